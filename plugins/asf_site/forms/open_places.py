"""A page that is rendered once, with places left open for what differs from one to the next."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# No text of a register holds this character.
_EDGE = "\0"
_PLACE = re.compile(f"{_EDGE}([a-z_]+){_EDGE}")


def place(name: str) -> str:
    """What a template is given instead of a text that is filled in later."""
    return f"{_EDGE}{name}{_EDGE}"


class OpenPage:
    """A rendered page with open places.

    Args:
        rendered: The page, where `place(name)` stands for each text that differs.
    """

    def __init__(self, rendered: str) -> None:
        pieces = _PLACE.split(rendered)
        self._between, self._names = pieces[::2], pieces[1::2]

    def filled(self, **texts: str) -> str:
        """The page with its places filled: texts are escaped, markup is taken as it is."""
        safe = {
            name: text if isinstance(text, Markup) else escape(text) for name, text in texts.items()
        }
        filled = [self._between[0]]
        for name, piece in zip(self._names, self._between[1:], strict=True):
            filled += (safe[name], piece)
        return "".join(filled)
