"""Reading content/: the pages of running text, and which pictures lie beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from asf_register.content_page import ContentPage, read_page
from asf_register.record_files import RecordFiles
from asf_register.root import Root, files_in
from asf_register.schema import Schema
from asf_register.strange_files import is_image
from asf_register.vocabulary import Vocabulary


@dataclass(frozen=True)
class PageFiles(RecordFiles):
    """What came of reading them.

    Attributes:
        pages: The pages that could be read, by slug.
        pictures: The pictures beside them, whatever they hold.
    """

    pages: dict[str, ContentPage] = field(default_factory=dict)
    pictures: list[Path] = field(default_factory=list)


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
        found.take(("content", path.name.rpartition(".")[0]), root.shown(path), outcome)
        if page is not None:
            found.pages[page.slug] = page
    found.pictures.extend(filter(_is_picture, files_in(root.pictures)))
    found.files.update(map(root.shown, found.pictures))
    return found


def _is_picture(path: Path) -> bool:
    return is_image(path) and path.is_file() and not path.is_symlink()
