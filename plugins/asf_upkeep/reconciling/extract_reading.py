"""Reading an extract once, and keeping the few rows that are about the register."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from asf_edit.importing.identity import folded_names
from asf_edit.importing.text_encoding import is_garbled
from asf_register.errors import UsageError
from asf_register.swedish import count_of, number
from stdnum.se import orgnr

from asf_upkeep.reconciling.extract import Extract, Wanted
from asf_upkeep.reconciling.extract_file import opened
from asf_upkeep.reconciling.extract_mapping import ExtractMapping
from asf_upkeep.reconciling.extract_rows import ExtractRows, Row, Told
from asf_upkeep.reconciling.organisation import (
    Organisation,
    address_in,
    clean,
    code_in,
    names_in,
    number_in,
    postal_address,
    proceedings_in,
    says_gone,
    says_no,
)
from asf_upkeep.reconciling.targets import NAME, NUMBER, OTHER_NAME

# Of a name that many have, more tell nobody anything.
_MOST_NAMESAKES = 50
_BAD_FROM = 3
_LIKE_NUMBER = re.compile(rb"(?<![0-9])(?:16)?([0-9]{6})-?([0-9]{4})(?![0-9])")
# Consonants and digits: the same in a name however its vowels are written or encoded.
_KEPT = b"bcdfghjklmnpqrstvwxzBCDFGHJKLMNPQRSTVWXZ0123456789"
_OTHER_BYTES = bytes(set(range(256)) - set(_KEPT))
_KEY = 3
_BEGINNING = 64
_PARTS = ("street", "care_of", "postal_code", "locality")


def read_extract(path: Path, mapping: ExtractMapping, wanted: Wanted, told: Told) -> Extract:
    """Read an extract, row by row; what isn't wanted is forgotten at once.

    Args:
        path: The file.
        mapping: What the user says of its columns.
        wanted: Which rows to keep.
        told: Is told now and then how many bytes of how many have been read.

    Raises:
        UsageError: Where it is no extract, or isn't as it should be.
        SheetError: Where a workbook cannot be read.
        OSError: Where it cannot be reached.
    """
    with opened(path) as file:
        rows = ExtractRows(file, mapping, told)
        layout = rows.columns.layout
        source = mapping.source or layout.source
        extract = Extract(file.name, rows.told, source, file.day, layout.is_whole)
        _Reader(rows, wanted, extract).read()
    _refuse_ragged(extract)
    _refuse_numberless(extract)
    return extract


def _refuse_numberless(extract: Extract) -> None:
    if extract.counts["rows"] == extract.counts["without_number"]:
        raise UsageError(
            f"Ingen rad i {extract.file} har ett organisationsnummer.",
            "Är det rätt fil? Ett kalkylprogram kan ha gjort om numren, som till 5,56E+09: gör då "
            "kolumnen till text och klistra in numren igen.",
        )


def _refuse_ragged(extract: Extract) -> None:
    bad, good = extract.counts["bad"], extract.counts["rows"]
    if bad >= _BAD_FROM and bad * 10 > good:
        raise UsageError(
            f"{count_of(bad, 'rad', 'rader')} i {extract.file} har inte lika många fält som "
            f"rubrikerna; {number(good)} har det.",
            "Är det rätt fil? Hämta den igen.",
        )


class _Reader:
    """Goes through the rows."""

    def __init__(self, rows: ExtractRows, wanted: Wanted, extract: Extract) -> None:
        self._rows = rows
        self._at = rows.columns.at
        self._wanted = wanted
        self._extract = extract
        keys = {_consonants(name.encode())[:_KEY] for name in wanted.names}
        self._keys = frozenset(key for key in keys if len(key) == _KEY)
        self._short = tuple(key for key in keys if len(key) < _KEY)

    def read(self) -> None:
        counts, at = self._extract.counts, self._at[NUMBER]
        for row, fields in self._rows.rows():
            if fields is None:
                counts["bad"] += 1
                self._note_unread(row)
                continue
            counts["rows"] += 1
            found = number_in(fields[at])
            if found is None:
                counts["without_number"] += 1
            elif found in self._wanted.numbers:
                told = self._organisation(found, fields)
                self._extract.numbered.setdefault(found, []).append(told)
                self._keep_named(told)
            elif self._may_be_named(fields) and orgnr.is_valid(found):
                self._keep_named(self._organisation(found, fields))

    def _note_unread(self, row: Row) -> None:
        for first, last in _LIKE_NUMBER.findall(row) if isinstance(row, bytes) else ():
            found = f"{first.decode()}-{last.decode()}"
            if found in self._wanted.numbers:
                self._extract.unread.add(found)

    def _may_be_named(self, fields: Sequence[bytes]) -> bool:
        """Whether a row may have a name that is wanted: quick, and never wrongly no."""
        written = [fields[self._at[one]] for one in (NAME, OTHER_NAME) if one in self._at]
        for name in b"|".join(written).split(b"|"):
            key = _consonants(name[:_BEGINNING])
            if key[:_KEY] in self._keys or (self._short and key.startswith(self._short)):
                return True
        return False

    def _keep_named(self, row: Organisation) -> None:
        called = {folded for name in row.names for folded in folded_names(name)}
        for name in called & self._wanted.names:
            namesakes = self._extract.named.setdefault(name, [])
            if len(namesakes) < _MOST_NAMESAKES:
                namesakes.append(row)

    def _organisation(self, found: str, fields: Sequence[bytes]) -> Organisation:
        def said(target: str) -> str:
            index = self._at.get(target)
            return self._rows.text(fields[index]).strip() if index is not None else ""

        names = (*names_in(said(NAME)), *names_in(said(OTHER_NAME)))
        if any(map(is_garbled, names)):
            raise UsageError(
                f"Å, ä och ö är förvanskade i {self._extract.file}.",
                "Hämta filen igen, och spara den inte i ett annat program.",
            )
        street, care_of, code, locality = map(said, _PARTS)
        has_parts = bool(street or code or locality)
        state, end = said("proceedings"), said("deregistered")
        return Organisation(
            number=found,
            names=tuple(dict.fromkeys(names)),
            form=code_in(said("form")),
            deregistered=clean(end if not says_no(end) else state if says_gone(state) else ""),
            reason=code_in(said("reason")),
            proceedings=proceedings_in(state),
            address=postal_address(street, care_of, code, locality)
            if has_parts
            else address_in(said("address")),
            seat=clean(said("seat")),
        )


def _consonants(name: bytes) -> bytes:
    return name.translate(None, _OTHER_BYTES).lower()
