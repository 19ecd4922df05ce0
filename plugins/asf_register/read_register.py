"""Reading a whole register: its files become records, or problems."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from asf_register.content_page import ContentPage, read_page
from asf_register.documents import Document, problem, read_document
from asf_register.enterprise import Enterprise, to_enterprise
from asf_register.errors import ProblemsFoundError, ProjectFileError
from asf_register.problem import Finding, Problem
from asf_register.register import Register
from asf_register.root import Root
from asf_register.schema import Schema
from asf_register.site_settings import SiteSettings
from asf_register.vocabulary import TERM_LISTS, Municipality, Region, Term, Vocabulary

_IMAGES = (".png", ".jpg", ".jpeg", ".webp")
_NO_WORDS = Vocabulary(regions={}, municipalities={})


@dataclass(frozen=True)
class Reading:
    """What came of reading a register.

    Attributes:
        register: The records of the files that could be read.
        documents: Those files, by slug: data/asf and then content.
        problems: What was wrong with the others.
    """

    register: Register
    documents: Mapping[str, Document]
    pages: Mapping[str, Document]
    problems: tuple[Problem, ...]


def read_register(root: Root) -> Reading:
    """Read everything that lies under a root.

    Raises:
        ProblemsFoundError: Where a closed list or the site's settings cannot be
            read, without which nothing else can be judged.
    """
    words = read_vocabulary(root)
    site = read_site(root)
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    enterprises: dict[str, Enterprise] = {}
    schema = Schema("enterprise", words)
    for path in _entries(root.enterprises, problems, root):
        outcome = read_document(path, root.shown(path), schema, words)
        problems.extend(outcome.problems)
        if outcome.document is not None:
            slug = outcome.document.slug
            documents[slug] = outcome.document
            enterprises[slug] = to_enterprise(slug, outcome.document.value)
    pages: dict[str, ContentPage] = {}
    page_documents: dict[str, Document] = {}
    page_schema = Schema("page", words)
    for path in sorted(root.content.glob("*.md")):
        page, outcome = read_page(path, root.shown(path), page_schema, words)
        problems.extend(outcome.problems)
        if page is not None and outcome.document is not None:
            pages[page.slug] = page
            page_documents[page.slug] = outcome.document
    register = Register(
        root=root, site=site, vocabulary=words, enterprises=enterprises, pages=pages
    )
    return Reading(register, documents, page_documents, tuple(problems))


def read_vocabulary(root: Root) -> Vocabulary:
    """Read the closed lists.

    Raises:
        ProblemsFoundError: Where one is missing or not as its schema says.
    """
    folder = root.vocabulary
    regions = _records(root, folder / "regions.yaml", Schema("regions"), Region)
    known = Vocabulary(regions=_by(regions, "code"), municipalities={})
    places = _records(
        root, folder / "municipalities.yaml", Schema("municipalities", known), Municipality
    )
    term_schema = Schema("terms")
    terms = {
        name: _by(
            _records(root, folder / f"{name.replace('_', '-')}.yaml", term_schema, Term), "id"
        )
        for name in TERM_LISTS
    }
    return Vocabulary(regions=known.regions, municipalities=_by(places, "code"), **terms)


def read_site(root: Root) -> SiteSettings:
    """Read the site's settings.

    Raises:
        ProblemsFoundError: Where the file is missing or not as its schema says.
    """
    return msgspec.convert(_needed(root, root.site, Schema("site")), SiteSettings)


def _records(root: Root, path: Path, schema: Schema, kind: type[Any]) -> list[Any]:
    records: list[Any] = msgspec.convert(_needed(root, path, schema), list[kind])  # type: ignore[valid-type]
    return records


def _by(records: Iterable[Any], key: str) -> dict[Any, Any]:
    return {getattr(record, key): record for record in records}


def _needed(root: Root, path: Path, schema: Schema) -> Any:
    shown = root.shown(path)
    if not path.exists():
        raise ProjectFileError(f"Filen {shown} saknas.", "Hämta den på nytt med git.")
    outcome = read_document(path, shown, schema, _NO_WORDS)
    if outcome.document is None:
        raise ProblemsFoundError(
            f"Filen {shown} har fel som måste rättas först.",
            "Rätta dem och försök igen.",
            outcome.problems,
        )
    return outcome.document.value


def unexpected_file(path: Path) -> Iterable[Finding]:
    """data/asf holds enterprises (.yaml) and their logos, nothing else."""
    if path.suffix.lower() not in (".yaml", *_IMAGES):
        yield Finding(
            (),
            f'"{path.name}" är varken ett företag (.yaml) eller en logotyp (.png, .jpg, .webp).',
            "Ta bort filen, eller ge den rätt ändelse.",
        )


def _entries(folder: Path, problems: list[Problem], root: Root) -> list[Path]:
    """The .yaml files of a folder, in order; what else lies there becomes problems."""
    entries = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        shown = root.shown(path)
        problems.extend(problem(shown, "unexpected_file", f) for f in unexpected_file(path))
        if path.suffix.lower() == ".yaml":
            entries.append(path)
    return entries
