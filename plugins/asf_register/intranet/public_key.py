"""Public keys of age: whether what is encrypted to one can be read by its owner alone."""

from __future__ import annotations

from pyrage import RecipientError, x25519

_ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_PREFIX = "age1"
_CHECKSUM = 6
_PRIME = 2**255 - 19
# Points of low order, to which every secret comes out the same: what is encrypted to one of them
# anybody can read. Source: RFC 7748, section 6.1, and https://cr.yp.to/ecdh.html#validate.
_OPEN_TO_ALL = frozenset(
    (
        0,
        1,
        325606250916557431795983626356110631294008115727848805560023387167927233504,
        39382357235489614581723060781553021112529911719440698176882885853963445705823,
        _PRIME - 1,
        _PRIME,
        _PRIME + 1,
    )
)


def is_public_key(key: str) -> bool:
    """Whether a text is a whole public X25519 key of age, and none that is open to all."""
    try:
        x25519.Recipient.from_str(key)
    except RecipientError:
        return False
    return key.startswith(_PREFIX) and _point(key) not in _OPEN_TO_ALL


def _point(key: str) -> int:
    """The number that a key stands for, without the highest bit, which is never used."""
    bits = 0
    letters = key[len(_PREFIX) : -_CHECKSUM]
    for letter in letters:
        bits = bits << 5 | _ALPHABET.index(letter)
    raw = (bits >> (len(letters) * 5 - 256)).to_bytes(32, "big")
    return int.from_bytes(raw, "little") % 2**255
