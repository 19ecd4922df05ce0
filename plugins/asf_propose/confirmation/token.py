"""The token of an answer: forty capitals and digits that only the holder of the key can make.

It carries the answer, its last day and what was on file, and a code (HMAC-SHA256, 128 bits) over
those and the enterprise's slug. The slug isn't carried, so who is asked can't be read from it.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from asf_propose.confirmation.answer import Answer
from asf_propose.confirmation.keys import Keys

LENGTH = 40
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
# Two months: a holiday and a second reminder have room in it.
VALID = timedelta(days=60)
ON_FILE_BYTES = 6
_VERSION = 1
_FIRST_DAY = date(2020, 1, 1)
_LAST_NUMBER = 0xFFFF
FIRST_SENT = _FIRST_DAY
"""The first day on which a reminder can be sent."""
LAST_SENT = _FIRST_DAY + timedelta(days=_LAST_NUMBER) - VALID
"""The last day on which a reminder can be sent whose last day a token can say."""
_CODE_BYTES = 16
_HEAD_BYTES = 3 + ON_FILE_BYTES
_PURPOSE = b"asf reminder 1\0"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a token says.

    Attributes:
        answer: The answer.
        slug: The enterprise's, when it was made.
        on_file: Tells what the reminder showed of it.
        last: The last day on which it holds.
    """

    answer: Answer
    slug: str
    on_file: bytes
    last: date

    @property
    def sent(self) -> date:
        """The day of the reminder."""
        return self.last - VALID


def token_of(claim: Claim, keys: Keys) -> str:
    """Make a token."""
    head = bytes([_VERSION << 4 | claim.answer.value])
    head += _number(claim.last).to_bytes(2, "big") + claim.on_file
    return base64.b32encode(head + _code(head, claim.slug, keys.now)).decode()


def claim_in(token: str, slugs: Iterable[str], keys: Keys) -> Claim | None:
    """What a token says; None for one that wasn't made with these keys for one of these.

    Why it isn't right is told to nobody: that would help whoever tries.

    Args:
        token: What somebody sent.
        slugs: Those that it may be about, earlier ones too.
        keys: The keys that count.
    """
    raw = _bytes(token)
    head, code = raw[:_HEAD_BYTES], raw[_HEAD_BYTES:]
    if len(code) != _CODE_BYTES:
        return None
    known = tuple(slugs)
    for key in keys:
        for slug in known:
            if hmac.compare_digest(code, _code(head, slug, key)):
                return _claim(head, slug)
    return None


def _claim(head: bytes, slug: str) -> Claim | None:
    version, answer = head[0] >> 4, head[0] & 0x0F
    if version != _VERSION or answer not in {one.value for one in Answer}:
        return None
    last = _FIRST_DAY + timedelta(days=int.from_bytes(head[1:3], "big"))
    return Claim(Answer(answer), slug, head[3:], last)


def _bytes(token: str) -> bytes:
    try:
        # Exactly this alphabet: one that was changed in any sign is another token.
        return base64.b32decode(token) if len(token) == LENGTH else b""
    except (binascii.Error, ValueError):
        return b""


def _number(day: date) -> int:
    """A day as a number; days that no clock should show become the nearest that has one."""
    return min(max((day - _FIRST_DAY).days, 0), _LAST_NUMBER)


def _code(head: bytes, slug: str, key: bytes) -> bytes:
    return hmac.digest(key, _PURPOSE + head + slug.encode(), "sha256")[:_CODE_BYTES]
