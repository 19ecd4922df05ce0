"""intake.yml, run as it is written: an issue becomes a pull request, or gets an answer."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from asf_propose.block import Block, Line, written
from asf_propose.forms import form_named, form_values, version_of
from asf_register.public import public_view
from asf_register.read_register import read_register
from asf_register.root import Root
from proposals_on_forge import KAFE, OnForge
from pull_request_forge import git
from workflow_run import WorkflowRun

MARKER = "<!-- asf-intake -->"
APP = "listans-app"
WITH_APP = {"FORSLAG_APP": APP}
LABELS = ("förslag",)
FILE = "data/asf/kafe-linden.yaml"
FORM = "https://asf-listan.example/foresla/kafe-linden/"


def block(on_forge: OnForge, *lines: tuple[str, str], slug: str = "kafe-linden") -> str:
    """What the site's form writes for the café."""
    git("switch", "--quiet", "main", at=on_forge.work)
    register = public_view(read_register(Root(on_forge.work)).register)
    form = form_named("Ändra företag", register.vocabulary)
    assert form
    version = version_of(form_values(register.enterprises["kafe-linden"], form))
    head = [
        ("Ärende", "Ändra företag"),
        ("Gäller", f"Kafé Linden ({slug})"),
        ("Utgår från", version),
    ]
    return written(Block(tuple(Line(*line) for line in (*head, *lines))))


def issue_text(text: str) -> str:
    """What the issue form makes of it."""
    return f"### Förslaget\n\n```text\n{text}\n```\n"


def opened(on_forge: OnForge, phone: str = "026-65 43 21") -> int:
    text = issue_text(block(on_forge, ("Telefon", phone)))
    return on_forge.forge.issue(text, labels=LABELS)


def edited(on_forge: OnForge, number: int, phone: str) -> WorkflowRun:
    text = issue_text(block(on_forge, ("Telefon", phone)))
    on_forge.forge.change(number, body=text)
    return on_forge.intake(number, "edited", **WITH_APP)


def results(run: WorkflowRun) -> dict[str, str]:
    return {name: job.result for name, job in run.jobs.items()}


def answer(on_forge: OnForge, number: int) -> str:
    """The one comment in the issue."""
    ((author, body),) = on_forge.forge.comments(number)
    assert author in (f"{APP}[bot]", "github-actions[bot]")
    assert body.startswith(f"{MARKER}\n")
    return body.removeprefix(f"{MARKER}\n")


def proposed(on_forge: OnForge, branch: str) -> dict[str, str]:
    """The lines that a branch changes on top of main, by what stood there."""
    told = git("diff", "--unified=0", "main", f"refs/heads/{branch}", at=on_forge.forge.bare)
    lines = [
        line for line in told.splitlines() if line[:1] in "+-" and line[:3] not in ("+++", "---")
    ]
    return {line[1:]: line[:1] for line in lines}


def test_an_issue_becomes_a_pull_request_with_exactly_that_change(on_forge: OnForge) -> None:
    number = opened(on_forge)
    run = on_forge.intake(number, **WITH_APP)
    assert results(run) == {
        "read": "success", "propose": "success", "propose-without-app": "skipped"
    }  # fmt: skip
    ((request, shown),) = on_forge.forge.requests().items()
    assert (shown["pull"]["head"], shown["pull"]["author"]) == ("forslag/arende-1", f"{APP}[bot]")
    assert shown["title"] == "Kafé Linden i Gävle: telefon ändras"
    assert shown["labels"] == [{"name": "förslag"}]
    assert f"(closes #{number})" in shown["body"]
    assert proposed(on_forge, "forslag/arende-1") == {
        "phone: 026-12 34 56": "-",
        "phone: 026-65 43 21": "+",
    }
    assert answer(on_forge, number).startswith(
        f"Tack. Förslaget ligger som #{request}: Kafé Linden"
    )


def test_editing_the_issue_updates_the_proposal_and_the_answer(on_forge: OnForge) -> None:
    number = opened(on_forge)
    on_forge.intake(number, **WITH_APP)
    for phone in ("026-11 11 11", "026-22 22 22"):
        assert results(edited(on_forge, number, phone))["propose"] == "success"
        assert f"phone: {phone}" in proposed(on_forge, "forslag/arende-1")
        assert "och förslaget #2 med det" in answer(on_forge, number)
    assert list(on_forge.forge.requests()) == [2]
    log = git("rev-list", "--count", "main..forslag/arende-1", at=on_forge.forge.bare)
    assert log == "1", "one commit, whatever has been before"


def test_the_same_text_again_leaves_the_branch_alone(on_forge: OnForge) -> None:
    number = opened(on_forge)
    on_forge.intake(number, **WITH_APP)
    before = on_forge.forge.branches()
    on_forge.intake(number, "edited", **WITH_APP)
    assert on_forge.forge.branches() == before
    assert "säger redan det som står i ärendet" in answer(on_forge, number)


def test_a_mistake_is_answered_in_the_issue_and_gone_when_mended(on_forge: OnForge) -> None:
    number = opened(on_forge, phone="ring oss")
    run = on_forge.intake(number, **WITH_APP)
    assert results(run)["propose"] == "success"
    assert "är inget telefonnummer" in answer(on_forge, number)
    assert on_forge.forge.requests() == {}
    assert list(on_forge.forge.branches()) == ["main"]
    edited(on_forge, number, "026-65 43 21")
    assert answer(on_forge, number).startswith("Tack. Förslaget ligger som #2")


def test_a_mistake_made_afterwards_keeps_the_proposal(on_forge: OnForge) -> None:
    number = opened(on_forge)
    on_forge.intake(number, **WITH_APP)
    before = on_forge.forge.branches()
    edited(on_forge, number, "ring oss")
    assert on_forge.forge.branches() == before
    assert "är inget telefonnummer" in answer(on_forge, number)
    assert "Förslaget #2 är kvar som det var innan ärendet ändrades." in answer(on_forge, number)


def test_an_issue_without_a_block_is_answered(on_forge: OnForge) -> None:
    number = on_forge.forge.issue("Hej, byt vårt telefonnummer.", labels=LABELS)
    assert results(on_forge.intake(number, **WITH_APP))["propose"] == "success"
    assert "Hej" in answer(on_forge, number)
    assert on_forge.forge.requests() == {}


def test_an_issue_about_something_else_is_left_alone(on_forge: OnForge) -> None:
    number = on_forge.forge.issue("Sidan går inte att läsa.", labels=("fel",))
    assert set(results(on_forge.intake(number, **WITH_APP)).values()) == {"skipped"}


def test_an_issue_without_its_label_is_known_by_its_block(on_forge: OnForge) -> None:
    number = on_forge.forge.issue(block(on_forge, ("Telefon", "026-65 43 21")))
    on_forge.intake(number, **WITH_APP)
    assert list(on_forge.forge.requests()) == [2]


def test_a_hidden_enterprise_is_answered_as_one_that_isnt_there(on_forge: OnForge) -> None:
    answers = []
    for slug in ("dolda-rummet", "finns-inte"):
        text = block(on_forge, ("Telefon", "026-65 43 21"), slug=slug)
        number = on_forge.forge.issue(text, labels=LABELS)
        on_forge.intake(number, **WITH_APP)
        answers.append(answer(on_forge, number).replace(slug, ""))
    assert answers[0] == answers[1]


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        ("approved", "efter att förslaget #2 godkändes"),
        ("merged", "Förslaget #2 är redan antaget"),
        ("closed", "Förslaget #2 är stängt"),
        ("worked on", "Någon har arbetat vidare i förslaget #2"),
    ],
)
def test_what_people_have_decided_or_worked_on_is_left_as_it_is(
    on_forge: OnForge, happened: str, said: str
) -> None:
    number = opened(on_forge)
    on_forge.intake(number, **WITH_APP)
    branch = "forslag/arende-1"
    match happened:
        case "approved":
            on_forge.forge.review(2, "certifieraren", "APPROVED")
            on_forge.forge.review(2, "certifieraren", "COMMENTED")
        case "merged":
            on_forge.forge.change(2, state="closed", merged_at="2026-11-22T12:00:00Z")
        case "closed":
            on_forge.forge.change(2, state="closed")
        case "worked on":
            git("fetch", "--quiet", "origin", f"{branch}:{branch}", at=on_forge.work)
            on_forge.push(branch, **{FILE: KAFE.replace("026-12 34 56", "026-77 77 77")})
    before = on_forge.forge.branches()
    run = edited(on_forge, number, "026-11 11 11")
    assert results(run)["propose"] == "success"
    assert on_forge.forge.branches() == before
    assert said in answer(on_forge, number)
    assert on_forge.forge.requests()[2]["title"] == "Kafé Linden i Gävle: telefon ändras"


def test_two_proposals_about_one_enterprise_know_of_each_other(on_forge: OnForge) -> None:
    first = opened(on_forge)
    on_forge.intake(first, **WITH_APP)
    text = block(on_forge, ("Webbplats", "https://linden.example"))
    second = on_forge.forge.issue(text, labels=LABELS)
    on_forge.intake(second, **WITH_APP)
    bodies = {number: shown["body"] for number, shown in on_forge.forge.requests().items()}
    assert "fler förslag som ändrar samma fil: #2. Anta ett i taget." in bodies[4]
    assert "fler förslag" not in bodies[2]
    on_forge.forge.change(2, state="closed")
    on_forge.forge.change(second, body=text.replace("linden.example", "kafe.example"))
    on_forge.intake(second, "edited", **WITH_APP)
    assert "fler förslag" not in on_forge.forge.requests()[4]["body"]


def test_a_withdrawn_approval_lets_the_proposal_be_updated(on_forge: OnForge) -> None:
    number = opened(on_forge)
    on_forge.intake(number, **WITH_APP)
    on_forge.forge.review(2, "certifieraren", "APPROVED")
    on_forge.forge.review(2, "certifieraren", "DISMISSED")
    edited(on_forge, number, "026-11 11 11")
    assert "phone: 026-11 11 11" in proposed(on_forge, "forslag/arende-1")


def test_an_older_text_never_comes_back(on_forge: OnForge) -> None:
    number = opened(on_forge)
    issue = {"number": number, **on_forge.forge.state()["issues"]["1"]}
    on_forge.forge.change(number, body="Ett senare mejl.")
    run = on_forge.run("intake.yml", "issues", {"action": "opened", "issue": issue}, **WITH_APP)
    assert "Den nya texten har en egen körning." in run.jobs["propose"].said
    assert (on_forge.forge.requests(), on_forge.forge.comments(number)) == ({}, [])


def test_without_an_app_it_works_and_says_what_doesnt(on_forge: OnForge) -> None:
    number = opened(on_forge)
    run = on_forge.intake(number)
    assert results(run) == {
        "read": "success", "propose": "skipped", "propose-without-app": "success"
    }  # fmt: skip
    shown = on_forge.forge.requests()[2]
    assert shown["pull"]["author"] == "github-actions[bot]"
    assert "Telefon ändras från 026-12 34 56 till 026-65 43 21." in shown["body"]
    assert "stäng förslaget #2 och öppna det igen" in answer(on_forge, number)
    assert "FORSLAG_APP" in answer(on_forge, number)


def test_where_workflows_may_not_open_pull_requests_the_answer_says_which_setting(
    on_forge: OnForge,
) -> None:
    on_forge.forge.save({**on_forge.forge.state(), "may_open": False})
    number = opened(on_forge)
    assert results(on_forge.intake(number))["propose-without-app"] == "success"
    said = answer(on_forge, number)
    assert "Allow GitHub Actions to create and approve pull requests" in said
    assert "/asf-listan/register/compare/main...forslag/arende-1?expand=1" in said
    assert "forslag/arende-1" in on_forge.forge.branches()


HOSTILE = (
    "$(touch x)",
    "`touch x`",
    "@asf-listan/alla @ASF-listan",
    "![bild](https://elak.example/x.png) <img src=https://elak.example/y.png>",
    "--upload-pack=x",
    "{reply} {0} %s ${{ github.token }}",
    "'; touch x; '",
    "::set-output name=branch::main",
    "-->\n<!-- asf-report -->",
    "closes #1",
)


def test_hostile_texts_stay_texts_all_the_way(on_forge: OnForge) -> None:
    for text in HOSTILE:
        before = on_forge.forge.branches()
        body = block(on_forge, ("Beskrivning", f"{text}"), ("Telefon", text))
        title = f"{text} {'x' * 60_000}"
        number = on_forge.forge.issue(f"{text}\n\n{body}\n\n{text}", title, LABELS)
        run = on_forge.intake(number, **WITH_APP)
        assert results(run)["propose"] == "success", run.jobs
        said = answer(on_forge, number)
        alive = re.sub(r"(`+)[^`].*?\1", "", said).replace(FORM, "")
        assert not re.search(r"@|<|!\[|://|#\d|\$", alive), alive
        assert on_forge.forge.branches() == before
    assert not list(on_forge.folder.rglob("x"))


def test_a_hostile_description_becomes_a_change_and_nothing_else(on_forge: OnForge) -> None:
    text = " ".join(one for one in HOSTILE if "\n" not in one and "![" not in one)
    number = on_forge.forge.issue(block(on_forge, ("Beskrivning", text)), labels=LABELS)
    run = on_forge.intake(number, **WITH_APP)
    assert results(run)["propose"] == "success"
    assert list(on_forge.forge.requests()) == [number + 1], answer(on_forge, number)
    changed = git("diff", "--name-only", "main", f"forslag/arende-{number}", at=on_forge.forge.bare)
    assert changed == FILE
    assert not list(on_forge.folder.rglob("x"))


def test_a_name_calls_nobody_and_closes_nothing(on_forge: OnForge) -> None:
    name = "Kafé closes #7 @asf-listan/alla GH-8 Linden"
    number = on_forge.forge.issue(block(on_forge, ("Namn", name)), labels=LABELS)
    on_forge.intake(number, **WITH_APP)
    shown = on_forge.forge.requests()[number + 1]
    message = git("log", "-1", "--format=%B", shown["pull"]["head"], at=on_forge.forge.bare)
    for text in (shown["title"], message):
        assert "Linden" in text
        assert not re.search(r"#\d|@\w|GH-\d", text)


def test_an_answer_to_sixty_five_thousand_characters_has_room(on_forge: OnForge) -> None:
    lines = [(f"Okänd {at} @alla", "x") for at in range(2_000)]
    body = block(on_forge, *lines)[:65_000]
    number = on_forge.forge.issue(body, labels=LABELS)
    on_forge.intake(number, **WITH_APP)
    assert len(answer(on_forge, number)) < 65_000


# What is pasted in by hand.


def pasted(on_forge: OnForge, text: str) -> WorkflowRun:
    return on_forge.run("intake.yml", "workflow_dispatch", {"inputs": {"mejl": text}}, **WITH_APP)


def test_a_pasted_mail_becomes_a_pull_request_without_its_sender(on_forge: OnForge) -> None:
    mail = (
        "From: Privat Person <privat.person@hemma.example>\nSubject: Förslag\nMIME-Version: 1.0\n"
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nHej!\n\n"
    )
    run = pasted(on_forge, mail + block(on_forge, ("Telefon", "026-65 43 21")))
    assert results(run)["propose"] == "success", run.jobs["propose"].said
    ((number, shown),) = on_forge.forge.requests().items()
    assert shown["pull"]["head"].startswith("forslag/kafe-linden-")
    assert f"Förslaget ligger som #{number}" in run.jobs["propose"].summary
    everything = json.dumps(on_forge.forge.state()) + git(
        "log", "--all", "--patch", at=on_forge.forge.bare
    )
    assert "hemma.example" not in everything


def test_a_pasted_mistake_is_answered_on_the_page_of_the_run(on_forge: OnForge) -> None:
    run = pasted(on_forge, block(on_forge, ("Telefon", "ring oss")))
    assert "är inget telefonnummer" in run.jobs["propose"].summary
    assert on_forge.forge.requests() == {}


def test_a_pasted_text_that_has_lost_its_lines_is_refused_with_the_way_out(
    on_forge: OnForge,
) -> None:
    run = pasted(on_forge, block(on_forge, ("Telefon", "026-65 43 21")).replace("\n", ""))
    assert "Radbrytningarna har försvunnit" in run.jobs["propose"].summary
    assert on_forge.forge.requests() == {}


@pytest.mark.parametrize("event", [{"inputs": "x"}, {"inputs": None}, {"issue": "x"}, {}])
def test_an_event_without_a_text_is_refused_as_a_proposal(
    on_forge: OnForge, event: dict[str, Any]
) -> None:
    ran = on_forge.script("take_in_proposal.py", event, str(on_forge.folder / "given"))
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "refused\n", "")


def test_an_event_that_cannot_be_read_stops_the_run_in_one_line(on_forge: OnForge) -> None:
    (on_forge.folder / "other.json").write_bytes(b"\xff")
    for script in ("take_in_proposal.py", "open_proposal.py"):
        path = str(on_forge.folder / "other.json")
        ran = on_forge.script(script, {}, "given", GITHUB_EVENT_PATH=path)
        assert ran.returncode == 1
        assert ran.stderr == "::error::Filen med händelsen går inte att läsa.\n"


def test_half_a_character_in_an_issue_is_read_as_any_other(on_forge: OnForge) -> None:
    text = "\ud83d " + issue_text(block(on_forge, ("Telefon", "026-65 43 21")))
    number = on_forge.forge.issue(text, labels=LABELS)
    issue = {"number": number, "body": text}
    folder = on_forge.folder / "given"
    ran = on_forge.script("take_in_proposal.py", {"issue": issue}, str(folder))
    assert (ran.returncode, ran.stdout) == (0, "taken\n"), ran.stderr
    ran = on_forge.script(
        "open_proposal.py",
        {"issue": issue},
        str(folder),
        GH_TOKEN=f"{APP}[bot] contents=write issues=write pull-requests=write",
        APP=APP,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert list(on_forge.forge.requests()) == [2]


def test_several_mails_in_one_issue_are_asked_for_one_at_a_time(on_forge: OnForge) -> None:
    mail = "From a Sun Nov 22 10:03:08 2026\nSubject: x\n\n{}\n\n"
    phones = ("026-65 43 21", "026-77 77 77")
    text = "".join(mail.format(block(on_forge, ("Telefon", phone))) for phone in phones)
    number = on_forge.forge.issue(text, labels=LABELS)
    run = on_forge.intake(number, **WITH_APP)
    assert results(run)["propose"] == "success"
    assert answer(on_forge, number).startswith("Här är flera förslag på en gång.")
    assert on_forge.forge.requests() == {}


def test_several_blocks_in_one_issue_are_asked_for_one_at_a_time(on_forge: OnForge) -> None:
    phones = ("026-65 43 21", "026-77 77 77")
    text = "\n\n".join(block(on_forge, ("Telefon", phone)) for phone in phones)
    number = on_forge.forge.issue(issue_text(text), labels=LABELS)
    on_forge.intake(number, **WITH_APP)
    assert "flera förslag" in answer(on_forge, number)
    assert on_forge.forge.requests() == {}


# What the job that reads hands over is not believed.


def handed_over(on_forge: OnForge, outcome: dict[str, Any], **files: str | None) -> Path:
    """A hand-over with one commit that does what somebody wanted."""
    folder = on_forge.folder / "handed"
    folder.mkdir()
    git("switch", "--quiet", "--create", "ond", "main", at=on_forge.work)
    for path, text in files.items():
        on_forge.write(path, text)
    git("add", "--all", "--force", at=on_forge.work)
    git("commit", "--quiet", "--message=ond", at=on_forge.work)
    git("branch", "--force", "forslag/arende-1", "ond", at=on_forge.work)
    bundle = str(folder / "forslag.bundle")
    git("bundle", "create", "--quiet", bundle, "main..forslag/arende-1", at=on_forge.work)
    git("switch", "--quiet", "main", at=on_forge.work)
    taken = {"kind": "taken", "branch": "forslag/arende-1", "title": "Rubrik", "body": "Text."}
    told = {**taken, "digest": sha256(b"x").hexdigest(), "shown": "Rubrik", "report": "", **outcome}
    (folder / "outcome.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


WRONG: dict[str, tuple[dict[str, Any], dict[str, str | None], str]] = {
    "a workflow": ({}, {".github/workflows/x.yml": "on: push"}, "annat än uppgifter"),
    "a script": ({}, {"scripts/forge.py": "x"}, "annat än uppgifter"),
    "the closed lists": ({}, {"data/vocabulary/industries.yaml": "x"}, "annat än uppgifter"),
    "beside an entry": ({}, {FILE: "x", "data/site.yaml": "x"}, "annat än uppgifter"),
    "a folder of entries": ({}, {"data/asf/x/y.yaml": "x"}, "annat än uppgifter"),
    "a folder of posts": ({}, {"data/marketplace/x/y.yaml": "x"}, "annat än uppgifter"),
    "a picture of a post": ({}, {"data/marketplace/x.png": "x"}, "annat än uppgifter"),
    "a picture of an experience": ({}, {"data/experiences/x.png": "x"}, "annat än uppgifter"),
    "a member's key": ({}, {"data/members/x.yaml": "x"}, "annat än uppgifter"),
    "a guide": ({}, {"content/intranat/guider/x.md": "x"}, "annat än uppgifter"),
    "too much": ({}, {f"data/asf/k{at}.yaml": "x" for at in range(9)}, "ändrar 9 filer"),
    "another branch": ({"branch": "main"}, {FILE: "x"}, "Grenen heter inte"),
    "another issue's": ({"branch": "forslag/arende-2"}, {FILE: "x"}, "Grenen heter inte"),
    "a branch of options": ({"branch": "--force"}, {FILE: "x"}, "Grenen heter inte"),
    "a title of two lines": ({"title": "ett\ntvå"}, {FILE: "x"}, "ingen rubrik"),
    "no title": ({"title": " "}, {FILE: "x"}, "ingen rubrik"),
    "something else": ({"kind": "merge"}, {FILE: "x"}, "inte som väntat"),
}


@pytest.mark.parametrize(("outcome", "files", "said"), WRONG.values(), ids=WRONG.keys())
def test_a_hand_over_of_anything_else_is_refused(
    on_forge: OnForge, outcome: dict[str, Any], files: dict[str, str | None], said: str
) -> None:
    number = on_forge.forge.issue("x", labels=LABELS)
    folder = handed_over(on_forge, outcome, **files)
    ran = on_forge.script(
        "open_proposal.py",
        {"issue": {"number": number}},
        str(folder),
        GH_TOKEN=f"{APP}[bot] contents=write issues=write pull-requests=write",
        APP=APP,
    )
    assert ran.returncode == 1, ran.stdout
    assert said in ran.stderr
    assert list(on_forge.forge.branches()) == ["main"]
    assert on_forge.forge.requests() == {}


@pytest.mark.parametrize(
    "file",
    [FILE, "data/marketplace/2026-fruktkorgar.yaml", "data/experiences/2026-pauser.yaml"],
)
def test_a_right_hand_over_is_taken(on_forge: OnForge, file: str) -> None:
    number = on_forge.forge.issue("x", labels=LABELS)
    folder = handed_over(on_forge, {}, **{file: "x"})
    ran = on_forge.script(
        "open_proposal.py",
        {"issue": {"number": number}},
        str(folder),
        GH_TOKEN=f"{APP}[bot] contents=write issues=write pull-requests=write",
        APP=APP,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    assert list(on_forge.forge.requests()) == [2]


def test_a_link_that_is_handed_over_is_refused(on_forge: OnForge) -> None:
    number = on_forge.forge.issue("x", labels=LABELS)
    (on_forge.work / FILE).unlink()
    (on_forge.work / FILE).symlink_to("/etc/passwd")
    folder = handed_over(on_forge, {})
    ran = on_forge.script("open_proposal.py", {"issue": {"number": number}}, str(folder), APP=APP)
    assert "annat än uppgifter" in ran.stderr


def test_a_branch_of_somebody_elses_is_not_written_over(on_forge: OnForge) -> None:
    on_forge.push("forslag/arende-1", **{FILE: KAFE.replace("026-12 34 56", "026-77 77 77")})
    before = on_forge.forge.branches()
    number = opened(on_forge)
    on_forge.intake(number, **WITH_APP)
    assert on_forge.forge.branches() == before
    assert "finns redan med annat i" in answer(on_forge, number)


def test_what_a_person_has_to_look_at_is_marked_until_it_is_mended(on_forge: OnForge) -> None:
    answer_alone = written(
        Block((Line("Ärende", "Svar på påminnelse"), Line("Svar", "Uppgifterna stämmer")))
    )
    number = on_forge.forge.issue(issue_text(answer_alone), labels=LABELS)
    on_forge.intake(number, **WITH_APP)
    told = answer(on_forge, number)
    assert told.startswith("**Behöver ses över.** Ett svar på en påminnelse kom utan svarskod.")
    # A link is an address that stands outside of code.
    assert " https://asf-listan.example/asf/\n" in told
    assert "Svar att skicka till den som skrev:" in told
    assert on_forge.forge.requests() == {}
    assert labels(on_forge, number) == ["förslag", "behöver ses över"]
    edited(on_forge, number, "026-65 43 21")
    assert labels(on_forge, number) == ["förslag"]
    assert answer(on_forge, number).startswith("Tack. Förslaget ligger som")


def labels(on_forge: OnForge, number: int) -> list[str]:
    return [one["name"] for one in on_forge.forge.state()["issues"][str(number)]["labels"]]
