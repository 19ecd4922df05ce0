"""The rounds of a demo as their cohort.yaml tells of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from asf_demo.certification.cast import Part
from asf_demo.certification.decisions import CRITERIA, STANDARD
from asf_demo.certification.people import AUDITORS, SUPERVISORS
from asf_demo.certification.rounds import Round
from asf_demo.demo import Demo

_FEE, _STANDARD_FEE, PLACES = 6000, 755, 20
_GROUP = 5
_MEETS = "https://webbinarium.example"
_LEARNS = "https://utbildning.example"
_OUTSIDE = ("applied", "declined", "taken_over")


def cohort_of(
    demo: Demo, place: Round, groups: Sequence[tuple[str, Sequence[Part]]]
) -> dict[str, Any]:
    """What the file of a round says.

    Args:
        demo: What it is in.
        place: The round.
        groups: Each supervisor's id with the parts of the group.
    """
    if place.name == "taken_over":
        return _from_a_source(place)
    words, (opens, closes) = demo.bank.certification, place.application
    fields: dict[str, Any] = {
        "kind": place.kind,
        "title": place.title,
        "application": {"opens": opens.isoformat(), "closes": closes.isoformat()},
        "start": place.start.isoformat(),
        "end": place.day(place.lasts).isoformat(),
        "webinars": [
            {
                "date": place.day(12 * (turn + 1) - place.opens).isoformat(),
                "begins": "10:00",
                "ends": "11:00",
                "title": title,
                "link": f"{_MEETS}/{place.id}-{turn + 1}",
            }
            for turn, title in enumerate(words.webinars)
        ],
        "improvement_conference": place.conference.isoformat(),
        "places": PLACES,
        "fee": {
            "total": _FEE,
            "instalments": [
                {"amount": _FEE // 2, "due": due.isoformat()} for due in place.instalments
            ],
        },
        "standard": {"name": STANDARD, "fee": _STANDARD_FEE},
        "criteria_version": CRITERIA,
        "areas": list(demo.words.areas),
    }
    if place.conference < demo.day:
        half = len(words.improvements) // 2
        later = place.name == "finished"
        fields["improvements"] = list(
            words.improvements[half:] if later else words.improvements[:half]
        )
    if groups:
        fields["groups"] = [
            {"supervisor": supervisor, "enterprises": [part.slug for part in group]}
            for supervisor, group in groups
        ]
    if place.name in AUDITORS:
        fields["auditors"] = list(AUDITORS[place.name])
    if place.name in ("finished", "running", "open"):
        fields["material"] = list(_material(demo))
    return fields


def groups_of(place: Round, parts: Sequence[Part]) -> list[tuple[str, list[Part]]]:
    """The groups of a round, five in each as far as there are supervisors.

    Args:
        place: The round.
        parts: What happens in it.
    """
    supervisors = SUPERVISORS.get(place.name, ())
    inside = [part for part in parts if supervisors and part.act.stage not in _OUTSIDE]
    return [
        (supervisor, inside[number * _GROUP : (number + 1) * _GROUP])
        for number, supervisor in enumerate(supervisors)
        if inside[number * _GROUP :]
    ]


def _from_a_source(place: Round) -> dict[str, Any]:
    year = place.start.year
    source = {
        "url": f"https://nyheter-om-sociala-foretag.example/{year}",
        "year": year,
        "supports": "att omgången hölls",
    }
    return {"kind": place.kind, "title": place.title, "sources": [source]}


def _material(demo: Demo) -> Iterator[dict[str, Any]]:
    for item in demo.bank.certification.material:
        fields: dict[str, Any] = {
            "role": item.role,
            "kind": item.kind,
            "title": item.title,
            "url": f"{_LEARNS}/{item.page}",
        }
        yield {**fields, "subtitles": True} if item.subtitles else fields
