"""A round as a table for a terminal or a pipe, at 80 columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from asf_register.problem import visible
from asf_register.swedish import count_of, listing, long_date

from asf_certify.overview import Overview, Participant
from asf_certify.round_words import facts_of, kind_of, separation_of, total_of, wait_words
from asf_certify.wrapped import WIDTH, wrapped

_NAME, _STATE = 27, 17
_REST = WIDTH - _NAME - _STATE


def as_text(seen: Overview) -> str:
    """The round, an enterprise a row, and then what is to be known of all of them."""
    blocks = [
        [f"{visible(seen.cohort.title)} ({seen.cohort.id}), {long_date(seen.day)}"],
        [line for fact in facts_of(seen.cohort, seen.day) for line in wrapped(fact)],
        list(_table(seen)),
        *(
            [title, *(f"  {line}" for said in some for line in wrapped(said, width=WIDTH - 2))]
            for title, some in _sections(seen)
            if some
        ),
        [line for said in total_of(seen) for line in wrapped(said)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def list_as_text(rounds: Sequence[Overview]) -> str:
    """Every round, a row each."""
    if not rounds:
        return "Registret har inga omgångar än."
    rows = [("OMGÅNG", "SLAG", "OM DEN")]
    for seen in rounds:
        about = [f"{visible(seen.cohort.title)}.", *total_of(seen)]
        rows.append((seen.cohort.id, kind_of(seen.cohort), " ".join(about)))
    return "\n".join(line for row in rows for line in _row(*row))


def _table(seen: Overview) -> Iterator[str]:
    if not seen.participants:
        yield "Inget företag är med än."
        return
    yield from _row("FÖRETAG", "LÄGE", "VÄNTAR PÅ")
    for one in seen.participants:
        yield from _row(*_cells(one, seen))


def _cells(one: Participant, seen: Overview) -> tuple[str, str, str]:
    state = f"{one.state} {one.certificate.number}" if one.certificate else one.state
    waits = "\n".join(wait_words(wait, seen.day) for wait in one.waits) or "–"
    same = one.slug == visible(one.name).casefold()
    name = visible(one.name) if same else f"{visible(one.name)}\n{one.slug}"
    return name, state, waits


def _row(name: str, state: str, rest: str) -> Iterator[str]:
    columns = zip_longest(_lines(state, _STATE - 1), _lines(rest, _REST), fillvalue="")
    for part in name.split("\n"):
        for left in wrapped(part, width=_NAME - 2):
            # A file's name is copied from here, so one too long has a line to itself.
            middle, right = next(columns, ("", "")) if len(left) <= _NAME - 2 else ("", "")
            yield f"{left.ljust(_NAME)}{middle.ljust(_STATE)}{right}".rstrip()
    for middle, right in columns:
        yield f"{' ' * _NAME}{middle.ljust(_STATE)}{right}".rstrip()


def _lines(text: str, width: int) -> list[str]:
    return [line for part in text.split("\n") for line in _cut(part, width)]


def _cut(text: str, width: int) -> Iterator[str]:
    for line in wrapped(text, width=width):
        while len(line) > width:
            yield line[:width]
            line = line[width:]  # noqa: PLW2901 -- what is left of a word too long for its column
        yield line


def _sections(seen: Overview) -> Iterator[tuple[str, list[str]]]:
    yield (
        "Grupper",
        [
            f"{group.supervisor}: {listing([visible(one) for one in group.enterprises])} "
            f"({count_of(len(group.enterprises), 'företag', 'företag')})"
            for group in seen.cohort.groups
        ],
    )
    yield "Åtskillnad", list(separation_of(seen))
    yield (
        "Beslut",
        [
            f"{one.certificate.number} {visible(one.name)}: {visible(one.period.reason)}"
            for one in seen.decided
            if one.certificate and one.period
        ],
    )
