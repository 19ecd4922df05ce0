"""What an event of a case or a decision says, in a sentence without its full stop."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from asf_register.certification.cohort import Cohort
from asf_register.schema import labels, read_schema
from asf_register.swedish import count_of, listing, number

from asf_propose.report.sentences import Kind, Sentence, day, value

Event = Mapping[str, Any]


def decision_words(event: Event, name: str, certificate: str) -> Sentence:
    """What a decision does.

    Args:
        event: As it stands in the file; it need not be as the schema says.
        name: What its enterprise is called.
        certificate: The number that it is about.
    """
    does = _DECISIONS.get(str(event.get("event")))
    said: Sentence = does(event, name, certificate) if does else _unknown(event, name)
    by = event.get("by")
    told: Sentence = (", beslutat ", day(event.get("date")), " av ", value(str(by))) if by else ()
    # Running text has stops of its own, so it comes last.
    title, key = ("Omfattning", "scope") if "scope" in event else ("Skälet", "reason")
    text: Sentence = (f". {title}: ", _text(event, key)) if event.get(key) else ()
    return (*said, *told, *text)


def case_words(
    event: Event, name: str, cohort: Cohort | None, areas: Mapping[str, str]
) -> Sentence:
    """What happens in a case.

    Args:
        event: As it stands in the file; it need not be as the schema says.
        name: What its enterprise is called.
        cohort: Its round, where that can be read.
        areas: What the areas are called, by id.
    """
    if event.get("area") in areas:
        event = {**event, "area": areas[event["area"]]}
    does = _CASES.get(str(event.get("event")))
    said: Sentence = does(event, name, cohort) if does else _unknown(event, name)
    by = {"enterprise": "företaget", "administrator": "en administratör"}.get(
        str(event.get("by")), str(event.get("by", "okänd"))
    )
    return (*said, " (", day(event.get("date")), ", ", value(by), ")")


def _unknown(event: Event, name: str) -> Sentence:
    kind = value(str(event.get("event", "")), 40)
    return (_called(name), ": en händelse som registret inte känner till, ", kind)


def _called(name: str) -> Any:
    return value(name, 120, Kind.NAME)


def _text(event: Event, key: str) -> Any:
    return value(" ".join(str(event.get(key, "")).split()), kind=Kind.TEXT)


def _certified(event: Event, name: str, certificate: str) -> Sentence:
    decided_for = str(event.get("name", name))
    renews = event.get("renews")
    conditions = event.get("conditions")
    many = len(conditions) if isinstance(conditions, list) else 0
    return (
        _called(decided_for),
        " certifieras: ",
        value(certificate),
        ", gäller ",
        day(event.get("valid_from")),
        "–",
        day(event.get("valid_to")),
        *((", förnyar ", value(str(renews))) if renews else ()),
        *((f", med {count_of(many, 'villkor', 'villkor')}",) if many else ()),
    )


def _renamed(event: Event, name: str, certificate: str) -> Sentence:
    return (
        *_certificate(name, certificate),
        " följer med till namnet ",
        _called(str(event.get("name", ""))),
        " och organisationsnumret ",
        value(str(event.get("organisation_number", ""))),
    )


def _certificate(name: str, certificate: str) -> Sentence:
    return (_called(name), ": intyget ", value(certificate))


def _turned(does: str) -> Callable[[Event, str, str], Sentence]:
    return lambda _event, name, certificate: (*_certificate(name, certificate), f" {does}")


def _appeal_decided(event: Event, name: str, certificate: str) -> Sentence:
    outcomes = labels(read_schema("decisions"))["outcome"]
    outcome = outcomes.get(str(event.get("outcome")), str(event.get("outcome")))
    return (*_certificate(name, certificate), ": överklagan är avgjord, ", value(outcome))


def _taken_over(event: Event, name: str, certificate: str) -> Sentence:
    source = event.get("source")
    url = source.get("url", "") if isinstance(source, dict) else ""
    return (
        _called(str(event.get("name", name))),
        " tas upp som certifierat ",
        value(str(event.get("certified", ""))),
        f" ({value(certificate).text}), enligt ",
        value(str(url)),
    )


def _applied(event: Event, name: str, _cohort: Cohort | None) -> Sentence:
    enclosures = event.get("enclosures")
    count = len(enclosures) if isinstance(enclosures, list) else 0
    missing = [
        words
        for key, words in (
            ("one_year_in_operation", "ett år i drift"),
            ("approved_annual_report", "en fastställd årsredovisning"),
        )
        if event.get(key) is not True
    ]
    lacks = f", men har inte {listing(missing)}" if missing else ""
    return (_called(name), f" ansöker med {count_of(count, 'bilaga', 'bilagor')}{lacks}")


def _paid(event: Event, name: str, cohort: Cohort | None) -> Sentence:
    which = event.get("instalment")
    parts = cohort.fee.instalments if cohort and cohort.fee else ()
    known = isinstance(which, int) and 0 < which <= len(parts)
    amount = f", {number(parts[which - 1].amount)} kr utan moms" if known and which else ""
    return (_called(name), " har betalat delbetalning ", value(str(which)), amount)


def _self_assessed(event: Event, name: str, _cohort: Cohort | None) -> Sentence:
    counts = _counted(event, "state", "case", "state")
    return (_called(name), " har skattat sig självt: ", value(counts))


def _audited(event: Event, name: str, _cohort: Cohort | None) -> Sentence:
    said: Sentence = (_called(name), " är reviderat: ", _outcomes(event))
    overall = event.get("overall")
    if overall is None:
        return (*said, "; ingen samlad bedömning än")
    words = labels(read_schema("case"))["overall"].get(str(overall), str(overall))
    return (*said, "; samlat ", value(words))


def _outcomes(event: Event) -> str:
    counts = Counter(str(one.get("outcome")) for one in _areas(event))
    named = [
        (counts["meets"], "område uppfyller", "områden uppfyller"),
        (counts["measure"], "tvingande åtgärd", "tvingande åtgärder"),
        (counts["recommendation"], "rekommendation", "rekommendationer"),
    ]
    return listing([count_of(*one) for one in named if one[0]]) or "inga områden"


def _counted(event: Event, key: str, schema: str, label: str) -> str:
    words = labels(read_schema(schema))[label]
    counts = Counter(str(one.get(key)) for one in _areas(event))
    return listing(
        [
            f"{count_of(count, 'område', 'områden')} {words.get(one, one)}"
            for one, count in counts.items()
        ]
    )


def _areas(event: Event) -> list[Mapping[str, Any]]:
    areas = event.get("areas")
    return [one for one in areas if isinstance(one, dict)] if isinstance(areas, list) else []


def _measure_done(event: Event, name: str, _cohort: Cohort | None) -> Sentence:
    return (_called(name), ": åtgärden i ", value(str(event.get("area", ""))), " är klar")


def _plain(does: str) -> Callable[[Event, str, Cohort | None], Sentence]:
    return lambda _event, name, _cohort: (_called(name), f" {does}")


_DECISIONS: Mapping[str, Callable[[Event, str, str], Sentence]] = {
    "certified": _certified,
    "renamed": _renamed,
    "suspended": _turned("blir vilande"),
    "reinstated": _turned("gäller igen"),
    "withdrawn": _turned("återkallas"),
    "appealed": _turned("är överklagat"),
    "appeal_decided": _appeal_decided,
    "taken_over": _taken_over,
}
# Reasons of a case are never told on, and neither are an auditor's texts.
_CASES: Mapping[str, Callable[[Event, str, Cohort | None], Sentence]] = {
    "applied": _applied,
    "admitted": _plain("antas"),
    "declined": _plain("antas inte"),
    "paid": _paid,
    "supervised": _plain("har fått handledning"),
    "self_assessed": _self_assessed,
    "audited": _audited,
    "measure_done": _measure_done,
    "discontinued": _plain("lämnar omgången utan beslut"),
}
