"""The file that an application arrives as, and the key that opens it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from asf_register.errors import AsfError, UsageError
from asf_register.problem import visible
from pyrage import DecryptError, IdentityError, decrypt, x25519

from asf_propose.application.container import MAX_MIB

_HEADER = b"age-encryption.org/v1\n"
_ARMOUR = b"-----BEGIN AGE ENCRYPTED FILE-----"
# What encryption adds is far less than the second half of this.
_MOST = (MAX_MIB + 2) * 1024 * 1024
_LARGEST_KEY = 64 * 1024
_SECRET = "AGE-SECRET-KEY-1"  # noqa: S105 - what a secret key begins with
_OTHER_KEY = "No matching keys found"


class LockedError(AsfError):
    """A file that the key doesn't open."""


class TooLargeError(AsfError):
    """A file that is larger than any application."""


def is_encrypted(path: Path) -> bool:
    """Whether a file begins as age's files do."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(_ARMOUR)).startswith((_HEADER, _ARMOUR))


def read_keys(path: Path) -> list[x25519.Identity]:
    """Read the secret keys of a file, as `asf key new` and age-keygen write it.

    Raises:
        UsageError: Where there is none, or one that is damaged.
    """
    raw = _read(path, _LARGEST_KEY) if _can_be_read(path) else b""
    if len(raw) > _LARGEST_KEY:
        raise _no_key(path)
    text = raw.decode("utf-8", "replace")
    lines = [line.strip() for line in text.splitlines()]
    try:
        keys = [x25519.Identity.from_str(line) for line in lines if line.startswith(_SECRET)]
    except IdentityError as error:
        raise UsageError(
            f"Nyckeln i {path} är skadad.", "Hämta filen ur det andra exemplaret."
        ) from error
    if not keys:
        raise _no_key(path)
    return keys


def opened(path: Path, keys: Sequence[x25519.Identity]) -> bytes:
    """Open an encrypted file; what was in it stays in memory.

    Args:
        path: The file.
        keys: Secret keys, any of which may open it.

    Raises:
        UsageError: Where it is no such file.
        TooLargeError: Where it is too large for an application.
        LockedError: Where no key opens it, or it is damaged.
    """
    shown = visible(str(path))
    if not _can_be_read(path) or (path.is_file() and not is_encrypted(path)):
        raise UsageError(
            f"{shown} är ingen krypterad ansökan.",
            "Spara bilagan ur mejlet som fil, den som slutar på .age, och ange den.",
        )
    raw = _read(path, _MOST)
    if len(raw) > _MOST:
        raise TooLargeError(
            f"{shown} är större än någon ansökan: högst {MAX_MIB} MB.",
            "Kontrollera att det är rätt fil.",
        )
    try:
        content: bytes = decrypt(raw, keys)
    except DecryptError as error:
        if str(error) == _OTHER_KEY:
            raise LockedError(
                f"Nyckeln öppnar inte {shown}: filen är krypterad till en annan nyckel.",
                "Prova med en äldre nyckel om ni har bytt. Annars får avsändaren packa ansökan på "
                "nytt.",
            ) from error
        raise LockedError(
            f"{shown} är skadad eller ofullständig.",
            "Spara bilagan ur mejlet en gång till. Hjälper inte det får avsändaren packa ansökan "
            "på nytt.",
        ) from error
    return content


def _can_be_read(path: Path) -> bool:
    """Whether reading a path comes to an end, if only to say that there is no file."""
    return path.is_file() or path.is_dir() or not path.exists()


def _read(path: Path, most: int) -> bytes:
    """A file's bytes, or one more than the most of them that there may be."""
    with path.open("rb") as stream:
        return stream.read(most + 1)


def _no_key(path: Path) -> UsageError:
    return UsageError(
        f"{path} innehåller ingen hemlig nyckel.",
        f"Ange filen som asf key new skrev. I den står en rad som börjar med {_SECRET}.",
    )
