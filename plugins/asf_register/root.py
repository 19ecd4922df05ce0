"""Where things lie: the project's own files, and a register's root folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from asf_register.errors import RootNotFoundError
from asf_register.staging import bring_back

PROJECT = Path(__file__).resolve().parents[2]
SCHEMAS = PROJECT / "schemas"
THEME = PROJECT / "theme"


@dataclass(frozen=True)
class Root:
    """A folder with data/ and maybe content/; the project's own fill the gaps."""

    folder: Path

    @property
    def enterprises(self) -> Path:
        """The folder with one file per enterprise."""
        return self.folder / "data" / "asf"

    @property
    def cohorts(self) -> Path:
        """The folder with one folder per certification round."""
        return self.folder / "data" / "cohorts"

    @property
    def marketplace(self) -> Path:
        """The folder with one file per post of the marketplace."""
        return self.folder / "data" / "marketplace"

    @property
    def site(self) -> Path:
        """The file with the site's settings."""
        return self._or_project("data/site.yaml")

    @property
    def vocabulary(self) -> Path:
        """The folder with the closed lists."""
        return self._or_project("data/vocabulary")

    @property
    def policy(self) -> Path:
        """The folder that says who has which role and who must approve what."""
        return self._or_project("data/policy")

    @property
    def has_own_policy(self) -> bool:
        """Whether that folder is the root's, not the project's."""
        return self.holds(self.policy)

    @property
    def content(self) -> Path:
        """The folder with pages of running text."""
        return self._or_project("content")

    @property
    def news(self) -> Path:
        """The folder with one file per piece of news."""
        return self.content / "aktuellt"

    @property
    def calendar(self) -> Path:
        """The folder with one file per event of the calendar."""
        return self.folder / "data" / "calendar"

    @property
    def archive(self) -> Path:
        """The file that tells what has happened."""
        return self.folder / "data" / "archive.yaml"

    @property
    def pictures(self) -> Path:
        """The folder with the pictures of running texts."""
        return self.content / "bilder"

    @property
    def intranet(self) -> Path:
        """The folder with what members alone read.

        The project's own pages choose their areas from the project's closed lists, so a root is
        given the one only together with the other.
        """
        given = not self.holds(self.content)
        at = self.folder / "content" if given and self.holds(self.vocabulary) else self.content
        return at / "intranat"

    @property
    def attachments(self) -> Path:
        """The folder with the intranet's files to fetch, and what is said of each."""
        return self.intranet / "filer"

    @property
    def recordings(self) -> Path:
        """The folder with the intranet's recordings, their subtitles and what is said of each."""
        return self.intranet / "inspelningar"

    @property
    def experiences(self) -> Path:
        """The folder with one file per experience that an enterprise tells of."""
        return self.folder / "data" / "experiences"

    @property
    def members(self) -> Path:
        """The folder with one file per member."""
        return self.folder / "data" / "members"

    def holds(self, path: Path) -> bool:
        """Whether a file is the root's, not the project's."""
        # Pathlib's own is_relative_to takes both paths apart anew for each of many files.
        return path.parts[: len(self.folder.parts)] == self.folder.parts

    def shown(self, path: Path) -> str:
        """A path as people see it: relative to the root, with "/" between folders."""
        base = self.folder if self.holds(path) else PROJECT
        return path.relative_to(base).as_posix()

    def _or_project(self, name: str) -> Path:
        own = self.folder / name
        return own if own.exists() or own.is_symlink() else PROJECT / name


def find_root(given: Path | None, start: Path) -> Root:
    """Find the register to work on.

    Args:
        given: The folder of `--root`, if one was named.
        start: The folder to look in otherwise, and then in its parents.

    Raises:
        RootNotFoundError: Where there is no data/asf.
    """
    if given is not None:
        if not _holds_register(given):
            raise RootNotFoundError(
                f"Mappen {given} har ingen undermapp data/asf.",
                "Ange mappen som innehåller data/ efter --root.",
            )
        return Root(given.resolve())
    for folder in (start.resolve(), *start.resolve().parents):
        if _holds_register(folder):
            return Root(folder)
    raise RootNotFoundError(
        "Här finns inget register: ingen mapp ovanför har data/asf.",
        "Gå till registrets mapp, eller ange den med --root.",
    )


def _holds_register(folder: Path) -> bool:
    enterprises = folder / "data" / "asf"
    if not enterprises.exists():
        bring_back(enterprises)
    return enterprises.is_dir()


def files_in(folder: Path, ending: str = "") -> list[Path]:
    """What lies in a folder and isn't hidden, sorted by name.

    Args:
        folder: The folder; one that isn't there holds nothing.
        ending: Only names that end so, in small or capital letters.
    """
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith("."))
    return [folder / name for name in names if name.lower().endswith(ending)]
