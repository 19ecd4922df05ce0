"""What is open on the market is seen where it matters: profiles, places, industries, the home page.

And in the search, and in the sitemap.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from asf_register.root import Root
from asf_register.site_addresses import OWN
from asf_site.building.build import build
from asf_site.building.live import LiveSite
from playwright.sync_api import expect
from site_fixtures import DAY, MADE_UP, BuiltSite, Visitor, at
from site_page import SitePage, read_site_page

from benchmarks.weight import weight

MOST_OF_A_PROFILE = 20 * 1024
ASKED = "Öppna förfrågningar för er"


def posts_on(page: SitePage) -> list[str]:
    """The posts that a page links to, in order; the market has pages of the site's own too."""
    to_posts = (link for link in page.links if link not in OWN)
    links = (re.fullmatch(r"/marknad/([^/?#]+)/", link) for link in to_posts)
    return [link[1] for link in links if link]


def profile(site: BuiltSite, slug: str) -> SitePage:
    return site.pages[f"/asf/{slug}/"]


# Profiles.


def test_an_enterprise_sees_what_it_can_answer_and_why(made_up: BuiltSite) -> None:
    page = profile(made_up, "cafe-aao-och-e")
    assert ASKED in page.text
    assert "fika-i-dag" in posts_on(page)
    assert re.search(
        r"Provverket\. (Levererar|Arbetar med) .+ i Göteborg[^.]*\. "
        r"Svara senast 21 november 2026 kl\. 15\.30",
        page.text,
    )


def test_one_that_can_answer_nothing_can_still_follow(made_up: BuiltSite) -> None:
    page = profile(made_up, "kafe-solglimt")
    assert ASKED not in page.text
    assert "Följ nya förfrågningar för er: Atom" in page.text
    assert "/asf/kafe-solglimt/marknad.atom" in page.links
    assert "/asf/kafe-solglimt/marknad.ics" in page.links


def test_its_own_posts_stand_there_while_they_are_open(made_up: BuiltSite) -> None:
    """A post written with an earlier address counts too."""
    page = profile(made_up, "angslyckan")
    assert "Det här söker och erbjuder vi nu" in page.text
    assert {"gemensamt-anbud-i-falun", "vaxter-till-salu"} <= set(posts_on(page))
    assert "Det här söker vi nu" in profile(made_up, "kafe-solglimt").text


def test_what_it_has_won_stands_there_too(made_up: BuiltSite) -> None:
    for slug, post in (
        ("cafe-aao-och-e", "matsal-med-avtal"),
        ("kafe-solglimt", "tak-over-natten"),
    ):
        page = profile(made_up, slug)
        assert "Avtal som vi har fått" in page.text
        assert post in posts_on(page)


def test_entries_from_sources_do_not_speak_as_we(made_up: BuiltSite) -> None:
    page = profile(made_up, "aaa-ur-kallor")
    assert "Öppna förfrågningar som passar" in page.text
    assert ASKED not in page.text


def test_a_closed_enterprise_is_asked_nothing(made_up: BuiltSite) -> None:
    closed = [e for e in made_up.shown if e.closed]
    assert closed
    for enterprise in closed:
        page = profile(made_up, enterprise.slug)
        assert posts_on(page) == []
        assert "Följ nya" not in page.text
        assert not any(link.endswith((".atom", ".ics")) for link in page.links)


def test_no_more_than_three_stand_there_with_a_way_to_the_rest(busy: BuiltSite) -> None:
    page = profile(busy, "cafe-aao-och-e")
    fitting = [post for post in posts_on(page) if post in {*LUNCHES, "fika-i-dag"}]
    assert fitting == ["lunch-1", "lunch-2", "lunch-3"], "the best fit, and then the first deadline"
    assert "5 till passar också" in page.text
    assert "/marknad/?bransch=cafe-och-restaurang" in page.links


def test_what_asks_for_more_than_it_has_is_not_for_it(busy: BuiltSite) -> None:
    """Ängslyckan has shown 62.5 per cent; 99 are asked for. Its neighbour has shown nothing."""
    assert "for-manga" not in posts_on(profile(busy, "angslyckan"))
    feed = (busy.public / "asf/angslyckan/marknad.atom").read_text("utf-8")
    assert "tradgardar-i-falun" in feed
    assert "for-manga" not in feed


@pytest.mark.parametrize("site", ["made_up", "busy", "real"])
def test_a_profile_weighs_no_more_than_it_may(site: str, request: pytest.FixtureRequest) -> None:
    built: BuiltSite = request.getfixturevalue(site)
    # Two of the made-up register are as long as the schema lets them be.
    usual = [e.slug for e in built.shown if len(e.name) < 60]
    assert len(usual) > 5
    heavy = {slug: weight(built.public, f"/asf/{slug}/") for slug in usual}
    assert [slug for slug, bytes_ in heavy.items() if bytes_ > MOST_OF_A_PROFILE] == []


def test_what_has_closed_since_the_site_was_built_is_put_away(
    made_up: BuiltSite, traveller: Visitor
) -> None:
    page = traveller.open(made_up, "/asf/angslyckan/", before=at("2026-11-28T09:00:00Z"))
    expect(page.get_by_role("link", name="Vem vill lämna anbud")).to_be_hidden()
    expect(page.get_by_role("link", name="Plantor till våren")).to_be_visible()
    page = traveller.open(made_up, "/asf/cafe-aao-och-e/", before=at("2026-11-22T09:00:00Z"))
    expect(page.get_by_role("heading", name=ASKED)).to_be_hidden()


# Places and industries.


def test_a_region_shows_the_first_deadlines_and_leads_to_the_rest(busy: BuiltSite) -> None:
    page = busy.pages["/lan/vastra-gotaland/"]
    assert posts_on(page) == ["fika-i-dag", "lunch-1", "lunch-2", "lunch-3", "lunch-4"]
    assert "9 öppna annonser" in page.text
    assert "Se alla 9" in page.text
    assert "/marknad/?lan=vastra-gotaland" in page.links


def test_a_region_without_posts_says_so_and_can_be_followed(certified: BuiltSite) -> None:
    page = certified.pages["/lan/gotland/"]
    assert "Öppna annonser i Gotlands län Inga just nu" in page.text
    assert {"/lan/gotland/marknad.atom", "/lan/gotland/marknad.ics"} <= set(page.links)


def test_a_municipality_shows_what_reaches_it(made_up: BuiltSite) -> None:
    falun = posts_on(made_up.pages["/kommun/falun/"])
    assert {"gemensamt-anbud-i-falun", "tradgardar-i-falun", "vaxter-till-salu"} <= set(falun)
    assert "skor-i-lappland" not in falun
    assert "skor-i-lappland" in posts_on(made_up.pages["/kommun/arvidsjaur/"])
    assert "fika-i-dag" in posts_on(made_up.pages["/kommun/molndal/"]), "within 20 km of Göteborg"


def test_an_industry_shows_its_own(made_up: BuiltSite) -> None:
    assert posts_on(made_up.pages["/bransch/tvatteri/"]) == [
        "gemensamt-anbud-i-falun",
        "tradgardar-i-falun",
    ]
    assert "Inga just nu" in made_up.pages["/bransch/hunddagis/"].text


def test_pages_of_places_and_industries_tell_readers_of_their_feeds(made_up: BuiltSite) -> None:
    for path in ("/lan/dalarna/", "/bransch/tvatteri/", "/asf/angslyckan/"):
        html = (made_up.public / path.strip("/") / "index.html").read_text("utf-8")
        links = re.findall(r'<link rel="alternate"[^>]*>', html)
        assert all('type="application/atom+xml"' in link for link in links)
        (market,) = (link for link in links if f'href="{path}marknad.atom"' in link)
        assert 'title="Öppna annonser' in market


# The home page, the search, the sitemap.


def test_the_home_page_counts_what_is_asked_for(busy: BuiltSite) -> None:
    """An offer asks for nothing."""
    page = busy.pages["/"]
    asks = [
        post
        for name, post in busy.register.posts.items()
        if post.is_open(DAY) and post.kind not in ("offer", "surplus")
    ]
    assert f"Gör affärer {len(asks)} öppna förfrågningar" in page.text
    assert "/marknad/" in page.links


def test_a_post_is_found_by_what_its_industry_is_called_otherwise(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(made_up, "/asf/?q=tvättning")
    group = page.locator("#pages")
    expect(group.get_by_role("heading", name="Annonser")).to_be_visible()
    expect(group.get_by_role("link", name="Skötsel av grönytor")).to_be_visible()


def test_a_place_in_the_question_narrows_the_posts_too(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(made_up, "/asf/?q=städning+falun")
    links = page.locator("#pages a")
    expect(links.filter(has_text="Vem vill lämna anbud")).to_be_visible()
    expect(links.filter(has_text="Skor lagas i Lappland")).to_have_count(0)
    page = visitor.open(made_up, "/asf/?q=städning+arvidsjaur")
    expect(page.locator("#pages a").filter(has_text="Skor lagas i Lappland")).to_be_visible()


def test_enterprises_come_before_posts(made_up: BuiltSite, visitor: Visitor) -> None:
    """Whoever looks for a supplier finds one first."""
    page = visitor.open(made_up, "/asf/?q=trädgård")
    expect(page.locator("#pages")).to_be_visible()
    expect(page.locator("#hits ~ #pages")).to_have_count(1)


def test_the_sitemap_has_posts_that_can_be_answered_or_tell_how_it_went(
    made_up: BuiltSite,
) -> None:
    sitemap = (made_up.public / "sitemap.xml").read_text("utf-8")
    named = set(re.findall(r"/marknad/([^/<]+)/<", sitemap))
    assert {"fika-i-dag", "matsal-med-avtal", "affar-fran-forr"} <= named
    assert not {"stangd-upphandling", "partnerskap-avbrutet", "kommer-senare"} & named


# A site that follows its register.


def test_a_post_that_is_saved_stands_on_every_page_it_concerns(
    copy_of_made_up: Root, tmp_path: Path
) -> None:
    live = LiveSite(copy_of_made_up, tmp_path / "output", DAY)
    public = tmp_path / "output" / "public"
    pages = ("asf/cafe-aao-och-e", "lan/vastra-gotaland", "kommun/goteborg")
    untouched = (public / "asf/kafe-solglimt/index.html").stat().st_mtime_ns
    write_post(copy_of_made_up, "lunch-1")
    live.update()
    for name in pages:
        assert "lunch-1" in posts_on(read_site_page(public / name / "index.html")), name
    assert "lunch-1" in (public / "asf/cafe-aao-och-e/marknad.atom").read_text("utf-8")
    assert (public / "asf/kafe-solglimt/index.html").stat().st_mtime_ns == untouched
    (copy_of_made_up.marketplace / "lunch-1.yaml").unlink()
    live.update()
    for name in pages:
        assert "lunch-1" not in posts_on(read_site_page(public / name / "index.html")), name


LUNCHES = [f"lunch-{number}" for number in range(1, 8)]


@pytest.fixture(scope="module")
def busy(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """The made-up register with more posts than a page shows."""
    folder = tmp_path_factory.mktemp("busy")
    root = Root(Path(shutil.copytree(MADE_UP, folder / "register")))
    for name in LUNCHES:
        write_post(root, name)
    write_post(root, "for-manga", industries=["gardening"], share=99, place="2080")
    build(root, folder, DAY)
    return BuiltSite(root, DAY, folder / "public", "")


def write_post(root: Root, name: str, *, place: str = "1480", **further: object) -> None:
    """A request of a municipality; the number in its name is the day of its deadline."""
    number = int(name.rpartition("-")[2]) if name[-1].isdigit() else 30
    data = {
        "kind": "request",
        "actor": {"kind": "municipality", "name": "Prova kommun"},
        "title": f"Lunch nummer {number}",
        "industries": ["cafe-restaurant"],
        "place": {"municipalities": [place]},
        "published": "2026-11-20",
        "deadline": f"2026-12-{number:02}",
        "contact": {"email": "upphandling@provkommun.example"},
        **further,
    }
    path = root.marketplace / f"{name}.yaml"
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
