"""The preview as one file that opens from any disk, without scripts and without the net.

Each page stands in a frame of its own (`<iframe srcdoc>`), because a page of the site is a whole
document: it styles html and body, its ids and landmarks are unique within it, and its layout
follows the width of its window. Side by side in one document all of that would have to be
rewritten, and a mistake there would mix what others have written with ours. In a sandboxed frame
nothing of a page can run, read or cover what stands around it, and one can drag the frame to the
width of a phone.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from asf_register.root import THEME

from asf_site.preview.lone_page import allowed, style
from asf_site.preview.preview import Preview
from asf_site.preview.rendering import environment

_STYLE = THEME / "preview.css"
# Where no version of the register says what the site is called.
_NO_TITLE = "listan"


def as_document(preview: Preview) -> str:
    """The whole file.

    Args:
        preview: What to show.
    """
    frame = _STYLE.read_text(encoding="utf-8")
    return (
        environment()
        .get_template("preview.html")
        .render(
            title=preview.title or _NO_TITLE,
            pages=preview.pages,
            words=preview.words,
            elsewhere=preview.elsewhere,
            allowed=allowed(style(), frame),
            styles=(style(), frame),
        )
    )


def single_files(preview: Preview) -> Mapping[str, str]:
    """Each page as a file of its own, by its name: «01-asf-kafe-linden.html»."""
    return {
        f"{number:02}-{page.url.strip('/').replace('/', '-') or 'start'}.html": page.html
        for number, page in enumerate(preview.pages, start=1)
    }


def write(path: Path, text: str) -> None:
    """Write a file, into a folder that is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
