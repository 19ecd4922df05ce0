"""What every check does alike, done once by a process and not at every check.

Nearly every test judges a small register by the project's own closed lists, policy and pages, and
by its schemas. Reading those takes longer than the rest. A file that has been written since is read
again, and a schema is made ready again for other closed lists.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from asf_register import content_page, documents, personal_number, read_register, schema
from asf_register.documents import Document, Outcome
from asf_register.happenings import happening_files
from asf_register.intranet import intranet_files
from asf_register.problem import DocumentKey
from asf_register.root import PROJECT, SCHEMAS, Root
from asf_register.rules import personal_numbers
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

_OWN_LISTS = (PROJECT / "data" / "vocabulary", PROJECT / "data" / "policy")
_OWN_PAGES = tuple(PROJECT / "content" / part for part in ("", "aktuellt", "intranat"))
# As many texts as a register of the tests and the project's own pages have.
_TEXTS = 4096


def stand_ins() -> Iterator[tuple[object, str, object]]:
    """Who remembers what: where it is to be set, by which name, and what stands there then."""
    yield documents, "read_document", ReadOnce(documents.read_document, _OWN_LISTS)
    read_fenced = ReadOnce(content_page.read_fenced, _OWN_PAGES)
    for module in (content_page, happening_files, intranet_files):
        yield module, "read_fenced", read_fenced
    lists = ListsReadOnce(read_register.read_vocabulary)
    yield read_register, "read_vocabulary", lists
    yield Schema, "__init__", _made_once(Schema.__init__, lists)
    find_spans = personal_number.spans_of_personal_numbers
    spans = lru_cache(_TEXTS)(lambda text: tuple(find_spans(text)))
    for module in (personal_number, personal_numbers):
        yield module, "spans_of_personal_numbers", spans


class ReadOnce:
    """Stands for what reads a file, and remembers what it said of those in some folders."""

    def __init__(self, read: Callable[..., Outcome], folders: tuple[Path, ...]) -> None:
        self._read = read
        self._folders = folders
        self._known: dict[tuple[object, ...], tuple[Outcome, object]] = {}

    def __call__(self, path: Path, shown: str, schema: Schema, words: Vocabulary) -> Outcome:
        """What is said of a file."""
        if path.parent not in self._folders or path.is_symlink():
            return self._read(path, shown, schema, words)
        found = path.stat()
        key = (path, shown, found.st_mtime_ns, found.st_size, id(schema.expanded))
        if key not in self._known:
            outcome = self._read(path, shown, schema, words)
            if outcome.document is None:
                return outcome
            # The schema is kept too, so that no other gets its id.
            self._known[key] = outcome, schema.expanded
        return self._known[key][0]


class ListsReadOnce:
    """Stands for what reads the closed lists, and remembers the project's own."""

    def __init__(self, read: Callable[..., Vocabulary]) -> None:
        self._read = read
        self._known: dict[object, tuple[Vocabulary, dict[DocumentKey, Document]]] = {}

    def __call__(self, root: Root, documents: dict[DocumentKey, Document]) -> Vocabulary:
        """The closed lists of a register; their files are put among the documents."""
        if root.vocabulary not in _OWN_LISTS:
            return self._read(root, documents)
        files = tuple(_version_of(path) for path in sorted(root.vocabulary.iterdir()))
        if files not in self._known:
            read: dict[DocumentKey, Document] = {}
            self._known[files] = self._read(root, read), read
        words, read = self._known[files]
        documents.update(read)
        return words

    def knows(self, words: Vocabulary | None) -> bool:
        """Whether these lists are remembered, and not read for one register."""
        return any(words is known for known, _ in self._known.values())


def _version_of(path: Path) -> tuple[str, int, int]:
    found = path.stat()
    return path.name, found.st_mtime_ns, found.st_size


def _made_once(make: Callable[..., None], lists: ListsReadOnce) -> Callable[..., None]:
    """What stands for the `__init__` of Schema, so that all of a kind are ready once one is."""
    known: dict[object, dict[str, Any]] = {}

    def init(made: Schema, name: str, vocabulary: Vocabulary | None = None) -> None:
        made_of = None
        if lists.knows(vocabulary):
            # A test may put another reader in place.
            file = _version_of(SCHEMAS / f"{name}.schema.json")
            made_of = schema.read_schema, file, id(vocabulary)
        if made_of in known:
            made.__dict__ = known[made_of]
            return
        make(made, name, vocabulary)
        made.__dict__ = known.setdefault((name, json.dumps(made.expanded)), made.__dict__)
        if made_of is not None:
            known[made_of] = made.__dict__

    return init
