"""What a text block holds: lines with a name and a value, in the form that every way preserves."""

from __future__ import annotations

import re
from dataclasses import dataclass

from asf_register.errors import AsfError
from asf_register.problem import visible
from asf_register.reading.text import composed

SPACES = (
    "\t \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u202f\u205f\u3000"
)
# What a value begins with that is an address on the web.
ADDRESS = re.compile(r"<?(?:https?://|www\.)", re.IGNORECASE)

_SPACE = re.compile(f"[{SPACES}]")
_BREAK = re.compile("\r\n?")
# Mail programs tell an address twice: «info@x.example<mailto:info@x.example>».
_BRACKETED = r" ?<((?:mailto:|https?://)[^\s<>]{1,2000})>"
_TOLD_TWICE = re.compile(rf"(?<!\S)(\S{{1,2000}}?)((?:{_BRACKETED})+)")
_AGAIN = re.compile(_BRACKETED)
_SCHEME = re.compile("mailto:|https?://", re.IGNORECASE)
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A field of a form and what somebody wrote in it.

    Attributes:
        name: The field, as the form calls it.
        value: What was written, with a line feed between the lines of a text.
    """

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Block:
    """What a form says, in order, its head included."""

    lines: tuple[Line, ...]

    def get(self, name: str) -> str | None:
        """The value of a field; None where the block doesn't name it."""
        wanted = name.casefold()
        return next((line.value for line in self.lines if line.name.casefold() == wanted), None)


class BlockError(AsfError):
    """A text holds no block that can be taken; message and mend can be sent as a reply."""


class NoBlockError(BlockError):
    """A text holds no block at all."""


def plain_spaces(text: str) -> str:
    """A text whose every kind of space is the plain one."""
    return _SPACE.sub(" ", text)


def one_line(text: str) -> str:
    """A text on one line, with single plain spaces."""
    plain = plain_spaces(composed(text)).replace("\n", " ")
    return " ".join(part for part in plain.split(" ") if part)


def tidy(value: str) -> str:
    """A value as a block carries it.

    Letters are composed (NFC), spaces plain, and none stand at the end of a line. A value of one
    line has single spaces; the lines of a text keep those that they begin with or have inside.
    """
    text = plain_spaces(composed(_BREAK.sub("\n", value)))
    lines = [_told_once(line.rstrip(" ")) for line in text.split("\n")]
    if len(lines) > 1:
        return "\n".join(lines)
    line = " ".join(part for part in lines[0].split(" ") if part)
    return line[1:-1] if ADDRESS.match(line) and _in_brackets(line) else line


def quoted(text: str) -> str:
    """A piece of what somebody sent, short and with nothing unseen, to be shown in an answer."""
    line = visible(text.strip(SPACES))
    return f"«{line[:_SHOWN]}…»" if len(line) > _SHOWN else f"«{line}»"


def _in_brackets(line: str) -> bool:
    return line.startswith("<") and line.endswith(">") and " " not in line


def _told_once(line: str) -> str:
    """A line without the addresses that a mail program has put in after the same address."""
    return _TOLD_TWICE.sub(_once, line) if "<" in line else line


def _once(told: re.Match[str]) -> str:
    before = _bare(told[1])
    return told[1] + _AGAIN.sub(
        lambda again: "" if before.endswith(_bare(again[1])) else again[0], told[2]
    )


def _bare(address: str) -> str:
    return _SCHEME.sub("", address, count=1).rstrip("/").casefold()
