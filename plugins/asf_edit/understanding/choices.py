"""Answers with few choices: yes or no, and the fixed values of a field."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from asf_register.slugs import fold

from asf_edit.understanding.typography import straight
from asf_edit.understanding.understood import NotUnderstoodError, Understood, quoted

_YES = frozenset("ja j japp jo yes y x sant true 1 ok ✓ ✔ ☑".split())
_NO = frozenset("nej n no ej falskt false 0 - ✗ ✘ ☐".split())


def yes_or_no(written: str) -> Understood:
    """Yes or no, also as a cross in a cell.

    Raises:
        NotUnderstoodError: Where it is neither.
    """
    text = straight(written).lower().rstrip(".")
    if text in _YES or text in _NO:
        return Understood(text in _YES)
    raise NotUnderstoodError(f"{quoted(written)} är varken ja eller nej.", "Skriv ja eller nej.")


def only_yes(written: str) -> Understood:
    """A yes, for a field that is left empty otherwise.

    Raises:
        NotUnderstoodError: Where it is no yes.
    """
    if not yes_or_no(written).value:
        raise NotUnderstoodError(
            f"{quoted(written)} går inte att skriva här, bara ja.", "Lämna fältet tomt i stället."
        )
    return Understood(True)


def fixed(written: str, choices: list[Any], labels: Mapping[str, str]) -> Understood:
    """One of a field's fixed values, by its code or its Swedish word.

    Args:
        written: What a person wrote.
        choices: What may stand in the file.
        labels: The Swedish words, by choice; the schema's `x-labels`.

    Raises:
        NotUnderstoodError: Where it is none of them.
    """
    text = straight(written)
    names = {fold(str(choice)): choice for choice in choices}
    names |= {fold(label): choice for choice, label in labels.items()}
    if (key := fold(text)) in names:
        return Understood(names[key])
    said = [labels.get(str(choice), str(choice)) for choice in choices]
    if near := get_close_matches(key, list(names), 1, 0.7):
        choice = names[near[0]]
        note = f"{quoted(text)} togs som {labels.get(str(choice), choice)}"
        return Understood(choice, certain=False, note=note)
    ways = f"{', '.join(said[:-1])} eller {said[-1]}" if said[1:] else said[0]
    raise NotUnderstoodError(f"{quoted(text)} går inte att välja här.", f"Skriv {ways}.")
