"""The index that members search in: one file, opened in the browser after unlocking.

For each stem it says which entries hold it and how much that is worth, so that the browser only
looks up and adds. Beginnings and parts of words («avtal» in «ramavtal») are found there too,
among the stems, which begin the words that stand for them.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import log2
from typing import Any

from asf_intranet.pages.page import Found, IntranetPage
from asf_intranet.stems import stem, words

# What a word is worth where it stands; each is more than all after it together.
_TITLE, _CALLED, _SUMMARY, _HEADING, _AREA, _TEXT = 240, 120, 60, 25, 4, 5
_MOST_FOR_TEXT = 18
# Before a line that is a heading.
HEADING_MARK = "\t"
_WORD = re.compile(r"[^\W_]+")


def search_index(pages: Iterable[IntranetPage]) -> dict[str, Any]:
    """The index of all that is found on some pages, ready to be written as JSON.

    Returns:
        entries: Each as [kind, route, title, summary, text], with one block of text a line.
        stems: In order, with spaces between.
        endings: For each stem, what follows it in the words that have it, with commas between.
        values: For each stem, entry and worth in turns; an entry is told by its distance from
            the one before it.
        spelt: The words that are written with å, ä, ö or other marks, with spaces between.
    """
    entries = [found for page in pages for found in page.found]
    values: dict[str, list[int]] = defaultdict(list)
    written: dict[str, set[str]] = defaultdict(set)
    last: dict[str, int] = {}
    for number, entry in enumerate(entries):
        for root, worth in _worths(entry, written).items():
            values[root] += [number - last.get(root, 0), worth]
            last[root] = number
    stems = sorted(values)
    return {
        "entries": [_shown(entry) for entry in entries],
        "stems": " ".join(stems),
        "endings": [",".join(sorted(written[root])) for root in stems],
        "values": [values[root] for root in stems],
        "spelt": " ".join(sorted(_with_marks(entries))),
    }


def _with_marks(entries: Iterable[Found]) -> set[str]:
    spelt: set[str] = set()
    for entry in entries:
        said = [entry.title, entry.summary, *entry.called, *(block.text for block in entry.blocks)]
        spelt.update(word for word in _WORD.findall(" ".join(said).lower()) if not word.isascii())
    return spelt


def _shown(entry: Found) -> list[str]:
    lines = [f"{HEADING_MARK if one.heading else ''}{one.text}" for one in entry.blocks]
    return [entry.kind, entry.route, entry.title, entry.summary, "\n".join(lines)]


def _worths(entry: Found, written: dict[str, set[str]]) -> Counter[str]:
    """What each stem of an entry is worth; tells `written` the endings of its words."""
    worths: Counter[str] = Counter()
    for fixed, text in _counted_once(entry):
        for root in set(_stems(text, written)):
            worths[root] += fixed
    said = " ".join(block.text for block in entry.blocks if not block.heading)
    for root, count in Counter(_stems(said, written)).items():
        worths[root] += min(round(_TEXT * (1 + log2(count))), _MOST_FOR_TEXT)
    return worths


def _counted_once(entry: Found) -> Iterator[tuple[int, str]]:
    yield _TITLE, entry.title
    yield _CALLED, " ".join(entry.called)
    yield _SUMMARY, entry.summary
    yield _HEADING, " ".join(block.text for block in entry.blocks if block.heading)
    yield _AREA, entry.area


def _stems(text: str, written: dict[str, set[str]]) -> Iterator[str]:
    for word in words(text):
        root = stem(word)
        written[root].add(word[len(root) :])
        yield root
