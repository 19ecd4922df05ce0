"""An application becomes a case: who it is about, whether it may, and the branch that says so."""

from __future__ import annotations

from dataclasses import dataclass

from asf_edit.canonical import canonical
from asf_edit.judging import judge_in_copy
from asf_register.certification.cohort import Cohort
from asf_register.enterprise import Enterprise
from asf_register.errors import AsfError, ProblemsFoundError
from asf_register.problem import Problem, visible
from asf_register.register import Register
from asf_register.schema import Schema
from asf_register.slugs import fold
from asf_register.swedish import listing, long_date

from asf_propose.application.application import Application
from asf_propose.event_branches import branch_of_event
from asf_propose.proposal.ground import Ground


class NotTakenError(AsfError):
    """An application that can't become a case as things are; the register says why."""


@dataclass(frozen=True, slots=True)
class AppliedCase:
    """A case that begins with an application; nothing is written yet.

    Attributes:
        cohort: The round.
        enterprise: Who applied.
        path: The case's file, from the register's root.
        content: Its bytes.
        branch: The branch that it is put on.
        notes: What whoever takes it in should see to.
        warnings: What the rules say of it that doesn't stop it.
    """

    cohort: Cohort
    enterprise: Enterprise
    path: str
    content: bytes
    branch: str
    notes: tuple[str, ...]
    warnings: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """What the folder of its enclosures is called."""
        return f"{self.cohort.id}-{self.enterprise.slug}"

    @property
    def title(self) -> str:
        """What the change does, in one line."""
        return f"{self.enterprise.name} har ansökt till {self.cohort.title}"


def applied_case(application: Application, on: Ground, slug: str = "") -> AppliedCase:
    """Make the case that an application begins, and hold it against every rule.

    Args:
        application: What somebody sent.
        on: The register to change, on the day that the application came in.
        slug: The enterprise, where a person has decided which it is.

    Raises:
        NotTakenError: Where the round is closed, the enterprise isn't known or has a case already.
        ProblemsFoundError: Where the rules say no.
    """
    cohort = _open_cohort(application.cohort, on)
    enterprise, notes = _applicant(application, on.register, slug)
    path = f"data/cohorts/{cohort.id}/cases/{enterprise.slug}.yaml"
    applied = {
        "event": "applied",
        "date": on.day.isoformat(),
        "by": "enterprise",
        "enclosures": list(application.kinds),
        "one_year_in_operation": application.value["one_year_in_operation"],
        "approved_annual_report": application.value["approved_annual_report"],
    }
    branch = branch_of_event(cohort.id, enterprise.slug, applied)
    _refuse_known(cohort, enterprise, branch, on)
    content = canonical({"events": [applied]}, Schema("case", on.register.vocabulary))
    judged = judge_in_copy(on.register.root, path, content, on.day)
    if judged.errors:
        raise ProblemsFoundError(
            "Ansökan passar inte in i registret, så inget skrevs.",
            "Rätta felen och kör om.",
            judged.errors,
        )
    return AppliedCase(cohort, enterprise, path, content, branch, notes, judged.warnings)


def put_on_branch(case: AppliedCase, on: Ground) -> None:
    """Write a case's branch: one commit with one file; the working tree is left alone.

    Raises:
        UsageError: Where the branch is there already.
    """
    commit = on.repository.make_commit(on.commit, {case.path: case.content}, case.title)
    on.repository.point_branch(case.branch, commit, replace=False)


def _open_cohort(name: str, on: Ground) -> Cohort:
    cohort = on.register.cohorts.get(name)
    if cohort is None:
        known = listing([one for one, round_ in on.register.cohorts.items() if round_.application])
        raise NotTakenError(
            f"Ansökan gäller omgången {visible(name)}, som inte finns i registret.",
            f"Omgångar att söka till: {known}." if known else "Lägg upp omgången först.",
        )
    window = cohort.application
    if window is None:
        raise NotTakenError(
            f"Till {cohort.title} går det inte att ansöka: omgången har inga ansökningsdagar.",
            f"Skriv application: i data/cohorts/{name}/cohort.yaml.",
        )
    if on.day > window.closes:
        raise NotTakenError(
            f"Ansökan till {cohort.title} stängde {long_date(window.closes)}.",
            "Kom filen in i tid: ange dagen med --date. Annars: be företaget söka nästa omgång.",
        )
    if window.opens and on.day < window.opens:
        raise NotTakenError(
            f"Ansökan till {cohort.title} öppnar {long_date(window.opens)}.",
            "Kör om då, eller ange den dag då filen kom in med --date.",
        )
    return cohort


def _applicant(
    application: Application, register: Register, slug: str
) -> tuple[Enterprise, tuple[str, ...]]:
    number = str(application.value["organisation_number"])
    if slug:
        decided = register.find(slug)
        if decided is None:
            raise NotTakenError(
                f"{visible(slug)} finns inte i registret.", "Skriv filnamnet utan .yaml."
            )
        return decided, _notes(decided, number, register)
    page = register.find(application.slug) if application.slug else None
    if page is not None:
        known = register.number_of(page)
        if known not in (None, number):
            raise NotTakenError(
                f"Ansökan hänvisar till sidan {page.slug}, men har organisationsnumret {number}, "
                f"och registret har {known}.",
                "Fråga företaget vilket som är rätt. Ange det sedan med --enterprise.",
            )
        return page, _notes(page, number, register)
    numbered = [one for one in register if one.organisation_number == number]
    if len(numbered) == 1:
        return numbered[0], ()
    raise _unknown(application, register, number)


def _unknown(application: Application, register: Register, number: str) -> NotTakenError:
    name = str(application.value["name"])
    alike = [one.slug for one in register if fold(one.name) == fold(name)]
    told = f"I registret finns inget företag med organisationsnumret {number}."
    if alike:
        return NotTakenError(
            told, f"Är det {listing(alike)}? Kör i så fall om med --enterprise {alike[0]}."
        )
    return NotTakenError(
        told,
        f"Lägg in {visible(name)} först med asf new. Företaget behöver inte synas i listan "
        "(listing: unlisted). Kör sedan om.",
    )


def _notes(enterprise: Enterprise, number: str, register: Register) -> tuple[str, ...]:
    known = register.number_of(enterprise)
    if known is None:
        return (
            f"Registret saknar företagets organisationsnummer; i ansökan står {number}. När du har "
            f"kontrollerat det: asf set {enterprise.slug} organisation_number={number}",
        )
    if known != number:
        return (f"I ansökan står organisationsnumret {number}, i registret {known}.",)
    return ()


def _refuse_known(cohort: Cohort, enterprise: Enterprise, branch: str, on: Ground) -> None:
    for slug in (enterprise.slug, *enterprise.aliases):
        if f"{cohort.id}/{slug}" in on.register.cases:
            raise NotTakenError(
                f"{enterprise.name} har redan ett ärende i {cohort.title}.",
                f"Se data/cohorts/{cohort.id}/cases/{slug}.yaml. Gäller det ett tillägg: ta det "
                "för hand.",
            )
    if branch in on.repository.branches(branch):
        raise NotTakenError(
            f"Ansökan finns redan på grenen {branch}.",
            f"Ska den läsas in på nytt: flytta undan mappen med bilagorna, git branch -D {branch}, "
            "och kör om.",
        )
