"""The decisions of a demo: certificates with their numbers, and what became of them, signed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from asf_register.certification.certificate import last_valid_day
from asf_register.certification.statement import NAMESPACE, statement

from asf_demo.certification.cast import Part
from asf_demo.certification.keys import signature
from asf_demo.certification.people import CERTIFIERS, People
from asf_demo.demo import Demo
from asf_demo.facts import weekday
from asf_demo.slots import cycled

Event = dict[str, Any]
Key = tuple[str, str]

STANDARD, CRITERIA = "SIS PAS 10:2018", "2024"
# Days into a base round on which the first certificates are given, and the last.
_FIRST, _LAST = 98, 117
_APPEALED, _APPEAL_ENDS = ("suspended", "withdrawn"), ("stands", "overturned")


@dataclass(frozen=True, slots=True)
class DecisionWriter:
    """Writes the decisions of a demo.

    Attributes:
        demo: What they are in.
        people: Who decides.
        numbers: Every certificate's number, by the round's id and the enterprise's slug.
    """

    demo: Demo
    people: People
    numbers: Mapping[Key, str]

    def events(self, part: Part) -> list[Event]:
        """What was decided about an enterprise in a round."""
        if part.act.stage == "taken_over":
            return [self._taken_over(part)]
        made = [self._certified(part), *self._later(part)]
        return [self._signed(part, event) for event in made]

    def _certified(self, part: Part) -> Event:
        day, words = decided_on(part), self.demo.bank.certification
        event: Event = {
            "event": "certified",
            "date": day.isoformat(),
            "by": self._certifier(part, 0),
            "number": self.numbers[part.round.id, part.slug],
            "valid_from": day.isoformat(),
            "valid_to": last_valid_day(day).isoformat(),
            "name": part.name,
            "organisation_number": part.number,
            "standard": STANDARD,
            "criteria_version": CRITERIA,
            "scope": cycled(words.scopes, part.index),
        }
        if part.act.conditions:
            event["conditions"] = list(words.conditions)
        if part.renews:
            event["renews"] = self.numbers[part.renews, part.slug]
        return event

    def _later(self, part: Part) -> Iterator[Event]:
        story = cycled(self.demo.bank.certification.stories, part.index)
        against = ""
        for turn, (kind, ago) in enumerate(part.act.turns, start=1):
            is_end = kind in _APPEAL_ENDS
            event: Event = {
                "event": "appeal_decided" if is_end else kind,
                "date": weekday(self.demo.day - timedelta(ago)).isoformat(),
                # Who turned against the enterprise does not decide its appeal.
                "by": self._certifier(part, turn, apart_from=against if is_end else ""),
            }
            if kind in _APPEALED:
                against = event["by"]
            if kind == "renamed":
                yield {**event, "name": part.name_now, "organisation_number": part.number}
                continue
            if is_end:
                event["outcome"] = kind
            yield {**event, "reason": getattr(story, kind)}

    def _taken_over(self, part: Part) -> Event:
        year = part.round.start.year
        source: Event = {
            "url": f"https://nyheter-om-sociala-foretag.example/{year}/{part.slug}",
            "year": year,
            "supports": f"certifierat hösten {year}",
        }
        event: Event = {
            "event": "taken_over",
            "number": self.numbers[part.round.id, part.slug],
            "name": part.name,
            "certified": f"{year}-autumn",
            "source": source,
        }
        if part.act.precise:
            event |= {"certified": f"{year}-11", "known": f"{year}-11-24"}
            event["source"] = {**source, "supports": f"certifierat i november {year}"}
        return event

    def _certifier(self, part: Part, turn: int, apart_from: str = "") -> str:
        # The decisions that come later are made by those who are certifiers then.
        ids = CERTIFIERS["finished" if turn else part.round.name]
        free = [person for person in ids if person != apart_from]
        return self.people.without_interest(free, part.slug_now, part.index + turn)

    def _signed(self, part: Part, event: Event) -> Event:
        covered = statement(part.round.id, part.slug, event)
        return {**event, "signature": signature(self.demo.seed, event["by"], covered, NAMESPACE)}


def decided_on(part: Part) -> date:
    """The day on which an enterprise was certified."""
    after = part.act.decided
    return part.round.day(
        _FIRST + part.index * 5 % (_LAST - _FIRST + 1) if after is None else after
    )


def numbers_of(parts: Sequence[Part]) -> dict[Key, str]:
    """Every certificate's number, given in the order of the decisions.

    Returns:
        By the round's id and the enterprise's slug.
    """
    numbers: dict[Key, str] = {}
    given: Counter[str] = Counter()
    for part in parts:
        if part.act.stage == "taken_over":
            kind = f"ASF-{part.round.start.year}-H"
            given[kind] += 1
            numbers[part.round.id, part.slug] = f"{kind}{given[kind]:02}"
    decided = [part for part in parts if part.act.stage == "decided"]
    for part in sorted(decided, key=lambda part: (decided_on(part), part.slug)):
        kind = f"ASF-{decided_on(part).year}-"
        given[kind] += 1
        numbers[part.round.id, part.slug] = f"{kind}{given[kind]:03}"
    return numbers
