"""Open posts to follow: a feed and a calendar for all, each region, industry and enterprise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from asf_register.enterprise import Enterprise
from asf_register.marketplace.match import Match
from asf_register.marketplace.post import Post
from asf_register.public import is_listed
from asf_register.swedish import sentence

from asf_site.following.calendar_file import Event, calendar
from asf_site.following.feed import Entry, changed, entry_of, moment, newest
from asf_site.following.followed import (
    ALL_POSTS,
    Followed,
    enterprise_followed,
    industry_followed,
    region_followed,
)
from asf_site.following.post_event import post_event
from asf_site.output_file import OutputFile, page_path
from asf_site.site import Site
from asf_site.templates import Templates


def market_feeds(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """Feeds of open posts and calendars of their last days, also where there are none just now."""
    market, words = site.market, site.register.vocabulary
    feeds = _Feeds(site, templates)
    yield from feeds.of_posts(ALL_POSTS, market.open)
    for region in words.regions.values():
        yield from feeds.of_posts(region_followed(region), market.by_region[region.code])
    for term in words.industries.values():
        yield from feeds.of_posts(industry_followed(term), market.by_industry[str(term.id)])
    for enterprise in filter(is_listed, site.register):
        yield from feeds.of_enterprise(enterprise)


class _Feeds:
    """Makes feeds and calendars; what they say of a post is made once."""

    def __init__(self, site: Site, templates: Templates) -> None:
        self._site = site
        self._templates = templates
        self._entries: dict[str, Entry] = {}
        self._events: dict[str, Event] = {}
        days = [changed(post) for post in site.market.posts.values() if post.published]
        # A feed without entries has to say a time too, and the same one in every build.
        self._latest = max(days, default=site.day)

    def of_posts(self, about: Followed, posts: Sequence[Post]) -> Iterator[OutputFile]:
        """What follows some posts."""
        yield from self._files(about, (about, self._told(posts)), posts, {})

    def of_enterprise(self, enterprise: Enterprise) -> Iterator[OutputFile]:
        """What follows the posts that an enterprise can answer, at its earlier addresses too."""
        matches = self._site.posts_by_enterprise.answerable(enterprise).matches
        posts = [match.post for match in matches]
        why = {match.post.id: match for match in matches}
        about = enterprise_followed(enterprise)
        made_of = about, matches, self._told(posts)
        for file in self._files(about, made_of, posts, why):
            yield file
            name = file.path.rpartition("/")[2]
            for alias in enterprise.aliases:
                yield OutputFile(f"asf/{alias}/{name}", file.made_of, file.make)

    def _told(self, posts: Sequence[Post]) -> tuple[object, ...]:
        """All that a feed depends on, beside who can answer and why."""
        if not posts:
            return (self._latest,)
        rows = self._site.market.rows
        return tuple((rows[post.id], post.published, post.changed) for post in posts)

    def _files(
        self, about: Followed, made_of: object, posts: Sequence[Post], why: dict[str, Match]
    ) -> Iterator[OutputFile]:
        yield OutputFile(page_path(about.atom), made_of, partial(self._atom, about, posts, why))
        yield OutputFile(page_path(about.calendar), made_of, partial(self._calendar, about, posts))

    def _atom(self, about: Followed, posts: Sequence[Post], why: dict[str, Match]) -> str:
        shown = newest(posts)
        return self._templates.render(
            "feed.xml",
            about=about,
            updated=moment(changed(shown[0]) if shown else self._latest),
            entries=[(self._entry(post), self._reason(why.get(post.id))) for post in shown],
        )

    def _calendar(self, about: Followed, posts: Sequence[Post]) -> str:
        return calendar(about.title, [self._event(post) for post in posts])

    def _entry(self, post: Post) -> Entry:
        if post.id not in self._entries:
            row = self._site.market.rows[post.id]
            self._entries[post.id] = entry_of(post, row, self._templates)
        return self._entries[post.id]

    def _event(self, post: Post) -> Event:
        if post.id not in self._events:
            self._events[post.id] = post_event(self._site, post)
        return self._events[post.id]

    def _reason(self, match: Match | None) -> str:
        if match is None:
            return ""
        return f"{sentence(self._site.market.reasons.of(match))} "
