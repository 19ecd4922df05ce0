"""The key of one build of the intranet, and the keyring that hands it to every member."""

from __future__ import annotations

import json
from collections.abc import Iterable
from random import SystemRandom

from pyrage import encrypt, x25519

from asf_intranet.padding import as_payload, padded

# Members are rounded up to a multiple of this, so that a keyring tells little of how many they are.
_KEYRING_STEP = 32


class GroupKey:
    """A key pair made for one build and for nothing else.

    Args:
        build: The build's name.
    """

    def __init__(self, build: str) -> None:
        self._build = build
        self._secret = x25519.Identity.generate()
        self._public = self._secret.to_public()

    def sealed(self, payload: bytes) -> bytes:
        """A payload, framed, padded and encrypted to this key: an age file."""
        file: bytes = encrypt(padded(payload), [self._public])
        return file

    def sealed_json(self, value: object) -> bytes:
        """A value, as compressed JSON, likewise."""
        return self.sealed(as_payload(value))

    def keyring(self, members: Iterable[str]) -> bytes:
        """The secret half, encrypted to each member.

        Args:
            members: Their public keys, as "age1…".

        Returns:
            An age file. Throw-away keys round the number of those who can open it up, and nobody
            sees whose place is whose.
        """
        readers = [x25519.Recipient.from_str(key) for key in members]
        nobody = _KEYRING_STEP - len(readers) % _KEYRING_STEP
        readers += [x25519.Identity.generate().to_public() for _ in range(nobody)]
        SystemRandom().shuffle(readers)
        content = json.dumps({"build": self._build, "group": str(self._secret)})
        file: bytes = encrypt(content.encode(), readers)
        return file
