"""The command `asf check` as people meet it: what it takes, and how it ends."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from asf_cli.commands import COMMANDS
from asf_register.root import PROJECT
from command_shell import KAFE, LUNCH, Ran, Shell
from PIL import Image


def test_the_register_of_this_repository_has_no_errors(shell: Shell) -> None:
    ran = shell.asf("--root", str(PROJECT), "check")
    assert (ran.code, ran.err) == (0, "")
    assert re.search(r"Inga fel(,| och inga) .*\.$", ran.out)


def test_a_register_without_faults_says_so(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    assert shell.asf("check") == Ran(0, "Inga fel och inga varningar.\n", "")


def test_warnings_do_not_block(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE.replace("industries:\n  - cafe-restaurant\n", ""))
    ran = shell.asf("check")
    assert ran.code == 0
    assert "varning: ingen bransch" in ran.out
    assert ran.out.endswith("Inga fel, 1 varning.\n")


def test_the_register_is_found_from_a_folder_inside_it(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.write("data/asf/kafe-linden.yaml", "")
    monkeypatch.chdir(shell.register / "data" / "asf")
    assert "data/asf/kafe-linden.yaml" in shell.asf("check").out
    assert shell.asf("check", "kafe-linden.yaml").code == 1
    assert shell.asf("check", "..").code == 1
    assert shell.asf("check", ".").code == 1


def test_a_missing_closed_list_is_named(shell: Shell) -> None:
    shutil.copytree(PROJECT / "data" / "vocabulary", shell.register / "data" / "vocabulary")
    (shell.register / "data/vocabulary/regions.yaml").unlink()
    ran = shell.asf("check")
    assert ran == Ran(
        2, "", "asf: Filen data/vocabulary/regions.yaml saknas. Hämta den på nytt med git.\n"
    )


WRONG_USES = {
    "no command": ([], "Skriv ett kommando. Kör asf --help"),
    "an unknown command": (["chekc"], "Kommandot chekc finns inte. Menade du check?"),
    "a command like no other": (
        ["åäö"],
        f"Kommandot åäö finns inte. Kommandon: {', '.join(sorted(COMMANDS))}. Kör asf --help",
    ),
    "the root after the command": (
        ["check", "--root", "x"],
        "Valet --root skrivs före kommandot: asf --root MAPP check.",
    ),
    "an unknown option": (["check", "--formt", "json"], "--formt finns inte. Menade du --format?"),
    "an option like no other": (["check", "-x"], "Valet -x finns inte. Kör asf check --help"),
    "an unknown format": (
        ["check", "--format", "xml"],
        "--format kan vara text, github, markdown eller json. Kör asf check --help",
    ),
    "a format without a name": (["check", "--format"], "Valet --format ska följas av ett värde."),
    "an option that takes nothing": (["generate", "--check=1"], "ska inte ha något värde."),
    "a root without a name": (["--root"], "Valet --root ska följas av ett värde."),
    "a root that is not there": (
        ["--root", "nej", "check"],
        "Mappen nej har ingen undermapp data/asf. Ange mappen som innehåller data/ efter --root.",
    ),
    "a root that is a file": (["--root", __file__, "check"], "har ingen undermapp data/asf."),
    "a word too many": (["generate", "extra"], "Kör asf generate --help"),
    "a file that is not there": (
        ["check", "nej.yaml"],
        "nej.yaml finns inte. Kontrollera filens namn.",
    ),
    "a file outside the register": (["check", __file__], "hör inte till registret."),
    "a folder outside the register": (["check", "../.."], "hör inte till registret."),
}


@pytest.mark.parametrize("use", WRONG_USES)
def test_wrong_use_gives_one_line_in_swedish_with_the_mend(shell: Shell, use: str) -> None:
    arguments, said = WRONG_USES[use]
    ran = shell.asf(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("asf: ")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert not re.search(r"\b(No such|Usage|Try|Error|Invalid|argument|option)\b", ran.err)


def test_standing_outside_any_register_is_explained(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shell.folder)
    ran = shell.asf("check")
    assert ran.code == 2
    assert ran.err == (
        "asf: Här finns inget register: ingen mapp ovanför har data/asf. "
        "Gå till registrets mapp, eller ange den med --root.\n"
    )


def test_the_help_is_in_swedish(shell: Shell) -> None:
    for arguments in (["--help"], ["-h"], ["check", "-h"], ["generate", "--help"]):
        ran = shell.asf(*arguments)
        assert ran.code == 0
        assert "Så här: asf" in ran.out
        assert not re.search(r"\b(Usage|Options|Commands|Show this)\b", ran.out)


def test_checking_one_file_shows_its_own_problems_only(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE + "x: 1\n")
    shell.write("data/asf/lunchen.yaml", LUNCH + "y: 1\n")
    ran = shell.asf("check", "data/asf/lunchen.yaml")
    assert ran.code == 1
    assert "lunchen.yaml" in ran.out
    assert "kafe-linden.yaml" not in ran.out
    assert ran.out.endswith("1 fel och 0 varningar.\n")


def test_checking_one_file_shows_what_it_breaks_together_with_others(shell: Shell) -> None:
    number = "organisation_number: 556012-5790\n"
    for name, written in (("kafe-linden", KAFE), ("lunchen", LUNCH), ("tomt", "")):
        shell.write(f"data/asf/{name}.yaml", written and written + number)
    ran = shell.asf("check", "data/asf/lunchen.yaml")
    assert ran.code == 1
    assert "står också i kafe-linden.yaml" in ran.out
    assert "[organisation-number-unique]" in ran.out
    assert "tomt.yaml" not in ran.out


def test_checking_one_right_file_passes_though_another_is_wrong(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    shell.write("data/asf/tomt.yaml", "")
    assert shell.asf("check", "data/asf/kafe-linden.yaml").code == 0


def test_checking_a_file_shows_what_is_said_of_another_because_of_it(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE + "municipality: '0180'\n")
    more = KAFE.replace("Kafé Linden", "Café Linden") + "municipality: '0180'\n"
    shell.write("data/asf/cafe-linden.yaml", more)
    for name in ("kafe-linden", "cafe-linden"):
        ran = shell.asf("check", f"data/asf/{name}.yaml")
        assert ran.out.startswith("data/asf/kafe-linden.yaml\n")
        assert "[similar-names]" in ran.out


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("README.md", "Flytta den till data/asf/."),
        ("kafe.yaml", "Flytta den till data/asf/."),
        ("data/asf/skane/kafe.yaml", "Flytta den till data/asf/."),
        ("data/asf/kafe.yml", 'Byt namn på filen till "kafe.yaml".'),
    ],
)
def test_a_named_file_that_is_not_read_is_never_called_right(
    shell: Shell, name: str, mend: str
) -> None:
    shell.write(name, KAFE)
    said = f"asf: {name} hör inte till det som registret läser. {mend}\n"
    assert shell.asf("check", name) == Ran(2, "", said)


def test_checking_a_folder_shows_all_that_lies_in_it(shell: Shell) -> None:
    shell.write("data/asf/tomt.yaml", "")
    shell.write("content/om.md", "")
    ran = shell.asf("check", "data/asf")
    assert "tomt.yaml" in ran.out
    assert "om.md" not in ran.out
    assert "om.md" in shell.asf("check", "content").out


def test_a_unit_is_not_blamed_for_a_whole_that_cannot_be_read(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE + "part_of: stiftelsen\n")
    shell.write("data/asf/stiftelsen.yaml", "name: [\n")
    problems = json.loads(shell.asf("check", "--format", "json").out)["problems"]
    assert [problem["path"] for problem in problems] == ["data/asf/stiftelsen.yaml"]


def test_a_link_that_leads_out_of_the_register_is_a_problem_and_not_read(shell: Shell) -> None:
    secret = shell.folder / "hemligt.yaml"
    secret.write_text("lösenord: hunter2\n", encoding="utf-8")
    (shell.register / "data/asf/kafe-linden.yaml").symlink_to(secret)
    (shell.register / "data/asf/logga.png").symlink_to(secret)
    for arguments in ((), ("data/asf/kafe-linden.yaml", "data/asf/logga.png")):
        ran = shell.asf("check", *arguments)
        assert ran.code == 1
        assert ran.out.count("[file-link]") == 2
        assert "hunter2" not in ran.out


def test_a_link_that_leads_nowhere_is_a_problem(shell: Shell) -> None:
    (shell.register / "data/asf/kafe-linden.yaml").symlink_to("borta.yaml")
    (shell.register / "data/site.yaml").symlink_to("borta.yaml")
    ran = shell.asf("check")
    assert ran.code == 1
    assert ran.out.count("[file-link]") == 2


@pytest.mark.parametrize("name", ["content", "data/asf", "data/vocabulary"])
def test_a_folder_that_is_a_link_is_a_problem(shell: Shell, name: str) -> None:
    elsewhere = shell.folder / "elsewhere"
    shutil.copytree(PROJECT / "data/vocabulary", elsewhere)
    for path in elsewhere.iterdir() if name != "data/vocabulary" else ():
        path.unlink()
    if name == "data/asf":
        (shell.register / name).rmdir()
    (shell.register / name).symlink_to(elsewhere)
    ran = shell.asf("check")
    assert ran.code == 1
    assert ran.out.startswith(f"{name}\n")
    assert "[file-link]" in ran.out


def test_pages_with_names_that_make_no_address_are_refused_and_not_passed_over(
    shell: Shell,
) -> None:
    for name in ("Å b.md", "Om.MD", "om_oss.md"):
        shell.write(f"content/{name}", "---\ntitle: Om\nsummary: Om.\n---\n")
    ran = shell.asf("check")
    assert ran.out.count("[file-name]") == 3


def test_page_fields_cannot_steer_the_site(shell: Shell) -> None:
    for field in ("save_as: index.html", "Save_as: ../x", "Template: ond", "url: /", "status: x"):
        shell.write("content/om.md", f"---\ntitle: Om\nsummary: Om.\n{field}\n---\n")
        ran = shell.asf("check")
        assert ran.code == 1
        assert "  rad 4: fältet" in ran.out
        assert "[unknown-key]" in ran.out


def test_a_logo_of_20_mb_and_one_of_too_many_pixels_are_refused(shell: Shell) -> None:
    shell.write("data/asf/kafe-linden.yaml", KAFE + "logo: linden.png\n")
    shell.write("data/asf/linden.png", bytes(20 * 1024 * 1024))
    assert "är 20,0 MB stor" in shell.asf("check").out
    Image.new("1", (9600, 9600)).save(shell.register / "data/asf/linden.png")
    assert "9600 × 9600 bildpunkter" in shell.asf("check").out


def test_a_file_that_may_not_be_read_gives_one_line_in_swedish(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shell.write("data/asf/kafe-linden.yaml", KAFE)
    open_file = Path.open

    def open_or_refuse(wanted: Path, *rest: Any, **more: Any) -> Any:
        if wanted == path:
            raise PermissionError(13, "Permission denied", str(wanted))
        return open_file(wanted, *rest, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", open_or_refuse)
        ran = shell.asf("check")
    assert (ran.code, ran.out) == (2, "")
    assert f"Det går inte att nå {path}: du har inte rätt att läsa eller skriva där." in ran.err
    assert ran.err.count("\n") == 1


def test_a_file_that_vanishes_while_it_is_read_gives_one_line_in_swedish(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = shell.write("data/asf/kafe-linden.yaml", KAFE)
    look = os.lstat

    def look_and_lose(wanted: Any, *rest: Any, **more: Any) -> os.stat_result:
        if wanted == path:
            path.unlink(missing_ok=True)
        return look(wanted, *rest, **more)

    monkeypatch.setattr("asf_register.documents.os.lstat", look_and_lose)
    ran = shell.asf("check")
    assert ran.code == 2
    assert f"Det går inte att nå {path}: filen eller mappen finns inte." in ran.err
    assert ran.err.count("\n") == 1


def test_generated_files_are_up_to_date(shell: Shell) -> None:
    assert shell.asf("generate", "--check") == Ran(0, "Allt är aktuellt.\n", "")


def test_a_root_that_is_a_link_to_itself_is_explained(shell: Shell) -> None:
    (shell.folder / "ring").symlink_to("ring")
    ran = shell.asf("--root", "../ring", "check")
    assert ran.code == 2
    assert "har ingen undermapp data/asf." in ran.err
