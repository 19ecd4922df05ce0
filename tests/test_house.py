"""The house is in order: imports go one way, tools are content, nothing leaks out of a machine."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from asf_register.root import PROJECT

PLUGINS = PROJECT / "plugins"
MODULES = sorted(PLUGINS.glob("asf_*/**/*.py"))
BINARY = (".png", ".jpg", ".jpeg", ".webp", ".ico", ".woff2", ".gif", ".pdf")

# Written in pieces, so that this file does not hold what it looks for.
PACKAGE_HOSTS = [
    ".".join(parts)
    for parts in (
        ("files", "pythonhosted", "org"),
        ("pypi", "org"),
        ("registry", "npmjs", "org"),
        ("registry", "yarnpkg", "com"),
        ("proxy", "golang", "org"),
        ("static", "crates", "io"),
        ("index", "crates", "io"),
        ("rubygems", "org/gems"),
        ("npmmirror", "com"),
    )
]


def run_tool(*command: str) -> subprocess.CompletedProcess[str]:
    """Run one of the project's tools in the project's folder."""
    tool = Path(sys.executable).with_name(command[0])
    return subprocess.run(
        [tool, *command[1:]], cwd=PROJECT, capture_output=True, text=True, check=False
    )


@cache
def tracked_texts() -> dict[str, str]:
    """Every text file that git keeps or would keep, by its path."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        check=True,
    )
    paths = [PROJECT / name.decode() for name in listed.stdout.split(b"\0") if name]
    return {
        path.relative_to(PROJECT).as_posix(): path.read_bytes().decode("utf-8", "replace")
        for path in paths
        if path.is_file() and not path.is_symlink() and path.suffix not in BINARY
    }


def places_of(pattern: str, words: Iterable[str]) -> list[str]:
    """Where a pattern stands in the files that git keeps; it has one of the words in it."""
    found, words = re.compile(pattern), list(words)
    return [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in tracked_texts().items()
        if any(word in text for word in words)
        for number, line in enumerate(text.split("\n"), start=1)
        if found.search(line)
    ]


def test_the_command_asks_the_site_and_the_site_the_register_and_never_back() -> None:
    ran = run_tool("lint-imports", "--no-cache")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"Contracts: [1-9][0-9]* kept, 0 broken", ran.stdout)


@pytest.mark.parametrize("arguments", [["check"], ["format", "--check"]])
def test_ruff_is_content(arguments: list[str]) -> None:
    ran = run_tool("ruff", *arguments, "--no-cache", ".")
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_mypy_is_content() -> None:
    ran = run_tool("mypy")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert re.search(r"no issues found in [1-9][0-9]* source files", ran.stdout)


def test_every_module_is_short_enough_to_read_at_a_sitting() -> None:
    assert len(MODULES) > 100
    long = [one for one in MODULES if len(one.read_text(encoding="utf-8").split("\n")) > 300]
    assert long == []


def test_every_module_says_what_it_is_about() -> None:
    parsed = {module: ast.parse(module.read_text(encoding="utf-8")) for module in MODULES}
    assert [module for module, tree in parsed.items() if not ast.get_docstring(tree)] == []


def test_modules_are_named_for_things_of_the_domain() -> None:
    vague = re.compile(r"util|helper|common|misc|stuff|shared")
    paths = [*MODULES, *(PROJECT / "tests").glob("*.py")]
    assert [path for path in paths if vague.search(path.stem)] == []


def test_no_file_knows_the_machine_it_was_made_on() -> None:
    folders = {str(PROJECT), str(Path.home()), "/home/", "/Users/", "C:\\Users"} - {"/"}
    pattern = "|".join(rf"(?<![\w.~-]){re.escape(folder)}(?![\w-])" for folder in folders)
    here = Path(__file__).relative_to(PROJECT).as_posix()
    assert [place for place in places_of(pattern, folders) if not place.startswith(here)] == []


def test_no_file_holds_a_download_address_of_a_package_registry() -> None:
    pattern = "|".join(rf"https?://{re.escape(host)}" for host in PACKAGE_HOSTS)
    assert places_of(pattern, PACKAGE_HOSTS) == []


def test_no_file_is_a_symbolic_link() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--stage"], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert [line for line in listed.stdout.split("\n") if line.startswith("120000")] == []


def test_the_rules_of_the_register_print_nothing() -> None:
    printing = re.compile(r"\bprint\(|click|sys\.std")
    modules = [path for path in MODULES if path.is_relative_to(PLUGINS / "asf_register")]
    assert [path for path in modules if printing.search(path.read_text(encoding="utf-8"))] == []


def test_no_test_is_skipped() -> None:
    marks = re.compile(
        "|".join(["mark." + "skip", "pytest." + "skip", "x" + "fail", "import" + "orskip"])
    )
    tests = sorted((PROJECT / "tests").glob("*.py"))
    assert [path for path in tests if marks.search(path.read_text(encoding="utf-8"))] == []
