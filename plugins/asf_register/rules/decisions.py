"""Rules for decisions: who makes them, after what, for how long, and in what form."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.certification.case import Case, Declined, Discontinued
from asf_register.certification.certificate import (
    last_valid_day,
)
from asf_register.certification.cohort import Cohort
from asf_register.certification.decisions import (
    Certified,
    Decisions,
    Reinstated,
    Renamed,
    Suspended,
    TakenOver,
    Withdrawn,
)
from asf_register.certification.transition_names import event_names
from asf_register.problem import Finding
from asf_register.rules.audits import some_areas
from asf_register.rules.organisation_numbers import (
    PERSONS_NUMBER,
    is_persons,
    wrong_check_digit,
)
from asf_register.rules.rule import Context
from asf_register.swedish import listing, long_date


def decisions_with_case(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """What is decided here has a case in the round, and what was taken over has none."""
    name = f"{decisions.cohort}/{decisions.enterprise}"
    has_case = name in context.register.cases or ("cases", name) in context.unread_documents
    first = decisions.events[0]
    if isinstance(first, TakenOver) and has_case:
        yield Finding(
            ("events", 0, "event"),
            "intyget är övertaget ur en källa, men företaget har ett ärende i omgången.",
            "Ta bort ärendet, om det är från tiden före registret. Skriv annars ett riktigt "
            "beslut (certified).",
            also=(("cases", name),) if name in context.register.cases else (),
        )
    elif isinstance(first, Certified) and not has_case:
        yield Finding(
            (),
            "det finns inget ärende med samma filnamn i omgången.",
            f"Skriv ärendet cases/{decisions.enterprise}.yaml först: ingen certifieras utan att ha "
            "ansökt och prövats.",
        )


def certified_after_case(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """An enterprise is certified when it has been admitted, has paid, is audited and approved."""
    name = f"{decisions.cohort}/{decisions.enterprise}"
    case, cohort = context.register.cases.get(name), context.register.cohorts.get(decisions.cohort)
    first = decisions.events[0]
    if case is None or cohort is None or not isinstance(first, Certified):
        return
    ended = [event for event in case.events if isinstance(event, Declined | Discontinued)]
    if ended:
        last = ended[0].event
        lacking = [f"ärendet slutade med {last} ({event_names('case')[last]})"]
    else:
        lacking = list(_lacking(case.until(first.date), cohort, context))
    for one in lacking:
        yield Finding(
            ("events", 0, "date"),
            f"företaget certifierades den {long_date(first.date)}, men {one}.",
            "Ta bort beslutet och vänta tills ärendet är klart. Stämmer inte ärendet: rätta det "
            "först.",
            also=(("cases", name),),
        )


def _lacking(case: Case, cohort: Cohort, context: Context) -> Iterator[str]:
    """What an enterprise still needed on a day to be certified."""
    if case.first("admitted") is None:
        yield "hade då inte antagits till omgången"
    parts = len(cohort.fee.instalments) if cohort.fee else 0
    unpaid = [str(part) for part in range(1, parts + 1) if part not in case.paid]
    if unpaid:
        yield f"hade då inte betalat delbetalning {listing(unpaid)}"
    left = [area for area in cohort.areas if area not in case.audited_areas]
    if left:
        yield f"hade då inte prövats i {some_areas(left, context)}"
    if case.overall is None:
        yield "hade då ingen samlad bedömning (overall)"
    elif case.overall == "not_approved":
        yield "bedömdes som inte godkänt (overall: not_approved)"


def certificate_days(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """A certificate is valid for two years, from the decision or later."""
    first = decisions.events[0]
    if not isinstance(first, Certified):
        return
    if first.valid_from < first.date:
        yield Finding(
            ("events", 0, "valid_from"),
            f"intyget gäller från den {long_date(first.valid_from)}, men beslutet fattades först "
            f"den {long_date(first.date)}.",
            "Skriv beslutets dag eller en senare.",
        )
    last = last_valid_day(first.valid_from)
    if first.valid_to != last:
        yield Finding(
            ("events", 0, "valid_to"),
            f"två år från den {long_date(first.valid_from)} är till och med den "
            f"{long_date(last)}, inte den {long_date(first.valid_to)}.",
            f"Skriv valid_to: {last}.",
        )


def certificate_year(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """A certificate's number has the year of the decision, or of what was taken over."""
    first = decisions.events[0]
    if isinstance(first, Certified):
        year, what = str(first.date.year), "beslutet"
    elif isinstance(first, TakenOver):
        year, what = first.certified[:4], "certifieringen"
    else:
        return
    _, written, rest = first.number.split("-")
    if written != year:
        last = "H" if rest.startswith("H") else ""
        yield Finding(
            ("events", 0, "number"),
            f"numret {first.number} är från {written}, men {what} från {year}.",
            f"Ge intyget nästa lediga nummer som börjar med ASF-{year}-{last}.",
        )


def certificate_terms(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """A certificate names the standard and the version of the criteria that its round has."""
    first, cohort = decisions.events[0], context.register.cohorts.get(decisions.cohort)
    if cohort is None or not isinstance(first, Certified):
        return
    pairs = (
        ("standard", "standarden", first.standard, cohort.standard and cohort.standard.name),
        (
            "criteria_version",
            "versionen av kriterierna",
            first.criteria_version,
            cohort.criteria_version,
        ),
    )
    for key, what, written, there in pairs:
        if there is not None and written != there:
            yield Finding(
                ("events", 0, key),
                f'{what} är "{written}" i beslutet, men "{there}" i omgången.',
                "Skriv det som företaget prövades mot.",
                also=(("cohorts", decisions.cohort),),
            )


def decided_number(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """An organisation number in a decision has the right check digit and is no person's."""
    for index, event in enumerate(decisions.events):
        if not isinstance(event, Certified | Renamed):
            continue
        pointer, number = ("events", index, "organisation_number"), event.organisation_number
        if is_persons(number):
            yield Finding(
                pointer,
                PERSONS_NUMBER,
                "Ta bort numret innan du sparar i git, och fråga administratörerna hur ett intyg "
                "för en enskild firma ska skrivas.",
            )
        yield from wrong_check_digit(pointer, number)


def decided_while_valid(decisions: Decisions, context: Context) -> Iterator[Finding]:
    """A certificate that is no longer valid can't be changed; an appeal may come later."""
    first = decisions.events[0]
    if not isinstance(first, Certified):
        return
    for index, event in enumerate(decisions.events):
        if not isinstance(event, Renamed | Suspended | Reinstated | Withdrawn):
            continue
        if event.date > first.valid_to:
            name = event_names("decisions")[event.event]
            yield Finding(
                ("events", index, "date"),
                f"{event.event} ({name}) är daterat den {long_date(event.date)}, men intyget "
                f"gällde till och med den {long_date(first.valid_to)}.",
                "Rätta datumet, eller ta bort beslutet.",
            )
