"""The work list of a register on a day, region by region."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from asf_register.public import public_view
from asf_register.register import Register
from asf_register.vocabulary import Region

from asf_upkeep.links.memory import Finding
from asf_upkeep.worklist.certificates import applications, certificate_lines
from asf_upkeep.worklist.confirming import confirming_lines
from asf_upkeep.worklist.content import content_lines
from asf_upkeep.worklist.dead_links import dead_link_lines
from asf_upkeep.worklist.keys import key_lines
from asf_upkeep.worklist.line import ADMINISTRATORS, Kind, Line
from asf_upkeep.worklist.measures import measure_lines
from asf_upkeep.worklist.posts import post_lines
from asf_upkeep.worklist.ranking import Conversation, conversations, ranked
from asf_upkeep.worklist.wishes import wish_lines

# What all members may read: whether somebody has consented is between the two.
_OPEN_KINDS = frozenset(Kind) - {Kind.CONSENT, Kind.KEY, Kind.MEASURE, Kind.CONTENT}


@dataclass(frozen=True, slots=True)
class Section:
    """What one region has to do, or what belongs to none.

    Attributes:
        region: The region; None for what the administrators take care of.
        conversations: The first to have first.
    """

    region: Region | None
    conversations: tuple[Conversation, ...]

    @property
    def code(self) -> str:
        """The region's code; ADMINISTRATORS for theirs."""
        return self.region.code if self.region else ADMINISTRATORS

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line."""
        return tuple(line for one in self.conversations for line in one.lines)

    @property
    def minutes(self) -> int:
        """How long all of it takes."""
        return sum(one.minutes for one in self.conversations)


def all_lines(register: Register, findings: Iterable[Finding] = ()) -> Iterator[Line]:
    """Every line of a register, whether its day has come or not.

    Args:
        register: All of it, or what the public sees of it.
        findings: What came of checking its links.
    """
    applied = applications(register)
    for enterprise in register:
        # What has closed is asked nothing more.
        if enterprise.closed is None:
            yield from confirming_lines(enterprise, register)
            yield from certificate_lines(enterprise, register, applied)
            yield from wish_lines(enterprise, register)
    yield from measure_lines(register)
    yield from post_lines(register)
    yield from key_lines(register)
    yield from content_lines(register)
    yield from dead_link_lines(findings, register)


def open_lines(register: Register) -> Iterator[Line]:
    """Those of `all_lines` that tell nothing but what the public knows already.

    Args:
        register: All of it.
    """
    lines = all_lines(public_view(register))
    return (line for line in lines if line.kind in _OPEN_KINDS)


def sections_of(lines: Iterable[Line], register: Register, day: date) -> tuple[Section, ...]:
    """Lines on a day by region, in the order of the closed list; the administrators' last.

    Args:
        lines: In any order.
        register: Has the regions.
        day: In Sweden.

    Returns:
        A section for every region, without conversations where there is nothing to do.
    """
    by_region: dict[str, list[Line]] = {}
    for line in ranked(lines, day):
        by_region.setdefault(line.region, []).append(line)
    owners = chain(register.vocabulary.regions.values(), [None])
    return tuple(
        Section(owner, conversations(by_region.get(owner.code if owner else ADMINISTRATORS, [])))
        for owner in owners
    )
