"""A work list for a person at a terminal, and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

from asf_register.problem import visible
from asf_register.swedish import long_date

from asf_upkeep.worklist.how_much import about_minutes
from asf_upkeep.worklist.line import Line
from asf_upkeep.worklist.ranking import Conversation
from asf_upkeep.worklist.words import LATER, Words
from asf_upkeep.worklist.worklist import Section

_WIDTH = 80
_INDENT = "   "


def as_text(sections: Sequence[Section], words: Words) -> str:
    """Sections one after the other, each with a heading; those without lines say so."""
    return "\n\n".join("\n\n".join(_blocks(section, words)) for section in sections)


def as_json(sections: Sequence[Section], words: Words) -> str:
    """The same for a program."""
    told = {
        "date": words.day.isoformat(),
        "sections": [_section(section, words) for section in sections],
    }
    return json.dumps(told, ensure_ascii=False, indent=2)


def _blocks(section: Section, words: Words) -> Iterator[str]:
    total = "\n".join(wrap(words.total(section), _WIDTH))
    yield f"{words.title(section)}, {long_date(words.day)}\n{total}"
    now, later = words.parts(section)
    for number, one in enumerate(section.conversations, start=1):
        if later and number == len(now) + 1:
            yield LATER
        yield "\n".join(_conversation(number, one, words))


def _conversation(number: int, one: Conversation, words: Words) -> Iterator[str]:
    where = words.place(one.contact)
    yield f"{number}. {visible(one.contact.name)}{f', {where}' if where else ''}"
    reached = visible(words.reached(one)) or words.unreached(one)
    yield f"{_INDENT}{', '.join(filter(None, (reached, about_minutes(one.minutes))))}"
    for line in one.lines:
        mark, unit = words.mark(line, one), words.unit(line, one)
        before = f"{mark}: " if mark else ""
        yield from _wrapped(
            f"{before}{f'{visible(unit)}: ' if unit else ''}{visible(line.why)}", "- "
        )
        yield from _wrapped(visible(line.to_do), "  ")
        yield f"{_INDENT}  {words.address(line)}"


def _wrapped(text: str, first: str) -> list[str]:
    return wrap(
        text,
        _WIDTH,
        initial_indent=_INDENT + first,
        subsequent_indent=f"{_INDENT}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _section(section: Section, words: Words) -> dict[str, Any]:
    region = section.region
    return {
        "region": region.code if region else None,
        "title": words.title(section),
        "lines": len(section.lines),
        "minutes": section.minutes,
        "conversations": [
            {
                "contact": _subject(one.contact.kind, one.contact.id, one.contact.name),
                "reached": words.reached(one),
                "minutes": one.minutes,
                "lines": [_line(line, words) for line in one.lines],
            }
            for one in section.conversations
        ],
    }


def _line(line: Line, words: Words) -> dict[str, Any]:
    subject = line.subject
    return {
        "kind": line.kind.value,
        "urgency": line.urgency(words.day).name.lower(),
        "subject": _subject(subject.kind, subject.id, subject.name),
        "why": line.why,
        "to_do": line.to_do,
        "link": words.address(line),
        "since": line.waits_from.isoformat() if line.waits_from else None,
        "days_over": line.days_over(words.day),
    }


def _subject(kind: str, name: str, title: str) -> dict[str, str]:
    return {"kind": kind, "id": name, "name": title}
