"""Rules for audits: by whom, what they found and what was done about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asf_register.certification.case import Audited, Case, MeasureDone
from asf_register.certification.supervision import supervisions
from asf_register.problem import DocumentKey, Finding
from asf_register.rules.rule import Context
from asf_register.swedish import listing, long_date

_NAMED = 3


def auditor_apart(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """An auditor has never supervised the enterprise, in any round."""
    register = context.register
    supervised = supervisions(register)
    for name, case in register.cases.items():
        there = supervised.get(register.slug_now(case.enterprise), ())
        for index, audit in case.standing_audits():
            rounds = [one.cohort for one in there if one.keeps_from(audit, case.cohort)]
            if rounds:
                where = "i omgången" if case.cohort in rounds else f"i omgången {rounds[0]}"
                yield (
                    ("cases", name),
                    Finding(
                        ("events", index, "by"),
                        f"{audit.by} har handlett företaget {where} och kan inte pröva det.",
                        "Låt en revisor som aldrig har handlett företaget pröva samma områden.",
                        also=(("cohorts", rounds[0]),),
                    ),
                )


def some_areas(areas: Sequence[str], context: Context) -> str:
    """Areas in a row, by what they are called; of many, how many more there are.

    Args:
        areas: Their ids.
        context: Knows their titles.
    """
    titles = [context.register.vocabulary.areas[area].title for area in areas]
    more = len(titles) - _NAMED
    return listing(titles) if more <= 0 else f"{', '.join(titles[:_NAMED])} och {more} till"


def verdict_told(case: Case, context: Context) -> Iterator[Finding]:
    """A mandatory measure says what and by when after the audit, and a recommendation what."""
    for index, event in enumerate(case.events):
        if not isinstance(event, Audited):
            continue
        for area_index, area in enumerate(event.areas):
            pointer = ("events", index, "areas", area_index)
            kind = "en tvingande åtgärd" if area.outcome == "measure" else "en rekommendation"
            if area.outcome == "meets":
                continue
            if area.text is None:
                yield Finding(
                    pointer,
                    f"{kind} saknar text.",
                    "Skriv text: med vad företaget ska göra."
                    if area.outcome == "measure"
                    else "Skriv text: med vad ni råder företaget att göra.",
                )
            if area.outcome == "measure" and area.due is None:
                yield Finding(
                    pointer,
                    f"{kind} saknar sista dag.",
                    "Skriv due: med den dag då åtgärden senast ska vara gjord.",
                )
            if area.due is not None and area.due <= event.date:
                yield Finding(
                    (*pointer, "due"),
                    f"åtgärden ska vara gjord senast den {long_date(area.due)}, men revisionen var "
                    f"den {long_date(event.date)}.",
                    "Skriv en dag efter revisionen.",
                )


def overall_judgement(case: Case, context: Context) -> Iterator[Finding]:
    """The overall judgement comes when every area is audited, and fits what was found."""
    cohort = context.register.cohorts.get(case.cohort)
    for index, event in enumerate(case.events):
        if not isinstance(event, Audited) or event.overall is None:
            continue
        pointer = ("events", index, "overall")
        so_far = Case(case.cohort, case.enterprise, case.events[: index + 1])
        left = [
            area for area in (cohort.areas if cohort else ()) if area not in so_far.audited_areas
        ]
        measures = [area.area for area in so_far.open_measures()]
        if left:
            yield Finding(
                pointer,
                "den samlade bedömningen är gjord, men det återstår att pröva "
                f"{some_areas(left, context)}.",
                "Pröva det som är kvar, och skriv overall när allt är prövat.",
            )
        elif event.overall == "approved" and measures:
            yield Finding(
                pointer,
                "den samlade bedömningen är godkänt utan åtgärder, men det finns en tvingande "
                f"åtgärd för {some_areas(measures, context)}.",
                "Skriv approved_with_measures, eller rätta utfallet för området.",
            )


def measure_demanded(case: Case, context: Context) -> Iterator[Finding]:
    """A measure that is done was demanded by an audit before, and isn't done already."""
    titles = context.register.vocabulary.areas
    for index, event in enumerate(case.events):
        if not isinstance(event, MeasureDone):
            continue
        so_far = Case(case.cohort, case.enterprise, case.events[:index])
        if event.area not in {area.area for area in so_far.open_measures()}:
            yield Finding(
                ("events", index, "area"),
                f"{titles[event.area].title} har ingen tvingande åtgärd som väntar på att bli "
                "gjord.",
                "Rätta området, eller ta bort händelsen.",
            )
