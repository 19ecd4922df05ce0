"""Reading data/policy: who has which role, and who must approve what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec

from asf_register.documents import Document, needed_document
from asf_register.errors import ProblemsFoundError
from asf_register.policy import Coordinator, Forge, PathRule, Person, Policy, Role
from asf_register.problem import DocumentKey, Problem
from asf_register.root import Root
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

# The files of data/policy, with the schema of each.
POLICY_FILES = {
    "forge": "policy-forge",
    "coordinators": "policy-coordinators",
    "certifiers": "policy-role",
    "administrators": "policy-role",
    "paths": "policy-paths",
    "people": "policy-people",
}
# Nobody has a role by name until the file is there.
PEOPLE = "people"
_NO_WORDS = Vocabulary(regions={}, municipalities={})


def read_policy(
    root: Root,
    words: Vocabulary | None = None,
    documents: dict[DocumentKey, Document] | None = None,
) -> Policy:
    """Read data/policy of a root, or the project's own where it has none.

    Args:
        root: Where it lies.
        words: The closed lists, to hold the regions to; without them any region goes.
        documents: Gets the files that could be read, for those who want them.

    Raises:
        ProblemsFoundError: With all that is wrong, where a file is not as its schema says.
        ProjectFileError: Where one is missing.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, schema in POLICY_FILES.items():
        path = root.policy / f"{name}.yaml"
        if name == PEOPLE and not path.exists() and not path.is_symlink():
            continue
        try:
            document = needed_document(
                path, root.shown(path), Schema(schema, words), words or _NO_WORDS
            )
        except ProblemsFoundError as error:
            problems.extend(error.problems)
            continue
        values[name] = document.value
        if documents is not None:
            documents["policy", name] = document
    if problems:
        raise ProblemsFoundError(
            f"Mappen {root.shown(root.policy)} har fel som måste rättas först.",
            "Rätta dem och försök igen.",
            tuple(problems),
        )
    forge = msgspec.convert(values["forge"], Forge)
    people = [msgspec.convert(part, Person, strict=False) for part in values.get(PEOPLE, ())]
    coordinators = [
        replace(one, team=_handle(forge, one.team))
        for one in (msgspec.convert(part, Coordinator) for part in values["coordinators"])
    ]
    return Policy(
        forge=forge,
        coordinators={coordinator.region: coordinator for coordinator in coordinators},
        certifiers=_role(forge, values["certifiers"]),
        administrators=_role(forge, values["administrators"]),
        paths=tuple(path_rules(values["paths"])),
        people={person.id: person for person in people},
    )


def path_rules(value: Any) -> Iterator[PathRule]:
    """The rules of a paths.yaml, in its order.

    Args:
        value: What stands in the file; its schema has accepted it.
    """
    return (msgspec.convert(part, PathRule) for part in value)


def _role(forge: Forge, value: Any) -> Role:
    role = msgspec.convert(value, Role)
    return replace(role, team=_handle(forge, role.team))


def _handle(forge: Forge, team: str) -> str:
    return f"@{forge.organisation}/{team}"
