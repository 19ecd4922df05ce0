"""Shared pictures, drawn once and kept in the user's own cache folder from then on."""

from __future__ import annotations

import sys
import zlib
from contextlib import suppress
from functools import cached_property
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import msgspec
from asf_register.own_cache import cache_folder_beside, keep_own, read_own
from asf_register.register import Register

from asf_site.drawing import country_map
from asf_site.shared_pictures.drawing import Pictures
from asf_site.shared_pictures.subject import Subject

_MAX_BYTES = 32 * 1024 * 1024
_LIBRARIES = ("pillow", "font-source-serif-pro")


class RememberedPictures:
    """The pictures of one register's site.

    Args:
        register: Its closed lists and the site's title say how they look.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._drawn = 0

    def png(self, subject: Subject) -> bytes:
        """The file of one picture."""
        if subject.name not in self._known:
            self._known[subject.name] = self._pictures.drawn(subject)
            self._drawn += 1
        return self._known[subject.name]

    def keep(self) -> None:
        """Keep what was drawn for the next build."""
        if self._drawn and self._place is not None:
            keep_own(self._place, self._program + msgspec.msgpack.encode(self._known))

    @cached_property
    def _known(self) -> dict[str, bytes]:
        kept = read_own(self._place, _MAX_BYTES) if self._place else None
        if kept is not None and kept.startswith(self._program):
            with suppress(ValueError, msgspec.MsgspecError):
                pictures = memoryview(kept)[len(self._program) :]
                return msgspec.msgpack.decode(pictures, type=dict[str, bytes])
        return {}

    @cached_property
    def _pictures(self) -> Pictures:
        register = self._register
        return Pictures(register.site.title, register.vocabulary.municipalities)

    @cached_property
    def _place(self) -> Path | None:
        """A file for this title and these lists, so that two registers don't take turns in one."""
        folder = cache_folder_beside(self._register.root)
        words = self._register.vocabulary
        shown = f"{self._register.site.title}\n{words.regions}\n{words.municipalities}"
        digest = blake2b(shown.encode(), digest_size=8).hexdigest()
        return folder and folder / f"delning-{digest}.msgpack"

    @cached_property
    def _program(self) -> bytes:
        """A digest of what else decides their bytes."""
        versions = [sys.version, zlib.ZLIB_RUNTIME_VERSION, *map(version, _LIBRARIES)]
        state = blake2b("\n".join(versions).encode(), digest_size=32)
        for source in (Path(country_map.__file__), *sorted(Path(__file__).parent.glob("*.py"))):
            state.update(source.read_bytes())
        return state.digest()
