"""The mark of certification: who has it in lists, on the map and on profiles, and until when."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import certified_register as register
import pytest
from asf_register.public import public_view
from asf_register.root import Root
from asf_register.swedish import month
from asf_site.building.build import build
from asf_site.drawing.country_map import country_map
from asf_site.site import Site
from asf_site.theme import STATIC, THEME
from site_fixtures import DAY, BuiltSite

# Who has the mark on DAY, and the last day that it tells.
MARKED = {
    "angsbacken": date(2028, 10, 19),
    "bytta-namnet": date(2027, 5, 19),
    "cafe-exemplet": date(2027, 5, 19),
    "linas-tradgard": date(2027, 5, 19),
}
ROW = re.compile(r'<li class="hit"><h3><a href="/asf/([^/]+)/">.*?</li>', re.DOTALL)
MARK = re.compile(r'<p class="certified" data-to="([^"]+)">certifierad till ([^<]+)</p>')


def text_of(site: BuiltSite, path: str) -> str:
    return (site.public / path.strip("/") / "index.html").read_text("utf-8")


def marks(html: str) -> dict[str, list[tuple[str, str]]]:
    """By slug, the last day of each row's mark, and it in words."""
    return {row[1]: MARK.findall(row[0]) for row in ROW.finditer(html)}


def columns(site: BuiltSite) -> Any:
    (path,) = site.public.glob("data/*/columns.json")
    return json.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", ["/asf/", "/lan/gavleborg/", "/kommun/gavle/"])
def test_rows_of_the_certified_have_the_mark_and_no_others(certified: BuiltSite, path: str) -> None:
    shown = marks(text_of(certified, path))
    assert set(shown) == {e.slug for e in certified.listed}
    assert {slug: found for slug, found in shown.items() if found} == {
        slug: [(last.isoformat(), month(last))] for slug, last in MARKED.items()
    }


def test_the_lists_scripts_get_the_last_days(certified: BuiltSite) -> None:
    found = columns(certified)["columns"]["certifierad"]
    order = list(marks(text_of(certified, "/asf/")))
    assert found == [MARKED[s].toordinal() if s in MARKED else 0 for s in order]


def test_the_filter_counts_them(certified: BuiltSite, real: BuiltSite) -> None:
    (option,) = re.findall(
        r'name="certifierad" value="1"><span>([^<]+)</span> <span class="count">(\d+)',
        text_of(certified, "/asf/"),
    )
    assert option == ("Certifierade nu", str(len(MARKED)))
    assert columns(real)["columns"]["certifierad"] == [0] * len(real.listed)


def test_a_mark_is_never_colour_alone(certified: BuiltSite) -> None:
    """On the map a certified dot has a core, and says so; the legend shows which."""
    for path in ("/", "/asf/", "/lan/", "/lan/gavleborg/"):
        html = text_of(certified, path)
        assert html.count('<circle class="core"') == 1, path
        assert "<title>Gävle: 9 företag, minst ett certifierat</title>" in html
        assert re.search(r'<p class="legend" data-to="2028-10-19">[^<]+</p>', html)


def test_without_certificates_the_map_has_no_core(made_up: BuiltSite, real: BuiltSite) -> None:
    for site in (made_up, real):
        html = text_of(site, "/")
        assert "<circle" in html
        assert "core" not in html
        assert "legend" not in html


def test_a_dot_has_its_core_inside_itself(certified: BuiltSite) -> None:
    places = certified.register.vocabulary.municipalities
    drawn = country_map(places, dict.fromkeys(places, 3), {"2180": DAY})
    (gavle,) = [dot for dot in drawn.dots if dot.certified]
    assert gavle.name == "Gävle"
    assert 0 < gavle.core < gavle.radius
    assert drawn.certified == DAY


def test_the_home_page_tells_how_many(certified: BuiltSite, made_up: BuiltSite) -> None:
    assert f"är certifierade nu {len(MARKED)}" in certified.pages["/"].text
    assert "certifierade nu" not in made_up.pages["/"].text


# The profile.


@pytest.mark.parametrize("slug", MARKED)
def test_a_certified_profile_says_until_when_and_leads_to_the_certificate(
    certified: BuiltSite, slug: str
) -> None:
    page = certified.pages[f"/asf/{slug}/"]
    number = certified.register.state_of(slug, DAY).number
    assert f"certifierad till {month(MARKED[slug])}" in page.text
    assert f"/certifikat/{number}/" in page.links
    assert f"/certifikat/fraga/?vem={slug}" in page.links


@pytest.mark.parametrize(
    ("slug", "word", "reason"),
    [
        ("tvattstugan", "Vilande", "Skälet: Årsredovisningen saknas."),
        ("ekerns-cyklar", "Återkallat", "Skälet: Verksamheten har bytt inriktning."),
        ("sjobods-snickeri", "Utgånget", "gällde till och med 29 oktober 2026"),
    ],
)
def test_any_other_state_is_told_in_words_and_without_the_mark(
    certified: BuiltSite, slug: str, word: str, reason: str
) -> None:
    html = text_of(certified, f"/asf/{slug}/")
    assert f'<p class="state">{word}</p>' in html
    assert reason in certified.pages[f"/asf/{slug}/"].text
    assert 'class="certified"' not in html
    assert "certifierad till" not in html


def test_another_name_hides_the_mark_and_says_why(certified: BuiltSite) -> None:
    page = certified.pages["/asf/nya-namnet/"]
    html = text_of(certified, "/asf/nya-namnet/")
    assert "I intyget är namnet ett annat än här. Därför visas inte märket" in page.text
    assert "/certifikat/ASF-2025-007/" in page.links
    assert 'class="certified"' not in html


def test_what_a_source_can_no_longer_speak_for_is_told_without_a_mark(real: BuiltSite) -> None:
    page = real.pages["/asf/cafe-glastaket/"]
    assert "Registret saknar uppgift efter 30 juni 2021. Intyget från hösten 2019" in page.text
    assert "/certifikat/ASF-2019-H04/" in page.links
    html = text_of(real, "/asf/cafe-glastaket/")
    assert 'class="certified"' not in html
    assert "Utgånget" not in html


def test_who_never_had_a_certificate_has_nothing_said_about_it(certified: BuiltSite) -> None:
    assert (
        "certifi"
        not in text_of(certified, "/asf/utan-intyg/")
        .partition("<main")[2]
        .partition("</main")[0]
        .casefold()
    )


# Days.


@pytest.mark.parametrize(
    ("slug", "day", "until"),
    [
        ("cafe-exemplet", date(2025, 5, 19), None),
        ("cafe-exemplet", date(2025, 5, 20), date(2027, 5, 19)),
        ("cafe-exemplet", date(2027, 5, 19), date(2027, 5, 19)),
        ("cafe-exemplet", date(2027, 5, 20), None),
        ("tvattstugan", date(2026, 8, 31), date(2026, 8, 31)),
        ("tvattstugan", date(2026, 9, 1), None),
        ("linas-tradgard", date(2026, 2, 15), None),
        ("linas-tradgard", date(2026, 2, 16), date(2027, 5, 19)),
        # A renewal goes on where the one before it ends.
        ("angsbacken", date(2024, 10, 30), date(2028, 10, 19)),
        ("angsbacken", date(2019, 12, 12), date(2021, 6, 30)),
        ("angsbacken", date(2021, 7, 1), None),
        ("nya-namnet", date(2026, 1, 1), None),
        ("utan-intyg", date(2026, 1, 1), None),
    ],
)
def test_the_mark_holds_through_its_last_day(
    certified: BuiltSite, slug: str, day: date, until: date | None
) -> None:
    site = Site(public_view(certified.register), day)
    assert site.rows[slug].certified == until
    assert site.certified_until(site.register.enterprises[slug]) == until


def test_another_number_hides_the_mark_too(copy_of_certified: Root, certified: BuiltSite) -> None:
    path = copy_of_certified.enterprises / "cafe-exemplet.yaml"
    text = path.read_text("utf-8")
    other = register.organisation_number(77)
    path.write_text(text.replace(register.number_of("cafe-exemplet"), other), "utf-8")
    build(copy_of_certified, copy_of_certified.folder / "output", DAY)
    public = copy_of_certified.folder / "output" / "public"
    assert "cafe-exemplet" in [s for s, m in marks(text_of(certified, "/asf/")).items() if m]
    html = (public / "asf/index.html").read_text("utf-8")
    assert [s for s, m in marks(html).items() if m] == sorted(
        set(MARKED) - {"cafe-exemplet"}, key=list(marks(html)).index
    )
    profile = (public / "asf/cafe-exemplet/index.html").read_text("utf-8")
    assert "I intyget är organisationsnumret ett annat än här." in profile


def test_amber_means_certified_and_nothing_else() -> None:
    pages = [*STATIC.glob("*.css"), *THEME.glob("intranet/static/*.css")]
    styles = "".join(path.read_text("utf-8") for path in pages)
    using = re.findall(r"^([^{}\n]+)\{[^}]*var\(--amber", styles, re.MULTILINE)
    assert using
    about = re.compile(r"\.certified|\.core|\.legend|data-state=.certified")
    assert [rule for rule in using if not about.search(rule)] == []
