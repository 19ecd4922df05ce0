"""A decision's detached signature, made with ssh-keygen by the one who decides."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from asf_edit.ssh_signing import signed_with
from asf_register.certification.ssh_signature import signer
from asf_register.certification.statement import NAMESPACE, statement
from asf_register.errors import UsageError
from asf_register.policy import Person

from asf_certify.places import Place


def signature_of(
    event: Mapping[str, Any], place: Place, person: Person, key: str, folder: Path
) -> str:
    """Sign a decision.

    Args:
        event: As it will stand in the file.
        place: The file.
        person: Who decides.
        key: The file with the key; "" for the one that git signs with.
        folder: The repository, whose settings say which that is.

    Raises:
        UsageError: Where it can't be signed, or not with a key that the person has.
    """
    if not person.keys:
        raise UsageError(
            f"{person.id} har ingen nyckel i data/policy/people.yaml.",
            "En administratör lägger dit den, under keys, i ett eget förslag.",
        )
    message = statement(place.cohort, place.slug, event)
    made = signed_with(message, NAMESPACE, key, folder)
    if signer(message, made, NAMESPACE, person.keys) is None:
        raise UsageError(
            f"Nyckeln som användes är ingen av dem som {person.id} har i data/policy/people.yaml.",
            "Ange rätt nyckel med --key, eller rätt person med --by.",
        )
    return made
