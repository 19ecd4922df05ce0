"""Cells that tell figures: «35 anställda (2018)», «sysselsatta=20 (2016, cirka)», «12»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from asf_register.vocabulary import Vocabulary

from asf_edit.importing.headings import Column
from asf_edit.importing.phrases import says_nothing
from asf_edit.importing.said import Said, Standing, refused
from asf_edit.importing.targets import FIGURES, kind_and_year
from asf_edit.understanding import NotUnderstoodError, Understood, number, term, year
from asf_edit.understanding.numbers import without_qualifier
from asf_edit.understanding.understood import quoted

_BETWEEN = re.compile(r"\s*;\s*|\n|,\s*(?![^(]*\))(?![0-9]{3}\b)")
_NAMED = re.compile(r"(?P<kind>[^=()]+)=(?P<value>[^()]+)(?:\((?P<when>[^()]*)\))?")
_TOLD = re.compile(r"(?P<value>\D{0,12}?[0-9][0-9 ]*)(?P<kind>[^0-9()]*)(?:\((?P<when>[^()]*)\))?")


class FigureCells:
    """Reads such cells of one row.

    Args:
        words: The closed lists.
        source: Where the row has its figures from; "" for nowhere.
    """

    def __init__(self, words: Vocabulary, source: str) -> None:
        self._words = words
        self._source = source

    def read(self, text: str, column: Column) -> Iterator[Said]:
        """What a cell says of figures; the column's target may name kind and year."""
        for part in filter(None, map(str.strip, _BETWEEN.split(text))):
            match = _NAMED.fullmatch(part) or _TOLD.fullmatch(part)
            if says_nothing(part):
                continue
            if match is None:
                yield refused(FIGURES, f"{quoted(part)} är ingen siffra med slag och år.", column)
                continue
            try:
                yield self._figure(match, column)
            except NotUnderstoodError as error:
                yield refused(FIGURES, f"{quoted(part)}: {error.message} {error.mend}", column)

    def _figure(self, match: re.Match[str], column: Column) -> Said:
        parts = {name: (part or "").strip() for name, part in match.groupdict().items()}
        kind, of_year = kind_and_year(column.path)
        of_kind = Understood(kind) if kind else self._kind(parts["kind"])
        when, _, beside = parts["when"].partition(",")
        at, value = _year(when.strip() or of_year), number(parts["value"])
        if not self._source:
            raise NotUnderstoodError(
                "Siffran saknar källa.",
                f"Lägg till en kolumn som heter Samhällsnytta, källa, eller skriv {FIGURES}.source "
                "under constants: i mappningsfilen.",
            )
        figure: dict[str, Any] = {"kind": of_kind.value, "year": at.value, "value": value.value}
        rest, qualifier = without_qualifier(f"{beside.strip()} 1")
        if qualifier := qualifier or str(value.beside.get("qualifier", "")):
            figure["qualifier"] = qualifier
        figure["source"] = self._source
        # What stands after the year says how exact the figure is, or something unknown.
        is_plain = of_kind.certain and not of_kind.note and at.certain and value.certain
        if is_plain and rest.strip() == "1":
            return Said(FIGURES, Standing.TAKEN, figure, "", column)
        note = f"{quoted(match.group())} togs som {self._in_words(figure)}"
        return Said(FIGURES, Standing.GUESSED, figure, note, column)

    def _kind(self, named: str) -> Understood:
        try:
            return term(named, "figure-kinds", self._words)
        except NotUnderstoodError as error:
            raise NotUnderstoodError(
                f"Registret har inga siffror om {quoted(named)}.",
                "Det har till exempel anställda och sysselsatta.",
            ) from error

    def _in_words(self, figure: Mapping[str, Any]) -> str:
        title = self._words.figure_kinds[figure["kind"]].title
        return f"{title.lower()} {figure['year']}: {figure['value']}"


def _year(text: str) -> Understood:
    bare, about = without_qualifier(text)
    if about or says_nothing(bare):
        what = "är bara ungefärligt" if about else "saknas"
        raise NotUnderstoodError(f"Året {what}.", "Skriv det säkra året i parentes efter siffran.")
    return year(bare)
