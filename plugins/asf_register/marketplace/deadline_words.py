"""When answers must be in, in words: «om 6 dagar, 4 december 2026 kl. 12»."""

from __future__ import annotations

from datetime import date

from asf_register.marketplace.post import Post
from asf_register.swedish import clock_in_words, count_of, long_date


def deadline_in_words(post: Post, day: date) -> str:
    """The whole: «om 6 dagar, 4 december 2026 kl. 12»; after the last day only when it was.

    Args:
        post: The post.
        day: The day it is said on.

    Returns:
        The words; "" for a deal of the past, which has no deadline.
    """
    if post.deadline is None:
        return ""
    when = deadline_day(post)
    return f"{days_left(post.deadline, day)}, {when}" if post.deadline >= day else when


def deadline_day(post: Post) -> str:
    """The last day with its time, which stays the same: «4 december 2026 kl. 12»."""
    if post.deadline is None:
        return ""
    said = long_date(post.deadline)
    return f"{said} kl. {clock_in_words(post.deadline_time)}" if post.deadline_time else said


def days_left(last: date, day: date) -> str:
    """How long it is to a last day that hasn't passed; theme/static/deadlines.js says the same."""
    left = (last - day).days
    if left < len(_SOON):
        return _SOON[max(left, 0)]
    return f"om {count_of(left, 'dag', 'dagar')}"


_SOON = ("i dag", "i morgon")
