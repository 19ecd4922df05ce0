"""Templates as documents: Word and OpenDocument files made of the project's Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from asf_register.errors import BuildError
from asf_register.intranet.document_template import DocumentTemplate
from asf_register.root import THEME

from asf_intranet import made_of as digests
from asf_intranet.document_tree import document_tree
from asf_intranet.packed import packed, unpacked
from asf_intranet.pandoc import (
    NO_TIME,
    SECONDS,
    PandocRefusedError,
    read_markdown,
    write_document,
)

# By kind, as people know them.
KINDS = {"docx": "Word", "odt": "OpenDocument"}

# The reference documents lie unpacked, so that what they say can be read and changed.
_REFERENCES = THEME / "intranet" / "documents"
_METADATA = {"docx": "docProps/core.xml", "odt": "meta.xml"}
_AT_ONCE = 2
# Pandoc writes this into each file by itself, where no reference document reaches it; tables need
# lines to write between.
_BARE_CELL = b'<style:table-cell-properties fo:border="none" />'
_LINED_CELL = (
    b'<style:table-cell-properties fo:border="0.5pt solid #7f8982" '
    b'fo:padding-left="0.19cm" fo:padding-right="0.19cm"/>'
)


def converted(
    templates: Sequence[DocumentTemplate], shown: Mapping[str, str], *, seconds: float = SECONDS
) -> dict[tuple[str, str], bytes]:
    """Every template as a document of each kind; equal templates give equal bytes.

    Args:
        templates: The templates.
        shown: By slug, the source's path as people see it.
        seconds: How long each step of one document may take.

    Returns:
        The documents by slug and kind, as ("iop-avtal", "docx").

    Raises:
        BuildError: Where a source does not convert; it is named.
        ProjectFileError: Where the program that converts is not installed.
    """
    with _references() as references, ThreadPoolExecutor(_AT_ONCE) as pool:
        convert = partial(_convert, shown=shown, references=references, seconds=seconds)
        return dict(pair for pairs in pool.map(convert, templates) for pair in pairs)


def made_of(template: DocumentTemplate) -> str:
    """A digest of all but this package that decides on a template's documents."""
    return digests.made_of(template, "pypandoc-binary", _looks())


@cache
def _looks() -> tuple[Path, ...]:
    return tuple(sorted(path for path in _REFERENCES.rglob("*") if path.is_file()))


def _convert(
    template: DocumentTemplate,
    *,
    shown: Mapping[str, str],
    references: Mapping[str, Path],
    seconds: float,
) -> list[tuple[tuple[str, str], bytes]]:
    try:
        return [
            ((template.slug, kind), _document(template, kind, reference, seconds))
            for kind, reference in references.items()
        ]
    except (PandocRefusedError, RecursionError) as error:
        nested = isinstance(error, RecursionError)
        why = "har för många citat eller listor i varandra" if nested else error
        raise BuildError(
            f"Mallen {shown[template.slug]} gick inte att göra dokument av: den {why}.",
            "Skriv med rubriker, stycken, listor och tabeller, och pröva igen.",
        ) from error


def _document(template: DocumentTemplate, kind: str, reference: Path, seconds: float) -> bytes:
    read = read_markdown(template.body, seconds=seconds)
    tree = document_tree(read, template.title, legal=template.legal, kind=kind)
    members = unpacked(write_document(tree, kind, reference, seconds=seconds))
    about, day = _METADATA[kind], f"{template.reviewed}T00:00:00Z".encode()
    members[about] = members[about].replace(NO_TIME, day)
    if kind == "odt":
        members["content.xml"] = members["content.xml"].replace(_BARE_CELL, _LINED_CELL)
    return packed(members)


@contextmanager
def _references() -> Iterator[dict[str, Path]]:
    """The documents whose styles the others take, packed for as long as they are needed."""
    with TemporaryDirectory() as folder:
        paths = {kind: Path(folder, f"reference.{kind}") for kind in KINDS}
        for kind, path in paths.items():
            source = _REFERENCES / kind
            members = {
                file.relative_to(source).as_posix(): file.read_bytes()
                for file in source.rglob("*")
                if file.is_file()
            }
            path.write_bytes(packed(members))
        yield paths
