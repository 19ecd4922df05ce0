"""Making a report: the register on either side of a change, and what there is to say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from asf_edit.judging import identity
from asf_register.problem import Problem, Severity, visible

from asf_propose.history.repository import Repository
from asf_propose.report.certification_changes import certification_notices
from asf_propose.report.closing_notices import closing_notices
from asf_propose.report.enterprise_changes import EnterpriseChanges
from asf_propose.report.file_kinds import POLICY, PROGRAM, SCHEMAS, kind_of
from asf_propose.report.other_files import file_groups
from asf_propose.report.post_changes import PostChanges
from asf_propose.report.report import EnterpriseChange, Report, Verdict
from asf_propose.report.responsibility import approvals_of, shares_of, stranger
from asf_propose.report.sentences import Sentence, value
from asf_propose.report.shown_values import several
from asf_propose.report.sides import Sides, sides_of
from asf_propose.report.visibility import Visibility, visibility


def report_of(repository: Repository, base: str, head: str, day: date, author: str = "") -> Report:
    """Make out what a change does.

    Args:
        repository: Where the register lies.
        base: The version that the change is to come into.
        head: The version with the change.
        day: The day that counts as today.
        author: The team or account on the forge that proposes it; "" for nobody in particular.

    Raises:
        UsageError: Where one of the versions isn't there, or they have nothing in common.
    """
    sides = sides_of(repository, base, head, day)
    enterprises = EnterpriseChanges(sides).every()
    posts = PostChanges(sides, day).every()
    words = sides.words_after
    return Report(
        enterprises=enterprises,
        posts=posts,
        files=file_groups(sides),
        notices=(
            *certification_notices(sides),
            *closing_notices(sides, enterprises, day),
            *_mixed(sides),
            *stranger(author, enterprises, sides.policy, words),
        ),
        verdict=verdict_of(sides),
        beside=tuple(_beside(sides, enterprises)),
        shares=shares_of(enterprises, sides.policy, words, posts),
        approvals=approvals_of(sides.change, sides.policy),
        knows_approvals=sides.policy is not None,
        is_newest=sides.is_newest,
        clashes=sides.together.clashes,
    )


def _mixed(sides: Sides) -> Iterator[Sentence]:
    """Say so where what the register says and how it works are changed at once."""
    kinds = {kind_of(file) for file in sides.change}
    works = sorted(kind.title.partition(":")[0] for kind in kinds if kind.works)
    says = sorted(kind.title for kind in kinds if not kind.works and kind.inside)
    if works and says:
        yield (
            "Ändringen blandar registrets uppgifter (",
            *several([(_small(title),) for title in says]),
            ") med sådant som styr hur registret fungerar (",
            *several([(_small(title),) for title in works]),
            "). Dela den i två förslag",
        )
    if kinds & {SCHEMAS, PROGRAM}:
        yield ("Kontrollen är gjord med programmet som det är nu, inte som det föreslås bli",)
    if POLICY in kinds:
        yield ("Vem som måste godkänna avgörs av reglerna som de är nu, inte som de föreslås bli",)


def _small(title: str) -> str:
    return title if "GitHub" in title else f"{title[:1].lower()}{title[1:]}"


def verdict_of(sides: Sides) -> Verdict:
    """What the rules say of a change, and which of it the change brings about.

    Args:
        sides: The register before the change and with it.
    """
    before, after = sides.before, sides.after
    own = {visible(file.path) for file in sides.change if file.inside}
    there = {identity(problem) for problem in before.problems}
    new: list[Problem] = []
    old: list[Problem] = []
    for problem in after.problems:
        is_error = problem.severity is Severity.ERROR
        is_new = identity(problem) not in there or (is_error and problem.path in own)
        # Nothing of it could be taken in, whoever brought that about.
        is_new = is_new or (is_error and after.register is None)
        (new if is_new else old).append(problem)
    return Verdict(
        errors=tuple(p for p in new if p.severity is Severity.ERROR),
        warnings=tuple(p for p in new if p.severity is Severity.WARNING),
        errors_before=_errors(old),
        warnings_before=len(old) - _errors(old),
        mended=_mended(sides),
        could_be_read=before.register is not None,
        can_be_read=after.register is not None,
    )


def _errors(problems: Sequence[Problem]) -> int:
    return sum(problem.severity is Severity.ERROR for problem in problems)


def _mended(sides: Sides) -> int:
    """How many errors the change mends; none where it keeps the register from being judged."""
    if sides.after.register is None or sides.before.register is None:
        return 0
    left = {(problem.path, problem.rule) for problem in sides.after.problems}
    return sum((problem.path, problem.rule) not in left for problem in sides.before.errors)


def _beside(sides: Sides, changes: Sequence[EnterpriseChange]) -> Iterator[Sentence]:
    """Enterprises that begin or stop being shown though their files are as they were."""
    before, after = sides.before, sides.after
    if before.register is None or after.register is None:
        return
    told = {change.slug for change in changes}
    begins: list[Sentence] = []
    ends: list[Sentence] = []
    for slug, enterprise in after.register.enterprises.items():
        if slug not in told and slug in before.register.enterprises:
            was = visibility(slug, before) is not Visibility.NOWHERE
            will = visibility(slug, after) is not Visibility.NOWHERE
            if was != will:
                (begins if will else ends).append((value(enterprise.name),))
    if begins:
        yield ("Börjar visas utan att deras filer ändras: ", *several(begins))
    if ends:
        yield ("Slutar visas utan att deras filer ändras: ", *several(ends))
