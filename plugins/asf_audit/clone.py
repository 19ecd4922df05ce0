"""The clone that is audited: asked with nothing put in the place of what it holds."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from subprocess import CalledProcessError

from asf_edit.git import git
from asf_register.errors import UsageError
from asf_register.problem import visible
from asf_register.root import Root

from asf_audit.refusals import Refusal, refusal

# Each makes git read something else than the clone, or take parents from elsewhere.
POINTS_ELSEWHERE = (
    "GIT_GRAFT_FILE",
    "GIT_REPLACE_REF_BASE",
    "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_SHALLOW_FILE",
)
_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
# Parents come from the versions themselves, never from what was noted down about them.
_PLAIN = ("-c", "core.commitGraph=false")


class Clone:
    """A repository that lies on this machine.

    Args:
        root: The register; it must be the whole repository.

    Raises:
        UsageError: Where git or the repository is missing, or the register is only a folder of it.
    """

    def __init__(self, root: Root) -> None:
        self._root = root
        self._place = root.folder
        top = self.ask("rev-parse", "--show-toplevel").removesuffix(b"\n")
        if Path(os.fsdecode(top)).resolve() != root.folder.resolve():
            raise UsageError(
                "Registret är bara en mapp i sitt git-förråd.",
                "Granskningen läser ett förråd där data/ ligger överst.",
            )
        own, shared = self.ask("rev-parse", "--absolute-git-dir", "--git-common-dir").splitlines()
        self.folder = (root.folder / os.fsdecode(shared)).resolve()
        # Outside of the working tree nothing of it is read, not even its attributes.
        self._place = Path(os.fsdecode(own))

    def ask(
        self, *arguments: str, given: bytes = b"", setting: Mapping[str, str] | None = None
    ) -> bytes:
        """Ask git something.

        Args:
            arguments: The command and what it takes.
            given: What it reads.
            setting: Environment variables of its own.

        Raises:
            UsageError: Where git is missing or says no.
        """
        try:
            return git(self._place, *_PLAIN, *arguments, given=given, setting=setting)
        except FileNotFoundError as error:
            raise UsageError("Programmet git saknas.", "Installera det och försök igen.") from error
        except CalledProcessError as error:
            said = visible(os.fsdecode(error.stderr).strip()[:200]) or "inget skäl gavs"
            raise UsageError(
                f"Git kan inte läsa det som ska granskas ({said}).",
                "Stå i registrets mapp, i en hel klon, med git 2.38 eller senare.",
            ) from error

    def commit(self, rev: str) -> str | None:
        """The full name of a version; None where there is none.

        A branch comes before a tag of the same name: tags come along with whatever is fetched.
        """
        is_certain = rev == "HEAD" or _ID.fullmatch(rev)
        places = ("",) if is_certain else ("refs/heads/", "refs/remotes/", "")
        found = (self._named(f"{place}{rev}^{{commit}}") for place in places)
        return next((name for name in found if name), None)

    def is_there(self, name: str) -> bool:
        """Whether there is an object of that full name, of any kind."""
        return self._named(name) is not None

    def _named(self, rev: str) -> str | None:
        if not rev or rev.startswith("-") or not rev.isprintable():
            return None
        checked = f"{rev}\n".encode("utf-8", "replace")
        said = self.ask("cat-file", "--batch-check=%(objectname)", given=checked).decode().strip()
        return said if _ID.fullmatch(said) else None

    def refusals(self) -> Iterator[Refusal]:
        """Why the clone can't tell what happened: parts that are missing or put in place."""
        for name in POINTS_ELSEWHERE:
            if os.environ.get(name):
                yield refusal("environment", name=name)
        if (self.folder / "shallow").exists():
            yield refusal("shallow")
        if self._is_partial():
            yield refusal("partial")
        if self.ask("for-each-ref", "--count=1", "refs/replace/"):
            yield refusal("replaced")
        if _says_something(self.folder / "info" / "grafts"):
            yield refusal("grafted")
        lent = self.folder / "objects" / "info"
        if any(_says_something(lent / name) for name in ("alternates", "http-alternates")):
            yield refusal("borrowed")

    def _is_partial(self) -> bool:
        if any((self.folder / "objects" / "pack").glob("*.promisor")):
            return True
        pattern = r"^(extensions\.partialclone|remote\..*\.(promisor|partialclonefilter))$"
        settings = self.ask("config", "--list", "--name-only").decode("utf-8", "replace")
        return any(re.match(pattern, name) for name in settings.splitlines())


def _says_something(path: Path) -> bool:
    return path.is_file() and bool(path.read_bytes().strip())
