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
_MARKS = (
    rb"(?:\xcc[\x80-\xbf]|\xcd[\x80-\xaf]"
    rb"|%[Cc][Cc]%[89ABab][0-9A-Fa-f]|%[Cc][Dd]%[89Aa][0-9A-Fa-f])*"
)
# Between words: also a folded line, an underscore in an address, a space in one.
_BETWEEN = rb"(?:[\s._+-]|\\n|%20|\xc2\xa0|&nbsp;){1,40}"
_NUMBER = re.compile(r"(?:\+|00)?[0-9][0-9 \u00a0()/.-]{5,30}[0-9]")
_IN_NUMBER = rb"(?:[\s()/._-]|%20|\xc2\xa0|\xe2\x80[\x90-\x95]){0,4}"
_ABROAD = rb"(?:\+|%2[Bb]|00)" + _IN_NUMBER + b"46" + _IN_NUMBER + rb"(?:\(0\)" + _IN_NUMBER + b")?"
_SIGNS = {
    "@": rb"(?:@|%40|&#64;|&#[Xx]40;|\([Aa][Tt]\)|\[[Aa][Tt]\])",
    "-": rb"(?:-|\xe2\x80[\x90-\x95]|%2[Dd]|_|\s)",
}
# Letters that no accent makes of another, and what they are folded to.
_FOLDED = {"ø": "o", "đ": "d", "ł": "l", "ı": "i"}


class Spellings:
    """Finds some texts in bytes, however they are written there.

    Capital or small letters, with or without the dots and rings of å, ä and ö, composed or
    decomposed, as UTF-8, Latin-1, percent-encoded or escaped; a telephone number in any grouping.

    Args:
        texts: The texts.

    Raises:
        UsageError: Where one can't be looked for.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        wanted = [_fit(text) for text in texts]
        if not wanted:
            raise UsageError("Det står inte vad som ska sökas.", "Skriv ett namn eller en adress.")
        ways = (_number(text) if _NUMBER.fullmatch(text) else _words(text) for text in wanted)
        # One pattern a text, with both cases spelled out: put together, or told to ignore case,
        # they take ten times as long.
        self._patterns = tuple(map(re.compile, ways))

    def are_in(self, raw: bytes) -> bool:
        """Whether any of the texts stands there.

        Args:
            raw: Where.
        """
        return any(pattern.search(raw) for pattern in self._patterns)

    def places(self, raw: bytes, start: int = 0) -> list[tuple[int, int]]:
        """From where to where each stands; of those that overlap the longest at the first place.

        Args:
            raw: Where.
            start: From which byte on.
        """
        found = sorted(
            (match.start(), -match.end())
            for pattern in self._patterns
            for match in pattern.finditer(raw, start)
        )
        kept: list[tuple[int, int]] = []
        for first, last in found:
            if not kept or first >= kept[-1][1]:
                kept.append((first, -last))
        return kept


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
        return b"(?:%s|%s)" % (escaped, _encoded(b"%", letter.encode()))
    if len(base) != 1 or not base.isascii():
        return _one_of(map(_as_letters, (letter.lower(), letter.upper(), base)))
    plain = [base.encode() + _MARKS, base.upper().encode() + _MARKS]
    return _one_of([*plain, *(way for one in _family()[base] for way in _written(one))])


def _as_letters(letters: str) -> bytes:
    """One letter, or the several that it becomes in another case: ß is SS."""
    return b"".join(_one_of(_written(one)) for one in letters)


def _one_of(ways: Iterable[bytes]) -> bytes:
    return b"(?:%s)" % b"|".join(dict.fromkeys(ways))


def _base(letter: str) -> str:
    """A letter in small, without its marks; several for one like ß."""
    apart = unicodedata.normalize("NFD", letter.casefold())
    plain = "".join(one for one in apart if not unicodedata.combining(one))
    return _FOLDED.get(plain, plain)


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
    ways = [re.escape(raw), _encoded(b"%", raw), _encoded(b"=", raw)]
    ways.append(_either_case(rb"\\u%04x" % ord(letter)))
    if ord(letter) < 0x100:
        ways += [re.escape(bytes([ord(letter)])), _encoded(b"%", bytes([ord(letter)]))]
    return ways


def _encoded(mark: bytes, raw: bytes) -> bytes:
    """Bytes in hexadecimal digits of either case, each after a mark."""
    return b"".join(_either_case(b"%s%02x" % (mark, byte)) for byte in raw)


def _either_case(pattern: bytes) -> bytes:
    """A pattern in which the digits a to f may be capital letters."""
    return re.sub(rb"[a-f]", lambda found: b"[%s%s]" % (found[0], found[0].upper()), pattern)
