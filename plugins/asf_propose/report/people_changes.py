"""What a change does to data/policy/people.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from asf_register.policy_files import PEOPLE
from asf_register.schema import read_schema
from asf_register.swedish import listing

from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.file_values import values_of
from asf_propose.report.sentences import Sentence, day, value
from asf_propose.report.sides import Sides

Entry = Mapping[str, Any]


def people_changes(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    """What a change does to those who have a role, person by person."""
    if file.path != f"data/policy/{PEOPLE}.yaml":
        return
    before, after = values_of(file, sides.contents)
    if (file.before and before is None) or (file.after and after is None):
        return
    was, now = _people(before), _people(after)
    for one in dict.fromkeys((*was, *now)):
        for said in _person(was.get(one), now.get(one)):
            yield (value(one), " ", *said)


def _people(document: Any) -> dict[str, Entry]:
    if not isinstance(document, list):
        return {}
    return {str(one["id"]): one for one in document if isinstance(one, dict) and "id" in one}


def _person(before: Entry | None, after: Entry | None) -> Iterator[Sentence]:
    if after is None:
        yield ("tas bort, men ingen får tas bort ur filen: skriv left i stället",)
        return
    if before is None:
        yield ("läggs till som ", value(_roles(after)))
    elif _roles(before) != _roles(after):
        yield ("var ", value(_roles(before)), " och blir ", value(_roles(after)))
    held = before or {}
    if after.get("left") != held.get("left"):
        left = after.get("left")
        yield ("lämnar alla roller ", day(left)) if left else ("får tillbaka sina roller",)
    had, has = (_texts(side.get("keys")) for side in (held, after))
    for one in (*has, *had):
        if (one in has) != (one in had):
            does = "får en ny nyckel att underteckna med" if one in has else "blir av med en nyckel"
            yield (f"{does}: ", value(one, 90))
    were, are = (_interests(side.get("interests")) for side in (held, after))
    for interest in (*are, *were):
        if (interest in are) != (interest in were):
            does = "är" if interest in are else "är inte längre uppskriven som"
            enterprise, since = interest
            yield (f"{does} jävig för ", value(enterprise), " från och med ", day(since))
    if before is not None and after.get("account") != before.get("account"):
        was_account = before.get("account")
        what = "får ett annat konto på GitHub" if was_account else "får ett konto på GitHub"
        yield (f"{what}: ", value(str(after.get("account", "inget"))))


def _roles(person: Entry) -> str:
    fields = read_schema("policy-people")["items"]["properties"]
    words: Mapping[str, str] = fields["roles"]["items"]["x-labels"]
    return listing([words.get(one, one) for one in _texts(person.get("roles"))])


def _interests(something: Any) -> list[tuple[str, str]]:
    """The enterprise and the first day of each interest; with another day it is another."""
    parts = something if isinstance(something, list) else []
    found = [part for part in parts if isinstance(part, dict)]
    return [(str(one.get("enterprise", "")), str(one.get("since", ""))) for one in found]


def _texts(something: Any) -> list[str]:
    return [str(one) for one in something] if isinstance(something, list) else []
