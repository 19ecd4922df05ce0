"""The days of certification rounds as events of the calendar: nobody writes them twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_register.certification.cohort import Cohort, Webinar
from asf_register.happenings.calendar_event import CalendarEvent, EventKind


def cohort_events(cohort: Cohort) -> Iterator[CalendarEvent]:
    """The days of a round that its file tells of, each by the round's id and what it is."""
    window = cohort.application
    days: tuple[tuple[str, date | None, str, EventKind], ...] = (
        ("oppnar", window.opens if window else None, "Ansökan öppnar", "other"),
        ("ansok", window.closes if window else None, "Sista dag att ansöka", "deadline"),
        ("borjar", cohort.start, "Omgången börjar", "other"),
        ("konferens", cohort.improvement_conference, "Förbättringskonferens", "conference"),
    )
    for name, day, what, kind in days:
        if day is not None:
            title = f"{what}: {cohort.title}"
            yield CalendarEvent(slug=f"{cohort.id}-{name}", title=title, kind=kind, starts=day)
    for number, webinar in enumerate(cohort.webinars, start=1):
        yield _webinar(cohort, number, webinar)


def _webinar(cohort: Cohort, number: int, webinar: Webinar) -> CalendarEvent:
    about = webinar.title or "Informationsmöte på webben"
    return CalendarEvent(
        slug=f"{cohort.id}-webbinarium-{number}",
        title=f"{about}: {cohort.title}",
        kind="webinar",
        starts=webinar.date,
        starts_at=webinar.begins,
        ends_at=webinar.ends if webinar.begins else None,
        url=webinar.link,
    )
