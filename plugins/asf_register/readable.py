"""Whether a text says anything to whoever reads it."""

from __future__ import annotations

# Letters of Korean that stand for none and are shown as nothing.
_BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"


def is_readable(text: str) -> bool:
    """Whether a text has a letter or a digit, in whatever script, that can be seen."""
    return any(sign.isalnum() and sign not in _BLANK_LETTERS for sign in text)
