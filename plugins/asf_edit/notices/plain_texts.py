"""Texts of notices as they may stand in a post: no markup that comes alive, nobody's address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asf_register.personal_number import without_personal_numbers
from asf_register.readable import is_readable
from asf_register.reading.text import composed
from asf_register.rules.contact import is_role_address
from asf_register.web_address import why_refused

from asf_edit.understanding.typography import lines

MOST_OF_TEXT = 9_000
_LONGEST_URL = 500
_EMAIL = re.compile(r"(?<![\w.+/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# What is markup in Markdown wherever it stands, and what is so where it begins a line. Without ">"
# nothing between angle brackets is a link.
_MARKS = re.compile(r"[\\`*_\[\]|>]")
_FIRST = re.compile(r"^[#+-]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s)")
_BULLET = re.compile(r"^[-–—•·*◦▪‣]\s+")
_RULE = re.compile(r"^[-=_*\s]{2,}$")
_SPACES = re.compile(r"[^\S\n]+")


def on_a_line(written: str, most: int, names: tuple[str, ...] = ()) -> str:
    """A text on one line, cut between words where it is too long; "" where nobody could read it.

    Args:
        written: What stands in the notice.
        most: The most characters.
        names: What the one is called whose addresses may be told.
    """
    text = " ".join(_harmless(written, names).split())
    return _cut(text, most) if is_readable(text) else ""


def as_markdown(written: str, names: tuple[str, ...] = ()) -> str:
    """A text of several paragraphs as Markdown that says just that; lists stay lists.

    Args:
        written: What stands in the notice.
        names: What the one is called whose addresses may be told.
    """
    text = _cut(_SPACES.sub(" ", _harmless(written, names)), MOST_OF_TEXT)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(_marked(text))).strip("\n")


def address(written: str) -> str:
    """An address on the web that may be linked to; "" where it may not, or is none."""
    said = composed(written.strip())
    if said.startswith("www."):
        said = f"https://{said}"
    return "" if len(said) > _LONGEST_URL or why_refused(said) else said


def _harmless(written: str, names: tuple[str, ...]) -> str:
    text = without_personal_numbers(lines(written))
    return _EMAIL.sub(
        lambda found: found[0] if is_role_address(found[0], names) else "(e-postadress)", text
    )


def _marked(text: str) -> Iterator[str]:
    was_item = False
    for line in (line.strip() for line in text.split("\n")):
        if line and _RULE.match(line):
            continue
        bullet = _BULLET.match(line)
        if line and bool(bullet) != was_item:
            yield ""
        was_item = bool(bullet) if line else was_item
        rest = line[bullet.end() :] if bullet else line
        yield f"- {_escaped(rest)}" if bullet else _escaped(rest)


def _escaped(line: str) -> str:
    marked = _ENTITY.sub("&amp;", _MARKS.sub(r"\\\g<0>", line))
    return _FIRST.sub(r"\\\g<0>", _NUMBERED.sub(r"\1\\\2", marked))


def _cut(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    begun = text[: most - 2]
    return (begun.rpartition(" ")[0] or begun).rstrip(" ,;:–-") + " …"
