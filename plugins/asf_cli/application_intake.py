"""What `asf intake --identity` does: applications are opened, and cases made of them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import rmtree

import click
from asf_edit.git import git
from asf_propose.application.application import (
    Application,
    FaultyApplicationError,
    application_of,
)
from asf_propose.application.applied_case import (
    AppliedCase,
    NotTakenError,
    applied_case,
    put_on_branch,
)
from asf_propose.application.container import TEXT, ContainerError, unpacked
from asf_propose.application.enclosures import lay_out
from asf_propose.application.encrypted_file import (
    LockedError,
    TooLargeError,
    opened,
    read_keys,
)
from asf_propose.history.repository import Repository
from asf_propose.proposal.ground import Ground, ground
from asf_register.errors import AsfError, ProblemsFoundError, UsageError
from asf_register.personal_number import without_personal_numbers
from asf_register.private_file import refuse_inside
from asf_register.problem import visible
from asf_register.reporters import text as problems_told
from asf_register.root import PROJECT, Root
from asf_register.slugs import fold
from asf_register.swedish import count_of, listing
from asf_register.vocabulary import Vocabulary
from pyrage import x25519

NEEDS_KEY = UsageError(
    "Det här är en krypterad ansökan.",
    "Öppna den med nyckeln: asf intake --identity NYCKELFIL --enclosures MAPP FIL.",
)
_REFUSALS = (LockedError, TooLargeError, ContainerError, NotTakenError)


@dataclass(frozen=True, slots=True)
class Opening:
    """How applications are to be taken in.

    Attributes:
        keys: The file with the secret key.
        enclosures: The folder that enclosures are laid in, outside of the register's repository.
        enterprise: Who it is about, where a person has decided; "" for whoever it says.
        base: The version of the register to build on.
        day: The day that they came in.
    """

    keys: Path
    enclosures: Path | None
    enterprise: str
    base: str
    day: date


def take_applications(root: Root, files: Sequence[Path], how: Opening) -> int:
    """Take applications in, one after the other, and say what came of each.

    Returns:
        1 where one could not be taken, else 0.

    Raises:
        UsageError: Where the key, a file or the folder is none that can be used.
    """
    folder = how.enclosures
    if folder is None:
        raise UsageError(
            "Det är inte sagt var bilagorna ska ligga.",
            "Ange en mapp utanför registret: --enclosures MAPP.",
        )
    if how.enterprise and len(files) > 1:
        raise UsageError("--enterprise gäller en ansökan.", "Ta en fil i taget.")
    repository = Repository(root)
    refuse_inside(folder, [PROJECT, root.folder, *_checkouts(root)])
    keys = read_keys(how.keys)
    with ground(repository, how.base, how.day) as there:
        every = True
        for file in files:
            # Each is told of at once: the next one may stop the command.
            told, was_taken = _taken(file, keys, folder, how.enterprise, there)
            click.echo(f"{told}\n")
            every = every and was_taken
    return int(not every)


def _checkouts(root: Root) -> Iterator[Path]:
    """Every folder that the register's repository is checked out in, the main one too."""
    for line in git(root.folder, "worktree", "list", "--porcelain").split(b"\n"):
        key, _, folder = line.partition(b" ")
        if key == b"worktree":
            yield Path(os.fsdecode(folder))


def _taken(
    file: Path, keys: Sequence[x25519.Identity], folder: Path, slug: str, on: Ground
) -> tuple[str, bool]:
    """What came of one file, in words, and whether it was taken."""
    shown = visible(str(file))
    try:
        application = application_of(unpacked(opened(file, keys)), on.register.vocabulary, on.day)
        case = applied_case(application, on, slug)
        place = lay_out(folder, case.name, _files(application, on.register.vocabulary))
    except FaultyApplicationError as faulty:
        lines = [f"- {visible(without_personal_numbers(str(one)))}" for one in faulty.mistakes]
        told = [f"{shown}: inte mottagen. Skriv till avsändaren vad som ska rättas:", "", *lines]
        return "\n".join(told), False
    except ProblemsFoundError as wrong:
        return f"{shown}: inte mottagen. {wrong}\n\n{problems_told(wrong.problems)}", False
    except _REFUSALS as refused:
        return f"{shown}: inte mottagen. {_in_words(refused)}", False
    try:
        put_on_branch(case, on)
    except BaseException:
        rmtree(place)
        raise
    return _told(shown, application, case, place, on.register.vocabulary), True


def _in_words(error: AsfError) -> str:
    return without_personal_numbers(f"{error.message} {error.mend}")


def _files(application: Application, words: Vocabulary) -> dict[str, bytes]:
    """The enclosures and the text, called what a person would call them."""
    files = {TEXT: application.text}
    for name, raw in application.files.items():
        kind, _, rest = name.rpartition("-")
        files[f"{fold(words.enclosures[kind].title)}-{rest}"] = raw
    return files


def _told(
    shown: str, application: Application, case: AppliedCase, place: Path, words: Vocabulary
) -> str:
    number = count_of(len(application.files), "fil", "filer")
    kinds = listing([words.enclosures[kind].title for kind in application.kinds])
    notes = [*case.notes, *(f"{one.message} {one.hint}" for one in case.warnings)]
    return "\n".join(
        [
            f"{shown}: {visible(case.title)}.",
            f"Gren: {case.branch}",
            f"Bilagor: {kinds}. {number} och {TEXT} ligger i {visible(str(place))}.",
            *(f"Att se till: {visible(note)}" for note in notes),
            "",
            "Gör så här nu:",
            f"1. Läs {TEXT} och bilagorna. Öppna dem bara på en dator med skydd mot skadlig kod.",
            f"2. Skicka grenen till GitHub: git push origin {case.branch}",
            "3. Öppna ett förslag av grenen. En administratör godkänner det.",
            "4. Bekräfta för företaget att ansökan har kommit fram.",
            "5. När det är avgjort: asf case admitted (eller declined) "
            f"{case.cohort.id}/{case.enterprise.slug}",
            "6. Radera bilagorna när de inte behövs längre. I registret finns de aldrig.",
        ]
    )
