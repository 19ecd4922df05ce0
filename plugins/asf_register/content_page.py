"""A page of running text under content/: its record, and how it is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import msgspec

from asf_register.documents import (
    Document,
    Outcome,
    of_fault,
    problem,
    read_bytes,
    understand,
)
from asf_register.problem import Finding
from asf_register.reading.text import decode
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

_FENCED = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPage:
    """One Markdown page.

    Attributes:
        slug: Its address, for example "om" for content/om.md at /om/.
        title: Heading and title.
        summary: One sentence, shown under the heading and in search.
        body: Markdown.
        synonyms: Further words that a search finds it by.
        menu: Its place in the menu; None keeps it out.
        section: The slug of the page that it is a part of; None on the top level.
        order: Its place among the parts of that page; those without one come last.
        easy_read_of: The slug of the page of which it is the version in easy words.
        reviewed: The day on which somebody last looked it over.
        first_line: The line of the file where the body begins.
    """

    slug: str
    title: str
    summary: str
    body: str
    synonyms: tuple[str, ...] = ()
    menu: int | None = None
    section: str | None = None
    order: int | None = None
    easy_read_of: str | None = None
    reviewed: date | None = None
    first_line: int = 1

    @property
    def url(self) -> str:
        """Its address."""
        return f"/{self.slug}/"


def front_matter(text: str) -> Iterator[Finding]:
    """A page begins with its fields between two lines of dashes."""
    if not _FENCED.match(text):
        yield Finding(
            (),
            "sidan har inga uppgifter överst.",
            "Börja filen med en rad ---, sedan title: och summary:, sedan en rad --- igen.",
        )


def read_page(
    path: Path, shown: str, schema: Schema, words: Vocabulary
) -> tuple[ContentPage | None, Outcome]:
    """Read one Markdown file; its front matter is held against the schema.

    Returns:
        The page, None where there are problems, and what came of reading it.
    """
    outcome = read_fenced(path, shown, schema, words)
    return (_page(outcome.document) if outcome.document else None), outcome


def read_fenced(path: Path, shown: str, schema: Schema, words: Vocabulary) -> Outcome:
    """Read a file with fields on top, which are held against a schema, and running text below."""
    problems, raw = read_bytes(path, shown)
    if problems:
        return Outcome(None, problems)
    text, faults = decode(raw)
    if faults:
        return Outcome(None, tuple(of_fault(shown, fault) for fault in faults))
    match = _FENCED.match(text)
    if match is None:
        return Outcome(
            None, tuple(problem(shown, "front_matter", finding) for finding in front_matter(text))
        )
    outcome = understand(path, shown, match.group(1).encode(), schema, words, lines_above=1)
    if outcome.document is None:
        return outcome
    document = replace(
        outcome.document,
        body=match.group(2),
        body_line=text.count("\n", 0, match.start(2)) + 1,
    )
    return Outcome(document)


def _page(document: Document) -> ContentPage:
    fields = {
        **document.value,
        "slug": document.slug,
        "body": document.body,
        "first_line": document.body_line,
    }
    return msgspec.convert(fields, ContentPage, strict=False)
