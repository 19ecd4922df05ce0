"""Fields of an enterprise that mean something to people: that they closed, agreed, confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from asf_propose.report.change import Change
from asf_propose.report.sentences import Sentence, Value, day, path, value

_ROLES = {
    "enterprise": "företaget",
    "coordinator": "en processledare",
    "administrator": "en administratör",
}


def own_sentences(key: str, before: Any, after: Any) -> list[Change]:
    """What a change of such a field means; nothing where it is as any other change.

    Args:
        key: The field.
        before: What stood in it; None for nothing.
        after: What stands in it.
    """
    return _OWN[key](before, after) if key in _OWN and before != after else []


def _name(before: Any, after: Any) -> list[Change]:
    if not isinstance(before, str) or not isinstance(after, str):
        return []
    said: Sentence = ("Namnet ändras från ", value(before), " till ", value(after))
    return [Change(said, "namnet", "ändras")]


def _closed(before: Any, after: Any) -> list[Change]:
    if before is None and _has(after, "date", "source"):
        said: Sentence = (
            "Nedlagt sedan den ",
            day(after["date"]),
            ". Källa: ",
            value(str(after["source"])),
        )
        return [Change(said, "", "läggs ner")]
    if after is None:
        return [Change(("Inte längre nedlagt",), "", "är inte längre nedlagt")]
    return []


def _confirmed(before: Any, after: Any) -> list[Change]:
    if after is None:
        return [Change(("Bekräftelsen tas bort",), "bekräftelsen", "tas bort")]
    if not _is_said(after) or (_is_said(before) and str(before["date"]) > str(after["date"])):
        return []
    said: Sentence = ("Uppgifterna bekräftas av ", _ROLES[after["by"]], " den ", day(after["date"]))
    return [Change(said, "uppgifterna", "bekräftas")]


def _consent(before: Any, after: Any) -> list[Change]:
    if after is None:
        return [Change(("Samtycket till att stå på listan tas bort",), "samtycket", "tas bort")]
    if not _is_said(after):
        return []
    new = "Samtycke" if before is None else "Nytt samtycke"
    said: Sentence = (
        f"{new} till att stå på listan, antecknat av {_ROLES[after['by']]} den ",
        day(after["date"]),
    )
    return [Change(said, "samtycke", "läggs till")]


def _admitted(before: Any, after: Any) -> list[Change]:
    if before is not None or not _is_said(after):
        return []
    said: Sentence = (
        f"Prövat mot de fyra kriterierna av {_ROLES[after['by']]} den ",
        day(after["date"]),
    )
    return [Change(said, "prövningen", "läggs till")]


def _aliases(before: Any, after: Any) -> list[Change]:
    old, new = (list(map(str, side)) if isinstance(side, list) else [] for side in (before, after))
    came = [alias for alias in new if alias not in old]
    went = [alias for alias in old if alias not in new]
    what = "tidigare adress"
    told: list[tuple[Sentence, str]] = [
        (("Den tidigare adressen ", address(alias), " leder hit"), "läggs till") for alias in came
    ]
    told += [
        (("Den tidigare adressen ", address(alias), " slutar leda hit"), "tas bort")
        for alias in went
    ]
    return [Change(said, what, does) for said, does in told]


def address(slug: str) -> Value:
    """The address of an enterprise's page."""
    return path(f"/asf/{slug}/")


def _is_said(said: Any) -> bool:
    return _has(said, "date", "by") and said["by"] in list(_ROLES)


def _has(group: Any, *keys: str) -> bool:
    return isinstance(group, dict) and all(key in group for key in keys)


_OWN: Mapping[str, Callable[[Any, Any], list[Change]]] = {
    "name": _name,
    "aliases": _aliases,
    "closed": _closed,
    "admitted": _admitted,
    "consent": _consent,
    "confirmed": _confirmed,
}
