"""An event put on a branch of its own, beside the working tree, once the rules have nothing to say.

Nobody's files are touched; the branch is one commit that adds to one file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from asf_edit.events import appended
from asf_edit.judging import judge_in_copy
from asf_propose.event_branches import branch_of_event
from asf_propose.history.repository import Repository
from asf_propose.proposal.ground import Ground
from asf_propose.report import Report, report_of
from asf_propose.report.certification_changes import event_title
from asf_register.errors import ProblemsFoundError, UsageError
from asf_register.reading import load

from asf_certify.places import Place

# The forge's templates for proposals (asf_forge.proposal_checklists).
_TEMPLATES = {"case": "certification-case", "decisions": "certification-decision"}


@dataclass(frozen=True, slots=True)
class EventBranch:
    """A branch with one event.

    Attributes:
        name: Its name.
        report: What it does, in words.
        address: Where a proposal of it is opened, once it has been pushed.
    """

    name: str
    report: Report
    address: str


def put_on_branch(
    event: Mapping[str, Any], place: Place, on: Ground, branch: str = ""
) -> EventBranch:
    """Add an event to its file, on a branch of its own.

    Args:
        event: As it shall stand there.
        place: The file.
        on: The register to change.
        branch: What the branch shall be called; "" for what it usually is.

    Raises:
        ProblemsFoundError: Where the rules say no.
        UsageError: Where the file can't be added to, or the branch is another proposal's.
    """
    name = branch or branch_of_event(place.cohort, place.slug, event)
    begun_anew = _may_begin(name, on)
    raw = on.repository.read(on.commit, place.path) or b""
    content = appended(place.schema, raw, event)
    judged = judge_in_copy(on.register.root, place.path, content, on.day)
    if judged.errors:
        raise ProblemsFoundError(
            "Händelsen passar inte in i registret, så inget är skrivet.",
            "Rätta det som står ovan och kör om.",
            (*judged.errors, *judged.warnings),
        )
    title = _title(content, place, on)
    commit = on.repository.make_commit(on.commit, {place.path: content}, title)
    report = report_of(on.repository, on.commit, commit, on.day)
    on.repository.point_branch(name, commit, replace=begun_anew)
    return EventBranch(name, report, _address(name, place, on))


def _address(name: str, place: Place, on: Ground) -> str:
    """The forge's page for a new proposal, with its template.

    Source: https://docs.github.com/en/pull-requests/collaborating-with-pull-requests/
    proposing-changes-to-your-work-with-pull-requests/
    using-query-parameters-to-create-a-pull-request
    """
    forge = on.register.policy.forge.address if on.register.policy else ""
    template = _TEMPLATES[place.schema]
    return f"{forge}/compare/main...{name}?expand=1&template={template}.md"


def _title(content: bytes, place: Place, on: Ground) -> str:
    events = load(content).value["events"]
    enterprise = on.register.find(place.slug)
    name = enterprise.name if enterprise else place.slug
    number = str(events[0].get("number", ""))
    return event_title(place.schema, events[-1], name, place.cohort, number)


def _may_begin(name: str, on: Ground) -> bool:
    """Whether a branch is there whose proposal is merged, and so can be begun anew.

    Raises:
        UsageError: Where one is there that isn't.
    """
    there = on.repository.branches(name).get(name)
    if there is None:
        return False
    if _is_merged(there, on.commit, on.repository):
        return True
    raise UsageError(
        f"Grenen {name} finns redan, med en händelse som inte är inlagd än.",
        f"Ska den göras om: git branch -D {name}, och kör om. Är det en händelse till: lägg till "
        "--branch och ett annat namn.",
    )


def _is_merged(commit: str, into: str, repository: Repository) -> bool:
    return repository.merge_base(commit, into) == commit
