"""The guides for those who certify: each command runs as it stands, and comes to what it promises.

Supervisors and auditors have a guide of their own, whose commands come before the decision. Blocks
of YAML are written into the files that they name, branches are merged as the guides say, and after
each block of commands comes out what the text below it promises.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from asf_register.policy import PersonRole
from asf_register.read_register import read_register
from asf_register.root import PROJECT, Root
from asf_register.schema import read_schema
from guide_walk import Walk, guide, steps

GUIDE = guide("docs/certifierare.md")
MEETING = guide("docs/handledare-revisor.md")
_BEFORE, _, _FROM_DECISION = GUIDE.partition("\n## Besluta\n")
STEPS = (*steps(_BEFORE), *steps(MEETING), *steps(_FROM_DECISION))
# What comes first below a block of commands: what shall be seen.
_PROMISE = re.compile(r"\s*(?:Svaret (?:börjar|har raden|har ordet)|Sist står) `([^`]+)`")
_KEY_OF = {"p003": "~/.ssh/asf.pub", "p004": "~/.ssh/p004.pub"}


def one_line(text: str) -> str:
    return " ".join(text.split())


def write(walk: Walk, text: str) -> None:
    """Write a block into the file it names, or below what is there."""
    head, _, body = text.partition("\n")
    path = walk.folder / head.removeprefix("# ").removeprefix("+ ")
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.read_text("utf-8") if head.startswith("# + ") else ""
    for person, file in _KEY_OF.items():
        if (place := f"ssh-ed25519 NYCKELN-FÖR-{person.upper()}") in body:
            body = body.replace(place, walk.run(f"cat {file}").strip())
    path.write_text(before + body, "utf-8")


def merge(walk: Walk, said: str) -> None:
    """Do on a branch's behalf what the guide has people do on GitHub."""
    made = re.findall(r"^Gren: (\S+)$", said, re.MULTILINE)
    there = walk.run("git branch --show-current").strip()
    for branch in made or [one for one in [there] if one != "main"]:
        walk.run(f"git switch -q main && git merge -q --no-ff -m Godkänt {branch}")


def test_every_command_of_the_guides_comes_to_what_it_promises(walk: Walk) -> None:
    walk.run("git config user.name test && git config user.email test@localhost")
    walk.run("mkdir -p ~/.ssh && ssh-keygen -q -t ed25519 -N '' -C '' -f ~/.ssh/p004")
    run = 0
    for step in STEPS:
        if step.kind == "yaml":
            write(walk, step.text)
        else:
            promised = _PROMISE.match(step.below)
            assert promised, f"nothing is promised below\n{step.text}"
            said = walk.run(step.text)
            assert one_line(promised[1]) in one_line(said), f"{step.text}\n{said}"
            merge(walk, said)
            run += 1
    assert run >= 19
    register = read_register(Root(walk.folder)).register
    assert [event.event for event in register.cases["2026-bas/kafe-asen"].events] == (
        "applied admitted paid paid supervised self_assessed audited measure_done".split()
    )
    assert "Inga fel" in walk.run(".venv/bin/asf check")


def test_the_round_in_the_guide_uses_every_field_that_a_round_can_have() -> None:
    (shown,) = [step.text for step in STEPS if step.text.startswith("# data/cohorts/2026-bas")]
    rest = {"groups", "sources"}  # shown where they come in, and of use for the past only
    for field in set(read_schema("cohort")["properties"]) - rest:
        assert re.search(rf"^(# )?{field}:", shown, re.MULTILINE), field
    assert rest & {"groups"} <= set(re.findall(r"^(\w+):", "\n".join(s.text for s in STEPS), re.M))


def test_the_guide_knows_every_role_and_every_decision() -> None:
    roles = read_schema("policy-people")["items"]["properties"]["roles"]["items"]["x-labels"]
    names: dict[PersonRole, str] = roles
    for name in names.values():
        assert re.search(rf"^\| {name} \|", GUIDE, re.MULTILINE)
    for event in read_schema("decisions")["$defs"]:
        if event in read_schema("decisions")["properties"]["events"]["items"]["properties"][
            "event"
        ]["enum"] and event not in ("taken_over",):
            assert f"decide {event}" in GUIDE


def test_what_commands_answer_a_supervisor_or_auditor_is_said_by_the_program() -> None:
    table = MEETING.partition("| svaret säger |")[2].partition("\n\n")[0]
    answers = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    program = "".join(
        path.read_text("utf-8")
        for folder in ("asf_register/rules", "asf_certify")
        for path in (PROJECT / "plugins" / folder).glob("*.py")
    )
    assert len(answers) >= 8
    assert [answer for answer in answers if answer not in program] == []


def test_the_report_tells_certifiers_of_a_closing_enterprise_as_the_guide_says() -> None:
    (told,) = re.findall(r"säger rapporten i det förslaget `([^`]+)`", GUIDE)
    assert told in guide("plugins/asf_propose/report/closing_notices.py")


def test_a_key_made_as_the_guide_says_is_one_that_people_may_have(walk: Walk) -> None:
    walk.run(next(step.text for step in STEPS if "ssh-keygen" in step.text))
    key = Path(walk.run("echo ~").strip(), ".ssh/asf.pub").read_text("ascii").strip()
    items = read_schema("policy-people")["items"]["properties"]["keys"]["items"]
    assert re.fullmatch(items["pattern"], key)
    assert subprocess.run(["ssh-keygen", "-l", "-f", "-"], input=key.encode(), check=True)
