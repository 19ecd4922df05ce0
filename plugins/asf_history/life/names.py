"""All that an entry's files have been called: its addresses, and its logos."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.entry_files import Contents, EntryFile, entry_file, pairs_of, slug_of_path
from asf_register.slugs import is_slug

from asf_history.life.steps import Step, steps
from asf_history.main_line import MainLine

_FOLDER = "data/asf/"
_COHORTS = "data/cohorts"
_LOGO = re.compile(r"[^/.][^/]*\.(png|jpe?g|webp)", re.IGNORECASE)
# A version that touches more entries than this is an import, in which none was renamed.
_MOST_TOGETHER = 100
# Each time it is called something new the main line is walked once more.
_MOST_WALKS = 8


@dataclass(frozen=True, slots=True)
class Traces:
    """What the main line holds of an entry.

    Attributes:
        slugs: The addresses that it has had, its own first.
        logos: What its pictures have been called.
        steps: The versions that touched a file of any of those names, or certification.
        contents: What the entry's files have held, by what git calls that.
    """

    slugs: tuple[str, ...]
    logos: tuple[str, ...]
    steps: tuple[Step, ...]
    contents: Contents


def traces_of(line: MainLine, slug: str) -> Traces:
    """Follow an entry through all that it has been called.

    An earlier address counts where no other entry has it now.

    Args:
        line: The main line.
        slug: What it is called, now or last.

    Raises:
        UsageError: Where git says no.
    """
    others = set(line.repository.files(line.head, _FOLDER.rstrip("/")))
    slugs, logos = {slug: None}, dict[str, None]()
    for _ in range(_MOST_WALKS):
        names = (*(f"{one}.yaml" for one in slugs), *logos)
        found = steps(line, [*(f"{_FOLDER}{name}" for name in names), _COHORTS])
        contents = line.repository.contents(
            [
                side
                for step in found
                for file in _entries(step)
                for side in (file.before, file.after)
            ]
        )
        known = len(names)
        for file in _versions(found, contents):
            slugs |= dict.fromkeys(one for one in file.aliases if is_slug(one))
            logos |= dict.fromkeys(name for name in [file.text("logo")] if _LOGO.fullmatch(name))
        slugs |= dict.fromkeys(_renamed(found, line, set(slugs)))
        slugs = {one: None for one in slugs if one == slug or f"{_FOLDER}{one}.yaml" not in others}
        if len(slugs) + len(logos) == known:
            break
    return Traces(tuple(slugs), tuple(logos), found, contents)


def gone_slugs(line: MainLine) -> tuple[str, ...]:
    """The addresses at which an entry has been taken away at some time.

    Raises:
        UsageError: Where git says no.
    """
    told = line.ask(
        "log", "--first-parent", "--diff-merges=first-parent", "--diff-filter=D", "--no-renames",
        "--relative", "--name-only", "--format=", "-z", line.head, "--", _FOLDER,
    )  # fmt: skip
    paths = (os.fsdecode(path).strip("\n") for path in told.split(b"\0"))
    return tuple(dict.fromkeys(filter(None, map(slug_of_path, paths))))


def _entries(step: Step) -> Iterator[ChangedFile]:
    return (file for file in step.files if slug_of_path(file.path))


def _versions(found: Iterable[Step], contents: Contents) -> Iterator[EntryFile]:
    for step in found:
        for file in _entries(step):
            if version := entry_file(file.path, file.after, contents):
                yield version


def _renamed(found: Iterable[Step], line: MainLine, slugs: set[str]) -> Iterator[str]:
    """What it was called before or after a version in which its file came or went."""
    for step in found:
        own = {file.path for file in _entries(step) if file.status != "changed"}
        if not own or not step.parents:
            continue
        every = line.repository.changed(step.parents[0], step.version.id)
        beside = [file for file in every if file.inside and slug_of_path(file.path)]
        if len(beside) > _MOST_TOGETHER:
            continue
        contents = line.repository.contents(
            [side for file in beside for side in (file.before, file.after)]
        )
        for pair in pairs_of(beside, contents):
            sides = [side for side in (pair.before, pair.after) if side is not None]
            if len(sides) == 2 and own & {side.path for side in sides}:
                yield from (
                    one.slug for one in sides if one.slug not in slugs and is_slug(one.slug)
                )
