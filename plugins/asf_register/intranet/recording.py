"""A recording: its record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asf_register.intranet.guide import ContentRole

# A film may be larger than other files, but not as large as the forge refuses (100 MB).
MAX_BYTES = 90 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """A film with subtitles; both files lie beside it. Its body says what is said in it.

    Attributes:
        slug: The file's name.
        title: Its heading.
        summary: One sentence.
        area: The id of a guide area.
        reviewed: The day on which somebody last looked it over.
        responsible: The role that sees to that it holds.
        file: The film's name, .mp4 or .webm.
        subtitles: The name of its subtitles, .vtt.
        minutes: How long it is.
        synonyms: Further words that a search finds it by.
        body: Markdown.
        first_line: The line of the file where the body begins.
    """

    slug: str
    title: str
    summary: str
    area: str
    reviewed: date
    responsible: ContentRole
    file: str
    subtitles: str
    minutes: int
    synonyms: tuple[str, ...] = ()
    body: str
    first_line: int = 1
