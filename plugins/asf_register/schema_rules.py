"""What it means to a person when a document is not as its schema says.

Each rule explains one or a few keywords of JSON Schema; the validator's own
words never reach anybody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from asf_register.explanation import Explanation, clipped
from asf_register.field_names import missing_key, unknown_key
from asf_register.nearest_term import nearest_term
from asf_register.problem import Finding
from asf_register.reading import Positions
from asf_register.schema import Schema, alike
from asf_register.swedish import count_of
from asf_register.value_kinds import GUIDE, KINDS, inner_fields, kind_of, type_hint
from asf_register.vocabulary import Vocabulary

_NOT_DIGIT = re.compile(r"[^0-9]")
_CURLY = re.compile("[\u201c\u201d\u201e\u2018\u2019]")


def empty_file(it: Explanation) -> Iterator[Finding]:
    """A file says something."""
    yield Finding(it.pointer, "filen är tom.", f"Skriv fälten enligt {GUIDE}, eller ta bort filen.")


def wrong_type(it: Explanation) -> Iterator[Finding]:
    """A value is of the kind that its field takes."""
    if it.value is None:
        yield Finding(
            it.pointer, f"{it.title} saknar värde.", _fill_in(it, "ett värde efter kolonet")
        )
        return
    wanted = it.limit if isinstance(it.limit, str) else it.limit[0]
    if wanted == "string" and isinstance(it.value, (bool, int, float)):
        yield Finding(
            it.pointer,
            f"{it.title} ska vara text, men {it.written} läses som {kind_of(it.value)}.",
            f"Sätt det inom citattecken: '{_with_dash(it) or it.written[1:-1]}'.",
        )
    else:
        yield Finding(
            it.pointer,
            f"{it.title} ska vara {KINDS[wanted]}, men är {kind_of(it.value)}.",
            type_hint(wanted, it),
        )


def _fill_in(it: Explanation, what: str) -> str:
    """How to mend an empty field: one that is required must not be taken away."""
    if what == "ett värde efter kolonet" and it.limit in ("object", "array"):
        inner = inner_fields(it.schema) if it.limit == "object" else "- framför varje del"
        what = f"det som hör dit på raderna under, indraget två mellanslag ({inner})"
    return f"Skriv {what}." if it.is_required else f"Skriv {what}, eller ta bort raden."


def vocabulary_term(it: Explanation) -> Iterator[Finding]:
    """A term stands in its closed list."""
    list_name = it.schema["x-vocabulary"]
    choices = it.words.choices(list_name)
    written = it.written[1:-1]
    if written in map(str, choices):
        return  # only the quotation marks are wrong, and that is said already
    if _CURLY.search(written):
        straight = _CURLY.sub("", written)
        hint = f"Byt de sneda citattecknen mot raka: '{straight}'."
        yield Finding(it.pointer, f"{it.title}: {it.written} finns inte i listan.", hint)
        return
    near = nearest_term(written, choices, it.words.also_called(list_name))
    if near is not None:
        shown = f"'{near}'" if isinstance(near, str) and near.isdigit() else near
        hint = f"Menade du {shown} ({choices[near]})?"
    else:
        hint = f"Välj en kod ur data/vocabulary/{list_name}.yaml."
    yield Finding(it.pointer, f"{it.title}: {it.written} finns inte i listan.", hint)


def fixed_choice(it: Explanation) -> Iterator[Finding]:
    """A field with fixed choices holds one of them."""
    choices = it.limit if isinstance(it.limit, list) else [it.limit]
    names = {str(choice).lower() if choice is True else str(choice): choice for choice in choices}
    meanings = it.schema.get("x-labels", {})
    said = ", ".join(f"{n} ({meanings[n]})" if n in meanings else n for n in names)
    near = get_close_matches(it.written[1:-1].lower(), list(names), 1, 0.6)
    if len(names) == 1:
        hint = f"Skriv {said}, eller ta bort uppgiften om det inte stämmer."
    else:
        hint = f"Menade du {near[0]}?" if near else f"Skriv {' eller '.join(said.rsplit(', ', 1))}."
    yield Finding(it.pointer, f"{it.title} kan inte vara {it.written}.", hint)


def text_form(it: Explanation) -> Iterator[Finding]:
    """A text has the form that its field asks for."""
    if dashed := _with_dash(it):
        message = f"{it.title} saknar bindestreck: {it.written}."
        yield Finding(it.pointer, message, f"Skriv {it.field}: {dashed}.")
        return
    mend = str(it.schema.get("x-mend", f"Jämför med exemplet i {GUIDE}."))
    yield Finding(it.pointer, f"{it.title} har inte rätt form: {it.written}.", mend)


def _with_dash(it: Explanation) -> str | None:
    digits = _NOT_DIGIT.sub("", it.written) if it.field == "organisation_number" else ""
    # What begins as a person's number must not be asked for.
    return f"{digits[:6]}-{digits[6:]}" if len(digits) == 10 and digits[2] >= "2" else None


def real_date(it: Explanation) -> Iterator[Finding]:
    """A date is a real day, written year-month-day."""
    yield Finding(
        it.pointer,
        f"{it.title}: {it.written} är inget riktigt datum.",
        "Skriv år, månad och dag, till exempel 2026-02-28.",
    )


def text_length(it: Explanation) -> Iterator[Finding]:
    """A text is neither empty nor longer than its field allows."""
    if not it.value:
        yield Finding(it.pointer, f"{it.title} saknar text.", _fill_in(it, "en text"))
    elif len(it.value) < it.limit:
        yield Finding(
            it.pointer,
            f"{it.title} har {len(it.value)} tecken, men ska ha minst {it.limit}.",
            "Skriv hela ordet.",
        )
    else:
        yield Finding(
            it.pointer,
            f"{it.title} har {len(it.value)} tecken, men får ha högst {it.limit}.",
            "Korta texten.",
        )


def number_range(it: Explanation) -> Iterator[Finding]:
    """A number lies within the limits of its field."""
    low, high = it.schema.get("minimum"), it.schema.get("maximum")
    yield Finding(
        it.pointer,
        f"{it.title} kan inte vara {it.written}.",
        f"Skriv ett tal mellan {low} och {high}.",
    )


def list_length(it: Explanation) -> Iterator[Finding]:
    """A list or group is neither empty, nor shorter or longer than its field allows."""
    if len(it.value) == 0:
        yield Finding(
            it.pointer, f"{it.title} har inget innehåll.", "Fyll i fältet, eller ta bort det."
        )
    elif len(it.value) < it.limit:
        there = count_of(len(it.value), "del", "delar")
        yield Finding(
            it.pointer, f"{it.title} har {there}, men ska ha minst {it.limit}.", "Lägg till fler."
        )
    else:
        yield Finding(
            it.pointer,
            f"{it.title} har {len(it.value)} delar, men får ha högst {it.limit}.",
            "Ta bort de minst viktiga.",
        )


def repeated_item(it: Explanation) -> Iterator[Finding]:
    """A list holds each thing once."""
    seen: set[str] = set()
    for index, item in enumerate(it.value):
        if alike(item) in seen:
            again = f"{clipped(str(item))} står mer än en gång i {it.title}."
            yield Finding((*it.pointer, index), again, "Behåll en av dem.")
        seen.add(alike(item))


def source_year(it: Explanation) -> Iterator[Finding]:
    """A source has either a year or, when undated, the year it was read."""
    if not isinstance(it.value, dict):
        return  # the wrong type is said already
    both = "year" in it.value
    yield Finding(
        it.pointer,
        "källan har både år (year) och läst år (read)."
        if both
        else "källan saknar år (year) eller läst år (read).",
        "Skriv year: när källan är daterad, annars read: med året den lästes.",
    )


_EXPLAIN: dict[str, Callable[[Explanation], Iterator[Finding]]] = {
    "type": wrong_type,
    "additionalProperties": unknown_key,
    "required": missing_key,
    "enum": fixed_choice,
    "const": fixed_choice,
    "pattern": text_form,
    "format": real_date,
    "minLength": text_length,
    "maxLength": text_length,
    "minimum": number_range,
    "maximum": number_range,
    "minItems": list_length,
    "maxItems": list_length,
    "minProperties": list_length,
    "uniqueItems": repeated_item,
    "oneOf": source_year,
}

SCHEMA_RULES: tuple[Callable[..., object], ...] = (
    empty_file,
    vocabulary_term,
    *dict.fromkeys(_EXPLAIN.values()),
)


def explain(
    schema: Schema, value: Any, positions: Positions, words: Vocabulary
) -> Iterator[tuple[str, Finding]]:
    """Say everything that is wrong with a document.

    Args:
        schema: The schema that did not accept it.
        value: The document.
        positions: How its values were written.
        words: The closed lists, for "did you mean".

    Returns:
        Pairs of the rule's function name and the finding, each once.
    """
    seen: set[tuple[str, Finding]] = set()
    for error in schema.errors(value):
        it = Explanation(error, schema, positions, words)
        rule = _EXPLAIN[str(error.validator)]
        if it.value is None:
            rule = wrong_type if it.pointer else empty_file
        elif rule is fixed_choice and "x-vocabulary" in it.schema:
            rule = vocabulary_term
            if not isinstance(it.value, (str, int)) or isinstance(it.value, bool):
                continue  # the wrong type is said already
        for finding in rule(it):
            if (rule.__name__, finding) not in seen:
                seen.add((rule.__name__, finding))
                yield rule.__name__, finding
