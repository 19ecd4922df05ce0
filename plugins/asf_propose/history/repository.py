"""The register's git repository: what its commits hold, and branches for proposals."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory

from asf_edit.git import git
from asf_register.errors import UsageError
from asf_register.problem import visible
from asf_register.root import Root

from asf_propose.history.branch_writing import make_commit, point_branch
from asf_propose.history.changed_files import ChangedFile, differences
from asf_propose.history.git_refusals import refused
from asf_propose.history.stored_files import (
    Content,
    LaidOut,
    StoredFile,
    contents_of,
    is_plain_path,
    lay_out,
)

_ID = re.compile(r"[0-9a-f]{40,64}")
# Only these two are read as a register.
_FOLDERS = ("data", "content")
_RAW = ("-r", "-z", "--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=none")


class Repository:
    """The git repository that a register lies in.

    Args:
        root: The register, the whole repository or a folder of it.

    Raises:
        UsageError: Where git, the repository or a first commit is missing.
    """

    def __init__(self, root: Root) -> None:
        self.root = root
        self._prefix = self._ask("rev-parse", "--show-prefix").removesuffix(b"\n")
        if not self._found("HEAD"):
            raise UsageError(
                "Registrets git-förråd har ingen sparad version än.",
                "Spara en först: git add . && git commit.",
            )

    def commit(self, rev: str) -> str:
        """The full name of a commit.

        Args:
            rev: A branch, a tag, a commit, or anything else that git takes for one.

        Raises:
            UsageError: Where there is no such commit.
        """
        if found := self._found(rev):
            return found
        raise UsageError(
            f'Git känner inte till "{visible(rev)}".',
            "Skriv en gren, en tagg eller en sparad version. Saknas den här: kör git fetch.",
        )

    def merge_base(self, one: str, other: str) -> str:
        """The commit that two have grown from.

        Raises:
            UsageError: Where there is none.
        """
        try:
            return git(self.root.folder, "merge-base", one, other).decode().strip()
        except CalledProcessError as error:
            raise UsageError(
                "De två versionerna har ingen gemensam historia här.",
                "Hämta hela historiken: git fetch --unshallow (i ett arbetsflöde: fetch-depth: 0).",
            ) from error

    def changed(self, base: str, head: str) -> tuple[ChangedFile, ...]:
        """The files that differ between two commits, by path."""
        files = []
        for path, before, after in differences(self._ask("diff-tree", *_RAW, base, head)):
            inside = path.startswith(self._prefix)
            shown = os.fsdecode(path.removeprefix(self._prefix) if inside else path)
            files.append(ChangedFile(shown, inside, before, after))
        return tuple(sorted(files, key=lambda file: (not file.inside, file.path)))

    def files(self, commit: str, *paths: str) -> dict[str, StoredFile]:
        """What lies at some paths of the register, or in folders there, by path.

        Args:
            commit: The version.
            paths: Relative to the register's root; data/ and content/ if none are given.
        """
        plain = filter(is_plain_path, paths or _FOLDERS)
        wanted = [self._prefix + os.fsencode(path) for path in plain]
        if not wanted:
            return {}
        listed = self._ask("ls-tree", "-r", "-z", "--full-tree", commit, "--", *wanted)
        rows = (entry.partition(b"\t") for entry in listed.split(b"\0") if entry)
        return {
            os.fsdecode(path.removeprefix(self._prefix)): StoredFile(mode, name)
            for about, _, path in rows
            for mode, _, name in [about.decode().split()]
        }

    def read(self, commit: str, path: str) -> bytes | None:
        """The bytes of a file of the register; None where there is none, or a link."""
        file = self.files(commit, path).get(path)
        if file is None or not file.is_file:
            return None
        return self._ask("cat-file", "blob", file.id)

    def contents(self, files: Sequence[StoredFile | None]) -> dict[str, bytes]:
        """The bytes of many files, by the names that git has for them."""
        ids = [file.id for file in files if file is not None and file.is_file]
        return {one: content.raw for one, content in contents_of(self.root.folder, ids).items()}

    def history(self, commit: str, paths: Sequence[str]) -> Iterator[bytes]:
        """Every content that one of some files has had, newest first, each once.

        Args:
            commit: The version to begin with.
            paths: Relative to the register's root.
        """
        wanted = [os.fsencode(path) for path in paths if is_plain_path(path)]
        if not wanted:
            return
        commits = self._ask("rev-list", "--full-history", commit, "--", *wanted)
        told = self._ask(
            "diff-tree", "--stdin", "--no-commit-id", "-m", "--root", *_RAW, "--", *wanted,
            given=commits,
        )  # fmt: skip
        there = (after for _, _, after in differences(told) if after is not None and after.is_file)
        for one in dict.fromkeys(file.id for file in there):
            yield self._ask("cat-file", "blob", one)

    @contextmanager
    def laid_out(self, commit: str) -> Iterator[Root]:
        """A version's data/ and content/ in a temporary folder, as long as one needs it.

        Symbolic links are links there too, but lead nowhere. Nothing that the repository says is
        done on the way: no hook, no filter, no conversion of line ends.
        """
        with self.laid_out_files(self.files(commit)) as root:
            yield root

    @contextmanager
    def laid_out_files(
        self,
        files: Mapping[str, StoredFile],
        made: Mapping[str, bytes] | None = None,
        beside: LaidOut | None = None,
    ) -> Iterator[Root]:
        """Some files in a temporary folder.

        Args:
            files: The files, by their paths from the register's root.
            made: Files that git doesn't have, which come instead of others.
            beside: Where many of the files lie already; that takes less time.
        """
        with TemporaryDirectory(prefix="asf-") as folder:
            # The system's own folder for such may be a link.
            real = Path(folder).resolve()
            there = beside.files if beside is not None else {}
            new = [file for path, file in files.items() if there.get(path) != file]
            laid = {path: StoredFile("100644", path) for path in made or {}}
            held = {path: Content(len(raw), raw) for path, raw in (made or {}).items()}
            contents = contents_of(self.root.folder, [file.id for file in new if file.is_file])
            lay_out(real, {**files, **laid}, {**contents, **held}, beside)
            yield Root(real)

    def make_commit(
        self, parent: str, files: Mapping[str, bytes | StoredFile | None], message: str
    ) -> str:
        """Make a commit that no branch leads to; the working tree stays as it is.

        Args:
            parent: The commit to build on.
            files: What each file shall hold by its path from the register's root: bytes, or what
                git has already; None for one that shall go.
            message: What the commit says.

        Raises:
            UsageError: Where a path leads out of the register.
        """
        for path in files:
            if not is_plain_path(path):
                raise UsageError(
                    f'"{visible(path)}" leder ut ur registret.', "Välj en fil i registret."
                )
        inside = {self._prefix + os.fsencode(path): content for path, content in files.items()}
        return make_commit(self._ask, self.commit(parent), inside, message)

    def point_branch(self, branch: str, commit: str, *, replace: bool) -> None:
        """Let a branch lead to a commit; the index and HEAD stay as they are.

        Args:
            branch: The branch's name, without refs/heads/.
            commit: The commit.
            replace: Whether the branch may be there already, and is then begun anew.

        Raises:
            UsageError: Where the branch can't be called so, is there already or is checked out.
        """
        point_branch(self._ask, branch, commit, replace=replace)

    def branches(self, prefix: str) -> dict[str, str]:
        """The commits of the branches whose names begin so, by name."""
        listed = self._ask("for-each-ref", "--format=%(objectname) %(refname)", "refs/heads")
        rows = (line.partition(" refs/heads/") for line in os.fsdecode(listed).splitlines())
        return {name: commit for commit, _, name in rows if name.startswith(prefix)}

    def fetched_branches(self, prefix: str) -> Iterator[tuple[str, str]]:
        """Names and commits of others' branches whose names begin so, as they were last fetched."""
        listed = self._ask("for-each-ref", "--format=%(objectname) %(refname)", "refs/remotes")
        for line in os.fsdecode(listed).splitlines():
            commit, _, place = line.partition(" refs/remotes/")
            name = place.partition("/")[2]
            if name.startswith(prefix):
                yield name, commit

    def _found(self, rev: str) -> str:
        if not rev or rev.startswith("-") or "\0" in rev:
            return ""
        try:
            said = git(self.root.folder, "rev-parse", "--verify", "--quiet", f"{rev}^{{commit}}")
        except CalledProcessError:
            return ""
        found = said.decode().strip()
        return found if _ID.fullmatch(found) else ""

    def _ask(
        self,
        *arguments: str | bytes,
        given: bytes = b"",
        setting: Mapping[str, str] | None = None,
    ) -> bytes:
        try:
            return git(self.root.folder, *arguments, given=given, setting=setting)
        except FileNotFoundError as error:
            raise UsageError("Programmet git saknas.", "Installera det och försök igen.") from error
        except CalledProcessError as error:
            raise refused(os.fsdecode(error.stderr), self.root) from error
