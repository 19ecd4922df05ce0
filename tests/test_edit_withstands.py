"""Whatever happens while `asf` writes, the register is as before or as after.

Each command is killed, and meets a full disk, a read-only one and one that refuses,
before every single thing that it does to a file.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fault_injection import FAULTS, Machine, files_of, hidden_in

NAMES = ("Kafé Linden", "Lunchen")
UNTIDY = "listing: unlisted\nname: {}  # så\nregion: '01'\nindustries: [catering]\n"
COMMANDS = {
    "format": ["format"],
    "set": ["set", "lunchen", "telefon=0701740605", "--yes"],
    "set name": ["set", "lunchen", "namn=Middagen", "--yes"],
    "confirm several": ["confirm", "kafe-linden", "lunchen", "--by", "coordinator", "--yes"],
}
# What a command that writes as `format` does is tried with, but for its death: `format` is tried
# with every fault before everything that it does.
TURNS = ("link", "write", "exchange")
NEW = ["new", "--name", "Nya", "--region", "Skåne", "--listing", "nej", "--yes"]


@pytest.fixture(scope="module")
def machine() -> Iterator[Machine]:
    """A system where two folders can change places in one step."""
    with Machine() as running:
        yield running


@pytest.fixture(scope="module")
def older_machine() -> Iterator[Machine]:
    """A system where they can't."""
    with Machine(two_renames=True) as running:
        yield running


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Path]:
    """Makes registers, each like the other."""
    numbers = itertools.count()

    def make() -> Path:
        register = tmp_path / f"register-{next(numbers)}"
        folder = register / "data" / "asf"
        folder.mkdir(parents=True)
        for name, slug in zip(NAMES, ("kafe-linden", "lunchen"), strict=True):
            (folder / f"{slug}.yaml").write_text(UNTIDY.format(name), encoding="utf-8")
        return register

    return make


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        *(("set", fault) for fault in FAULTS),
        *(("format", fault) for fault in FAULTS),
        ("set name", "killed"),
        ("confirm several", "killed"),
    ],
)
def test_all_is_written_or_nothing(
    machine: Machine, fresh: Callable[[], Path], command: str, fault: str
) -> None:
    machine.assert_all_or_nothing(fresh, COMMANDS[command], fault)


@pytest.mark.parametrize("fault", FAULTS[1:])
def test_a_change_of_name_is_written_whole_or_not_at_all(
    machine: Machine, fresh: Callable[[], Path], fault: str
) -> None:
    machine.assert_all_or_nothing(fresh, COMMANDS["set name"], fault, steps=TURNS)


@pytest.mark.parametrize("fault", FAULTS)
def test_all_is_written_or_nothing_where_two_renames_must_do(
    older_machine: Machine, fresh: Callable[[], Path], fault: str
) -> None:
    older_machine.assert_all_or_nothing(fresh, COMMANDS["format"], fault)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_new_entry_is_there_or_not(
    machine: Machine, fresh: Callable[[], Path], fault: str
) -> None:
    def once_more(register: Path, was_written: bool) -> None:
        repeated = machine.asf(register, *NEW)
        assert repeated.code == (2 if was_written else 0)
        assert len(files_of(register)) == len(NAMES) + 1

    machine.assert_all_or_nothing(fresh, NEW, fault, once_more)


def test_what_a_death_leaves_behind_goes_with_the_next_change(
    machine: Machine, fresh: Callable[[], Path]
) -> None:
    whole = machine.asf(fresh(), "format").operations
    for at in range(len(whole)):
        register = fresh()
        assert machine.asf(register, "format", fault="killed", at=at).code == 9
        assert (
            machine.asf(
                register, "confirm", "kafe-linden", "lunchen", "--by", "coordinator", "--yes"
            ).code
            == 0
        )
        assert hidden_in(register) == []


def test_a_full_disk_is_said_in_one_line(machine: Machine, fresh: Callable[[], Path]) -> None:
    register = fresh()
    ran = machine.asf(register, *COMMANDS["set"], fault="full disk")
    assert ran.code == 2
    assert "disken är full. Rätta det och försök igen." in ran.err
    assert ran.err.count("\n") == 1
    assert hidden_in(register) == []
