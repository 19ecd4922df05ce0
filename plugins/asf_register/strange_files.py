"""Files under data/ and content/ that the register does not read, found by where each belongs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from asf_register.cohort_files import CASES, COHORT_FILE, DECISIONS
from asf_register.documents import file_link, problem
from asf_register.happenings.happening_files import ARCHIVE_FILE, CALENDAR_FOLDER
from asf_register.intranet.intranet_files import INTRANET_FOLDERS
from asf_register.marketplace.post_files import MARKETPLACE
from asf_register.problem import Problem
from asf_register.root import Root, files_in
from asf_register.unexpected_file import ERASURES, FORGE_KEYS, LISTS, POLICY, unexpected_file

_IMAGES = (".png", ".jpg", ".jpeg", ".webp")
_ERASURE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]{1,3})?(\.json)?")
_FORGE_KEY = re.compile(r"([0-9A-F]{40}|[0-9A-F]{64})\.asc")
_FOLDERS = (
    "asf",
    "vocabulary",
    "policy",
    "cohorts",
    MARKETPLACE,
    "experiences",
    "members",
    CALENDAR_FOLDER,
)


def is_image(path: Path) -> bool:
    """Whether a file is called as a logo is."""
    return path.suffix.lower() in _IMAGES and not path.name.startswith(".")


def strange_files(root: Root) -> Iterator[Problem]:
    """Say of everything under data/ and content/ that is not read that it isn't."""
    data, content = root.folder / "data", root.folder / "content"
    belongs: dict[Path, Callable[[Path], bool]] = {
        data: lambda path: path.name in (*_FOLDERS, "site.yaml", ARCHIVE_FILE),
        data / "asf": lambda path: path.suffix.lower() == ".yaml" or _is_picture(path),
        data / "vocabulary": lambda path: path.name in LISTS,
        data / "policy": lambda path: path.name in POLICY or _is_policy_folder(path),
        data / "policy" / FORGE_KEYS: _is_forge_key,
        data / "policy" / ERASURES: _is_of_erasure,
        root.marketplace: lambda path: path.suffix.lower() == ".yaml",
        root.cohorts: lambda path: path.is_dir() and not path.is_symlink(),
        **_cohort_folders(root),
        root.members: lambda path: path.suffix.lower() == ".yaml",
        root.experiences: lambda path: path.suffix.lower() == ".yaml",
        root.calendar: lambda path: path.suffix.lower() == ".yaml",
        root.news: lambda path: path.suffix.lower() == ".md",
        root.pictures: _is_picture,
        content: lambda path: (
            path.suffix.lower() == ".md" or path in (root.intranet, root.news, root.pictures)
        ),
        root.intranet: lambda path: path.name in INTRANET_FOLDERS and path.is_dir(),
        **_intranet_folders(root),
    }
    for folder, is_read in belongs.items():
        if not folder.is_dir():
            continue
        shown = root.shown(folder)
        for path in files_in(folder):
            if not is_read(path):
                yield from _strange(path, shown)


def _cohort_folders(root: Root) -> dict[Path, Callable[[Path], bool]]:
    """What belongs in the folder of each round, and in the folders there."""
    found: dict[Path, Callable[[Path], bool]] = {}
    for folder in files_in(root.cohorts):
        if folder.is_dir() and not folder.is_symlink():
            found[folder] = lambda path: path.name in (COHORT_FILE, CASES, DECISIONS)
            for kind in (CASES, DECISIONS):
                found[folder / kind] = lambda path: path.suffix.lower() == ".yaml"
    return found


def _intranet_folders(root: Root) -> dict[Path, Callable[[Path], bool]]:
    """What belongs in each folder of the intranet."""

    def ends_with(endings: tuple[str, ...]) -> Callable[[Path], bool]:
        return lambda path: (
            path.suffix.lower() in endings and not path.is_dir() and not path.is_symlink()
        )

    return {root.intranet / name: ends_with(endings) for name, endings in INTRANET_FOLDERS.items()}


def _is_policy_folder(path: Path) -> bool:
    named = path.name in (FORGE_KEYS, ERASURES)
    return named and path.is_dir() and not path.is_symlink()


def _is_of_erasure(path: Path) -> bool:
    is_right_kind = path.is_dir() != path.name.endswith(".json")
    return bool(_ERASURE.fullmatch(path.name)) and is_right_kind and not path.is_symlink()


def _is_forge_key(path: Path) -> bool:
    return bool(_FORGE_KEY.fullmatch(path.name)) and path.is_file() and not path.is_symlink()


def _is_picture(path: Path) -> bool:
    return is_image(path) and not path.is_symlink() and not path.is_dir()


def _strange(path: Path, folder: str) -> Iterator[Problem]:
    shown = f"{folder}/{path.name}"
    if path.is_symlink():
        for finding in file_link(path, path.lstat().st_mode):
            yield problem(shown, "file_link", finding)
    elif not path.is_dir() or _holds_files(path):
        for finding in unexpected_file(path, folder):
            yield problem(shown, "unexpected_file", finding)


def _holds_files(folder: Path) -> bool:
    return any(not path.is_dir() and not path.name.startswith(".") for path in folder.rglob("*"))
