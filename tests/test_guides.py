"""Every block of commands in the documents is run as it stands, or it is said why it isn't.

What no walk of its own runs is run here. A new block that nobody runs fails the first test, until
a test runs it or NOT_RUN says why that can't be.
"""

from __future__ import annotations

import re
import shlex
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import click
import pytest
from asf_cli.main import asf
from asf_register.day import today
from asf_register.root import PROJECT
from command_shell import Shell
from guide_walk import guide, kafe_asen, steps
from packed_applications import COHORT, ROUND, SLUG, application_file, git, register_in_git
from pyrage import x25519
from spreadsheets import bytes_of, workbook_of
from terminal_walk import Person

DOCUMENTS = [
    "README.md",
    "CONTRIBUTING.md",
    *(f"docs/{path.name}" for path in sorted((PROJECT / "docs").glob("*.md"))),
]
# Documents whose every block a walk runs, and the walk.
WALKED = {
    "docs/administrator.md": (
        "test_the_guide_leads_from_an_empty_organisation_to_settings_that_are_right"
    ),
    "docs/certifierare.md": "test_every_command_of_the_guides_comes_to_what_it_promises",
    "docs/handledare-revisor.md": "test_every_command_of_the_guides_comes_to_what_it_promises",
    "docs/redaktor.md": "test_what_the_guide_shows_is_checked_proposed_and_told_of",
    "docs/radera.md": "test_the_guide_leads_from_a_request_to_a_green_audit",
    "docs/ansokningar.md": "test_an_application_is_opened_with_the_key_that_the_guide_makes",
    "docs/avstamning.md": "test_the_commands_of_the_guide_do_what_it_says",
    "docs/importera.md": "test_a_list_is_imported_as_the_guide_types_it",
}
# Other blocks that are run: the document, words of the block, and the test.
RUN = {
    ("docs/processledare.md", "asf intake"): (
        "test_a_mail_becomes_a_branch_on_github_and_a_life_is_told"
    ),
    ("docs/processledare.md", "asf history"): (
        "test_a_mail_becomes_a_branch_on_github_and_a_life_is_told"
    ),
    ("docs/processledare.md", "asf match"): (
        "test_who_can_answer_is_said_by_the_command_as_it_is_typed"
    ),
    ("docs/processledare.md", "asf worklist"): (
        "test_the_work_list_is_shown_by_the_command_as_it_is_typed"
    ),
    ("CONTRIBUTING.md", "git switch -c"): "test_a_change_becomes_a_branch_as_it_is_typed",
}
# Blocks that aren't: the document, words of the block, and why.
NOT_RUN = {
    ("README.md", "make demo"): (
        "goes on until Ctrl+C and runs every test; the parts have tests of their own"
    ),
    ("CONTRIBUTING.md", "git clone ADRESSEN"): (
        "the address is the reader's own, and the last line goes on until Ctrl+C"
    ),
    ("CONTRIBUTING.md", "asf new"): "asks questions, which test_edit_at_terminal.py answers",
    ("docs/intranet.md", "gh run download"): (
        "the administrator's guide has the same in Swedish, and is walked"
    ),
    ("docs/intranet.md", "asf build --only intranet"): "copies to a host of one's own",
    ("docs/intranet.md", "apt install nginx-light"): (
        "changes the machine; test_intranet_proxy.py runs nginx with the files that it copies"
    ),
    ("docs/proposals.md", "workflow run intake.yml"): (
        "starts a run at GitHub, which test_intake_workflow.py runs"
    ),
    ("docs/publishing.md", "rsync"): "copies to a host of one's own",
    ("docs/upkeep.md", "asf upkeep"): (
        "takes minutes and writes docs/upkeep.md, which test_upkeep_simulation.py holds to the code"
    ),
}


@dataclass(frozen=True)
class Block:
    """A block of commands in a document."""

    document: str
    text: str

    def is_one_of(self, named: dict[tuple[str, str], str]) -> bool:
        """Whether it is named by its document and words that stand in it."""
        return any(document == self.document and words in self.text for document, words in named)


BLOCKS = [
    Block(document, step.text)
    for document in DOCUMENTS
    for step in steps(guide(document))
    if step.kind == "sh"
]


def blocks_of(document: str) -> list[str]:
    return [block.text for block in BLOCKS if block.document == document]


def test_every_block_of_commands_is_run_or_says_why_it_is_not() -> None:
    assert len(BLOCKS) > 80
    forgotten = [
        block
        for block in BLOCKS
        if not (block.document in WALKED or block.is_one_of(RUN) or block.is_one_of(NOT_RUN))
    ]
    assert forgotten == []


def test_nothing_is_named_that_is_not_there() -> None:
    for document, words in [*RUN, *NOT_RUN]:
        found = [text for text in blocks_of(document) if words in text]
        assert len(found) == 1, (document, words)
    assert [document for document in WALKED if not blocks_of(document)] == []


@pytest.mark.parametrize("document", sorted({*WALKED, *(document for document, _ in RUN)}))
def test_what_is_said_to_run_a_block_reads_its_document(document: str) -> None:
    names = {name for (told, _), name in RUN.items() if told == document}
    for name in names | ({WALKED[document]} if document in WALKED else set()):
        (there,) = (
            text
            for path in (PROJECT / "tests").glob("test_*.py")
            if f"def {name}(" in (text := path.read_text(encoding="utf-8"))
        )
        assert f'{Path(document).name}"' in there


def commands(block: Block) -> list[list[str]]:
    """What a block gives `asf`, line by line."""
    lines = re.sub(r"\\\n", " ", block.text).split("\n")
    words = [shlex.split(line, comments=True) for line in lines if re.search(r"\basf\b ", line)]
    starts = [
        (line, index + 1) for line in words for index, word in enumerate(line) if _is_asf(word)
    ]
    return [_until_next(line[start:]) for line, start in starts]


def _is_asf(word: str) -> bool:
    return word in ("asf", ".venv/bin/asf")


def _until_next(line: list[str]) -> list[str]:
    ends = [index for index, word in enumerate(line) if word in ("&&", ";", "|", "};")]
    return line[: ends[0]] if ends else line


def test_commands_that_are_not_run_are_understood_by_the_program() -> None:
    found = [words for block in BLOCKS if block.is_one_of(NOT_RUN) for words in commands(block)]
    assert len(found) >= 10
    for arguments in found:
        understand(arguments)


def understand(arguments: list[str]) -> None:
    """Parse a command's words as the program does, without running it."""
    context = asf.make_context("asf", list(arguments))
    command: click.Command = asf
    while isinstance(command, click.Group):
        rest = [*context._protected_args, *context.args]
        name, found, rest = command.resolve_command(context, rest)
        assert found is not None, arguments
        command = found
        context = command.make_context(name, rest, parent=context)


@pytest.mark.parametrize("wrong", ["asf worklists", "asf worklist --regions 21", "asf status a b"])
def test_a_command_that_the_program_does_not_understand_is_found(wrong: str) -> None:
    (arguments,) = commands(Block("docs/x.md", wrong))
    with pytest.raises(click.ClickException):
        understand(arguments)


def test_a_list_is_imported_as_the_guide_types_it(shell: Shell) -> None:
    told = [("Namn", "Kommun", "Bransch", "Visning"), ("Kafé Linden", "Gävle", "Café", "nej")]
    (shell.folder / "medlemmar.xlsx").write_bytes(bytes_of(workbook_of(told)))
    (shell.folder / "kolumner.yaml").unlink(missing_ok=True)
    for text in blocks_of("docs/importera.md"):
        program, *arguments = shlex.split(text)
        assert program == ".venv/bin/asf"
        ran = shell.asf(*arguments)
        assert (ran.code, ran.err) == (0, ""), ran.out
        assert "1 nytt" in ran.out or "kolumner.yaml" in ran.out
    assert list((shell.register / "data/asf").iterdir()) == []


def test_an_application_is_opened_with_the_key_that_the_guide_makes(
    person: Person, tmp_path: Path
) -> None:
    make_key, take_in = blocks_of("docs/ansokningar.md")
    register = in_register(person, tmp_path, register_in_git(tmp_path / "register"))
    open_round(register)
    said = person.run(make_key)
    kept = (person.home / "skoopi-ansokningar.txt").read_text(encoding="utf-8")
    key = x25519.Identity.from_str(kept.strip().splitlines()[-1])
    assert str(key.to_public()) in said
    (person.home / "Hämtningar").mkdir()
    application_file(person.home / "Hämtningar/ansokan-kafe-linden.age", key)
    said = person.run(take_in)
    assert f"certifiering/{COHORT}/{SLUG}/applied" in said
    assert [*(person.home / "ansokningar").rglob("*.pdf")] != []


def in_register(person: Person, folder: Path, register: Path) -> Path:
    """Have somebody stand in a clone of a register, with the program laid out."""
    git(folder, "clone", "--quiet", "--bare", str(register), str(folder / "github"))
    git(folder, "clone", "--quiet", str(folder / "github"), str(person.folder / "registret"))
    person.run("cd registret && make set-up")
    return person.folder


def open_round(register: Path) -> None:
    """Let the round be open for applications these days."""
    day = today()
    told = ROUND.format(
        title="Bascertifiering våren 2027", opens=day, closes=day + timedelta(days=20)
    )
    for written, days in (("2027-07-31", 190), ("2027-08-01", 200), ("2027-12-31", 300)):
        told = told.replace(written, str(day + timedelta(days=days)))
    (register / "data/cohorts" / COHORT / "cohort.yaml").write_text(told, encoding="utf-8")
    git(register, "commit", "--quiet", "--all", "--message=Omgången")
    git(register, "push", "--quiet")


def test_a_change_becomes_a_branch_as_it_is_typed(person: Person, tmp_path: Path) -> None:
    (typed,) = (text for text in blocks_of("CONTRIBUTING.md") if "git switch -c" in text)
    register = in_register(person, tmp_path, register_in_git(tmp_path / "register"))
    (register / "data/asf/kafe-asen.yaml").write_text(kafe_asen(), encoding="utf-8")
    person.run(typed)
    there = git(tmp_path / "github", "show", "--stat", "kafe-asen")
    assert "Kafé Åsen: ny telefon" in there
    assert "data/asf/kafe-asen.yaml" in there
