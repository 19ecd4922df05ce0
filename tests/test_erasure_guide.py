"""The guide for those who erase: its commands run as they stand, from the old register to the new.

A bare repository stands for GitHub.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from audit_histories import Story, decide, entry
from audit_signers import ADMINISTRATOR, CERTIFIER, COORDINATOR
from erased_history import HE, continued, git, key_of, laid_out, merge_record
from guide_walk import guide, steps
from terminal_walk import Person

GUIDE = guide("docs/radera.md")
COMMANDS = tuple(step.text for step in steps(GUIDE) if step.kind == "sh")
REGISTER = "https://github.com/asf-listan/register"
HER = "contact: Anna Exempelsson, anna@kafet.example, 070-1234567\n"


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """A register in which a person stood, and in which something is decided."""
    told = Story(tmp_path / "story")
    told.begin(**{"data/asf/kafet.yaml": entry("Kafét") + HER})
    told.merge(told.propose(HE, **decide()), CERTIFIER)
    told.merge(told.propose(COORDINATOR, **{"data/asf/kafet.yaml": entry("Kafét")}), COORDINATOR)
    laid_out(told.folder)
    return told


def test_the_guide_leads_from_a_request_to_a_green_audit(
    story: Story, person: Person, tmp_path: Path
) -> None:
    git(story.folder, "clone", "--quiet", "--bare", str(story.folder), str(tmp_path / "github"))
    person.knows(REGISTER, tmp_path / "github")
    (person.home / ".ssh").mkdir()
    key_of(ADMINISTRATOR, person.home / ".ssh").rename(person.home / ".ssh/asf")
    (person.folder / "utgangspunkt.txt").write_text(f"{story.genesis}\n", encoding="utf-8")
    clone, find, apply, again, push, audit = COMMANDS
    assert "Granskningen är grön" in person.run(clone)
    assert "070-1234567" in person.run(find)
    say_yes_to_all(person.folder / "../plan.yaml")
    person.run(apply)
    assert person.run(again).startswith("0 ställen ")
    person.run(push)
    merge_record(continued(story, person.folder))
    person.run("git push --quiet origin main")
    said = person.run(audit)
    assert "Granskningen är grön" in said
    assert "Begäran om radering." in said
    everything = person.run("git log --all -p --format=fuller")
    assert "Kafét" in everything
    assert "Exempelsson" not in everything
    assert "1234567" not in everything


def say_yes_to_all(plan: Path) -> None:
    """Go through a plan, which looks as the guide shows it."""
    asked = plan.read_text(encoding="utf-8")
    shown = GUIDE.partition("## 5 Välj\n")[2].partition("Skriv `ja`")[0]
    names = re.findall(r"^ +(?:- )?(\w+): ", shown, re.MULTILINE)
    assert re.findall(r"^(?:- |  )(\w+): ", asked, re.MULTILINE)[: len(names)] == names
    plan.write_text(asked.replace("erase: nej", "erase: ja"), encoding="utf-8")
