"""E-mail addresses that may be a person's are kept out, and not repeated in reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from asf_register.enterprise import Enterprise
from asf_register.rules.contact import role_email
from asf_register.rules.rule import Context
from asf_register.slugs import fold

from asf_edit.importing.said import Said, Standing, refused

_WHY = (
    "Adressen kan vara en persons, och det som en gång sparats går inte att ta bort i efterhand. "
    "Skriv en funktionsadress, till exempel info@foretaget.se."
)
_ADDRESS = re.compile(r"[^\s\"«»<>(),;:]+@[^\s\"«»<>(),;:]+")


def without_private(said: Iterable[Said], name: str, context: Context) -> Iterator[Said]:
    """What is said, with addresses refused that the register would warn of."""
    for one in said:
        if one.path != "email" and one.standing is Standing.REFUSED:
            # An address that stands in the wrong column is quoted with the reason.
            yield replace(one, note=_ADDRESS.sub("(e-postadress)", one.note))
        elif one.path != "email":
            yield one
        elif one.standing is Standing.REFUSED:
            # What was written there may still be somebody's address.
            yield refused("email", "Cellen har ingen giltig e-postadress.", one.column)
        elif _is_private(one.value, name, context):
            yield refused("email", _WHY, one.column)
        else:
            yield one


def _is_private(address: str, name: str, context: Context) -> bool:
    asked = Enterprise(slug=fold(name), name=name, region="", listing="unlisted", email=address)
    return any(role_email(asked, context))
