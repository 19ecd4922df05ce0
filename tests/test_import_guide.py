"""The guide for whoever imports a list says what the command does."""

from __future__ import annotations

import re

import click
from asf_cli.import_sheet import import_sheet
from asf_edit.importing.headings import find_table
from asf_edit.importing.sheet import Cell, Sheet, SheetRow
from asf_edit.importing.targets import targets
from asf_register.root import PROJECT

GUIDE = (PROJECT / "docs" / "importera.md").read_text(encoding="utf-8")
TABLE = dict(re.findall(r"^\| ([^|`]+) \| `([^`]+)` \|$", GUIDE, re.MULTILINE))


def path_of(heading: str) -> str:
    """What a column with this heading is about, beside one with names."""
    rows = [("Kolumn med namn", heading), ("Lunchen", "x")]
    numbered = (
        SheetRow(number, tuple(map(Cell, cells))) for number, cells in enumerate(rows, start=1)
    )
    table = find_table(Sheet("", tuple(numbered)), {"kolumn-med-namn": "name"})
    return table.columns[1].path


def test_the_headings_in_the_guide_are_understood_as_it_says() -> None:
    assert len(TABLE) > 30
    for listed, path in TABLE.items():
        headings = [listed] if listed.startswith(("Nedlagt, k", "Samh")) else listed.split(", ")
        for heading in headings:
            if path != "name":
                assert (heading, path_of(heading)) == (heading, path)


def test_the_guide_names_everything_that_a_column_can_be_about() -> None:
    assert set(targets()) <= set(TABLE.values())


def test_the_guide_names_every_option() -> None:
    options = [option for option in import_sheet.params if isinstance(option, click.Option)]
    assert len(options) >= 8
    assert [option.opts[0] for option in options if option.opts[0] not in GUIDE] == []
