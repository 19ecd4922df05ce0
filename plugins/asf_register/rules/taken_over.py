"""The rule for what is taken over from the time before the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_register.certification.certificate import FIRST_CERTIFICATIONS, last_valid_day, span
from asf_register.certification.decisions import Certified, Decisions, TakenOver
from asf_register.problem import Finding
from asf_register.rules.rule import Context
from asf_register.swedish import long_date


def taken_over_time(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """What is taken over is from the time before the register, as its source could know."""
    first = decisions.events[0]
    if not isinstance(first, TakenOver):
        return
    earliest, latest, words = span(first.certified)
    pointer = ("events", 0, "certified")
    own = _own_time(context)
    if latest < FIRST_CERTIFICATIONS:
        yield Finding(
            pointer,
            f"de första företagen certifierades i juni 2019, och {words} var före det.",
            "Rätta tiden, eller ta bort filen.",
        )
    elif earliest > context.day:
        yield Finding(pointer, f"{words} har inte varit än.", "Rätta tiden.")
    elif own is not None and latest >= own[0]:
        yield Finding(
            pointer,
            f"{own[1]} den {long_date(own[0])}, så en certifiering från {words} kan inte tas över "
            "ur en källa.",
            "Skriv ärendet och beslutet (certified), som för andra företag i registret.",
        )
    since = max(earliest, FIRST_CERTIFICATIONS)
    last = min(last_valid_day(since), context.day)
    if first.known is not None and not since <= first.known <= last:
        yield Finding(
            ("events", 0, "known"),
            f"källan kan inte ha sagt den {long_date(first.known)} att företaget var certifierat "
            f"sedan {words}.",
            f"Skriv en dag från {since} till {last}, eller ta bort known.",
        )
    if not earliest.year <= first.source.year <= context.day.year:
        yield Finding(
            ("events", 0, "source", "year"),
            f"källan är från {first.source.year}, men ska berätta om {words}.",
            "Rätta källans år eller tiden.",
        )


def _own_time(context: Context) -> tuple[date, str] | None:
    """The day from which the register makes its own records, and how that is known."""
    register = context.register
    days = [
        (event.date, "registrets eget första beslut är från")
        for decisions in register.decisions.values()
        for event in decisions.events[:1]
        if isinstance(event, Certified)
    ]
    complete = register.site.certificates_complete_from
    if complete is not None:
        days.append((complete, "registret känner till alla certifieringar från och med"))
    return min(days, default=None)
