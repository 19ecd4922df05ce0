"""Asking for fields: what each is, what can be answered, and again where that didn't fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click
from asf_edit.assignments import assignment
from asf_edit.draft import Draft
from asf_edit.fields import Field
from asf_edit.in_words import in_words
from asf_edit.understanding import NotUnderstoodError, understand
from asf_register.errors import AsfError

from asf_cli.questions import agrees, ask

HOW_TO_ANSWER = (
    "Enter hoppar över en fråga, Tab fyller i ord ur listor, ? visar vad man kan svara. "
    "Ctrl+C avbryter utan att något skrivs."
)
_EMPTY_IT = "-"
_FEW = 8

# Where the schema's description tells how to write YAML, what to say instead.
_HELP = {
    "address": "gata, postnummer och ort, till exempel Storgatan 1, 111 22 Storstad",
    "cpv-code": "åtta siffror, till exempel 90910000",
    "organisation-number": "tio siffror, till exempel 769600-0000",
    "percent": "ett tal mellan 0 och 100",
    "position": "latitud och longitud, till exempel 59.33, 18.06",
    "postal-code": "fem siffror, till exempel 111 22",
    "telephone": "till exempel 070-123 45 67",
    "web-address": "till exempel https://foretaget.se",
    "year": "fyra siffror, till exempel 2015",
}


def ask_field(draft: Draft, field: Field, *, required: bool = False, note: str = "") -> bool:
    """Ask for a field until the answer can be understood, and put that into the draft.

    Args:
        draft: The entry.
        field: What to ask for. Of a group, each part is asked for; of a list of groups, one more.
        required: Whether there has to be an answer.
        note: What to say of it beside what the schema says.

    Returns:
        Whether there was an answer.
    """
    while True:
        if (parts := _parts(draft, field)) is not None:
            click.echo(f"\n{field.title}, en uppgift i taget.")
            return _ask_parts(draft, parts, required=required)
        skipping = "" if required else " Enter hoppar över."
        question = f"\n{field.titles[-1]}: {note or _help(field, draft)}.{skipping}"
        answer = ask(question, _choices(field, draft))
        if answer == "?":
            click.echo(_explained(field, draft))
        elif answer and take_answer(draft, field, answer):
            return True
        elif not answer and not required:
            return False
        elif not answer:
            click.echo("Det här behövs.")


def take_answer(draft: Draft, field: Field, answer: str) -> bool:
    """Put an answer into the draft, if it can be understood; a guess is asked about."""
    try:
        found = understand(answer, field.node, draft.words, field.siblings)
    except NotUnderstoodError as error:
        click.echo(f"{error.message} {error.mend}")
        return False
    if not found.certain and not agrees(f"{_as_sentence(found.note)} Stämmer det?"):
        return False
    draft.put(field, found)
    return True


def ask_for_changes(draft: Draft) -> bool:
    """Let somebody change one field after the other; whether they changed any."""
    before = draft.content
    titles = [field.title for field in draft.fields.fields]
    while name := ask("\nVilken uppgift vill du ändra? Enter när du är klar.", titles):
        if name == "?":
            click.echo(f"  {', '.join(titles)}")
            continue
        try:
            if "=" in name:
                draft.take(assignment(name))
            else:
                _change(draft, draft.fields.find(name))
        except AsfError as error:
            click.echo(f"{error.message} {error.mend}")
    return draft.content != before


def _change(draft: Draft, field: Field) -> None:
    there = draft.at(field)
    if there is None or _parts(draft, field) is not None:
        ask_field(draft, field)
        return
    click.echo(f"\n{field.title} är nu: {in_words(there, field.node, draft.words)}")
    while True:
        keep = "Enter behåller det"
        empty = "" if field.required else f", {_EMPTY_IT} tömmer"
        question = f"Nytt värde, {_help(field, draft)}. {keep}{empty}."
        answer = ask(question, _choices(field, draft))
        if answer == _EMPTY_IT and not field.required:
            draft.empty(field)
        elif answer == "?":
            click.echo(_explained(field, draft))
            continue
        elif answer and not take_answer(draft, field, answer):
            continue
        return


def _parts(draft: Draft, field: Field) -> list[Field] | None:
    """The fields to ask for one by one, where one answer can't say it all."""
    node: Any = field.node
    if "x-written-as" in node:
        return None
    if field.is_list and len(node["items"].get("required", ())) > 1:
        field = field.item(len(draft.at(field) or ()))
    elif not field.is_group:
        return None
    names = list(field.node["properties"])
    needed = [name for name in names if name in field.node.get("required", ())]
    return [field.child(name) for name in [*needed, *(n for n in names if n not in needed)]]


def _ask_parts(draft: Draft, parts: Sequence[Field], *, required: bool) -> bool:
    """Ask for the parts of a group; an empty first answer skips the whole group."""
    begun = False
    for part in parts:
        if ask_field(draft, part, required=part.required and (begun or required)):
            begun = True
        elif part.required:
            return False
    return begun


def _help(field: Field, draft: Draft) -> str:
    node: Any = field.node
    item = node.get("items", node)
    several = "skriv komma mellan flera; " if field.is_list else ""
    if kind := _HELP.get(item.get("x-written-as", "")):
        return several + kind
    if node.get("type") == "boolean" or "const" in node:
        return "ja eller nej"
    if node.get("format") == "date":
        return "till exempel 2026-11-21 eller 21/11 2026"
    choices = _choices(field, draft)
    if choices and len(choices) <= _FEW:
        return f"{several}{', '.join(choices[:-1])} eller {choices[-1]}"
    if choices:
        return f"{several}till exempel {choices[0]}"
    described = str(node.get("description", "")).rstrip(".")
    return several + described[:1].lower() + described[1:]


def _choices(field: Field, draft: Draft) -> list[str]:
    """Everything that can be answered, where that is a closed list."""
    node: Any = field.node.get("items", field.node)
    if "required" in node and len(node["required"]) == 1:
        node = node["properties"][node["required"][0]]
    if "x-vocabulary" in node:
        return list(draft.words.choices(node["x-vocabulary"]).values())
    return list(node.get("x-labels", {}).values())


def _explained(field: Field, draft: Draft) -> str:
    described = field.node.get("description", "")
    choices = ", ".join(_choices(field, draft))
    return "\n".join(f"  {line}" for line in (described, choices) if line) or "  Fri text."


def _as_sentence(note: str) -> str:
    return f"{note[:1].upper()}{note[1:]}."
