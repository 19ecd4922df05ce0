"""A report for a comment on GitHub, in which nothing that others wrote comes alive."""

from __future__ import annotations

from collections.abc import Sequence

from asf_register.harmless import as_code, harmless
from asf_register.swedish import count_of, listing

from asf_propose.report.as_text import quoted, with_stop
from asf_propose.report.headline import headline
from asf_propose.report.report import Report
from asf_propose.report.section import Item, Need, Section
from asf_propose.report.sections import opening, sections
from asf_propose.report.sentences import Kind, Sentence, Value

# The comment is found by this, and written over when the change changes.
MARKER = "<!-- asf-report -->"
# GitHub takes 65 536 characters.
MOST_CHARACTERS = 60_000
_ROOM_FOR_END = 500
# Ticks around one piece of code.
_ONE_PIECE = 2


def as_markdown(report: Report) -> str:
    """The whole report; what there is no room for is counted in its last sentence."""
    top = [
        MARKER,
        f"## {harmless(headline(report), begins_line=False)}",
        _paragraph(opening(report)),
    ]
    top += [f"> {marked(notice)}" for notice in report.notices]
    parts = [(section, [_item(item) for item in section.items]) for section in sections(report)]
    left_out = _cut(parts, MOST_CHARACTERS - _ROOM_FOR_END - len("\n\n".join(top)))
    blocks = [*top, *(_section(section, items) for section, items in parts if items)]
    if left_out:
        blocks.append(
            f"Rapporten får inte plats på GitHub i sin helhet. Här saknas {listing(left_out)}. "
            "Kommandot `asf report` visar allt."
        )
    return "\n\n".join(blocks) + "\n"


def marked(sentence: Sentence) -> str:
    """A sentence with its full stop."""
    return with_stop(_words(sentence))


def _words(sentence: Sentence) -> str:
    return "".join(
        part if isinstance(part, str) else _shown(part, begins_line=at == 0)
        for at, part in enumerate(sentence)
    )


def _shown(value: Value, *, begins_line: bool) -> str:
    if value.kind is Kind.FILE:
        return as_code(value.text)
    if value.kind is Kind.SENTENCE:
        return harmless(value.text, begins_line=begins_line)
    before, text, after = quoted(value)
    safe = harmless(text, begins_line=begins_line)
    # A text in bits and pieces would be hard to read.
    shown = f"{before}{safe if safe.count('`') <= _ONE_PIECE else as_code(text)}{after}"
    return f"**{shown}**" if value.kind is Kind.NAME else shown


def _paragraph(sentences: Sequence[Sentence]) -> str:
    first, *rest = map(marked, sentences)
    return " ".join([f"**{first}**", *rest])


def _item(item: Item) -> str:
    if not item.lines:
        return f"- {marked(item.head)}"
    return "\n".join([_words(item.head), "", *(f"- {marked(line)}" for line in item.lines)])


def _section(section: Section, items: Sequence[str]) -> str:
    between = "\n" if all(item.startswith("- ") for item in items) else "\n\n"
    return f"### {section.title}\n\n{between.join(items)}"


def _cut(parts: Sequence[tuple[Section, list[str]]], room: int) -> list[str]:
    """Take the last items away until the rest has room; what was taken, in words."""
    used = sum(len(item) + 2 for _, items in parts for item in items)
    used += sum(len(section.title) + 8 for section, _ in parts)
    left_out = []
    # What is least needed to decide on a change goes first.
    for section, items in sorted(parts, key=lambda part: part[0].need):
        before = len(items)
        while items and used > room and section.need is not Need.ALL:
            used -= len(items.pop()) + 2
        if len(items) < before:
            count = sum(item.count for item in section.items[len(items) :])
            left_out.append(count_of(count, *section.noun))
    return left_out[::-1]
