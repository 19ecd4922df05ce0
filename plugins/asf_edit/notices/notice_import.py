"""Notices from files into the marketplace: all that is planned is judged before any is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from asf_register.errors import ProblemsFoundError, UsageError
from asf_register.known_files import KnownFiles, remembered
from asf_register.marketplace.post_files import MARKETPLACE
from asf_register.problem import Problem
from asf_register.read_register import Reading, read_register
from asf_register.root import Root, files_in
from asf_register.schema import Schema

from asf_edit.canonical import canonical
from asf_edit.judging import judge_posts
from asf_edit.notices.notice import Stage
from asf_edit.notices.notice_file import NoticeError, read_xml
from asf_edit.notices.outcome import Fate, Outcome
from asf_edit.notices.procurement import planned
from asf_edit.notices.reading import to_notice
from asf_edit.sifting import sifted
from asf_edit.transaction import refuse_uncommitted, write_in

_PROCEDURE = re.compile(r"[0-9A-Za-z][0-9A-Za-z._/-]{0,99}")


@dataclass(frozen=True, slots=True)
class NoticeImport:
    """What files with notices would do to a register; nothing is written yet.

    Attributes:
        reading: The register as it is.
        outcomes: What becomes of each file, in the order given.
        drafts: The posts' files to write, by id.
        warnings: What is to be known of them.
    """

    reading: Reading
    outcomes: tuple[Outcome, ...]
    drafts: Mapping[str, bytes]
    warnings: tuple[Problem, ...]


def prepare(root: Root, sources: Iterable[Path], day: date) -> NoticeImport:
    """Find out what files would do to a register.

    Args:
        root: The register.
        sources: Files, or folders with .xml files.
        day: The day that counts as today.

    Raises:
        UsageError: Where one isn't there.
        ProblemsFoundError: Where the register has posts that cannot be read.
    """
    paths = list(dict.fromkeys(_files(sources)))
    known = remembered(root, day)
    reading = read_register(root, known)
    unread = {name for folder, name in reading.unread_documents if folder == MARKETPLACE}
    if unread:
        raise ProblemsFoundError(
            "Marknadsplatsen har annonser som inte går att läsa, så det går inte att veta vilka "
            "upphandlingar som redan står där.",
            "Rätta dem först.",
            tuple(one for one in reading.problems if Path(one.path).stem in unread),
        )
    read = [_read(path) for path in paths]
    every = list(planned(read, reading, day))
    outcomes, drafts, warnings = _judged(every, reading, day, known)
    order = {path: number for number, path in enumerate(paths)}
    return NoticeImport(
        reading, tuple(sorted(outcomes, key=lambda one: order[one.path])), drafts, warnings
    )


def carry_out(done: NoticeImport) -> None:
    """Write what notices do to a register: every file or none.

    Raises:
        UsageError: Where a file has changes that git doesn't have, or has changed meanwhile.
        BuildError: Where another program is writing there.
        OSError: Where the disk doesn't take them; every file is then as it was.
    """
    root = done.reading.register.root
    there = {
        name: done.reading.documents[MARKETPLACE, name].raw
        for name in done.drafts
        if (MARKETPLACE, name) in done.reading.documents
    }
    refuse_uncommitted(root, list(there), root.shown(root.marketplace))
    if done.drafts:
        root.marketplace.mkdir(exist_ok=True)
    write_in(
        root,
        root.marketplace,
        {f"{name}.yaml": raw for name, raw in done.drafts.items()},
        {f"{name}.yaml": there.get(name) for name in done.drafts},
    )


def _files(sources: Iterable[Path]) -> Iterator[Path]:
    for source in sources:
        if source.is_dir():
            yield from files_in(source, ".xml")
        elif source.is_file():
            yield source
        else:
            raise UsageError(f"Filen {source} finns inte.", "Kontrollera namnet. Inget är ändrat.")


def _read(path: Path) -> Outcome:
    try:
        notice = to_notice(read_xml(path))
    except NoticeError as error:
        return Outcome(path, Fate.REFUSED, f"{error.message} {error.mend}")
    if notice.stage is not Stage.PLANNING and not _PROCEDURE.fullmatch(notice.procedure):
        why = "Den säger inte vilken upphandling den hör till (BT-04)."
        return Outcome(path, Fate.REFUSED, why, notice)
    return Outcome(path, Fate.NEW, "", notice)


def _judged(
    outcomes: list[Outcome], reading: Reading, day: date, known: KnownFiles
) -> tuple[list[Outcome], Mapping[str, bytes], tuple[Problem, ...]]:
    """Refuse what would break a rule."""
    root = reading.register.root
    schema = Schema("post", reading.register.vocabulary)
    drafts = {
        one.post: canonical(one.after, schema, _raw(one, reading))
        for one in outcomes
        if one.fate in (Fate.NEW, Fate.CHANGED)
    }
    left = sifted(drafts, lambda some: judge_posts(root, some, day, known), "annons")
    return [_refused(one, left.faulty) for one in outcomes], left.drafts, left.warnings


def _raw(outcome: Outcome, reading: Reading) -> bytes:
    document = reading.documents.get((MARKETPLACE, outcome.post))
    return document.raw if document is not None and outcome.before is not None else b""


def _refused(outcome: Outcome, faulty: Mapping[str, Problem]) -> Outcome:
    if outcome.post not in faulty or outcome.fate is Fate.SAME:
        return outcome
    problem = faulty[outcome.post]
    message = f"{problem.message[:1].upper()}{problem.message[1:]} {problem.hint}"
    return replace(outcome, fate=Fate.REFUSED, why=message, post="")
