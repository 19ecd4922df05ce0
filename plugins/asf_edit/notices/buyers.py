"""Whose a notice is: what kind of public buyer, and its number."""

from __future__ import annotations

from typing import Any

from asf_register.marketplace.post import ActorKind

from asf_edit.notices.notice import Notice
from asf_edit.notices.plain_texts import on_a_line
from asf_edit.understanding import NotUnderstoodError
from asf_edit.understanding.organisation_numbers import organisation_number

_MOST_OF_NAME = 120
# The first digits of public bodies' organisation numbers tell what they are.
_BY_NUMBER: dict[str, ActorKind] = {
    "212000": "municipality",
    "222000": "municipality",
    "232100": "region",
    "202100": "agency",
    "202600": "agency",
}
# The EU's list buyer-legal-type; all others are bodies and companies that the public steers.
_BY_TYPE: dict[str, ActorKind] = {
    "la": "municipality",
    "ra": "region",
    "cga": "agency",
    "def-cont": "agency",
}
_BY_LAST_WORD: dict[str, ActorKind] = {"kommun": "municipality", "stad": "municipality"}
_UNNAMED = "En offentlig köpare"


def actor_of(notice: Notice) -> dict[str, Any]:
    """Whose the post of a notice is."""
    name = on_a_line(notice.buyer.name.text, _MOST_OF_NAME) or _UNNAMED
    actor: dict[str, Any] = {"kind": _kind(notice, name), "name": name}
    number = number_of(notice.buyer.number)
    return actor | ({"organisation_number": number} if number else {})


def number_of(written: str) -> str | None:
    """An organisation number; None where it is none, or may be a person's."""
    try:
        return str(organisation_number(written).value)
    except NotUnderstoodError:
        return None


def _kind(notice: Notice, name: str) -> ActorKind:
    number = number_of(notice.buyer.number)
    if number and number[:6] in _BY_NUMBER:
        return _BY_NUMBER[number[:6]]
    if notice.buyer_type in _BY_TYPE:
        return _BY_TYPE[notice.buyer_type]
    words = name.casefold().split()
    if words and words[0] == "region":
        return "region"
    return _BY_LAST_WORD.get(words[-1] if words else "", "public_company")
