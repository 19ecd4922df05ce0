"""Reading data/asf: one enterprise a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asf_register.documents import Document, read_bytes, understand
from asf_register.enterprise import Enterprise, to_enterprise
from asf_register.known_files import KnownFiles, digest_of
from asf_register.problem import Problem
from asf_register.root import Root, files_in
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

# Files of data/asf that are not written yet, by slug; None for one that shall go.
Drafts = Mapping[str, bytes | None]


@dataclass(frozen=True)
class EnterpriseFiles:
    """What came of reading data/asf.

    Attributes:
        enterprises: The records, by slug.
        documents: Their files, by slug.
        known: Slugs of the files that were right the last time and are as they were.
        unread: Slugs of the files that could not be read.
        files: Paths of all of them, as people see them.
        problems: What was wrong with those that could not be read.
    """

    enterprises: Mapping[str, Enterprise]
    documents: Mapping[str, Document]
    known: frozenset[str]
    unread: frozenset[str]
    files: frozenset[str]
    problems: tuple[Problem, ...]


def read_enterprises(
    root: Root,
    words: Vocabulary,
    known: KnownFiles | None = None,
    drafts: Drafts | None = None,
) -> EnterpriseFiles:
    """Read every file of data/asf.

    Args:
        root: The register.
        words: The closed lists.
        known: Files that were right before, which need no judging.
        drafts: What is to be read as if it were written already.
    """
    drafts = drafts or {}
    schema = Schema("enterprise", words)
    enterprises: dict[str, Enterprise] = {}
    documents: dict[str, Document] = {}
    problems: list[Problem] = []
    kept, unread, files = set(), set(), set()
    folder = root.shown(root.enterprises)
    drafted = {root.enterprises / f"{slug}.yaml": content for slug, content in drafts.items()}
    for path in sorted({*files_in(root.enterprises, ".yaml"), *drafted}):
        draft = drafted.get(path)
        if draft is None and path in drafted:
            continue
        shown = f"{folder}/{path.name}"
        files.add(shown)
        faults, raw = ((), draft) if draft is not None else read_bytes(path, shown)
        record = known.enterprise(digest_of(path.name, raw)) if known and not faults else None
        if record is not None:
            document: Document | None = Document(path, shown, raw)
            kept.add(record.slug)
        elif faults:
            document = None
            problems += faults
        else:
            outcome = understand(path, shown, raw, schema, words)
            problems += outcome.problems
            document = outcome.document
        if document is None:
            unread.add(path.name.rpartition(".")[0])
            continue
        slug = document.slug
        documents[slug] = document
        enterprises[slug] = record or to_enterprise(slug, document.value)
    return EnterpriseFiles(
        enterprises,
        documents,
        frozenset(kept),
        frozenset(unread),
        frozenset(files),
        tuple(problems),
    )
