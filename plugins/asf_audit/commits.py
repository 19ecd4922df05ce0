"""A version as git stores it: read to the letter, since a signature covers every one of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_BYTES = 256 * 1024
MOST_SIGNATURE_BYTES = 8 * 1024
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]*) (.*(?:\n .*)*)\n")
# The lines that git itself follows. What looks like them further down means nothing to it.
_TOP = re.compile(rb"tree ([0-9a-fA-F]+)\n((?:parent [0-9a-fA-F]+\n)*)")
_SIGNATURE = re.compile(rb"^gpgsig .*\n(?: .*\n)*", re.MULTILINE)
_PERSON = re.compile(rb"([^<>\n\0]*) <([^<>\n\0]*)> ([0-9]{1,11}) ([+-][0-9]{4})")
_ORDER = re.compile(r"tree (parent )*author committer (gpgsig )?")
_CO_AUTHOR = re.compile(
    rb"^[ \t]*co-authored-by[ \t]*:.*<([^<>\n]*)>", re.MULTILINE | re.IGNORECASE
)
_ACCOUNT = re.compile(
    r"(?:([0-9]{1,12})\+)?([a-z0-9](?:[a-z0-9-]{0,38}))@users\.noreply\.github\.com"
)


@dataclass(frozen=True, slots=True)
class Signed:
    """Somebody that a version names, and when."""

    name: str
    email: str
    at: int

    @property
    def account(self) -> int | None:
        """The number of the account, where the address has one."""
        found = _ACCOUNT.fullmatch(self.email.lower())
        return int(found[1]) if found and found[1] else None

    @property
    def login(self) -> str | None:
        """The name of the account, where the address is one of the forge's own."""
        found = _ACCOUNT.fullmatch(self.email.lower())
        return found[2] if found else None


_NOBODY = Signed("", "", 0)


@dataclass(frozen=True, slots=True)
class Commit:
    """A version.

    Attributes:
        id: Its full name.
        tree: What it holds.
        parents: What it was made of, the main line first.
        author: Who it says has made it.
        committer: Who it says has stored it.
        co_authors: The addresses of those that its text names beside.
        signature: What it is signed with, as it stands there; empty for nothing.
        payload: Everything but the signature, which is what that covers.
        is_plain: Whether it is written as git and the forge write one; the rest counts only then.
        is_too_large: Whether nobody has read it, or its signature.
    """

    id: str
    tree: str
    parents: tuple[str, ...]
    author: Signed = _NOBODY
    committer: Signed = _NOBODY
    co_authors: tuple[str, ...] = ()
    signature: bytes = b""
    payload: bytes = b""
    is_plain: bool = True
    is_too_large: bool = False

    @property
    def people(self) -> tuple[Signed, ...]:
        """Everybody that it says had a part in it."""
        beside = (Signed("", email, self.author.at) for email in self.co_authors)
        return (self.author, self.committer, *beside)


def parse(name: str, raw: bytes) -> Commit:
    """Read a version.

    Args:
        name: Its full name.
        raw: What it holds.
    """
    head, _, message = raw.partition(b"\n\n")
    fields = [(found[1].decode(), found[2]) for found in _HEADER.finditer(head + b"\n")]
    top = _TOP.match(raw)
    tree, above = (top[1], top[2]) if top else (b"", b"")
    parents = tuple(line[7:].decode().lower() for line in above.splitlines())
    values = dict(reversed(fields))
    author = _person(values.get("author", b""))
    committer = _person(values.get("committer", b""))
    written = b"".join(f"{key} ".encode() + value + b"\n" for key, value in fields)
    in_order = _ORDER.fullmatch("".join(f"{key} " for key, _ in fields)) is not None
    whole = written == head + b"\n" and in_order and b"\0" not in raw
    signature = values.get("gpgsig", b"").replace(b"\n ", b"\n")
    return Commit(
        name,
        tree.decode().lower(),
        parents,
        author or _NOBODY,
        committer or _NOBODY,
        tuple(found.decode("utf-8", "replace").strip() for found in _CO_AUTHOR.findall(message)),
        signature if len(signature) <= MOST_SIGNATURE_BYTES else b"",
        _SIGNATURE.sub(b"", head + b"\n", count=1) + b"\n" + message,
        is_plain=whole and author is not None and committer is not None,
        is_too_large=len(signature) > MOST_SIGNATURE_BYTES,
    )


def _person(value: bytes) -> Signed | None:
    found = _PERSON.fullmatch(value)
    if found is None:
        return None
    name, email = (part.decode("utf-8", "replace") for part in (found[1], found[2]))
    return Signed(name, email.strip(), int(found[3]))
