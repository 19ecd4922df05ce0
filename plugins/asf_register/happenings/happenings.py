"""Everything that happens, has happened and will: one part of the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from asf_register.happenings.archive import Archive
from asf_register.happenings.calendar_event import CalendarEvent
from asf_register.happenings.news import NewsItem

# The kinds of records: attributes of `Happenings`, and the first parts of their documents' keys.
NEWS, CALENDAR, ARCHIVE = "news", "calendar", "archive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happenings:
    """News, events of the calendar, and the archive.

    Attributes:
        news: By slug.
        calendar: By slug, without the days of certification rounds.
        archive: What has happened, by the name of the one file that tells it.
    """

    news: Mapping[str, NewsItem] = field(default_factory=dict)
    calendar: Mapping[str, CalendarEvent] = field(default_factory=dict)
    archive: Mapping[str, Archive] = field(default_factory=dict)

    @property
    def past(self) -> Archive:
        """What the archive tells; nothing where there is none."""
        return self.archive.get(ARCHIVE, Archive())

    def news_on(self, day: date) -> tuple[NewsItem, ...]:
        """The news that is out on a day, the newest first."""
        out = [item for item in self.news.values() if item.date <= day]
        by_name = sorted(out, key=lambda item: item.slug)
        return tuple(sorted(by_name, key=lambda item: item.date, reverse=True))
