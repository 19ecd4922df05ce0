"""`asf restore` brings a file or the whole register back to a day, as a change on a branch."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from asf_register.check import check
from asf_register.root import PROJECT, Root
from asf_site.parts import PARTS
from asf_site.preview.rendering import templates_of
from certified_register import certified_register
from command_shell import Ran, Shell
from dated_history import History
from parts_made import site_on

FILE, OTHER = "data/asf/kafe-linden.yaml", "data/asf/tvattstugan.yaml"
KAFE = """\
name: Kafé Linden
region: "21"
municipality: "2180"
phone: 026-12 34 56
industries:
  - cafe-restaurant
listing: unlisted
"""
PHONE = KAFE.replace("026-12 34 56", "026-99 99 99")
LISTED = f"{KAFE.replace('unlisted', 'consented')}consent:\n  date: 2026-01-01\n  by: enterprise\n"
PAGE = "---\ntitle: Om listan\nsummary: Vad listan är.\n---\nText.\n"
DAY = "2026-02-10"
BRANCH = f"aterstall/{DAY}"


@pytest.fixture
def past(shell: Shell) -> History:
    """The history of the register that the shell stands in."""
    return History(shell.register)


def files(past: History, rev: str) -> Mapping[str, str]:
    """What a version holds, by path: what git calls each content."""
    listed = past.git("ls-tree", "-r", rev).splitlines()
    return {path: about.split()[2] for about, _, path in (row.partition("\t") for row in listed)}


def shown(past: History, path: str, rev: str = BRANCH) -> str:
    return past.git("show", f"{rev}:{path}") + "\n"


def restored(shell: Shell, *arguments: str, code: int = 0) -> str:
    """What is said when something is restored."""
    ran = shell.asf("restore", *arguments)
    assert (ran.code, ran.err) == (code, "")
    return ran.out


def refused(ran: Ran, *said: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    for part in said:
        assert part in ran.err


def test_one_file_comes_back_and_nothing_else(shell: Shell, past: History) -> None:
    past.save("2026-02-10", {FILE: KAFE, OTHER: KAFE.replace("Kafé Linden", "Tvättstugan")})
    past.save("2026-02-11", {FILE: PHONE, OTHER: PHONE.replace("Kafé Linden", "Tvättstugan")})
    main = past.git("rev-parse", "main")
    said = restored(shell, DAY, FILE)
    branch = f"{BRANCH}-kafe-linden"
    assert "Kafé Linden i Gävle: telefon ändras" in said
    assert "Telefon ändras från 026-99 99 99 till 026-12 34 56." in said
    assert said.endswith(f"Skicka den till GitHub: git push origin {branch}\n")
    assert past.git("diff", "--name-only", "main", branch) == FILE
    assert shown(past, FILE, branch) == KAFE
    assert past.git("rev-parse", f"{branch}^", "main").split() == [main, main]
    title, _, why = past.git("log", "-1", "--format=%B", branch).partition("\n\n")
    assert title == f"Återställ {FILE} till 10 februari 2026"
    assert past.git("rev-parse", "main^") in why


def test_a_file_that_was_taken_away_comes_back_and_one_that_is_new_goes(
    shell: Shell, past: History
) -> None:
    past.save("2026-02-10", {FILE: KAFE})
    past.save("2026-02-11", {FILE: None, OTHER: KAFE.replace("Kafé Linden", "Tvättstugan")})
    shell.write(FILE, "")
    (shell.register / FILE).unlink()
    restored(shell, DAY)
    assert files(past, BRANCH).keys() == {FILE}


@pytest.mark.parametrize("asked_for", [FILE, "data/asf/nya-linden.yaml"])
def test_whoever_has_moved_since_comes_back_to_the_old_address_and_is_not_doubled(
    shell: Shell, past: History, asked_for: str
) -> None:
    before = KAFE.replace("region:", "organisation_number: 556000-0167\nregion:")
    moved = before.replace("Kafé Linden", "Nya Linden")
    past.save("2026-02-10", {FILE: before, OTHER: KAFE.replace("Kafé Linden", "Tvättstugan")})
    past.save("2026-02-11", {
        FILE: None, "data/asf/nya-linden.yaml": f"{moved}aliases:\n  - kafe-linden\n",
        OTHER: PHONE.replace("Kafé Linden", "Tvättstugan"),
    })  # fmt: skip
    said = restored(shell, DAY, asked_for, "--branch", "tillbaka")
    assert "Namnet ändras från Nya Linden till Kafé Linden." in said
    changed = past.git("diff", "--name-only", "--no-renames", "main", "tillbaka").split()
    assert changed == [FILE, "data/asf/nya-linden.yaml"]
    assert shown(past, FILE, "tillbaka") == before


def test_the_whole_register_and_its_site_are_as_they_were_that_day(
    shell: Shell, tmp_path: Path
) -> None:
    folder = tmp_path / "certified"
    certified_register(folder)
    for part in ("vocabulary", "policy"):
        shutil.copytree(PROJECT / "data" / part, folder / "data" / part, dirs_exist_ok=True)
    past, branch = History(folder), "aterstall/2026-11-20"
    past.save("2026-11-20", {"content/om.md": PAGE, "data/asf/kafe-linden.yaml": LISTED})
    then = folder.rename(tmp_path / "then")
    shutil.copytree(then, folder, symlinks=True)
    past.save("2026-11-21", {
        "data/asf/utan-intyg.yaml": None,
        "data/asf/kafe-linden.yaml": LISTED.replace("12 34 56", "99 99 99"),
        "data/asf/nya.yaml": LISTED.replace("Kafé Linden", "Nya"),
        "content/om.md": PAGE.replace("Text", "Annat"),
        "content/ny.md": PAGE.replace("Om listan", "En ny sida"),
    })  # fmt: skip
    ran = shell.asf("--root", str(folder), "restore", "2026-11-20")
    assert (ran.code, ran.err) == (0, "")
    assert files(past, branch) == files(past, "main^")
    past.git("switch", "--quiet", branch)
    assert not check(Root(folder), date(2026, 11, 20)).errors
    # Beside its history, which alone is another.
    for place in (folder, then):
        (place / ".git").rename(tmp_path / f"git-of-{place.name}")
    assert site(folder) == site(then)


def site(folder: Path) -> Mapping[str, bytes | str]:
    """Every file that the register makes of the site on the day."""
    made = site_on(Root(folder), date(2026, 11, 20))
    templates = templates_of(made)
    return {file.path: file.make() for part in PARTS for file in part(made, templates)}


def test_decisions_policy_and_keys_stay_and_it_is_said_why(shell: Shell, past: History) -> None:
    kept = {
        "data/cohorts/2026-bas/decisions/kafe-linden.yaml": "events: []\n",
        "data/cohorts/2026-bas/cases/kafe-linden.yaml": "events: []\n",
        "data/policy/people.yaml": "[]\n",
        "data/members/kafe-linden.yaml": "keys: []\n",
    }
    past.save("2026-02-10", {FILE: KAFE, **kept})
    past.save("2026-02-11", {FILE: PHONE, **{path: f"# annat\n{x}" for path, x in kept.items()}})
    said = restored(shell, DAY, "data", code=1)
    left = said.partition("Återställs inte\n")[2]
    assert all(path in left for path in kept)
    assert "Är ett beslut fel: fatta ett nytt med asf decide." in left
    assert "En nyckel som är återkallad skulle öppna intranätet igen." in left
    assert past.git("diff", "--name-only", "main", f"{BRANCH}-data") == FILE
    for path in (*kept, "data/cohorts", "data/cohorts/2026-bas", "data/policy"):
        refused(shell.asf("restore", DAY, path), f"{path} återställs inte.")


def test_who_has_got_decisions_since_is_not_taken_away(shell: Shell, past: History) -> None:
    decision = "data/cohorts/2026-bas/cases/{}.yaml"
    moved = f"{KAFE}aliases:\n  - kafe-linden\n"
    new = KAFE.replace("Kafé Linden", "Tvättstugan")
    past.save("2026-02-10", {FILE: KAFE})
    past.save("2026-02-11", {
        FILE: None, "data/asf/nya-linden.yaml": moved, decision.format("nya-linden"): "events: []",
        OTHER: new, decision.format("tvattstugan"): "events: []",
        "data/asf/utan.yaml": KAFE.replace("Kafé Linden", "Utan"),
    })  # fmt: skip
    said = restored(shell, DAY)
    assert past.git("diff", "--name-only", "main", BRANCH) == "data/asf/utan.yaml"
    assert "Det finns ärenden, beslut eller medlemsnycklar som hör till företaget." in said


def test_a_closed_list_that_came_later_stays(shell: Shell, past: History) -> None:
    past.save("2026-02-10", {FILE: KAFE})
    for part in (PROJECT / "data" / "vocabulary").iterdir():
        shell.write(f"data/vocabulary/{part.name}", part.read_bytes())
    past.save("2026-02-11", {FILE: PHONE})
    said = restored(shell, DAY)
    assert "Programmet behöver listan, och den fanns inte då." in said
    assert past.git("diff", "--name-only", "main", BRANCH) == FILE


def test_what_is_not_saved_stays_as_it_lies_there(shell: Shell, past: History) -> None:
    past.save("2026-02-10", {FILE: KAFE})
    past.save("2026-02-11", {FILE: PHONE})
    past.write({FILE: "halvskrivet", "data/asf/ny.yaml": "nytt"})
    past.git("add", "data/asf/ny.yaml")
    before = past.git("status", "--porcelain")
    said = restored(shell, DAY)
    assert "I mappen är 2 filer inte sparade i git." in said
    assert past.git("status", "--porcelain") == before
    assert past.git("branch", "--show-current") == "main"
    assert (shell.register / FILE).read_text() == "halvskrivet"
    assert shown(past, FILE) == KAFE


def test_a_file_that_the_rules_refuse_now_is_said_with_its_line(
    shell: Shell, past: History
) -> None:
    past.save("2026-02-10", {FILE: KAFE.replace("phone", "fax")})
    past.save("2026-02-11", {FILE: PHONE})
    said = restored(shell, DAY, FILE, code=1)
    assert "1 fel måste rättas innan ändringen kan läggas in." in said
    assert "data/asf/kafe-linden.yaml\n    rad 4: " in said
    assert f"git switch {BRANCH}-kafe-linden" in said
    assert "fax" in shown(past, FILE, f"{BRANCH}-kafe-linden")


def test_who_would_be_shown_again_is_said_first(shell: Shell, past: History) -> None:
    past.save("2026-02-10", {FILE: LISTED, OTHER: LISTED.replace("Kafé Linden", "Tvättstugan")})
    past.save("2026-02-11", {FILE: KAFE, OTHER: LISTED.replace("Kafé Linden", "Tvättstugen")})
    said = restored(shell, DAY)
    assert "gör det med återställningen: kafe-linden. " in said
    assert "asf history kafe-linden" in said


def test_settings_that_come_back_are_said(shell: Shell, past: History) -> None:
    settings = (PROJECT / "data" / "site.yaml").read_text("utf-8")
    past.save("2026-02-10", {FILE: KAFE, "data/site.yaml": settings})
    past.save("2026-02-11", {"data/site.yaml": settings.replace("title: ", "title: Nya ")})
    assert "Webbplatsens inställningar återställs också" in restored(shell, DAY)


def test_a_folder_in_the_place_of_a_file_and_a_large_file_come_back_to_the_byte(
    shell: Shell, past: History
) -> None:
    large = bytes(range(256)) * 12_000
    page, below = "content/intranat/a.md", "content/intranat/a.md/b.md"
    past.save("2026-02-10", {FILE: KAFE, page: PAGE, "content/intranat/filer/stor.pdf": large})
    past.save("2026-02-11", {page: None, "content/intranat/filer/stor.pdf": b"liten"})
    past.save("2026-02-12", {below: PAGE})
    shell.asf("restore", DAY)
    assert files(past, BRANCH) == files(past, "main~2")
    past.git("merge", "--quiet", BRANCH)
    shell.asf("restore", "2026-02-12", "--branch", "fram-igen", "--base", "main")
    assert past.git("cat-file", "-s", f"{BRANCH}:content/intranat/filer/stor.pdf") == str(
        len(large)
    )


def test_what_was_no_file_is_left_out(shell: Shell, past: History) -> None:
    past.write({FILE: KAFE})
    (shell.register / OTHER).symlink_to("/etc/passwd")
    past.save("2026-02-10", {})
    (shell.register / OTHER).unlink()
    past.save("2026-02-11", {FILE: PHONE})
    assert f"{OTHER}\n    Det var ingen vanlig fil den dagen." in restored(shell, DAY)
    assert past.git("diff", "--name-only", "main", BRANCH) == FILE


def test_a_day_ends_at_midnight_in_sweden(shell: Shell, past: History) -> None:
    past.save("2026-02-10T22:59:59Z", {FILE: KAFE})
    past.save("2026-02-10T23:00:00Z", {FILE: PHONE})
    past.save("2026-02-12", {FILE: PHONE.replace("026", "021")})
    restored(shell, DAY)
    assert shown(past, FILE) == KAFE


def test_what_was_on_a_branch_that_day_counts_from_when_it_was_merged(
    shell: Shell, past: History
) -> None:
    past.save("2026-02-01", {FILE: KAFE})
    past.git("switch", "--quiet", "--create", "forslag/sent")
    past.save("2026-02-09", {FILE: PHONE})
    past.git("switch", "--quiet", "main")
    past.git("merge", "--quiet", "--no-ff", "forslag/sent", when="2026-02-20T12:00:00Z")
    restored(shell, DAY)
    assert shown(past, FILE) == KAFE


@pytest.mark.parametrize("wrong", ["1970-01-01", "2099-01-01"])
def test_a_clock_that_went_wrong_moves_no_other_day(
    shell: Shell, past: History, wrong: str
) -> None:
    past.save("2026-02-01", {FILE: KAFE})
    past.save("2026-02-10", {FILE: PHONE})
    past.save(wrong, {FILE: PHONE.replace("026", "021")})
    past.save("2026-02-20", {FILE: PHONE.replace("026", "031")})
    restored(shell, "2026-02-09")
    assert shown(past, FILE, "aterstall/2026-02-09") == KAFE


def test_a_restored_day_can_itself_be_undone(shell: Shell, past: History) -> None:
    past.save("2026-02-10", {FILE: KAFE})
    past.save("2026-02-11", {FILE: PHONE})
    restored(shell, DAY)
    past.git("merge", "--quiet", "--no-ff", "-m", f"Merge branch '{BRANCH}'", BRANCH,
             when="2026-02-15T12:00:00Z")  # fmt: skip
    assert "genom ett förslag som återställer" in shell.asf("history", "kafe-linden").out
    restored(shell, "2026-02-14")
    assert shown(past, FILE, "aterstall/2026-02-14") == PHONE


def test_what_is_as_it_was_makes_no_branch(shell: Shell, past: History) -> None:
    past.save("2026-02-10", {FILE: KAFE})
    assert "det finns inget att återställa." in restored(shell, DAY)
    assert past.git("branch", "--format=%(refname:short)") == "main"


def test_a_branch_that_is_there_is_not_written_over(shell: Shell, past: History) -> None:
    past.save("2026-02-10", {FILE: KAFE})
    past.save("2026-02-11", {FILE: PHONE})
    restored(shell, DAY)
    refused(shell.asf("restore", DAY), f"Grenen {BRANCH} finns redan.")
    assert "Gren: en-till" in restored(shell, DAY, "--branch", "en-till")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2026-01-31"], "Registrets historik börjar 10 februari 2026."),
        (["2999-01-01"], "1 januari 2999 har inte varit än."),
        (["i går"], "är inget datum."),
        (["2026-02-30"], "är inget datum."),
        ([DAY, "plugins/asf_cli/main.py"], "hör inte till registrets uppgifter."),
        ([DAY, "kafe-linden"], f"Är det ett företag: skriv {FILE}."),
        ([DAY, "../data/asf/x.yaml"], "hör inte till registrets uppgifter."),
        ([DAY, "data/../README.md"], "hör inte till registrets uppgifter."),
        ([DAY, "/etc/passwd"], "hör inte till registrets uppgifter."),
        ([DAY, "data/asf/kafe-lindn.yaml"], f"Menade du {FILE}?"),
        ([DAY, "data/asf/x\x1b[31m"], "fanns inte den dagen"),
        ([DAY, "--base", "ingen"], 'Git känner inte till "ingen".'),
        ([DAY, "--branch", "-x"], 'En gren kan inte heta "-x".'),
        ([], "DAG saknas."),
    ],
)
def test_what_cannot_be_restored_is_said_in_one_line(
    shell: Shell, past: History, arguments: list[str], said: str
) -> None:
    past.save("2026-02-10", {FILE: KAFE})
    past.save("2026-02-11", {FILE: PHONE})
    refused(shell.asf("restore", *arguments), said)
    assert past.git("branch", "--format=%(refname:short)") == "main"


def test_a_path_may_be_written_from_where_one_stands(
    shell: Shell, past: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    past.save("2026-02-10", {FILE: KAFE})
    past.save("2026-02-11", {FILE: PHONE})
    monkeypatch.chdir(shell.register / "data" / "asf")
    assert "Kafé Linden i Gävle: telefon ändras" in restored(shell, DAY, "kafe-linden.yaml")
    monkeypatch.chdir(shell.folder)
    ran = shell.asf("--root", str(shell.register), "restore", DAY, FILE, "--branch", "en-till")
    assert ran.code == 0


def test_a_clone_without_the_day_says_so(shell: Shell, past: History, tmp_path: Path) -> None:
    past.save("2026-02-10", {FILE: KAFE})
    past.save("2026-02-20", {FILE: PHONE})
    past.git("clone", "--quiet", "--depth=1", f"file://{shell.register}", str(tmp_path / "grund"))
    ran = shell.asf("--root", str(tmp_path / "grund"), "restore", DAY)
    refused(ran, "Den här klonen börjar 20 februari 2026.", "git fetch --unshallow")


def test_a_register_may_be_a_folder_of_its_repository(shell: Shell, tmp_path: Path) -> None:
    past = History(tmp_path / "top")
    past.save("2026-02-10", {f"in/{FILE}": KAFE, "README.md": "då"})
    past.save("2026-02-11", {f"in/{FILE}": PHONE, "README.md": "nu"})
    ran = shell.asf("--root", str(tmp_path / "top" / "in"), "restore", DAY)
    assert ran.code == 0
    assert past.git("diff", "--name-only", "main", BRANCH) == f"in/{FILE}"
