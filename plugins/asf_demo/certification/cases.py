"""The cases of a demo: one enterprise's way through one round, as far as its part goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from asf_demo.certification.cast import Part
from asf_demo.certification.people import ADMINISTRATORS, AUDITORS, People
from asf_demo.demo import Demo
from asf_demo.round_words import RoundWords
from asf_demo.slots import cycled

Event = dict[str, Any]

_ENCLOSURES = ("annual-report", "auditors-report", "statutes", "registration", "self-assessment")
_MEETINGS = (7, 28, 49)
# Days into the running round on which a case is audited, or assesses itself.
_AUDITED = {
    "audited": 52,
    "audited_partly": 54,
    "measure_open": 45,
    "measure_soon": 40,
    "measure_overdue": 33,
    "measure_done": 36,
    "not_approved": 70,
}
# Days from the demo's day to that on which a measure is due.
_DUE = {"measure_open": 60, "measure_soon": 6, "measure_overdue": -5, "measure_done": 20}
_BEFORE_DECISION = 11
_ASSESSED, _ASSESSED_LATE = 9, 55
_UNPAID = ("admitted", "discontinued")


@dataclass(frozen=True, slots=True)
class CaseWriter:
    """Writes the events of cases.

    Attributes:
        demo: What they are in.
        people: Who acts in them.
        areas: The ids of the areas that are audited.
    """

    demo: Demo
    people: People
    areas: tuple[str, ...]

    def events(self, part: Part, supervisor: str, decided: date | None) -> list[Event]:
        """What happened in a case.

        Args:
            part: The enterprise and its part in the round.
            supervisor: The id of the one whose group it is in; "" where it is in none.
            decided: The day on which it was certified, if it was.
        """
        case = _Case(self, part, supervisor, decided)
        return sorted(case.events(), key=lambda event: event["date"])


@dataclass(frozen=True, slots=True)
class _Case:
    """One case that is being written."""

    writer: CaseWriter
    part: Part
    supervisor: str
    decided: date | None

    def events(self) -> Iterator[Event]:
        stage, index = self.part.act.stage, self.part.index
        yield self._applied()
        if stage == "applied":
            return
        if stage == "discontinued" and self.part.round.name == "open":
            yield self._event(
                "discontinued", -93, "administrator", reason=self._said("discontinued")
            )
            return
        answered = index % 6 + 10 - self.part.round.closes
        if stage == "declined":
            yield self._event(
                "declined", answered, ADMINISTRATORS[0], reason=self._said("declined")
            )
            return
        admitted = self._event("admitted", answered, ADMINISTRATORS[index % 2])
        if index % 5 == 2:
            admitted["note"] = cycled(self._words.notes, index)
        yield admitted
        if stage not in _UNPAID:
            yield from self._under_way()
        elif stage == "discontinued":
            yield self._event("discontinued", 5, "administrator", reason=self._said("discontinued"))

    def _under_way(self) -> Iterator[Event]:
        stage, index = self.part.act.stage, self.part.index
        yield self._event("paid", index % 10 - 20, "administrator", instalment=1)
        if stage != "paid_partly":
            yield self._event("paid", index % 15 + 10, "administrator", instalment=2)
        audited = self._audit_day()
        assessed = audited - _ASSESSED if audited else _ASSESSED_LATE
        meetings = _MEETINGS[:2] if stage == "paid_partly" else _MEETINGS
        for meeting in meetings:
            if meeting < assessed:
                yield self._event("supervised", meeting, self.supervisor)
        if audited or stage == "assessed":
            yield self._assessed(assessed)
        if audited:
            yield from self._audits(audited)

    def _audit_day(self) -> int:
        """Days into the round; 0 for a case that hasn't come so far."""
        if self.decided is not None:
            return (self.decided - self.part.round.start).days - _BEFORE_DECISION
        return _AUDITED.get(self.part.act.stage, 0)

    def _applied(self) -> Event:
        index, place = self.part.index, self.part.round
        waited = 3 + index * 4 % 14 if place.name == "open" else 5 + index * 7 % 55
        fit = self.part.act.stage != "declined" or index % 2 == 0
        return self._event(
            "applied",
            waited - place.opens,
            "enterprise",
            enclosures=list(_ENCLOSURES[: 5 - index % 2] if fit else _ENCLOSURES[2:4]),
            one_year_in_operation=self.part.act.stage != "declined",
            approved_annual_report=fit,
        )

    def _assessed(self, day: int) -> Event:
        areas = []
        for number, area in enumerate(self.writer.areas):
            good = (self.part.index + number) % 4 != 1
            evidence = list(self._words.areas[area].evidence)
            areas.append(
                {"area": area, "state": "met", "evidence": evidence}
                if good
                else {"area": area, "state": "partly", "evidence": evidence[:1]}
            )
        return self._event("self_assessed", day, "enterprise", areas=areas)

    def _audits(self, day: int) -> Iterator[Event]:
        """One auditor, or two who share the areas; the one who ends judges the whole."""
        stage, areas = self.part.act.stage, self._judged(day)
        first, second = (self._auditor(turn) for turn in (0, 1))
        half = len(areas) // 2
        if stage == "audited_partly":
            yield self._audit(day, first, areas[:half])
            return
        overall = "approved"
        if any(area["outcome"] == "measure" for area in areas):
            overall = "not_approved" if stage == "not_approved" else "approved_with_measures"
        if self.part.index % 3 == 1:
            yield self._audit(day, first, areas[:half])
            yield self._audit(day + 1, second, areas[half:], overall)
        else:
            yield self._audit(day, first, areas, overall)
        yield from self._afterwards(day)

    def _afterwards(self, day: int) -> Iterator[Event]:
        stage = self.part.act.stage
        if stage == "not_approved":
            yield self._event("discontinued", day + 9, ADMINISTRATORS[0], reason=self._said(stage))
        if stage == "measure_done":
            yield self._event("measure_done", self._today - 4, "administrator", area="staff")
        if stage == "decided" and self.part.act.measure:
            yield self._event("measure_done", day + 50, "administrator", area="staff")

    def _judged(self, day: int) -> list[Event]:
        stage, index = self.part.act.stage, self.part.index
        due = {"staff": _DUE[stage] + self._today} if stage in _DUE else {}
        if stage == "decided" and self.part.act.measure:
            due = {"staff": day + 75}
        if stage == "not_approved":
            due = dict.fromkeys(("finances", "participation", "work-environment"), day + 120)
        judged: list[Event] = []
        for number, area in enumerate(self.writer.areas):
            words = self._words.areas[area]
            if area in due:
                last = self.part.round.day(due[area]).isoformat()
                said = {"outcome": "measure", "text": words.measure, "due": last}
            elif (index + number) % 7 == 3:
                said = {"outcome": "recommendation", "text": words.recommendation}
            else:
                said = {"outcome": "meets"}
            judged.append({"area": area, **said})
        return judged

    def _audit(self, day: int, by: str, areas: list[Event], overall: str | None = None) -> Event:
        audit = self._event("audited", day, by, no_interest=True, areas=areas)
        return {**audit, "overall": overall} if overall else audit

    def _auditor(self, turn: int) -> str:
        ids = AUDITORS[self.part.round.name]
        return self.writer.people.without_interest(ids, self.part.slug_now, self.part.index + turn)

    def _event(self, kind: str, day: int, by: str, **more: Any) -> Event:
        return {"event": kind, "date": self.part.round.day(day).isoformat(), "by": by, **more}

    def _said(self, kind: str) -> str:
        texts: tuple[str, ...] = getattr(self._words, kind)
        return cycled(texts, self.part.index)

    @property
    def _words(self) -> RoundWords:
        return self.writer.demo.bank.certification

    @property
    def _today(self) -> int:
        """How many days the demo's day is into the round."""
        return (self.writer.demo.day - self.part.round.start).days
