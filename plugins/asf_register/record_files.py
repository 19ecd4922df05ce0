"""What came of reading the files of records, of whichever kind."""

from __future__ import annotations

from dataclasses import dataclass, field

from asf_register.documents import Document, Outcome
from asf_register.problem import DocumentKey, Problem


@dataclass(frozen=True)
class RecordFiles:
    """What came of reading files; each kind adds its records.

    Attributes:
        documents: The files that could be read.
        known: Those that were right the last time and are as they were.
        unread: Those that could not be read, by the keys that their documents would have.
        files: Paths of all of them, as people see them.
        problems: What was wrong with those that could not be read.
    """

    documents: dict[DocumentKey, Document] = field(default_factory=dict, kw_only=True)
    known: set[DocumentKey] = field(default_factory=set, kw_only=True)
    unread: set[DocumentKey] = field(default_factory=set, kw_only=True)
    files: set[str] = field(default_factory=set, kw_only=True)
    problems: list[Problem] = field(default_factory=list, kw_only=True)

    def take(self, key: DocumentKey, shown: str, outcome: Outcome) -> Document | None:
        """Note what came of reading a file.

        Args:
            key: The one its document has.
            shown: Its path, as people see it.
            outcome: What came of it.

        Returns:
            The document, where it could be read.
        """
        self.files.add(shown)
        self.problems.extend(outcome.problems)
        if outcome.document is None:
            self.unread.add(key)
        else:
            self.documents[key] = outcome.document
        return outcome.document

    def take_known(self, key: DocumentKey, document: Document) -> None:
        """Note a file that was right the last time and is as it was."""
        self.files.add(document.shown)
        self.documents[key] = document
        self.known.add(key)

    def add(self, other: RecordFiles) -> None:
        """Add what came of reading others."""
        self.documents.update(other.documents)
        self.known.update(other.known)
        self.unread.update(other.unread)
        self.files.update(other.files)
        self.problems.extend(other.problems)
