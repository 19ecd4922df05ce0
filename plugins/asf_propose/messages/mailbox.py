"""Mailboxes: many mails in one file, each after a line that begins with «From »."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# A line of the body may begin with «From », too, but seldom goes on like an envelope's, and is
# followed by a header even more seldom.
_ENVELOPE = re.compile(
    rb"From \S{1,320}[ \t]+(?:mon|tue|wed|thu|fri|sat|sun)[, ][^\r\n]{4,80}\d{4}[^\r\n]{0,60}\r?\n",
    re.IGNORECASE,
)
_HEADER = re.compile(rb">?[!-9;-~]{1,80}:|>?From ")
_PIECE = 64 * 1024


def begins_mailbox(head: bytes) -> bool:
    """Whether something begins as a mailbox."""
    match = _ENVELOPE.match(head)
    return match is not None and _HEADER.match(head, match.end()) is not None


def mails_in(chunks: Iterable[bytes], most: int) -> Iterator[bytes | None]:
    """The mails of a mailbox, each without the line before it; None for one that is too large.

    Args:
        chunks: The mailbox.
        most: How many bytes a mail may have.
    """
    mail = _Mail(most)
    held = b""  # A line that begins the next mail if a header comes after it.
    after_empty = True
    begun = False
    for line in _lines(chunks):
        if held and _HEADER.match(line):
            if begun:
                yield mail.content()
            mail = _Mail(most)
            begun = True
        else:
            mail.take(held)
        held = line if after_empty and _ENVELOPE.match(line) else b""
        if not held:
            mail.take(line)
        after_empty = line in (b"\n", b"\r\n")
    mail.take(held)
    yield mail.content()


class _Mail:
    """A mail while it is read; one that has become too large isn't kept."""

    def __init__(self, most: int) -> None:
        self._left = most
        self._lines: list[bytes] = []

    def take(self, line: bytes) -> None:
        self._left -= len(line)
        if self._left >= 0:
            self._lines.append(line)
        else:
            self._lines.clear()

    def content(self) -> bytes | None:
        return b"".join(self._lines) if self._left >= 0 else None


def _lines(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Lines with their ends; one that is very long comes in pieces."""
    rest = b""
    for chunk in chunks:
        *lines, rest = (rest + chunk).splitlines(keepends=True) or [b""]
        yield from lines
        if rest.endswith(b"\n") or len(rest) >= _PIECE:
            yield rest
            rest = b""
    if rest:
        yield rest
