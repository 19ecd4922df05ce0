"""A digest of all that an intranet was made of, which tells whether it must be made anew."""

from __future__ import annotations

import hmac
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from asf_intranet.download import Download
from asf_intranet.pages import IntranetPage

# It lies in the open. The salt keeps two builds of the same content apart.
BUILD_FILE = "build.json"
# Many times what a build of thousands of pages says; of what is longer, the rest isn't read.
_MOST_SAID = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class WhatWentIn:
    """All that the files of an intranet depend on.

    Attributes:
        pages: Its pages.
        downloads: Its files to fetch.
        members: The public keys of those who read it.
        about: What is said of the site, and the digests of scripts, styles and this package.
    """

    pages: Sequence[IntranetPage]
    downloads: Sequence[Download]
    members: Iterable[str]
    about: Sequence[str]

    def digest(self, said: Mapping[str, Any], folder: Path) -> str:
        """The digest, which tells nothing to who doesn't know all of it.

        Args:
            said: What is said in the open of the build, the salt included.
            folder: Where its files lie, so that one that is damaged, exchanged or added is noticed.
        """
        parts = {
            "said": {name: value for name, value in said.items() if name != "digest"},
            "lying": sorted(_lying(folder)),
            "pages": [[page.route, page.made_of] for page in self.pages],
            "downloads": [[one.id, one.name, one.type, one.made_of] for one in self.downloads],
            "members": sorted(self.members),
            "about": list(self.about),
        }
        salt = json.dumps(said.get("salt")).encode()
        return hmac.new(salt, json.dumps(parts).encode(), "sha256").hexdigest()

    def made(self, folder: Path) -> bool:
        """Whether an intranet that lies in a folder was made of just this, and is whole."""
        build = read_build(folder)
        return build is not None and build.get("digest") == self.digest(build, folder)


def _lying(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file in a folder but the one that tells of the build: its path and its digest."""
    for path in folder.rglob("*"):
        name = path.relative_to(folder).as_posix()
        if name == BUILD_FILE or (path.is_dir() and not path.is_symlink()):
            continue
        # A link or a pipe is none of ours; that it is there is enough.
        is_plain = path.is_file() and not path.is_symlink()
        yield os.fsencode(name).hex(), sha256(path.read_bytes()).hexdigest() if is_plain else ""


def new_salt() -> str:
    """A salt for one build."""
    return secrets.token_urlsafe(16)


def read_build(folder: Path) -> dict[str, Any] | None:
    """What is said in the open of an intranet in a folder; None where there is none."""
    path = folder / BUILD_FILE
    if path.is_symlink() or not path.is_file():
        return None
    try:
        with path.open("rb") as stream:
            build = json.loads(stream.read(_MOST_SAID))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(build, dict):
        return None
    has_lists = all(isinstance(build.get(named), list) for named in ("files", "shell"))
    return build if has_lists else None
