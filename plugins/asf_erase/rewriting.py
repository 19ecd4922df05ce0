"""Rewriting all versions of a repository with git-filter-repo, in a process of its own.

`python -m asf_erase.rewriting ORDERS` stands in the git folder of a fresh clone without files.
git-filter-repo ends the process where it finds a fault, and keeps its state in its module.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from asf_edit.git import environment
from asf_register.errors import UsageError
from asf_register.problem import visible

from asf_erase.orders import REPLACEMENT, Orders, as_bytes, from_bytes

NOBODY = (b"raderat", b"raderat@raderat.example")
_FORCED = (
    # The clone was made a moment ago for just this.
    "--force",
    "--quiet",
    # Every version stays, so that each old one has its new one.
    "--prune-empty", "never",
    "--prune-degenerate", "never",
    "--preserve-commit-hashes",
    "--replace-refs", "delete-no-add",
)  # fmt: skip


def rewrite(folder: Path, orders: Orders) -> dict[str, str]:
    """Rewrite a repository, and tell what each version is called after it.

    Args:
        folder: The git folder of a fresh clone without files.
        orders: What changes.

    Raises:
        UsageError: Where git-filter-repo can't do it.
    """
    written = folder / "asf-orders"
    written.write_bytes(as_bytes(orders))
    ran = subprocess.run(  # noqa: S603 -- a list of arguments, never a shell's line
        [sys.executable, "-m", "asf_erase.rewriting", str(written)],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=False,
    )
    written.unlink()
    if ran.returncode:
        lines = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UsageError(
            f"git-filter-repo klarade det inte ({visible(lines[-1][:200]) if lines else 'okänt'}).",
            "Registret är orört. Kontrollera planen och försök igen.",
        )
    # What git-filter-repo writes down beside it tells what branches were called.
    notes = folder / "filter-repo"
    told = (notes / "commit-map").read_text("ascii").split()[2:]
    shutil.rmtree(notes)
    return dict(zip(told[::2], told[1::2], strict=True))


class _Rewriter:
    """Follows orders, version by version."""

    def __init__(self, orders: Orders, library: Any) -> None:
        self._orders = orders
        self._library = library
        self._contents: dict[tuple[str, str], int] = {}
        arguments = library.FilteringOptions.parse_args([*_FORCED], error_on_empty=False)
        self._filter = library.RepoFilter(
            arguments,
            commit_callback=self._commit,
            tag_callback=self._tag,
            refname_callback=self._branch,
        )

    def run(self) -> None:
        """Rewrite all of it."""
        self._filter.run()

    def _commit(self, commit: Any, _: Any) -> None:
        for change in commit.file_changes:
            path = change.filename.decode("utf-8", "surrogateescape")
            if change.type == b"M":
                change.blob_id = self._content(path, change.blob_id)
            if path in self._orders.names:
                change.filename = self._orders.names[path].encode("utf-8", "surrogateescape")
        order = self._orders.commits.get(commit.original_id.decode())
        if order is None:
            return
        if order.author:
            commit.author_name, commit.author_email = NOBODY
        if order.committer:
            commit.committer_name, commit.committer_email = NOBODY
        if order.message is not None:
            commit.message = order.message

    def _content(self, path: str, name: Any) -> Any:
        """What a file holds from now on: a mark of git's, or what it held before."""
        if not isinstance(name, bytes):
            return name
        key = (path, name.decode())
        new = self._orders.files.get(path, {}).get(key[1])
        if new is None:
            return name
        if key not in self._contents:
            blob = self._library.Blob(new)
            self._filter.insert(blob)
            self._contents[key] = blob.id
        return self._contents[key]

    def _tag(self, tag: Any, _: Any) -> None:
        forget, words = self._orders.tags.get(tag.original_id.decode(), (False, []))
        if forget:
            tag.tagger_name, tag.tagger_email = NOBODY
        for word in words:
            tag.message = tag.message.replace(word, REPLACEMENT)

    def _branch(self, name: bytes) -> bytes:
        known = self._orders.branches.get(name.decode("utf-8", "surrogateescape"))
        return name if known is None else known.encode("utf-8", "surrogateescape")


def _main(told: Path) -> None:
    import git_filter_repo  # noqa: PLC0415 -- it looks for git when it is loaded

    _Rewriter(from_bytes(told.read_bytes()), git_filter_repo).run()


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
