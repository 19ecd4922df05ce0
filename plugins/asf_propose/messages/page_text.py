"""The text of a page or of a mail in HTML, line by line as it would be seen."""

from __future__ import annotations

import re
from html import unescape

_TAG = re.compile("<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
# The end of a tag, or an attribute's value, whose quotation marks may hold the sign for it.
_IN_TAG = re.compile(">|=[ \t\r\n\f]*([\"']?)")
_UNQUOTED = re.compile("[^ \t\r\n\f>]*")
_SPACES = re.compile("[ \t\r\n\f]+")
_KEEPS_LINES = re.compile(r"white-space\s{0,5}:\s{0,5}(?:pre|break-spaces)", re.IGNORECASE)
_ENDLESS_NUMBER = re.compile("&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")
_UNSEEN = ("script", "style", "title", "template", "noscript")
_LINES = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
_EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())
_MOST_TAGS = 300_000
_LONGEST_STYLE = 2_000


def text_of_page(page: str) -> str:
    """Turn HTML into text.

    It goes once from the beginning to the end and stops where a browser would find nothing more.
    The standard library's parser looks through the rest anew at each broken tag, so that a mail
    made for that would keep it busy for hours.
    """
    reader = _Reader(page)
    reader.read()
    return reader.text()


class _Reader:
    """Goes through a page and keeps what is seen of it."""

    def __init__(self, page: str) -> None:
        self._page = page
        self._lines: list[str] = []
        self._line: list[str] = []
        self._bullet = ""
        # The element that keeps its line ends, and how many of its name are open.
        self._keeping = ""
        self._open = 0

    def read(self) -> None:
        """Read all of it."""
        page, at, tags = self._page, 0, 0
        while 0 <= at < len(page) and tags < _MOST_TAGS:
            begins = page.find("<", at)
            if begins < 0:
                self._take_text(page[at:])
                return
            self._take_text(page[at:begins])
            at = self._after_markup(begins)
            tags += 1

    def text(self) -> str:
        """What was seen."""
        self._end_line()
        return "\n".join(self._lines)

    def _after_markup(self, begins: int) -> int:
        """Where what begins with «<» ends; negative where it never does."""
        page = self._page
        if page.startswith("<!--", begins):
            return _past(page, "-->", begins + 2)
        if page.startswith(("<!", "<?", "</>"), begins):
            return _past(page, ">", begins)
        tag = _TAG.match(page, begins)
        if tag is None:
            self._take_text("<")
            return begins + 1
        ends = _end_of_tag(page, tag.end())
        name = tag[2].lower()
        if tag[1]:
            self._close(name)
        elif name in _UNSEEN and ends >= 0:
            # Only its own end ends it.
            closing = re.compile(f"</{name}", re.IGNORECASE).search(page, ends)
            return _past(page, ">", closing.end()) if closing else -1
        else:
            self._open_element(name, page[tag.end() : min(ends, tag.end() + _LONGEST_STYLE)])
        return ends

    def _open_element(self, name: str, attributes: str) -> None:
        if name == "br":
            self._push_line()
        elif name in _LINES:
            self._end_line()
        if name == "li":
            self._bullet = "* "
        if self._keeping:
            self._open += name == self._keeping
        elif name == "pre" or (name not in _EMPTY and _KEEPS_LINES.search(attributes)):
            self._keeping, self._open = name, 1

    def _close(self, name: str) -> None:
        if name in _LINES:
            self._end_line()
            self._bullet = ""
        if name == self._keeping:
            self._open -= 1
            self._keeping = self._keeping if self._open else ""

    def _take_text(self, data: str) -> None:
        if not data:
            return
        if "&" in data:
            data = unescape(_ENDLESS_NUMBER.sub("\ufffd", data))
        if self._keeping:
            first, *others = data.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self._line.append(first)
            for other in others:
                self._push_line()
                self._line.append(other)
            return
        data = _SPACES.sub(" ", data)
        if not self._line or self._line[-1].endswith(" "):
            data = data.removeprefix(" ")
        if data:
            self._line.append(data)

    def _end_line(self) -> None:
        """End a line that has begun."""
        if any(self._line):
            self._push_line()
        else:
            self._line.clear()

    def _push_line(self) -> None:
        self._lines.append(self._bullet + "".join(self._line).rstrip(" "))
        self._bullet = ""
        self._line.clear()


def _past(page: str, end: str, start: int) -> int:
    found = page.find(end, start)
    return found + len(end) if found >= 0 else -1


def _end_of_tag(page: str, at: int) -> int:
    while at >= 0 and (found := _IN_TAG.search(page, at)):
        if found[0] == ">":
            return found.end()
        at = found.end()
        if found[1]:
            at = _past(page, found[1], at)
        elif value := _UNQUOTED.match(page, at):
            at = value.end()
    return -1
