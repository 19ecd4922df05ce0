"""The rows of an extract, below its row of headings."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence

from asf_register.errors import UsageError

from asf_upkeep.reconciling.columns import Columns, columns_of, how_likely
from asf_upkeep.reconciling.extract_file import ExtractFile
from asf_upkeep.reconciling.extract_mapping import ExtractMapping
from asf_upkeep.reconciling.lines import text_lines
from asf_upkeep.reconciling.organisation import clean
from asf_upkeep.reconciling.row_fields import SEPARATORS, fields_of

_HEADINGS_WITHIN = 40
_MOST_COLUMNS = 200
_TELL_EVERY = 50_000

# A line of a text, None where it is too long; or the cells of a workbook's row.
Row = Sequence[bytes] | bytes | None
Told = Callable[[int, int], None]


class ExtractRows:
    """An extract whose headings have been found.

    Args:
        file: The extract.
        mapping: What the user says of its columns.
        told: Is told now and then how many bytes of how many have been read.

    Raises:
        UsageError: Where there are no headings, or not those that are expected.
    """

    def __init__(self, file: ExtractFile, mapping: ExtractMapping, told: Told) -> None:
        self._file = file
        self._told = told
        self._text = text_lines(file.pieces)
        self._rows = self._all_rows()
        self._first: deque[Row] = deque()
        self._separator: bytes | None = None
        self.columns = self._headings(mapping)

    @property
    def told(self) -> str:
        """What the file is and how it was read: «Bolagsverkets bulkfil, UTF-8»."""
        how = "kalkylblad" if self._separator is None else self._text.told
        return f"{self.columns.layout.told}, {how}"

    def text(self, raw: bytes) -> str:
        """A field as text."""
        return self._text.text(raw)

    def rows(self) -> Iterator[tuple[Row, Sequence[bytes] | None]]:
        """Each row that isn't empty, with its fields; None where they can't be told apart."""
        while self._first:
            yield from self._with_fields(self._first.popleft())
        for row in self._rows:
            yield from self._with_fields(row)

    def _with_fields(self, row: Row) -> Iterator[tuple[Row, Sequence[bytes] | None]]:
        width = self.columns.width
        if row is None:
            yield row, None
        elif not isinstance(row, bytes):
            yield row, [*row, *[b""] * (width - len(row))]
        elif self._separator is not None and row.strip():
            yield row, fields_of(row, self._separator, width)

    def _headings(self, mapping: ExtractMapping) -> Columns:
        """Find the row of headings; what stands above it is forgotten."""
        best: tuple[int, int, list[str]] = (0, 0, [])
        for place, row in zip(range(_HEADINGS_WITHIN), self._rows, strict=False):
            self._first.append(row)
            for separator, fields in _ways(row):
                headings = [clean(self.text(one)) for one in fields]
                likely = how_likely(headings, mapping)
                if likely > best[0]:
                    best = (likely, place, headings)
                    self._separator = separator
        likely, place, headings = best
        if likely < 2:
            raise UsageError(
                f"{self._file.name} har ingen rad med kända rubriker bland de "
                f"{_HEADINGS_WITHIN} första raderna.",
                "Det ska vara en bulkfil från Bolagsverket eller SCB, eller ett utdrag med "
                "rubriker som Organisationsnummer och Namn. Annars: säg vad kolumnerna är med "
                "--mapping.",
            )
        for _ in range(place + 1):
            self._first.popleft()
        return columns_of(headings, mapping)

    def _all_rows(self) -> Iterator[Row]:
        if self._file.rows is not None:
            yield from self._file.rows
            return
        done = 0
        for count, line in enumerate(self._text.lines):
            done += len(line) + 1 if line is not None else 0
            if count % _TELL_EVERY == 0:
                self._told(done, self._file.size)
            yield line
        self._told(self._file.size, self._file.size)


def _ways(row: Row) -> Iterator[tuple[bytes | None, Sequence[bytes]]]:
    """All ways in which a row could be one of headings."""
    if isinstance(row, bytes):
        for separator in SEPARATORS:
            fields = fields_of(row, separator, None)
            if fields is not None and len(fields) <= _MOST_COLUMNS:
                yield separator, fields
    elif row is not None:
        yield None, row
