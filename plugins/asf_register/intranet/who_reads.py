"""Who reads the intranet on a day, until when, and whose keys somebody should look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from asf_register.intranet.member import KeyState, Member, MemberKey
from asf_register.register import Register
from asf_register.swedish import alphabetical

# So long before its end a key should be replaced.
SOON = timedelta(days=60)


class Standing(IntEnum):
    """How it is with a member on a day; what needs a look comes first."""

    EXPIRED = 1
    EXPIRING = 2
    REVOKED = 3
    COMING = 4
    READS = 5


@dataclass(frozen=True, slots=True)
class Reader:
    """A member on a day.

    Attributes:
        member: Who.
        name: What it is called.
        standing: How it is with it.
        keys: How many keys it reads with on that day.
        day: The last day on which it reads; where it doesn't, the day from which it no longer does
            or will.
    """

    member: Member
    name: str
    standing: Standing
    keys: int
    day: date


def who_reads(register: Register, day: date) -> list[Reader]:
    """Every member, with those that need a look first, and then by the alphabet.

    Args:
        register: The register.
        day: In Sweden.
    """
    found = (_reader(member, register, day) for member in register.intranet.members.values())
    return sorted(found, key=lambda one: (one.standing, _order(one), alphabetical(one.name)))


def name_of_member(member: Member, register: Register) -> str:
    """What a member is called: as the enterprise is, or by its own name, or its file's."""
    enterprise = register.find(member.slug)
    return enterprise.name if enterprise is not None else member.name or member.slug


def _order(reader: Reader) -> date:
    return date.max if reader.standing is Standing.READS else reader.day


def _reader(member: Member, register: Register, day: date) -> Reader:
    name = name_of_member(member, register)
    ends = [(key.state_on(day), *_end(key)) for key in member.keys]
    valid = [end for state, end, _ in ends if state is KeyState.VALID]
    if valid:
        last = max(valid)
        standing = Standing.EXPIRING if last <= day + SOON else Standing.READS
        return Reader(member, name, standing, len(valid), last)
    coming = [key.added for key in member.keys if key.state_on(day) is KeyState.COMING]
    if coming:
        return Reader(member, name, Standing.COMING, 0, min(coming))
    last, is_revoked = max((end, is_revoked) for _, end, is_revoked in ends)
    standing = Standing.REVOKED if is_revoked else Standing.EXPIRED
    return Reader(member, name, standing, 0, last + timedelta(days=1))


def _end(key: MemberKey) -> tuple[date, bool]:
    """The last day of a key, and whether it ends then because somebody revoked it."""
    if key.revoked is not None and key.revoked <= key.expires:
        return key.revoked - timedelta(days=1), True
    return key.expires, False
