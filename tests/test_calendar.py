"""The calendar: dates to come, in the right order, and at ten o'clock in summer and winter alike.

The files are read by dateutil, which knows nothing of what wrote them: their own account of
Sweden's time zone is what the moments are worked out by.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from itertools import pairwise
from pathlib import Path

import pytest
from asf_register.check import check
from asf_register.day import months_after
from asf_register.happenings.calendar_event import CalendarEvent
from asf_register.happenings.event_words import rhythm_in_words
from asf_register.root import PROJECT, Root
from asf_site.following.calendar_dates import CalendarDates
from asf_site.parts.calendar import calendar_pages
from asf_site.parts.home import home
from asf_site.site import Site
from dateutil import rrule, tz
from parts_made import made, site_on, small_register
from site_page import read_html

DAY = date(2027, 3, 1)
PAGE, ALL = "kalender/index.html", "kalender/kalender.ics"
DIALOGUE = "kalender/handelser/dialogen.ics"
FILES = {
    "data/calendar/dialogen.yaml": """\
title: Dialogen
kind: meeting
starts: 2027-01-15
starts_at: 10:00
ends_at: 11:30
weekday: friday
every_weeks: 2
until: 2027-11-30
not_on: [2027-04-09]
url: https://moten.example/dialogen
text: Ett öppet möte.
""",
    "data/calendar/dagarna.yaml": """\
title: Dagarna <img src=x onerror=alert(1)>
kind: conference
starts: 2027-03-30
ends: 2027-04-01
regions: ['21']
place: Folkets hus, Gävle
""",
    "data/calendar/igar.yaml": "title: I går\nkind: meeting\nstarts: 2027-02-28\n",
    "data/calendar/langt-fram.yaml": "title: Långt fram\nkind: meeting\nstarts: 2027-12-01\n",
    "data/calendar/okand.yaml": """\
title: Okänd dag
kind: meeting
weekday: friday
every_weeks: 2
""",
    "data/cohorts/2027-om/cohort.yaml": """\
kind: recertification
title: Omcertifiering hösten 2027
application: {opens: 2027-04-15, closes: 2027-05-20}
start: 2027-08-30
webinars:
  - {date: 2027-04-20, begins: 13:00, ends: 14:00, title: Så går det till}
improvement_conference: 2027-12-10
""",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return site_on(small_register(tmp_path_factory.mktemp("calendar"), FILES), DAY)


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, str]:
    return made(calendar_pages, site)


def lines(text: str) -> list[str]:
    """The lines of a calendar, with those that are folded put together."""
    return re.sub(r"\r\n[ \t]", "", text).split("\r\n")


def events(text: str) -> list[dict[str, str]]:
    """Each event's lines by their names; parameters stay with the value."""
    found: list[dict[str, str]] = []
    for line in lines(text):
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line != "END:VEVENT":
            name = re.match(r"[A-Z-]+", line)
            assert name is not None or not line
            if name:
                found[-1][name.group()] = line
    return found


def moments(text: str) -> list[datetime]:
    """When the one event of a calendar begins, worked out by dateutil from that file alone."""
    zone = tz.tzical(StringIO(text.replace("\r\n", "\n")))
    (event,) = events(text)
    told = "\n".join(event[name] for name in ("DTSTART", "RRULE", "EXDATE") if name in event)
    return list(rrule.rrulestr(told, tzids=zone.get))


# Every second Friday


def test_it_is_every_second_friday_at_the_same_time_over_both_changes_of_the_clock(
    files: dict[str, str],
) -> None:
    found = moments(files[DIALOGUE])
    assert {one.weekday() for one in found} == {4}
    assert {(one.hour, one.minute) for one in found} == {(10, 0)}
    in_the_world = {one.date(): one.astimezone(UTC).hour for one in found}
    assert in_the_world[date(2027, 3, 26)] == in_the_world[date(2027, 11, 5)] == 9
    assert in_the_world[date(2027, 4, 23)] == in_the_world[date(2027, 10, 22)] == 8
    steps = {later.date() - earlier.date() for earlier, later in pairwise(found)}
    assert steps == {timedelta(weeks=2), timedelta(weeks=4)}  # four over the one cancelled


def test_the_page_and_the_file_tell_of_the_same_days(site: Site, files: dict[str, str]) -> None:
    last = months_after(DAY, 6)
    told = [one.date() for one in moments(files[DIALOGUE]) if DAY <= one.date() <= last]
    shown = [row.first for row in CalendarDates(site).rows if row.shown.event.slug == "dialogen"]
    assert shown == told
    assert date(2027, 4, 9) not in shown
    assert len(shown) > 10


def test_the_last_day_and_what_is_cancelled_are_kept(files: dict[str, str]) -> None:
    found = [one.date() for one in moments(files[DIALOGUE])]
    assert found[0] == date(2027, 1, 15)
    assert found[-1] == date(2027, 11, 19)
    assert date(2027, 4, 9) not in found


def test_an_event_on_the_very_last_day_of_its_series_is_held(tmp_path: Path) -> None:
    text = FILES["data/calendar/dialogen.yaml"].replace("until: 2027-11-30", "until: 2027-11-19")
    site = site_on(small_register(tmp_path, {"data/calendar/dialogen.yaml": text}), DAY)
    assert moments(made(calendar_pages, site)[DIALOGUE])[-1].date() == date(2027, 11, 19)


@pytest.mark.parametrize(
    ("weeks", "weekday", "words"),
    [
        (1, "friday", "varje fredag"),
        (2, "friday", "varannan fredag"),
        (3, None, "var tredje vecka"),
        (6, "monday", "med 6 veckors mellanrum på en måndag"),
    ],
)
def test_how_often_it_is_is_said_in_words(weeks: int, weekday: str | None, words: str) -> None:
    event = CalendarEvent(
        slug="x",
        title="X",
        kind="meeting",
        every_weeks=weeks,
        weekday=weekday,  # type: ignore[arg-type]
    )
    assert rhythm_in_words(event) == words


# A first day that nobody knows


def test_a_series_without_a_first_day_is_told_of_and_in_no_calendar(files: dict[str, str]) -> None:
    page = read_html(files[PAGE])
    assert "Okänd dag Varannan fredag; dag och tid finns inte i registret än." in page.text
    assert "kalender/handelser/okand.ics" not in files
    assert "Okänd dag" not in files[ALL]


def test_everything_follows_the_day_somebody_writes_its_first_day(tmp_path: Path) -> None:
    text = f"{FILES['data/calendar/okand.yaml']}starts: 2027-03-05\nstarts_at: 10:00\n"
    site = site_on(small_register(tmp_path, {"data/calendar/okand.yaml": text}), DAY)
    files = made(calendar_pages, site)
    assert "finns inte i registret än" not in files[PAGE]
    assert "fredag 5 mars" in read_html(files[PAGE]).text
    (event,) = events(files[ALL])
    assert event["RRULE"] == "RRULE:FREQ=WEEKLY;INTERVAL=2"
    assert event["DTSTART"] == "DTSTART;TZID=Europe/Stockholm:20270305T100000"


def test_the_projects_own_dialogue_invents_no_day() -> None:
    register = check(Root(PROJECT), DAY).register
    assert register is not None
    event = register.happenings.calendar["skoopidialogen"]
    assert (event.every_weeks, event.weekday) == (2, "friday")
    if event.starts is None:
        assert (event.starts_at, event.url) == (None, None)


# The page


def test_the_page_shows_the_next_six_months_and_nothing_that_is_past(
    files: dict[str, str],
) -> None:
    text = read_html(files[PAGE]).text
    assert "till och med 1 september 2027" in text
    assert "I går" not in text
    assert "Långt fram" not in text
    assert text.index("Mars 2027") < text.index("30 mars – 1 april") < text.index("April 2027")
    assert "Konferens · Folkets hus, Gävle · Gävleborgs län" in text
    assert "fredag 12 mars kl. 10–11.30" in text


def test_each_date_is_hidden_once_it_has_passed(site: Site, files: dict[str, str]) -> None:
    hides = re.findall(r'<li class="date"[^>]* data-to="([\d-]+)"', files[PAGE])
    assert hides == [row.last.isoformat() for row in CalendarDates(site).rows]
    assert 'data-from="2027-08-31" hidden' in files[PAGE]


def test_the_rounds_days_come_from_the_rounds(files: dict[str, str]) -> None:
    text = read_html(files[PAGE]).text
    for day, title in (
        ("torsdag 15 april", "Ansökan öppnar"),
        ("tisdag 20 april kl. 13–14", "Så går det till"),
        ("torsdag 20 maj", "Sista dag att ansöka"),
        ("måndag 30 augusti", "Omgången börjar"),
    ):
        assert f"{day} {title}: Omcertifiering hösten 2027" in text
    conference = "kalender/omgangar/2027-om-konferens.ics"
    assert "DTSTART;VALUE=DATE:20271210" in files[conference]


def test_a_title_is_text_whatever_it_holds(files: dict[str, str]) -> None:
    assert "<img" not in files[PAGE]
    assert "Dagarna <img src=x onerror=alert(1)>" in read_html(files[PAGE]).text


# The files


def test_there_is_one_for_all_that_comes_and_one_for_each_that_has_a_day(
    site: Site, files: dict[str, str]
) -> None:
    told = {one["UID"] for one in events(files[ALL])}
    assert not any("igar@" in uid for uid in told)
    assert any("langt-fram@" in uid for uid in told)
    own = {path for path in files if path.endswith(".ics")} - {ALL}
    assert own == {shown.file.lstrip("/") for shown in CalendarDates(site).dated}
    assert "kalender/handelser/igar.ics" in own
    singles = [events(files[path]) for path in sorted(own)]
    uids = [one["UID"] for (one,) in singles]
    assert len(set(uids)) == len(uids)
    assert told <= set(uids)


def test_days_end_with_the_first_day_after_and_times_when_they_end(files: dict[str, str]) -> None:
    (days,) = events(files["kalender/handelser/dagarna.ics"])
    assert days["DTSTART"] == "DTSTART;VALUE=DATE:20270330"
    assert days["DTEND"] == "DTEND;VALUE=DATE:20270402"
    assert days["LOCATION"] == "LOCATION:Folkets hus\\, Gävle"
    (times,) = events(files[DIALOGUE])
    assert times["DTEND"] == "DTEND;TZID=Europe/Stockholm:20270115T113000"


def test_a_calendar_has_what_rfc_5545_asks_for(files: dict[str, str]) -> None:
    for path, text in files.items():
        if path.endswith(".ics"):
            assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
            assert text.endswith("END:VCALENDAR\r\n")
            assert ("TZID=Europe/Stockholm" in text) <= ("BEGIN:VTIMEZONE" in text)
            assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
            for event in events(text):
                assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL"} <= event.keys()


@pytest.mark.parametrize("day", [DAY, date.min], ids=["any-day", "the-first-day-there-is"])
def test_an_empty_calendar_is_still_one(tmp_path: Path, day: date) -> None:
    site = site_on(small_register(tmp_path, {}), DAY)
    files = made(calendar_pages, replace(site, day=day))
    assert set(files) == {PAGE, ALL}
    assert "BEGIN:VTIMEZONE" in files[ALL]
    assert "Inga datum är inlagda" in files[PAGE]
    assert events(files[ALL]) == []


# Home


def test_home_shows_the_next_date_of_three_events(site: Site, tmp_path: Path) -> None:
    page = made(home, site)["index.html"]
    shown = re.findall(r'<li class="date".*?<h3><a href="([^"]+)"', page, re.DOTALL)
    assert shown == ["/kalender/#dialogen", "/kalender/#dagarna", "/bli-certifierad/"]
    bare = made(home, site_on(small_register(tmp_path, {}), DAY))["index.html"]
    assert 'id="dates"' not in bare


def test_months_after_stays_within_the_month() -> None:
    wanted: Mapping[date, date] = {
        date(2026, 8, 31): date(2027, 2, 28),
        date(2026, 11, 22): date(2027, 5, 22),
        date(2026, 6, 30): date(2026, 12, 30),
    }
    assert {day: months_after(day, 6) for day in wanted} == wanted
