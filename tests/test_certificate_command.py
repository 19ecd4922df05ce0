"""`asf certificate`: what is handed out, and that a proof is verified without any register."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import certified_register as register
import pytest
from asf_register.root import Root
from command_shell import Shell

NUMBER = "ASF-2025-004"


@pytest.fixture
def certified_shell(shell: Shell, copy_of_certified: Root) -> Shell:
    """A shell where the register of tests/certified_register.py lies, and one stands."""
    shutil.copytree(copy_of_certified.folder, shell.register, dirs_exist_ok=True)
    return shell


@pytest.fixture
def proof(certified_shell: Shell, tmp_path: Path) -> Path:
    """A proof on its own, with no register near."""
    path = tmp_path / "elsewhere" / "bevis.zip"
    path.parent.mkdir()
    ran = certified_shell.asf("certificate", "proof", NUMBER, "--output", str(path))
    assert ran.code == 0
    shutil.rmtree(certified_shell.register / "data")
    return path


def test_a_diploma_is_written(certified_shell: Shell) -> None:
    ran = certified_shell.asf("certificate", "diploma", NUMBER.lower())
    assert (ran.code, ran.out) == (0, f"Skrev {NUMBER}-diplom.pdf.\n")
    made = (certified_shell.register / f"{NUMBER}-diplom.pdf").read_bytes()
    assert made.startswith(b"%PDF")
    assert certified_shell.asf("certificate", "diploma", NUMBER, "--output", "b.pdf").code == 0
    assert (certified_shell.register / "b.pdf").read_bytes() == made


def test_a_silent_certificate_has_a_diploma_that_leads_nowhere(certified_shell: Shell) -> None:
    for number in ("ASF-2025-005", "ASF-2025-006"):
        assert certified_shell.asf("certificate", "diploma", number).code == 0
    public, silent = (
        (certified_shell.register / f"ASF-2025-{n}-diplom.pdf").read_bytes() for n in ("005", "006")
    )
    assert b"https://provlistan.example/certifikat/" in public
    assert b"https://" not in silent.replace(b"https://www.w3.org", b"")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("diploma", "ASF-2025-002"),
            "ASF-2025-002 gäller inte den dagen: Intyget",
        ),
        (("diploma", "ASF-2025-001", "--date", "2025-01-01"), "gäller inte den dagen"),
        (("diploma", "ASF-2019-H01"), "ASF-2019-H01 är övertaget ur en källa"),
        (("badge", "ASF-2019-H01"), "ASF-2019-H01 är övertaget ur en källa"),
        (("proof", "ASF-2019-H01"), "ASF-2019-H01 är övertaget ur en källa"),
        (("proof", "ASF-2025-99"), 'Inget intyg har numret "ASF-2025-99". Menade du ASF-2025-'),
        (("badge", "x"), "Skriv numret som ASF-2027-001."),
        (("badge", NUMBER, "--date", "i dag"), '"i dag" är inget datum.'),
    ],
)
def test_what_cannot_be_made_is_said_in_one_line(
    certified_shell: Shell, arguments: tuple[str, ...], said: str
) -> None:
    ran = certified_shell.asf("certificate", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_a_register_with_errors_hands_out_nothing(certified_shell: Shell) -> None:
    certified_shell.write("data/asf/fel.yaml", "name: Fel\n")
    ran = certified_shell.asf("certificate", "diploma", NUMBER)
    assert ran.code == 1
    assert "inget är skrivet" in ran.err
    assert not list(certified_shell.register.glob("*.pdf"))


def test_a_badge_comes_with_the_row_that_shows_it(certified_shell: Shell) -> None:
    ran = certified_shell.asf("certificate", "badge", NUMBER)
    assert ran.code == 0
    assert f'<a href="https://provlistan.example/certifikat/{NUMBER}/"><img' in ran.out
    picture = (certified_shell.register / f"{NUMBER}-marke.svg").read_text("utf-8")
    assert "Linas trädgård" in picture
    assert "<img" not in certified_shell.asf("certificate", "badge", "ASF-2025-006").out


def test_a_proof_is_verified_without_a_register(certified_shell: Shell, proof: Path) -> None:
    ran = certified_shell.asf("certificate", "verify", str(proof))
    assert ran.code == 0, ran
    assert "beslut-1.json: rätt, undertecknat av certifierare p004: certifierat" in ran.out
    assert "beslut-2.json: rätt, undertecknat av certifierare p004: vilande" in ran.out
    assert "beslut-3.json: rätt, undertecknat av certifierare p003: gäller igen" in ran.out


def test_a_proof_says_how_to_verify_it_without_this_program(proof: Path) -> None:
    with zipfile.ZipFile(proof) as packed:
        packed.extractall(proof.parent)
    said = (proof.parent / "LÄS-MIG.txt").read_text("utf-8")
    commands = [line for line in said.splitlines() if line.startswith("ssh-keygen")]
    assert len(commands) == 3
    for command in commands:
        subprocess.run(["sh", "-c", command], cwd=proof.parent, check=True)


def test_the_same_proof_has_the_same_bytes(certified_shell: Shell) -> None:
    for name in ("one.zip", "other.zip"):
        certified_shell.asf("certificate", "proof", NUMBER, "--output", name)
    one, other = ((certified_shell.register / f"{n}.zip").read_bytes() for n in ("one", "other"))
    assert one == other


DAMAGES = {
    "another name": ("beslut-1.json", b"Linas", b"Lindas", "inte gjord av p004"),
    "another certifier": ("beslut-1.json", b'"p004"', b'"p003"', "inte gjord av p003"),
    "no certifier": ("beslut-1.json", b'"p004"', b'"p021"', "nyckeln för p021 finns inte"),
    "no JSON": ("beslut-1.json", b"{", b"[", "filen är inget beslut"),
    "no text": ("beslut-1.json", b"{", b"\xff", "filen är inget beslut"),
    "another signature": ("beslut-1.json.sig", b"U1NI", b"U1NJ", "inte gjord av p004"),
    "no signature": ("beslut-1.json.sig", b"BEGIN", b"BEGUN", "inte gjord av p004"),
    "nothing": ("beslut-1.json.sig", b"", b"", "underskriften beslut-1.json.sig saknas"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_changed_proof_is_refused(certified_shell: Shell, proof: Path, damage: str) -> None:
    name, old, new, said = DAMAGES[damage]
    changed = proof.with_name("changed.zip")
    with zipfile.ZipFile(proof) as packed, zipfile.ZipFile(changed, "w") as again:
        for one in packed.namelist():
            raw = packed.read(one)
            if one != name:
                again.writestr(one, raw)
            elif old:
                assert old in raw
                again.writestr(one, raw.replace(old, new))
    ran = certified_shell.asf("certificate", "verify", str(changed))
    assert ran.code == 1
    assert "beslut-1.json: FEL" in ran.out
    assert said in ran.out
    assert "beslut-2.json: rätt" in ran.out
    assert "Besluten är som de skrevs under" not in ran.out


def test_keys_of_ones_own_choice_are_the_ones_that_count(
    certified_shell: Shell, proof: Path, tmp_path: Path
) -> None:
    """Whoever makes up a certificate can make up the keys beside it, too."""
    keys = tmp_path / "nycklar.txt"
    keys.write_text(
        f'p003 namespaces="asf-certifiering" {register.public_key("somebody else")}\n', "utf-8"
    )
    ran = certified_shell.asf("certificate", "verify", str(proof), "--keys", str(keys))
    assert ran.code == 1
    assert ran.out.count("FEL") == 3
    for empty in ("", "p003 ssh-ed25519 AAAA\n"):
        keys.write_text(empty, "utf-8")
        ran = certified_shell.asf("certificate", "verify", str(proof), "--keys", str(keys))
        assert ran.code == 2
        assert "Nycklarna" in ran.err


def test_saved_decisions_are_verified_with_what_lies_beside_them(
    certified_shell: Shell, proof: Path
) -> None:
    with zipfile.ZipFile(proof) as packed:
        packed.extractall(proof.parent)
    files = [str(proof.parent / f"beslut-{count}.json") for count in (1, 3)]
    ran = certified_shell.asf("certificate", "verify", *files)
    assert (ran.code, ran.out.count("rätt")) == (0, 2)
    (proof.parent / "nycklar.txt").unlink()
    ran = certified_shell.asf("certificate", "verify", *files)
    assert ran.code == 2
    assert "Hämta nycklar.txt från registrets webbplats" in ran.err


def test_what_is_no_proof_is_refused_in_one_line(certified_shell: Shell, tmp_path: Path) -> None:
    bomb, broken, other = (tmp_path / name for name in ("bomb.zip", "broken.zip", "other.txt"))
    for path, size in ((bomb, 50 * 1024 * 1024), (broken, 5000)):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("beslut-1.json", bytes(size))
    raw = broken.read_bytes()
    broken.write_bytes(raw[:45] + b"\xff" * 5 + raw[50:])
    other.write_text("hej", "utf-8")
    for path, said in (
        (bomb, "för stor"),
        (broken, "går inte att packa upp"),
        (other, "är inget beslut och inget bevis"),
        (tmp_path / "finns-inte.json", "går inte att läsa"),
        (tmp_path, "går inte att läsa"),
    ):
        ran = certified_shell.asf("certificate", "verify", str(path))
        assert (ran.code, ran.out) == (2, ""), path
        assert said in ran.err
        assert ran.err.count("\n") == 1
