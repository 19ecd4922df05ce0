"""A profile: its figures over the years, where it delivers, what programs read of it, its print."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import zxingcpp
from asf_register.enterprise import Area, Figure, Offer, TargetGroupShare
from asf_register.public import public_view
from asf_register.site_settings import SiteSettings
from asf_register.vocabulary import Vocabulary
from asf_site.delivery.delivery_words import Deliveries
from asf_site.drawing.print_code import PrintCode, PrintCodes
from asf_site.output_file import PageHead
from asf_site.profile.profile_figures import ShownKind, shown_kinds
from asf_site.profile.target_group_share import shown_shares
from asf_site.site import Site
from asf_site.structured_data import data_block
from PIL import Image
from rdflib import RDF, Graph, Literal, Namespace
from site_fixtures import BuiltSite, Visitor
from site_page import SitePage, read_html

SCHEMA = Namespace("https://schema.org/")


# Figures.


@pytest.fixture(scope="module")
def words(made_up: BuiltSite) -> Vocabulary:
    return made_up.register.vocabulary


def figures(*told: tuple[int, float] | tuple[int, float, dict[str, Any]]) -> tuple[Figure, ...]:
    return tuple(
        Figure(kind="employed", year=one[0], value=one[1], source="Bokslut", **dict(*one[2:]))
        for one in told
    )


def shown(words: Vocabulary, *told: Any) -> ShownKind:
    (kind,) = shown_kinds(figures(*told), words)
    return kind


def years_under(svg: str) -> list[str]:
    return re.findall(r'y="89">(\d+)<', svg)


def bars_of(svg: str, look: str) -> list[str]:
    """Where the bars of a kind begin, from the left."""
    path = re.search(rf'<path class="{look}" d="([^"]+)"', svg)
    return re.findall(r"M([\d.]+) ", path[1]) if path else []


def test_nothing_is_drawn_of_one_single_value(words: Vocabulary) -> None:
    assert shown(words, (2025, 14)).series == ()
    assert shown(words, (2004, 20), (2025, 14)).series == (), "too far apart for one drawing"
    assert len(shown(words, (2024, 20), (2025, 14)).series) == 1
    one = TargetGroupShare(percent=62, date=date(2025, 11, 3), source="Intyg")
    shares = shown_shares([one])
    assert shares is not None
    assert shares.line is None
    assert shown_shares([]) is None


def test_a_missing_year_is_a_gap(words: Vocabulary) -> None:
    (series,) = shown(words, (2021, 5), (2023, 8), (2024, 9)).series
    assert years_under(series.chart.svg) == ["2021", "2022", "2023", "2024"]
    assert bars_of(series.chart.svg, "past") == ["6", "102"]
    assert bars_of(series.chart.svg, "now") == ["150"]


def test_figures_that_are_not_exact_are_outlined_and_said_to_be(words: Vocabulary) -> None:
    kind = shown(words, (2023, 9), (2024, 11, {"qualifier": "about"}), (2025, 14))
    (series,) = kind.series
    assert len(bars_of(series.chart.svg, "rough")) == 1
    assert len(bars_of(series.chart.svg, "past")) == 1
    assert kind.is_rough
    assert [point.text for point in kind.points] == ["14", "cirka 11", "9"]


def test_methods_are_never_joined_in_one_series(words: Vocabulary) -> None:
    kind = shown(
        words,
        (2022, 5, {"method": "A"}),
        (2023, 6, {"method": "A"}),
        (2023, 60, {"method": "B"}),
        (2024, 70, {"method": "B"}),
        (2025, 8),
    )
    assert [series.method for series in kind.series] == ["A", "B"]
    assert [years_under(s.chart.svg) for s in kind.series] == [["2022", "2023"], ["2023", "2024"]]
    assert len(kind.points) == 5, "the table has what no drawing can show"


def test_large_sums_are_drawn_in_millions_that_are_named(words: Vocabulary) -> None:
    kind = shown(words, (2024, 4_310_000), (2025, 3_000_000))
    assert kind.scale == "miljoner"
    assert ">4,3</text>" in kind.series[0].chart.svg


def test_the_share_is_a_line_beside_the_laws_30_per_cent() -> None:
    told = [
        TargetGroupShare(percent=percent, date=date(year, 11, 3), source="Intyg")
        for year, percent in ((2025, 62.5), (2023, 25), (2024, 58))
    ]
    shares = shown_shares(told)
    assert shares is not None
    assert [share.percent for share in shares.points] == [62.5, 58, 25]
    law = float(re.search(r'class="law" d="M0 ([\d.]+)', str(shares.line))[1])  # type: ignore[index]
    line = re.search(r'class="line" d="M([^"]+)"', str(shares.line))[1]  # type: ignore[index]
    heights = [float(point.split()[1]) for point in line.split("L")]
    assert heights[0] > law > heights[1] > heights[2], "the first one lies below the line"
    assert "lagens 30" in str(shares.line)


def test_each_chart_has_its_figures_in_a_table(made_up: BuiltSite) -> None:
    html = (made_up.public / "asf/angslyckan/index.html").read_text("utf-8")
    tables = re.findall(r"<details>.*?</details>", html, re.DOTALL)
    assert html.count('<svg class="bars"') == len(tables) == 2
    rows = [" ".join(re.sub("<[^>]+>", " ", row).split()) for row in tables[0].split("<tr>")]
    assert rows[2:] == [
        "2025 14 Årsredovisning 2025",
        "2024 cirka 11 angslyckan.example/bokslut-2024",
        "2023 9 Årsredovisning 2023",
    ]
    assert "30 procent" in read_html(html).text


# Where it delivers.


def delivered(site: BuiltSite, *areas: Area | None) -> list[tuple[str, str, tuple[str, ...]]]:
    register = public_view(site.register)
    offers = tuple(Offer(title=f"V{n}", area=area) for n, area in enumerate(areas, 1))
    one = replace(register.enterprises["angslyckan"], offers=offers)
    country = Site(register, site.day).market.matching.country
    return [(d.area, d.reach, d.offers) for d in Deliveries(register, country).of(one)]


def test_an_area_that_holds_for_all_is_told_once(made_up: BuiltSite) -> None:
    everywhere = Area(whole_country=True)
    assert delivered(made_up, everywhere, everywhere) == [("Hela landet", "", ())]
    assert delivered(made_up) == []


def test_areas_that_differ_say_what_is_delivered_where(made_up: BuiltSite) -> None:
    said = delivered(made_up, Area(whole_country=True), Area(regions=("20",)), None)
    assert said == [("Hela landet", "", ("V1",)), ("Dalarnas län", "", ("V2",))]


def test_a_circle_says_around_what_and_how_far_it_reaches(made_up: BuiltSite) -> None:
    (near,) = delivered(made_up, Area(radius_km=40))
    assert near[:2] == ("Inom 40 km från Falun", "Når Borlänge, Falun, Gagnef, Leksand och Säter")
    (far,) = delivered(made_up, Area(radius_km=120))
    assert re.fullmatch(r"Når \d+ kommuner i .+ och .+", far[1])


# The page.


def test_the_two_business_ideas_stand_side_by_side(made_up: BuiltSite) -> None:
    for slug, first, second in (
        ("angslyckan", "Det här säljer vi", "Det här gör vi för människor"),
        ("aaa-ur-kallor", "Det här säljer företaget", "Det här gör företaget för människor"),
    ):
        text = made_up.pages[f"/asf/{slug}/"].text
        assert text.index(first) < text.index(second)


def test_an_idea_that_nobody_has_told_of_keeps_its_place(real: BuiltSite) -> None:
    one = next(e for e in real.listed if e.offers and not e.integration_services)
    page = real.pages[f"/asf/{one.slug}/"]
    assert "Det här gör företaget för människor Ingen uppgift. Lägg till" in page.text
    assert {"sells", "serves"} <= page.ids


def test_sites_lead_to_their_municipality(made_up: BuiltSite) -> None:
    page = made_up.pages["/asf/angslyckan/"]
    assert "Lyckans växthus Provvägen 2, 78330, Säter, Säter" in page.text
    assert "/kommun/sater/" in page.links
    assert "/asf/angslyckans-tvatteri/" in page.links


def test_who_confirmed_stands_beside_the_way_to_change(made_up: BuiltSite) -> None:
    text = made_up.pages["/asf/angslyckan/"].text
    assert "Senast bekräftat 2 mars 2026 av företaget Föreslå en ändring" in text
    unsaid = made_up.pages["/asf/aaa-ur-kallor/"].text
    assert "inte bekräftade av företaget. Är det ert företag?" in unsaid
    assert "Bekräftelse Inte bekräftat Föreslå en ändring" in unsaid


# Structured data.


def things(page: SitePage) -> dict[str, Any]:
    (told,) = page.data
    return {thing["@type"]: thing for thing in told.get("@graph", [told])}


def graph(told: Any) -> Graph:
    """The data as an independent library reads them; it can't fetch the context, so it is given."""
    within = {**told, "@context": {"@vocab": str(SCHEMA)}}
    return Graph().parse(data=json.dumps(within), format="json-ld")


def test_a_profile_tells_programs_what_it_tells_people(made_up: BuiltSite) -> None:
    page = made_up.pages["/asf/angslyckan/"]
    record = next(e for e in made_up.listed if e.slug == "angslyckan")
    told = things(page)["LocalBusiness"]
    address = made_up.register.site.address
    assert told["@id"] == f"{address}/asf/angslyckan/#foretag"
    assert told["url"] == f"{address}/asf/angslyckan/"
    assert (told["name"], told["telephone"], told["email"], told["sameAs"]) == (
        record.name,
        record.phone,
        record.email,
        record.website,
    )
    assert told["identifier"]["value"] == record.organisation_number
    assert told["address"]["streetAddress"] == "Provgatan 1"
    assert [offer["name"] for offer in told["makesOffer"]] == [o.title for o in record.offers]
    assert told["makesOffer"][1]["areaServed"][0]["name"] == "Dalarnas län"
    assert told["knowsAbout"][0] in page.text
    assert told["subOrganization"][0]["@id"] == f"{address}/asf/angslyckans-tvatteri/#foretag"
    said = [value for value in texts_in(told) if "://" not in value and value != "SE"]
    assert len(said) > 20
    fixed = {"organisationsnummer", "Sverige"}
    shown_text = page.text.replace("\u00ad", "").lower()
    assert [v for v in said if v.lower() not in shown_text and v not in fixed] == []


def texts_in(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [text for key, one in value.items() if key != "@type" for text in texts_in(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts_in(one)]
    return [value] if isinstance(value, str) else []


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")
def test_an_independent_library_reads_the_same(made_up: BuiltSite, certified: BuiltSite) -> None:
    profile = made_up.pages["/asf/angslyckan/"]
    read = graph(profile.data[0])
    (me,) = read.subjects(RDF.type, SCHEMA.LocalBusiness)
    assert str(me).endswith("/asf/angslyckan/#foretag")
    assert (me, SCHEMA.name, Literal("Ängslyckan")) in read
    assert len(list(read.objects(me, SCHEMA.makesOffer))) == 5
    crumbs = list(read.objects(None, SCHEMA.position))
    assert sorted(map(int, crumbs)) == [1, 2, 3]
    post = graph(made_up.pages["/marknad/fika-i-dag/"].data[0])
    (demand,) = post.subjects(RDF.type, SCHEMA.Demand)
    (asker,) = post.subjects(SCHEMA.seeks, demand)
    assert (asker, SCHEMA.name, Literal("Provverket")) in post
    number = str(certified.register.state_of("cafe-exemplet", certified.day).number)
    paper = graph(certified.pages[f"/certifikat/{number}/"].data[0])
    assert list(paper.subjects(SCHEMA.certificationIdentification, Literal(number)))
    assert (None, SCHEMA.certificationStatus, Literal(f"{SCHEMA}CertificationActive")) in paper


def test_the_mark_is_told_with_its_last_day(certified: BuiltSite) -> None:
    told = next(
        thing
        for kind, thing in things(certified.pages["/asf/cafe-exemplet/"]).items()
        if kind in ("Organization", "LocalBusiness")
    )
    assert told["hasCertification"]["expires"] == "2027-05-19"


def test_the_home_page_tells_how_one_searches(made_up: BuiltSite) -> None:
    action = things(made_up.pages["/"])["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"].endswith("/asf/?q={search_term_string}")


def test_pages_that_searches_leave_out_tell_nothing(made_up: BuiltSite, real: BuiltSite) -> None:
    for site in (made_up, real):
        left_out = [p for p in site.pages.values() if p.metas.get("robots") == "noindex"]
        assert left_out
        assert [page for page in left_out if page.data] == []


def test_what_others_have_written_cannot_end_the_data() -> None:
    site = SiteSettings(
        title="x", address="https://x.example", organisation="y", contact="z@x.example"
    )
    evil = "</script><!--<script>\u2028\u2029&amp;"
    thing = {"@type": "Thing", "name": evil}
    head = PageHead(title="t", summary="s", url="/", kind="k", things=[thing])
    block = str(data_block(head, site))
    assert block.count("<") == block.count(">") == 2
    assert not {"\u2028", "\u2029", "&"} & set(block)
    (told,) = read_html(block).data
    assert told["name"] == evil


def test_a_browser_finds_no_fault_with_the_data(made_up: BuiltSite, visitor: Visitor) -> None:
    """The visitor would notice a breach of the policy."""
    page = visitor.open(made_up, "/asf/angslyckan/")
    assert page.locator('script[type="application/ld+json"]').count() == 1
    assert page.locator(".code").is_hidden()
    page.emulate_media(media="print")
    assert page.locator(".code").is_visible()
    assert page.get_by_text(f"{made_up.register.site.address}/asf/angslyckan/").first.is_visible()


# The code on the printed page.


def decoded(code: PrintCode) -> str:
    scale, margin = 4, 4
    size = (code.size + 2 * margin) * scale
    picture = Image.new("L", (size, size), 255)
    x, y = 0, 0
    for step in re.findall(r"h\d+|m-?\d+ \d+", code.path):
        if step[0] == "h":
            box = [(n + margin) * scale for n in (x, y, x + int(step[1:]), y + 1)]
            picture.paste(0, (box[0], box[1], box[2], box[3]))
            x += int(step[1:])
        else:
            across, down = map(int, step[1:].split())
            x, y = x + across, y + down
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)


@pytest.mark.parametrize("slug", ["a", "basta", "kafe-4-an", "x" * 31, "w9-" * 25, "z" * 100])
def test_the_code_reads_back_as_the_pages_address(slug: str) -> None:
    start = "https://asf-listan.example/asf/"
    assert decoded(PrintCodes(start).code(slug)) == f"{start}{slug}/"


def test_every_profile_carries_the_code_of_its_own_address(made_up: BuiltSite) -> None:
    codes = PrintCodes(f"{made_up.register.site.address}/asf/")
    for enterprise in made_up.shown:
        html = (made_up.public / "asf" / enterprise.slug / "index.html").read_text("utf-8")
        assert f'<path d="{codes.code(enterprise.slug).path}"/>' in html
