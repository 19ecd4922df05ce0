"""Whether one of some known keys made a detached SSH signature.

Format: PROTOCOL.sshsig of OpenSSH, as `ssh-keygen -Y sign` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sshsig import InvalidSignature, PublicKey, check_signature

# One of an ed25519 key has about 300 characters.
_LONGEST = 2000


def signer(message: bytes, signature: str, namespace: str, keys: Iterable[str]) -> str | None:
    """The one of some keys that signed a message; None where it was none of them.

    Args:
        message: What is signed.
        signature: In armour, between «BEGIN SSH SIGNATURE» and «END SSH SIGNATURE».
        namespace: What the signature is for.
        keys: Public ed25519 keys, as «ssh-ed25519 AAAA…».
    """
    if len(signature) > _LONGEST:
        return None
    try:
        made_by = check_signature(message, signature, namespace)
    # Whatever a hostile signature makes the library stumble over, it is none of ours.
    except (InvalidSignature, NotImplementedError, ValueError, EOFError, AssertionError):
        return None
    return next((key for key in keys if _is(key, made_by)), None)


def is_key(key: str) -> bool:
    """Whether a text is a public key that signatures can be held against."""
    return _read(key) is not None


def _is(key: str, made_by: PublicKey) -> bool:
    return _read(key) == made_by


def _read(key: str) -> PublicKey | None:
    try:
        return PublicKey.from_openssh_str(key)
    except (ValueError, NotImplementedError, EOFError):
        return None
