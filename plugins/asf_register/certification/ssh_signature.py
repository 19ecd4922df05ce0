"""Detached SSH signatures: what one claims, and whether a known key made it.

Format: PROTOCOL.sshsig of OpenSSH, as `ssh-keygen -Y sign` writes it. Only what this register uses
is read at all: ed25519 keys and two hashes. Who claims to have signed is read before anything is
computed, so that a key that nobody listed and a signature that was changed are told apart.
"""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass

from sshsig import InvalidSignature, PublicKey, check_signature

# What every armoured signature begins with.
MARK = "-----BEGIN SSH SIGNATURE-----"

_ARMOR = re.compile(
    rf"{MARK}\n((?:[A-Za-z0-9+/]{{1,76}}={{0,2}}\n)+)"
    "-----END SSH SIGNATURE-----\n?"
)
# One of an ed25519 key has about 300 characters.
_LONGEST = 2000
_BEGINNING = b"SSHSIG\0\0\0\1"
_KIND = b"ssh-ed25519"
_HASHES = (b"sha256", b"sha512")


@dataclass(frozen=True, slots=True)
class Claim:
    """What a signature says of itself.

    Attributes:
        key: The key, as type and content with a space between.
        namespace: What it is made for.
        armored: The signature.
    """

    key: str
    namespace: str
    armored: str

    def holds_for(self, message: bytes) -> bool:
        """Whether the key has signed just that.

        Args:
            message: What is signed.
        """
        try:
            check_signature(message, self.armored, self.namespace)
        # Whatever a hostile signature makes the library stumble over, it does not hold.
        except (InvalidSignature, NotImplementedError, ValueError, EOFError, AssertionError):
            return False
        return True


def claim(armored: str) -> Claim | None:
    """Read a signature; None for what is none, or of a kind that nobody here uses.

    Args:
        armored: Between «BEGIN SSH SIGNATURE» and «END SSH SIGNATURE».
    """
    found = _ARMOR.fullmatch(armored) if len(armored) <= _LONGEST else None
    if found is None:
        return None
    try:
        raw = base64.b64decode(found[1].replace("\n", ""), validate=True)
        if not raw.startswith(_BEGINNING):
            return None
        key, namespace, _, digest, signature = _strings(raw.removeprefix(_BEGINNING), 5)
        kind, _ = _strings(key, 2)
        made_as, _ = _strings(signature, 2)
        purpose = namespace.decode("ascii")
    except (ValueError, struct.error):
        return None
    if digest not in _HASHES or kind != _KIND or made_as != kind:
        return None
    return Claim(f"{kind.decode()} {base64.b64encode(key).decode()}", purpose, armored)


def signer(message: bytes, signature: str, namespace: str, keys: Iterable[str]) -> str | None:
    """The one of some keys that signed a message; None where it was none of them.

    Args:
        message: What is signed.
        signature: In armour.
        namespace: What the signature is for.
        keys: Public ed25519 keys, as «ssh-ed25519 AAAA…».
    """
    claimed = claim(signature)
    if claimed is None or claimed.namespace != namespace or claimed.key not in keys:
        return None
    return claimed.key if claimed.holds_for(message) else None


def is_key(key: str) -> bool:
    """Whether a text is a public key that signatures can be held against."""
    try:
        return str(PublicKey.from_openssh_str(key)) == key
    except (ValueError, NotImplementedError, EOFError):
        return False


def _strings(raw: bytes, count: int) -> list[bytes]:
    """The parts of a list of texts with their lengths before them, just as many as there are."""
    parts = []
    for _ in range(count):
        (length,) = struct.unpack_from(">I", raw)
        if len(raw) < 4 + length:
            raise ValueError
        parts.append(raw[4 : 4 + length])
        raw = raw[4 + length :]
    if raw:
        raise ValueError
    return parts
