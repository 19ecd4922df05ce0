"""The documents lead somewhere: links, headings, pictures, and what they name of the project."""

from __future__ import annotations

import fnmatch
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from asf_cli.commands import COMMANDS
from asf_cli.main import asf
from asf_register.root import PROJECT
from click import Context

DOCUMENTS = [
    PROJECT / "README.md",
    PROJECT / "CONTRIBUTING.md",
    *sorted((PROJECT / "docs").glob("*.md")),
]
PICTURES = PROJECT / "docs" / "pictures"
MOST_BYTES = 60_000
# Blocks and spans of code hold no links.
_CODE = re.compile(r"^( *)```.*?^\1```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


def text_of(document: Path) -> str:
    """A document without its code."""
    return _CODE.sub("", document.read_text(encoding="utf-8"))


def links(document: Path) -> list[str]:
    """Where a document links to, other sites left out."""
    found = _LINK.findall(text_of(document))
    return [link for link in found if not re.match(r"[a-z]+:", link)]


def anchors(document: Path) -> set[str]:
    """The names of a document's headings, as GitHub makes them."""
    found: list[str] = []
    fenced = re.sub(r"^( *)```.*?^\1```$", "", document.read_text("utf-8"), flags=re.M | re.S)
    for heading in re.findall(r"^#{1,6} (.+)$", fenced, re.MULTILINE):
        shown = _LINK.sub(lambda link: link[0].partition("]")[0][1:], heading)
        name = re.sub(r"[^\w\- ]", "", shown.lower()).replace(" ", "-")
        count = sum(re.fullmatch(rf"{re.escape(name)}(-\d+)?", one) is not None for one in found)
        found.append(f"{name}-{count}" if count else name)
    return set(found)


def broken(document: Path) -> Iterator[str]:
    """The links of a document that lead nowhere."""
    for link in links(document):
        path, _, anchor = unquote(link).partition("#")
        target = (document.parent / path).resolve() if path else document
        is_there = target.exists() and target.is_relative_to(PROJECT.resolve())
        if not is_there or (anchor and anchor not in anchors(target)):
            yield link


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_somewhere(document: Path) -> None:
    assert list(broken(document)) == []


def test_there_are_links_to_follow() -> None:
    found = [link for document in DOCUMENTS for link in links(document)]
    assert len(found) > 40
    assert sum("#" in link for link in found) > 20


@pytest.mark.parametrize(
    ("link", "is_broken"),
    [
        ("there.md", False),
        ("there.md#två-ord", False),
        ("there.md#en-länk", False),
        ("#här-1", False),
        ("missing.md", True),
        ("there.md#tre-ord", True),
        ("#här-2", True),
        ("../../../etc/hostname", True),
    ],
)
def test_a_link_that_leads_nowhere_is_found(
    link: str, is_broken: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("test_documents.PROJECT", tmp_path)
    other = "# Två, *ord*\n## En [länk](x)\n```\n# Tre ord\n```\n"
    (tmp_path / "there.md").write_text(other, encoding="utf-8")
    here = tmp_path / "here.md"
    here.write_text(f"# Här\n# Här\n[x]({link}) `[y](code.md)`\n", encoding="utf-8")
    assert list(broken(here)) == ([link] if is_broken else [])


def test_every_picture_is_shown_somewhere_and_small() -> None:
    shown = {
        (document.parent / link).resolve()
        for document in DOCUMENTS
        for link in links(document)
        if link.endswith((".png", ".svg"))
    }
    kept = {path.resolve() for path in PICTURES.iterdir()}
    assert kept == shown
    assert [path.name for path in kept if path.stat().st_size > MOST_BYTES] == []


def test_every_picture_says_in_words_what_it_shows() -> None:
    for document in DOCUMENTS:
        for words in re.findall(r"!\[([^\]]*)\]", text_of(document)):
            assert len(words) > 20, f"{document.name}: {words}"


def test_every_test_that_the_threat_model_names_is_there() -> None:
    named = re.findall(r"`(test_\w+)`", (PROJECT / "docs/threat-model.md").read_text("utf-8"))
    tests = "".join(path.read_text("utf-8") for path in (PROJECT / "tests").glob("test_*.py"))
    assert len(named) > 30
    assert [name for name in named if f"def {name}(" not in tests] == []


def test_every_module_that_the_threat_model_names_is_there() -> None:
    text = (PROJECT / "docs/threat-model.md").read_text("utf-8")
    named = re.findall(r"`((?:[\w.*-]+/)*[\w*-]+\.(?:py|json|yml|css|html|lock))`", text)
    assert len(named) > 20
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = [f"/{path}" for path in listed.stdout.split("\n")]
    assert [name for name in named if not fnmatch.filter(paths, f"*/{name}")] == []


def test_every_command_stands_in_the_readme() -> None:
    readme = (PROJECT / "README.md").read_text("utf-8")
    table = readme.partition("| command | does |")[2].partition("\n\n")[0]
    told = re.findall(r"`([a-z -]+)`", "".join(re.findall(r"^\|([^|]+)\|", table, re.MULTILINE)))
    commands = {
        f"{name} {inner}".strip()
        for name in COMMANDS
        for command in [asf.get_command(Context(asf), name)]
        # Commands that are made of a schema have none listed below them.
        for inner in getattr(command, "commands", {}) or {"": None}
    }
    assert set(told) == commands
