"""Private keys in files under data/ and content/ that nothing else reads."""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Iterator
from pathlib import Path

from asf_register.documents import of_fault
from asf_register.problem import Problem
from asf_register.reading.text import private_key
from asf_register.root import Root

# A larger file is no text that somebody has put a key into.
_MAX_BYTES = 1024 * 1024


def stray_private_keys(root: Root, read: Container[str]) -> Iterator[Problem]:
    """Say of each file that holds a private key, hidden ones too, that the key is burnt.

    Args:
        root: The register.
        read: Paths, as people see them, of files that are looked into anyway.
    """
    # A link may lead anywhere on the machine; that there is one is said elsewhere.
    tops = [top for top in ("data", "content") if not (root.folder / top).is_symlink()]
    for top in tops:
        for folder, _, names in os.walk(root.folder / top):
            shown = Path(folder).relative_to(root.folder).as_posix()
            for name in sorted(names):
                if f"{shown}/{name}" not in read:
                    raw = _small(Path(folder, name))
                    for fault in [*private_key(raw)] or private_key(os.fsencode(name)):
                        yield of_fault(f"{shown}/{name}", fault)


def _small(path: Path) -> bytes:
    """What a file of no great size holds; nothing of a link, a device or a large one."""
    about = path.lstat()
    if not stat.S_ISREG(about.st_mode) or about.st_size > _MAX_BYTES:
        return b""
    return path.read_bytes()
