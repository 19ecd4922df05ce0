"""Hits in words, for those who choose among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from asf_register.problem import visible
from asf_register.swedish import count_of, number

from asf_erase.hits import Hit, Kind
from asf_erase.searching import Found

_HEADINGS = {
    Kind.CONTENT: "I filer",
    Kind.NAME: "I filnamn",
    Kind.MESSAGE: "I versioners texter",
    Kind.PERSON: "Som den som har gjort eller sparat en version",
    Kind.TAG: "I taggars texter",
    Kind.BRANCH: "I namn på grenar och taggar",
}
_SHOWN = 12
_MOST_HITS = 100
_MOST_UNREAD = 20


def place_of(hit: Hit) -> str:
    """Where a hit is, in one line.

    Args:
        hit: The hit.
    """
    parts = [visible(hit.path) or _HEADINGS[hit.kind].lower()]
    if hit.line and hit.kind is Kind.CONTENT:
        parts.append(f"rad {hit.line}")
    if hit.versions:
        parts.append(count_of(hit.versions, "version", "versioner"))
        parts.append(f"först {hit.first[:_SHOWN]}")
    elif hit.kind is not Kind.BRANCH:
        parts.append("ingen gren eller tagg leder dit")
    if hit.guarded:
        parts.append("beslut eller policy")
    return ", ".join(parts)


def found_lines(found: Found) -> Iterator[str]:
    """What came of looking.

    Args:
        found: That.
    """
    count = count_of(len(found.hits), "ställe", "ställen")
    read = number(found.objects)
    yield f"{count} i historiken. Genomsökt: {read} versioner, taggar och lydelser av filer."
    for kind in Kind:
        some = [hit for hit in found.hits if hit.kind is kind]
        if some:
            yield ""
            yield f"{_HEADINGS[kind]}:"
            yield from _told(some)
    if found.unread:
        yield ""
        yield from _unread(found)


def _unread(found: Found) -> Iterator[str]:
    yield (
        f"{count_of(len(found.unread), 'fil', 'filer')} har ett innehåll som inte går att läsa "
        "som text (bilder, kontorsdokument, PDF). Öppna dem själva."
    )
    if found.alike:
        yield "Här står något som liknar det ni söker, men det kan vara en slump:"
        yield from (f"  {visible(path)}" for path in found.unread[: found.alike])
    others = found.unread[found.alike :]
    if found.alike and others:
        yield "De andra:"
    yield from (f"  {visible(path)}" for path in others[:_MOST_UNREAD])
    if len(others) > _MOST_UNREAD:
        yield f"  … och {len(others) - _MOST_UNREAD} till"


def _told(hits: Sequence[Hit]) -> Iterator[str]:
    for hit in hits[:_MOST_HITS]:
        yield f"  {place_of(hit).removeprefix(f'{_HEADINGS[hit.kind].lower()}, ')}"
        yield f"    {visible(hit.sentence)}"
    if len(hits) > _MOST_HITS:
        yield f"  … och {number(len(hits) - _MOST_HITS)} till. Alla står i planen (--plan)."
