"""An SSH signature of a version: what it claims, and whether that is so.

Who claims to have signed is read before anything is computed, so that a key that nobody listed and
a signature that was changed are told apart.
"""

from __future__ import annotations

import base64
import re
import struct
from dataclasses import dataclass

from asf_register.certification.ssh_signature import signer

MARK = b"-----BEGIN SSH SIGNATURE-----"
NAMESPACE = "git"
_ARMOR = re.compile(
    rb"-----BEGIN SSH SIGNATURE-----\n((?:[A-Za-z0-9+/]{1,76}={0,2}\n)+)"
    rb"-----END SSH SIGNATURE-----\n?"
)
_MOST_BYTES = 4096
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
    armored: bytes

    def holds_for(self, payload: bytes) -> bool:
        """Whether the key has signed just that, for a version in git.

        Args:
            payload: What is signed.
        """
        return signer(payload, self.armored.decode("ascii"), NAMESPACE, [self.key]) is not None


def claim(armored: bytes) -> Claim | None:
    """Read a signature; None for what is none, or of a kind that nobody here uses.

    Args:
        armored: The signature as it stands in a version.
    """
    found = _ARMOR.fullmatch(armored) if len(armored) <= _MOST_BYTES else None
    if found is None:
        return None
    try:
        raw = base64.b64decode(found[1].replace(b"\n", b""), validate=True)
        if raw[:10] != b"SSHSIG\0\0\0\1":
            return None
        key, namespace, _, digest, signature = _strings(raw[10:], 5)
        kind, _ = _strings(key, 2)
        made_as, _ = _strings(signature, 2)
    except (ValueError, struct.error):
        return None
    if digest not in _HASHES or kind != b"ssh-ed25519" or made_as != kind:
        return None
    shown = f"{kind.decode()} {base64.b64encode(key).decode()}"
    return Claim(shown, namespace.decode("utf-8", "replace"), armored)


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
