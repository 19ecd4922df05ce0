"""Taking a message: its block becomes a change on a branch, checked and told of in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from asf_edit.fields import Fields
from asf_edit.judging import judge_files
from asf_register.errors import UsageError
from asf_register.problem import Problem, visible
from asf_register.register import Register
from asf_register.schema import Schema

from asf_propose.block import Block, BlockError, NoBlockError, read_block, written
from asf_propose.confirmation.answered_change import answered_change
from asf_propose.confirmation.automatic import refuse_automatic
from asf_propose.confirmation.found_answer import find_answer
from asf_propose.confirmation.keys import Keys
from asf_propose.filled_in.asked_change import asked_change
from asf_propose.intake.attached_logo import LogoError, clean_logo
from asf_propose.intake.change_request import FROM_A_FORM, body_of
from asf_propose.intake.minimal_change import file_of
from asf_propose.messages import Message
from asf_propose.proposal.entry_change import EntryChange
from asf_propose.proposal.ground import Ground
from asf_propose.proposal.mistakes import (
    BY_HAND,
    FOR_MEMBERS,
    NO_PICTURE,
    TAKEN_BEFORE,
    TWO_PICTURES,
    Mistake,
    mistake_of,
)
from asf_propose.proposal.outcomes import Proposal, RefusedError
from asf_propose.report import Report, headline, report_of
from asf_propose.report.headline import plain
from asf_propose.subject import ENTERPRISE, SUBJECTS
from asf_propose.three_way import block_name

BRANCHES = "forslag/"
_FOR_PROPOSALS = re.compile(rf"{BRANCHES}[a-z0-9-]{{1,160}}")

Files = Mapping[str, bytes | None]


def take(message: Message, on: Ground, branch: str = "", keys: Keys | None = None) -> Proposal:
    """Make a proposal of a message: one commit on a branch; the working tree is left alone.

    Args:
        message: What somebody sent.
        on: The register to change.
        branch: The branch to write, over what it held before; "" for one named after the record.
        keys: What answers to reminders are tried with; None where there are none.

    Raises:
        RefusedError: Where it can't be taken, with what to answer.
        TaskError: Where a coordinator has to look at it.
        IgnoredError: Where no person has written it.
        UsageError: Where the branch is none for proposals.
    """
    if branch and not _FOR_PROPOSALS.fullmatch(branch):
        raise UsageError(
            f'Grenen "{visible(branch[:80])}" är ingen för förslag.',
            f"Skriv {BRANCHES} och ett namn med a–z, 0–9 och -.",
        )
    wanted = _wanted(message, on, keys)
    change = wanted.change
    there = on.repository.branches(BRANCHES)
    name = branch or f"{BRANCHES}{change.slug}-{wanted.known_by}"
    if not branch and name in there:
        raise RefusedError(TAKEN_BEFORE, subject=change.subject)
    files = _files(change, message, on.register)
    warnings = _judged(change, files, on)
    others = tuple(sorted(set(_about(change, there, on)) - {name}))
    title, report = _committed(name, files, on, wanted.title)
    body = body_of(change, others, warnings, wanted.opening)
    return Proposal(change.slug, name, title, body, report)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What a message wants.

    Attributes:
        change: What it makes of a record.
        known_by: By what the same message is known again.
        title: What it does, in one line; "" where that is said by what differs.
        opening: Where it came from, as Markdown.
    """

    change: EntryChange
    known_by: str
    title: str = ""
    opening: str = FROM_A_FORM


def _wanted(message: Message, on: Ground, keys: Keys | None) -> _Wanted:
    refuse_automatic(message, on.register, keys)
    answer = find_answer(message)
    if answer is not None:
        answered = answered_change(answer, on, keys)
        known_by = sha256(answer.token.encode()).hexdigest()[:8]
        return _Wanted(answered.change, known_by, answered.title, answered.opening)
    block = _block_of(message)
    change = asked_change(block, on)
    return _Wanted(change, _digest(block, message.images if change.wants_logo else ()))


def _block_of(message: Message) -> Block:
    """The block of a message: in its text, or else in what its HTML says."""
    refusals: list[BlockError] = []
    for text in message.texts:
        try:
            return read_block(text)
        except BlockError as error:
            refusals.append(error)
    if not refusals:
        raise RefusedError(Mistake("", message.problem, ""))
    # One that was found and damaged says more than one that was not found.
    told = next((one for one in refusals if not isinstance(one, NoBlockError)), refusals[0])
    raise RefusedError(Mistake("", told.message, told.mend))


def _files(change: EntryChange, message: Message, register: Register) -> Files:
    """What is to be written, by path; a logo is put into the folder that is judged, too."""
    files: dict[str, bytes | None] = {}
    if change.wants_logo:
        name, picture = _logo(change, message)
        old = change.value.get("logo")
        if old not in (None, name) and not _is_of_others(old, change, register):
            files[f"{ENTERPRISE.folder}{old}"] = None
        files[f"{ENTERPRISE.folder}{name}"] = picture
        there = register.root.enterprises / name
        there.unlink(missing_ok=True)  # Nothing is written through a link.
        there.write_bytes(picture)
        change = change.with_logo(name)
    if change.gone:
        files[change.subject.path(change.gone)] = None
    files[change.path] = file_of(change, register)
    return files


def _logo(change: EntryChange, message: Message) -> tuple[str, bytes]:
    if len(message.images) != 1:
        raise RefusedError(TWO_PICTURES if message.images else NO_PICTURE, form=change.form)
    try:
        logo = clean_logo(message.images[0])
    except LogoError as error:
        mistake = Mistake("Logotyp", error.message, error.mend)
        raise RefusedError(mistake, form=change.form) from error
    return f"{change.slug}{logo.ending}", logo.content


def _is_of_others(logo: object, change: EntryChange, register: Register) -> bool:
    return any(one.logo == logo and one.slug != change.known_slug for one in register)


def _judged(change: EntryChange, files: Files, on: Ground) -> tuple[Problem, ...]:
    """See that nothing is wrong with what is to be written; what somebody should know of it."""
    subject, own = change.subject, change.path
    drafts = {path: content for path, content in files.items() if path.endswith(".yaml")}
    judged = judge_files(on.register.root, drafts, on.day)
    before = subject.path(change.known_slug or "")
    # What was wrong in the record's file before is no mistake of whoever sent this.
    known = {_kind(problem) for problem in on.errors if problem.path == before}
    new = [one for one in judged.errors if one.path != own or _kind(one) not in known]
    if not new:
        return judged.warnings
    public = {one.path(slug) for one in SUBJECTS for slug in one.shown(on.register)}
    # Said beside other mistakes, or left out there, a hidden one would show by the difference.
    open_to_all = [one for one in new if one.rule not in FOR_MEMBERS]
    mistakes = [
        mistake_of(problem, _name(problem, change, on))
        if {problem.path, *problem.also} <= public | {own}
        # It would tell of a record that isn't shown.
        else BY_HAND
        # What two files have against each other is said of both; the sender has one of them.
        for problem in [one for one in open_to_all if one.path == own] or open_to_all
    ] or [BY_HAND]
    details = tuple(f"{problem.path}: {problem.message}" for problem in new)
    told = dict.fromkeys(mistakes)
    raise RefusedError(*told, form=change.form, details=details, subject=subject)


def _name(problem: Problem, change: EntryChange, on: Ground) -> str:
    """What a block calls the field that a problem is about; nothing where it is no single one."""
    pointer = [int(part) if part.isdigit() else part for part in problem.pointer.split("/")[1:]]
    if problem.path != change.path or not pointer:
        return ""
    schema = Schema(change.subject.schema, on.register.vocabulary)
    return block_name(Fields(schema).at(tuple(pointer)))


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.rule, problem.pointer, problem.message


def _committed(branch: str, files: Files, on: Ground, title: str) -> tuple[str, Report]:
    """Write the branch, as the last thing; its title may need the change to be there first."""
    repository = on.repository
    untitled = repository.make_commit(on.commit, files, "Förslag")
    report = report_of(repository, on.commit, untitled, on.day)
    title = plain(title) if title else headline(report)
    commit = repository.make_commit(on.commit, files, title)
    repository.point_branch(branch, commit, replace=True)
    return title, report


def _about(change: EntryChange, branches: Mapping[str, str], on: Ground) -> Iterator[str]:
    """The branches whose proposals change the same record."""
    paths = {change.subject.path(slug) for slug in (change.slug, change.gone) if slug}
    for branch, commit in branches.items():
        begun = on.repository.merge_base(on.commit, commit)
        if paths & {file.path for file in on.repository.changed(begun, commit)}:
            yield branch


def _digest(block: Block, pictures: Iterable[bytes]) -> str:
    return sha256(b"".join([written(block).encode(), *pictures])).hexdigest()[:8]
