"""What the examples of the intranet's rules can't show: what is never read, and never shown.

The rules themselves are shown by tests/examples/.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from zipfile import ZipFile

import pytest
import test_intake
from asf_propose.report import as_markdown, as_text, headline, report_of
from asf_register.check import check
from asf_register.intranet.file_content import kind_of_content
from asf_register.intranet.formula import FormulaRefusedError, ranges_of
from asf_register.intranet.public_key import is_public_key
from asf_register.intranet.word_code import is_word_code, word_code, word_list
from asf_register.private_key import holds_private_key, line_of_private_key, without_private_keys
from asf_register.problem import Problem
from asf_register.root import Root
from command_shell import KAFE, Shell
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from proposed_changes import MAIN, PROPOSAL, Step, git, proposed
from pyrage import x25519
from test_examples import DAY, EXAMPLES

INTRANET = EXAMPLES / "valid" / "intranet"
GUIDE = (INTRANET / "content/intranat/guider/lamna-anbud.md").read_text(encoding="utf-8")
MEMBER = (INTRANET / "data/members/kansliet.yaml").read_text(encoding="utf-8")
# What no key of anybody's is; its beginning and its end are looked for in all that is said.
BODY = "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE"
PRIVATE = f"AGE-SECRET-KEY-1{BODY}"
KEY = "age1k69gvrdtppqe5nyt3ea4knhey89unrwkamkk5wkg4lra0y3afuksrq36yp"

_opened: list[str] | None = None


def _note(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _opened is not None:
        _opened.append(str(arguments[0]))


@cache
def _listen() -> None:
    """Once, since a hook of the interpreter's is never taken away."""
    sys.addaudithook(_note)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of all files that are opened during a test, by whatever means."""
    _listen()
    paths: list[str] = []
    monkeypatch.setattr(sys.modules[__name__], "_opened", paths)
    return paths


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A register with a bit of everything that the intranet is made of."""
    return shutil.copytree(INTRANET, tmp_path / "register")


def told(folder: Path, day: date = DAY) -> list[Problem]:
    return [*check(Root(folder), day).problems]


def test_a_file_a_byte_too_large_is_not_said_to_be_as_large_as_it_may_be(folder: Path) -> None:
    with (folder / "content/intranat/filer/logotyp.png").open("r+b") as file:
        file.truncate(25 * 1024 * 1024 + 1)
    (problem,) = told(folder)
    assert problem.message == "logotyp.png är 26 MB stor, men får vara högst 25 MB."


def test_an_attachment_of_200_mb_is_refused_and_never_read(folder: Path, opened: list[str]) -> None:
    for name, beginning in (("stor.pdf", b"%PDF-1.7"), ("film.webm", b"\x1a\x45\xdf\xa3")):
        place = "inspelningar" if name.endswith("webm") else "filer"
        with (folder / f"content/intranat/{place}/{name}").open("wb") as file:
            file.write(beginning)
            file.truncate(200 * 1024 * 1024)
    said = (folder / "content/intranat/filer/logotyp.yaml").read_text(encoding="utf-8")
    described = said.replace("logotyp.png", "stor.pdf")
    (folder / "content/intranat/filer/stor.yaml").write_text(described, encoding="utf-8")
    film = folder / "content/intranat/inspelningar/introduktion.md"
    text = film.read_text(encoding="utf-8").replace("introduktion.webm", "film.webm")
    film.write_text(text, encoding="utf-8")
    opened.clear()
    found = {(problem.path.rpartition("/")[2], problem.rule) for problem in told(folder)}
    assert {("stor.yaml", "attachment-file"), ("introduktion.md", "film-file")} <= found
    names = {Path(path).name for path in opened}
    assert "logotyp.png" in names
    assert names.isdisjoint({"stor.pdf", "film.webm"})


def test_an_svg_is_refused_by_its_name_with_what_to_save_it_as(folder: Path) -> None:
    (folder / "content/intranat/filer/logotyp.svg").write_text("<svg/>", encoding="utf-8")
    (problem,) = told(folder)
    assert problem.rule == "unexpected-file"
    assert problem.hint.startswith("Spara bilden som PNG")


def test_what_a_file_holds_decides_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "fil"
    for raw, kind in (
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"%PDF-1.4", "pdf"),
        (b"\0\0\0\x18ftypmp42", "mp4"),
        (b"\xef\xbb\xbf  <?xml version='1.0'?><svg/>", "svg"),
        (b"PK\x03\x04 and then nothing of an archive", "zip"),
        (b"MZ\x90", ""),
        (b"", ""),
    ):
        path.write_bytes(raw)
        assert kind_of_content(path) == kind
    for names, kind in (
        ({"word/document.xml": ""}, "docx"),
        ({"xl/workbook.xml": ""}, "xlsx"),
        ({"xl/workbook.xml": "", "xl/vbaProject.bin": ""}, "xlsx med makron"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "odt"),
        ({"mimetype": "application/vnd.oasis.opendocument.text-template"}, "zip"),
    ):
        with ZipFile(path, "w") as archive:
            for name, text in names.items():
                archive.writestr(name, text)
        assert kind_of_content(path) == kind


def test_the_projects_own_pages_are_judged_in_the_project_alone(folder: Path) -> None:
    before = date(2001, 1, 1)
    assert "intranet-day" in {problem.rule for problem in told(folder, before)}
    shutil.rmtree(folder / "content")
    for name in ("members", "experiences"):
        shutil.rmtree(folder / "data" / name)
    assert [problem for problem in told(folder, before) if "intranat" in problem.path] == []


# Private keys


def hide_value(folder: Path) -> None:
    path = folder / "data/members/kansliet.yaml"
    lines = [f'"{PRIVATE}"' if "age1" in word else word for word in MEMBER.split(" ")]
    path.write_text(" ".join(lines) + "\n", encoding="utf-8")


def hide_comment(folder: Path) -> None:
    with (folder / "data/asf/kafe-linden.yaml").open("a", encoding="utf-8") as file:
        file.write(f"# {PRIVATE.lower()}\n")


def hide_in_field_name(folder: Path) -> None:
    with (folder / "data/asf/kafe-linden.yaml").open("a", encoding="utf-8") as file:
        file.write(f"{PRIVATE}: x\n")


def hide_in_name(folder: Path) -> None:
    path = folder / "data/asf/kafe-linden.yaml"
    text = path.read_text(encoding="utf-8").replace("Kafé Linden", f"Kafé {PRIVATE}")
    path.write_text(text, encoding="utf-8")


def hide_in_page(folder: Path) -> None:
    text = GUIDE.replace("Läs [avtalet]", f"Läs {PRIVATE.replace('KEY-1', 'KEY-PQ-1')}\n[avtalet]")
    (folder / "content/intranat/guider/lamna-anbud.md").write_text(text, encoding="utf-8")


def hide_in_link(folder: Path) -> None:
    text = GUIDE.replace("#/mallar/iop-avtal", f"#/mallar/{PRIVATE}")
    (folder / "content/intranat/guider/lamna-anbud.md").write_text(text, encoding="utf-8")


def hide_as_windows_saves(folder: Path) -> None:
    (folder / "data/members/nyckel.txt").write_bytes(f"# nyckel\r\n{PRIVATE}\r\n".encode("utf-16"))


def hide_in_hidden_file(folder: Path) -> None:
    (folder / "content/intranat/filer/.nycklar").write_text(PRIVATE, encoding="utf-8")


def hide_in_file_name(folder: Path) -> None:
    shutil.copy(folder / "data/members/kansliet.yaml", folder / f"data/members/{PRIVATE}.yaml")


def hide_in_settings(folder: Path) -> None:
    (folder / "data/site.yaml").write_text(f"title: {PRIVATE}\n", encoding="utf-8")


Hide = Callable[[Path], None]
HIDING: tuple[Hide, ...] = (
    hide_value,
    hide_comment,
    hide_in_field_name,
    hide_in_name,
    hide_in_page,
    hide_in_link,
    hide_as_windows_saves,
    hide_in_hidden_file,
    hide_in_file_name,
    hide_in_settings,
)


@pytest.mark.parametrize("hide", HIDING)
def test_a_private_key_is_refused_wherever_it_stands_and_nothing_else_is_said_of_the_file(
    folder: Path, hide: Hide
) -> None:
    hide(folder)
    found = told(folder)
    burnt = [problem for problem in found if problem.rule == "private-key"]
    assert len(burnt) == 1
    assert [problem for problem in found if problem.path == burnt[0].path] == burnt
    assert "röjd" in burnt[0].message
    assert "ny nyckel" in burnt[0].hint
    assert "historiken" in burnt[0].hint


def test_no_private_key_is_looked_for_where_a_linked_folder_leads(
    folder: Path, tmp_path: Path, opened: list[str]
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "hemlig.txt").write_text(PRIVATE, encoding="utf-8")
    (elsewhere / "intranat").mkdir()
    shutil.rmtree(folder / "content")
    (folder / "content").symlink_to(elsewhere)
    opened.clear()
    found = {problem.rule for problem in told(folder)}
    assert "file-link" in found
    assert "private-key" not in found
    assert not [path for path in opened if path.endswith("hemlig.txt")]


COMMANDS = (
    ("check",),
    ("check", "--format", "github"),
    ("check", "--format", "markdown"),
    ("check", "--format", "json"),
    ("format",),
    ("build",),
    ("member", "list"),
    ("member", "list", "--format", "json"),
    ("member", "revoke", "kansliet"),
    ("member", "add", "kansliet", KEY, "--confirmed-by", "certifier", "--code", "fel"),
    ("set", "kafe-linden", "telefon=026-12 34 56", "--yes"),
    ("confirm", "kafe-linden", "--by", "coordinator", "--yes"),
    ("status", "kafe-linden"),
)


# Each has files of its own to hide a key in.
TOGETHER = (
    (hide_value, hide_comment, hide_in_page, hide_as_windows_saves, hide_in_hidden_file),
    (hide_in_field_name, hide_in_link, hide_in_file_name),
    (hide_in_name, hide_in_settings),
)


@pytest.mark.parametrize("hiding", TOGETHER)
def test_no_command_shows_a_private_key_or_keeps_it(
    shell: Shell, hiding: tuple[Hide, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("ASF_DEBUG", "1")
    shutil.copytree(INTRANET, shell.register, dirs_exist_ok=True)
    for hide in hiding:
        hide(shell.register)
    before = {p: p.read_bytes() for p in shell.register.rglob("*") if p.is_file()}
    for command in COMMANDS:
        ran = shell.asf(*command)
        assert tells_nothing(ran.out + ran.err), command
    burnt = {path for path, raw in before.items() if BODY.encode() in raw.upper()}
    assert {path: path.read_bytes() for path in burnt} == {path: before[path] for path in burnt}
    kept = [path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert kept
    assert not any(holds_private_key(raw) or BODY.encode() in raw.upper() for raw in kept)


def tells_nothing(said: str) -> bool:
    """Whether neither a key nor a good part of one is in what was said."""
    plain = said.upper()
    return BODY[:12] not in plain and BODY[-12:] not in plain


@pytest.mark.parametrize("hiding", TOGETHER)
def test_no_report_shows_a_private_key_that_comes_or_goes(
    tmp_path: Path, hiding: tuple[Hide, ...]
) -> None:
    def burn(folder: Path) -> None:
        shutil.copytree(INTRANET, folder, dirs_exist_ok=True)
        for hide in hiding:
            hide(folder)
        git(folder, "add", "--all", "--force", ".")

    right = Step(INTRANET)
    for name, before, after in (
        ("comes", right, Step(make=burn)),
        ("goes", Step(make=burn), right),
    ):
        report = report_of(proposed(tmp_path / name, before, after), MAIN, PROPOSAL, DAY)
        said = [as_text(report), as_markdown(report), headline(report)]
        assert tells_nothing("\n".join(said))
        rules = {error.rule for error in report.verdict.errors}
        assert ("private-key" in rules) is (name == "comes")


@pytest.mark.parametrize(
    "arguments",
    [
        ("member", "add", "kansliet", PRIVATE, "--confirmed-by", "certifier"),
        ("member", "add", PRIVATE, KEY, "--confirmed-by", "certifier"),
        ("member", "add", "kansliet", KEY, "--confirmed-by", PRIVATE),
        ("member", "add", "kansliet", KEY, "--confirmed-by", "certifier", "--code", PRIVATE),
        ("member", "add", "ny", KEY, "--confirmed-by", "certifier", "--name", PRIVATE),
        ("member", "add", "kansliet", KEY, PRIVATE, "--confirmed-by", "certifier"),
        ("member", "add", "kansliet", KEY, "--confirmed-by", "certifier", "--expires", PRIVATE),
        ("member", "revoke", "kansliet", "--key", PRIVATE.lower()),
        ("member", "revoke", PRIVATE),
        ("set", "kafe-linden", f"namn={PRIVATE}", "--yes"),
        ("status", PRIVATE),
        (PRIVATE,),
    ],
)
def test_a_private_key_given_to_a_command_is_not_shown_and_nothing_is_written(
    shell: Shell, arguments: tuple[str, ...]
) -> None:
    shutil.copytree(INTRANET, shell.register, dirs_exist_ok=True)
    before = {p: p.read_bytes() for p in shell.register.rglob("*") if p.is_file()}
    ran = shell.asf(*arguments)
    assert ran.code in (1, 2)
    assert tells_nothing(ran.out + ran.err)
    assert {p: p.read_bytes() for p in shell.register.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("field", ["Beskrivning", "Namn", "Telefon"])
def test_a_private_key_in_a_proposal_is_not_taken_nor_sent_back(shell: Shell, field: str) -> None:
    shell.write("data/asf/kafe-linden.yaml", test_intake.KAFE)
    test_intake.git(shell, "init", "-q", "-b", "main")
    test_intake.save(shell)
    sent = test_intake.change(shell, (field, f"Hej {PRIVATE} hej"))
    outcome = test_intake.take(shell, sent)
    assert "reply" in outcome
    assert tells_nothing(json.dumps(outcome))
    assert test_intake.git(shell, "branch", "--format", "%(refname:short)") == "main\n"


def test_the_mere_words_are_no_private_key() -> None:
    for text in ("En hemlig nyckel börjar med AGE-SECRET-KEY-1…", "age, secret key 1", KAFE, KEY):
        assert not holds_private_key(text.encode())
        assert without_private_keys(text) == text


def test_a_private_key_is_found_in_every_dress() -> None:
    for text in (
        PRIVATE,
        PRIVATE.lower(),
        PRIVATE.title(),
        PRIVATE.replace("KEY-1", "KEY-PQ-1"),
        PRIVATE.replace("-", "\N{NON-BREAKING HYPHEN}"),
        PRIVATE[:30],
    ):
        assert line_of_private_key(f"x: 1\r\ny: {text}\r\n".encode()) == 2
        assert holds_private_key(text.encode("utf-16"))
        assert without_private_keys(f"<{text}>") == "<(hemlig nyckel)>"
    assert holds_private_key(str(x25519.Identity.generate()).encode())


# Public keys, word codes, formulas


def test_a_public_key_is_one_to_which_a_secret_can_be_kept() -> None:
    for _ in range(20):
        key = str(x25519.Identity.generate().to_public())
        assert is_public_key(key)
        assert not is_public_key(f"{key[:-1]}{'q' if key[-1] != 'q' else 'p'}")
    assert not is_public_key(PRIVATE)
    assert not is_public_key("")


@pytest.mark.parametrize("highest_bit", [0, 1])
def test_a_key_to_which_no_secret_can_be_kept_is_refused(highest_bit: int) -> None:
    prime = 2**255 - 19
    of_low_order = [
        0,
        1,
        325606250916557431795983626356110631294008115727848805560023387167927233504,
        39382357235489614581723060781553021112529911719440698176882885853963445705823,
        prime - 1,
        prime,
        prime + 1,
    ]
    for point in of_low_order:
        raw = (point | highest_bit << 255).to_bytes(32, "little")
        with pytest.raises(ValueError, match="shared"):
            X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(raw))
        assert not is_public_key(as_key(raw))
    assert is_public_key(as_key((9).to_bytes(32, "little")))


def as_key(raw: bytes) -> str:
    """A public key as age writes it: Bech32, BIP 173."""
    alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    number = int.from_bytes(raw, "big") << 4
    letters = [number >> 5 * (51 - at) & 31 for at in range(52)]
    prefix = [*(ord(sign) >> 5 for sign in "age"), 0, *(ord(sign) & 31 for sign in "age")]
    check_sum = 1
    for value in [*prefix, *letters, *[0] * 6]:
        top = check_sum >> 25
        check_sum = (check_sum & 0x1FFFFFF) << 5 ^ value
        for bit, part in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check_sum ^= part if top >> bit & 1 else 0
    ends = [(check_sum ^ 1) >> 5 * (5 - at) & 31 for at in range(6)]
    return "age1" + "".join(alphabet[value] for value in [*letters, *ends])


def test_a_word_code_is_five_words_that_are_the_same_for_ever() -> None:
    assert len(set(word_list())) == len(word_list()) == 2048
    assert word_code(KEY) == "mullvad-säljare-sångbok-köksbord-vanilj"
    for heard in (
        "Mullvad säljare, sångbok; köksbord vanilj",
        "MULLVAD-SÄLJARE-SÅNGBOK-KÖKSBORD-VANILJ ",
        "mullvad-sa\u0308ljare-sa\u030angbok-ko\u0308ksbord-vanilj",
    ):
        assert is_word_code(heard, KEY)
    for heard in ("", "mullvad", "säljare-mullvad-sångbok-köksbord-vanilj"):
        assert not is_word_code(heard, KEY)


@pytest.mark.parametrize(
    ("formula", "reached"),
    [
        ("=SUM(B2:B5)*1.25", ["B2:B5"]),
        ("=$B$2+sum(C2, C3)", ["$B$2", "C2", "C3"]),
        ('=IF(A2="B9;C9","nej",Blad!D4)', ["A2", "Blad!D4"]),
        ("='Mitt blad'!AA10:AB11%", ["'Mitt blad'!AA10:AB11"]),
        ("=1.5E3", []),
    ],
)
def test_a_formula_tells_what_it_reaches(formula: str, reached: list[str]) -> None:
    assert [one.written for one in ranges_of(formula)] == reached


@pytest.mark.parametrize(
    "formula",
    [
        '=HYPERLINK("https://x.example")',
        '=_xlfn.WEBSERVICE("https://x.example")',
        "=cmd|'/C calc'!A0",
        "=[annan.xlsx]Blad!A1",
        "='[annan.xlsx]Blad'!A1",
        "='https://x.example/[a.xlsx]Blad'!A1",
        "='\\\\server\\delad\\[a.xlsx]Blad'!A1",
        "=INDIRECT(A1)",
        "=EXEC(A1)",
        "=A1:INDEX(B1,1)",
        "=Namn+1",
        "={1,2}",
        "=@A1",
        "=A1#",
        "=A99999999",
        '="a',
        "=(A1",
        "=A1)(",
    ],
)
def test_a_formula_that_does_more_than_calculate_is_refused(formula: str) -> None:
    with pytest.raises(FormulaRefusedError):
        ranges_of(formula)


def test_a_key_may_hold_for_two_years_to_the_day(folder: Path) -> None:
    path = folder / "data/members/kansliet.yaml"
    added = date(2024, 2, 29)
    for expires, is_right in ((date(2026, 3, 1), True), (date(2026, 3, 2), False)):
        text = MEMBER.replace("2026-11-21", added.isoformat())
        path.write_text(text.replace("2027-11-21", expires.isoformat()), encoding="utf-8")
        found = told(folder, added + timedelta(1))
        rules = {one.rule for one in found if one.path == "data/members/kansliet.yaml"}
        assert rules == (set() if is_right else {"key-days"})
