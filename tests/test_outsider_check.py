"""An outsider has a built site and ssh-keygen: the page's own command tells true from changed."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
from pathlib import Path

import certified_register as register
import pytest
from site_fixtures import BuiltSite

NUMBERS = ["ASF-2025-001", "ASF-2025-003", "ASF-2025-004", "ASF-2025-005", "ASF-2025-008"]
DAMAGES = {
    "a letter of the decision": ("beslut-1.json", b"Exemplet", b"Exempler"),
    "a day of the decision": ("beslut-1.json", b'"valid_to": "2027', b'"valid_to": "2028'),
    "its line break": ("beslut-1.json", b"}\n", b"}"),
    "its line breaks as Windows has them": ("beslut-1.json", b"\n", b"\r\n"),
    "a letter of the signature": ("beslut-1.json.sig", b"U1NIU0lH", b"U1NIU0lI"),
    "the certifier's keys": ("nycklar.txt", b"p003 ", b"p009 "),
    "what the keys are for": ("nycklar.txt", b"asf-certifiering", b"git"),
}


def commands(site: BuiltSite, number: str, kind: str = "verify") -> list[str]:
    """What the page of a certificate tells one to run."""
    page = (site.public / "certifikat" / number / "index.html").read_text("utf-8")
    return [html.unescape(one) for one in re.findall(rf'<code class="{kind}">(.*?)</code>', page)]


def saved(site: BuiltSite, number: str, folder: Path) -> Path:
    """A folder with what the page links to and says to save."""
    page = site.pages[f"/certifikat/{number}/"]
    for link in page.links:
        if link.endswith((".json", ".sig", "nycklar.txt")):
            shutil.copy(site.public / link.removeprefix("/"), folder)
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", command], cwd=folder, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize("number", NUMBERS)
def test_every_decision_of_a_page_is_verified_by_its_command(
    certified: BuiltSite, tmp_path: Path, number: str
) -> None:
    found = commands(certified, number)
    decisions = certified.register.certificates[number].decisions.written
    assert len(found) == len(decisions)
    folder = saved(certified, number, tmp_path)
    for command, decision in zip(found, decisions, strict=True):
        ran = run(command, folder)
        assert ran.returncode == 0, ran.stderr
        assert f'Good "asf-certifiering" signature for {decision["by"]} ' in ran.stdout


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_changed_is_refused(certified: BuiltSite, tmp_path: Path, damage: str) -> None:
    (command,) = commands(certified, "ASF-2025-001")
    folder = saved(certified, "ASF-2025-001", tmp_path)
    assert run(command, folder).returncode == 0
    name, old, new = DAMAGES[damage]
    raw = (folder / name).read_bytes()
    assert old in raw
    (folder / name).write_bytes(raw.replace(old, new))
    ran = run(command, folder)
    assert ran.returncode != 0
    assert "Good" not in ran.stdout


def test_any_single_byte_counts(certified: BuiltSite, tmp_path: Path) -> None:
    (command,) = commands(certified, "ASF-2025-001")
    path = saved(certified, "ASF-2025-001", tmp_path) / "beslut-1.json"
    raw = path.read_bytes()
    for place in range(0, len(raw), 37):
        path.write_bytes(raw[:place] + bytes([raw[place] ^ 1]) + raw[place + 1 :])
        assert run(command, tmp_path).returncode != 0, place


def test_the_signature_of_another_person_or_purpose_is_refused(
    certified: BuiltSite, tmp_path: Path
) -> None:
    (command,) = commands(certified, "ASF-2025-001")
    folder = saved(certified, "ASF-2025-001", tmp_path)
    signature, said = folder / "beslut-1.json.sig", (folder / "beslut-1.json").read_bytes()
    for person, purpose in (
        (register.HAS_LEFT, "asf-certifiering"),
        (register.AUDITOR, "asf-certifiering"),
        (register.CERTIFIER, "git"),
    ):
        signature.write_text(register.sign(person, said, purpose))
        assert run(command, folder).returncode != 0, (person, purpose)
    signature.write_text(register.sign("p003, the next key", said))
    assert run(command, folder).returncode == 0, "a certifier may have several keys"


def test_one_step_fetches_and_verifies(certified: BuiltSite, tmp_path: Path) -> None:
    for number in NUMBERS:
        for count, command in enumerate(commands(certified, number, "fetch")):
            address, inside = re.findall(r'curl -fsSO "(.*?)\{(.*?)\}" && ssh-keygen', command)[0]
            assert address == f"{register.SITE['address']}/certifikat/"
            assert all(
                (certified.public / "certifikat" / name).is_file() for name in inside.split(",")
            )
            # What a fresh machine may lack.
            if shutil.which("curl") is not None:
                folder = tmp_path / f"{number}-{count}"
                folder.mkdir()
                ran = run(command.replace(str(register.SITE["address"]), certified.url), folder)
                assert ran.returncode == 0, ran.stderr
                assert "Good" in ran.stdout


def test_the_keys_are_those_of_certifiers_and_nobody_else(certified: BuiltSite) -> None:
    lines = (certified.public / "certifikat" / "nycklar.txt").read_text("utf-8").splitlines()
    assert lines == [
        f'{person} namespaces="asf-certifiering" {register.public_key(key)}'
        for person, key in (
            (register.CERTIFIER, register.CERTIFIER),
            (register.CERTIFIER, "p003, the next key"),
            (register.HAS_LEFT, register.HAS_LEFT),
        )
    ]
