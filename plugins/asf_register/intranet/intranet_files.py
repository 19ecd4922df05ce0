"""Reading what the intranet is made of: content/intranat, data/experiences and data/members."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from asf_register.content_page import read_fenced
from asf_register.documents import Document, read_document, understand
from asf_register.enterprise_files import Drafts
from asf_register.intranet.attachment import Attachment
from asf_register.intranet.course import Course
from asf_register.intranet.document_template import DocumentTemplate
from asf_register.intranet.experience import to_experience
from asf_register.intranet.guide import Guide
from asf_register.intranet.intranet import Intranet
from asf_register.intranet.member import to_member
from asf_register.intranet.recording import Recording
from asf_register.intranet.workbook import Workbook
from asf_register.record_files import RecordFiles
from asf_register.root import Root, files_in
from asf_register.schema import Schema
from asf_register.vocabulary import Vocabulary

# The folders of content/intranat, and the endings of what lies there.
INTRANET_FOLDERS = {
    "guider": (".md",),
    "mallar": (".md", ".yaml"),
    "kurser": (".yaml",),
    "inspelningar": (".md", ".mp4", ".webm", ".vtt"),
    "filer": (".yaml", ".png", ".jpg", ".webp", ".pdf", ".docx", ".odt", ".xlsx"),
}


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of files that the intranet is made of.

    Attributes:
        key: The first part of its documents' keys, and the attribute of `Intranet` for its records.
        schema: The schema of its files, or of what stands on top of them.
        folder: Gives the folder that they lie in.
        ending: What their names end with.
        record: Makes a record of a file that its schema has accepted.
    """

    key: str
    schema: str
    folder: Callable[[Root], Path]
    ending: str
    record: Callable[[Document], Any]


def _page(record: type[Any]) -> Callable[[Document], Any]:
    """Makes records of files with running text below their fields."""

    def make(document: Document) -> Any:
        below = {"body": document.body, "first_line": document.body_line}
        fields = {**document.value, **below, "slug": document.slug}
        return msgspec.convert(fields, record, strict=False)

    return make


def _data(record: type[Any]) -> Callable[[Document], Any]:
    """Makes records of files that hold fields alone."""

    def make(document: Document) -> Any:
        return msgspec.convert({**document.value, "slug": document.slug}, record, strict=False)

    return make


FILE_KINDS: tuple[FileKind, ...] = (
    FileKind("guides", "guide", lambda root: root.intranet / "guider", ".md", _page(Guide)),
    FileKind(
        "templates",
        "document-template",
        lambda root: root.intranet / "mallar",
        ".md",
        _page(DocumentTemplate),
    ),
    FileKind(
        "workbooks", "workbook", lambda root: root.intranet / "mallar", ".yaml", _data(Workbook)
    ),
    FileKind("courses", "course", lambda root: root.intranet / "kurser", ".yaml", _data(Course)),
    FileKind(
        "recordings",
        "recording",
        lambda root: root.recordings,
        ".md",
        _page(Recording),
    ),
    FileKind(
        "attachments",
        "attachment",
        lambda root: root.attachments,
        ".yaml",
        _data(Attachment),
    ),
    FileKind(
        "experiences",
        "experience",
        lambda root: root.experiences,
        ".yaml",
        lambda document: to_experience(document.slug, document.value),
    ),
    FileKind(
        "members",
        "member",
        lambda root: root.members,
        ".yaml",
        lambda document: to_member(document.slug, document.value),
    ),
)


@dataclass(frozen=True)
class IntranetFiles(RecordFiles):
    """What came of reading them.

    Attributes:
        intranet: The records of those that could be read.
    """

    intranet: Intranet = field(default_factory=Intranet)


def read_intranet(root: Root, words: Vocabulary, drafts: Drafts | None = None) -> IntranetFiles:
    """Read all that the intranet of a root is made of.

    Args:
        root: The register.
        words: The closed lists.
        drafts: Files of fields alone that are to be read as if they were written already, by their
            paths from the root.
    """
    records: dict[str, dict[str, Any]] = {}
    found = IntranetFiles()
    drafted = {root.folder / path: raw for path, raw in (drafts or {}).items()}
    places = {kind: _paths(kind, root, drafted) for kind in FILE_KINDS}
    # The project's pages are lent to those who have somebody to read them, or to write beside them.
    has_own = any(root.holds(path) for paths in places.values() for path in paths)
    for kind, paths in places.items():
        records[kind.key] = {}
        if not (paths and has_own):
            continue
        schema = Schema(kind.schema, words)
        read = read_fenced if kind.ending == ".md" else read_document
        for path in paths:
            key, shown = (kind.key, path.name.rpartition(".")[0]), root.shown(path)
            draft = drafted.get(path)
            if draft is None and path in drafted:
                continue
            if draft is None:
                outcome = read(path, shown, schema, words)
            else:
                outcome = understand(path, shown, draft, schema, words)
            document = found.take(key, shown, outcome)
            if document is not None:
                records[kind.key][key[1]] = kind.record(document)
    return replace(found, intranet=Intranet(**records))


def _paths(kind: FileKind, root: Root, drafted: Iterable[Path]) -> list[Path]:
    """The files of a kind, those too that aren't written yet."""
    folder = kind.folder(root)
    new = (path for path in drafted if path.parent == folder and path.suffix == kind.ending)
    return sorted({*files_in(folder, kind.ending), *new})
