"""What a change does to those who read the intranet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from asf_register.intranet.who_reads import name_of_member
from asf_register.intranet.word_code import word_code
from asf_register.schema import alike

from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.file_values import values_of
from asf_propose.report.sentences import Kind, Sentence, day, value
from asf_propose.report.sides import Sides

Key = Mapping[str, Any]
_SAVED = "det som redan är sparat finns kvar hos medlemmen"


def member_changes(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    """Who gets or loses reading, until when, and by which key."""
    before, after = values_of(file, sides.contents)
    if (file.before and before is None) or (file.after and after is None):
        return
    name: Sentence = (value(_name(file, before, after, sides), 120, Kind.NAME),)
    if file.after is None:
        yield (*name, f" tas bort som medlem och kan inte läsa det som byggs efter det; {_SAVED}")
        return
    was, now = _keys(before), _keys(after)
    for key in dict.fromkeys((*now, *was)):
        for said in _key(key, was.get(key), now.get(key)):
            yield (*name, *said)
    held, has = (side if isinstance(side, dict) else {} for side in (before, after))
    if before is not None and held.get("name") != has.get("name"):
        yield (*name, " hette förut ", value(str(held.get("name", file.path))))
    if alike(held.get("contact")) != alike(has.get("contact")):
        yield (*name, ": uppgifterna som andra medlemmar ser ändras")


def _name(file: ChangedFile, before: Any, after: Any, sides: Sides) -> str:
    """What a member is called: as the register has it, or as far as the file tells."""
    slug = file.path.rpartition("/")[2].rpartition(".")[0]
    for side in (sides.after, sides.before):
        member = side.register.intranet.members.get(slug) if side.register is not None else None
        if member is not None and side.register is not None:
            return name_of_member(member, side.register)
    latest = after or before
    return str(latest.get("name", slug)) if isinstance(latest, dict) else slug


def _key(key: str, before: Key | None, after: Key | None) -> Iterator[Sentence]:
    code = value(word_code(key))
    if after is None:
        yield (
            " blir av med nyckeln med kontrollordet ",
            code,
            f", som försvinner ur filen; {_SAVED}",
        )
    elif before is None:
        yield (
            " kan läsa intranätet till och med den ",
            day(after.get("expires")),
            " med en ny nyckel. Kontrollordet som medlemmen ska ha läst upp är ",
            code,
        )
    elif after.get("revoked") != before.get("revoked"):
        yield from _revoked(code, after.get("revoked"))
    elif after.get("expires") != before.get("expires"):
        yield (
            " kan läsa till och med den ",
            day(after.get("expires")),
            " i stället för den ",
            day(before.get("expires")),
            " med nyckeln ",
            code,
        )
    elif alike(after) != alike(before):
        yield (": uppgifterna om nyckeln ", code, " skrivs om")


def _revoked(code: Any, revoked: Any) -> Iterator[Sentence]:
    if revoked is None:
        yield (" får tillbaka den återkallade nyckeln ", code)
    else:
        yield (
            " kan från den ",
            day(revoked),
            " inte läsa det som byggs med nyckeln ",
            code,
            f"; {_SAVED}",
        )


def _keys(document: Any) -> dict[str, Key]:
    keys = document.get("keys") if isinstance(document, dict) else None
    found = keys if isinstance(keys, list) else []
    return {str(one["key"]): one for one in found if isinstance(one, dict) and "key" in one}
