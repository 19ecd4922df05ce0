"""A mail taken apart: what it says, the pictures that came along, and how much else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message as Part
from email.parser import BytesParser
from email.policy import Compat32

from asf_propose.block.reading import MAX_TEXT
from asf_propose.messages.decoding import text_of
from asf_propose.messages.headers import answers_reminder, automatic_of
from asf_propose.messages.message import Message, refused
from asf_propose.messages.page_text import text_of_page
from asf_propose.messages.soft_breaks import without_soft_breaks

MOST_MIB = 12
MOST_PARTS = 200
MOST_IMAGES = 5
# Each level of parts makes every line dearer to read, so what would be too deep isn't begun.
_MOST_BOUNDARIES = 60
_MOST_LINES_IN_BOUNDARIES = 6_000_000
_MOST_LINES = 800_000
_MOST_DEPTH = 20
_LONGEST_HEADER = 2_000
# One more than what a block is looked for in, so that what is too long is seen to be.
LONGEST_TEXT = MAX_TEXT + 1
_SAVED_FILE = 256 * 1024
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"RIFF", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"<svg")
_PART_BEGINS = re.compile(rb"[\r\n]--(?=[^\s])")
_SHOWN_IN_TEXT = re.compile(r"cid:([^\"'\s<>)]{1,200})", re.IGNORECASE)
_OTHER_TEXTS = ("calendar", "css", "csv", "directory", "javascript", "rtf", "vcard", "xml")
# What the parser of the standard library raises for mails that are broken in one way or another.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)


class _ShortHeaders(Compat32):
    """Cuts headers off: the longer ones are made to be slow to take apart."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """A header's name and what it says."""
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_HEADER].strip()


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A part that holds no other parts."""

    kind: str
    charset: str
    soft: bool
    content_id: str
    content: bytes


def message_of_mail(raw: bytes | None, shown: str) -> Message:
    """Take a mail apart.

    Args:
        raw: The mail, with its headers; None for one that is larger than is allowed.
        shown: Which one it is.
    """
    if raw is None:
        return refused(
            shown,
            f"Mejlet är större än {MOST_MIB} MB.",
            "Skicka det på nytt utan bilagor, eller med en mindre bild.",
        )
    if _is_tangled(raw):
        return refused(
            shown, "Mejlet har för många delar.", "Skicka bara förslaget, i ett nytt mejl."
        )
    try:
        parsed: Part = BytesParser(policy=_ShortHeaders()).parsebytes(
            raw.lstrip(b"\xef\xbb\xbf \t\r\n")
        )
        made = _message(list(_leaves(parsed)), shown)
        return replace(
            made, automatic=automatic_of(parsed), answers_reminder=answers_reminder(parsed)
        )
    except _BROKEN:
        return refused(
            shown, "Mejlet går inte att läsa.", "Kopiera dess text och skicka den i ett nytt mejl."
        )


def _is_tangled(raw: bytes) -> bool:
    lower = raw.lower()
    boundaries = lower.count(b"boundary")
    lines = max(raw.count(b"\n"), raw.count(b"\r"))
    return (
        boundaries > _MOST_BOUNDARIES
        or lower.count(b"content-type:") > 2 * MOST_PARTS
        # Parts need say nothing of themselves.
        or (boundaries > 0 and len(_PART_BEGINS.findall(raw)) > 2 * MOST_PARTS)
        or lines > _MOST_LINES
        or lines * boundaries > _MOST_LINES_IN_BOUNDARIES
    )


def _leaves(part: Part, depth: int = 0) -> Iterator[_Leaf]:
    if depth > _MOST_DEPTH:
        raise ValueError("parts within parts within parts")
    if part.is_multipart():
        for inner in part.get_payload():
            if isinstance(inner, Part):
                yield from _leaves(inner, depth + 1)
        return
    content = part.get_payload(decode=True)
    yield _Leaf(
        part.get_content_type(),
        part.get_content_charset("") or "",
        str(part.get_param("delsp", "")).lower() == "yes",
        str(part.get("content-id", "")).strip("<> ").lower(),
        content if isinstance(content, bytes) else b"",
    )


def _message(leaves: list[_Leaf], shown: str) -> Message:
    plain: list[str] = []
    pages: list[str] = []
    pictures: list[_Leaf] = []
    left_out = 0
    for leaf in leaves[:MOST_PARTS]:
        if leaf.kind == "text/html":
            pages.append(text_of(leaf.content, leaf.charset))
        elif _is_text(leaf):
            plain.append(_plain(leaf))
        elif _is_picture(leaf):
            pictures.append(leaf)
        else:
            left_out += 1
    images, others = _images(pictures, pages)
    # Some send HTML as if it were plain text.
    pages += [text for text in plain if "</" in text or "<br" in text]
    texts = (_one(plain), _one([text_of_page(page) for page in pages]))
    found = tuple(text for text in texts if text)
    problem = "" if found else "Mejlet har ingen text. Skriv eller klistra in förslaget i mejlet."
    left_out += others + len(leaves[MOST_PARTS:])
    return Message(shown, found, images, left_out, problem)


def _plain(leaf: _Leaf) -> str:
    text = text_of(leaf.content, leaf.charset)
    return without_soft_breaks(text) if leaf.soft else text


def _one(texts: list[str]) -> str:
    return "\n\n".join(text for text in texts if text.strip())[:LONGEST_TEXT]


def _is_text(leaf: _Leaf) -> bool:
    """Whether a part is read: plain text, whatever it is called, and a block saved as a file."""
    main, _, sub = leaf.kind.partition("/")
    if main == "text":
        return not any(other in sub for other in _OTHER_TEXTS)
    return (
        main == "application"
        and len(leaf.content) <= _SAVED_FILE
        and b"=====" in leaf.content
        and b"\0" not in leaf.content
    )


def _is_picture(leaf: _Leaf) -> bool:
    return leaf.kind.startswith("image/") or leaf.content.startswith(_PICTURES)


def _images(pictures: list[_Leaf], pages: list[str]) -> tuple[tuple[bytes, ...], int]:
    """The pictures that were attached, or else those in the text; and how many others."""
    shown = {found.lower() for page in pages for found in _SHOWN_IN_TEXT.findall(page)}
    attached = [leaf for leaf in pictures if not leaf.content_id or leaf.content_id not in shown]
    contents = dict.fromkeys(leaf.content for leaf in attached or pictures)
    kept = tuple(contents)[:MOST_IMAGES]
    return kept, len({leaf.content for leaf in pictures}) - len(kept)
