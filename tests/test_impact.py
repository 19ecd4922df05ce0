"""«Samhällsnytta i siffror»: the rules of counting, and the page that they make."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from asf_register.enterprise import (
    Closed,
    Enterprise,
    Figure,
    Offer,
    Qualifier,
    SocialValue,
    Source,
)
from asf_register.register import Register
from asf_site.impact.ages import ages
from asf_site.impact.chart import Shown, chart_across, chart_upright
from asf_site.impact.gains import gains
from asf_site.impact.grouping import grouped
from asf_site.impact.page import Impact, impact_of, made_of
from asf_site.impact.population import population
from asf_site.impact.published import published
from asf_site.impact.totals import Kind, Part, kinds_said, middle, total
from asf_site.site import Site
from hypothesis import given
from hypothesis import strategies as st
from site_fixtures import DESKTOP, PHONE, BuiltSite, Visitor

DAY = date(2026, 11, 21)
SHARES = frozenset({"wage-share"})


def figure(
    value: float,
    year: int = 2025,
    kind: str = "employed",
    qualifier: Qualifier = "exact",
    method: str | None = None,
) -> Figure:
    return Figure(
        kind=kind,
        year=year,
        value=value,
        source="Årsredovisning",
        qualifier=qualifier,
        method=method,
    )


def enterprise(slug: str, *figures: Figure, **more: Any) -> Enterprise:
    known = {"name": slug.title(), "region": "21", "listing": "consented", **more}
    return Enterprise(slug=slug, social_value=SocialValue(figures=figures), **known)


def kind_of(*enterprises: Enterprise, kind: str = "employed") -> Kind:
    return kinds_said(population(enterprises).wholes, SHARES, DAY.year).get(kind, Kind({}))


def sum_of(*enterprises: Enterprise, year: int = 2025) -> str:
    return total(kind_of(*enterprises).comparable(year).values()).text("")


@pytest.fixture
def page_of(real: BuiltSite) -> Any:
    """What the page shows of some enterprises, on the day of the tests."""

    def impact(enterprises: Sequence[Enterprise]) -> Impact:
        return impact_of(site_of(real.register, enterprises))

    return impact


def site_of(register: Register, enterprises: Sequence[Enterprise]) -> Site:
    return Site(replace(register, enterprises={e.slug: e for e in enterprises}), DAY)


# Who is counted


def test_only_who_stands_in_the_list_by_consent_is_counted() -> None:
    known_from_sources = enterprise("b", figure(100), listing="sources")
    assert sum_of(enterprise("a", figure(5)), known_from_sources) == "5"


def test_one_that_closed_counts_until_it_did() -> None:
    closed = Closed(date=date(2024, 3, 1), source="Bolagsverket")
    gone = enterprise("a", figure(7, 2023), figure(6, 2024), figure(5, 2025), closed=closed)
    [whole] = population([gone]).wholes
    assert [whole.existed_in(year) for year in (2023, 2024, 2025)] == [True, True, False]
    assert not whole.is_open
    assert [sum_of(gone, year=year) for year in (2023, 2024, 2025)] == ["7", "6", "0"]


def test_one_counts_from_when_it_was_founded_or_always_where_nobody_knows() -> None:
    young, unknown = population([enterprise("a", founded=2024), enterprise("b")]).wholes
    assert [young.existed_in(year) for year in (2023, 2024)] == [False, True]
    assert unknown.existed_in(1990)


def test_a_unit_is_not_counted_beside_what_it_is_part_of() -> None:
    parent = enterprise("a", figure(20))
    unit = enterprise("b", figure(8), part_of="a")
    assert len(population([parent, unit]).wholes) == 1
    assert sum_of(parent, unit) == "20"


def test_units_stand_for_a_whole_that_has_not_said_as_a_least_number() -> None:
    parent = enterprise("a", figure(20, 2024))
    units = [enterprise("b", figure(8), part_of="a"), enterprise("c", figure(5), part_of="a")]
    assert sum_of(parent, *units) == "minst 13"
    assert sum_of(parent, *units, year=2024) == "20"
    within = enterprise("d", figure(3), part_of="b")
    assert sum_of(parent, *units, within) == "minst 13"


def test_units_that_count_in_different_ways_do_not_stand_for_the_whole() -> None:
    parent = enterprise("a")
    half = enterprise("b", figure(8, method="Heltider"), part_of="a")
    other = enterprise("c", figure(5), part_of="a")
    assert sum_of(parent, half, other) == "0"


def test_shares_of_units_do_not_stand_for_the_whole() -> None:
    unit = enterprise("b", figure(60, kind="wage-share"), part_of="a")
    assert kind_of(enterprise("a"), unit, kind="wage-share").by_year == {}


def test_a_unit_of_one_that_is_not_counted_counts_for_itself() -> None:
    parent = enterprise("a", figure(20), listing="sources")
    assert sum_of(parent, enterprise("b", figure(8), part_of="a")) == "8"


def test_figures_of_years_to_come_are_not_counted() -> None:
    assert kind_of(enterprise("a", figure(5, 2027))).by_year == {}


# What may be added


@pytest.mark.parametrize(
    ("qualifiers", "said"),
    [
        (["exact", "exact"], "10"),
        (["exact", "about"], "cirka 10"),
        (["exact", "at_least"], "minst 10"),
        (["about", "at_least"], "minst 10"),
    ],
)
def test_a_sum_is_no_surer_than_its_parts(qualifiers: list[Qualifier], said: str) -> None:
    assert total(Part(5, qualifier) for qualifier in qualifiers).text("") == said


def test_only_figures_by_the_method_that_most_use_are_added() -> None:
    usual = [enterprise(slug, figure(10)) for slug in "abc"]
    odd = enterprise("d", figure(99, method="Bara heltidsanställda är räknade."))
    kind = kind_of(*usual, odd)
    assert total(kind.comparable(2025).values()).text("") == "30"
    assert kind.otherwise(2025) == 1


def test_the_same_method_is_the_same_however_it_is_written() -> None:
    said = ["Årsmedeltal.", "årsmedeltal", " Årsmedeltal "]
    ways = [enterprise(slug, figure(10, method=way)) for slug, way in zip("abc", said, strict=True)]
    assert sum_of(*ways) == "30"


def test_of_shares_the_middle_is_told() -> None:
    assert middle(Part(value, "exact") for value in (40, 90, 55)).value == 55


def test_gains_by_different_methods_are_never_added() -> None:
    said = [("Kalkyl A", value) for value in (100_000, 123_456, 900_000)]
    said += [("Kalkyl B", value) for value in (5_000_000, 6_000_000, 7_000_000)]
    said += [("Kalkyl C", 1), ("Kalkyl D", 2)]
    enterprises = [
        enterprise(f"e{index}", figure(value, kind="socioeconomic-gain", method=method))
        for index, (method, value) in enumerate(said)
    ]
    shown, others = gains(kind_of(*enterprises, kind="socioeconomic-gain"), 2020)
    assert [(gain.method, gain.rests_on, gain.middle) for gain in shown] == [
        ("Kalkyl A", 3, "cirka 120\u202f000\u202fkr"),
        ("Kalkyl B", 3, "cirka 6\u202f000\u202f000\u202fkr"),
    ]
    assert others.startswith("2 företag har räknat på 2 sätt")


def test_a_gain_is_the_latest_of_each_enterprise_and_a_spread_takes_twelve() -> None:
    def said(count: int) -> Kind:
        return kind_of(
            *(
                enterprise(
                    f"e{index}",
                    figure(10_000_000, 2023, "socioeconomic-gain", method="A"),
                    figure((index + 1) * 100_000, 2025, "socioeconomic-gain", method="A"),
                )
                for index in range(count)
            ),
            kind="socioeconomic-gain",
        )

    [gain], _ = gains(said(11), 2020)
    assert (gain.rests_on, gain.years, gain.spread) == (11, "2025", "")
    [gain], _ = gains(said(13), 2020)
    assert gain.spread == "400\u202f000\u202fkr och 1\u202f000\u202f000\u202fkr"


# Small groups


def test_small_groups_are_put_together() -> None:
    shown = grouped({"a": 9, "b": 2, "c": 1, "d": 0})
    assert (shown.alone, set(shown.together)) == (("a",), {"b", "c"})


def test_a_single_small_group_takes_the_smallest_other_along() -> None:
    shown = grouped({"a": 9, "b": 4, "c": 2})
    assert (shown.alone, set(shown.together)) == (("a",), {"b", "c"})


def test_too_few_in_all_are_not_shown_at_all() -> None:
    assert grouped({"a": 1, "b": 1}) == grouped({})


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 8), max_size=12))
def test_what_is_hidden_is_never_what_remains_of_the_total(sizes: dict[str, int]) -> None:
    shown = grouped(sizes)
    assert all(sizes[key] >= 3 for key in shown.alone)
    remains = sum(sizes.values()) - sum(sizes[key] for key in shown.alone)
    together = sum(sizes[key] for key in shown.together)
    assert together in (0, remains)
    assert together == 0 or (together >= 3 and len(shown.together) > 1)
    if shown.alone:
        assert remains == together


def test_a_region_with_few_is_shown_with_others(page_of: Any) -> None:
    sizes = {"21": 4, "01": 3, "09": 1, "10": 1, "12": 2}
    enterprises = [
        enterprise(
            f"e-{region}-{index}", figure(10), region=region, industries=("cafe-restaurant",)
        )
        for region, size in sizes.items()
        for index in range(size)
    ]
    impact = page_of(enterprises)
    [by_region] = [c for s in impact.sections for c in s.charts if c.id == "anstallda-lan"]
    assert by_region.rows == [
        ("Gävleborgs län", "40", "4 av 4"),
        ("Stockholms län", "30", "3 av 3"),
        ("Övriga län", "40", "4 av 4"),
    ]
    assert by_region.finding == (
        "Flest anställda år 2025 fanns i Gävleborgs län: 40, i 4 av 4 företag."
    )
    assert by_region.unknown[0].startswith("Övriga län: Blekinge län, Gotlands län, Skåne län.")


def test_every_enterprise_is_in_one_industry(page_of: Any) -> None:
    offers = tuple(Offer(title=title, industry="catering") for title in ("Lunch", "Fika"))
    three = [
        enterprise(
            f"e{index}", figure(10), industries=("cafe-restaurant", "catering"), offers=offers
        )
        for index in range(3)
    ]
    impact = page_of(
        [*three, *(enterprise(f"f{i}", figure(1), industries=("cafe-restaurant",)) for i in "abc")]
    )
    [chart] = [c for s in impact.sections for c in s.charts if c.id == "anstallda-bransch"]
    assert [(row[0], row[1]) for row in chart.rows] == [
        ("Catering", "30"),
        ("Café och restaurang", "3"),
    ]


def test_a_year_with_few_is_left_out_and_said_to_be(page_of: Any) -> None:
    figures = [figure(10, 2023), figure(11, 2025)]
    impact = page_of(
        [enterprise(slug, *figures) for slug in "abc"] + [enterprise("d", figure(1, 2024))]
    )
    [chart] = [c for s in impact.sections for c in s.charts if c.id == "anstallda-ar"]
    assert [row[0] for row in chart.rows] == ["2023", "2025"]
    assert "För 2024 har färre än tre företag lämnat siffran." in chart.unknown


def test_a_change_is_told_of_the_same_enterprises_only(page_of: Any) -> None:
    both = [enterprise(slug, figure(10, 2024), figure(12, 2025)) for slug in "abc"]
    new = [enterprise(f"n{slug}", figure(100, 2025)) for slug in "abc"]
    findings = {
        few: next(
            chart.finding
            for section in page_of([*both, *new[:few]]).sections
            for chart in section.charts
            if chart.id == "anstallda-ar"
        )
        for few in (0, 1, 3)
    }
    change = (
        "I de 3 företag som har lämnat siffran för både 2024 och 2025 gick antalet från 30 till 36."
    )
    assert findings[0] == f"År 2025 hade 3 av 3 företag tillsammans 36 anställda. {change}"
    # With one new enterprise, its figure would be what differs from the year's sum.
    assert findings[1] == "År 2025 hade 4 av 4 företag tillsammans 136 anställda."
    assert findings[3].endswith(change)


def test_every_sum_says_what_it_rests_on_and_what_is_not_known(page_of: Any) -> None:
    enterprises = [
        enterprise("a", figure(10, qualifier="about")),
        enterprise("b", figure(10, qualifier="at_least")),
        enterprise("c", figure(10)),
        enterprise("d", figure(10, method="Heltider")),
        enterprise("e"),
    ]
    impact = page_of(enterprises)
    [chart] = [c for s in impact.sections for c in s.charts if c.id == "anstallda-ar"]
    assert chart.rows == [("2025", "minst 30", "3 av 5")]
    assert chart.unknown == [
        "I summan för 2025 är 1 siffra ungefärlig och 1 siffra ett minsta tal.",
        "1 företag har räknat på ett annat sätt 2025 och är inte med i summan.",
    ]
    [employed] = [n for n in impact.numerals if n.title == "Anställda"]
    assert (employed.text, employed.rests) == ("minst 30", "2025, 3 av 5 företag")


def test_nothing_is_added_up_of_two(page_of: Any) -> None:
    impact = page_of([enterprise(slug, figure(10)) for slug in "ab"])
    assert (impact.sections, impact.numerals, impact.more) == ([], [], [])


# What sources say


def test_figures_from_sources_stand_one_by_one(real: BuiltSite) -> None:
    kinds = real.register.vocabulary.figure_kinds
    old = enterprise("a", figure(20, 2008, qualifier="about"), listing="sources")
    newer = enterprise("b", figure(35, 2012), figure(85, 2016), listing="sources")
    said = published([old, newer, enterprise("c", figure(1))], kinds)
    assert said is not None
    [(title, figures)] = said.by_kind
    assert title == "Anställda"
    assert [(f.name, f.year, f.text) for f in figures] == [
        ("B", 2016, "85"),
        ("B", 2012, "35"),
        ("A", 2008, "cirka 20"),
    ]
    assert (said.enterprises, said.figures, said.first, said.last) == (2, 3, 2008, 2016)


def test_how_old_sources_are_is_told_of_groups_only() -> None:
    years = [2016, 2017, 2018, 2019, 2008, 2012]
    from_sources = [
        enterprise(
            f"e{index}",
            listing="sources",
            sources=(Source(url="https://a.example", supports="Namn", year=year),),
        )
        for index, year in enumerate(years)
    ]
    undated = Source(url="https://a.example", supports="Namn", read=2026)
    chart = ages([*from_sources, enterprise("u", listing="sources", sources=(undated,))])
    assert chart is None or all(int(row[1]) >= 3 for row in chart.rows)
    assert ages(from_sources[:2]) is None
    chart = ages(from_sources[:4])
    assert chart is not None
    assert chart.rows == [("2015–2019", "4")]


# The charts


def test_a_chart_says_each_label_and_value_as_text_and_its_lengths_are_in_proportion() -> None:
    bars = [Shown("Skåne <län>", 120, "minst 120"), Shown("Gotland", 30, "30"), Shown("X", 0, "0")]
    across = str(chart_across(bars, "told"))
    assert [float(w) for w in re.findall(r'width="([\d.]+)%" height', across)] == [100, 100, 25, 0]
    assert re.findall(r">([^<\n]+)</text>", across) == [
        "Skåne &lt;län&gt;",
        "minst 120",
        "Gotland",
        "30",
        "X",
        "0",
    ]
    upright = str(chart_upright(bars, "told"))
    tall = [float(h) for h in re.findall(r'<rect [^>]*height="([\d.]+)"', upright)]
    assert tall == [150, 37.5, 0]
    for chart in (across, upright):
        assert 'role="img"' in chart
        assert 'aria-labelledby="told"' in chart
        assert not re.search(r"style|script|<!--|<title|class=\"rect", chart)


# The page


class _Charts(HTMLParser):
    """The ids that charts are told by, and how many tables and captions there are."""

    def __init__(self) -> None:
        super().__init__()
        self.told_by: list[str] = []
        self.tables = 0
        self.captions = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "svg" and "chart" in (values.get("class") or ""):
            self.told_by.append(values["aria-labelledby"] or "")
        self.tables += tag == "table"
        self.captions += tag == "caption"
        if tag == "th":
            assert values.get("scope") in ("row", "col")


def test_every_chart_has_a_sentence_and_a_table(real: BuiltSite, made_up: BuiltSite) -> None:
    for site in (real, made_up):
        text = (site.public / "samhallsnytta" / "index.html").read_text("utf-8")
        reader = _Charts()
        reader.feed(text)
        assert set(reader.told_by) <= site.pages["/samhallsnytta/"].ids
        assert reader.tables == reader.captions
        assert reader.tables >= len(reader.told_by)
    assert "kallor-ar" in real.pages["/samhallsnytta/"].ids


def test_the_page_of_a_register_from_sources_adds_nothing_up(real: BuiltSite) -> None:
    text = real.pages["/samhallsnytta/"].text
    assert "Inget företag i listan har lämnat egna siffror än" in text
    assert "läggs därför inte ihop" in text
    figures = [f for e in real.listed for f in e.social_value.figures]
    assert figures
    for value in {f.value for f in figures}:
        assert f"{value:g}" in text
    assert "tillsammans" not in text.partition("Så räknar vi")[0]


def test_unlisted_enterprises_change_nothing(made_up: BuiltSite) -> None:
    unlisted = [e for e in made_up.register if e.listing == "unlisted"]
    assert unlisted
    text = made_up.pages["/samhallsnytta/"].text
    assert not [e.name for e in unlisted if e.name in text]


def test_the_page_is_made_anew_only_where_something_that_it_counts_changed(real: BuiltSite) -> None:
    listed = [enterprise("a", figure(10)), enterprise("b", figure(5))]
    before = made_of(site_of(real.register, listed))
    told = [replace(listed[0], phone="0701740605", description="Nytt"), listed[1]]
    assert made_of(site_of(real.register, told)) == before
    for changed in (
        enterprise("a", figure(11)),
        replace(listed[0], region="01"),
        replace(listed[0], closed=Closed(date=DAY, source="Bolagsverket")),
        replace(listed[0], listing="sources"),
    ):
        assert made_of(site_of(real.register, [changed, listed[1]])) != before


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_fits_any_width_and_its_charts_are_drawn(
    made_up: BuiltSite, visitor: Visitor, dark: bool
) -> None:
    for width in (320, PHONE, DESKTOP):
        page = visitor.open(made_up, "/samhallsnytta/", width=width, dark=dark)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
