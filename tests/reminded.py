"""Somebody who is reminded and answers: a register in git, reminders, replies and the intake."""

from __future__ import annotations

import json
import re
import subprocess
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP, default
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from command_shell import Ran, Shell

KEY = "a key that nobody knows, made of at least 32 bytes"
NEW_KEY = "another key that nobody knows, of at least 32 bytes"
SENT, ANSWERED = "2026-11-01", "2026-11-10"
LAST, AFTER_LAST = "2026-12-31", "2027-01-01"
KAFE = """\
name: Kafé Linden
organisation_number: 769600-0004
region: "21"
municipality: "2180"
email: info@linden.example
phone: 026-12 34 56
industries:
  - cafe-restaurant
offers:
  - title: Lunch
    text: Soppa och bröd.
description: |-
  Vi lagar mat.

  Alla får vara med.
listing: consented
consent:
  date: 2024-01-15
  by: enterprise
confirmed:
  date: 2025-10-01
  by: coordinator
"""
OTHER = (
    KAFE.replace("Kafé Linden", "Snickeriet Hyveln")
    .replace("769600-0004", "769600-0012")
    .replace("info@linden", "info@hyveln")
)
HIDDEN = """\
name: Dolda rummet
organisation_number: 769600-0020
region: "21"
municipality: "2180"
email: info@dolda.example
listing: unlisted
"""
NO_MAIL = """\
name: Tvättstugan
region: "21"
municipality: "2180"
phone: 026-65 43 21
listing: unlisted
"""


class Reminded:
    """Somebody with a register, a key and a post box."""

    def __init__(self, shell: Shell, patch: pytest.MonkeyPatch) -> None:
        self.shell = shell
        self.patch = patch
        self.box = shell.folder / "box"
        self.box.mkdir()
        patch.setenv("ASF_REMINDER_KEY", KEY)
        patch.delenv("ASF_REMINDER_KEY_BEFORE", raising=False)
        self.save(**{"kafe-linden": KAFE, "snickeriet-hyveln": OTHER, "dolda-rummet": HIDDEN})

    def git(self, *arguments: str) -> str:
        who = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
        ran = subprocess.run(
            ["git", *who, *arguments],
            cwd=self.shell.register,
            capture_output=True,
            check=True,
            text=True,
        )
        return ran.stdout

    def save(self, **entries: str) -> None:
        """Write entries and commit them."""
        if not (self.shell.register / ".git").exists():
            self.git("init", "-q", "-b", "main")
        for slug, text in entries.items():
            self.shell.write(f"data/asf/{slug}.yaml", text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "sparat")

    def run(self, *options: str) -> Ran:
        return self.shell.asf("reminders", "--region", "21", "--date", SENT, *options)

    def mail(self, slug: str = "kafe-linden") -> EmailMessage:
        """The reminder to an enterprise."""
        ran = self.run("--output", str(self.box))
        assert ran.code == 0, ran.err
        raw = (self.box / f"paminnelse-{slug}-{SENT}.eml").read_bytes()
        message = message_from_bytes(raw, policy=default)
        assert isinstance(message, EmailMessage)
        return message

    def answer(self, says: str, slug: str = "kafe-linden") -> EmailMessage:
        """The mail that opens where somebody clicks on an answer."""
        return opened(next(one for one in answers(self.mail(slug)) if says in unquote(one)))

    def take(self, sent: EmailMessage | str, *options: str, on: str = ANSWERED) -> dict[str, Any]:
        """What comes of a mail or a pasted text."""
        path = self.shell.folder / "svar.txt"
        path.write_bytes(sent.encode() if isinstance(sent, str) else sent.as_bytes(policy=SMTP))
        ran = self.shell.asf("intake", str(path), "--format", "json", "--date", on, *options)
        assert not ran.err, ran.err
        (outcome,) = json.loads(ran.out)
        assert ran.code == int("reply" in outcome or "task" in outcome)
        assert self.git("status", "--porcelain") == ""
        return dict(outcome)

    def changed(self, outcome: dict[str, Any]) -> list[str]:
        """The lines that a proposal changes."""
        said = self.git("diff", "main", outcome["branch"]).splitlines()
        return [line for line in said if line[:1] in "+-" and line[:3] not in ("+++", "---")]

    def nothing_is_proposed(self) -> bool:
        return self.git("branch", "--format=%(refname:short)").split() == ["main"]


@pytest.fixture
def reminded(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Reminded:
    return Reminded(shell, monkeypatch)


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def answers(message: EmailMessage) -> list[str]:
    """The addresses of the answers in a reminder."""
    return re.findall(r"<(mailto:[^>\s]+)>", text_of(message))


def code_of(text: str) -> str:
    """The code in a mail."""
    return re.search(r"Svarskod: ([A-Z2-7]{40})", text)[1]  # type: ignore[index]


def opened(address: str) -> EmailMessage:
    """The mail that an address opens, sent by somebody who is nobody in particular."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query, strict_parsing=True, keep_blank_values=True)
    mail = EmailMessage()
    mail["From"] = "Någon <nagon@privat.example>"
    mail["To"] = unquote(parts.path)
    (mail["Subject"],) = asked["subject"]
    (body,) = asked["body"]
    mail.set_content(body.replace("\r\n", "\n"))
    return mail


def replied(to: EmailMessage, words: str, *, html: bool = False) -> EmailMessage:
    """A reply in own words above the quoted reminder."""
    mail = EmailMessage()
    mail["From"] = "Någon <nagon@privat.example>"
    mail["Subject"] = f"Sv: {to['Subject']}"
    head = "Den sön 1 nov. 2026 kl 10:12 skrev ASF-listan <gavleborg@asf-listan.example>:"
    if html:
        quoted = f"<blockquote>{text_of(to, 'html')}</blockquote>"
        mail.set_content(f"<p>{words}</p><div>{head}</div>{quoted}", subtype="html")
    else:
        lines = [f"> {line}" for line in text_of(to).splitlines()]
        said = "\n".join([words, "", head, "", *lines])
        mail.set_content(said, cte="quoted-printable")
    return mail
