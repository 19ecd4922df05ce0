"""The keys that a demo's people sign with.

They are made of the seed, so that the same demo has the same bytes. Whoever has the program can
make them again: they prove nothing, and a demo's folder doesn't hold them.
"""

from __future__ import annotations

import base64
import struct
import textwrap
from hashlib import sha256, sha512

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_KIND = b"ssh-ed25519"
_HASH = b"sha512"
_MAGIC, _VERSION = b"SSHSIG", 1
_LINE = 70


def private_key(seed: int, person: str) -> Ed25519PrivateKey:
    """The key of a person.

    Args:
        seed: Of the demo.
        person: The person's id.
    """
    return Ed25519PrivateKey.from_private_bytes(
        sha256(f"asf demo {seed} {person}".encode()).digest()
    )


def public_key(seed: int, person: str) -> str:
    """The public half, as it stands in people.yaml."""
    return f"{_KIND.decode()} {base64.b64encode(_public_blob(private_key(seed, person))).decode()}"


def signature(seed: int, person: str, message: bytes, namespace: str) -> str:
    """What `ssh-keygen -Y sign` gives for a message, byte by byte.

    Format: PROTOCOL.sshsig of OpenSSH.

    Args:
        seed: Of the demo.
        person: Who signs.
        message: What is signed.
        namespace: What the signature is for.
    """
    key = private_key(seed, person)
    about = _string(namespace.encode()) + _string(b"") + _string(_HASH)
    made = key.sign(_MAGIC + about + _string(sha512(message).digest()))
    head = _MAGIC + struct.pack(">I", _VERSION) + _string(_public_blob(key))
    whole = head + about + _string(_string(_KIND) + _string(made))
    lines = textwrap.wrap(base64.b64encode(whole).decode(), _LINE)
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""])


def _public_blob(key: Ed25519PrivateKey) -> bytes:
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return _string(_KIND) + _string(raw)


def _string(content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + content
