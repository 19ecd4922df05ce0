"""What the public may know of those who decide: how they are reached, and their keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from asf_register.policy import Policy


@dataclass(frozen=True, slots=True)
class Certifiers:
    """The certifiers as outsiders need them.

    Attributes:
        email: Their role address; "" where none is known.
        keys: The public SSH keys of everybody who is or was one, by id. Decisions of those who
            have left are verified too.
    """

    email: str = ""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def certifiers_of(policy: Policy | None) -> Certifiers:
    """What a policy says of the certifiers that the public may know, and nothing else of it."""
    if policy is None:
        return Certifiers()
    people = sorted(policy.people.values(), key=lambda person: person.id)
    keys = {person.id: person.keys for person in people if person.had("certifier") and person.keys}
    return Certifiers(policy.certifiers.email, keys)
