"""A plan for an erasure: each place where something stands, with a yes or a no to it.

It holds what shall be forgotten, so it never lies in the register.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asf_register.errors import UsageError
from asf_register.problem import visible
from asf_register.reading import load
from asf_register.reading.text import MAX_BYTES

from asf_erase.hit_words import place_of
from asf_erase.hits import Hit

_YES, _NO = "ja", "nej"
_HEAD = """\
# Plan för att radera ur registrets historik. Inget är ändrat än.
#
# Läs varje träff och skriv ja eller nej efter erase. Bara ja raderas. Ett namn som också är ett
# vanligt ord står ofta i meningar som ska vara kvar.
#
# Filen innehåller det som ska glömmas: lägg den aldrig i registret, och ta bort den efteråt.
"""


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody has chosen.

    Attributes:
        texts: What was looked for.
        chosen: The keys of the hits to erase.
        left: The keys of those that stay.
    """

    texts: tuple[str, ...]
    chosen: frozenset[str]
    left: frozenset[str]


def plan_text(texts: Sequence[str], hits: Sequence[Hit], *, everything: bool) -> str:
    """A plan to read through.

    Args:
        texts: What was looked for.
        hits: Where it stands.
        everything: Whether all of it says yes from the beginning.

    Raises:
        UsageError: Where there is more than anybody reads.
    """
    answer = _YES if everything else _NO
    text = "\n".join([_HEAD, *_lines(texts, hits, answer)]) + "\n"
    if len(text.encode()) > MAX_BYTES:
        raise UsageError(
            "Det finns fler träffar än någon kan läsa igenom.",
            "Sök efter något mer bestämt, som hela namnet eller e-postadressen.",
        )
    return text


def read_plan(path: Path) -> Plan:
    """Read a plan that somebody has gone through.

    Args:
        path: The file.

    Raises:
        UsageError: Where it is none.
    """
    try:
        with path.open("rb") as file:
            loaded = load(file.read(MAX_BYTES + 1))
    except OSError as error:
        raise UsageError(
            f"Det går inte att läsa {visible(str(path))}.", "Ange en plan som finns."
        ) from error
    if loaded.faults:
        fault = loaded.faults[0]
        raise UsageError(
            f"Planen går inte att läsa: rad {fault.line}: {fault.message}",
            "Rätta raden, eller gör en ny plan med asf erase find.",
        )
    value: Any = loaded.value
    try:
        texts = tuple(map(str, value["texts"]))
        answers = {str(hit["key"]): hit["erase"] for hit in value["hits"]}
    except (KeyError, TypeError) as error:
        raise UsageError(
            f"{visible(str(path))} är ingen plan för radering.",
            "Gör en med asf erase find TEXT --plan FIL.",
        ) from error
    for key, answer in answers.items():
        if answer not in (_YES, _NO):
            raise UsageError(
                f'Träffen {visible(key)} har svaret "{visible(str(answer))}".',
                "Skriv ja eller nej efter erase.",
            )
    chosen = frozenset(key for key, answer in answers.items() if answer == _YES)
    return Plan(texts, chosen, frozenset(answers) - chosen)


def _lines(texts: Sequence[str], hits: Sequence[Hit], answer: str) -> Iterator[str]:
    yield "texts:"
    yield from (f"- {_quoted(text)}" for text in texts)
    yield "hits:" if hits else "hits: []"
    for hit in hits:
        yield f"- key: {_quoted(hit.key)}"
        yield f"  erase: {answer}"
        yield f"  where: {_quoted(place_of(hit))}"
        yield f"  found: {_quoted(hit.found)}"
        yield f"  sentence: {_quoted(hit.sentence)}"


def _quoted(text: str) -> str:
    return json.dumps(visible(text), ensure_ascii=False)
