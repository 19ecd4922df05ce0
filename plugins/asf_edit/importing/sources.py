"""The source of a row: what it supports in a new entry, and when it joins an old one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from asf_register.swedish import listing

from asf_edit.importing.said import Said, Standing
from asf_edit.importing.steps import Step
from asf_edit.importing.targets import target_of

_LONGEST = 300
# What the register decides or a person says, and no published source.
_NOT_SUPPORTED = frozenset(
    "listing consent confirmed sources part_of slug municipality_basis publish_certificate".split()
)
_IN_WORDS = {"region": "län", "offers": "varor och tjänster", "address": "besöksadress"}


def supports(paths: Iterable[str]) -> str:
    """What a source gives, in words: «namn, kommun och branscher»."""
    named = dict.fromkeys(_word(path) for path in paths if _first(path) not in _NOT_SUPPORTED)
    words = [word for word in named if word != "län" or "kommun" not in named]
    told = listing(words)
    return told if told and len(told) <= _LONGEST else "uppgifterna"


def source_steps(
    value: dict[str, Any], said: Sequence[Said], steps: Sequence[Step]
) -> tuple[list[Step], list[Said]]:
    """What a row's source does to an entry that is there.

    It joins the entry's sources where the row changes something; one that is there
    already gets the year that the row is sure of.

    Returns:
        The steps, and what is left undone.
    """
    there = list(value.get("sources", []))
    after, done, left = list(there), [], []
    for one in said:
        at = next((i for i, s in enumerate(after) if s["url"] == one.value["url"]), None)
        if at is None and steps:
            facts = supports(step.path for step in steps)
            after.append({**one.value, "supports": facts})
            done.append(one)
        elif at is not None and "year" in one.value and _dated(after[at]) != _dated(one.value):
            if one.standing is Standing.TAKEN:
                undated = {k: v for k, v in after[at].items() if k not in _DATES}
                after[at] = {**undated, **one.value}
                done.append(one)
            else:
                left.append(one)
    return ([Step("sources", there or None, after, tuple(done))] if done else []), left


_DATES = ("year", "qualifier", "read")


def _dated(source: dict[str, Any]) -> tuple[Any, ...]:
    return source.get("year"), source.get("qualifier", "exact")


def _first(path: str) -> str:
    return path.partition(".")[0]


def _word(path: str) -> str:
    if _first(path) in _IN_WORDS:
        return _IN_WORDS[_first(path)]
    target = target_of(path)
    return (target.title.partition(", ")[2] or target.title).lower() if target else path
