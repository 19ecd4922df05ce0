"""Rules for deals of the past, which published sources tell of."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.marketplace.post import Post
from asf_register.problem import Finding
from asf_register.rules.rule import Context
from asf_register.swedish import long_date

# What is there to be answered, or happens to a post that can be.
_OF_THE_OPEN = (
    "deadline",
    "deadline_time",
    "start",
    "contact",
    "questions",
    "about",
    "withdrawn",
    "notice",
)


def past_deal(post: Post, context: Context) -> Iterator[Finding]:
    """A deal of the past has sources and says who got it, and asks for no answers."""
    if post.years is None:
        return
    if not post.sources:
        yield Finding(
            ("years",),
            "affären är från tiden före registret, men ingen källa står här.",
            "Lägg till sources: med url:, year: och supports:.",
        )
    if post.awarded is None:
        yield Finding(
            ("years",),
            "affären är från tiden före registret, men här står inte vem som fick den.",
            "Lägg till awarded: med to:.",
        )
    for field in _OF_THE_OPEN:
        if getattr(post, field):
            yield Finding(
                (field,),
                f"affären är från tiden före registret och går inte att svara på, men har {field}.",
                "Ta bort raden. Är det en annons som går att svara på: skriv published i stället "
                "för years.",
            )


def years_of_deal(post: Post, context: Context) -> Iterator[Finding]:
    """A deal of the past was made in years that have been, and was over when its source wrote."""
    years = post.years
    if years is None:
        return
    last = years.last or years.first
    if last < years.first:
        yield Finding(
            ("years", "last"),
            f"affären slutade {last}, men började {years.first}.",
            "Rätta det år som är fel.",
        )
    elif last > context.day.year:
        yield Finding(
            ("years",),
            f"året {last} har inte varit än.",
            "Rätta året. Är det en annons som går att svara på: skriv published i stället.",
        )
    if years.qualifier == "before" and years.last is not None:
        yield Finding(
            ("years", "last"),
            "«före» ett år har inget sista år.",
            "Ta bort last eller qualifier.",
        )
    awarded = post.awarded and post.awarded.date
    if awarded and years.qualifier is None and not years.first <= awarded.year <= last:
        yield Finding(
            ("awarded", "date"),
            f"avtalet slöts den {long_date(awarded)}, men affären är från {years.first}.",
            "Rätta datumet eller years.",
        )


def year_of_source(post: Post, context: Context) -> Iterator[Finding]:
    """The source of a post was there to be read, and is not older than what it tells of."""
    sure = post.years is not None and post.years.qualifier is None
    first = post.years.first if post.years is not None and sure else None
    for index, source in enumerate(post.sources):
        field = "year" if source.year is not None else "read"
        year = source.year or source.read
        if year is None:
            continue
        if year > context.day.year:
            yield Finding(
                ("sources", index, field), f"året {year} har inte varit än.", "Rätta året."
            )
        elif first is not None and year < first:
            yield Finding(
                ("sources", index, field),
                f"källan är från {year}, men ska berätta om {first}.",
                "Rätta källans år eller years.",
            )
