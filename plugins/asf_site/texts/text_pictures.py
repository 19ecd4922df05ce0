"""The pictures of running texts: where each lies on the site and how large it is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from asf_register.register import Register
from asf_register.root import files_in
from asf_register.strange_files import is_image

from asf_site.texts.prose import Shown
from asf_site.web_picture import as_webp, scaled

# Twice as wide as a column of text.
SIDE = 1400
QUALITY = 80


@dataclass(frozen=True, slots=True)
class TextPicture:
    """A picture that texts may show.

    Attributes:
        source: The file that was handed in.
        shown: What pages know of it.
    """

    source: Path
    shown: Shown

    @property
    def path(self) -> str:
        """Where it is written."""
        return self.shown.url.lstrip("/")

    def made(self) -> bytes:
        """The file on the site."""
        return as_webp(scaled(self.source, SIDE), QUALITY)


def text_pictures(register: Register) -> Mapping[str, TextPicture]:
    """The pictures in content/bilder, by their names."""
    found = {}
    for path in filter(is_image, files_in(register.root.pictures)):
        there = path.stat()
        found[path.name] = TextPicture(path, _shown(path, there.st_mtime_ns, there.st_size))
    return found


@lru_cache(maxsize=500)
def _shown(path: Path, changed: int, size: int) -> Shown:  # noqa: ARG001 - what is remembered by
    digest = blake2b(path.read_bytes() + bytes((QUALITY,)), digest_size=5).hexdigest()
    width, height = scaled(path, SIDE).size
    return Shown(f"/bilder/{digest}-{path.stem}.webp", width, height)
