"""By which way a change came onto the main line, as far as its version tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from asf_audit.commits import Signed
from asf_propose.event_branches import BRANCHES as EVENTS
from asf_propose.intake.intake import BRANCHES as PROPOSALS
from asf_register.policy import Person
from asf_register.schema import read_schema
from asf_register.swedish import listing

from asf_history.life.steps import Step
from asf_history.restoring.branch import BRANCHES as RESTORED

_MERGED = re.compile(r"Merge pull request #([0-9]{1,9}) from [^/\s]+/(\S+)")
_MERGED_HERE = re.compile(r"Merge (?:remote-tracking )?branch '(?:origin/)?([^'\s]+)'")
_SQUASHED = re.compile(r".*\(#([0-9]{1,9})\)")


class Kind(StrEnum):
    """What sort of way it was."""

    FORM = "form"
    EVENT = "event"
    RESTORED = "restored"
    PROPOSAL = "proposal"
    DIRECT = "direct"
    FIRST = "first"
    CUT_OFF = "cut-off"


_BRANCHES = {PROPOSALS: Kind.FORM, EVENTS: Kind.EVENT, RESTORED: Kind.RESTORED}
_WORDS = {
    Kind.FORM: "genom ett inskickat förslag",
    Kind.EVENT: "genom ett förslag med en händelse i certifieringen",
    Kind.RESTORED: "genom ett förslag som återställer",
    Kind.PROPOSAL: "genom ett förslag",
    Kind.DIRECT: "direkt på main",
    Kind.FIRST: "i registrets första version",
    Kind.CUT_OFF: "där den här klonen börjar",
}


@dataclass(frozen=True, slots=True)
class Way:
    """By which way a change came; nobody is named but by the id and roles of the policy.

    Attributes:
        kind: What sort of way.
        number: The proposal's number on the forge; None where it has none.
        person: Who it says put it there; None for somebody that the policy doesn't know.
    """

    kind: Kind
    number: int | None
    person: Person | None

    @property
    def roles(self) -> tuple[str, ...]:
        """The person's roles: «certifierare»."""
        words = read_schema("policy-people")["items"]["properties"]["roles"]["items"]["x-labels"]
        return tuple(words.get(role, role) for role in self.person.roles) if self.person else ()

    def in_words(self) -> str:
        """The way: «genom ett förslag (nr 12), ihopslaget av certifierare p003»."""
        said = _WORDS[self.kind] + (f" (nr {self.number})" if self.number is not None else "")
        if self.person is None or self.kind is Kind.CUT_OFF:
            return said
        by = f"av {listing(self.roles)} {self.person.id}"
        return (
            f"{said} {by}" if self.kind in (Kind.DIRECT, Kind.FIRST) else f"{said}, ihopslaget {by}"
        )


def way_of(step: Step, people: Mapping[str, Person], *, is_cut_off: bool) -> Way:
    """By which way a change came.

    Args:
        step: Its version.
        people: Those of the policy, by id.
        is_cut_off: Whether this clone has nothing before that version, though there was something.
    """
    number, branch = _merged(step.subject)
    kind = Kind.PROPOSAL if len(step.parents) > 1 or number is not None else Kind.DIRECT
    if kind is Kind.PROPOSAL:
        kind = next((one for begun, one in _BRANCHES.items() if branch.startswith(begun)), kind)
    if not step.parents:
        kind = Kind.CUT_OFF if is_cut_off else Kind.FIRST
    account = Signed("", step.email, 0).account
    known = (one for one in people.values() if account is not None and one.account == account)
    return Way(kind, number, next(known, None))


def _merged(subject: str) -> tuple[int | None, str]:
    """The number of a proposal and its branch, by the first line that the forge or git writes."""
    if found := _MERGED.match(subject):
        return int(found[1]), found[2]
    if found := _MERGED_HERE.match(subject):
        return None, found[1]
    found = _SQUASHED.fullmatch(subject)
    return (int(found[1]), "") if found else (None, "")
