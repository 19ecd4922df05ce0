"""Lines of members whose key to the intranet ends soon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from asf_register.day import months_after
from asf_register.enterprise import Enterprise
from asf_register.intranet.member import Member
from asf_register.intranet.who_reads import SOON, name_of_member
from asf_register.register import Register
from asf_register.swedish import long_date

from asf_upkeep.worklist.line import ADMINISTRATORS, Kind, Line, Subject
from asf_upkeep.worklist.places import contact_of

_VERY_SOON = timedelta(days=14)
# Who hasn't asked for a new one half a year later doesn't miss it.
_GIVEN_UP = 6


def key_lines(register: Register) -> Iterator[Line]:
    """The members who should get a new key, from sixty days before their last one ends."""
    for member in register.intranet.members.values():
        enterprise = None if member.name else register.find(member.slug)
        last = _last_day(member)
        if last is None or (enterprise is not None and enterprise.closed is not None):
            continue
        name = name_of_member(member, register)
        yield Line(
            kind=Kind.KEY,
            subject=Subject("member", member.slug, name),
            contact=_contact(member, name, enterprise, register),
            region=enterprise.region if enterprise else ADMINISTRATORS,
            why=f"Nyckeln till intranätet gäller till och med {long_date(last)}.",
            to_do="Be medlemmen göra en ny nyckel, hör kontrollordet i telefon och låt en "
            "administratör lägga till den.",
            link=f"data/members/{member.slug}.yaml",
            since=last - SOON,
            until=months_after(last, _GIVEN_UP),
            urgent_from=last - _VERY_SOON,
        )


def _contact(
    member: Member, name: str, enterprise: Enterprise | None, register: Register
) -> Subject:
    if enterprise is not None:
        return contact_of(enterprise, register)
    return Subject("member", member.slug, name)


def _last_day(member: Member) -> date | None:
    """The last day of the key that holds longest; None where all of them were revoked."""
    return max((key.expires for key in member.keys if key.revoked is None), default=None)
