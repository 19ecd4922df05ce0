"""The calendar: a page with the dates to come, and files that calendars follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import groupby

from asf_register.day import months_after
from asf_register.happenings.event_words import KIND_NAMES, clock_of, rhythm_in_words
from asf_register.swedish import month

from asf_site.following.calendar_dates import CalendarDates, DateRow, Shown
from asf_site.following.calendar_file import calendar
from asf_site.output_file import OutputFile, html_page, own_head, page_path
from asf_site.own_pages import CALENDAR
from asf_site.site import Site
from asf_site.templates import Templates

ALL = f"{CALENDAR.url}kalender.ics"
_PART = "Kalender"
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Month:
    """The dates that begin in a month; `last` is the day after which all of them are past."""

    title: str
    rows: list[DateRow]
    last: date


@dataclass(frozen=True, slots=True)
class _Series:
    """An event that comes back, in words, and the days to come on which it is cancelled."""

    shown: Shown
    rhythm: str
    clock: str
    cancelled: list[date]
    is_known: bool


def calendar_pages(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /kalender/, the calendar of all, and one for each event."""
    dates = CalendarDates(site)
    head = own_head(CALENDAR, "calendar")
    months = list(_months(dates.rows))
    yield html_page(
        templates,
        "calendar.html",
        head,
        months=months,
        none_from=max((one.last + _ONE_DAY for one in months), default=site.day),
        series=[_series(shown, site.day) for shown in dates.series],
        kinds=KIND_NAMES,
        calendar=ALL,
        through=months_after(site.day, 6),
    )
    title = f"{CALENDAR.title} – {site.register.site.title}"
    yield _file(dates, ALL, title, dates.to_come)
    for shown in dates.dated:
        yield _file(dates, shown.file, shown.event.title, (shown,))


def _months(rows: Sequence[DateRow]) -> Iterator[_Month]:
    for title, found in groupby(rows, key=lambda row: month(row.first)):
        here = list(found)
        yield _Month(f"{title[0].upper()}{title[1:]}", here, max(row.last for row in here))


def _series(shown: Shown, day: date) -> _Series:
    rhythm = rhythm_in_words(shown.event)
    return _Series(
        shown,
        f"{rhythm[0].upper()}{rhythm[1:]}",
        clock_of(shown.event),
        sorted(one for one in shown.event.not_on if one >= day),
        shown.event.starts is not None,
    )


def _file(dates: CalendarDates, address: str, title: str, shown: Sequence[Shown]) -> OutputFile:
    events = tuple(dates.events(shown))
    return OutputFile(page_path(address), (title, events), partial(calendar, title, events, _PART))
