"""Spreadsheets for tests, as Excel and people write them, and what is imported from them."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from asf_register.reading import load
from command_shell import Ran, Shell

Row = Sequence[Any]


def csv_of(rows: Iterable[Row], separator: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """A text file with separators, as Excel writes it."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def workbook_of(rows: Iterable[Row], title: str = "Blad1") -> openpyxl.Workbook:
    """A workbook with one sheet."""
    workbook = openpyxl.Workbook()
    [worksheet] = workbook.worksheets
    worksheet.title = title
    for row in rows:
        worksheet.append(list(row))
    return workbook


def bytes_of(workbook: openpyxl.Workbook) -> bytes:
    """A workbook's file."""
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


class Importer:
    """A register, and spreadsheets that are imported into it."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.entries = shell.register / "data" / "asf"

    def sheet(self, content: bytes | Iterable[Row], name: str = "lista.csv") -> Path:
        """Write a spreadsheet beside the register."""
        path = self.shell.folder / name
        path.write_bytes(content if isinstance(content, bytes) else csv_of(content))
        return path

    def run(self, content: bytes | Iterable[Row], *options: str, name: str = "lista.csv") -> Ran:
        """Import a spreadsheet."""
        return self.shell.asf("import", str(self.sheet(content, name)), *options)

    def entry(self, slug: str, text: str) -> None:
        """Write an entry of the register."""
        self.shell.write(f"data/asf/{slug}.yaml", text)

    def value(self, slug: str) -> dict[str, Any]:
        """What an entry's file holds."""
        value: dict[str, Any] = load(self.bytes(slug)).value
        return value

    def bytes(self, slug: str) -> bytes:
        """The bytes of an entry's file."""
        return (self.entries / f"{slug}.yaml").read_bytes()

    def files(self) -> dict[str, bytes]:
        """Every file of the register's folder of entries, by name."""
        return {path.name: path.read_bytes() for path in self.entries.iterdir()}

    def empty(self) -> None:
        """Take every entry away."""
        shutil.rmtree(self.entries)
        self.entries.mkdir()


@pytest.fixture
def importer(shell: Shell) -> Importer:
    """An empty register to import into."""
    return Importer(shell)
