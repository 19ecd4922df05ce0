"""Reading data/vocabulary: the closed lists."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from asf_register.documents import Document, needed_document
from asf_register.errors import ProblemsFoundError
from asf_register.problem import DocumentKey
from asf_register.root import Root
from asf_register.schema import Schema
from asf_register.vocabulary import TERM_LISTS, Municipality, Region, Term, Vocabulary

_NO_WORDS = Vocabulary(regions={}, municipalities={})


def read_vocabulary(root: Root, documents: dict[DocumentKey, Document] | None = None) -> Vocabulary:
    """Read the closed lists.

    Args:
        root: Where they lie.
        documents: Gets the lists' files, for those who want them.

    Raises:
        ProblemsFoundError: With all that is wrong, where one is not as its schema says.
        ProjectFileError: Where one is missing.
    """
    kept: dict[DocumentKey, Document] = {} if documents is None else documents
    regions = _records(root, "regions", Schema("regions"), Region, kept)
    known = Vocabulary(regions=_by(regions, "code"), municipalities={})
    kinds: dict[str, tuple[Schema, type[Any]]] = {
        "municipalities": (Schema("municipalities", known), Municipality)
    }
    kinds |= dict.fromkeys(TERM_LISTS, (Schema("terms"), Term))
    lists: dict[str, list[Any]] = {}
    broken: list[ProblemsFoundError] = []
    for name, (schema, kind) in kinds.items():
        try:
            lists[name] = _records(root, name, schema, kind, kept)
        except ProblemsFoundError as error:
            broken.append(error)
    if broken:
        every = tuple(problem for error in broken for problem in error.problems)
        raise ProblemsFoundError(broken[0].message, broken[0].mend, every)
    places = _by(lists.pop("municipalities"), "code")
    terms = {name: _by(records, "id") for name, records in lists.items()}
    return Vocabulary(regions=known.regions, municipalities=places, **terms)


def _records(
    root: Root,
    name: str,
    schema: Schema,
    kind: type[Any],
    documents: dict[DocumentKey, Document],
) -> list[Any]:
    path = root.vocabulary / f"{name.replace('_', '-')}.yaml"
    document = documents["vocabulary", path.stem] = needed_document(
        path, root.shown(path), schema, _NO_WORDS
    )
    return [msgspec.convert(part, kind, strict=False) for part in document.value]


def _by(records: Iterable[Any], key: str) -> dict[Any, Any]:
    return {getattr(record, key): record for record in records}
