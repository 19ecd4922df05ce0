"""Rules for the days of a post: published, open for answers, and ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import MAXYEAR, date

from asf_register.marketplace.deadline import clock_exists
from asf_register.marketplace.post import Post
from asf_register.problem import Finding, Pointer
from asf_register.rules.rule import Context
from asf_register.swedish import long_date

MOST_YEARS_OPEN = 2
_MOST_YEARS_AHEAD = 1
_FIRST_DAY = date(2000, 1, 1)


def published_or_past(post: Post, context: Context) -> Iterator[Finding]:
    """A post is published on a day, or a deal of the past with years instead."""
    if post.published is None and post.years is None:
        yield Finding(
            (),
            "annonsen säger inte när den publiceras.",
            "Lägg till published:. Är det en affär från tiden före registret: skriv years: och "
            "sources:.",
        )
    elif post.published is not None and post.years is not None:
        yield Finding(
            ("years",),
            "annonsen har både published och years.",
            "Behåll published för en annons som går att svara på, years för en affär från tiden "
            "före registret.",
        )


def publication_near(post: Post, context: Context) -> Iterator[Finding]:
    """A post is published in this century, and within a year from now."""
    if post.published and post.published < _FIRST_DAY:
        yield Finding(
            ("published",),
            f"annonsen säger att den publicerades den {long_date(post.published)}.",
            "Rätta året. Är det en affär från tiden före registret: skriv years: och sources:.",
        )
    elif post.published and post.published > later(context.day, _MOST_YEARS_AHEAD):
        yield Finding(
            ("published",),
            f"annonsen syns först den {long_date(post.published)}.",
            "Rätta datumet. En annons läggs in högst ett år i förväg.",
        )


def deadline_after_publication(post: Post, context: Context) -> Iterator[Finding]:
    """The last day to answer is not past when a post is published."""
    if post.published and post.deadline and post.deadline < post.published:
        yield Finding(
            ("deadline",),
            f"sista dagen att svara är den {long_date(post.deadline)}, men annonsen publiceras den "
            f"{long_date(post.published)}.",
            "Rätta den dag som är fel.",
        )


def post_closes(post: Post, context: Context) -> Iterator[Finding]:
    """A post closes, at the latest two years after it is published."""
    if post.published is None or post.years is not None:
        return
    latest = later(post.published, MOST_YEARS_OPEN)
    if post.deadline is None and post.withdrawn is None and post.awarded is None:
        yield Finding(
            (),
            "annonsen stängs aldrig: sista dagen att svara saknas.",
            f"Lägg till deadline:, senast {latest}.",
        )
    elif post.deadline is not None and post.deadline > latest:
        yield Finding(
            ("deadline",),
            f"annonsen är öppen till den {long_date(post.deadline)}, mer än två år efter att den "
            "publiceras.",
            f"Skriv en dag senast {latest}. Behövs det längre: lägg in annonsen på nytt då.",
        )


def deadline_clock(post: Post, context: Context) -> Iterator[Finding]:
    """A time to answer by belongs to a last day, on which clocks in Sweden show it."""
    if post.deadline_time is None:
        return
    if post.deadline is None:
        yield Finding(
            ("deadline_time",),
            "klockslaget säger inte vilken dag det gäller.",
            "Lägg till deadline:, eller ta bort raden.",
        )
    elif not clock_exists(post.deadline, post.deadline_time):
        yield Finding(
            ("deadline_time",),
            f"klockan blir aldrig {post.deadline_time} den {long_date(post.deadline)}: då ställs "
            "den fram från 02:00 till 03:00.",
            "Skriv ett klockslag före 02:00 eller från 03:00.",
        )


def change_of_post(post: Post, context: Context) -> Iterator[Finding]:
    """A post was changed on a day that has been, not before its publication."""
    if post.changed is None:
        return
    if post.published is None:
        yield Finding(
            ("changed",),
            "annonsen är ändrad men säger inte när den publiceras.",
            "Ta bort raden, eller lägg till published:.",
        )
    elif post.changed < post.published:
        yield Finding(
            ("changed",),
            f"annonsen står som ändrad den {long_date(post.changed)}, men publiceras först den "
            f"{long_date(post.published)}.",
            "Rätta den dag som är fel.",
        )
    elif post.changed > context.day and post.changed > post.published:
        yield Finding(
            ("changed",),
            f"annonsen står som ändrad den {long_date(post.changed)}, och den dagen har inte varit "
            "än.",
            "Rätta datumet.",
        )


def start_of_post(post: Post, context: Context) -> Iterator[Finding]:
    """What a post is about begins no earlier than the post is published."""
    if post.published and post.start and post.start < post.published:
        yield Finding(
            ("start",),
            f"det ska börja den {long_date(post.start)}, men annonsen publiceras den "
            f"{long_date(post.published)}.",
            "Rätta den dag som är fel.",
        )


def end_of_post(post: Post, context: Context) -> Iterator[Finding]:
    """A post is withdrawn or awarded, not both, on a day that has been since its publication."""
    ends: list[tuple[Pointer, date | None, str]] = [
        (("withdrawn", "date"), post.withdrawn.date if post.withdrawn else None, "återkallad"),
        (("awarded", "date"), post.awarded.date if post.awarded else None, "avgjord"),
    ]
    for pointer, day, word in ends:
        if day is None:
            continue
        if day > context.day:
            yield Finding(
                pointer,
                f"annonsen står som {word} den {long_date(day)}, och den dagen har inte varit än.",
                "Rätta datumet, eller vänta med uppgiften.",
            )
        elif post.published and day < post.published:
            yield Finding(
                pointer,
                f"annonsen står som {word} den {long_date(day)}, men publiceras först den "
                f"{long_date(post.published)}.",
                "Rätta den dag som är fel.",
            )
    if post.withdrawn is not None and post.awarded is not None:
        yield Finding(
            ("withdrawn",),
            "annonsen är både återkallad och avgjord.",
            "Behåll withdrawn om ingen fick avtalet, annars awarded.",
        )


def later(day: date, years: int) -> date:
    """The same day some years later; 28 February for a leap day that isn't there."""
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)
