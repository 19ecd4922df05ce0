"""All ways in which a name, an address or a telephone number may be written in bytes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from asf_register.errors import UsageError
from asf_register.problem import visible

_FEWEST = 3
_MOST = 200
# A combining mark, in UTF-8 and percent-encoded.
_MARKS = rb"(?:\xcc[\x80-\xbf]|\xcd[\x80-\xaf]|%CC%[89AB][0-9A-F]|%CD%[89A][0-9A-F])*"
# Between words: also a folded line, an underscore in an address, a space in one.
_BETWEEN = rb"(?:[\s._+-]|\\n|%20|\xc2\xa0|&nbsp;){1,40}"
_NUMBER = re.compile(r"(?:\+|00)?[0-9][0-9 \u00a0()/.-]{5,30}[0-9]")
_IN_NUMBER = rb"(?:[\s()/._-]|%20|\xc2\xa0|\xe2\x80[\x90-\x95]){0,4}"
_ABROAD = rb"(?:\+|%2B|00)" + _IN_NUMBER + b"46" + _IN_NUMBER + rb"(?:\(0\)" + _IN_NUMBER + b")?"
_SIGNS = {
    "@": rb"(?:@|%40|&#64;|&#x40;|\(at\)|\[at\])",
    "-": rb"(?:-|\xe2\x80[\x90-\x95]|%2D|_|\s)",
}
# Letters that no accent makes of another, and what they are folded to.
_FOLDED = {"ø": "o", "đ": "d", "ł": "l", "ı": "i"}


def pattern_of(texts: Iterable[str]) -> re.Pattern[bytes]:
    """A pattern that finds some texts in bytes, however they are written there.

    Capital or small letters, with or without the dots and rings of å, ä and ö, composed or
    decomposed, as UTF-8, Latin-1, percent-encoded or escaped; a telephone number in any grouping.

    Args:
        texts: The texts.

    Raises:
        UsageError: Where one can't be looked for.
    """
    # The longest first: an address that begins with the name is found whole.
    wanted = sorted(map(_fit, texts), key=len, reverse=True)
    if not wanted:
        raise UsageError("Det står inte vad som ska sökas.", "Skriv ett namn eller en adress.")
    ways = [_number(text) if _NUMBER.fullmatch(text) else _words(text) for text in wanted]
    return re.compile(b"|".join(b"(?:%s)" % way for way in ways), re.IGNORECASE)


def _fit(text: str) -> str:
    composed = unicodedata.normalize("NFC", text).strip()
    if any(not letter.isprintable() for letter in composed):
        raise UsageError(
            f'"{visible(text)}" innehåller radbrytningar eller osynliga tecken.',
            "Skriv texten på en rad.",
        )
    if sum(letter.isalnum() for letter in composed) < _FEWEST:
        raise UsageError(
            f'"{visible(text)}" är för kort: det skulle finnas nästan överallt.',
            f"Skriv minst {_FEWEST} bokstäver eller siffror.",
        )
    if len(composed) > _MOST:
        raise UsageError("Texten är för lång.", f"Skriv högst {_MOST} tecken.")
    return composed


def _number(text: str) -> bytes:
    digits = re.sub(r"\D", "", text)
    digits = re.sub(r"^00", "", digits)
    national = digits.removeprefix("46") if len(digits) > 9 else digits
    rest = _IN_NUMBER.join(digit.encode() for digit in national.removeprefix("0"))
    return rb"(?<![0-9])(?:%s|0%s)%s(?![0-9])" % (_ABROAD, _IN_NUMBER, rest)


def _words(text: str) -> bytes:
    return _BETWEEN.join(b"".join(map(_letter, word)) for word in text.split())


def _letter(letter: str) -> bytes:
    if letter in _SIGNS:
        return _SIGNS[letter]
    base = _base(letter)
    if not base.isalpha():
        escaped = re.escape(letter.encode())
        if letter.isalnum() or not letter.isascii():
            return escaped
        return b"(?:%s|%%%02X)" % (escaped, ord(letter))
    if len(base) != 1 or not base.isascii():
        return b"(?:%s)" % b"|".join(
            sorted(set(_written(letter.lower()) + _written(letter.upper())))
        )
    accented = [way for one in _family()[base] for way in _written(one)]
    return (
        b"(?:%s%s|%s)" % (base.encode(), _MARKS, b"|".join(accented))
        if accented
        else (base.encode() + _MARKS)
    )


def _base(letter: str) -> str:
    """A letter in small, without its marks."""
    small = letter.casefold()
    plain = unicodedata.normalize("NFD", small)[:1]
    return _FOLDED.get(plain, plain) if len(small) == 1 else small


@cache
def _family() -> dict[str, list[str]]:
    """The accented letters, small and capital, of each plain one."""
    found: dict[str, list[str]] = {chr(code): [] for code in range(ord("a"), ord("z") + 1)}
    for code in range(0xC0, 0x250):
        base = _base(chr(code))
        if base in found:
            found[base].append(chr(code))
    return found


def _written(letter: str) -> list[bytes]:
    """How one letter may be written in bytes, as patterns."""
    raw = letter.encode()
    ways = [re.escape(raw), b"".join(b"%%%02X" % byte for byte in raw)]
    ways += [b"".join(b"=%02X" % byte for byte in raw), rb"\\u%04x" % ord(letter)]
    if ord(letter) < 0x100:
        ways += [re.escape(bytes([ord(letter)])), b"%%%02X" % ord(letter)]
    return ways
