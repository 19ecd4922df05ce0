"""Cells about a row's source: its address, and the year it is from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from asf_edit.importing.headings import Column
from asf_edit.importing.phrases import says_nothing
from asf_edit.importing.said import Said, Standing, refused
from asf_edit.understanding import NotUnderstoodError, Understood, web_address, year
from asf_edit.understanding.numbers import without_qualifier
from asf_edit.understanding.understood import quoted

_SPAN = re.compile(r"((?:19|20)[0-9]{2})\s*[-\u2013/]\s*((?:19|20)?[0-9]{2})")


def read_source(
    address: tuple[str, Column] | None, dated: tuple[str, Column] | None, day: date
) -> Iterator[Said]:
    """What a row says of its source; the value is a source without what it supports.

    Args:
        address: The cell with its address.
        dated: The cell with its year.
        day: Today, on which an undated source is read.
    """
    if address is None or says_nothing(address[0]):
        return
    text, column = address
    try:
        found = web_address(text)
    except NotUnderstoodError as error:
        yield refused("sources", error, column)
        return
    source: dict[str, Any] = {"url": found.value}
    notes, plain = [found.note], found.certain
    try:
        of_year = _year(dated[0]) if dated else None
    except NotUnderstoodError as error:
        yield refused("sources", error, dated[1] if dated else column)
        of_year = None
    if of_year is None:
        source["read"] = day.year
    else:
        source |= {"year": of_year.value, **of_year.beside}
        notes.append(of_year.note)
        plain = plain and of_year.certain
    standing = Standing.TAKEN if plain else Standing.GUESSED
    yield Said("sources", standing, source, "; ".join(filter(None, notes)), column)


def _year(text: str) -> Understood | None:
    """The year of a source; the last one of a span, «2016–17», with «cirka»."""
    if says_nothing(text):
        return None
    bare, _ = without_qualifier(text.strip())
    span = _SPAN.fullmatch(bare)
    if span is None:
        return year(text)
    last = int(span[2]) if len(span[2]) == 4 else int(span[1][:2] + span[2])
    note = f"av {quoted(text)} togs cirka {last}"
    return Understood(last, certain=False, note=note, beside={"qualifier": "about"})
