"""Running text as a page sets it: rendered, and with what leads around in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asf_register.headings import Heading, headings
from markupsafe import Markup

from asf_site.texts.prose import markdown
from asf_site.texts.text_pictures import TextPicture

# So many parts a page has before it says which.
_MANY = 4


@dataclass(frozen=True, slots=True)
class TextPage:
    """A text, rendered.

    Attributes:
        body: Its HTML.
        contents: The headings of its parts, for a page that has many; () for others.
    """

    body: Markup
    contents: tuple[Heading, ...]


def text_page(text: str, pictures: Mapping[str, TextPicture]) -> TextPage:
    """Render a text with ids on its headings, and with its pictures.

    Args:
        text: In Markdown.
        pictures: Those that it may show, by name.
    """
    found = headings(text)
    shown = {name: picture.shown for name, picture in pictures.items()}
    body = markdown(text, [heading.id for heading in found], shown)
    highest = min((heading.level for heading in found), default=0)
    parts = tuple(heading for heading in found if heading.level == highest)
    return TextPage(body, parts if len(parts) >= _MANY else ())
