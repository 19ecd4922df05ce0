"""A work list for an issue on the forge: short enough, and nothing in it comes alive."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from asf_register.harmless import as_code, harmless
from asf_register.swedish import count_of, long_date

from asf_upkeep.worklist.how_much import about_minutes
from asf_upkeep.worklist.line import Line
from asf_upkeep.worklist.ranking import Conversation
from asf_upkeep.worklist.words import LATER, Words
from asf_upkeep.worklist.worklist import Section

# GitHub takes 65 536 characters in an issue; some are left for what stands around the list.
MOST_CHARACTERS = 60_000
# One with very much to see to leaves room for five others.
_SHARE = 6
_SITE, _FILE = "Öppna formuläret", "Öppna filen"
_PAGE = "Läs mer"


def as_markdown(sections: Sequence[Section], words: Words) -> str:
    """Sections one after the other, each cut where an issue has no room for more."""
    return "\n\n".join(
        f"## {words.title(one)}\n\n{section_as_markdown(one, words)}" for one in sections
    )


def section_as_markdown(section: Section, words: Words, most: int = MOST_CHARACTERS) -> str:
    """One section without its heading.

    Args:
        section: The section.
        words: Says things about its lines.
        most: So many characters at the most; what has no room is counted.
    """
    head = f"{long_date(words.day)}: {words.total(section)}"
    now, later = words.parts(section)
    room = most // _SHARE
    blocks = [_conversation(number, one, words, room) for number, one in enumerate(now, start=1)]
    blocks += [_waiting(one, words, room) for one in later]
    if later:
        blocks[len(now)] = f"### {LATER}\n\n{blocks[len(now)]}"
    left = most - len(head) - 2 - len(_rest(len(blocks), section))
    fits = sum(size <= left for size in accumulate(len(block) + 2 for block in blocks))
    rest = [_rest(len(blocks) - fits, section)] if fits < len(blocks) else []
    return "\n\n".join([head, *blocks[:fits], *rest])


def _with_room(rows: Sequence[str], most: int) -> list[str]:
    """The rows that there is room for; the others are counted."""
    fits = sum(size <= most for size in accumulate(len(row) + 1 for row in rows))
    more = [f"- … och {len(rows) - fits} till"] if fits < len(rows) else []
    return [*rows[:fits], *more]


def _conversation(number: int, one: Conversation, words: Words, most: int) -> str:
    heading = f"### {number}. {_named(one, words)}"
    rows = _with_room([_row(line, one, words) for line in one.lines], most)
    return "\n".join([f"{heading}\n", f"{_about(one, words)}\n", *rows])


def _waiting(one: Conversation, words: Words, most: int) -> str:
    """One of those that can wait, in few lines: there may be many."""
    reached = words.reached(one)
    rows = _with_room([_row(line, one, words) for line in one.lines], most)
    head = f"- {_named(one, words)}{f', {as_code(reached)}' if reached else ''}"
    return "\n".join([head, *(f"  {row}" for row in rows)])


def _named(one: Conversation, words: Words) -> str:
    where = words.place(one.contact)
    return f"{harmless(one.contact.name)}{f', {where}' if where else ''}"


def _about(one: Conversation, words: Words) -> str:
    """How one is reached and how long it takes; whoever can't be mailed is rung."""
    reached, time = words.reached(one), about_minutes(one.minutes)
    known = ", ".join(filter(None, (words.unreached(one), time)))
    about = f"{as_code(reached)}, {time}" if reached else f"{known[:1].upper()}{known[1:]}"
    if not words.asks_for_address(one):
        return about
    way = f"Ring {about}" if words.ways(one) else about
    return f"{way}. Fråga också efter en e-postadress som inte är en persons."


def _row(line: Line, one: Conversation, words: Words) -> str:
    mark, unit = words.mark(line, one), words.unit(line, one)
    before = f"**{mark}.** " if mark else ""
    about = f"{harmless(unit)}: " if unit else ""
    link = f"[{_called(line.link)}]({words.address(line)})"
    return f"- {before}{about}{harmless(line.why)} {harmless(line.to_do)} {link}"


def _called(link: str) -> str:
    if link.startswith("/foresla/"):
        return _SITE
    return _PAGE if link.startswith("/") else _FILE


def _rest(count: int, section: Section) -> str:
    command = f"asf worklist --region {section.code}" if section.code else "asf worklist"
    more = count_of(count, "till", "till")
    return f"… och {more}, som inte får plats här. `{command}` visar alla."
