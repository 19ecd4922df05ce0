"""Cells that say one thing of one field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from asf_register.slugs import fold
from asf_register.vocabulary import Vocabulary

from asf_edit.importing.row_cells import ReadableCell
from asf_edit.importing.said import Said, Standing, refused, understood
from asf_edit.importing.targets import SLUG, targets
from asf_edit.understanding import (
    NotUnderstoodError,
    Understood,
    day,
    fixed,
    term,
    understand,
    yes_or_no,
)
from asf_edit.understanding.numbers import without_qualifier
from asf_edit.understanding.understood import quoted

# What somebody writes into the column of file names who knows that the enterprise is new.
NEW = "ny"
_SHORT_FORMS = frozenset("ab hb svb ab-svb ek-for aktiebolag-med-vinstbegransning".split())
_SAY_NEW = (NEW, "nytt", "nytt-foretag", "new")


def read_field(path: str, cell: ReadableCell, words: Vocabulary) -> Iterator[Said]:
    """What a cell says of its field; of a group, what it says of each part."""
    try:
        if path == "listing":
            yield from _listing(cell)
            return
        said = _read(path, cell, words)
    except NotUnderstoodError as error:
        yield refused(path, error, cell.column)
        return
    if isinstance(said.value, dict):
        for name, part in said.value.items():
            yield replace(said, path=f"{path}.{name}", value=part)
    else:
        yield said


def _read(path: str, cell: ReadableCell, words: Vocabulary) -> Said:
    if path == SLUG and fold(cell.text) in _SAY_NEW:
        return Said(SLUG, Standing.TAKEN, NEW, "", cell.column)
    field = targets()[path].field
    if path == "legal_form":
        return understood(path, _legal_form(cell.text, words), cell.column)
    found = understand(cell.text, field.node, words, field.siblings)
    if field.node.get("x-written-as") == "year" and without_qualifier(cell.text.strip())[1]:
        raise NotUnderstoodError(
            f"{quoted(cell.text)} är inte säkert, och fältet säger bara det som är säkert.",
            "Skriv bara det du vet.",
        )
    return understood(path, found, cell.column, is_term="x-vocabulary" in field.node)


def _legal_form(text: str, words: Vocabulary) -> Understood:
    """A legal form is a fact of law: «kooperativ» can be several, «AB» is one.

    Raises:
        NotUnderstoodError: Where the text only hints at one.
    """
    titles = map(fold, map(str, words.choices("legal-forms").values()))
    hints = NotUnderstoodError(
        f"{quoted(text)} säger inte vilken juridisk form det är.",
        "Skriv till exempel ekonomisk förening.",
    )
    if fold(text) in _SHORT_FORMS:
        return Understood(term(text, "legal-forms", words).value)
    if not any(title in fold(text) for title in titles):
        raise hints
    try:
        return term(text, "legal-forms", words)
    except NotUnderstoodError as error:
        raise hints from error


def _listing(cell: ReadableCell) -> Iterator[Said]:
    """Whether and why an enterprise is shown; a yes may be told by its day."""
    node = targets()["listing"].field.node
    try:
        yield understood("listing", fixed(cell.text, node["enum"], node["x-labels"]), cell.column)
        return
    except NotUnderstoodError as error:
        no_choice = error
    try:
        value = "consented" if yes_or_no(cell.text).value else "unlisted"
        yield Said("listing", Standing.TAKEN, value, "", cell.column)
        return
    except NotUnderstoodError:
        pass
    try:
        said_yes = day(cell.text)
    except NotUnderstoodError:
        raise no_choice from None
    yield Said("listing", Standing.TAKEN, "consented", "", cell.column)
    yield understood("consent.date", said_yes, cell.column)
