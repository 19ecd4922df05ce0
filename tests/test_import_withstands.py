"""An import that is killed, or that the disk refuses, leaves the register as it was."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from fault_injection import FAULTS, Machine
from spreadsheets import csv_of

# An import writes as `format` does, which is tried with every fault before everything that it
# does (test_edit_withstands.py): here death is, and the others where most can go wrong.
TURNS = ("link", "write", "exchange")
LUNCHEN = "name: Lunchen\nregion: '20'\nmunicipality: '2080'\nlisting: unlisted\n"
ROWS = [
    ["Namn", "Kommun", "Telefon"],
    ["Lunchen", "Falun", "08-465 00 42"],
    ["Kafé Alen", "Falun", "08-465 00 44"],
]


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    with Machine() as running:
        yield running


@pytest.fixture(scope="module")
def machine_of_two_renames() -> Iterator[Machine]:
    with Machine(two_renames=True) as running:
        yield running


def register_in(folder: Path, rows: list[list[str]]) -> Path:
    """A register with one enterprise, and a sheet beside it."""
    entries = folder / "register" / "data" / "asf"
    entries.mkdir(parents=True)
    (entries / "lunchen.yaml").write_text(LUNCHEN, encoding="utf-8")
    (folder / "lista.csv").write_bytes(csv_of(rows))
    return folder / "register"


@pytest.mark.parametrize("fault", FAULTS)
def test_an_import_that_dies_leaves_all_or_nothing_and_the_next_one_works(
    machine: Machine, tmp_path: Path, fault: str
) -> None:
    numbers = itertools.count()

    def fresh() -> Path:
        return register_in(tmp_path / str(next(numbers)), ROWS)

    arguments = ["import", "../lista.csv", "--listing", "unlisted"]
    steps = () if fault == "killed" else TURNS
    machine.assert_all_or_nothing(fresh, arguments, fault, steps=steps)


def test_an_import_that_dies_where_folders_cannot_change_places_leaves_all_or_nothing(
    machine_of_two_renames: Machine, tmp_path: Path
) -> None:
    numbers = itertools.count()

    def fresh() -> Path:
        return register_in(tmp_path / str(next(numbers)), ROWS)

    arguments = ["import", "../lista.csv", "--listing", "unlisted"]
    machine_of_two_renames.assert_all_or_nothing(
        fresh, arguments, "read-only", steps=("link", "write", "rename")
    )


@pytest.mark.parametrize("fault", ["killed", "full disk"])
def test_an_import_of_one_row_that_dies_leaves_the_old_file_or_the_new(
    machine: Machine, tmp_path: Path, fault: str
) -> None:
    numbers = itertools.count()

    def fresh() -> Path:
        return register_in(tmp_path / str(next(numbers)), ROWS[:2])

    machine.assert_all_or_nothing(fresh, ["import", "../lista.csv"], fault)
