"""A second check is quick, since it judges only what has changed, and says the same as a first."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from asf_register import check as checking
from asf_register.check import check
from asf_register.errors import ProblemsFoundError
from asf_register.known_files import KnownFiles
from asf_register.own_cache import cache_folder, cache_folder_beside, keep_own, read_own
from asf_register.problem import Problem
from asf_register.read_register import read_register
from asf_register.register import Register
from asf_register.root import Root
from asf_register.rules import RULES
from asf_register.rules.rule import Context, EnterpriseRule
from command_shell import KAFE, Shell
from test_examples import DAY, EXAMPLES, INVALID, MADE, VALID, checked_example, laid_out

FOLDERS = [
    *(EXAMPLES / "invalid" / name for name in INVALID),
    *(EXAMPLES / "valid" / name for name in VALID),
]
BY_ITSELF = [rule for rule in RULES if isinstance(rule, EnterpriseRule) and rule.by_itself]


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where right files are remembered."""
    return tmp_path / "kept"


def problems(root: Root, kept: Path) -> tuple[Problem, ...]:
    """What a run of the program that remembers says."""
    return check(root, DAY, KnownFiles(root, DAY, kept)).problems


@pytest.fixture
def register(tmp_path: Path) -> Root:
    """A register of two right files, one a unit in the other."""
    folder = tmp_path / "register/data/asf"
    folder.mkdir(parents=True)
    (folder / "kafe-linden.yaml").write_text(KAFE, encoding="utf-8")
    unit = KAFE.replace("Kafé Linden", "Lindens bod") + "part_of: kafe-linden\n"
    (folder / "lindens-bod.yaml").write_text(unit, encoding="utf-8")
    return Root(tmp_path / "register")


def judged(root: Root, day: date, kept: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The files that a check judges anew."""
    names: set[str] = set()
    real = checking.read_register

    def reading(*arguments: object, **named: object) -> object:
        read = real(*arguments, **named)  # type: ignore[arg-type]
        anew = read.documents.keys() - read.known
        names.update(name for folder, name in anew if folder in ("asf", "marketplace"))
        return read

    monkeypatch.setattr(checking, "read_register", reading)
    check(root, day, KnownFiles(root, day, kept))
    return names


@pytest.mark.parametrize(
    "folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}-{folder.name}"
)
def test_a_second_check_says_the_same(folder: Path, tmp_path: Path, kept: Path) -> None:
    first = checked_example(folder, tmp_path)
    root = Root(tmp_path / "register")
    for _ in range(2):
        assert problems(root, kept) == first.problems


def test_a_file_that_was_right_and_is_unchanged_is_not_judged_again(
    register: Root, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert judged(register, DAY, kept, monkeypatch) == {"kafe-linden", "lindens-bod"}
    assert judged(register, DAY, kept, monkeypatch) == set()


POST = """\
kind: offer
actor:
  kind: enterprise
  enterprise: kafe-linden
title: Smörgåsar till möten
industries:
  - catering
place:
  whole_country: true
published: '2026-01-01'
deadline: '2027-01-01'
contact:
  email: info@kafelinden.example
"""


def test_posts_are_remembered_too_and_judged_by_what_they_name(
    register: Root, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = register.marketplace / "smorgasar.yaml"
    path.parent.mkdir()
    path.write_text(POST, encoding="utf-8")
    assert "smorgasar" in judged(register, DAY, kept, monkeypatch)
    assert judged(register, DAY, kept, monkeypatch) == set()
    assert problems(register, kept) == ()
    path.write_text(POST.replace("info@", "anna.ek@"), encoding="utf-8")
    assert [p.rule for p in problems(register, kept)] == ["contact-role"]
    path.write_text(POST, encoding="utf-8")
    problems(register, kept)
    (register.enterprises / "kafe-linden.yaml").unlink()
    assert "enterprise-of-post" in {p.rule for p in problems(register, kept)}


def test_a_changed_file_is_judged_again(
    register: Root, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems(register, kept)
    path = register.enterprises / "kafe-linden.yaml"
    path.write_text(KAFE + "founded: 2030\n", encoding="utf-8")
    assert judged(register, DAY, kept, monkeypatch) == {"kafe-linden"}
    assert [p.rule for p in problems(register, kept)] == ["not-in-future"]


def test_a_right_file_under_another_name_is_judged_again(register: Root, kept: Path) -> None:
    problems(register, kept)
    (register.enterprises / "kafe-linden.yaml").rename(register.enterprises / "annat.yaml")
    assert {p.rule for p in problems(register, kept)} == {
        "slug-of-name",
        "part-of-known",
    }


def test_what_depends_on_another_file_is_said_though_the_file_is_unchanged(
    register: Root, kept: Path
) -> None:
    problems(register, kept)
    (register.enterprises / "kafe-linden.yaml").unlink()
    assert [p.rule for p in problems(register, kept)] == ["part-of-known"]


def test_another_day_judges_everything_again(
    register: Root, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems(register, kept)
    assert judged(register, date(2026, 11, 22), kept, monkeypatch) == {"kafe-linden", "lindens-bod"}


@pytest.mark.parametrize("damage", [b"", b"x", b"\xff" * 500], ids=["empty", "short", "other"])
def test_a_damaged_memory_is_no_memory(
    register: Root, kept: Path, damage: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems(register, kept)
    [place] = kept.iterdir()
    for content in (damage, place.read_bytes()[:-7], place.read_bytes()[:32] + damage):
        place.write_bytes(content)
        assert judged(register, DAY, kept, monkeypatch) == {"kafe-linden", "lindens-bod"}


def test_nothing_is_remembered_where_nothing_can_be_written(register: Root, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    known = KnownFiles(register, DAY, tmp_path / "file" / "kept")
    assert check(register, DAY, known).problems == ()


def test_a_place_that_leads_round_in_a_ring_is_no_place(
    register: Root, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.symlink_to(other)
    other.symlink_to(one)
    monkeypatch.setenv("XDG_CACHE_HOME", str(one))
    assert cache_folder_beside(register) is None


def test_what_is_kept_is_never_written_where_a_link_leads(tmp_path: Path) -> None:
    precious, place = tmp_path / "precious", tmp_path / "memory.msgpack"
    precious.write_text("mine")
    place.with_suffix(f".{os.getpid()}").symlink_to(precious)
    for _ in range(2):  # the first time finds the link and takes it away
        keep_own(place, b"kept")
    assert precious.read_text() == "mine"
    assert not place.is_symlink()
    assert read_own(place, 4) == b"kept"


def test_what_is_no_file_of_ours_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "endless").symlink_to("/dev/zero")
    (tmp_path / "large").write_bytes(b"12345")
    for name in ("pipe", "endless", "large", "missing", "."):
        assert read_own(tmp_path / name, 4) is None, name


def test_the_memory_lies_with_the_user_and_not_in_the_register(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    shell.asf("check")
    folder = cache_folder()
    assert folder is not None
    assert list(folder.iterdir())
    assert not folder.is_relative_to(shell.register)
    assert [path.name for path in shell.register.iterdir()] == ["data"]


def examples(folder: Path) -> Iterator[Register]:
    """The registers of all examples that can be read as they lie there."""
    for example in FOLDERS:
        if example.name not in MADE:
            with suppress(ProblemsFoundError):
                yield read_register(laid_out(example, folder / example.name)).register


def test_a_rule_for_a_file_by_itself_says_the_same_of_it_alone(tmp_path: Path) -> None:
    for register in examples(tmp_path):
        among = Context(register, DAY)
        for slug, enterprise in register.enterprises.items():
            alone = Context(replace(register, enterprises={slug: enterprise}), DAY)
            for rule in BY_ITSELF:
                broken = [bool(list(rule.check(enterprise, others))) for others in (among, alone)]
                assert broken[0] == broken[1], rule.check.__name__
