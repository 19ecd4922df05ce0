"""Rules for cases: an enterprise's way through a round, before anything is decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from asf_register.certification.case import (
    Admitted,
    Applied,
    AssessedArea,
    Audited,
    AuditedArea,
    Case,
    CaseEvent,
    MeasureDone,
    Paid,
    SelfAssessed,
)
from asf_register.certification.transition_names import event_names
from asf_register.problem import Finding, Pointer
from asf_register.rules.people import ROLES, roles_of, unknown_person
from asf_register.rules.rule import Context
from asf_register.swedish import count_of, listing, long_date

_ENTERPRISE, _ADMINISTRATOR = "enterprise", "administrator"
# Who may do what: a role, or the enterprise itself.
_DONE_BY: Mapping[str, tuple[str, ...]] = {
    "applied": (_ENTERPRISE,),
    "admitted": (_ADMINISTRATOR,),
    "declined": (_ADMINISTRATOR,),
    "paid": (_ADMINISTRATOR, _ENTERPRISE),
    "supervised": ("supervisor",),
    "self_assessed": (_ENTERPRISE,),
    "audited": ("auditor",),
    "measure_done": ("auditor", _ADMINISTRATOR),
    "discontinued": (_ADMINISTRATOR, _ENTERPRISE),
}
_DOERS = {_ENTERPRISE: "företaget"} | {role: f"en {name}" for role, name in ROLES.items()}


def applied_in_time(case: Case, context: Context) -> Iterator[Finding]:
    """An enterprise applies while the round is open for applications."""
    cohort = context.register.cohorts.get(case.cohort)
    window = cohort.application if cohort else None
    for index, event in enumerate(case.events):
        if window is None or not isinstance(event, Applied):
            continue
        pointer, hint = ("events", index, "date"), "Rätta datumet, eller omgångens application."
        on = long_date(event.date)
        if window.opens and event.date < window.opens:
            opens = long_date(window.opens)
            yield Finding(
                pointer, f"ansökan är från den {on}, men man kunde ansöka först den {opens}.", hint
            )
        elif event.date > window.closes:
            closes = long_date(window.closes)
            yield Finding(
                pointer,
                f"ansökan är från den {on}, men man kunde ansöka till och med den {closes}.",
                hint,
            )


def admitted_in_time(case: Case, context: Context) -> Iterator[Finding]:
    """An enterprise is admitted before the round starts, or on its first day."""
    cohort = context.register.cohorts.get(case.cohort)
    for index, event in enumerate(case.events):
        if (
            isinstance(event, Admitted)
            and cohort is not None
            and cohort.start is not None
            and event.date > cohort.start
        ):
            yield Finding(
                ("events", index, "date"),
                f"företaget antogs den {long_date(event.date)}, men omgången började den "
                f"{long_date(cohort.start)}.",
                "Rätta datumet. Den som kommer för sent får ansöka till nästa omgång.",
            )


def admission_terms(case: Case, context: Context) -> Iterator[Finding]:
    """Only an enterprise with a year in operation and an approved annual report is admitted."""
    applied = case.first("applied")
    if not isinstance(applied, Applied):
        return
    lacking = []
    if not applied.one_year_in_operation:
        lacking.append("har inte varit i gång i ett år (one_year_in_operation: false)")
    if not applied.approved_annual_report:
        lacking.append("har ingen fastställd årsredovisning (approved_annual_report: false)")
    for index, event in enumerate(case.events):
        if isinstance(event, Admitted) and lacking:
            yield Finding(
                ("events", index),
                f"företaget är antaget, men {listing(lacking)} enligt sin ansökan.",
                "Skriv declined (inte antaget) med skälet i stället. Är ansökan fel ifylld: rätta "
                "den.",
            )


def done_by(case: Case, context: Context) -> Iterator[Finding]:
    """Each event of a case is by somebody whose task it is, and who hasn't left."""
    for index, event in enumerate(case.events):
        yield from _done_by(case, event, ("events", index, "by"), context)


def _done_by(case: Case, event: CaseEvent, pointer: Pointer, context: Context) -> Iterator[Finding]:
    doers = _DONE_BY[event.event]
    name = f"{event.event} ({event_names('case')[event.event]})"
    task = f"{name} ska vara gjort av {' eller '.join(_DOERS[doer] for doer in doers)}"
    if event.by in (_ENTERPRISE, _ADMINISTRATOR):
        if event.by not in doers:
            yield Finding(pointer, f"{task}, inte av {event.by}.", "Skriv vem som gjorde det.")
        return
    if context.people is None:
        return
    person = context.people.get(event.by)
    if person is None:
        yield unknown_person(pointer, event.by)
    elif not any(role in doers for role in person.roles):
        yield Finding(
            pointer,
            f"{task}, men {person.id} är {roles_of(person.roles)}.",
            "Skriv id för den som gjorde det.",
        )
    elif person.left is not None and event.date >= person.left:
        yield Finding(
            pointer,
            f"{person.id} hade ingen roll kvar den {long_date(event.date)}.",
            f"Personen slutade den {long_date(person.left)}. Rätta datumet, eller skriv id för den "
            "som gjorde det.",
        )
    elif isinstance(event, Audited):
        cohort = context.register.cohorts.get(case.cohort)
        if cohort is not None and event.by not in cohort.auditors:
            yield Finding(
                pointer,
                f"{event.by} är inte revisor i omgången.",
                "Skriv revisorn under auditors i omgångens cohort.yaml, eller rätta id.",
                also=(("cohorts", case.cohort),),
            )


def instalment_paid(case: Case, context: Context) -> Iterator[Finding]:
    """A payment is of an instalment that the round has, and each is paid once."""
    cohort = context.register.cohorts.get(case.cohort)
    parts = len(cohort.fee.instalments) if cohort and cohort.fee else None
    paid: dict[int, Paid] = {}
    for index, event in enumerate(case.events):
        if not isinstance(event, Paid):
            continue
        pointer, which = ("events", index, "instalment"), event.instalment
        if which in paid:
            on = long_date(paid[which].date)
            yield Finding(
                pointer,
                f"delbetalning {which} är redan betald, den {on}.",
                "Rätta numret, eller ta bort händelsen.",
            )
        elif parts is not None and which > parts:
            yield Finding(
                pointer,
                f"delbetalning {which} är betald, men omgången har "
                f"{count_of(parts, 'delbetalning', 'delbetalningar')}.",
                "Rätta numret. De räknas från 1, i den ordning de står i cohort.yaml.",
            )
        paid.setdefault(which, event)


def areas_of_round(case: Case, context: Context) -> Iterator[Finding]:
    """An event is about areas that the round audits, each once."""
    cohort = context.register.cohorts.get(case.cohort)
    allowed = cohort.areas if cohort else ()
    titles = context.register.vocabulary.areas
    for index, event in enumerate(case.events):
        first: set[str] = set()
        for pointer, area in _areas(event):
            where = ("events", index, *pointer)
            if area in first:
                yield Finding(
                    where,
                    f"området {titles[area].title} står två gånger i samma händelse.",
                    "Behåll den som gäller.",
                )
            elif allowed and area not in allowed:
                yield Finding(
                    where,
                    f"området {titles[area].title} prövas inte i omgången.",
                    "Ta bort det, eller lägg till det under areas i cohort.yaml.",
                )
            first.add(area)


def _areas(event: CaseEvent) -> Iterator[tuple[Pointer, str]]:
    areas: tuple[AssessedArea | AuditedArea, ...] = ()
    if isinstance(event, SelfAssessed | Audited):
        areas = event.areas
    for index, one in enumerate(areas):
        yield ("areas", index, "area"), one.area
    if isinstance(event, MeasureDone):
        yield ("area",), event.area
