"""A public key as five words that can be read aloud over the telephone."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from hashlib import sha256
from pathlib import Path

_WORDS = Path(__file__).with_name("words.txt")
_COUNT = 5
# Eleven bits choose one of 2 048 words; the browser's words.js does the same.
_BITS = 11
_BETWEEN = re.compile(r"[\W_]+")


def word_code(key: str) -> str:
    """The words of a public key, joined by hyphens.

    They are made of the first 55 bits of the SHA-256 of the key's text, so that whoever hears them
    can tell whether the key that came is the one that was sent.

    Args:
        key: The public key, as "age1…".
    """
    chosen = word_list()
    digest = int.from_bytes(sha256(key.encode()).digest(), "big") >> (256 - _COUNT * _BITS)
    places = [(digest >> _BITS * at) % 2**_BITS for at in reversed(range(_COUNT))]
    return "-".join(chosen[place] for place in places)


def is_word_code(heard: str, key: str) -> bool:
    """Whether words that somebody heard are those of a public key, however they are put down."""
    return _spoken(heard) == _spoken(word_code(key))


@cache
def word_list() -> tuple[str, ...]:
    """The 2 048 words, in the order that their numbers go by."""
    return tuple(_WORDS.read_text(encoding="utf-8").split())


def _spoken(words: str) -> str:
    """Words as they sound: in small letters, with a hyphen between them."""
    return _BETWEEN.sub("-", unicodedata.normalize("NFC", words).casefold()).strip("-")
