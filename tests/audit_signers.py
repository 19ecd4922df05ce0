"""Those who sign in the audit's histories: people with keys made for the tests, and the forge.

Signatures are real. The forge's key has the shape of GitHub's, and its signatures are written as
GitHub writes them.
"""

from __future__ import annotations

import base64
import hashlib
import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, cached_property

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

GITHUB = "GitHub <noreply@github.com>"
BEGAN = int(datetime(2026, 1, 5, 8, 0, tzinfo=UTC).timestamp())
HOUR = 3600


@dataclass(frozen=True)
class Actor:
    """Somebody with an account on the forge and a key of their own."""

    login: str
    account: int

    @property
    def signature(self) -> str:
        """How the forge writes who somebody is, with the address kept private."""
        return f"{self.login} <{self.account}+{self.login}@users.noreply.github.com>"

    @cached_property
    def _key(self) -> Ed25519PrivateKey:
        seed = hashlib.sha256(self.login.encode()).digest()
        return Ed25519PrivateKey.from_private_bytes(seed)

    @property
    def key(self) -> str:
        """The public key, as it stands in people.yaml."""
        return self._key.public_key().public_bytes(Encoding.OpenSSH, PublicFormat.OpenSSH).decode()

    def sign(self, payload: bytes, namespace: str = "git", digest: str = "sha512") -> str:
        """Sign as `ssh-keygen -Y sign` does."""
        made = hashlib.new(digest, payload)
        own = base64.b64decode(self.key.split()[1])
        told = [namespace.encode(), b"", digest.encode()]
        signed = self._key.sign(b"SSHSIG" + _strings(*told, made.digest()))
        blob = b"SSHSIG\0\0\0\1" + _strings(own, *told, _strings(b"ssh-ed25519", signed))
        return _armored("SSH SIGNATURE", blob, 70)


def _strings(*parts: bytes) -> bytes:
    return b"".join(struct.pack(">I", len(part)) + part for part in parts)


def _armored(kind: str, blob: bytes, width: int, head: str = "") -> str:
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + width] for at in range(0, len(text), width)]
    return "\n".join([f"-----BEGIN {kind}-----{head}", *lines, f"-----END {kind}-----", ""])


class ForgeStandIn:
    """A key like GitHub's: RSA, the primary key signs, and numbers are written at full length."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        numbers = self._key.public_key().public_numbers()
        made = struct.pack(">I", BEGAN - 100 * 24 * HOUR)
        body = b"\4" + made + b"\1" + _number(numbers.n) + _number(numbers.e)
        self._hashed_key = b"\x99" + struct.pack(">H", len(body)) + body
        name = GITHUB.encode()
        digest = hashlib.sha1(self._hashed_key, usedforsecurity=False)
        self.fingerprint = digest.hexdigest().upper()
        flags = b"\2\x1b\3" + b"\x16\x21\4" + digest.digest()
        about = self._hashed_key + b"\xb4" + struct.pack(">I", len(name)) + name
        own = self._packet(0x13, about, BEGAN - 100 * 24 * HOUR, flags)
        block = b"\x99" + self._hashed_key[1:] + b"\xb4" + bytes([len(name)]) + name + own
        self.public = _armored("PGP PUBLIC KEY BLOCK", block, 64, "\n")

    def sign(self, payload: bytes, kind: int = 0) -> str:
        """Sign a version as the forge's web pages do."""
        return _armored("PGP SIGNATURE", self._packet(kind, payload, BEGAN, b""), 64, "\n")

    def _packet(self, kind: int, payload: bytes, at: int, more: bytes) -> bytes:
        hashed = b"\5\2" + struct.pack(">I", at) + more
        head = bytes([4, kind, 1, 8]) + struct.pack(">H", len(hashed)) + hashed
        trailer = b"\4\xff" + struct.pack(">I", len(head))
        digest = hashlib.sha256(payload + head + trailer).digest()
        signed = self._key.sign(payload + head + trailer, padding.PKCS1v15(), hashes.SHA256())
        issuer = b"\x09\x10" + bytes.fromhex(self.fingerprint[-16:])
        # GitHub writes the full length of the key here, whatever the number's own is.
        number = struct.pack(">H", 2048) + signed if not more else _number(int.from_bytes(signed))
        body = head + struct.pack(">H", len(issuer)) + issuer + digest[:2] + number
        return b"\x89" + struct.pack(">H", len(body)) + body


def _number(value: int) -> bytes:
    size = value.bit_length()
    return struct.pack(">H", size) + value.to_bytes((size + 7) // 8, "big")


@cache
def forge() -> ForgeStandIn:
    """The forge that the policy knows."""
    return ForgeStandIn()


@cache
def other_forge() -> ForgeStandIn:
    """One that it doesn't."""
    return ForgeStandIn()


ADMINISTRATOR, SECOND_ADMINISTRATOR = Actor("admin-ett", 1001), Actor("admin-tva", 1002)
CERTIFIER, SECOND_CERTIFIER = Actor("certifierare-ett", 1003), Actor("certifierare-tva", 1004)
COORDINATOR, STRANGER = Actor("processledare", 2001), Actor("frammande", 3001)
