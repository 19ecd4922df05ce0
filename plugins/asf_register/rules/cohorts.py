"""Rules for certification rounds: their days, fee, groups and people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from asf_register.certification.case import Admitted, Case, Discontinued
from asf_register.certification.cohort import Cohort
from asf_register.policy import PersonRole
from asf_register.problem import Finding, Pointer
from asf_register.rules.people import ROLES
from asf_register.rules.rule import Context
from asf_register.swedish import count_of, listing, long_date, number

# The domain says about five.
_LARGEST_GROUP = 7


def round_dates(cohort: Cohort, context: Context) -> Iterator[Finding]:
    """A round opens and closes for applications, starts, ends and holds its conference in turn."""
    window = cohort.application
    days: list[tuple[Pointer, date | None, str]] = [
        (("application", "opens"), window.opens if window else None, "ansökan öppnar"),
        (("application", "closes"), window.closes if window else None, "ansökan stänger"),
        (("start",), cohort.start, "omgången börjar"),
        (("end",), cohort.end, "omgången slutar"),
        (
            ("improvement_conference",),
            cohort.improvement_conference,
            "förbättringskonferensen hålls",
        ),
    ]
    known = [(pointer, day, words) for pointer, day, words in days if day]
    for (_, first, before), (pointer, second, after) in pairwise(known):
        if second < first:
            yield Finding(
                pointer,
                f"{after} den {long_date(second)}, men {before} den {long_date(first)}.",
                "Rätta den dag som är fel.",
            )


def webinar_time(cohort: Cohort, context: Context) -> Iterator[Finding]:
    """A webinar is held while one may still apply, and ends after it begins."""
    for index, webinar in enumerate(cohort.webinars):
        if cohort.application and webinar.date > cohort.application.closes:
            yield Finding(
                ("webinars", index, "date"),
                f"webbinariet hålls den {long_date(webinar.date)}, men ansökan stänger redan den "
                f"{long_date(cohort.application.closes)}.",
                "Rätta den dag som är fel: den som lyssnar ska hinna ansöka.",
            )
        if webinar.begins and webinar.ends and webinar.ends <= webinar.begins:
            yield Finding(
                ("webinars", index, "ends"),
                f"webbinariet slutar {webinar.ends}, men börjar {webinar.begins}.",
                "Rätta det klockslag som är fel.",
            )


def fee_instalments(cohort: Cohort, context: Context) -> Iterator[Finding]:
    """The instalments of a fee add up to it, and fall due one after the other."""
    fee = cohort.fee
    if fee is None or not fee.instalments:
        return
    together = sum(instalment.amount for instalment in fee.instalments)
    if together != fee.total:
        yield Finding(
            ("fee", "instalments"),
            f"delbetalningarna blir {number(together)} kronor tillsammans, men hela avgiften är "
            f"{number(fee.total)} kronor.",
            "Rätta det belopp som är fel.",
        )
    dues = [(index, one.due) for index, one in enumerate(fee.instalments) if one.due]
    for (_, first), (index, second) in pairwise(dues):
        if second < first:
            yield Finding(
                ("fee", "instalments", index, "due"),
                f"delbetalning {index + 1} förfaller den {long_date(second)}, före den ovanför "
                f"(den {long_date(first)}).",
                "Skriv delbetalningarna i den ordning de förfaller.",
            )


def round_with_cases(cohort: Cohort, context: Context) -> Iterator[Finding]:
    """A round with cases says when it is, for how many, at what fee and against what."""
    cases = _cases_of(cohort, context)
    if not cases:
        return
    fee = cohort.fee
    wanted = {
        "ansökan (application)": cohort.application,
        "första dag (start)": cohort.start,
        "sista dag (end)": cohort.end,
        "platser (places)": cohort.places,
        "avgift (fee)": fee,
        "delbetalningar (fee: instalments)": fee is None or fee.total == 0 or fee.instalments,
        "standard (standard)": cohort.standard,
        "version av kriterierna (criteria_version)": cohort.criteria_version,
        "områden (areas)": cohort.areas,
        "revisorer (auditors)": cohort.auditors or not any(case.audits for case in cases),
    }
    missing = [name for name, value in wanted.items() if not value]
    if missing:
        yield Finding(
            (),
            f"omgången har {count_of(len(cases), 'ärende', 'ärenden')}, men saknar "
            f"{listing(missing)}.",
            "Lägg till det i filen. Företagen ska veta vad som gäller när de är med.",
        )


def places_enough(cohort: Cohort, context: Context) -> Iterator[Finding]:
    """No more enterprises are in a round than it has places."""
    if cohort.places is None:
        return
    inside = sum(_takes_place(case) for case in _cases_of(cohort, context))
    if inside > cohort.places:
        yield Finding(
            ("places",),
            f"{inside} företag är antagna, men omgången har "
            f"{count_of(cohort.places, 'plats', 'platser')}.",
            "Ge omgången fler platser, eller rätta det ärende som inte skulle ha antagits.",
        )


def group_enterprises(cohort: Cohort, context: Context) -> Iterator[Finding]:
    """An enterprise in a group has a case in the round, and is in no other group."""
    register = context.register
    with_case = {
        register.slug_now(case.enterprise) for case in _cases_of(cohort, context)
    } | _unread_cases(cohort, context)
    first: dict[str, int] = {}
    for group_index, group in enumerate(cohort.groups):
        for index, slug in enumerate(group.enterprises):
            now = register.slug_now(slug)
            pointer = ("groups", group_index, "enterprises", index)
            if now in first:
                yield Finding(
                    pointer,
                    f"{slug} är redan med i grupp {first[now] + 1}.",
                    "Behåll företaget i den grupp där det handleds.",
                )
            elif now not in with_case:
                yield Finding(
                    pointer,
                    f"{slug} är med i en grupp, men har inget ärende i omgången.",
                    f"Skriv ärendet cases/{slug}.yaml, eller ta bort företaget ur gruppen.",
                )
            first.setdefault(now, group_index)


def group_size(cohort: Cohort, context: Context) -> Iterator[Finding]:
    """A group is small enough for everybody to be heard: about five, seven at most."""
    for index, group in enumerate(cohort.groups):
        if len(group.enterprises) > _LARGEST_GROUP:
            yield Finding(
                ("groups", index, "enterprises"),
                f"gruppen har {len(group.enterprises)} företag.",
                "Dela den i två: en grupp har omkring fem företag.",
            )


def round_people(cohort: Cohort, context: Context) -> Iterator[Finding]:
    """Supervisors and auditors of a round are people of the policy with that role."""
    known = context.people
    if known is None:
        return
    for pointer, person, role in _people_of(cohort):
        if person not in known:
            yield Finding(
                pointer,
                f"{person} finns inte i data/policy/people.yaml.",
                f"Rätta id, eller be en administratör lägga till personen med rollen {role}.",
            )
        elif not known[person].had(role):
            yield Finding(
                pointer,
                f"{person} är inte {ROLES[role]} enligt data/policy/people.yaml.",
                f"Rätta id, eller be en administratör ge personen rollen {role}.",
            )


def people_who_left(cohort: Cohort, context: Context) -> Iterator[Finding]:
    """Nobody who has left is needed in a round that isn't over."""
    if cohort.end is not None and cohort.end < context.day:
        return
    known = context.people or {}
    for pointer, person, role in _people_of(cohort):
        left = known[person].left if person in known else None
        if left is not None:
            yield Finding(
                pointer,
                f"{person} är {ROLES[role]} i omgången, men slutade den {long_date(left)}.",
                "Skriv vem som tar över.",
            )


def recording_subtitles(cohort: Cohort, context: Context) -> Iterator[Finding]:
    """A recording has subtitles, so that everybody can follow it."""
    for index, material in enumerate(cohort.material):
        if material.kind == "recording" and not material.subtitles:
            yield Finding(
                ("material", index),
                f'inspelningen "{material.title}" har inga undertexter.',
                "Lägg till undertexter i inspelningen och skriv subtitles: true.",
            )


def _cases_of(cohort: Cohort, context: Context) -> list[Case]:
    return [case for case in context.register.cases.values() if case.cohort == cohort.id]


def _unread_cases(cohort: Cohort, context: Context) -> set[str]:
    """Slugs of cases in a round that are there, but wrong."""
    names = (name for kind, name in context.unread_documents if kind == "cases")
    parts = (name.partition("/") for name in names)
    return {context.register.slug_now(slug) for name, _, slug in parts if name == cohort.id}


def _takes_place(case: Case) -> bool:
    kinds = {type(event) for event in case.events}
    return Admitted in kinds and Discontinued not in kinds


def _people_of(cohort: Cohort) -> Iterator[tuple[Pointer, str, PersonRole]]:
    for index, group in enumerate(cohort.groups):
        yield ("groups", index, "supervisor"), group.supervisor, "supervisor"
    for index, auditor in enumerate(cohort.auditors):
        yield ("auditors", index), auditor, "auditor"
