"""The forge's signature of what is done on its web pages: OpenPGP, by a key that is pinned."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

import pysequoia
from pysequoia.packet import PacketPile

MARK = b"-----BEGIN PGP SIGNATURE-----"
_ARMOR = re.compile(
    rb"-----BEGIN PGP SIGNATURE-----\n(?:[A-Z][A-Za-z]*: [^\n]*\n)*\n"
    rb"((?:[A-Za-z0-9+/]{1,76}={0,2}\n)+)(?:=[A-Za-z0-9+/]{4}\n)?-----END PGP SIGNATURE-----\n*"
)
_MOST_KEY_BYTES = 64 * 1024
_FINGERPRINT = re.compile(r"[0-9A-F]{40}|[0-9A-F]{64}")
_RSA = (1, 3)
_TEXT_LENGTHS = {0: 1, 1: 2, 2: 4}


@dataclass(frozen=True, slots=True)
class ForgeKey:
    """A key that the forge signs with.

    Attributes:
        fingerprint: In capital letters, computed from the key itself.
        ids: The short ids of the key and what belongs to it, in small letters.
        key: The key.
    """

    fingerprint: str
    ids: frozenset[str]
    key: pysequoia.Cert


class Verdict(Enum):
    """What a signature says of a version."""

    RIGHT = "right"
    UNKNOWN_KEY = "unknown key"
    BROKEN = "broken"


def forge_key(name: str, raw: bytes) -> ForgeKey | None:
    """A pinned key; None where the file holds none, several, or another than it is named for.

    Args:
        name: The file's name.
        raw: What it holds.
    """
    fingerprint = name.removesuffix(".asc")
    if len(raw) > _MOST_KEY_BYTES or not name.endswith(".asc"):
        return None
    try:
        (key,) = pysequoia.Cert.split_bytes(raw)
        ids = frozenset(packet.key_id for packet in PacketPile.from_bytes(raw) if packet.key_id)
    except (ValueError, RuntimeError):
        return None
    computed = key.fingerprint.upper()
    if not _FINGERPRINT.fullmatch(fingerprint) or computed != fingerprint:
        return None
    return ForgeKey(computed, ids, key)


def check(payload: bytes, armored: bytes, keys: Sequence[ForgeKey]) -> Verdict:
    """Hold a signature to what it covers and to the pinned keys.

    Args:
        payload: What is signed.
        armored: The signature.
        keys: The pinned keys.
    """
    packet = _packet(armored)
    if packet is None:
        return Verdict.BROKEN
    try:
        signature = pysequoia.Sig.from_bytes(packet)
        signer = signature.issuer_key_id
        known = [one for one in keys if signer in one.ids]
        if not known:
            return Verdict.UNKNOWN_KEY
        told = pysequoia.verify(
            payload, store=lambda _: [one.key for one in known], signature=signature
        )
    except (ValueError, RuntimeError):
        return Verdict.BROKEN
    fingerprints = {one.fingerprint for one in known}
    right = {valid.certificate.upper() for valid in told.valid_sigs} & fingerprints
    return Verdict.RIGHT if right else Verdict.BROKEN


def _packet(armored: bytes) -> bytes | None:
    """The one signature packet of an armor, written as the standard wants it.

    The forge writes the number of an RSA signature at the key's full length, zeros first, in one of
    two signatures or so; OpenPGP wants none, and libraries that keep to it refuse the packet. The
    number is the same, so it is written anew.
    """
    found = _ARMOR.fullmatch(armored)
    body = _body(base64.b64decode(found[1])) if found else None
    if body is None or len(body) < 10 or body[1] != 0:
        return None
    if body[0] == 4 and body[2] in _RSA:
        at = 6 + int.from_bytes(body[4:6], "big")
        at += 2 + int.from_bytes(body[at : at + 2], "big") + 2
        number = int.from_bytes(body[at + 2 :], "big")
        size = number.bit_length()
        told = int.from_bytes(body[at : at + 2], "big")
        if size > told or len(body) != at + 2 + (told + 7) // 8:
            return None
        body = body[:at] + size.to_bytes(2, "big") + number.to_bytes((size + 7) // 8, "big")
    return b"\xc2\xff" + len(body).to_bytes(4, "big") + body


def _body(raw: bytes) -> bytes | None:
    """What is in a packet; None unless it is one signature and nothing after it."""
    if len(raw) < 3:
        return None
    first, length = raw[0], raw[1]
    if first == 0xC2:
        if length < 192:
            size, at = length, 2
        elif length < 224:
            size, at = ((length - 192) << 8) + raw[2] + 192, 3
        else:
            size, at = int.from_bytes(raw[2:6], "big") if length == 255 else -1, 6
    elif first in (0x88, 0x89, 0x8A):
        at = 1 + _TEXT_LENGTHS[first & 3]
        size = int.from_bytes(raw[1:at], "big")
    else:
        return None
    return raw[at:] if len(raw) == at + size else None
