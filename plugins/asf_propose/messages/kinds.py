"""What a file or a stream is, told by what it holds and not by its name."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Literal

from asf_propose.messages.mailbox import begins_mailbox

_MARKS = codecs.BOM_UTF8 + b" \t\r\n"
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_KNOWN = (
    b"(?:arc-[a-z-]+|authentication-results|bcc|cc|content-[a-z-]+|date|delivered-to|dkim-signature"
    b"|envelope-to|from|importance|in-reply-to|list-[a-z-]+|message-id|mime-version|received"
    b"|received-spf|references|reply-to|return-path|sender|sent|status|subject|thread-[a-z-]+|to"
    b"|user-agent|x-[a-z0-9-]+)"
)
_MAIL = re.compile(rb"(?:From [^\r\n]{1,400}\r?\n)?%b[ \t]*:" % _KNOWN, re.IGNORECASE)
_PAGE = re.compile(
    rb"(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}-->\s*)?<(?:!doctype\s+html|html|head|body)[\s>]",
    re.IGNORECASE,
)
_PIECE = re.compile(rb"<(?:div|meta|ol|p|pre|span|table|ul)[\s>]", re.IGNORECASE)
_COPY = "Öppna filen, kopiera texten i den och klistra in den i stället."
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_OTHERS = (
    (b"%PDF", "en PDF"),
    (b"\x89PNG", "en bild"),
    (b"\xff\xd8\xff", "en bild"),
    (b"GIF8", "en bild"),
    (b"RIFF", "en bild"),
    (b"{\\rtf", "ett RTF-dokument"),
    (b"PK\x03\x04", "ett dokument eller ett zip-arkiv"),
    (b"\x1f\x8b", "ett packat arkiv"),
    (b"7z\xbc\xaf", "ett packat arkiv"),
    (b"Rar!", "ett packat arkiv"),
)


@dataclass(frozen=True, slots=True)
class Kind:
    """What something is.

    Attributes:
        name: The kind.
        problem: Why it isn't read, for what is none of the others.
        mend: What to do instead.
    """

    name: Literal["mailbox", "mail", "page", "piece of a page", "text", "other"]
    problem: str = ""
    mend: str = ""


def kind_of(head: bytes) -> Kind:
    """Tell what something is by how it begins."""
    if head.startswith(_UTF_16):
        return Kind("text")
    start = head.lstrip(_MARKS)
    if not start:
        return Kind("other", "Det finns inget att läsa: innehållet är tomt.", "Skicka det på nytt.")
    if begins_mailbox(start):
        return Kind("mailbox")
    if _MAIL.match(start):
        return Kind("mail")
    if _PAGE.match(start):
        return Kind("page")
    return _other(start) or Kind("piece of a page" if _PIECE.match(start) else "text")


def _other(start: bytes) -> Kind | None:
    if start.startswith(_OLE):
        mend = "Spara mejlet som .eml eller som text, eller klistra in dess text."
        return Kind("other", "Filen är i ett format som bara Outlook eller Office läser.", mend)
    for begins, what in _OTHERS:
        if start.startswith(begins):
            return Kind("other", f"Filen är {what}, inget mejl och ingen text.", _COPY)
    if b"\0" in start:
        return Kind("other", "Filen är varken mejl eller text.", _COPY)
    return None
