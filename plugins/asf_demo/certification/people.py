"""Who does what in a demo's rounds: ids, roles and keys, as in any register never names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from asf_edit.canonical import canonical_document
from asf_register.policy_files import PEOPLE, POLICY_FILES
from asf_register.root import PROJECT, Root

from asf_demo.certification.cast import Part
from asf_demo.certification.keys import public_key
from asf_demo.certification.rounds import RoundName
from asf_demo.demo import Demo, DemoFile

ADMINISTRATORS = ("p001", "p002")
# Each role's ids by round; one certifier has left, and one supervisor of the finished round
# audits in the running one.
CERTIFIERS: Mapping[RoundName, tuple[str, ...]] = {
    "earlier": ("p003", "p005"),
    "finished": ("p003", "p004"),
    "running": ("p003", "p004"),
}
SUPERVISORS: Mapping[RoundName, tuple[str, ...]] = {
    "earlier": ("p011", "p012", "p013", "p015"),
    "finished": ("p011", "p012", "p013", "p014"),
    "running": ("p011", "p012", "p013"),
}
AUDITORS: Mapping[RoundName, tuple[str, ...]] = {
    "earlier": ("p021", "p022", "p023"),
    "finished": ("p021", "p022", "p023"),
    "running": ("p021", "p022", "p014"),
}
_ROLES = {
    "p001": ["administrator"],
    "p002": ["administrator"],
    "p003": ["certifier"],
    "p004": ["certifier"],
    "p005": ["certifier"],
    "p011": ["supervisor"],
    "p012": ["supervisor"],
    "p013": ["supervisor"],
    "p014": ["supervisor", "auditor"],
    "p015": ["supervisor"],
    "p021": ["auditor"],
    "p022": ["auditor"],
    "p023": ["auditor"],
}
_LEFT = {"p005": 200, "p015": 320}
# Have an interest in the enterprise of the first, second … part, for so many days.
_INTERESTED = {"p023": 900, "p004": 30}
_KEY_ROLES = {"administrator", "certifier"}
# Far above the numbers that the forge has given out.
_FIRST_ACCOUNT = 999_000_000_000


@dataclass(frozen=True, slots=True)
class People:
    """Those with a role.

    Attributes:
        interests: The address of the enterprise in which a person has an interest, by id.
    """

    interests: Mapping[str, str]

    def without_interest(self, ids: Sequence[str], slug: str, turn: int) -> str:
        """One of some persons who has no interest in an enterprise.

        Args:
            ids: From whom to choose.
            slug: The enterprise's address now.
            turn: Where among them to begin.
        """
        free = [person for person in ids if self.interests.get(person) != slug]
        return free[turn % len(free)]


def people_of(parts: Sequence[Part]) -> People:
    """Those with a role in the rounds.

    Args:
        parts: What happens in them.
    """
    slugs = dict.fromkeys(part.slug_now for part in parts)
    return People(dict(zip(_INTERESTED, slugs, strict=False)))


def policy_files(demo: Demo, people: People) -> Iterator[DemoFile]:
    """data/policy: the project's own, with the people of the demo."""
    folder = Root(PROJECT).policy
    for name in POLICY_FILES:
        if name != PEOPLE:
            yield DemoFile(f"data/policy/{name}.yaml", (folder / f"{name}.yaml").read_bytes())
    listed = [_person(demo, people, person) for person in _ROLES]
    yield DemoFile(f"data/policy/{PEOPLE}.yaml", canonical_document("policy-people", listed))


def _person(demo: Demo, people: People, person: str) -> dict[str, Any]:
    fields: dict[str, Any] = {"id": person, "roles": _ROLES[person]}
    if _KEY_ROLES & set(_ROLES[person]):
        fields["account"] = _FIRST_ACCOUNT + int(person[1:])
        fields["keys"] = [public_key(demo.seed, person)]
    if person in people.interests:
        since = (demo.day - timedelta(_INTERESTED[person])).isoformat()
        fields["interests"] = [{"enterprise": people.interests[person], "since": since}]
    if person in _LEFT:
        fields["left"] = (demo.day - timedelta(_LEFT[person])).isoformat()
    return fields
