"""Whether a merge holds just what its two sides held, and nothing of its own."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from asf_register.errors import UsageError

from asf_audit.clone import Clone
from asf_audit.commits import Commit
from asf_audit.tree_changes import Changes

# Whatever whoever audits has set for their own merges.
_AS_GIT_COMES = (
    "core.attributesFile=/dev/null",
    "merge.default=text",
    "merge.renames=true",
    "merge.renameLimit=7000",
    "merge.directoryRenames=conflict",
)


def is_clean(clone: Clone, merge: Commit, taken_in: Changes | None, came: Changes) -> bool:
    """Whether a merge of two is what git makes of them without anybody's help.

    Args:
        clone: Where.
        merge: The merge.
        taken_in: What the merged side has changed since both have grown apart; None where they
            have done so more than once.
        came: What the merge changed on the main line.
    """
    # Every file that the side changed was as it had been when both grew apart: nothing to put
    # together, so git need not be asked, which takes longer.
    if taken_in is not None and taken_in == came:
        return True
    return merged_tree(clone, *merge.parents) == merge.tree


def merged_tree(clone: Clone, one: str, other: str) -> str | None:
    """What git makes of two versions; None where they are at odds.

    What is made lies in a folder of its own, and the clone stays as it is.

    Args:
        clone: Where.
        one: The main line.
        other: What is merged.
    """
    with TemporaryDirectory(prefix="asf-") as folder:
        setting = {
            "GIT_OBJECT_DIRECTORY": folder,
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": _quoted(clone.folder / "objects"),
            "GIT_ATTR_NOSYSTEM": "1",
        }
        told = clone.ask(
            *(part for own in _AS_GIT_COMES for part in ("-c", own)),
            "merge-tree", "--write-tree", "--stdin", "-z",
            given=f"{one} {other}\n".encode(), setting=setting,
        )  # fmt: skip
    status, _, rest = told.partition(b"\0")
    if status not in (b"0", b"1"):
        raise UsageError(
            "Git svarar inte som väntat när två versioner slås ihop.",
            "Använd git 2.39 eller senare.",
        )
    return rest.partition(b"\0")[0].decode() if status == b"1" else None


def _quoted(folder: Path) -> str:
    """A folder as git reads it in a list, where a colon would begin another."""
    escaped = os.fspath(folder).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
