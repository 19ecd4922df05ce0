"""upkeep.yml, run as it is written: every region has one issue with its work list, and no other."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from asf_register.policy_files import read_policy
from asf_register.root import PROJECT, Root
from proposals_on_forge import HIDDEN, KAFE, OnForge
from pull_request_forge import MOST_CHARACTERS
from workflow_run import WorkflowRun

BOT = "github-actions[bot]"
RIGHTS = f"{BOT} contents=read issues=write"
MARK = "<!-- asf-arbetslista 21 -->"
TEAM = "@asf-listan/processledare-gavleborg"
TOLD: dict[str, Any] = {
    "code": "21",
    "title": "Arbetslista: Gävleborgs län",
    "team": TEAM,
    "is_empty": False,
    "text": "22 november 2026: 1 sak, ungefär 8 minuter.\n",
}


def posted(on_forge: OnForge, *lists: Any, code: int = 0) -> str:
    """Let the script write some lists; what it said where it didn't."""
    raw = json.dumps(list(lists))
    on_forge.write("output/worklists/worklists.json", raw)
    ran = on_forge.script("post_worklists.py", {}, "output/worklists", GH_TOKEN=RIGHTS)
    assert ran.returncode == code, ran.stderr
    return ran.stderr


def issues(on_forge: OnForge) -> list[dict[str, Any]]:
    return list(on_forge.forge.state()["issues"].values())


def writes(on_forge: OnForge) -> list[tuple[str, str]]:
    return [call for call in on_forge.forge.calls() if call[0] != "GET"]


def test_the_weekly_run_opens_an_issue_for_a_region_with_something_to_do(on_forge: OnForge) -> None:
    old = KAFE + "confirmed:\n  date: 2020-02-01\n  by: enterprise\n"
    on_forge.push("main", **{"data/asf/kafe-linden.yaml": old})
    on_forge.write("data/asf/dolda-rummet.yaml", HIDDEN.replace('"21"', '"01"'))
    on_forge.push("main")
    run: WorkflowRun = on_forge.run("upkeep.yml", "schedule", {})
    assert {name: job.result for name, job in run.jobs.items()} == {
        "read": "success",
        "post": "success",
    }
    own = {issue["title"]: issue for issue in issues(on_forge)}
    issue = own["Arbetslista: Gävleborgs län"]
    assert issue["user"] == BOT
    assert issue["labels"] == [{"name": "arbetslista"}]
    assert issue["body"].startswith(f"{MARK}\n")
    assert "**Brådskande.** Uppgifterna bekräftades senast 1 februari 2020" in issue["body"]
    assert "Ring `" in issue["body"], "the café has no e-mail address on file"
    assert issue["body"].endswith(f"\n{read_policy(Root(PROJECT)).coordinators['21'].team}")
    assert "Arbetslista: Uppsala län" not in own, "nothing to do, so no issue"


def test_what_is_known_of_links_goes_on_from_the_week_before(
    on_forge: OnForge, tmp_path: Path
) -> None:
    last = tmp_path / "lankar"
    last.mkdir()
    dead = {"checked": "2020-03-20", "failures": 5, "failing_since": "2020-02-01", "why": "borta"}
    memory = {"version": 1, "addresses": {"https://linden.example": dead}}
    (last / "links.json").write_text(json.dumps(memory), encoding="utf-8")
    on_forge.forge.ran(last, workflow="upkeep.yml", name="lankar", event="schedule")
    kafe = KAFE + "website: https://linden.example\n"
    on_forge.push("main", **{"data/asf/kafe-linden.yaml": kafe})
    run = on_forge.run("upkeep.yml", "schedule", {})
    assert [job.result for job in run.jobs.values()] == ["success", "success"]
    (issue,) = [one for one in issues(on_forge) if one["title"].endswith("Gävleborgs län")]
    assert (
        "Webbplatsen `https://linden.example` har inte gått att nå sedan 1 februari"
        in issue["body"]
    )
    assert (run.artifacts / "lankar" / "links.json").is_file(), "kept for the week after"


@pytest.mark.parametrize(
    "raw", [b"", b"\xff\x00", b"[]", b'{"version": 2}', b'{"addresses": {"https://a.example": 1}}']
)
def test_a_memory_of_links_that_cannot_be_read_is_not_handed_on(
    on_forge: OnForge, tmp_path: Path, raw: bytes
) -> None:
    last = tmp_path / "lankar"
    last.mkdir()
    (last / "links.json").write_bytes(raw)
    on_forge.forge.ran(last, workflow="upkeep.yml", name="lankar", event="schedule")
    reads = f"{BOT} actions=read contents=read"
    ran = on_forge.script("fetch_last_links.py", {}, "output/links", GH_TOKEN=reads)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("::warning::Minnet gick inte att läsa.")
    assert not (on_forge.work / "output/links/links.json").exists()


def test_the_issue_is_written_over_the_week_after(on_forge: OnForge) -> None:
    posted(on_forge, TOLD)
    posted(on_forge, {**TOLD, "text": "29 november 2026: 2 saker, ungefär 16 minuter.\n"})
    (issue,) = issues(on_forge)
    assert "29 november 2026" in issue["body"]
    assert "22 november 2026" not in issue["body"]


def test_what_would_say_the_same_is_not_written(on_forge: OnForge) -> None:
    posted(on_forge, TOLD)
    before = writes(on_forge)
    posted(on_forge, TOLD)
    assert writes(on_forge) == before


def test_an_issue_is_closed_when_there_is_nothing_to_do_and_opened_again(on_forge: OnForge) -> None:
    nothing = {**TOLD, "is_empty": True, "text": "Inget att göra just nu.\n"}
    posted(on_forge, nothing)
    assert issues(on_forge) == [], "no issue is opened to say that there is nothing"
    posted(on_forge, TOLD)
    posted(on_forge, nothing)
    (issue,) = issues(on_forge)
    assert issue["state"] == "closed"
    assert TEAM not in issue["body"]
    before = writes(on_forge)
    posted(on_forge, {**nothing, "text": "Inget att göra just nu heller.\n"})
    assert writes(on_forge) == before, "a closed one is left in peace"
    posted(on_forge, TOLD)
    (issue,) = issues(on_forge)
    assert issue["state"] == "open"


def test_the_issue_is_found_among_hundreds_and_others_are_left_alone(on_forge: OnForge) -> None:
    for at in range(230):
        on_forge.forge.issue(f"{at}")
    on_forge.forge.issue(f"{MARK}\nSå här skriver jag.", "Arbetslista: Gävleborgs län")
    posted(on_forge, TOLD)
    posted(on_forge, {**TOLD, "text": "Ny text.\n"})
    own = [issue for issue in issues(on_forge) if issue.get("user") == BOT]
    assert len(own) == 1
    assert "Ny text." in own[0]["body"]
    assert issues(on_forge)[230]["body"] == f"{MARK}\nSå här skriver jag."


def test_a_region_that_has_never_had_an_issue_makes_nobody_go_through_them_all(
    on_forge: OnForge,
) -> None:
    nothing = {**TOLD, "code": "01", "is_empty": True, "text": "Inget att göra just nu.\n"}
    posted(on_forge, TOLD, nothing)
    for at in range(230):
        number = on_forge.forge.issue(f"{at}")
        on_forge.forge.change(number, user=BOT, state="closed")
    before = len(on_forge.forge.calls())
    posted(on_forge, TOLD, nothing)
    assert len(on_forge.forge.calls()) - before == 2


@pytest.mark.parametrize("state", ["open", "closed"])
def test_an_issue_whose_label_was_taken_away_is_found_and_gets_it_back(
    on_forge: OnForge, state: str
) -> None:
    posted(on_forge, TOLD)
    (number,) = map(int, on_forge.forge.state()["issues"])
    on_forge.forge.change(number, state=state, labels=[{"name": "viktigt"}])
    posted(on_forge, TOLD)
    (issue,) = issues(on_forge)
    assert issue["state"] == "open"
    assert {label["name"] for label in issue["labels"]} == {"viktigt", "arbetslista"}


def test_an_issue_whose_label_was_taken_away_is_closed_when_there_is_nothing_to_do(
    on_forge: OnForge,
) -> None:
    posted(on_forge, TOLD)
    (number,) = map(int, on_forge.forge.state()["issues"])
    on_forge.forge.change(number, labels=[])
    posted(on_forge, {**TOLD, "is_empty": True, "text": "Inget att göra just nu.\n"})
    (issue,) = issues(on_forge)
    assert issue["state"] == "closed"


def test_each_region_and_the_administrators_have_their_own(on_forge: OnForge) -> None:
    team = "@asf-listan/administratorer"
    others = {**TOLD, "code": "", "title": "Arbetslista: Administratörerna", "team": team}
    posted(on_forge, TOLD, others)
    posted(on_forge, others, TOLD)
    assert [issue["title"] for issue in issues(on_forge)] == [TOLD["title"], others["title"]]


def test_a_text_that_is_too_long_is_cut(on_forge: OnForge) -> None:
    posted(on_forge, {**TOLD, "text": "En rad med något att göra.\n" * 10_000})
    (issue,) = issues(on_forge)
    assert len(issue["body"]) <= MOST_CHARACTERS


@pytest.mark.parametrize(
    "wrong",
    [
        {"team": "@alla"},
        {"team": "processledare @annan/laget"},
        {"team": None},
        {"code": "21 -->"},
        {"code": 21},
        {"title": ""},
        {"text": None},
        {"is_empty": "nej"},
    ],
    ids=str,
)
def test_a_list_that_is_none_of_ours_stops_the_run_before_anything_is_written(
    on_forge: OnForge, wrong: dict[str, Any]
) -> None:
    assert "Arbetslistorna är inte som väntat." in posted(on_forge, {**TOLD, **wrong}, code=1)
    assert issues(on_forge) == []


@pytest.mark.parametrize("raw", [b"", b"{}", b"\xff", b"[" * 100_000, b"[1]"])
def test_lists_that_cannot_be_read_stop_the_run_in_one_line(on_forge: OnForge, raw: bytes) -> None:
    on_forge.write("output/worklists/worklists.json", raw)
    ran = on_forge.script("post_worklists.py", {}, "output/worklists", GH_TOKEN=RIGHTS)
    assert ran.returncode == 1
    assert ran.stderr.startswith("::error::Arbetslistorna ")
    assert ran.stderr.count("\n") == 1


def test_a_forge_that_says_no_stops_the_run_in_one_line(on_forge: OnForge) -> None:
    on_forge.write("output/worklists/worklists.json", json.dumps([TOLD]))
    ran = on_forge.script("post_worklists.py", {}, "output/worklists", GH_TOKEN=f"{BOT} none=read")
    assert ran.returncode == 1
    assert "Resource not accessible by integration" in ran.stderr
