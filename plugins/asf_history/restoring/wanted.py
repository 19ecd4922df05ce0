"""The files that somebody asks to have back, as paths from the register's root."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from pathlib import Path

from asf_register.errors import UsageError
from asf_register.problem import visible
from asf_register.root import Root
from asf_register.slugs import is_slug

FOLDERS = ("data", "content")


def wanted_paths(root: Root, typed: Sequence[Path], stand: Path) -> tuple[str, ...]:
    """Make out which files or folders are meant; nothing for everything.

    Args:
        root: The register.
        typed: What somebody has written.
        stand: The folder they stand in.

    Raises:
        UsageError: Where one lies outside of data/ and content/.
    """
    paths = [_from_root(root, path, stand) for path in typed]
    return () if "." in paths else tuple(dict.fromkeys(paths))


def _from_root(root: Root, typed: Path, stand: Path) -> str:
    there = Path(os.path.normpath(stand / typed))
    if not there.is_relative_to(root.folder) and not typed.is_absolute():
        there = Path(os.path.normpath(root.folder / typed))
    path = there.relative_to(root.folder).as_posix() if there.is_relative_to(root.folder) else ".."
    if path != "." and path.partition("/")[0] not in FOLDERS:
        name = visible(str(typed))
        raise UsageError(
            f"{name} hör inte till registrets uppgifter.",
            f"Är det ett företag: skriv data/asf/{name}.yaml."
            if is_slug(str(typed))
            else "Bara filer i data/ och content/ återställs så här.",
        )
    return path


def lies_in(path: str, wanted: Sequence[str]) -> bool:
    """Whether a file is asked for, itself or with a folder.

    Args:
        path: The file.
        wanted: What is asked for; nothing for everything.
    """
    return not wanted or any(path == one or path.startswith(f"{one}/") for one in wanted)


def refuse_unknown(wanted: Sequence[str], known: Iterable[str]) -> None:
    """See that everything that is asked for is there, now or on the day.

    Raises:
        UsageError: Where something isn't.
    """
    every = list(dict.fromkeys(known))
    for one in wanted:
        if not any(lies_in(path, [one]) for path in every):
            near = get_close_matches(one, every, 2, 0.6)
            raise UsageError(
                f"{visible(one)} fanns inte den dagen och finns inte nu.",
                f"Menade du {' eller '.join(map(visible, near))}?"
                if near
                else "Kontrollera namnet.",
            )
