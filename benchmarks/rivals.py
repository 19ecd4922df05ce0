"""The programs that the project is measured against: where they lie, and what is missing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Collection
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Rival:
    """One program.

    Attributes:
        name: The command, which is also what `--without` calls it.
        package: The Python package it comes with; "" where it is the system's own.
        mend: How one gets it.
        largest: The largest register that it is asked for.
    """

    name: str
    package: str
    mend: str
    largest: int


CHECK_JSONSCHEMA = Rival(
    "check-jsonschema", "check-jsonschema", "run scripts/set-up requirements-bench.lock", 10_000
)
HUGO = Rival("hugo", "", "install it (Debian: apt install hugo)", 10_000)
# Its time grows faster than the register: 10 000 articles would take most of the run.
PELICAN = Rival("pelican", "pelican", "run scripts/set-up requirements.lock", 1_000)
RIVALS = (CHECK_JSONSCHEMA, HUGO, PELICAN)


class RivalMissingError(Exception):
    """A rival is not installed; the message is one line."""


def tool(name: str) -> Path:
    """Where a command of the project's own environment lies, whether it is there or not."""
    return Path(sys.executable).with_name(name)


def program(rival: Rival) -> Path:
    """Where a rival lies.

    Raises:
        RivalMissingError: Where it is not installed.
    """
    found = shutil.which(rival.name, path=Path(sys.executable).parent if rival.package else None)
    if found is None:
        raise RivalMissingError(
            f"{rival.name} is missing: {rival.mend}, "
            f"or leave it out with make bench WITHOUT={rival.name}."
        )
    return Path(found)


def hold_all(without: Collection[str]) -> None:
    """See to it that every rival that is not left out is there.

    Raises:
        RivalMissingError: For the first that is not.
    """
    for rival in RIVALS:
        if rival.name not in without:
            program(rival)


def versions(without: Collection[str]) -> str:
    """The rivals and their versions, in one line."""
    said = [f"{rival.name} {_version(rival)}" for rival in RIVALS if rival.name not in without]
    return ", ".join([*said, f"Pagefind {_of_package('pagefind-bin')}"])


def _version(rival: Rival) -> str:
    if rival.package:
        return _of_package(rival.package)
    said = subprocess.run(  # noqa: S603 - a program found by its name
        [program(rival), "version"], capture_output=True, text=True, check=False
    ).stdout
    found = re.search(r"v([0-9][0-9.]*)", said)
    return found[1] if found else "of unknown version"


def _of_package(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "of unknown version"
