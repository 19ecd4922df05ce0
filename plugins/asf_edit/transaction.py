"""Writing files of the register: all of them or none, also when killed."""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

from asf_register.enterprise_files import Drafts
from asf_register.errors import UsageError
from asf_register.root import Root
from asf_register.staging import alone_in, staged

from asf_edit.git import git

_STATUS = ("--porcelain", "-z", "--no-renames", "--untracked-files=all")


def write_enterprises(root: Root, files: Drafts, seen: Drafts) -> None:
    """Write files of data/asf, all or none; see `write_in`.

    Args:
        root: The register.
        files: The bytes of each file, by its slug; None for one that shall go.
        seen: What those files held when somebody began to change them; None for nothing.
    """
    by_name, seen_by_name = (
        {f"{slug}.yaml": content for slug, content in some.items()} for some in (files, seen)
    )
    write_in(root, root.enterprises, by_name, seen_by_name)


def write_in(root: Root, folder: Path, files: Drafts, seen: Drafts) -> None:
    """Write files of one folder of the register, all or none.

    Args:
        root: The register.
        folder: The folder.
        files: The bytes of each file, by its path from there; None for one that shall go.
        seen: What those files held when somebody began to change them; None for nothing.

    Raises:
        BuildError: Where another program is writing there.
        UsageError: Where another program has changed one since; or where the folder is a
            link, which a folder can't change places with.
        OSError: Where the disk doesn't take them; every file is then as it was.
    """
    if folder.is_symlink():
        raise UsageError(
            f"{root.shown(folder)} är en länk till en annan plats.",
            "Byt länken mot mappen själv.",
        )
    name, content = next(iter(files.items()), ("", None))
    if len(files) == 1 and content is not None:
        with alone_in(folder.parent):
            _refuse_changed(root, folder, seen)
            _replace(folder / name, content)
    elif files:
        with staged(folder) as new:
            _refuse_changed(root, folder, seen)
            shutil.copytree(folder, new, symlinks=True, copy_function=_link, dirs_exist_ok=True)
            for name, content in files.items():
                if content is None:
                    (new / name).unlink()
                else:
                    _replace(new / name, content)


def _refuse_changed(root: Root, folder: Path, seen: Drafts) -> None:
    """See that files are as they were when somebody began to change them."""
    for name, content in seen.items():
        path = folder / name
        if (path.read_bytes() if path.is_file() else None) != content:
            raise UsageError(
                f"{root.shown(path)} har ändrats av någon annan under tiden.",
                "Inget är skrivet. Kör kommandot igen.",
            )


def refuse_uncommitted(root: Root, slugs: list[str], folder: str = "data/asf") -> None:
    """See that git has what is about to be written over.

    Args:
        root: The register.
        slugs: The files, without .yaml.
        folder: Where they lie, from the register's root.

    Raises:
        UsageError: Where a file has changes that are not committed.
    """
    paths = {f"{folder}/{slug}.yaml" for slug in slugs}
    changed = [path for path in _uncommitted(root, folder) if path in paths]
    if changed:
        more = f" och {len(changed) - 3} till" if len(changed) > 3 else ""
        raise UsageError(
            f"{', '.join(changed[:3])}{more} har ändringar som inte är sparade i git.",
            "Spara dem först (git add data, git commit) eller ta bort dem. Inget är ändrat.",
        )


def _uncommitted(root: Root, folder: str) -> list[str]:
    """Paths in a folder, from the root, that git holds another version of; none without git.

    Raises:
        UsageError: Where git is there but cannot tell.
    """
    try:
        listed = git(root.folder, "status", *_STATUS, "--", folder)
        prefix = git(root.folder, "rev-parse", "--show-prefix")
    except FileNotFoundError:
        return []
    except subprocess.CalledProcessError as error:
        said = os.fsdecode(error.stderr).strip()
        if "not a git repository" in said:
            return []
        raise UsageError(
            f"Git kan inte säga vilka filer som är sparade ({said.splitlines()[0][:200]}).",
            "Kör git status i registrets mapp och rätta det. Inget är ändrat.",
        ) from error
    above = os.fsdecode(prefix).removesuffix("\n")
    entries = [os.fsdecode(entry[3:]) for entry in listed.split(b"\0") if entry]
    return [entry.removeprefix(above) for entry in entries]


def _replace(path: Path, content: bytes) -> None:
    """Write a file beside the one in use, and put it in its place in one step."""
    new = path.with_name(f".{path.name}.new")
    try:
        # One that a killed command left, or a link that a proposal put there to be followed.
        new.unlink(missing_ok=True)
        with new.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new.replace(path)
    except BaseException:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise


def _link(source: str, target: str) -> None:
    """Give a file a second name, which costs nothing; copy it where the disk cannot."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
