"""What a post says once the notices of its procurement are taken into it, the newest last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from asf_register.register import Register
from asf_register.rules.organisation_numbers import is_persons
from asf_register.schema import alike

from asf_edit.notices.buyers import actor_of, number_of
from asf_edit.notices.notice import LotResult, Notice, Number, Organisation, Stage, to_number
from asf_edit.notices.outcomes_in_words import BY_NOTICE, why_cancelled, why_nobody
from asf_edit.notices.plain_texts import on_a_line
from asf_edit.notices.post_value import OF_NOTICE, post_value

_VERSION = re.compile(r"[0-9]{1,4}")
_MOST_WINNERS = 20
_MOST_OF_NAME = 300
# Where a post leads changes with every notice, and what it says needn't.
_BESIDE = ("links", "contact")
_WON, _NOBODY = "selec-w", "clos-nw"


def held_number(value: Mapping[str, Any]) -> Number | None:
    """The number of the newest notice that a post's file has taken in; None for none."""
    return to_number(value.get("notice", {}).get("number", ""))


def updated(
    there: Mapping[str, Any] | None, notices: Sequence[Notice], register: Register, day: date
) -> dict[str, Any] | None:
    """What a post's file shall hold.

    Args:
        there: What it holds; None for a post that isn't there.
        notices: Newer ones of its procurement, the oldest first.
        register: Where the post and the winners stand.
        day: The day that counts as today.

    Returns:
        The value; None where nothing in the notices makes a post.
    """
    value = dict(there) if there is not None else None
    for notice in notices:
        value = _taken(value, notice, register, day)
    return value


def _taken(
    there: dict[str, Any] | None, notice: Notice, register: Register, day: date
) -> dict[str, Any] | None:
    if notice.stage is Stage.PLANNING or (there is None and notice.stage is Stage.RESULT):
        return there
    value = dict(there or {})
    if notice.cancels is not None and notice.stage is Stage.RESULT:
        return there  # a result that is taken back is for a person to look at
    if notice.stage is Stage.COMPETITION and not (there and notice.cancels):
        held = {key: part for key, part in value.items() if key not in OF_NOTICE}
        value = {**post_value(notice, register.vocabulary), **held}
        value.setdefault("published", str(notice.published))
        if there is not None and _says_other(value, there):
            value["changed"] = max(str(notice.published), value["published"])
        if str(value.get("withdrawn", {}).get("reason", "")).startswith(BY_NOTICE):
            del value["withdrawn"]
    if notice.cancels is not None:
        names = (actor_of(notice)["name"],)
        _withdraw(value, notice, why_cancelled(notice.cancels, names), day)
    if notice.stage is Stage.RESULT:
        _end(value, notice, register, day)
    value["notice"] = _notice(notice)
    return value


def _says_other(value: Mapping[str, Any], there: Mapping[str, Any]) -> bool:
    """Whether a post says something else to those who may answer than it did."""
    told = (key for key in OF_NOTICE if key not in _BESIDE)
    return any(alike(value.get(key)) != alike(there.get(key)) for key in told)


def _end(value: dict[str, Any], notice: Notice, register: Register, day: date) -> None:
    """Put into a post what came of the procurement."""
    won = [result for result in notice.results if result.status == _WON]
    suppliers = list(_suppliers(won, register))
    if suppliers:
        awarded = value.setdefault("awarded", {"to": []})
        new = [one for one in suppliers if one not in awarded["to"]]
        value["awarded"] = {**awarded, "to": [*awarded["to"], *new][:_MOST_WINNERS]}
        days = [one.decided for one in won if one.decided]
        first = date.fromisoformat(value["published"]) if "published" in value else date.min
        if days and first <= max(days) <= day:
            value["awarded"].setdefault("date", str(max(days)))
        value.pop("withdrawn", None)
    elif notice.results and all(result.status == _NOBODY for result in notice.results):
        _withdraw(value, notice, why_nobody(tuple(one.reason for one in notice.results)), day)


def _withdraw(value: dict[str, Any], notice: Notice, reason: str, day: date) -> None:
    if "awarded" not in value and "withdrawn" not in value:
        value["withdrawn"] = {"date": str(min(notice.published, day)), "reason": reason}


def _suppliers(results: Sequence[LotResult], register: Register) -> Iterator[dict[str, str]]:
    """Who was chosen: by file name where it is in the register, else by name; no persons."""
    numbers = {
        number: enterprise.slug
        for enterprise in register
        if enterprise.part_of is None and (number := enterprise.organisation_number)
    }
    for winner in named(results):
        slug = numbers.get(number_of(winner.number) or "")
        if slug is not None:
            yield {"enterprise": slug}
        elif name := on_a_line(winner.name.text, _MOST_OF_NAME):
            yield {"name": name}


def named(results: Sequence[LotResult]) -> tuple[Organisation, ...]:
    """Those who were chosen, without those that are persons."""
    winners = dict.fromkeys(winner for result in results for winner in result.winners)
    return tuple(winner for winner in winners if not _is_person(winner))


def _is_person(winner: Organisation) -> bool:
    """Whether its name is a person's: a sole trader's number is the person's own."""
    digits = re.sub("[^0-9]", "", winner.number)
    return winner.is_person or (
        winner.spot.is_swedish
        and len(digits) in (10, 12)
        and is_persons(f"{digits[-10:-4]}-{digits[-4:]}")
    )


def _notice(notice: Notice) -> dict[str, str]:
    told = {"procedure": notice.procedure, "number": str(notice.number), "url": notice.number.url}
    return told | ({"version": notice.version} if _VERSION.fullmatch(notice.version) else {})
