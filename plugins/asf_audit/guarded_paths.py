"""Where decisions and the policy lie, and what only looks as if it lay there."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

POLICY = "data/policy"
PEOPLE = f"{POLICY}/people.yaml"
FORGE_KEYS = f"{POLICY}/forge-keys"
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_DECISION = re.compile(rf"data/cohorts/({_SLUG})/decisions/({_SLUG})\.yaml")
_COHORTS = "data/cohorts"
# What git does to files when it puts them into a folder, there and in every folder below.
_ATTRIBUTES = ".gitattributes"
# What each level of a path must be called to lead there; None for any name.
_PLACES = (
    ("data", "policy"),
    ("data", "cohorts", None, "decisions"),
    (_ATTRIBUTES,),
    ("data", _ATTRIBUTES),
    ("data", "cohorts", _ATTRIBUTES),
    ("data", "cohorts", None, _ATTRIBUTES),
)
_SHORT_NAME = re.compile(r"([a-z]{1,8})~[0-9]+")


class Guard(StrEnum):
    """Who approves what lies at a place."""

    DECISIONS = "certifier"
    POLICY = "administrator"


def guard_of(path: str, *, is_file: bool) -> Guard | None:
    """Whose approval a change at a path needs; None for nobody's.

    Args:
        path: From the repository's top.
        is_file: Whether a file lies there now, or nothing: what leads elsewhere needs approval
            also in the place of a folder above.
    """
    parts = path.split("/")
    if path == POLICY or path.startswith(f"{POLICY}/"):
        return Guard.POLICY
    if parts[:2] == ["data", "cohorts"] and parts[3:4] == ["decisions"]:
        return Guard.DECISIONS
    if parts[-1] == _ATTRIBUTES and any(_leads(path, place) for place in _PLACES):
        return Guard.POLICY
    leads_there = path in ("data", _COHORTS) or (
        parts[:2] == ["data", "cohorts"] and len(parts) == 3
    )
    return Guard.DECISIONS if leads_there and not is_file else None


def is_folder(path: str) -> bool:
    """Whether a guarded path is that of a folder, so that no file may lie there."""
    return path in (POLICY, FORGE_KEYS) or path.endswith("/decisions")


def decision_at(path: str) -> tuple[str, str] | None:
    """The cohort and the enterprise of a decision's file; None for another file."""
    found = _DECISION.fullmatch(path)
    return (found[1], found[2]) if found else None


def is_look_alike(path: str) -> bool:
    """Whether people or another system could take a path for a guarded one that it isn't.

    Args:
        path: From the repository's top.
    """
    parts = re.split(r"[/\\]", path)
    return any(_seems(parts, place) and not _leads(path, place) for place in _PLACES)


def _seems(parts: list[str], place: tuple[str | None, ...]) -> bool:
    return len(parts) >= len(place) and all(
        wanted is None or _resembles(part, wanted)
        for part, wanted in zip(parts, place, strict=False)
    )


def _leads(path: str, place: tuple[str | None, ...]) -> bool:
    parts = path.split("/")
    return len(parts) >= len(place) and all(
        wanted in (None, part) for part, wanted in zip(parts, place, strict=False)
    )


def _resembles(name: str, wanted: str) -> bool:
    """Whether a name is another, but for case, marks, foreign letters or what Windows drops."""
    seen = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name)
        if unicodedata.category(letter) not in ("Cf", "Mn", "Me", "Cc", "Zs")
    )
    folded = unicodedata.normalize("NFKC", seen).casefold().rstrip(". ")
    if short := _SHORT_NAME.fullmatch(folded):
        return wanted.startswith(short[1])
    return len(folded) == len(wanted) and all(
        letter == other or not letter.isascii()
        for letter, other in zip(folded, wanted, strict=True)
    )
