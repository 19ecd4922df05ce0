"""A text in Markdown within a file, and what is said of it on the right line."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.problem import Finding, Pointer

# How an address stands in a link or a picture, before it is looked for anywhere.
_AROUND = (("](", ")"), ("](", " "), ("]: ", "\n"), ("<", ">"))


@dataclass(frozen=True, slots=True)
class RunningText:
    """A text in Markdown.

    Attributes:
        pointer: Where it stands; () for the text below a page's fields.
        text: What it says.
        first_line: The line of the file where it begins; None where the pointer tells.
    """

    pointer: Pointer
    text: str
    first_line: int | None = None

    def finding(self, message: str, hint: str, near: str = "") -> Finding:
        """Say something of it, on the line where an address or some words first stand."""
        line = self.first_line
        if line is not None and near:
            line += self.text.count("\n", 0, max(self._place_of(near), 0))
        return Finding(self.pointer, message, hint, line)

    def _place_of(self, near: str) -> int:
        as_address = (f"{before}{near}{after}" for before, after in _AROUND)
        places = (self.text.find(words) for words in (*as_address, near))
        return next((place for place in places if place >= 0), -1)
