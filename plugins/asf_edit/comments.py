"""Comments of a YAML file: found by where they stand, and put back there.

YAML libraries tie a comment to what comes before it, so it strays when fields
are put in order. Here a comment belongs to the field below it, or to the one on
its own line, as people mean it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import yaml
from asf_register.problem import Pointer
from asf_register.reading import positions_of
from asf_register.reading.text import decode


@dataclass(frozen=True, slots=True)
class Comment:
    """Some words after a "#".

    Attributes:
        text: The comment with its "#".
        pointer: The field it belongs to; () for the whole file, None at its end.
        above: Whether it has a line of its own, above the field.
    """

    text: str
    pointer: Pointer | None
    above: bool


def comments_of(raw: bytes) -> tuple[Comment, ...]:
    """Find the comments of a file that can be read, in its order."""
    if b"#" not in raw:
        return ()
    text, _ = decode(raw)
    lines = text.split("\n")
    by_line: dict[int, Pointer] = {}
    for pointer, (line, _) in positions_of(raw).places.items():
        # The outermost value of a line is what a comment there is about.
        if pointer:
            by_line.setdefault(line - 1, pointer)
    return tuple(_placed(lines, by_line))


def _placed(lines: list[str], by_line: Mapping[int, Pointer]) -> Iterator[Comment]:
    for number, column in _starts(lines):
        line = lines[number]
        if line[:column].strip():
            holder = max((at for at in by_line if at <= number), default=None)
            yield Comment(line[column:].rstrip(), _at(by_line, holder), above=False)
        else:
            below = min((at for at in by_line if at > number), default=None)
            pointer = () if _is_heading(lines, number, below) else _at(by_line, below)
            yield Comment(line[column:].rstrip(), pointer, above=True)


def _is_heading(lines: list[str], number: int, below: int | None) -> bool:
    """Whether a comment is about the whole file: on top of it, before an empty line."""
    on_top = all(line.strip()[:1] in ("", "#") for line in lines[:number])
    return on_top and not all(line.strip() for line in lines[number:below])


def _at(by_line: Mapping[int, Pointer], line: int | None) -> Pointer | None:
    return None if line is None else by_line[line]


def _starts(lines: list[str]) -> Iterator[tuple[int, int]]:
    """Line and column, from 0, of each "#" that begins a comment: outside of every token."""
    tokens = list(yaml.scan("\n".join(lines), Loader=yaml.CSafeLoader))
    for token, following in pairwise(tokens):
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            # A block's own first line can end in a comment, which the token holds.
            start = token.start_mark
            yield from _in_line(lines, start.line, start.column, len(lines[start.line]))
        yield from _between(lines, token.end_mark, following.start_mark)


def _between(lines: list[str], start: yaml.Mark, end: yaml.Mark) -> Iterator[tuple[int, int]]:
    for number in range(start.line, min(end.line + 1, len(lines))):
        first = start.column if number == start.line else 0
        last = end.column if number == end.line else len(lines[number])
        yield from _in_line(lines, number, first, last)


def _in_line(lines: list[str], number: int, first: int, last: int) -> Iterator[tuple[int, int]]:
    column = lines[number].find("#", first, last)
    if column >= 0:
        yield number, column


def with_comments(text: str, comments: tuple[Comment, ...]) -> str:
    """Put comments into a text at the fields they belong to, or at what those stood in."""
    if not comments:
        return text
    lines = text.removesuffix("\n").split("\n")
    positions = positions_of(text.encode())
    above: dict[int, list[str]] = {}
    beside: dict[int, list[str]] = {}
    for comment in comments:
        if comment.pointer is None:
            above.setdefault(len(lines), []).append(comment.text)
            continue
        line, _ = positions.nearest(comment.pointer)
        column = len(lines[line - 1]) - len(lines[line - 1].lstrip(" "))
        if comment.above:
            above.setdefault(line - 1, []).append(" " * column + comment.text)
        else:
            beside.setdefault(line - 1, []).append(comment.text)
    written: list[str] = []
    for number, content in enumerate(lines):
        written += above.get(number, [])
        written.append(" ".join([content, *beside.get(number, [])]))
    return "\n".join([*written, *above.get(len(lines), [])]) + "\n"
