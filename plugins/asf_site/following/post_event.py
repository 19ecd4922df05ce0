"""A post's deadline as an event of a calendar."""

from __future__ import annotations

from datetime import UTC, datetime, time
from urllib.parse import urlsplit

from asf_register.marketplace.deadline_words import deadline_day
from asf_register.marketplace.post import Post

from asf_site.following.calendar_file import Event
from asf_site.site import Site


def post_event(site: Site, post: Post) -> Event:
    """The deadline of a post: a moment, or all of the last day where it names no time.

    Args:
        site: What it is shown on.
        post: One with a deadline.

    Raises:
        ValueError: Where it has none, as a deal of the past.
    """
    row, settings = site.market.rows[post.id], site.register.site
    at = post.closes if post.deadline_time else post.deadline
    if at is None:
        raise ValueError(post.id)
    said = [f"{row.kind} från {row.actor}", row.place, f"Sista dag att svara: {deadline_day(post)}"]
    return Event(
        uid=f"{post.id}@{urlsplit(settings.address).hostname}",
        at=at,
        changed=datetime.combine(site.day, time(), UTC),
        title=f"Sista dag: {post.title}",
        text="\n".join([part for part in said if part] + [f"{settings.address}{row.url}"]),
        url=f"{settings.address}{row.url}",
    )
