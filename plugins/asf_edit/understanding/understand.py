"""From what a person wrote to what stands in a file, as the field's schema has it.

`x-vocabulary`, `enum`, `const`, `format` and `type` say most of what a field takes.
Where a text is more than a text, `x-written-as` in the schema names one of WRITTEN_AS.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from asf_register.documents import texts_of
from asf_register.personal_number import personal_numbers
from asf_register.swedish import listing
from asf_register.vocabulary import Vocabulary

from asf_edit.understanding import addresses, texts
from asf_edit.understanding.choices import fixed, only_yes, yes_or_no
from asf_edit.understanding.days import day, year
from asf_edit.understanding.numbers import number, percent
from asf_edit.understanding.organisation_numbers import organisation_number
from asf_edit.understanding.telephones import telephone
from asf_edit.understanding.terms import term, terms
from asf_edit.understanding.times import time
from asf_edit.understanding.typography import lines, one_line
from asf_edit.understanding.understood import NotUnderstoodError, Understood, quoted

WRITTEN_AS: Mapping[str, Callable[[str], Understood]] = {
    "address": addresses.address,
    "cpv-code": texts.cpv_code,
    "e-mail": addresses.email,
    "lines": texts.several_lines,
    "organisation-number": organisation_number,
    "percent": percent,
    "position": addresses.position,
    "postal-code": addresses.postal_code,
    "slug": texts.slug,
    "telephone": telephone,
    "text": texts.text,
    "time": time,
    "web-address": addresses.web_address,
    "year": year,
}

_BETWEEN = re.compile(r"\s*[,;\n]\s*")


def understand(
    text: str,
    node: Mapping[str, Any],
    words: Vocabulary,
    siblings: Collection[str] = (),
) -> Understood:
    """Understand a value as people write it.

    Args:
        text: As it was typed, pasted or exported.
        node: The field's part of the schema, with closed lists filled in and no `$ref`
            left, as `Field.node` has it.
        words: The closed lists.
        siblings: The fields beside it in its group, which «ca» and «minst» may fill in.

    Returns:
        A value that the schema accepts for this field by itself.

    Raises:
        NotUnderstoodError: Where it can't be had without guessing wildly.
    """
    if not one_line(text):
        raise NotUnderstoodError("Här står inget värde.", "Skriv ett värde.")
    found = _of_kind(text, node, words)
    if found.beside and not set(found.beside) <= set(siblings):
        note = found.note or f"{quoted(text)} togs som {found.value}"
        found = Understood(found.value, certain=False, note=note)
    _hold(text, found.value, node)
    _refuse_personal_numbers(found.value)
    return found


def _refuse_personal_numbers(value: Any) -> None:
    """See that no text of a value holds a person's identity number.

    Raises:
        NotUnderstoodError: Where one does.
    """
    if any(any(personal_numbers(part)) for _, part in texts_of(value)):
        raise NotUnderstoodError(
            "Här står något som ser ut som ett personnummer, och sådana får aldrig stå i "
            "registret.",
            "Ta bort numret. Är det ett telefonnummer: skriv bindestreck efter riktnumret.",
        )


def _of_kind(text: str, node: Mapping[str, Any], words: Vocabulary) -> Understood:
    for keyword, read in _BY_KEYWORD.items():
        if keyword in node:
            return read(text, node, words)
    return _BY_TYPE[node["type"]](text, node, words)


def _several(text: str, item: Mapping[str, Any], words: Vocabulary) -> Understood:
    """A list, written on one line or on several."""
    if "x-vocabulary" in item:
        return terms(text, item["x-vocabulary"], words)
    if (name := _only_needed(item)) and "x-vocabulary" in item["properties"][name]:
        found = terms(text, item["properties"][name]["x-vocabulary"], words)
        return Understood([{name: key} for key in found.value], found.certain, found.note)
    parts = [understand(part, item, words) for part in _BETWEEN.split(lines(text)) if part]
    values: list[Any] = []
    for part in parts:
        values += [] if part.value in values else [part.value]
    notes = dict.fromkeys(part.note for part in parts if part.note)
    return Understood(values, all(part.certain for part in parts), "; ".join(notes))


def _group(text: str, node: Mapping[str, Any], words: Vocabulary) -> Understood:
    """A group of fields of which only one is needed, by that one."""
    if name := _only_needed(node):
        found = understand(text, node["properties"][name], words)
        return Understood({name: found.value}, found.certain, found.note)
    titles = [f"{part['title']} ({name})" for name, part in node["properties"].items()]
    raise NotUnderstoodError(
        f"{quoted(text)} räcker inte: uppgiften har flera delar.",
        f"Skriv {listing(titles)} var för sig.",
    )


def _only_needed(node: Mapping[str, Any]) -> str | None:
    needed = node.get("required", ())
    return needed[0] if len(needed) == 1 else None


def _hold(text: str, value: Any, node: Mapping[str, Any]) -> None:
    """See that a value is within the limits of its field.

    Raises:
        NotUnderstoodError: Where it isn't.
    """
    if isinstance(value, str):
        _hold_text(text, value, node)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        if node.get("type") == "integer" and not float(value).is_integer():
            raise NotUnderstoodError(f"{quoted(text)} är inget helt tal.", "Skriv ett helt tal.")
        low, high = node.get("minimum", value), node.get("maximum", value)
        if not low <= value <= high:
            raise NotUnderstoodError(
                f"{quoted(text)} kan inte stå här.", f"Skriv ett tal mellan {low} och {high}."
            )
    elif isinstance(value, list) and len(value) > node.get("maxItems", len(value)):
        most = node["maxItems"]
        raise NotUnderstoodError(f"{len(value)} är för många.", f"Skriv högst {most}.")


def _hold_text(text: str, value: str, node: Mapping[str, Any]) -> None:
    most = node.get("maxLength", len(value))
    if len(value) > most:
        raise NotUnderstoodError(
            f"{quoted(value)} har {len(value)} tecken, men får ha högst {most}.", "Korta texten."
        )
    if "pattern" in node and not re.search(node["pattern"], value):
        mend = node.get("x-mend", "Skriv det på ett annat sätt.")
        raise NotUnderstoodError(f"{quoted(text)} har inte rätt form.", mend)


_Read = Callable[[str, Mapping[str, Any], Vocabulary], Understood]
# The first keyword that a field has decides.
_BY_KEYWORD: Mapping[str, _Read] = {
    "x-written-as": lambda text, node, _words: WRITTEN_AS[node["x-written-as"]](text),
    "x-vocabulary": lambda text, node, words: term(text, node["x-vocabulary"], words),
    "enum": lambda text, node, _words: fixed(text, node["enum"], node.get("x-labels", {})),
    "const": lambda text, _node, _words: only_yes(text),
    "format": lambda text, _node, _words: day(text),
}
_BY_TYPE: Mapping[str, _Read] = {
    "array": lambda text, node, words: _several(text, node["items"], words),
    "boolean": lambda text, _node, _words: yes_or_no(text),
    "integer": lambda text, _node, _words: number(text, whole=True),
    "number": lambda text, _node, _words: number(text),
    "object": _group,
    "string": lambda text, _node, _words: texts.line(text),
}
