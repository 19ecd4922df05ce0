"""Slugs: names folded to what works in an address and as a file name anywhere."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

MAX_LENGTH = 100
# The site's form for a new enterprise lies where a change of one called so would.
KEPT_SLUG = "nytt"
KEPT_FOR_EXPERIENCES = "erfarenhet"

# Names that Windows keeps for devices, with any ending.
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_OTHER = re.compile(r"[^a-z0-9]+")
# What anyascii makes of the letters that Swedish names have, without asking it.
_COMMON = str.maketrans("åäöéüÅÄÖÉÜ", "aaoeuAAOEU")


def fold(name: str) -> str:
    """Fold a name to a–z, 0–9 and "-": «Kafé Åsen!» becomes "kafe-asen".

    Returns:
        The slug, or "" for a name without letters and digits.
    """
    plain = unicodedata.normalize("NFC", name).translate(_COMMON)
    plain = plain if plain.isascii() else anyascii(plain)
    return _OTHER.sub("-", plain.lower()).strip("-")[:MAX_LENGTH].rstrip("-")


def is_slug(text: str) -> bool:
    """Whether a text is well formed as a slug and can be a file's name anywhere."""
    fits = len(text) <= MAX_LENGTH and _SLUG.fullmatch(text)
    return bool(fits) and not _RESERVED.fullmatch(text)
