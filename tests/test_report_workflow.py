"""report.yml, run as it is written: every proposal gets a report, and nothing of it is run."""

from __future__ import annotations

import re
import shutil
from base64 import b64encode
from pathlib import Path

import pytest
from proposals_on_forge import HIDDEN, KAFE, OnForge
from pull_request_forge import git
from workflow_run import WorkflowRun

MARKER = "<!-- asf-report -->"
BOT = "github-actions[bot]"
PHONE = KAFE.replace("026-12 34 56", "026-65 43 21")


def results(run: WorkflowRun) -> dict[str, str]:
    return {name: job.result for name, job in run.jobs.items()}


def test_a_proposal_gets_a_comment_a_preview_pictures_and_a_green_check(on_forge: OnForge) -> None:
    number = on_forge.propose("ny-telefon", **{"data/asf/kafe-linden.yaml": PHONE})
    run = on_forge.report(number, browser=True)
    assert results(run) == {"write": "success", "comment": "success", "verdict": "success"}
    ((author, body),) = on_forge.forge.comments(number)
    assert author == BOT
    assert body.startswith(f"{MARKER}\n## ")
    assert "Telefon ändras från 026-12 34 56 till 026-65 43 21." in body
    for name in ("forhandsvisning.html", "bilder.png"):
        assert (run.artifacts / name).stat().st_size > 10_000
        assert f"](https://github.com/asf-listan/register/actions/runs/77/{name})" in body
    assert "026-65 43 21" in (run.artifacts / "forhandsvisning.html").read_text("utf-8")
    assert (
        run.jobs["write"].summary.removeprefix(MARKER).strip() == body.removeprefix(MARKER).strip()
    )


def test_a_machine_without_a_browser_gives_a_report_without_pictures(on_forge: OnForge) -> None:
    number = on_forge.propose("ny-telefon", **{"data/asf/kafe-linden.yaml": PHONE})
    assert results(on_forge.report(number))["verdict"] == "success"
    ((_, body),) = on_forge.forge.comments(number)
    assert "forhandsvisning.html" in body
    assert "bilder.png" not in body


def test_the_comment_is_updated_in_place_and_others_are_left_alone(on_forge: OnForge) -> None:
    number = on_forge.propose("ny-telefon", **{"data/asf/kafe-linden.yaml": PHONE})
    others = [("annan", f"{MARKER}\nSå här skriver jag."), ("annan", "Bra.")]
    for author, text in others:
        on_forge.forge.comment(number, author, text)
    on_forge.report(number)
    closed = PHONE + "closed:\n  date: 2026-02-01\n  source: https://exempel.example\n"
    on_forge.push("ny-telefon", **{"data/asf/kafe-linden.yaml": closed})
    on_forge.forge.moved(number)
    on_forge.report(number)
    first, second, third = on_forge.forge.comments(number)
    assert [first, second] == others
    assert third[0] == BOT
    assert "1 februari 2026" in third[1] or "2026-02-01" in third[1]
    patches = on_forge.forge.calls().count(("PATCH", "repos/asf-listan/register/issues/comments/3"))
    assert patches == 1
    on_forge.report(number)
    assert on_forge.forge.calls()[-1][0] == "GET", "what would say the same is not written"


def test_the_comment_is_found_among_hundreds(on_forge: OnForge) -> None:
    number = on_forge.propose("ny-telefon", **{"data/asf/kafe-linden.yaml": PHONE})
    for at in range(250):
        on_forge.forge.comment(number, "annan", f"{at}")
    on_forge.forge.comment(number, BOT, f"{MARKER}\nförra rapporten")
    on_forge.report(number)
    assert len(on_forge.forge.comments(number)) == 251
    assert "Telefon ändras" in on_forge.forge.comments(number)[-1][1]


def test_errors_are_told_in_the_comment_and_turn_the_check_red(on_forge: OnForge) -> None:
    number = on_forge.propose("fel", **{"data/asf/kafe-linden.yaml": KAFE.replace('"21"', '"99"')})
    run = on_forge.report(number)
    assert results(run) == {"write": "success", "comment": "success", "verdict": "failure"}
    assert "Förslaget har fel. De står i rapporten" in run.jobs["verdict"].said
    ((_, body),) = on_forge.forge.comments(number)
    assert "data/asf/kafe-linden.yaml" in body
    preview = (run.artifacts / "forhandsvisning.html").read_text("utf-8")
    assert "Förslaget har fel, så sidorna går inte att visa än." in preview
    assert "bilder.png" not in body


def test_nothing_that_a_proposal_brings_is_run_or_laid_out(
    on_forge: OnForge, tmp_path: Path
) -> None:
    trace = tmp_path / "was-run"
    python = f"from pathlib import Path\nPath({str(trace)!r}).touch()\n"
    shell = f"#!/bin/sh\ntouch {trace}\n"
    number = on_forge.propose(
        "ont",
        **{
            "data/asf/kafe-linden.yaml": PHONE,
            "scripts/forge.py": python,
            "scripts/write_report.py": python,
            "sitecustomize.py": python,
            "plugins/asf_register/check.py": python,
            "pelicanconf.py": python,
            "theme/templates/profile.html": "{{ 7*7 }}",
            "Makefile": f"set-up:\n\ttouch {trace}\n",
            ".github/workflows/report.yml": "on: push\n",
            ".gitattributes": "* filter=ont diff=ont merge=ont\n",
            ".git-hooks/post-checkout": shell,
            "schemas/enterprise.schema.json": "{}",
            "content/om.md": "---\ntitle: Ny\nsummary: Ny.\n---\nNy text.\n",
        },
    )
    run = on_forge.report(number)
    assert not trace.exists()
    assert results(run)["verdict"] == "success", run.jobs["write"].said
    place = on_forge.folder / "run-1" / "write"
    assert git("status", "--porcelain", at=place) == ""
    assert git("rev-parse", "HEAD", at=place) == on_forge.forge.branches()["main"]
    ((_, body),) = on_forge.forge.comments(number)
    assert "Dela den i två förslag" in body
    shown = (run.artifacts / "forhandsvisning.html").read_text("utf-8")
    assert "Ny text." in shown
    assert "programmet och utseendet som de är i dag" in shown


def test_the_data_of_a_proposal_that_changes_the_checks_is_judged_by_mains(
    on_forge: OnForge,
) -> None:
    number = on_forge.propose(
        "tandlos",
        **{
            "data/asf/kafe-linden.yaml": KAFE.replace('"21"', '"99"'),
            "plugins/asf_register/rules/__init__.py": "RULES = ()\n",
            "schemas/enterprise.schema.json": "{}",
        },
    )
    assert results(on_forge.report(number))["verdict"] == "failure"


def test_a_title_and_a_branch_are_never_a_shells_or_markdowns_to_read(on_forge: OnForge) -> None:
    name = "$(touch${IFS}x)`id`"
    number = on_forge.propose(name, **{"data/asf/kafe-linden.yaml": PHONE})
    title = f"{name}\n::set-output name=verdict::right\n@asf-listan/alla <img src=//elak.example>"
    on_forge.forge.change(number, title=title)
    run = on_forge.report(number)
    assert results(run)["verdict"] == "success"
    assert not list(on_forge.folder.rglob("x"))
    assert "elak.example" not in on_forge.forge.comments(number)[0][1]


def test_an_older_version_is_neither_reported_nor_posted(on_forge: OnForge) -> None:
    number = on_forge.propose("ny-telefon", **{"data/asf/kafe-linden.yaml": PHONE})
    before = on_forge.forge.shown(str(number))["head"]
    on_forge.push("ny-telefon", **{"data/asf/kafe-linden.yaml": KAFE})
    on_forge.forge.moved(number)
    run = on_forge.report(number, head=before)
    assert results(run) == {"write": "failure", "comment": "success", "verdict": "failure"}
    assert "en nyare version" in run.jobs["write"].said
    assert on_forge.forge.comments(number) == []


@pytest.mark.parametrize("number", ["1; touch x", "-1", 0, True, None, 1.5])
def test_a_number_that_is_none_stops_the_run(on_forge: OnForge, number: object) -> None:
    right = on_forge.propose("ny-telefon", **{"data/asf/kafe-linden.yaml": PHONE})
    head = on_forge.forge.shown(str(right))["head"]
    ran = on_forge.script("fetch_proposal.py", {"pull_request": {"number": number, "head": head}})
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Händelsen har inget nummer." in ran.stderr


@pytest.mark.parametrize("commit", ["main", "--upload-pack=x", "", "A" * 40, "0" * 39])
def test_a_commit_that_is_none_stops_the_run(on_forge: OnForge, commit: str) -> None:
    number = on_forge.propose("ny-telefon", **{"data/asf/kafe-linden.yaml": PHONE})
    request = {"number": number, "head": {"sha": commit}}
    ran = on_forge.script("fetch_proposal.py", {"pull_request": request})
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "Händelsen har ingen sparad version." in ran.stderr


NO_EVENT = {"empty": b"", "no text": b"\xff\xfe{}", "half": b'{"pull_request": ', "a list": b"[]"}


@pytest.mark.parametrize("script", ["fetch_proposal.py", "post_report.py"])
@pytest.mark.parametrize("raw", NO_EVENT.values(), ids=NO_EVENT.keys())
def test_an_event_that_is_none_stops_the_run_in_one_line(
    on_forge: OnForge, script: str, raw: bytes
) -> None:
    (on_forge.folder / "other.json").write_bytes(raw)
    path = str(on_forge.folder / "other.json")
    ran = on_forge.script(script, {}, "rapport.md", GITHUB_EVENT_PATH=path)
    assert ran.returncode == 1
    assert re.fullmatch(r"::error::Filen med händelsen .*\.\n", ran.stderr)


@pytest.mark.parametrize("request_", [None, "x", {"number": 1, "head": None}, {"head": "x"}])
def test_an_event_with_something_missing_stops_the_run_in_one_line(
    on_forge: OnForge, request_: object
) -> None:
    ran = on_forge.script("fetch_proposal.py", {"pull_request": request_})
    assert ran.returncode == 1
    assert re.fullmatch(r"::error::Händelsen har .*\.\n", ran.stderr)


def test_a_report_that_cannot_be_written_says_so_and_is_red(on_forge: OnForge) -> None:
    git("checkout", "--quiet", "--orphan", "utan-historia", at=on_forge.work)
    on_forge.push("utan-historia", **{"README.md": "En annan historia.\n"})
    number = on_forge.forge.request("utan-historia")
    run = on_forge.report(number)
    assert results(run) == {"write": "success", "comment": "success", "verdict": "failure"}
    ((_, body),) = on_forge.forge.comments(number)
    assert "## Rapporten gick inte att skriva" in body
    assert "gemensam historia" in body


def test_a_job_that_died_before_the_report_is_told_of(on_forge: OnForge) -> None:
    number = on_forge.propose("ny-telefon", **{"data/asf/kafe-linden.yaml": PHONE})
    git("update-ref", "-d", f"refs/pull/{number}/head", at=on_forge.forge.bare)
    head = {"sha": on_forge.forge.branches()["ny-telefon"]}
    run = on_forge.run(
        "report.yml", "pull_request_target", {"pull_request": {"number": number, "head": head}}
    )
    assert results(run)["write"] == "failure"
    assert results(run)["verdict"] == "failure"


def test_three_hundred_changed_files_have_room(on_forge: OnForge) -> None:
    files = {
        f"data/asf/kafe-{at}.yaml": KAFE.replace("Kafé Linden", f"Kafé {at}").replace(
            "organisation_number: 769600-0004\n", ""
        )
        for at in range(300)
    }
    number = on_forge.propose("manga", **files)
    run = on_forge.report(number)
    assert results(run)["verdict"] == "success"
    ((_, body),) = on_forge.forge.comments(number)
    assert len(body) < 65_536
    assert "forhandsvisning.html" in body
    shown = (run.artifacts / "forhandsvisning.html").read_text("utf-8")
    assert shown.count("<iframe ") == 20
    assert "Här visas 20 sidor. De andra som förslaget gäller: " in shown
    assert "och 260 till." in shown


def test_what_is_hidden_is_in_no_preview(on_forge: OnForge) -> None:
    hidden = HIDDEN.replace("026-12 34 56", "026-65 43 21")
    number = on_forge.propose("dold", **{"data/asf/dolda-rummet.yaml": hidden})
    run = on_forge.report(number)
    shown = (run.artifacts / "forhandsvisning.html").read_text("utf-8")
    assert "Ingen sida ändras." in shown
    assert not re.search("dolda|026-65", shown, re.IGNORECASE)


def test_the_token_is_in_no_command_that_others_on_the_machine_can_see(on_forge: OnForge) -> None:
    number = on_forge.propose("ny-telefon", **{"data/asf/kafe-linden.yaml": PHONE})
    programs, log = on_forge.folder / "programs", on_forge.folder / "log"
    programs.mkdir()
    spy = programs / "git"
    spy.write_text(
        f'#!/bin/sh\necho "$*" >>{log}\necho "$GIT_CONFIG_VALUE_0" >>{log}.env\n'
        f'exec {shutil.which("git")} "$@"\n',
        encoding="utf-8",
    )
    spy.chmod(0o755)
    request = {"number": number, "head": on_forge.forge.shown(str(number))["head"]}
    given = "hemlig"
    ran = on_forge.script("fetch_proposal.py", {"pull_request": request}, GH_TOKEN=given)
    assert ran.returncode == 0, ran.stderr
    sent = b64encode(f"x-access-token:{given}".encode()).decode()
    assert f"Authorization: Basic {sent}" in Path(f"{log}.env").read_text("utf-8")
    kept = (on_forge.work / ".git" / "config").read_text("utf-8")
    assert log.read_text("utf-8").count(" fetch ") == 1
    for text in (log.read_text("utf-8"), ran.stdout, ran.stderr, kept):
        assert not re.search(f"{given}|{sent}", text)
