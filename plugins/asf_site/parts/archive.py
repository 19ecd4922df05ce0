"""The archive: what has happened, year by year, each with its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_register.happenings.archive import ArchivedEvent, when_in_words

from asf_site.output_file import OutputFile, html_page, own_head
from asf_site.own_pages import ARCHIVE, BECOME_CERTIFIED
from asf_site.past_rounds import past_rounds
from asf_site.site import Site
from asf_site.templates import Templates


@dataclass(frozen=True, slots=True)
class _Row:
    """Something that has happened, and when in words."""

    event: ArchivedEvent
    when: str


def archive(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /arkiv/, which begins with what is oldest."""
    past = site.register.happenings.past
    head = own_head(ARCHIVE, "archive")
    yield html_page(
        templates,
        "archive.html",
        head,
        years=[
            (year, [_Row(event, when_in_words(event)) for event in events])
            for year, events in past.years.items()
        ],
        count=len(past.events),
        with_one_source=sum(len(event.sources) == 1 for event in past.events),
        rounds=past_rounds(site),
        become_certified=BECOME_CERTIFIED,
    )
