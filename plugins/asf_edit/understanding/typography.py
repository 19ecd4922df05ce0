"""Text as programs and people leave it, made plain: spaces, dashes, quotation marks."""

from __future__ import annotations

import re

from asf_register.reading.text import REFUSED_CHARACTERS, composed
from asf_register.slugs import fold

_SPACE = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff\ud800-\udfff]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_QUOTES = "'\"\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb`\u00b4"

_SAYS_SOMETHING = re.compile("[^\\W_]|[✓✔☑]")

# What people put into a cell or a form instead of leaving it empty.
_BLANK = frozenset(
    "ej-angivet ej-angiven ej-kant ej-aktuellt ej-daterad framgar-ej inte-angivet ingen-uppgift "
    "inget ingen n-a na null okand okant saknas uppgift-saknas vet-ej vet-inte".split()
)


def is_blank(written: str) -> bool:
    """Whether a person wrote, in one of the usual ways, that there is nothing to write."""
    return fold(written) in _BLANK or not _SAYS_SOMETHING.search(written)


def one_line(written: str) -> str:
    """A text on one line, with single plain spaces and no unseen characters."""
    return " ".join(lines(written).split())


def lines(written: str) -> str:
    """A text of several lines, without unseen characters and with nothing empty around it."""
    text = _UNSEEN.sub("", _BREAKS.sub("\n", composed(written)))
    text = REFUSED_CHARACTERS.sub("", _SPACE.sub(" ", text))
    return "\n".join(line.rstrip() for line in text.split("\n")).strip("\n ")


def straight(written: str) -> str:
    """What holds no prose, on one line: any dash is "-", and quotation marks around are gone."""
    return _DASHES.sub("-", one_line(written)).strip(_QUOTES).strip()
