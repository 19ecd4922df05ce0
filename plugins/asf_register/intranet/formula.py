"""A workbook's formula: read so far that one sees where it reaches and what it calls."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Functions that only calculate: none fetches, opens, links or runs anything.
HARMLESS = frozenset(
    "ABS AND AVERAGE AVERAGEIF CEILING COUNT COUNTA COUNTIF DATE DAY FALSE FLOOR IF IFERROR INT "
    "MAX MEDIAN MIN MOD MONTH NOT OR PMT POWER PRODUCT ROUND ROUNDDOWN ROUNDUP SUM SUMIF "
    "SUMPRODUCT TRUE YEAR".split()
)
# What they are called in a Swedish program, where they don't differ by their marks alone.
_IN_SWEDISH = {
    "SUMMA": "SUM",
    "OM": "IF",
    "AVRUNDA": "ROUND",
    "MEDEL": "AVERAGE",
    "ANTAL": "COUNT",
    "OCH": "AND",
    "ELLER": "OR",
    "ICKE": "NOT",
    "HELTAL": "INT",
    "OMFEL": "IFERROR",
    "PRODUKT": "PRODUCT",
    "SUMMA.OM": "SUMIF",
    "ANTAL.OM": "COUNTIF",
}
# What stands in the name of another file, and in none of a sheet.
_ELSEWHERE = re.compile(r"[\[\]|/\\:]")
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r'|(?P<text>"(?:[^"]|"")*")'
    r"|(?P<function>[^\W\d][\w.]*)\s*\("
    r"|(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d]\w*)!)?"
    r"(?P<cell>\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[1-9][0-9]{0,6}))(?![\w.(!])"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)(?![\w.])"
    r"|(?P<truth>TRUE|FALSE)(?!\w)"
    r"|(?P<sign><=|>=|<>|[-+*/^&=<>%,:()])"
)


class FormulaRefusedError(ValueError):
    """A formula that can't be used.

    Args:
        message: Why, in Swedish.
        mend: What to do about it, in Swedish.
    """

    def __init__(self, message: str, mend: str) -> None:
        super().__init__(message)
        self.message = message
        self.mend = mend


@dataclass(frozen=True, slots=True)
class CellRange:
    """Cells that a formula reaches: a rectangle; columns and rows count from 1.

    Attributes:
        sheet: The sheet's name; "" for the formula's own.
        first: Column and row of its first corner.
        last: Column and row of the other.
        written: How it stands in the formula.
    """

    sheet: str
    first: tuple[int, int]
    last: tuple[int, int]
    written: str

    @property
    def column(self) -> int:
        """The column furthest to the right."""
        return max(self.first[0], self.last[0])

    @property
    def row(self) -> int:
        """The lowest row."""
        return max(self.first[1], self.last[1])

    def holds(self, column: int, row: int) -> bool:
        """Whether a cell lies in it."""
        (left, right), (top, bottom) = (
            sorted(side) for side in zip(self.first, self.last, strict=True)
        )
        return left <= column <= right and top <= row <= bottom


def ranges_of(formula: str) -> list[CellRange]:
    """The cells that a formula reaches.

    Args:
        formula: As it stands in the file, with its "=".

    Raises:
        FormulaRefusedError: Where it calls or holds what isn't known to be harmless.
    """
    found: list[CellRange] = []
    at, depth, before = 1, 0, ""
    while at < len(formula):
        token = _TOKEN.match(formula, at)
        if token is None:
            raise _refused(formula[at:])
        at = token.end()
        if token["function"]:
            _see_to(token["function"])
            depth += 1
        elif token["cell"]:
            one = _cell(token)
            found = _with(found, one, goes_on=before == ":")
        depth += {"(": 1, ")": -1}.get(token["sign"] or "", 0)
        if depth < 0:
            break
        before = before if token["space"] else token.group()
    if depth:
        raise FormulaRefusedError(
            "formeln har olika många parenteser som öppnas och stängs.", "Rätta parenteserna."
        )
    return found


def _with(found: list[CellRange], one: CellRange, *, goes_on: bool) -> list[CellRange]:
    """The ranges with one cell more, or with the last of them reaching to it."""
    if not (goes_on and found):
        return [*found, one]
    *others, last = found
    written = f"{last.written}:{one.written}"
    return [*others, CellRange(last.sheet, last.first, one.first, written)]


def _cell(token: re.Match[str]) -> CellRange:
    column = 0
    for letter in token["column"].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    sheet = token["sheet"] or ""
    if sheet.startswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    if _ELSEWHERE.search(sheet):
        raise _from_elsewhere()
    place = (column, int(token["row"]))
    return CellRange(sheet, place, place, token.group())


def _see_to(function: str) -> None:
    name = function.upper()
    if name in HARMLESS:
        return
    if name in _IN_SWEDISH:
        mend = f"Skriv {_IN_SWEDISH[name]}; kalkylprogrammet visar ändå det svenska namnet."
    else:
        mend = "Räkna med vanliga funktioner, som SUM, IF, ROUND, MIN, MAX och AVERAGE."
    raise FormulaRefusedError(f"formeln använder {name[:40]}, som inte får användas här.", mend)


def _refused(rest: str) -> FormulaRefusedError:
    if rest.startswith(";"):
        return FormulaRefusedError(
            "formeln har semikolon.", "Skriv komma mellan delarna; programmet visar semikolon."
        )
    if re.match(r"'?[^'!()]*[\[|]", rest):
        return _from_elsewhere()
    return FormulaRefusedError(
        f'formeln går inte att läsa från "{rest[:20]}".',
        "Skriv den som =SUM(B2:B5)*1.25, med decimalpunkt och komma mellan delarna.",
    )


def _from_elsewhere() -> FormulaRefusedError:
    return FormulaRefusedError(
        "formeln hämtar något ur en annan fil eller ett annat program.",
        "Skriv in värdet i kalkylen i stället.",
    )
