"""The stems of Swedish words, cut as the browser cuts them.

theme/static/list-stem.js is Snowball's Swedish stemmer for words without marks, which the public
list searches with already. snowballstemmer from PyPI and the stemmers on npm stand for different
editions of Snowball and keep å, ä and ö, so they would neither agree with each other nor find
«Goteborg». This is that script, line by line; a test holds both to one verdict.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORDS = re.compile(r"[^\W_]+")
_START = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]")
_SHORTEST_START = 3
_ENDINGS = (
    "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or "
    "as arnas ernas ornas es ades andes ens arens hetens erns at andet het ast"
)
# Read from the left, so the longest of them is found.
_ENDING = re.compile(rf"(?:{'|'.join(_ENDINGS.split())})\Z")
# «huset» and «husets», but not «lagret», «paket» or «kvalitet».
_ET = re.compile(r"[aeiouy][^aeiouy]ets?\Z")
_NOT_ET = re.compile(
    r"(?:h|iet|uit|fab|cit|dit|alit|ilit|mit|nit|pit|rit|sit|tit|ivit|kvit|xit|kom|rak|pak|stak)"
    r"ets?\Z"
)
_ET_ENDING = re.compile(r"ets?\Z")
_GENITIVE = re.compile(r"[bcdfghjklmnoprtvy]s\Z")
_PAIR = re.compile(r"(?:dd|gd|nn|dt|gt|kt|tt)\Z")
_LATER_ENDING = re.compile(r"(?:lig|ig|els)\Z")


def fold(text: str) -> str:
    """A text without case and marks, so that «Goteborg» finds «Göteborg»."""
    lower = text.lower()
    if lower.isascii():
        return lower
    decomposed = unicodedata.normalize("NFD", lower)
    return "".join(sign for sign in decomposed if not unicodedata.category(sign).startswith("M"))


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return _WORDS.findall(fold(text))


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a folded word, which it always begins with.

    Endings are cut only after the word's start, which is its first syllable or so.
    """
    found = _START.match(word)
    start = max(found.end() if found else len(word), _SHORTEST_START)
    left = _cut(word, start, _ENDING)
    if left == word and _ET.search(word) and not _NOT_ET.search(word):
        left = _cut(word, start, _ET_ENDING)
    if left == word and len(word) > start and _GENITIVE.search(word):
        left = word[:-1]
    if _PAIR.search(left[start:]):
        left = left[:-1]
    return left[:-1] if left[start:].endswith("fullt") else _cut(left, start, _LATER_ENDING)


def _cut(text: str, start: int, ending: re.Pattern[str]) -> str:
    return text[:start] + ending.sub("", text[start:])
