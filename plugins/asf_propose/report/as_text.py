"""A report for a person at a terminal."""

from __future__ import annotations

import re

from asf_propose.report.headline import headline
from asf_propose.report.report import Report
from asf_propose.report.section import Item
from asf_propose.report.sections import opening, sections
from asf_propose.report.sentences import Kind, Sentence, Value

# What needs no quotation marks to be told from the words around it.
_TAME = re.compile(r"(?:[\w ,/+&@%()\u202f-]|[.:](?=[\w/]))+")
_LONGEST = 60
_LONGEST_NAME = 120
_STOPS = (".", "!", "?", ":", ".»", "!»", "?»", "…»")
_QUOTES = str.maketrans("«»", "‹›")


def as_text(report: Report) -> str:
    """The whole report, a line a sentence."""
    parts = [headline(report), "\n".join(map(plain, [*opening(report), *report.notices]))]
    parts += ["\n".join([one.title, *map(_item, one.items)]) for one in sections(report)]
    return "\n\n".join(parts)


def plain(sentence: Sentence) -> str:
    """A sentence with its full stop."""
    return with_stop(_words(sentence))


def _words(sentence: Sentence) -> str:
    return "".join(part if isinstance(part, str) else _shown(part) for part in sentence)


def with_stop(said: str) -> str:
    """A sentence that ends as one."""
    return said if said.endswith(_STOPS) else f"{said}."


def quoted(value: Value) -> tuple[str, str, str]:
    """What somebody has written, with the quotation marks that it needs before and after it."""
    longest = _LONGEST_NAME if value.kind is Kind.NAME else _LONGEST
    is_short = value.kind is not Kind.TEXT and len(value.text) <= longest
    if is_short and _TAME.fullmatch(value.text):
        return "", value.text, ""
    return "«", value.text.translate(_QUOTES), "»"


def _shown(value: Value) -> str:
    if value.kind in (Kind.FILE, Kind.SENTENCE):
        return value.text
    return "".join(quoted(value))


def _item(item: Item) -> str:
    if not item.lines:
        return f"  {plain(item.head)}"
    return "\n".join([f"  {_words(item.head)}", *(f"    {plain(line)}" for line in item.lines)])
