"""Rules for the pictures of running texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from asf_register.content_page import ContentPage
from asf_register.picture import FORMATS, PictureRefusedError, read_picture
from asf_register.problem import Finding
from asf_register.prose import Embedded, embedded
from asf_register.readable import is_readable
from asf_register.rules.rule import Context
from asf_register.running_text import RunningText
from asf_register.slugs import fold
from asf_register.tangled_prose import why_swollen, why_tangled

_NAME = re.compile(rf"[a-z0-9]+(-[a-z0-9]+)*({'|'.join(map(re.escape, FORMATS))})")
_LIKE_A_FILE = re.compile(r"\S+\.[A-Za-z]{3,4}|(IMG|DSC|DSCN|PXL|Skärmbild)[-_ ]?\d.*|\d+")
# Words that say that there is a picture, and nothing of what it shows.
_EMPTY_WORDS = frozenset(
    "bild bilden foto fotografi illustration ikon logotyp diagram karta image photo picture".split()
)


def page_pictures(page: ContentPage, context: Context) -> Iterator[Finding]:
    """A picture on a page is a PNG, JPEG or WebP in content/bilder, of at most 1 MB."""
    folder = context.register.root.pictures
    for text, picture in _pictures(page):
        address = picture.address
        if not _NAME.fullmatch(address):
            yield text.finding(
                f'sidan visar bilden "{address[:60]}", men bara bilder i content/bilder kan visas.',
                "Lägg bilden där och skriv filnamnet: ![vad bilden visar](bildens-namn.jpg).",
                _as_written(text, picture),
            )
            continue
        try:
            read_picture(folder / address)
        except PictureRefusedError as reason:
            near = _nearest(address, folder)
            yield text.finding(
                f"bilden {address} {reason}.",
                f'Menade du "{near}"?'
                if near
                else "Lägg en PNG, JPEG eller WebP på högst 1 MB i content/bilder, eller ta bort "
                "bilden ur texten.",
                _as_written(text, picture),
            )


def picture_text(page: ContentPage, context: Context) -> Iterator[Finding]:
    """Each picture has an alternative text that tells what it shows."""
    for text, picture in _pictures(page):
        said = picture.text.strip()
        if not is_readable(said):
            fault = f"bilden {picture.address[:60]} har ingen alternativ text."
        elif _tells_nothing(said, picture.address):
            fault = f'den alternativa texten "{said[:60]}" säger inte vad bilden visar.'
        else:
            continue
        yield text.finding(
            fault,
            "Beskriv bilden inom hakparenteserna för den som inte ser den, till exempel "
            "![Två personer packar fruktkorgar](fruktkorgar.jpg).",
            _as_written(text, picture),
        )


def _nearest(address: str, folder: Path) -> str | None:
    """The picture that somebody meant who named one that isn't there."""
    if (folder / address).exists() or not folder.is_dir():
        return None
    there = sorted(path.name for path in folder.iterdir() if _NAME.fullmatch(path.name))
    return next(iter(get_close_matches(address, there, 1, 0.75)), None)


def _tells_nothing(said: str, address: str) -> bool:
    stem = address.rpartition("/")[2].rpartition(".")[0]
    return (
        _LIKE_A_FILE.fullmatch(said) is not None
        or (" " not in said and fold(said) == fold(stem))
        or said.lower().strip(".") in _EMPTY_WORDS
    )


def _as_written(text: RunningText, picture: Embedded) -> str:
    """What to look for in a text to find the line of a picture."""
    whole = f"![{picture.text}]({picture.address}"
    return whole if whole in text.text else picture.address


def _pictures(page: ContentPage) -> Iterator[tuple[RunningText, Embedded]]:
    """The pictures of a page, each with the text that it stands in."""
    if why_tangled(page.body) or why_swollen(page.body):
        return
    text = RunningText((), page.body, page.first_line)
    for picture in embedded(page.body):
        yield text, picture
