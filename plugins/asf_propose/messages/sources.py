"""Where messages come from: a file, a folder, a stream."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from asf_propose.messages.decoding import text_of
from asf_propose.messages.kinds import kind_of
from asf_propose.messages.mail import LONGEST_TEXT, MOST_MIB, message_of_mail
from asf_propose.messages.mailbox import mails_in
from asf_propose.messages.message import Message, MessageError, refused
from asf_propose.messages.page_text import text_of_page

MOST_MESSAGES = 200
_MOST = MOST_MIB * 1024 * 1024
_HEAD = 64 * 1024
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# Nobody waits for a pipe that nothing is written to.
_HOW = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)


def read_messages(source: Path | bytes | BinaryIO) -> Iterator[Message]:
    """Read messages, one after the other.

    Args:
        source: A mail, a mailbox, a saved page or a text, told by what it holds; or a folder of
            those, also one in the form of a Maildir. Bytes and streams are read like a file.

    Yields:
        At most 200 messages. What can't be read is one with its problem, and so is what is left
        after those.

    Raises:
        MessageError: Where there is nothing to read.
    """
    every = _all_messages(source)
    yield from islice(every, MOST_MESSAGES)
    if next(every, None) is not None:
        yield refused(
            "resten",
            f"Högst {MOST_MESSAGES} meddelanden läses på en gång.",
            "Flytta dem som är klara och kör igen.",
        )


def _all_messages(source: Path | bytes | BinaryIO) -> Iterator[Message]:
    if isinstance(source, bytes):
        return _in_stream(BytesIO(source), _numbered)
    if not isinstance(source, Path):
        return _in_stream(source, _numbered)
    return _in_folder(source) if source.is_dir() else _in_file(source, _HOW, _numbered)


def _numbered(number: int) -> str:
    return f"meddelande {number}"


def _in_file(path: Path, flags: int, shown: Callable[[int], str]) -> Iterator[Message]:
    try:
        stream = os.fdopen(os.open(path, flags), "rb")
    except (OSError, ValueError) as error:
        raise _unreachable() from error
    with stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise MessageError(
                "Det är ingen vanlig fil.",
                "Ange en sparad fil, eller - för det som ett annat kommando lämnar över.",
            )
        yield from _in_stream(stream, shown)


def _in_stream(stream: BinaryIO, shown: Callable[[int], str]) -> Iterator[Message]:
    """The messages of something, whatever it is; each is read no further than is allowed."""
    head = _read(stream, _HEAD)
    kind = kind_of(head)
    if kind.name == "other":
        yield refused(shown(1), kind.problem, kind.mend)
    elif kind.name == "mailbox":
        start = head.removeprefix(_BYTE_ORDER_MARK).lstrip()
        chunks = chain([start], iter(lambda: _read(stream, _HEAD), b""))
        for number, mail in enumerate(mails_in(chunks, _MOST), start=1):
            yield message_of_mail(mail, shown(number))
    else:
        raw = _whole(head, stream)
        yield message_of_mail(raw, shown(1)) if kind.name == "mail" else _text(raw, shown(1))


def _whole(head: bytes, stream: BinaryIO) -> bytes | None:
    """All of something that begins so; None where it is larger than is allowed."""
    pieces = [head]
    size = len(head)
    while size <= _MOST and (piece := _read(stream, _HEAD)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces) if size <= _MOST else None


def _read(stream: BinaryIO, most: int) -> bytes:
    """So many bytes, or all that is left, also from a stream that gives them by and by."""
    pieces = []
    try:
        while most > 0 and (piece := stream.read(most)):
            pieces.append(piece)
            most -= len(piece)
    except OSError as error:
        raise _unreachable() from error
    return b"".join(pieces)


def _text(raw: bytes | None, shown: str) -> Message:
    """A saved page or a text."""
    if raw is None:
        return refused(
            shown, f"Texten är större än {MOST_MIB} MB.", "Spara bara förslaget som text."
        )
    text = text_of(raw)
    kind = kind_of(text[:_HEAD].encode("utf-8", "replace")).name
    texts = [text, text_of_page(text)] if "</" in text or "<br" in text.lower() else [text]
    if kind == "page":
        texts = [text_of_page(text)]
    elif kind == "piece of a page":
        # Markdown may begin so, too.
        texts = [text_of_page(text), text]
    return Message(shown, tuple(text[:LONGEST_TEXT] for text in texts))


def _in_folder(folder: Path) -> Iterator[Message]:
    """The messages in a folder, in the order of their files' names, which aren't told."""
    try:
        inner = [folder / name for name in ("new", "cur") if (folder / name).is_dir()]
        paths = [path for place in inner or [folder] for path in sorted(place.iterdir())]
    except OSError as error:
        raise _unreachable() from error
    paths = [path for path in paths if not path.name.startswith(".")]
    if not paths:
        raise MessageError("Mappen är tom.", "Ange en mapp med sparade mejl eller texter.")
    for number, path in enumerate(paths, start=1):
        yield from _in_folders_file(path, f"fil {number}")


def _in_folders_file(path: Path, shown: str) -> Iterator[Message]:
    try:
        if path.is_symlink():
            yield refused(
                shown, "Det är en länk till en annan plats.", "Lägg själva filen i mappen."
            )
        elif not stat.S_ISREG(path.lstat().st_mode):
            yield refused(shown, "Det är ingen vanlig fil.", "Flytta ut det ur mappen.")
        else:
            yield from _in_file(
                path,
                _HOW | _NO_LINK,
                lambda number: shown if number == 1 else f"{shown}, meddelande {number}",
            )
    except (OSError, MessageError):
        yield refused(shown, "Filen går inte att öppna.", "Kontrollera att du får läsa den.")


def _unreachable() -> MessageError:
    return MessageError(
        "Filen eller mappen går inte att läsa.",
        "Kontrollera att den finns och att du får läsa den.",
    )
