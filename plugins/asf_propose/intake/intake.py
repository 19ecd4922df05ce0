"""Taking a message: its block becomes a change on a branch, checked and told of in words."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from asf_edit.fields import Fields
from asf_edit.judging import judge
from asf_register.errors import UsageError
from asf_register.problem import Problem, visible
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.schema import Schema

from asf_propose.block import Block, BlockError, NoBlockError, read_block, written
from asf_propose.intake.answers import Mistake
from asf_propose.intake.attached_logo import LogoError, clean_logo
from asf_propose.intake.change_request import body_of
from asf_propose.intake.entry_change import EntryChange, entry_change, file_of
from asf_propose.intake.ground import Ground
from asf_propose.intake.proposal import Proposal, RefusedError
from asf_propose.intake.reply import BY_HAND, NO_PICTURE, TAKEN_BEFORE, TWO_PICTURES
from asf_propose.messages import Message
from asf_propose.report import Report, headline, report_of
from asf_propose.three_way import block_name

BRANCHES = "forslag/"
_ENTERPRISES = "data/asf/"

Files = Mapping[str, bytes | None]


def take(message: Message, on: Ground, branch: str = "") -> Proposal:
    """Make a proposal of a message: one commit on a branch; the working tree is left alone.

    Args:
        message: What somebody sent.
        on: The register to change.
        branch: The branch to write, over what it held before; "" for one named after the entry.

    Raises:
        RefusedError: Where it can't be taken, with what to answer.
        UsageError: Where the branch is none for proposals.
    """
    if branch and not branch.startswith(BRANCHES):
        raise UsageError(
            f'Grenen "{visible(branch)}" är ingen för förslag.', f"Börja namnet med {BRANCHES}."
        )
    block = _block_of(message)
    change = entry_change(block, on)
    there = on.repository.branches(BRANCHES)
    name = branch or f"{BRANCHES}{change.slug}-{_digest(block)}"
    if not branch and name in there:
        raise RefusedError(TAKEN_BEFORE)
    files = _files(change, message, on.register)
    warnings = _judged(change, files, on)
    others = tuple(sorted(other for other in there if _is_about(other, change) and other != name))
    title, report = _committed(name, files, on)
    return Proposal(change.slug, name, title, body_of(change, others, warnings), report)


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
            files[f"{_ENTERPRISES}{old}"] = None
        files[f"{_ENTERPRISES}{name}"] = picture
        there = register.root.enterprises / name
        there.unlink(missing_ok=True)  # Nothing is written through a link.
        there.write_bytes(picture)
        change = change.with_logo(name)
    if change.gone:
        files[f"{_ENTERPRISES}{change.gone}.yaml"] = None
    files[f"{_ENTERPRISES}{change.slug}.yaml"] = file_of(change, register)
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
    drafts = {
        path.removeprefix(_ENTERPRISES).removesuffix(".yaml"): content
        for path, content in files.items()
        if path.endswith(".yaml")
    }
    judged = judge(on.register.root, drafts, on.day)
    own, before = (f"{_ENTERPRISES}{slug}.yaml" for slug in (change.slug, change.known_slug))
    # What was wrong in the entry's file before is no mistake of whoever sent this.
    known = {_kind(problem) for problem in on.errors if problem.path == before}
    new = [one for one in judged.errors if one.path != own or _kind(one) not in known]
    if not new:
        return judged.warnings
    public = {f"{_ENTERPRISES}{slug}.yaml" for slug in public_view(on.register).enterprises}
    mistakes = [
        _mistake(problem, own, on)
        if {problem.path, *problem.also} <= public | {own}
        # It would tell of an entry that isn't shown.
        else BY_HAND
        for problem in new
    ]
    details = tuple(f"{problem.path}: {problem.message}" for problem in new)
    raise RefusedError(*dict.fromkeys(mistakes), form=change.form, details=details)


def _mistake(problem: Problem, own: str, on: Ground) -> Mistake:
    """What a rule says, after the name that the block has for the field."""
    pointer = [int(part) if part.isdigit() else part for part in problem.pointer.split("/")[1:]]
    if problem.path == own and pointer:
        fields = Fields(Schema("enterprise", on.register.vocabulary))
        return Mistake(block_name(fields.at(tuple(pointer))), problem.message, problem.hint)
    said = f"{problem.message[:1].upper()}{problem.message[1:]}"
    return Mistake("", said, problem.hint)


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.rule, problem.pointer, problem.message


def _committed(branch: str, files: Files, on: Ground) -> tuple[str, Report]:
    """Write the branch; its title in words needs the change to be there first."""
    write = on.repository.write_branch
    head = write(branch, on.commit, files, "Förslag", replace=True)
    report = report_of(on.repository, on.commit, head, on.day)
    title = headline(report)
    write(branch, on.commit, files, title, replace=True)
    return title, report


def _is_about(branch: str, change: EntryChange) -> bool:
    slugs = filter(None, (change.slug, change.gone))
    return any(branch.rpartition("-")[0] == f"{BRANCHES}{slug}" for slug in slugs)


def _digest(block: Block) -> str:
    return sha256(written(block).encode()).hexdigest()[:8]
