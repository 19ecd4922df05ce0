"""The project's own closed lists and policy, read once by a process and not at every check.

Nearly every test judges a small register by them, and reading them takes longer than the rest. A
file that has been written since is read again.
"""

from __future__ import annotations

import json
from pathlib import Path

from asf_register import documents
from asf_register.documents import Outcome
from asf_register.root import PROJECT
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

_OWN = (PROJECT / "data" / "vocabulary", PROJECT / "data" / "policy")


class ReadOnce:
    """Stands for `read_document`, and remembers what it said of the project's own files."""

    def __init__(self) -> None:
        self._read = documents.read_document
        self._known: dict[tuple[object, ...], Outcome] = {}

    def __call__(self, path: Path, shown: str, schema: Schema, words: Vocabulary) -> Outcome:
        """What `read_document` says."""
        if path.parent not in _OWN or path.is_symlink():
            return self._read(path, shown, schema, words)
        found = path.stat()
        key = (path, shown, found.st_mtime_ns, found.st_size, json.dumps(schema.expanded))
        if key not in self._known:
            outcome = self._read(path, shown, schema, words)
            if outcome.document is None:
                return outcome
            self._known[key] = outcome
        return self._known[key]
