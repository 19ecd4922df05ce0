"""Who reads the intranet, and with which public keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Literal

import msgspec

ConfirmingRole = Literal["administrator", "coordinator", "certifier"]


class KeyState(Enum):
    """What a key is on a day; computed, never stored."""

    COMING = "coming"
    VALID = "valid"
    EXPIRED = "expired"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberKey:
    """One public key.

    Attributes:
        key: The key, as "age1…".
        added: The day on which it was added.
        confirmed_by: The role that heard the member read the word code aloud.
        expires: The last day on which it holds.
        revoked: The first day on which it no longer holds; None while nobody has revoked it.
    """

    key: str
    added: date
    confirmed_by: ConfirmingRole
    expires: date
    revoked: date | None = None

    def state_on(self, day: date) -> KeyState:
        """What it is on a day in Sweden."""
        if self.revoked is not None and self.revoked <= day:
            return KeyState.REVOKED
        if self.expires < day:
            return KeyState.EXPIRED
        return KeyState.COMING if day < self.added else KeyState.VALID


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberContact:
    """How other members reach a member; shown to members only."""

    role: str = ""
    email: str = ""
    phone: str = ""
    helps_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One member.

    Attributes:
        slug: The file's name: an enterprise's slug, now or as an alias, unless it has a name.
        keys: Its public keys.
        name: What it is called, where it is no enterprise of the register; may be empty.
        contact: What other members see; None where it isn't in their directory.
    """

    slug: str
    keys: tuple[MemberKey, ...]
    name: str = ""
    contact: MemberContact | None = None

    def reads_with(self, day: date) -> tuple[str, ...]:
        """The public keys that it reads with on a day."""
        return tuple(key.key for key in self.keys if key.state_on(day) is KeyState.VALID)


def to_member(slug: str, data: dict[str, Any]) -> Member:
    """Make the record of one member.

    Args:
        slug: The file's name without .yaml.
        data: A document that schemas/member.schema.json has accepted.
    """
    return msgspec.convert({**data, "slug": slug}, Member, strict=False)
