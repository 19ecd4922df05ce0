"""A digest of all that an intranet was made of, which tells whether it must be made anew."""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asf_intranet.download import Download
from asf_intranet.pages import IntranetPage

# It lies in the open. The salt keeps two builds of the same content apart.
BUILD_FILE = "build.json"


@dataclass(frozen=True, slots=True)
class WhatWentIn:
    """All that the files of an intranet depend on.

    Attributes:
        pages: Its pages.
        downloads: Its files to fetch.
        members: The public keys of those who read it.
        about: What is said of the site, and the digest of scripts and styles.
    """

    pages: Sequence[IntranetPage]
    downloads: Sequence[Download]
    members: Iterable[str]
    about: Sequence[str]

    def digest(self, salt: str) -> str:
        """The digest, which tells nothing to who doesn't know all of it.

        Args:
            salt: As a build has it.
        """
        parts = {
            "pages": [[page.route, page.made_of] for page in self.pages],
            "downloads": [[one.id, one.name, one.type, one.made_of] for one in self.downloads],
            "members": sorted(self.members),
            "about": list(self.about),
        }
        return hmac.new(salt.encode(), json.dumps(parts).encode(), "sha256").hexdigest()

    def made(self, folder: Path) -> bool:
        """Whether an intranet that lies in a folder was made of just this, and is whole."""
        build = read_build(folder)
        if build is None or build.get("digest") != self.digest(str(build.get("salt"))):
            return False
        return all((folder / str(build.get("build")) / name).is_file() for name in build["files"])


def new_salt() -> str:
    """A salt for one build."""
    return secrets.token_urlsafe(16)


def read_build(folder: Path) -> dict[str, Any] | None:
    """What is said in the open of an intranet in a folder; None where there is none."""
    try:
        build = json.loads((folder / BUILD_FILE).read_bytes())
    except (OSError, ValueError):
        return None
    return build if isinstance(build, dict) and isinstance(build.get("files"), list) else None
