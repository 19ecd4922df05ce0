"""`asf history` tells an entry's life from git, in words, and names nobody."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from asf_history.main_line import in_order
from asf_register.root import PROJECT
from command_shell import Ran, Shell
from dated_history import EMAIL, NAME, History
from PIL import Image

FILE = "data/asf/kafe-linden.yaml"
KAFE = """\
name: Kafé Linden
region: "21"
municipality: "2180"
phone: 026-12 34 56
industries:
  - cafe-restaurant
listing: unlisted
"""
OTHER = KAFE.replace("Kafé Linden", "Tvättstugan")
PHONE = KAFE.replace("026-12 34 56", "026-99 99 99")
CERTIFIER = "7+certifieraren@users.noreply.github.com"
MERGED = "Merge pull request #{} from asf-listan/{}"


@pytest.fixture
def past(shell: Shell) -> History:
    """The history of the register that the shell stands in."""
    return History(shell.register)


def told(shell: Shell, *arguments: str) -> list[str]:
    """The paragraphs of an answer, each on one line."""
    ran = shell.asf("history", *(arguments or ("kafe-linden",)))
    assert (ran.code, ran.err) == (0, "")
    return [" ".join(part.split()) for part in ran.out.strip().split("\n\n")]


def test_a_life_is_told_from_the_first_day_in_the_words_of_the_report(
    shell: Shell, past: History
) -> None:
    confirmed = f"{PHONE}confirmed:\n  date: 2026-03-01\n  by: enterprise\n"
    closed = f"{confirmed}closed:\n  date: 2026-04-30\n  source: Egen uppgift\n"
    past.save("2026-01-02", {FILE: KAFE, "data/asf/tvattstugan.yaml": OTHER})
    past.save("2026-02-03", {FILE: PHONE})
    past.save("2026-02-10", {"data/asf/tvattstugan.yaml": OTHER.replace("12 34", "77 77")})
    past.save("2026-03-04", {FILE: confirmed})
    past.save("2026-05-06", {FILE: closed})
    head, *changes = told(shell)
    assert head == "Kafé Linden (kafe-linden)"
    days = [change.partition(" (version ")[0] for change in changes]
    assert days == ["2 januari 2026", "3 februari 2026", "4 mars 2026", "6 maj 2026"]
    assert "), i registrets första version Kafé Linden läggs till i registret." in changes[0]
    assert "Kommun: Gävle. Telefon: 026-12 34 56." in changes[0]
    assert changes[1].endswith(
        "), direkt på main Telefon ändras från 026-12 34 56 till 026-99 99 99."
    )
    assert changes[2].endswith("Uppgifterna bekräftas av företaget den 1 mars 2026.")
    assert changes[3].endswith("Nedlagt sedan den 30 april 2026. Källa: Egen uppgift.")


def test_a_logo_is_part_of_the_life(shell: Shell, past: History, tmp_path: Path) -> None:
    Image.new("RGB", (4, 4), "green").save(tmp_path / "logo.png")
    picture = (tmp_path / "logo.png").read_bytes()
    with_logo = KAFE.replace("listing:", "logo: linden.png\nlisting:")
    past.save("2026-01-02", {FILE: KAFE})
    past.save("2026-02-03", {FILE: with_logo, "data/asf/linden.png": picture})
    past.save("2026-03-04", {FILE: KAFE, "data/asf/linden.png": None})
    _, _, came, went = told(shell)
    assert came.endswith("Logotyp läggs till: linden.png. Bilden linden.png läggs till.")
    assert went.endswith("Logotyp tas bort: linden.png. Bilden linden.png tas bort.")


def test_what_was_merged_is_one_change_with_its_proposal_and_nobody_s_name(
    shell: Shell, past: History
) -> None:
    shutil.copytree(PROJECT / "data" / "policy", shell.register / "data" / "policy")
    past.save(
        "2026-01-02",
        {FILE: KAFE, "data/policy/people.yaml": "- id: p003\n  roles: [certifier]\n  account: 7\n"},
    )
    longer = PHONE.replace("industries:", "website: https://linden.example\nindustries:")
    past.merge("2026-02-03", {FILE: longer}, MERGED.format(12, "forslag/kafe-1"), email=CERTIFIER)
    past.merge("2026-03-04", {FILE: PHONE}, "Merge branch 'aterstall/2026-02-01'")
    past.save("2026-04-05", {FILE: KAFE}, f"{NAME} ändrade <{EMAIL}> (#13)")
    text = "\n".join(told(shell))
    assert (
        "genom ett inskickat förslag (nr 12), ihopslaget av certifierare p003 "
        "Webbplats läggs till: https://linden.example. Telefon ändras" in text
    )
    assert "genom ett förslag som återställer Webbplats tas bort" in text
    assert "genom ett förslag (nr 13) Telefon ändras" in text
    said = text + shell.asf("history", "kafe-linden", "--format", "json").out
    assert not [name for name in (NAME, "Astrid", "privat.example", "noreply") if name in said]


@pytest.mark.parametrize("alias", [True, False])
def test_a_new_address_is_followed_from_either_end(
    shell: Shell, past: History, *, alias: bool
) -> None:
    renamed = KAFE.replace("Kafé Linden", "Lindens kafé")
    renamed = renamed.replace("region:", "organisation_number: 556000-0167\nregion:")
    before = KAFE.replace("region:", "organisation_number: 556000-0167\nregion:")
    renamed += "aliases:\n  - kafe-linden\n" if alias else ""
    past.save("2026-01-02", {FILE: before})
    past.save("2026-02-03", {FILE: None, "data/asf/lindens-kafe.yaml": renamed})
    said = "\n".join(told(shell, "lindens-kafe"))
    assert said.startswith("Lindens kafé (lindens-kafe) Har också haft adressen kafe-linden.\n")
    leads = "leder till den nya" if alias else "leder ingenstans"
    assert f"till /asf/lindens-kafe/, och den gamla {leads}." in said
    assert "Namnet ändras från Kafé Linden till Lindens kafé." in said
    assert said.count("läggs till i registret") == 1
    assert "tas bort ur registret" not in said
    assert "Kafé Linden läggs till i registret" in "\n".join(told(shell, "kafe-linden"))


def test_who_went_and_came_back_has_one_life(shell: Shell, past: History) -> None:
    past.save("2026-01-02", {FILE: KAFE, "data/asf/tvattstugan.yaml": OTHER})
    past.save("2026-02-03", {FILE: None})
    head, *_ = told(shell)
    assert head == "Kafé Linden (kafe-linden) Finns inte i registret längre."
    past.save("2026-03-04", {FILE: PHONE})
    head, _, went, back = told(shell)
    assert head == "Kafé Linden (kafe-linden)"
    assert went.endswith(f"Filen {FILE} tas bort ur registret.")
    assert back.endswith("Kafé Linden kommer tillbaka i registret. Telefon ändras från "
                         "026-12 34 56 till 026-99 99 99.")  # fmt: skip


def test_an_earlier_address_that_another_has_now_is_the_other_s(
    shell: Shell, past: History
) -> None:
    past.save("2026-01-02", {FILE: f"{KAFE}aliases:\n  - tvattstugan\n"})
    past.save("2026-02-03", {FILE: KAFE, "data/asf/tvattstugan.yaml": OTHER})
    assert "Tvättstugan" not in "\n".join(told(shell))


def test_the_certification_is_told_under_the_name_it_was_written_with(
    shell: Shell, past: History
) -> None:
    applied = "events:\n- event: applied\n  date: 2026-01-10\n  by: enterprise\n"
    declined = f"{applied}- event: declined\n  date: 2026-01-20\n  by: p001\n  reason: Hemligt\n"
    decided = (
        "events:\n- event: certified\n  number: ASF-2026-001\n  date: 2026-05-20\n  by: p003\n"
        "  valid_from: 2026-05-20\n  valid_to: 2028-05-19\n"
    )
    withdrawn = f"{decided}- event: withdrawn\n  date: 2026-06-01\n  by: p003\n  reason: Fusk\n"
    cases, decisions = (f"data/cohorts/2026-bas/{kind}/" for kind in ("cases", "decisions"))
    past.save("2026-01-02", {FILE: KAFE})
    past.save("2026-01-11", {f"{cases}kafe-linden.yaml": applied})
    past.save("2026-01-12", {f"{cases}tvattstugan.yaml": applied})
    past.save("2026-01-21", {f"{cases}kafe-linden.yaml": declined})
    past.save("2026-02-03", {
        FILE: None, "data/asf/nya-linden.yaml": f"{KAFE}aliases:\n  - kafe-linden\n",
    })  # fmt: skip
    past.save("2026-05-21", {f"{decisions}kafe-linden.yaml": decided})
    past.save("2026-06-02", {f"{decisions}kafe-linden.yaml": withdrawn})
    past.save("2026-06-03", {f"{decisions}kafe-linden.yaml": decided})
    _, _, asked, no, _, yes, ended, rewritten = told(shell, "nya-linden")
    assert "Kafé Linden ansöker med 0 bilagor" in asked
    assert "antas inte (20 januari 2026, p001)." in no
    assert "Hemligt" not in no
    assert "Kafé Linden certifieras: ASF-2026-001, gäller 20 maj 2026–19 maj 2028" in yes
    assert "intyget ASF-2026-001 återkallas" in ended
    assert rewritten.endswith("Besluten om Kafé Linden skrivs om: det som redan stod där är ett "
                              "annat.")  # fmt: skip


def test_old_files_are_told_as_they_are_however_wrong_they_were(
    shell: Shell, past: History
) -> None:
    past.save("2026-01-02", {FILE: f"{KAFE}fax: 026-1\nfounded: långt tillbaka\n"})
    past.save("2026-01-03", {FILE: "name: [\n"})
    past.save("2026-01-04", {FILE: b"\xff\xfe\x00"})
    past.save("2026-01-05", {FILE: "- bara\n- en lista\n"})
    past.save("2026-01-06", {FILE: KAFE})
    (shell.register / FILE).unlink()
    (shell.register / FILE).symlink_to("/etc/passwd")
    past.save("2026-01-07", {})
    (shell.register / FILE).unlink()
    past.save("2026-01-08", {FILE: PHONE})
    _, first, *broken, mended, link, again = told(shell)
    assert "Grundat år: långt tillbaka." in first
    assert "Det okända fältet fax läggs till." in first
    assert all("Filen går inte att läsa" in one for one in broken)
    assert "Filen går att läsa igen. Grundat år tas bort" in mended
    assert "Det okända fältet fax tas bort." in mended
    assert "leder till en annan plats." in link
    assert "Telefon ändras från 026-12 34 56 till 026-99 99 99." in again


@pytest.mark.parametrize(
    "message",
    [
        "\x1b[31mröd\x1b[0m\r\u202eevil",
        "Merge pull request #99999999999999999999 from x/y",
        "Merge branch ''",
        "data/asf\0",
        "(#1) (#2) " * 2000,
        "x\n\nFrom: Kim <kim@privat.example>",
    ],
)
def test_no_message_of_a_version_reaches_the_reader(
    shell: Shell, past: History, message: str
) -> None:
    past.save("2026-01-02", {FILE: KAFE})
    past.save("2026-02-03", {FILE: PHONE}, message.replace("\0", "?"))
    _, _, changed = told(shell)
    assert changed.endswith("Telefon ändras från 026-12 34 56 till 026-99 99 99.")
    assert "\x1b" not in changed
    assert "Kim" not in changed
    assert len(changed) < 200


@pytest.mark.parametrize(
    "people",
    [
        b"author A\xff <a\xff@x> 1767355200 +0100\ncommitter <> 1767355200 +0100\n",
        b"author\ncommitter\n",
        b"committer A <a@x> 99999999999999999999 +9999\n",
        b"author A <a@x> -5 +0000\ncommitter A <a@x> soon\nencoding nonsense\n",
    ],
)
def test_a_version_that_no_git_would_write_is_told_all_the_same(
    shell: Shell, past: History, people: bytes
) -> None:
    past.save("2026-01-02", {FILE: KAFE})
    past.write({FILE: PHONE})
    past.git("add", "--all")
    tree, parent = past.git("write-tree"), past.git("rev-parse", "HEAD")
    raw = f"tree {tree}\nparent {parent}\n".encode() + people + b"\nx\0y\nz\n"
    (shell.folder / "raw").write_bytes(raw)
    odd = past.git("hash-object", "-t", "commit", "-w", "--literally", str(shell.folder / "raw"))
    past.git("update-ref", "refs/heads/main", odd)
    past.save("2026-03-04", {FILE: KAFE})
    _, first, changed, last = told(shell)
    assert first.startswith("2 januari 2026 ")
    assert "Telefon ändras från 026-12 34 56 till 026-99 99 99." in changed
    assert last.startswith("4 mars 2026 ")


def test_a_name_that_is_not_utf_8_is_no_hindrance(shell: Shell, past: History) -> None:
    past.save("2026-01-02", {FILE: KAFE, "data/asf/b\udce5r.yaml": OTHER})
    past.save("2026-02-03", {FILE: PHONE, "data/cohorts/\udcff/cases/\udcfe.yaml": OTHER})
    assert len(told(shell)) == 3


def test_a_clock_that_went_wrong_is_said_and_takes_nothing_out_of_order(
    shell: Shell, past: History
) -> None:
    past.save("2026-01-02", {FILE: KAFE})
    past.save("1970-01-02", {FILE: PHONE})
    past.save("2099-12-31", {FILE: KAFE})
    past.save("2026-02-03", {FILE: PHONE})
    _, *changes = told(shell)
    assert [change.partition(" (")[0] for change in changes] == [
        "2 januari 2026", "2 januari 2026", "2 januari 2026", "3 februari 2026",
    ]  # fmt: skip
    uncertain = ["Dagen är osäker" in change for change in changes]
    assert uncertain == [False, True, True, False]


@pytest.mark.parametrize(
    ("clocks", "times"),
    [
        ([], []),
        ([5], [5]),
        ([1, 2, 2, 3], [1, 2, 2, 3]),
        ([1, 0, 2, 3], [1, 1, 2, 3]),
        ([1, 2, 99, 3, 4], [1, 2, 2, 3, 4]),
        ([99, 1, 2], [1, 1, 2]),
        ([1, 99], [1, 1]),
        ([97, 98, 99, 1], [97, 98, 99, 99]),
        ([3, 4, 0, 0, 5, 6, 7], [3, 4, 4, 4, 5, 6, 7]),
    ],
)
def test_clocks_that_most_others_go_with_are_right(clocks: list[int], times: list[int]) -> None:
    assert in_order(clocks, 50) == times


def test_a_day_begins_at_midnight_in_sweden(shell: Shell, past: History) -> None:
    past.save("2026-07-01T21:59:59Z", {FILE: KAFE})
    past.save("2026-07-01T22:00:00Z", {FILE: PHONE})
    _, before, after = told(shell)
    assert before.startswith("1 juli 2026 ")
    assert after.startswith("2 juli 2026 ")


def test_only_the_days_asked_for_are_told_and_the_rest_counted(shell: Shell, past: History) -> None:
    for day, text in (("01", KAFE), ("02", PHONE), ("03", KAFE), ("04", PHONE)):
        past.save(f"2026-01-{day}", {FILE: text})
    head, first, _ = told(shell, "kafe-linden", "--since", "2026-01-03")
    assert head.endswith("2 tidigare ändringar visas inte.")
    assert first.startswith("3 januari 2026 ")
    assert told(shell, "kafe-linden", "--since", "2027-01-01") == [
        "Kafé Linden (kafe-linden) 4 tidigare ändringar visas inte. Inget har ändrats sedan dess."
    ]


def test_a_program_gets_the_same_life(shell: Shell, past: History) -> None:
    past.save("2026-01-02", {FILE: KAFE})
    last = past.save("2026-02-03", {FILE: PHONE})
    life = json.loads(shell.asf("history", "kafe-linden", "--format", "json").out)
    assert (life["slug"], life["in_register"], life["complete"]) == ("kafe-linden", True, True)
    change = life["changes"][-1]
    assert (change["day"], change["version"], change["way"]) == ("2026-02-03", last, "direct")
    assert change["said"] == ["Telefon ändras från 026-12 34 56 till 026-99 99 99."]


def test_a_clone_without_its_beginning_says_so(shell: Shell, past: History, tmp_path: Path) -> None:
    past.save("2026-01-02", {FILE: KAFE})
    past.save("2026-02-03", {FILE: PHONE})
    past.save("2026-03-04", {FILE: KAFE})
    past.git("clone", "--quiet", "--depth=2", f"file://{shell.register}", str(tmp_path / "grund"))
    ran = shell.asf("--root", str(tmp_path / "grund"), "history", "kafe-linden")
    assert "Den här klonen börjar 3 februari 2026" in ran.out
    assert "git fetch --unshallow" in ran.out
    assert "där den här klonen börjar\n  Kafé Linden finns redan." in ran.out
    assert "läggs till i registret" not in ran.out


def test_a_register_may_be_a_folder_of_its_repository(shell: Shell, tmp_path: Path) -> None:
    past = History(tmp_path / "top")
    past.save("2026-01-02", {f"in/{FILE}": KAFE, FILE: OTHER})
    past.save("2026-02-03", {f"in/{FILE}": PHONE, FILE: KAFE})
    ran = shell.asf("--root", str(tmp_path / "top" / "in"), "history", "kafe-linden")
    assert "Kafé Linden läggs till i registret." in ran.out
    assert ran.out.count("(version ") == 2


def test_a_branch_one_stands_on_is_no_part_of_the_life(shell: Shell, past: History) -> None:
    past.save("2026-01-02", {FILE: KAFE})
    past.git("switch", "--quiet", "--create", "forslag/mitt")
    past.save("2026-02-03", {FILE: PHONE})
    assert len(told(shell)) == 2
    assert len(told(shell, "kafe-linden", "--rev", "HEAD")) == 3


def refused(ran: Ran, *said: str) -> None:
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    for part in said:
        assert part in ran.err


def test_an_entry_that_has_never_been_gets_the_nearest_ones(shell: Shell, past: History) -> None:
    past.save("2026-01-02", {FILE: KAFE})
    refused(shell.asf("history", "kafe-lindn"), "finns inte.", "Menade du kafe-linden?")
    refused(shell.asf("history", "../../etc/passwd"), "finns inte.")
    refused(shell.asf("history", "kafe-linden", "--since", "i går"), "är inget datum.")
    refused(shell.asf("history", "kafe-linden", "--rev", "-x"), 'Git känner inte till "-x".')


def test_one_that_is_gone_is_found_by_its_name_and_told_by_a_near_one(
    shell: Shell, past: History
) -> None:
    past.save("2026-01-02", {FILE: KAFE, "data/asf/tvattstugan.yaml": OTHER})
    past.save("2026-02-03", {FILE: None})
    head, *_ = told(shell, "Kafé Linden")
    assert head == "Kafé Linden (kafe-linden) Finns inte i registret längre."
    refused(shell.asf("history", "kafe-lindn"), "Menade du kafe-linden, som har funnits?")
    refused(shell.asf("history", "tvattstugn"), "Menade du tvattstugan?")


def test_an_entry_that_nobody_has_saved_is_said_to_be_so(shell: Shell, past: History) -> None:
    past.save("2026-01-02", {FILE: KAFE})
    shell.write("data/asf/tvattstugan.yaml", OTHER)
    refused(shell.asf("history", "tvattstugan"), "tvattstugan är inte sparat i git på main.")
