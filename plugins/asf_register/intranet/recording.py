"""A recording: its record."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.intranet.content import Content

# A film may be larger than other files, but not as large as the forge refuses (100 MB).
MAX_BYTES = 90 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording(Content):
    """A film with subtitles; both files lie beside it. Its body says what is said in it.

    Attributes:
        file: The film's name, .mp4 or .webm.
        subtitles: The name of its subtitles, .vtt.
        minutes: How long it is.
        body: Markdown.
        first_line: The line of the file where the body begins.
    """

    file: str
    subtitles: str
    minutes: int
    body: str
    first_line: int = 1
