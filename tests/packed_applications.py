"""Applications as the site's form packs them, made without a browser, and a register for them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pyrage
from asf_propose.application.container import TEXT, packed
from asf_propose.block import Block, Line, written
from pyrage import x25519
from site_fixtures import MADE_UP

COHORT, TITLE = "2027-bas", "Bascertifiering våren 2027"
OPENS, CLOSES = "2026-11-15", "2026-12-15"
DAY = "2026-12-01"
SLUG, NAME, NUMBER = "angslyckan", "Ängslyckan", "002100-0013"
PDF = b"%PDF-1.7\nTEXT AV NAGON\n%%EOF\n"
SAID: Mapping[str, str] = {
    "Ärende": "Ansökan om certifiering",
    "Omgång": f"{TITLE} ({COHORT})",
    "Företagets namn": NAME,
    "Organisationsnummer": NUMBER,
    "E-post": "info@angslyckan.example",
    "Minst ett år i drift": "ja",
    "Fastställd årsredovisning": "ja",
    "Så klarar ni arbetet": "Verksamhetschefen håller i det.",
    "Bilagor": "Årsredovisning",
}
# All that a round with cases needs, in a form of its own.
ROUND = """kind: base
title: {title}
application: {{opens: '{opens}', closes: '{closes}'}}
start: '2027-08-01'
end: '2027-12-31'
places: 20
fee: {{total: 6000, instalments: [{{amount: 6000, due: '2027-07-31'}}]}}
standard: {{name: 'SIS PAS 10:2018'}}
criteria_version: '2024'
areas: [purpose, finances]
"""
FILES: Mapping[str, bytes] = {"annual-report-1.pdf": PDF}


def text(**other: str) -> bytes:
    """The text of an application; "" leaves a field out."""
    said = {**SAID, **other}
    lines = tuple(Line(name, value) for name, value in said.items() if value)
    return written(Block(lines)).encode()


def encrypted(content: bytes, path: Path, key: x25519.Identity) -> Path:
    """Lock some bytes to a key, in a file."""
    path.write_bytes(pyrage.encrypt(content, [key.to_public()]))
    return path


def application_file(
    path: Path, key: x25519.Identity, files: Mapping[str, bytes] = FILES, **other: str
) -> Path:
    """An application as it arrives."""
    return encrypted(packed({TEXT: text(**other), **files}), path, key)


def key_file(path: Path, key: x25519.Identity) -> Path:
    """A key as `asf key new` writes it."""
    path.write_text(f"# Skapad 2026-11-01\n# Öppen nyckel: {key.to_public()}\n{key}\n", "utf-8")
    return path


def register_in_git(folder: Path, application_key: str = "") -> Path:
    """The made-up register with a round to apply to, with all of it in git."""
    register = Path(shutil.copytree(MADE_UP, folder))
    add_round(register, COHORT, TITLE, OPENS, CLOSES)
    if application_key:
        settings = register / "data/site.yaml"
        settings.write_text(
            settings.read_text("utf-8") + f"application_key: {application_key}\n", "utf-8"
        )
    git(register, "init", "--quiet", "--initial-branch=main")
    git(register, "add", "--all")
    git(register, "commit", "--quiet", "--message=Registret")
    return register


def add_round(register: Path, name: str, title: str, opens: str, closes: str) -> None:
    """Announce a round."""
    file = register / "data/cohorts" / name / "cohort.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(ROUND.format(title=title, opens=opens, closes=closes), "utf-8")


def git(folder: Path, *arguments: str) -> str:
    """Run git as nobody in particular; what it says."""
    who = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout
