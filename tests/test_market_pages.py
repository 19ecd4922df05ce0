"""The marketplace: what is open, one page a post, and what came of the rest."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from asf_register.enterprise import Enterprise
from asf_register.marketplace.deadline_words import deadline_day, deadline_in_words
from asf_register.marketplace.match import Match
from asf_register.marketplace.matching import Matching
from asf_register.marketplace.post import Actor, Post
from asf_register.public import public_view
from asf_register.root import Root
from asf_site.building.build import build
from asf_site.building.live import LiveSite
from asf_site.following.calendar_file import Event, calendar
from asf_site.post_pages.post_answers import MOST_MATCHES, PostAnswers
from asf_site.site import Site
from asf_site.workings import Workings
from icalendar import Calendar
from site_fixtures import DAY, BuiltSite, bytes_with, tree
from site_page import SitePage

from benchmarks.weight import weight

OPEN = [
    "fika-i-dag",
    "gemensamt-anbud-i-falun",
    "elak-annons",
    "tradgardar-i-falun",
    "frukost-till-gasterna",
    "allt-pa-en-gang",
    "skor-i-lappland",
    "vaxter-till-salu",
]
OVER = ["tak-over-natten", "stangd-upphandling", "matsal-med-avtal", "affar-fran-forr"]
LAW = "lagen om offentlig upphandling (LOU), 4 kap. 18 §"
MOST_OF_A_POST, MOST_OF_THE_LIST = 20 * 1024, 60 * 1024


def page_of(site: BuiltSite, post: str) -> SitePage:
    return site.pages[f"/marknad/{post}/"]


def posts_of(page: SitePage) -> list[str]:
    """The posts that a page links to, in order."""
    own = {"alla", "inspiration", "rakna", "annonsera"}
    found = (re.fullmatch(r"/marknad/([^/]+)/", link) for link in page.links)
    return [match[1] for match in found if match and match[1] not in own]


def site_of(site: BuiltSite, workings: Workings | None = None) -> Site:
    return Site(public_view(site.register), site.day, workings or Workings())


# The list.


def test_what_is_open_stands_in_the_order_of_the_deadlines(made_up: BuiltSite) -> None:
    page = made_up.pages["/marknad/"]
    assert posts_of(page) == OPEN
    assert {"/marknad/flode.atom", "/marknad/sista-dagar.ics"} <= set(page.links)
    assert "8 öppna annonser" in page.text
    for words in (
        "i dag, 21 november 2026 kl. 15.30",
        "om 6 dagar, 27 november 2026",
        "om 13 dagar, 4 december 2026 kl. 12",
        f"Reserverad upphandling enligt {LAW}",
        "Provverket, inom 20 km från Göteborg",
        "Provbolaget AB, Arvidsjaur, Arjeplog, Jokkmokk och 2 platser till",
    ):
        assert words in page.text


def test_the_marketplace_leads_on(made_up: BuiltSite) -> None:
    page = made_up.pages["/marknad/"]
    wanted = {"/marknad/annonsera/", "/marknad/rakna/", "/marknad/inspiration/", "/marknad/alla/"}
    assert wanted <= set(page.links)
    assert "/marknad/" in made_up.pages["/"].links


def test_what_is_over_stands_as_inspiration_the_newest_first(made_up: BuiltSite) -> None:
    page = made_up.pages["/marknad/inspiration/"]
    assert posts_of(page) == OVER
    for words in (
        "avtal slutet 20 mars 2026",
        "stängd 30 september 2026",
        "cirka 2015–2017",
        "Avtal med Café Åäö och é «!» och Provköket AB",
    ):
        assert words in page.text


def test_an_offer_that_nobody_took_is_no_inspiration(made_up: BuiltSite) -> None:
    site = site_of(made_up)
    offer = replace(site.register.posts["vaxter-till-salu"], deadline=date(2026, 11, 20))
    later = Site(replace(site.register, posts={offer.id: offer}), DAY)
    assert later.market.open == later.market.inspiration == ()
    awarded = replace(offer, awarded=site.register.posts["matsal-med-avtal"].awarded)
    taken = Site(replace(site.register, posts={offer.id: awarded}), DAY)
    assert taken.market.inspiration == (awarded,)


def test_one_page_leads_to_all_without_scripts(made_up: BuiltSite) -> None:
    page = made_up.pages["/marknad/alla/"]
    assert sorted(posts_of(page)) == sorted([*OPEN, *OVER])


def test_a_market_without_posts_says_so(copy_of_certified: Root, tmp_path: Path) -> None:
    build(copy_of_certified, tmp_path, DAY)
    text = (tmp_path / "public/marknad/index.html").read_text("utf-8")
    assert "Ingen öppen annons just nu" in text
    assert 'class="dot-number"' in text
    assert 'id="filters"' not in text


def test_what_is_published_later_and_what_is_hidden_is_nowhere(made_up: BuiltSite) -> None:
    assert bytes_with(made_up.public, "Hemligt tills vidare") == []
    assert bytes_with(made_up.public, "kommer-senare") == []
    assert bytes_with(made_up.public, "sängplatser") == []
    shown = {path.split("/")[2] for path in made_up.pages if re.match(r"/marknad/[^/]+/$", path)}
    assert shown == {
        *OPEN,
        *OVER,
        "partnerskap-avbrutet",
        "alla",
        "inspiration",
        "rakna",
        "annonsera",
    }


# The page of one post.


def test_a_post_reads_like_an_advert(made_up: BuiltSite) -> None:
    page = page_of(made_up, "tradgardar-i-falun")
    for words in (
        "Reserverad upphandling · öppen",
        "Skötsel av grönytor, städning och tvätt",
        "Prova kommun, Dalarnas län",
        "om 13 dagar, 4 december 2026 kl. 12",
        "Vi delar upp avtalet så att mindre företag kan vara med.",
        "700 000–2 miljoner kronor",
        "Börjar 1 februari 2027",
        "minst 40 procent",
        "Certifierade ASF söks",
        "3 delar 1. Grönytor i Falun Trädgård och utemiljö · Falun",
        "Vem leder arbetet?",
        "Ring 026-12 34 56.",
    ):
        assert words in page.text
    assert {
        "https://provkommun.example/anbud",
        "https://provkommun.example/underlag",
        "tel:026123456",
        "/marknad/tradgardar-i-falun/sista-dag.ics",
        "/bransch/stadning/",
        "/foresla/marknad/tradgardar-i-falun/",
    } <= set(page.links)


def test_the_legal_ground_is_spelled_out_with_both_tests(made_up: BuiltSite) -> None:
    text = page_of(made_up, "tradgardar-i-falun").text
    assert f"Enligt {LAW}, får bara leverantörer som klarar två krav lämna anbud" in text
    assert (
        "Minst 40 procent av dem som sysselsätts hör till den gruppen. Lagen kräver minst 30."
        in text
    )
    assert "uppfyllda när anbudet lämnas och under hela avtalet" in text
    assert "Ett intyg om certifiering visar inte ensamt andelen" in text
    assert "4 kap." not in page_of(made_up, "skor-i-lappland").text


def test_the_mail_to_the_buyer_names_the_post(made_up: BuiltSite) -> None:
    (link,) = [x for x in page_of(made_up, "fika-i-dag").links if x.startswith("mailto:best")]
    assert urlsplit(link).path == "bestallning@provverket.example"
    assert parse_qs(urlsplit(link).query) == {"subject": ["Annonsen: Fika till trettio"]}
    (hostile,) = [x for x in page_of(made_up, "elak-annons").links if x.startswith("mailto:info%")]
    # No mail program may take the address for further lines of the mail's head.
    address = "mailto:info%0D%0ABcc%3Ax@elak.example"
    assert unquote(hostile).startswith(f"{address}?subject=Annonsen: <script>")
    assert not set("<>\"' &") & set(hostile)


def test_an_enterprise_is_answered_at_its_own_address(made_up: BuiltSite) -> None:
    page = page_of(made_up, "vaxter-till-salu")
    assert "/asf/angslyckan/" in page.links
    assert any(link.startswith("mailto:info@angslyckan.example?subject=") for link in page.links)


def test_who_can_answer_stands_with_the_reason_under_its_fit(made_up: BuiltSite) -> None:
    text = page_of(made_up, "tradgardar-i-falun").text
    assert "3 ASF i listan kan svara" in text
    _, _, fits = text.partition("Kan svara på en del")
    assert "Ängslyckan del 1: levererar trädgårdsskötsel i Falun" in fits
    assert "Zonens städ del 2: arbetar med städning och finns i Falun" in fits


def test_those_who_together_can_answer_all_are_named(made_up: BuiltSite) -> None:
    page = page_of(made_up, "tradgardar-i-falun")
    _, _, together = page.text.partition("Tillsammans klarar de alla delar")
    assert "Ängslyckan" in together.partition("För den som köper")[0]
    assert "Ängslyckans tvätteri" in together.partition("För den som köper")[0]
    assert "Söker samarbete om den här Vem vill lämna anbud med oss i Falun?" in page.text
    assert "/marknad/tradgardar-i-falun/" in page_of(made_up, "gemensamt-anbud-i-falun").links


def test_where_nobody_delivers_the_neighbours_are_offered(made_up: BuiltSite) -> None:
    page = page_of(made_up, "skor-i-lappland")
    assert "Ingen i listan levererar det här i Arvidsjaur" in page.text
    assert "De här gör det på andra håll, de närmaste först" in page.text
    assert "Zonens städ arbetar med städning och finns i Falun; 574 km bort" in page.text


def test_a_public_buyer_gets_advice_with_the_rule_beside(made_up: BuiltSite) -> None:
    text = page_of(made_up, "tradgardar-i-falun").text
    _, _, advice = text.partition("För den som köper: reservera en del")
    assert "LOU 4 kap. 18 §" in advice
    assert "Gränsen vid tre leverantörer är en tumregel, ingen regel i lag" in advice
    asked = "/marknad/rakna/?cpv=77310000&var=lan-dalarna"
    assert asked in page_of(made_up, "tradgardar-i-falun").links
    assert "För den som köper" not in page_of(made_up, "skor-i-lappland").text


def test_a_contract_tells_how_it_went_and_leads_to_the_winner(made_up: BuiltSite) -> None:
    page = page_of(made_up, "matsal-med-avtal")
    assert "Reserverad upphandling · avtal slutet" in page.text
    assert "Avtalet gick till Café Åäö och é «!» och Provköket AB den 20 mars 2026." in page.text
    assert "Åttio luncher om dagen, och två nya anställda." in page.text
    assert "/asf/cafe-aao-och-e/" in page.links
    assert "/marknad/inspiration/" in page.links
    assert "Så svarar du" not in page.text


def test_what_was_asked_for_stands_apart_from_how_it_went(made_up: BuiltSite) -> None:
    text = page_of(made_up, "matsal-med-avtal").text
    assert "anställda. Avtalet gäller i två år. Så löd annonsen Vi söker någon som lagar" in text
    text = page_of(made_up, "affar-fran-forr").text
    assert "Avtalet gick till Renhållarna. Om affären Ett torg städades i två år." in text
    assert "Så löd annonsen" not in page_of(made_up, "tradgardar-i-falun").text


def test_a_place_stands_in_a_sentence_as_one_would_say_it(made_up: BuiltSite) -> None:
    said = {name: page_of(made_up, name).metas["description"] for name in OPEN}
    assert said["fika-i-dag"].startswith("Förfrågan från Provverket inom 20 km från Göteborg.")
    assert "Provbolaget AB i Arvidsjaur, Arjeplog" in said["skor-i-lappland"]


def test_a_deal_of_the_past_shows_its_year_and_source(made_up: BuiltSite) -> None:
    page = page_of(made_up, "affar-fran-forr")
    assert "Affären gjordes cirka 2015–2017, före marknadsplatsen." in page.text
    assert "Avtalet gick till Renhållarna." in page.text
    assert "köpare, form och leverantör, 2018" in page.text
    assert "https://provkommun.example/rapport" in page.links
    assert "/foresla/marknad/affar-fran-forr/" not in page.links


def test_a_withdrawn_post_stays_and_says_so(made_up: BuiltSite) -> None:
    page = page_of(made_up, "partnerskap-avbrutet")
    assert "Annonsen drogs tillbaka den 15 oktober 2026. Frågan löses på annat sätt." in page.text
    assert page.metas["robots"] == "noindex"
    assert "Så svarar du" not in page.text
    assert "robots" not in page_of(made_up, "tradgardar-i-falun").metas


def test_long_and_many_things_stand_on_the_page(made_up: BuiltSite) -> None:
    page = page_of(made_up, "allt-pa-en-gang")
    assert "200 koder" in page.text
    assert "100 delar" in page.text
    html = (made_up.public / "marknad/allt-pa-en-gang/index.html").read_text("utf-8")
    assert html.count("<details>") == 1


def test_twenty_who_can_answer_are_shown_and_the_rest_counted(made_up: BuiltSite) -> None:
    site = site_of(made_up)
    one = site.register.enterprises["angslyckan"]
    many = {f"a-{n}": replace(one, slug=f"a-{n}", aliases=()) for n in range(33)}
    crowded = Site(replace(site.register, enterprises={**site.register.enterprises, **many}), DAY)
    told = PostAnswers(crowded.market, crowded.market.posts["tradgardar-i-falun"]).told
    assert sum(len(found) for _, found in told.fits) == MOST_MATCHES
    assert told.unshown == 3 + 33 - MOST_MATCHES
    answers = PostAnswers(crowded.market, crowded.market.posts["tradgardar-i-falun"])
    assert (
        answers.list_url
        == "/asf/?bransch=stadning&bransch=tradgard-och-utemiljo&bransch=tvatteri&lan=dalarna"
    )


# A deadline for calendars.


def events_of(site: BuiltSite, post: str) -> list[Event]:
    content = (site.public / "marknad" / post / "sista-dag.ics").read_bytes()
    return list(Calendar.from_ical(content).walk("VEVENT"))


def test_a_deadline_with_a_time_is_a_moment(made_up: BuiltSite) -> None:
    (event,) = events_of(made_up, "tradgardar-i-falun")
    assert event.decoded("dtstart") == datetime(2026, 12, 4, 11, tzinfo=UTC)
    assert event["summary"] == "Sista dag: Skötsel av grönytor, städning och tvätt"
    assert event["uid"] == "tradgardar-i-falun@provlistan.example"
    assert event["url"] == "https://provlistan.example/marknad/tradgardar-i-falun/"


def test_a_deadline_without_one_is_all_of_the_day(made_up: BuiltSite) -> None:
    (event,) = events_of(made_up, "skor-i-lappland")
    assert event.decoded("dtstart") == date(2027, 3, 31)
    assert not isinstance(event.decoded("dtstart"), datetime)


def test_only_what_is_open_has_one(made_up: BuiltSite) -> None:
    found = {path.parent.name for path in (made_up.public / "marknad").glob("*/sista-dag.ics")}
    assert found == set(OPEN)


@pytest.mark.parametrize("title", ["a;b,c\\d\ne", "å" * 120, "🌲" * 70, "BEGIN:VEVENT", '"; x="'])
def test_a_calendar_keeps_any_text_in_short_lines(title: str) -> None:
    at = datetime(2026, 12, 4, 11, tzinfo=UTC)
    event = Event(
        uid="a@b.example", at=at, changed=at, title=title, text=title, url="https://b.example/"
    )
    content = calendar(title, [event, event]).encode()
    assert content.endswith(b"\r\n")
    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    read = list(Calendar.from_ical(content).walk("VEVENT"))
    assert [str(one["summary"]) for one in read] == [title, title]


# Words.


def post_until(last: str | None, clock: str | None) -> Post:
    day = date.fromisoformat(last) if last else None
    return Post(
        id="a",
        kind="request",
        actor=Actor(kind="firm", name="A"),
        title="A",
        deadline=day,
        deadline_time=clock,
    )


@pytest.mark.parametrize(
    ("last", "clock", "words"),
    [
        ("2026-11-21", "12:00", "i dag, 21 november 2026 kl. 12"),
        ("2026-11-21", None, "i dag, 21 november 2026"),
        ("2026-11-22", "09:30", "i morgon, 22 november 2026 kl. 9.30"),
        ("2026-11-23", "00:00", "om 2 dagar, 23 november 2026 kl. 0"),
        ("2028-11-20", "23:59", "om 730 dagar, 20 november 2028 kl. 23.59"),
        ("2026-11-20", "12:00", "20 november 2026 kl. 12"),
        (None, None, ""),
    ],
)
def test_a_deadline_is_told_in_words(last: str | None, clock: str | None, words: str) -> None:
    assert deadline_in_words(post_until(last, clock), DAY) == words
    assert words.endswith(deadline_day(post_until(last, clock)))


# What a page costs.


def test_market_pages_are_light(made_up: BuiltSite) -> None:
    posts = [path for path in made_up.pages if re.match(r"/marknad/[^/]+/$", path)]
    heavy = {
        path: size
        for path in posts
        if path not in {"/marknad/alla/", "/marknad/inspiration/", "/marknad/rakna/"}
        if (size := weight(made_up.public, path)) > MOST_OF_A_POST
    }
    assert heavy == {}
    assert weight(made_up.public, "/marknad/") <= MOST_OF_THE_LIST


def test_one_changed_enterprise_is_matched_alone(
    made_up: BuiltSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = site_of(made_up)
    known = before.market.matches_by_post
    asked: list[str] = []
    of_enterprise: Callable[[Matching, Enterprise], tuple[Match, ...]] = Matching.of_enterprise

    def counting(matching: Matching, enterprise: Enterprise) -> tuple[Match, ...]:
        asked.append(enterprise.slug)
        return of_enterprise(matching, enterprise)

    monkeypatch.setattr(Matching, "of_enterprise", counting)
    register = before.register
    changed = replace(register.enterprises["zonens-stad"], phone="070-174 06 05")
    enterprises = {**register.enterprises, "zonens-stad": changed}
    after = Site(replace(register, enterprises=enterprises), DAY, before.workings)
    assert set(after.market.matches_by_post) == set(known)
    assert asked == ["zonens-stad"]
    post = after.market.posts["tradgardar-i-falun"]
    assert PostAnswers(after.market, post) == PostAnswers(before.market, post)


# A site that follows its register.

POST = """\
kind: request
actor:
  kind: municipality
  name: Prova kommun
title: Nyss tillkommen
industries:
  - laundry
place:
  municipalities:
    - '2080'
published: '2026-11-20'
deadline: '2026-12-20'
contact:
  email: upphandling@provkommun.example
"""
WITHDRAWN = "withdrawn:\n  date: '2026-11-21'\n"
CHANGES: tuple[Callable[[Root], object], ...] = (
    lambda root: (root.marketplace / "nyss-tillkommen.yaml").write_text(POST, "utf-8"),
    lambda root: (root.marketplace / "fika-i-dag.yaml").unlink(),
    lambda root: rewritten(root.marketplace / "tradgardar-i-falun.yaml", "share: 40", "share: 50"),
    lambda root: rewritten(
        root.marketplace / "skor-i-lappland.yaml", "\ncontact:", f"\n{WITHDRAWN}contact:"
    ),
    lambda root: rewritten(root.enterprises / "zonens-stad.yaml", "Zonens städ", "Zonens Städ"),
    lambda root: rewritten(
        root.enterprises / "angslyckans-tvatteri.yaml", "  - laundry", "  - textile"
    ),
)


def rewritten(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


def test_after_each_change_the_market_is_as_if_built_anew(
    copy_of_made_up: Root, tmp_path: Path
) -> None:
    live = LiveSite(copy_of_made_up, tmp_path / "live", DAY)
    for change in CHANGES:
        change(copy_of_made_up)
        live.update()
    live.index()
    build(copy_of_made_up, tmp_path / "again", DAY)
    assert tree(tmp_path / "live/public") == tree(tmp_path / "again/public")
