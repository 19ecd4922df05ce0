"""Rules for data/policy/people.yaml: who each person is to the register, without a name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from asf_register.certification.ssh_signature import is_key
from asf_register.documents import Document
from asf_register.policy import PersonRole
from asf_register.policy_files import PEOPLE
from asf_register.problem import Finding, Pointer
from asf_register.rules.rule import Context
from asf_register.swedish import listing, long_date

ROLES: dict[PersonRole, str] = {
    "administrator": "administratör",
    "certifier": "certifierare",
    "auditor": "revisor",
    "supervisor": "handledare",
}


def person_once(document: Document, context: Context) -> Iterator[Finding]:
    """A person's id is given once."""
    for index, person, first in _again(document, "id"):
        yield Finding(
            (index, "id"),
            f"{person} står redan som nummer {first + 1} i listan.",
            "Ge den nyaste ett eget id, som ingen har haft.",
        )


def account_once(document: Document, context: Context) -> Iterator[Finding]:
    """An account and a key belong to one person."""
    for index, account, first in _again(document, "account"):
        yield Finding(
            (index, "account"),
            f"kontot {account} hör redan till {document.value[first]['id']}.",
            "Rätta numret. En person har ett id, med alla sina roller.",
        )
    owners: dict[str, str] = {}
    for pointer, person, key in _keys(document):
        owner = owners.setdefault(key.rstrip("="), person)
        if owner != person:
            yield Finding(
                pointer,
                f"nyckeln hör redan till {owner}.",
                "Låt var och en ha sin egen nyckel, annars syns det inte vem som undertecknar.",
            )


def roles_apart(document: Document, context: Context) -> Iterator[Finding]:
    """Nobody is both administrator and certifier."""
    for index, person in _people(document):
        if {"administrator", "certifier"} <= set(person["roles"]):
            yield Finding(
                (index, "roles"),
                f"{person['id']} är både administratör och certifierare.",
                "Ta bort en av rollerna: den som sköter reglerna beslutar inte efter dem.",
            )


def interest_known(document: Document, context: Context) -> Iterator[Finding]:
    """An interest is in an enterprise of the register."""
    for index, person in _people(document):
        for number, interest in enumerate(person.get("interests", ())):
            slug = interest["enterprise"]
            if context.register.find(slug) is None and slug not in context.unread:
                yield Finding(
                    (index, "interests", number, "enterprise"),
                    f'det finns inget företag med filnamnet "{slug}" i data/asf.',
                    "Rätta filnamnet, eller ta bort raden.",
                )


def key_readable(document: Document, context: Context) -> Iterator[Finding]:
    """A key is a whole public key of the kind ed25519."""
    for pointer, person, key in _keys(document):
        if not is_key(key):
            yield Finding(
                pointer,
                f"nyckeln för {person} är inte hel, så ingen underskrift kan prövas mot den.",
                "Kopiera raden på nytt ur filen som slutar på .pub, utan det som står efter "
                "nyckeln.",
            )


def left_already(document: Document, context: Context) -> Iterator[Finding]:
    """Whoever is said to have left has done so: all rights end as soon as it stands there."""
    for index, person in _people(document):
        left = date.fromisoformat(person["left"]) if "left" in person else None
        if left is not None and left > context.day:
            yield Finding(
                (index, "left"),
                f"den {long_date(left)} har inte varit än, men {person['id']} förlorar alla sina "
                "rättigheter så snart raden finns.",
                "Vänta med raden till den dagen.",
            )


def unknown_person(pointer: Pointer, person: str) -> Finding:
    """Say that nobody has an id.

    Args:
        pointer: Where it stands.
        person: The id.
    """
    return Finding(
        pointer,
        f"{person} finns inte i data/policy/people.yaml.",
        "Rätta id, eller be en administratör lägga till personen först.",
    )


def roles_of(roles: tuple[PersonRole, ...]) -> str:
    """Roles in a row, in Swedish."""
    return listing([ROLES[role] for role in roles])


def _people(document: Document) -> Iterator[tuple[int, Any]]:
    if document.slug == PEOPLE:
        yield from enumerate(document.value)


def _keys(document: Document) -> Iterator[tuple[Pointer, str, str]]:
    for index, person in _people(document):
        for number, key in enumerate(person.get("keys", ())):
            yield (index, "keys", number), person["id"], key


def _again(document: Document, field: str) -> Iterator[tuple[int, object, int]]:
    """Each later person with a value that an earlier one has: where, the value, the earlier."""
    seen: dict[object, int] = {}
    for index, person in _people(document):
        if field in person and seen.setdefault(person[field], index) != index:
            yield index, person[field], seen[person[field]]
