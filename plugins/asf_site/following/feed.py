"""Posts as a feed that programs follow: Atom, RFC 4287."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from asf_register.marketplace.deadline import SWEDEN
from asf_register.marketplace.post import Post
from markupsafe import Markup

from asf_site.marketplace.post_row import PostRow
from asf_site.templates import Templates

# A program that looks once a week misses nothing, and no feed grows without end.
MOST_ENTRIES = 100


@dataclass(frozen=True, slots=True)
class Entry:
    """A post as an entry of any feed.

    Attributes:
        start: The entry up to the words of its summary.
        about: What the summary says of the post.
    """

    start: Markup
    about: str


def entry_of(post: Post, row: PostRow, templates: Templates) -> Entry:
    """A post as an entry.

    Args:
        post: An open post.
        row: What lists say of it.
        templates: Of the theme.
    """
    published, updated = moment(post.published or date.min), moment(changed(post))
    start = templates.render(
        "feed_entry.xml", post=post, row=row, published=published, updated=updated
    )
    who = ", ".join(filter(None, (row.actor, row.place)))
    kind = "" if row.reserved.startswith(row.kind) else row.kind
    told = [kind, who, row.reserved, f"Svara senast {row.deadline}"]
    about = " ".join(f"{sentence}." for sentence in told if sentence)
    return Entry(Markup(start), about)  # noqa: S704 - rendered


def changed(post: Post) -> date:
    """The day on which a post last said something new."""
    return post.changed or post.published or date.min


def newest(posts: Sequence[Post]) -> list[Post]:
    """The posts that a feed holds, the one first that was last new or changed."""
    by_name = sorted(posts, key=lambda post: post.id)
    return sorted(by_name, key=changed, reverse=True)[:MOST_ENTRIES]


def moment(day: date) -> str:
    """The beginning of a day in Sweden, as RFC 3339 has it."""
    return datetime.combine(day, time(), SWEDEN).isoformat()
