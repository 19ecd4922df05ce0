"""Reading content/: the pages of running text, and which pictures lie beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from asf_register.content_page import ContentPage, read_page
from asf_register.documents import Document
from asf_register.problem import DocumentKey, Problem
from asf_register.root import Root, files_in
from asf_register.schema import Schema
from asf_register.strange_files import is_image
from asf_register.vocabulary import Vocabulary


@dataclass(frozen=True)
class PageFiles:
    """What came of reading them.

    Attributes:
        pages: The pages that could be read, by slug.
        documents: Their files.
        unread: Those that could not be read, by the keys that their documents would have.
        pictures: The pictures beside them, whatever they hold.
        files: Paths of all of them, as people see them.
        problems: What was wrong with the pages that could not be read.
    """

    pages: dict[str, ContentPage] = field(default_factory=dict)
    documents: dict[DocumentKey, Document] = field(default_factory=dict)
    unread: set[DocumentKey] = field(default_factory=set)
    pictures: list[Path] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def read_pages(root: Root, words: Vocabulary) -> PageFiles:
    """Read all pages of running text.

    Args:
        root: The register.
        words: The closed lists.
    """
    found = PageFiles()
    schema = Schema("page", words)
    for path in files_in(root.content, ".md"):
        page, outcome = read_page(path, root.shown(path), schema, words)
        found.problems.extend(outcome.problems)
        found.files.add(root.shown(path))
        if page is None or outcome.document is None:
            found.unread.add(("content", path.name.rpartition(".")[0]))
        else:
            found.pages[page.slug] = page
            found.documents["content", page.slug] = outcome.document
    found.pictures.extend(filter(_is_picture, files_in(root.pictures)))
    found.files.update(map(root.shown, found.pictures))
    return found


def _is_picture(path: Path) -> bool:
    return is_image(path) and path.is_file() and not path.is_symlink()
