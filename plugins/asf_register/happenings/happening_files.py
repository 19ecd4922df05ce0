"""Reading content/aktuellt, data/calendar and data/archive.yaml."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from asf_register.content_page import read_fenced
from asf_register.documents import Document, read_document
from asf_register.happenings.archive import to_archive
from asf_register.happenings.calendar_event import to_event
from asf_register.happenings.happenings import ARCHIVE, CALENDAR, NEWS, Happenings
from asf_register.happenings.news import to_news
from asf_register.record_files import RecordFiles
from asf_register.root import Root, files_in
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

# The names of their folders, and of the archive's file.
NEWS_FOLDER, CALENDAR_FOLDER, ARCHIVE_FILE = "aktuellt", "calendar", "archive.yaml"


@dataclass(frozen=True, slots=True)
class HappeningKind:
    """One kind of files that tell what happens.

    Attributes:
        key: The first part of its documents' keys.
        schema: The schema of its files, or of what stands on top of them.
        paths: Gives the files of a root.
        record: Makes a record of a file that its schema has accepted.
    """

    key: str
    schema: str
    paths: Callable[[Root], list[Path]]
    record: Callable[[Document], Any]


def _archive(root: Root) -> list[Path]:
    return [root.archive] if root.archive.is_symlink() or root.archive.exists() else []


HAPPENING_KINDS = (
    HappeningKind(NEWS, "news", lambda root: files_in(root.news, ".md"), to_news),
    HappeningKind(
        CALENDAR, "calendar-event", lambda root: files_in(root.calendar, ".yaml"), to_event
    ),
    HappeningKind(ARCHIVE, "archive", _archive, lambda document: to_archive(document.value)),
)


@dataclass(frozen=True)
class HappeningFiles(RecordFiles):
    """What came of reading them.

    Attributes:
        happenings: The records of those that could be read.
    """

    happenings: Happenings = field(default_factory=Happenings)


def read_happenings(root: Root, words: Vocabulary) -> HappeningFiles:
    """Read all news, events and what the archive tells.

    Args:
        root: The register.
        words: The closed lists.
    """
    found = HappeningFiles()
    records: dict[str, dict[str, Any]] = {}
    for kind in HAPPENING_KINDS:
        records[kind.key] = {}
        if not (paths := kind.paths(root)):
            continue
        schema = Schema(kind.schema, words)
        read = read_fenced if kind.key == NEWS else read_document
        for path in paths:
            key, shown = (kind.key, path.name.rpartition(".")[0]), root.shown(path)
            document = found.take(key, shown, read(path, shown, schema, words))
            if document is not None:
                records[kind.key][key[1]] = kind.record(document)
    return replace(found, happenings=Happenings(**records))
