"""An application is opened with the key, and becomes a case of which git gets nothing but kinds."""

from __future__ import annotations

import io
import os
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zlib import crc32

import pytest
import yaml
from asf_propose.application.container import (
    MAX_FILE_MIB,
    MAX_FILES,
    TEXT,
    ContainerError,
    packed,
    unpacked,
)
from asf_propose.application.enclosures import ending_of
from asf_register.check import check
from asf_register.root import find_root
from command_shell import Ran, Shell
from hypothesis import given
from hypothesis import strategies as st
from packed_applications import (
    CLOSES,
    COHORT,
    DAY,
    FILES,
    NAME,
    NUMBER,
    PDF,
    SLUG,
    TITLE,
    add_round,
    application_file,
    encrypted,
    git,
    key_file,
    register_in_git,
    text,
)
from pyrage import x25519

BRANCH = f"certifiering/{COHORT}/{SLUG}/applied"
CASE = f"data/cohorts/{COHORT}/cases/{SLUG}.yaml"
MIB = 1024 * 1024


class Office:
    """Who takes applications in: a register in git, a key, and a folder for enclosures."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.key = x25519.Identity.generate()
        shutil.rmtree(shell.register)
        self.register = register_in_git(shell.register)
        self.folder = shell.folder
        self.identity = key_file(self.folder / "nyckel.txt", self.key)
        self.enclosures = self.folder / "bilagor"
        shell._patch.chdir(self.register)

    def file(self, files: dict[str, bytes] | None = None, **other: str) -> Path:
        """An application to this office."""
        given = FILES if files is None else files
        return application_file(self.folder / "ansokan.age", self.key, given, **other)

    def take(self, path: Path, *more: str, on: str = DAY) -> Ran:
        """Take a file in."""
        key, place = f"--identity={self.identity}", f"--enclosures={self.enclosures}"
        return self.shell.asf("intake", key, place, f"--date={on}", *more, str(path))

    def branches(self) -> list[str]:
        """The branches beside main."""
        told = git(self.register, "branch", "--format=%(refname:short)").split()
        return [name for name in told if name != "main"]


@pytest.fixture
def office(shell: Shell) -> Office:
    return Office(shell)


def refused(office: Office, path: Path, *more: str, on: str = DAY) -> str:
    """What is said of a file that isn't taken; nothing is written of it anywhere."""
    ran = office.take(path, *more, on=on)
    assert ran.code in (1, 2)
    assert office.branches() == []
    assert not office.enclosures.exists() or list(office.enclosures.iterdir()) == []
    return " ".join((ran.out + ran.err).split())


# Taken.


def test_an_application_becomes_a_case_on_a_branch_of_its_own(office: Office) -> None:
    ran = office.take(office.file())
    assert ran.code == 0, ran.err
    assert office.branches() == [BRANCH]
    changed = git(office.register, "diff", "--name-status", "main", BRANCH)
    assert changed == f"A\t{CASE}\n"
    case = yaml.safe_load(git(office.register, "show", f"{BRANCH}:{CASE}"))
    (applied,) = case["events"]
    assert {**applied, "date": str(applied["date"])} == {
        "event": "applied",
        "date": DAY,
        "by": "enterprise",
        "enclosures": ["annual-report"],
        "one_year_in_operation": True,
        "approved_annual_report": True,
    }
    assert git(office.register, "status", "--porcelain") == ""


def test_the_case_is_right_and_as_the_writer_writes_it(office: Office) -> None:
    before = {
        problem.path
        for problem in check(
            find_root(office.register, office.folder), date.fromisoformat(DAY)
        ).problems
    }
    office.take(office.file())
    git(office.register, "switch", "--quiet", BRANCH)
    checked = check(find_root(office.register, office.folder), date.fromisoformat(DAY))
    assert {problem.path for problem in checked.problems} <= before
    assert checked.register is not None
    assert [case.enterprise for case in checked.register.cases.values()] == [SLUG]
    told = office.shell.asf("format", "--check").out
    assert f"{COHORT}/cohort.yaml" in told  # written by hand, so that cases are seen to be judged
    assert CASE not in told


def test_what_to_do_next_is_said_in_words(office: Office) -> None:
    said = office.take(office.file()).out
    assert f"{NAME} har ansökt till {TITLE}." in said
    assert f"git push origin {BRANCH}" in said
    assert f"asf case admitted (eller declined) {COHORT}/{SLUG}" in said
    assert "Årsredovisning" in said


def test_enclosures_and_text_lie_where_only_their_owner_reads_them(office: Office) -> None:
    office.take(office.file())
    (place,) = office.enclosures.iterdir()
    assert {path.name: path.read_bytes() for path in place.iterdir()} == {
        TEXT: text(),
        "arsredovisning-1.pdf": PDF,
    }
    assert place.stat().st_mode & 0o077 == 0
    assert [path for path in place.iterdir() if path.stat().st_mode & 0o077] == []


def test_nothing_but_kinds_reaches_git(office: Office) -> None:
    secrets = {
        "E-post": "hemlig@hemligt.example",
        "Telefon": "070-174 06 77",
        "Så klarar ni arbetet": "HEMLIGT SKRIVET",
        "Självskattat område 1, område": "3.1 Ändamål och inriktning",
        "Självskattat område 1, underlag": "HEMLIGT PAPPER",
        "Självskattat område 1, anteckning": "HEMLIG ANTECKNING",
        "Bilagor": "Årsredovisning, Självskattning",
    }
    ran = office.take(office.file(**secrets))
    assert ran.code == 0, ran.out
    objects = git(office.register, "cat-file", "--batch-all-objects", "--batch-check").split("\n")
    content = b"".join(
        subprocess.run(
            ["git", "cat-file", "-p", line.split()[0]],
            cwd=office.register, capture_output=True, check=True,
        ).stdout
        for line in objects
        if line
    )  # fmt: skip
    assert b"applied" in content
    for secret in ("hemlig@", "174 06 77", "HEMLIG", "TEXT AV NAGON", "Verksamhetschefen"):
        assert secret.encode() not in content, secret
    (place,) = office.enclosures.iterdir()
    assert "HEMLIG ANTECKNING" in (place / TEXT).read_text("utf-8")


def test_enclosures_are_told_in_the_order_of_the_closed_list(office: Office) -> None:
    files = {"statutes-1.pdf": PDF, "annual-report-1.pdf": PDF, "annual-report-2.pdf": PDF}
    told = office.take(office.file(files, Bilagor="Stadgar eller bolagsordning, Årsredovisning"))
    assert told.code == 0, told.out
    case = yaml.safe_load(git(office.register, "show", f"{BRANCH}:{CASE}"))
    assert case["events"][0]["enclosures"] == ["annual-report", "statutes"]


@pytest.mark.parametrize("page", ["https://provlistan.example/asf/angslyckan/", f"x.se/{SLUG}"])
def test_the_page_in_the_list_says_who_it_is(office: Office, page: str) -> None:
    ran = office.take(office.file(**{"Er sida i ASF-listan": page}))
    assert ran.code == 0, ran.out


def test_the_last_day_counts(office: Office) -> None:
    assert office.take(office.file(), on=CLOSES).code == 0


# Not taken: each with its own words.


def test_another_key_does_not_open_it(office: Office) -> None:
    path = application_file(office.folder / "annan.age", x25519.Identity.generate())
    assert "krypterad till en annan nyckel" in refused(office, path)


def test_any_of_several_keys_opens_it(office: Office) -> None:
    older = x25519.Identity.generate()
    key_file(office.identity, older)
    with office.identity.open("a") as stream:
        stream.write(f"{office.key}\n")
    assert office.take(office.file()).code == 0


@pytest.mark.parametrize(
    "damage",
    [lambda raw: raw[:-7], lambda raw: raw[:-30] + bytes([raw[-30] ^ 1]) + raw[-29:]],
    ids=["cut off", "changed"],
)
def test_a_damaged_file_is_told_so(office: Office, damage: Callable[[bytes], bytes]) -> None:
    path = office.file()
    path.write_bytes(damage(path.read_bytes()))
    assert "skadad eller ofullständig" in refused(office, path)


def test_what_is_no_application_is_told_so(office: Office) -> None:
    path = office.folder / "mejl.eml"
    path.write_bytes(b"Subject: hej\r\n\r\nhej")
    assert "ingen krypterad ansökan" in refused(office, path)


def test_an_application_needs_its_key(office: Office) -> None:
    ran = office.shell.asf("intake", str(office.file()))
    assert ran.code == 2
    assert "--identity" in ran.err


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"hej", "ingen hemlig nyckel"), (b"AGE-SECRET-KEY-1QQQ", "är skadad")],
)
def test_a_file_without_a_key_is_told_so(office: Office, content: bytes, says: str) -> None:
    office.identity.write_bytes(content)
    assert says in refused(office, office.file())


@pytest.mark.parametrize("inside", ["", "scratch/bilagor", "data"])
def test_enclosures_never_lie_in_the_repository(office: Office, inside: str) -> None:
    place = office.register / inside
    said = office.shell.asf(
        "intake", f"--identity={office.identity}", f"--enclosures={place}", str(office.file())
    )
    assert said.code == 2
    assert "ligger i registrets förråd" in said.err
    assert git(office.register, "status", "--porcelain", "--ignored") == ""


def test_a_link_into_the_repository_is_seen_through(office: Office) -> None:
    office.enclosures.symlink_to(office.register, target_is_directory=True)
    ran = office.take(office.file())
    assert ran.code == 2
    assert "ligger i registrets förråd" in ran.err


@pytest.mark.parametrize("stands", ["main", "linked"])
@pytest.mark.parametrize("lies", ["main", "linked"])
def test_no_folder_that_the_repository_is_checked_out_in_takes_enclosures(
    office: Office, stands: str, lies: str
) -> None:
    folders = {"main": office.register, "linked": office.folder / "annan mapp"}
    git(office.register, "worktree", "add", "--quiet", "-b", "annan", str(folders["linked"]))
    office.enclosures = folders[lies] / "bilagor"
    office.shell._patch.chdir(folders[stands])
    ran = office.take(office.file())
    assert ran.code == 2
    assert "ligger i registrets förråd" in ran.err
    assert not office.enclosures.exists()


def test_what_never_ends_is_not_read(office: Office) -> None:
    fifo = office.folder / "ror.age"
    os.mkfifo(fifo)
    for endless in (fifo, Path("/dev/zero")):
        assert "ingen krypterad ansökan" in refused(office, endless)
    office.identity.unlink()
    for endless in (fifo, Path("/dev/zero")):
        office.identity = endless
        assert "ingen hemlig nyckel" in refused(office, office.file())


@pytest.mark.parametrize("what", ["fil", "nyckel"])
def test_a_path_that_leads_nowhere_is_named(office: Office, what: str) -> None:
    missing = office.folder / "saknas"
    path = office.file()
    if what == "nyckel":
        office.identity = missing
    assert f"Det går inte att nå {missing}" in refused(
        office, path if what == "nyckel" else missing
    )


def test_where_enclosures_go_must_be_said(office: Office) -> None:
    ran = office.shell.asf("intake", f"--identity={office.identity}", str(office.file()))
    assert ran.code == 2
    assert "--enclosures" in ran.err


@pytest.mark.parametrize(
    ("day", "says"),
    [("2026-12-16", "stängde 15 december 2026"), ("2026-11-14", "öppnar 15 november")],
)
def test_outside_of_its_window_it_is_told_when(office: Office, day: str, says: str) -> None:
    assert says in refused(office, office.file(), on=day)


def test_an_unknown_round_is_told_with_those_that_there_are(office: Office) -> None:
    said = refused(office, office.file(Omgång="Något annat (2031-bas)"))
    assert "2031-bas, som inte finns" in said
    assert COHORT in said


def test_a_second_application_is_refused(office: Office) -> None:
    office.take(office.file())
    again = office.take(office.file())
    assert again.code == 1
    assert f"finns redan på grenen {BRANCH}" in again.out
    git(office.register, "merge", "--quiet", BRANCH)
    git(office.register, "branch", "--quiet", "-D", BRANCH)
    merged = office.take(office.file())
    assert merged.code == 1
    assert "har redan ett ärende" in merged.out


def test_whoever_is_not_in_the_register_has_to_be_put_there_first(office: Office) -> None:
    said = refused(
        office, office.file(**{"Organisationsnummer": "556036-0793", "Företagets namn": "Okända"})
    )
    assert "inget företag med organisationsnumret 556036-0793" in said
    assert "asf new" in said


def test_a_number_that_belongs_to_somebody_else_is_asked_about(office: Office) -> None:
    page = {"Er sida i ASF-listan": "https://provlistan.example/asf/stangda-snickeriet/"}
    assert "Fråga företaget" in refused(office, office.file(**page))


def test_a_person_may_decide_who_it_is(office: Office) -> None:
    path = office.file(Organisationsnummer="556036-0793")
    assert f"--enterprise {SLUG}" in refused(office, path)
    taken = office.take(path, f"--enterprise={SLUG}")
    assert taken.code == 0, taken.out
    assert f"i registret {NUMBER}" in taken.out


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ({"E-post": ""}, "E-post saknas. Fyll i fältet."),
        ({"Minst ett år i drift": ""}, "Kryssa i rutan om det stämmer."),
        ({"Organisationsnummer": "002100-0014"}, "fel kontrollsiffra"),
        ({"Bilagor": "Annat underlag"}, "Bilagor: Årsredovisning saknas. Välj en fil."),
        (
            {"Bilagor": "Årsredovisning, Stadgar eller bolagsordning"},
            "Bilagor: Stadgar eller bolagsordning nämns men följde inte med.",
        ),
        (
            {"Bilagor": "Årsredovisning, Självskattning"},
            "Självskattning nämns men följde inte med.",
        ),
        ({"Så klarar ni arbetet": "Fråga 19811218-9876."}, "ser ut som ett personnummer"),
        ({"Ärende": "Nytt företag"}, "Texten är ingen ansökan."),
        ({"Omgång": ""}, "Omgång saknas. Välj en omgång."),
        ({"Lösenord": "x"}, "Lösenord"),
    ],
)
def test_what_is_wrong_in_it_is_said_in_the_forms_words(
    office: Office, other: dict[str, str], says: str
) -> None:
    said = refused(office, office.file(**other))
    assert says in said
    assert "19811218" not in said


def test_a_file_that_is_something_else_than_its_name_says_is_refused(office: Office) -> None:
    said = refused(office, office.file({"annual-report-1.pdf": b"MZ\x90\x00"}))
    assert "annual-report-1.pdf är ingen PDF, bild (PNG eller JPEG) eller text" in said


def test_enclosures_that_nobody_told_of_are_refused(office: Office) -> None:
    said = refused(office, office.file({**FILES, "statutes-1.pdf": PDF}))
    assert "Stadgar eller bolagsordning följde med utan att nämnas." in said


def test_one_that_cannot_be_taken_does_not_keep_others_out(office: Office) -> None:
    bad = application_file(office.folder / "a.age", x25519.Identity.generate())
    ran = office.take(bad, str(office.file()))
    assert ran.code == 1
    assert "annan nyckel" in ran.out
    assert office.branches() == [BRANCH]


def test_two_rounds_open_at_once_are_told_apart(office: Office) -> None:
    add_round(office.register, "2027-om", "Omcertifiering 2027", "2026-11-01", "2026-12-31")
    git(office.register, "add", "--all")
    git(office.register, "commit", "--quiet", "--message=En till")
    ran = office.take(office.file(Omgång="Omcertifiering 2027 (2027-om)"))
    assert ran.code == 0, ran.out
    assert office.branches() == [f"certifiering/2027-om/{SLUG}/applied"]


# Hostile containers.


def raw_zip(**entries: bytes) -> bytes:
    """A ZIP as others write it, by names with _ for a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries.items():
            package.writestr(name.replace("_", "."), content)
    return made.getvalue()


def twice() -> bytes:
    """A name twice, written by our own writer from a mapping that says each time something else."""
    first = packed({TEXT: text(), "annual-report-1.pdf": PDF})
    at = first.index(b"PK\1\2")
    entry = first[first.index(b"PK\3\4", 4) : at]
    return first[:at] + entry + first[at:]


def with_link() -> bytes:
    """An entry that unpacking programs make a symbolic link of."""
    made = bytearray(packed({TEXT: text(), **FILES}))
    at = made.index(b"PK\1\2", made.index(b"PK\1\2") + 4)
    made[at + 5] = 3
    made[at + 38 : at + 42] = struct.pack("<I", 0o120777 << 16)
    return bytes(made)


def other_in_directory() -> bytes:
    """A directory that calls a file otherwise than the file itself does."""
    made = packed({TEXT: text(), **FILES})
    at = made.rindex(b"annual-report-1.pdf")
    return made[:at] + b"annual-report-2.pdf" + made[at + 19 :]


def bomb() -> bytes:
    """A file that says to be small and unpacks to a gigabyte."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.writestr(TEXT, text())
        package.writestr("annual-report-1.pdf", b"\0" * (64 * MIB))
    return made.getvalue()


def lying_size() -> bytes:
    """A file that says to be larger than all of it."""
    made = bytearray(packed({TEXT: text(), **FILES}))
    at = made.index(b"PK\3\4", 4)
    made[at + 18 : at + 26] = struct.pack("<II", 0x7FFFFFFF, 0x7FFFFFFF)
    return bytes(made)


def renamed(name: str) -> bytes:
    return packed({TEXT: text(), name: PDF})


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "no container": (lambda: b"hej", "något annat än text och bilagor"),
    "nothing": (lambda: b"", "något annat än text och bilagor"),
    "empty zip": (lambda: packed({}), "något annat än text och bilagor"),
    "compressed": (lambda: raw_zip(ansokan_txt=text()), "komprimerad"),
    "bomb": (bomb, "komprimerad"),
    "climbs": (lambda: renamed("../../etc/passwd"), "heter «../../etc/passwd»"),
    "absolute": (lambda: renamed("/etc/passwd"), "heter «/etc/passwd»"),
    "climbs in Windows": (lambda: renamed("..\\x.pdf"), "heter «..\\x.pdf»"),
    "device": (lambda: renamed("con.pdf"), "heter «con.pdf»"),
    "hidden": (lambda: renamed(".bashrc"), "heter «.bashrc»"),
    "folder": (lambda: renamed("x/annual-report-1.pdf"), "heter «x/annual-report-1.pdf»"),
    "two endings": (lambda: renamed("annual-report-1.pdf.exe"), "heter"),
    "unseen letters": (lambda: renamed("annual-report-1\n.pdf"), "heter «annual-report-1↵.pdf»"),
    "no text": (lambda: packed(dict(FILES)), f"{TEXT} ligger inte först"),
    "text not first": (lambda: packed({**FILES, TEXT: text()}), f"{TEXT} ligger inte först"),
    "twice": (twice, "två filer i den heter annual-report-1.pdf"),
    "a link": (with_link, "något annat än text och bilagor"),
    "told otherwise": (other_in_directory, "något annat än text och bilagor"),
    "lies of its size": (lying_size, "avklippt"),
    "cut off": (lambda: packed({TEXT: text(), **FILES})[:-30], "något annat än text och bilagor"),
    "cut off early": (lambda: packed({TEXT: text()})[:20], "avklippt"),
    "something before": (lambda: b"MZ" + packed({TEXT: text()}), "något annat än"),
    "something after": (lambda: packed({TEXT: text(), **FILES}) + b"x", "något annat än"),
    "too many": (
        lambda: packed({TEXT: text(), **{f"other-{n}.pdf": PDF for n in range(1, MAX_FILES + 2)}}),
        f"fler än {MAX_FILES} bilagor",
    ),
    "too large a file": (
        lambda: packed({TEXT: text(), "other-1.pdf": PDF + b"\0" * (MAX_FILE_MIB * MIB)}),
        "other-1.pdf är för stor",
    ),
    "too large a text": (lambda: packed({TEXT: b" " * (64 * 1024 + 1)}), f"{TEXT} är för stor"),
    "wrong checksum": (
        lambda: packed({TEXT: text(), **FILES}).replace(b"NAGON", b"NAGOT"),
        "något annat än",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_container_is_refused_with_its_reason(office: Office, name: str) -> None:
    make, says = HOSTILE[name]
    path = encrypted(make(), office.folder / "ansokan.age", office.key)
    said = refused(office, path)
    assert "Filen gick att låsa upp" in said
    assert says in said
    assert "för hand" in said


def test_a_file_larger_than_any_application_is_not_even_opened(office: Office) -> None:
    path = office.file()
    with path.open("ab") as stream:
        stream.truncate(18 * MIB)
    assert "större än någon ansökan" in refused(office, path)


def test_a_file_that_is_too_large_does_not_keep_others_out(office: Office) -> None:
    large = office.folder / "stor.age"
    large.write_bytes(office.file().read_bytes())
    with large.open("ab") as stream:
        stream.truncate(18 * MIB)
    ran = office.take(large, str(office.file()))
    assert ran.code == 1
    assert "stor.age: inte mottagen." in ran.out
    assert office.branches() == [BRANCH]


@pytest.mark.parametrize(
    "raw",
    [b"\xff\xfe", b"hej", text().replace(b"=====", b"")],
    ids=["no UTF-8", "no block", "bare"],
)
def test_a_text_that_is_none_is_refused(office: Office, raw: bytes) -> None:
    path = encrypted(packed({TEXT: raw, **FILES}), office.folder / "a.age", office.key)
    assert "inte mottagen" in refused(office, path)


NAMES = st.sampled_from(["annual-report-1.pdf", "other-1.png", "other-2.docx", "statutes-1.odt"])


@given(st.binary(max_size=300), st.dictionaries(NAMES, st.binary(max_size=300)))
def test_what_is_packed_comes_out_again(first: bytes, more: dict[str, bytes]) -> None:
    files = {TEXT: first, **more}
    raw = packed(files)
    assert unpacked(raw) == files
    assert list(unpacked(raw)) == list(files)
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == files


@given(st.data())
def test_no_byte_of_a_container_can_be_another(data: st.DataObject) -> None:
    raw = bytearray(packed({TEXT: b"hej", "other-1.pdf": b"x" * 9}))
    at = data.draw(st.integers(0, len(raw) - 1))
    raw[at] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ContainerError):
        unpacked(bytes(raw))


@given(st.binary(max_size=400))
def test_any_bytes_are_taken_apart_or_refused(raw: bytes) -> None:
    for tried in (raw, b"PK\3\4" + raw):
        with pytest.raises(ContainerError):
            unpacked(tried)


def test_checksums_are_those_of_zip() -> None:
    raw = packed({TEXT: b"hej"})
    assert struct.unpack_from("<I", raw, 14)[0] == crc32(b"hej")


# What kind of file an enclosure is.


def document(*names: str, first: tuple[str, bytes] | None = None) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        if first:
            package.writestr(*first)
        for name in names:
            package.writestr(name, "x")
    return made.getvalue()


ODT = ("mimetype", b"application/vnd.oasis.opendocument.text")
KINDS = {
    "pdf": (PDF, "pdf"),
    "png": (b"\x89PNG\r\n\x1a\n....", "png"),
    "jpg": (b"\xff\xd8\xff\xe0....", "jpg"),
    "docx": (document("[Content_Types].xml", "word/document.xml"), "docx"),
    "odt": (document("content.xml", first=ODT), "odt"),
    "macros of Word": (document("word/document.xml", "word/vbaProject.bin"), ""),
    "macros of LibreOffice": (document("Basic/script-lc.xml", first=ODT), ""),
    "spreadsheet": (document("xl/workbook.xml"), ""),
    "template": (document("x", first=(ODT[0], ODT[1] + b"-template")), ""),
    "program": (b"MZ\x90\0", ""),
    "page": (b"<!doctype html><script>", ""),
    "nothing": (b"", ""),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_file_is_told_by_what_it_holds(name: str) -> None:
    raw, ending = KINDS[name]
    assert ending_of(raw) == ending


# Keys.


def test_a_new_key_opens_what_is_locked_to_it(office: Office) -> None:
    place = office.folder / "ny.txt"
    ran = office.shell.asf("key", "new", str(place))
    assert ran.code == 0, ran.err
    public = next(line for line in ran.out.split("\n") if line.startswith("application_key: "))
    assert str(x25519.Identity.from_str(place.read_text("utf-8").split()[-1]).to_public()) in public
    assert place.stat().st_mode & 0o077 == 0
    secret = place.read_text("utf-8").split()[-1]
    assert secret not in ran.out
    office.key, office.identity = x25519.Identity.from_str(secret), place
    assert office.take(office.file()).code == 0


def test_a_key_is_never_written_over_nor_into_the_repository(office: Office) -> None:
    before = office.identity.read_bytes()
    over = office.shell.asf("key", "new", str(office.identity))
    assert over.code == 2
    assert "skrivs aldrig över" in over.err
    assert office.identity.read_bytes() == before
    inside = office.shell.asf("key", "new", str(office.register / "data" / "nyckel.txt"))
    assert inside.code == 2
    assert git(office.register, "status", "--porcelain") == ""
