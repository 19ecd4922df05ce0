"""The kinds of files in a repository, in plain words, and which of them go badly together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from asf_propose.history.changed_files import ChangedFile


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of files.

    Attributes:
        title: What they are called.
        pattern: Their paths.
        works: Whether they decide how the register is read, checked and published, rather than
            say something in it.
        inside: Whether only files inside the register's root are of this kind.
    """

    title: str
    pattern: re.Pattern[str]
    works: bool = False
    inside: bool = False


ENTERPRISES = FileKind(
    "Företag", re.compile(r"data/asf/[^/.][^/]*\.yaml", re.IGNORECASE), inside=True
)
NEWS = FileKind(
    "Nyheter", re.compile(r"content/aktuellt/[^/.][^/]*\.md", re.IGNORECASE), inside=True
)
CALENDAR = FileKind(
    "Kalendern", re.compile(r"data/calendar/[^/.][^/]*\.yaml", re.IGNORECASE), inside=True
)
ARCHIVE = FileKind("Arkivet", re.compile(r"data/archive\.yaml"), inside=True)
PAGES = FileKind("Sidor", re.compile(r"content/.+\.md", re.IGNORECASE), inside=True)
SETTINGS = FileKind("Webbplatsens inställningar", re.compile(r"data/site\.yaml"), inside=True)
PICTURES = FileKind(
    "Bilder", re.compile(r"data/asf/[^/]+\.(png|jpe?g|webp)", re.IGNORECASE), inside=True
)
TEXT_PICTURES = FileKind("Bilder i texter", re.compile(r"content/bilder/.+"), inside=True)
LISTS = FileKind("Slutna listor", re.compile(r"data/vocabulary/.+"), inside=True)
POLICY = FileKind("Roller och godkännanden", re.compile(r"data/policy/.+"), works=True, inside=True)
SCHEMAS = FileKind("Scheman: vad en fil får innehålla", re.compile(r"schemas/.+"), works=True)
DECISIONS = FileKind(
    "Beslut om certifiering", re.compile(r"data/cohorts/[^/]+/decisions/.+"), inside=True
)
CASES = FileKind("Ärenden om certifiering", re.compile(r"data/cohorts/[^/]+/cases/.+"), inside=True)
COHORTS = FileKind("Certifieringsomgångar", re.compile(r"data/cohorts/.+"), inside=True)
POSTS = FileKind(
    "Annonser", re.compile(r"data/marketplace/[^/.][^/]*\.yaml", re.IGNORECASE), inside=True
)
EXPERIENCES = FileKind(
    "Erfarenheter", re.compile(r"data/experiences/[^/.][^/]*\.yaml", re.IGNORECASE), inside=True
)
INTRANET = FileKind("Intranätet", re.compile(r"content/intranat/.+"), inside=True)
MEMBERS = FileKind("Medlemmarnas nycklar", re.compile(r"data/members/.+"), inside=True)
PROGRAM = FileKind(
    "Program",
    re.compile(
        r"(plugins|scripts|tests|benchmarks)/.+|Makefile|pelicanconf\.py|pyproject\.toml|.+\.lock"
    ),
    works=True,
)
OTHERS = FileKind("Övriga filer", re.compile(r".*", re.DOTALL), works=True)

# The first that fits counts.
KINDS = (
    ENTERPRISES,
    PICTURES,
    INTRANET,
    TEXT_PICTURES,
    NEWS,
    PAGES,
    CALENDAR,
    ARCHIVE,
    SETTINGS,
    LISTS,
    POLICY,
    DECISIONS,
    CASES,
    COHORTS,
    POSTS,
    EXPERIENCES,
    FileKind("Marknadsplatsen", re.compile(r"data/marketplace/.+"), inside=True),
    MEMBERS,
    FileKind("Annat bland registrets uppgifter", re.compile(r"(data|content)(/.+)?"), inside=True),
    SCHEMAS,
    FileKind("Arbetsflöden: det som GitHub kör", re.compile(r"\.github/workflows/.+"), works=True),
    FileKind("Inställningar för GitHub", re.compile(r"\.github/.+"), works=True),
    FileKind("Webbplatsens mallar och skript", re.compile(r"theme/.+"), works=True),
    PROGRAM,
    FileKind("Dokumentation", re.compile(r"docs/.+|[^/]+\.md")),
    OTHERS,
)  # fmt: skip


def kind_of(file: ChangedFile) -> FileKind:
    """What kind of file it is."""
    for kind in KINDS:
        if (file.inside or not kind.inside) and kind.pattern.fullmatch(file.path):
            return kind
    return OTHERS
