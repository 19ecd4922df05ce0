"""Open posts can be followed: as Atom by feed readers, and as iCalendar by calendars."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
from asf_register.root import Root
from asf_site.building.live import LiveSite
from defusedxml.ElementTree import fromstring
from icalendar import Calendar
from site_fixtures import DAY, BuiltSite

ATOM = "{http://www.w3.org/2005/Atom}"
# RFC 4287 takes what RFC 3339 does, always with a time zone.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")
ALL = "marknad/flode.atom"
UNLISTED = "skymningens-sangplatser"


def feed(site: BuiltSite | Path, path: str) -> Element:
    public = site if isinstance(site, Path) else site.public
    root: Element = fromstring((public / path).read_bytes())
    return root


def said(element: Element, name: str) -> str:
    found = element.findtext(f"{ATOM}{name}")
    assert found is not None, name
    return found


def entries(site: BuiltSite | Path, path: str) -> dict[str, Element]:
    """The entries of a feed by the ids of their posts, in its order."""
    found = feed(site, path).findall(f"{ATOM}entry")
    return {said(entry, "id").strip("/").rpartition("/")[2]: entry for entry in found}


def feeds(site: BuiltSite) -> list[str]:
    return [name for name in site.files if name == ALL or name.endswith("marknad.atom")]


def calendars(site: BuiltSite) -> list[str]:
    return [name for name in site.files if name.endswith("marknad.ics")] + [
        "marknad/sista-dagar.ics"
    ]


def test_there_is_one_for_all_and_for_each_region_industry_and_enterprise(
    made_up: BuiltSite,
) -> None:
    words = made_up.register.vocabulary
    folders = {f"lan/{region.slug}" for region in words.regions.values()}
    folders |= {f"bransch/{term.slug}" for term in words.industries.values()}
    folders |= {f"asf/{slug}" for e in made_up.listed for slug in (e.slug, *e.aliases)}
    assert set(feeds(made_up)) == {ALL, *(f"{folder}/marknad.atom" for folder in folders)}
    assert set(calendars(made_up)) == {
        "marknad/sista-dagar.ics",
        *(f"{folder}/marknad.ics" for folder in folders),
    }
    closed = [e.slug for e in made_up.shown if e.closed]
    assert closed
    assert not {f"asf/{slug}/marknad.atom" for slug in closed} & set(feeds(made_up))


def test_every_feed_keeps_the_rules_of_atom(made_up: BuiltSite) -> None:
    for name in feeds(made_up):
        root = feed(made_up, name)
        assert root.tag == f"{ATOM}feed"
        assert said(root, "title")
        assert said(root, f"author/{ATOM}name")
        links = {link.get("rel"): str(link.get("href")) for link in root.findall(f"{ATOM}link")}
        assert said(root, "id") == links["self"]
        page = urlsplit(links["alternate"]).path
        assert page in made_up.pages
        moments = [said(root, "updated")]
        for entry in root.findall(f"{ATOM}entry"):
            assert said(entry, "title")
            assert said(entry, "summary")
            (link,) = entry.findall(f"{ATOM}link")
            assert link.get("rel") == "alternate"
            assert link.get("href") == said(entry, "id")
            assert urlsplit(said(entry, "id")).path in made_up.pages
            moments += [said(entry, "published"), said(entry, "updated")]
        assert all(map(MOMENT.fullmatch, moments)), name
        named = [said(entry, "id") for entry in root.findall(f"{ATOM}entry")]
        assert len(named) == len(set(named))


def test_the_newest_comes_first_and_only_what_is_open(made_up: BuiltSite) -> None:
    found = entries(made_up, ALL)
    days = [datetime.fromisoformat(said(entry, "updated")) for entry in found.values()]
    assert days == sorted(days, reverse=True)
    assert said(feed(made_up, ALL), "updated") == said(next(iter(found.values())), "updated")
    open_now = {name for name, post in made_up.register.posts.items() if post.is_open(DAY)}
    assert found.keys() == open_now - {UNLISTED}
    assert UNLISTED in open_now
    assert {"kommer-senare", "stangd-upphandling", "partnerskap-avbrutet"} & open_now == set()


def test_a_region_has_what_reaches_into_it_and_an_industry_its_own(made_up: BuiltSite) -> None:
    falun = {"gemensamt-anbud-i-falun", "tradgardar-i-falun"}
    everywhere = {"vaxter-till-salu"}
    assert entries(made_up, "lan/dalarna/marknad.atom").keys() >= falun | everywhere
    assert entries(made_up, "lan/gotland/marknad.atom").keys() == everywhere
    assert "tradgardar-i-falun" in entries(made_up, "bransch/tvatteri/marknad.atom")
    assert "tradgardar-i-falun" not in entries(made_up, "bransch/catering/marknad.atom")


def test_an_enterprise_is_told_what_it_can_answer_and_why(made_up: BuiltSite) -> None:
    found = entries(made_up, "asf/cafe-aao-och-e/marknad.atom")
    assert list(found) == ["fika-i-dag"]
    told = said(found["fika-i-dag"], "summary")
    assert told.endswith(
        "Förfrågan. Provverket, inom 20 km från Göteborg. Svara senast 21 november 2026 kl. 15.30."
    )
    assert re.match(r"(Levererar|Arbetar med) .* i Göteborg", told)
    in_general = said(entries(made_up, ALL)["fika-i-dag"], "summary")
    assert told.endswith(in_general)
    assert told != in_general


def test_nobody_is_told_of_their_own_post(made_up: BuiltSite) -> None:
    assert "vaxter-till-salu" not in entries(made_up, "asf/angslyckan/marknad.atom")
    assert "gemensamt-anbud-i-falun" not in entries(made_up, "asf/angslyckan/marknad.atom")


def test_a_former_address_goes_on_telling(made_up: BuiltSite) -> None:
    now = (made_up.public / "asf/angslyckan/marknad.atom").read_bytes()
    assert (made_up.public / "asf/gamla-angen/marknad.atom").read_bytes() == now


def test_hostile_texts_stay_texts(made_up: BuiltSite) -> None:
    post = made_up.register.posts["elak-annons"]
    entry = entries(made_up, ALL)["elak-annons"]
    assert said(entry, "title") == post.title
    assert said(entry, f"author/{ATOM}name") == post.actor.name
    event = events(made_up, "marknad/sista-dagar.ics")["elak-annons"]
    assert post.title in event["summary"]


def events(site: BuiltSite | Path, path: str) -> dict[str, dict[str, object]]:
    """The events of a calendar by the ids of their posts."""
    public = site if isinstance(site, Path) else site.public
    read = Calendar.from_ical((public / path).read_bytes())
    return {
        str(event["uid"]).partition("@")[0]: {
            "at": event.decoded("dtstart"),
            "summary": str(event["summary"]),
            "url": str(event["url"]),
        }
        for event in read.walk("VEVENT")
    }


def test_a_calendar_has_the_last_days_of_what_its_feed_has(made_up: BuiltSite) -> None:
    for name in feeds(made_up):
        calendar = name.replace(ALL, "marknad/sista-dagar.ics").replace(".atom", ".ics")
        assert events(made_up, calendar).keys() == entries(made_up, name).keys(), name


def test_a_last_day_is_a_moment_where_a_time_is_said_and_else_a_day(made_up: BuiltSite) -> None:
    found = events(made_up, "marknad/sista-dagar.ics")
    at = found["fika-i-dag"]["at"]
    assert isinstance(at, datetime)
    assert (
        at.astimezone().timestamp() == datetime.fromisoformat("2026-11-21T15:30+01:00").timestamp()
    )
    assert found["skor-i-lappland"]["at"] == date(2027, 3, 31)
    assert found["fika-i-dag"]["url"].endswith("/marknad/fika-i-dag/")


def test_without_posts_they_are_there_all_the_same(certified: BuiltSite) -> None:
    """Whoever follows a page before anything stands there is told once it does."""
    assert not certified.register.posts
    for name in feeds(certified):
        assert entries(certified, name) == {}
        # Not the clock's: the same register and day give the same bytes.
        assert said(feed(certified, name), "updated") == "2026-11-21T00:00:00+01:00"
    assert all(events(certified, name) == {} for name in calendars(certified))


def test_a_changed_post_comes_first_again(copy_of_made_up: Root, tmp_path: Path) -> None:
    path = copy_of_made_up.marketplace / "allt-pa-en-gang.yaml"
    live = LiveSite(copy_of_made_up, tmp_path, DAY)
    public = tmp_path / "public"
    assert next(iter(entries(public, ALL))) != "allt-pa-en-gang"
    text = path.read_text("utf-8")
    path.write_text(text.replace("deadline:", "changed: '2026-11-21'\ndeadline:", 1), "utf-8")
    live.update()
    found = entries(public, ALL)
    assert next(iter(found)) == "allt-pa-en-gang"
    assert said(found["allt-pa-en-gang"], "updated").startswith("2026-11-21T00:00:00")
    assert said(found["allt-pa-en-gang"], "published").startswith("2026-11-01T00:00:00")
    assert said(feed(public, ALL), "updated").startswith("2026-11-21T00:00:00")


@pytest.mark.parametrize("slug", ["morkerhuset", "forna-morkret", "dolda-rummet"])
def test_nobody_can_follow_what_is_unlisted(made_up: BuiltSite, slug: str) -> None:
    assert not (made_up.public / "asf" / slug).exists()
