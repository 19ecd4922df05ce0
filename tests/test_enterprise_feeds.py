"""New and confirmed enterprises to follow, for all, each region and each industry."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from asf_register.enterprise import Enterprise, Said
from asf_register.root import Root
from asf_site.building.live import LiveSite
from asf_site.following.enterprise_entry import last_told
from defusedxml.ElementTree import fromstring
from site_fixtures import DAY, BuiltSite

ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 3339.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
ALL = "asf/flode.atom"


def feed(public: Path, path: str) -> Element:
    root: Element = fromstring((public / path).read_bytes())
    return root


def said(element: Element, name: str) -> str:
    found = element.findtext(f"{ATOM}{name}")
    assert found is not None, name
    return found


def entries(public: Path, path: str = ALL) -> dict[str, Element]:
    """The entries of a feed by the slugs of their enterprises, in its order."""
    found = feed(public, path).findall(f"{ATOM}entry")
    return {said(entry, "id").strip("/").rpartition("/")[2]: entry for entry in found}


def feeds(site: BuiltSite) -> list[str]:
    return [name for name in site.files if name == ALL or name.endswith("/asf.atom")]


def told(enterprise: Enterprise) -> list[date]:
    return [one.date for one in (enterprise.consent, enterprise.confirmed) if one]


def test_there_is_one_for_all_and_for_each_region_and_industry(made_up: BuiltSite) -> None:
    words = made_up.register.vocabulary
    folders = {f"lan/{region.slug}" for region in words.regions.values()}
    folders |= {f"bransch/{term.slug}" for term in words.industries.values()}
    assert set(feeds(made_up)) == {ALL, *(f"{folder}/asf.atom" for folder in folders)}


def test_every_feed_keeps_the_rules_of_atom(made_up: BuiltSite, certified: BuiltSite) -> None:
    for site in (made_up, certified):
        for name in feeds(site):
            root = feed(site.public, name)
            assert root.tag == f"{ATOM}feed"
            assert said(root, "title")
            assert said(root, f"author/{ATOM}name")
            links = {link.get("rel"): str(link.get("href")) for link in root.findall(f"{ATOM}link")}
            assert said(root, "id") == links["self"] == f"{site.register.site.address}/{name}"
            assert urlsplit(links["alternate"]).path in site.pages
            found = root.findall(f"{ATOM}entry")
            moments = [said(root, "updated")]
            for entry in found:
                assert said(entry, "title")
                assert said(entry, "summary")
                assert said(entry, f"author/{ATOM}name")
                (link,) = entry.findall(f"{ATOM}link")
                assert link.get("rel") == "alternate"
                assert link.get("href") == said(entry, "id")
                assert urlsplit(said(entry, "id")).path in site.pages
                moments += [said(entry, "published"), said(entry, "updated")]
            assert all(map(MOMENT.fullmatch, moments)), name
            assert len({said(entry, "id") for entry in found}) == len(found) <= 100


def test_the_last_new_or_confirmed_comes_first(made_up: BuiltSite) -> None:
    found = entries(made_up.public)
    days = [datetime.fromisoformat(said(entry, "updated")) for entry in found.values()]
    assert days == sorted(days, reverse=True)
    assert said(feed(made_up.public, ALL), "updated") == days[0].isoformat()
    by_slug = {enterprise.slug: enterprise for enterprise in made_up.listed}
    for slug, entry in found.items():
        assert said(entry, "updated").startswith(max(told(by_slug[slug])).isoformat())


def test_who_is_only_known_from_sources_is_told_of_by_nobody(made_up: BuiltSite) -> None:
    """Nobody has said a day; and the unlisted and the closed are in no feed."""
    expected = {enterprise.slug for enterprise in made_up.listed if told(enterprise)}
    assert entries(made_up.public).keys() == expected
    assert {e.slug for e in made_up.listed if e.listing == "sources"} - expected


def test_a_region_has_who_works_there_and_an_industry_its_own(made_up: BuiltSite) -> None:
    assert "angslyckan" in entries(made_up.public, "lan/dalarna/asf.atom")
    assert "cafe-aao-och-e" not in entries(made_up.public, "lan/dalarna/asf.atom")
    assert "angslyckan" in entries(made_up.public, "bransch/catering/asf.atom")
    assert "cafe-aao-och-e" not in entries(made_up.public, "bransch/catering/asf.atom")
    title = said(feed(made_up.public, "lan/dalarna/asf.atom"), "title")
    assert title.startswith("Nya och bekräftade företag i Dalarnas län")


def test_an_entry_says_what_happened_and_who_it_is(made_up: BuiltSite) -> None:
    entry = entries(made_up.public)["kafe-solglimt"]
    assert said(entry, "title") == "Kafé Solglimt"
    assert said(entry, "summary").startswith("Nytt i listan. Kiruna, Norrbottens län.")


def test_hostile_texts_stay_texts(made_up: BuiltSite) -> None:
    (hostile,) = [e for e in made_up.listed if e.name.startswith("<script>")]
    entry = entries(made_up.public)[hostile.slug]
    assert said(entry, "title") == hostile.name


def test_a_confirmation_brings_an_enterprise_first_again(
    copy_of_made_up: Root, tmp_path: Path
) -> None:
    live = LiveSite(copy_of_made_up, tmp_path, DAY)
    public = tmp_path / "public"
    assert next(iter(entries(public))) != "angslyckan"
    untouched = (public / "lan/norrbotten/asf.atom").stat().st_mtime_ns
    path = copy_of_made_up.enterprises / "angslyckan.yaml"
    before = "confirmed:\n  date: 2026-03-02"
    assert before in path.read_text("utf-8")
    after = "confirmed:\n  date: 2026-11-20"
    path.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    live.update()
    for name in (ALL, "lan/dalarna/asf.atom", "bransch/catering/asf.atom"):
        slug, entry = next(iter(entries(public, name).items()))
        assert slug == "angslyckan"
        assert said(entry, "updated").startswith("2026-11-20T00:00:00")
        assert said(entry, "published").startswith("2026-03-02T00:00:00")
        assert said(entry, "summary").startswith(
            "Uppgifterna bekräftades 20 november 2026 av företaget. "
        )
        assert said(feed(public, name), "updated") == said(entry, "updated")
    assert (public / "lan/norrbotten/asf.atom").stat().st_mtime_ns == untouched


def test_a_feed_holds_the_last_hundred(made_up: BuiltSite) -> None:
    (model,) = [e for e in made_up.listed if e.slug == "angslyckan"]
    many = [
        replace(model, slug=f"a{n:03}", confirmed=Said(date=DAY - timedelta(n), by="enterprise"))
        for n in range(130)
    ]
    assert [e.slug for e in last_told(many[::-1])] == [f"a{n:03}" for n in range(100)]


def test_the_pages_lead_to_their_feeds(made_up: BuiltSite) -> None:
    for page in ("/asf/", "/lan/dalarna/", "/bransch/catering/"):
        name = "/asf/flode.atom" if page == "/asf/" else f"{page}asf.atom"
        text = (made_up.public / page.strip("/") / "index.html").read_text("utf-8")
        assert re.search(rf'<link rel="alternate" type="application/atom\+xml"[^>]+"{name}"', text)
        assert name in made_up.pages[page].links
