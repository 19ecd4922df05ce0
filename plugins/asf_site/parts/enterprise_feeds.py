"""New and confirmed enterprises to follow: a feed for all, each region and each industry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from asf_register.enterprise import Enterprise

from asf_site.following.enterprise_entry import enterprise_entry, last_told, told
from asf_site.following.feed import Entry, moment
from asf_site.following.followed import (
    ALL_ENTERPRISES,
    Followed,
    industry_enterprises,
    region_enterprises,
)
from asf_site.output_file import OutputFile, page_path
from asf_site.site import Site
from asf_site.templates import Templates


def enterprise_feeds(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The feeds, also where nobody is new; those from sources have no day to be told on."""
    words, feeds = site.register.vocabulary, _Feeds(site, templates)
    yield feeds.of(ALL_ENTERPRISES, site.listed)
    for region in words.regions.values():
        yield feeds.of(region_enterprises(region), site.by_region.get(region.code, []))
    for term in words.industries.values():
        yield feeds.of(industry_enterprises(term), site.by_industry.get(str(term.id), []))


class _Feeds:
    """Makes feeds; what they say of an enterprise is made once."""

    def __init__(self, site: Site, templates: Templates) -> None:
        self._site = site
        self._templates = templates
        self._entries: dict[str, Entry] = {}
        # A feed without entries has to say a time too, and the same one in every build.
        self._latest = max(filter(None, map(told, site.listed)), default=site.day)

    def of(self, about: Followed, enterprises: Sequence[Enterprise]) -> OutputFile:
        shown = last_told(enterprises)
        rows = self._site.rows_of(shown)
        days = [(e.consent, e.confirmed) for e in shown]
        made_of = about, rows, days, None if shown else self._latest
        return OutputFile(page_path(about.atom), made_of, partial(self._atom, about, shown))

    def _atom(self, about: Followed, shown: Sequence[Enterprise]) -> str:
        latest = told(shown[0]) if shown else None
        return self._templates.render(
            "feed.xml",
            about=about,
            updated=moment(latest or self._latest),
            entries=[(self._entry(enterprise), "") for enterprise in shown],
        )

    def _entry(self, enterprise: Enterprise) -> Entry:
        slug = enterprise.slug
        if slug not in self._entries:
            row = self._site.rows[slug]
            self._entries[slug] = enterprise_entry(enterprise, row, self._templates)
        return self._entries[slug]
