"""What a template's text becomes before it is a document: only what it may hold, and marked up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from asf_intranet.pandoc import Node, PandocRefusedError

# The styles of the reference documents, by the names that people see in their word processor.
FILL_IN = "Ifyllnad"
CHECK_BOX = "Kryssruta"
NOTE = "Upplysning"
HEADING_OF_COLUMN = "Tabellrubrik"
SIGNATURE = "Underskrift"

LEGAL_NOTE = (
    "Den här mallen är en början och ingen juridisk rådgivning. Anpassa den, och låt en jurist "
    "läsa innan ni skriver under. Ta bort det här stycket när ni är klara."
)

_BOX = {"t": "Str", "c": "☐"}
# A cell with this word alone gets room to write in.
_TO_SIGN = [{"t": "Plain", "c": [{"t": "Str", "c": "Underskrift:"}]}]
_TABS = {
    "docx": {"t": "RawInline", "c": ["openxml", "<w:r><w:tab/></w:r>"]},
    "odt": {"t": "RawInline", "c": ["opendocument", "<text:tab/>"]},
}
_REFUSED = {
    "Image": "har en bild",
    "CodeBlock": "har ett stycke som är indraget med fyra blanksteg",
    "Code": "har text mellan omvända apostrofer (`)",
}
_ALLOWED = frozenset(
    "Para Plain Header BulletList OrderedList Table BlockQuote HorizontalRule "
    "Str Space SoftBreak LineBreak Emph Strong Link "
    # How a list or a table looks is told by nodes as well.
    "DefaultStyle Decimal DefaultDelim Period AlignDefault AlignLeft AlignRight AlignCenter "
    "ColWidth ColWidthDefault".split()
)
_WORDS = ("Str", "Space", "SoftBreak")
_PLACE = re.compile(r"(\[[^\[\]]+\])")


def document_tree(read: Node, title: str, *, legal: bool, kind: str) -> Node:
    """The whole document: title, note, and the text with fill-in places and check boxes marked.

    Args:
        read: The source as Pandoc read it.
        title: The document's.
        legal: Whether it begins with saying that it is no legal advice.
        kind: "docx" or "odt".

    Raises:
        PandocRefusedError: Where the source holds what a template may not.
    """
    note = [_block(NOTE, [{"t": "Para", "c": list(_spaced(LEGAL_NOTE))}])] if legal else []
    meta = {
        "title": {"t": "MetaInlines", "c": list(_spaced(title))},
        "lang": {"t": "MetaString", "c": "sv-SE"},
    }
    return read | {"meta": meta, "blocks": note + list(_dressed(read["blocks"], kind))}


def _dressed(nodes: list[Any], kind: str) -> Iterator[Any]:
    """What stands in a row in the tree: blocks, words, or the parts of one of them."""
    words: list[Node] = []
    for node in nodes:
        if isinstance(node, dict) and node.get("t") in _WORDS:
            words.append(node)
            continue
        yield from _with_places(words)
        words = []
        if isinstance(node, dict) and "t" in node:
            yield from _dressed_node(node, kind)
        else:
            yield list(_dressed(node, kind)) if isinstance(node, list) else node
    yield from _with_places(words)


def _dressed_node(node: Node, kind: str) -> Iterator[Node]:
    name = node["t"]
    if name not in _ALLOWED:
        raise PandocRefusedError(_REFUSED.get(name, f"har något som dokument inte kan ha ({name})"))
    if name == "Link":
        yield from _link(node, kind)
    elif name == "BulletList" and all(_is_check_box(item) for item in node["c"]):
        yield from (_check_box(item, kind) for item in node["c"])
    elif name == "Table":
        attributes, caption, columns, head, bodies, foot = _dressed(node["c"], kind)
        _style_cells(head[1], HEADING_OF_COLUMN)
        for body in bodies:
            _style_cells(body[3], SIGNATURE, only=_TO_SIGN)
        yield node | {"c": [attributes, caption, columns, head, bodies, foot]}
    elif isinstance(node.get("c"), list):
        yield node | {"c": list(_dressed(node["c"], kind))}
    else:
        yield node


def _link(node: Node, kind: str) -> Iterator[Node]:
    """A link to somewhere on the web; a place on the intranet leads nowhere from a document."""
    attributes, words, target = node["c"]
    dressed = list(_dressed(words, kind))
    if target[0].startswith(("https://", "mailto:")):
        yield {"t": "Link", "c": [attributes, dressed, target]}
    else:
        yield from dressed


def _style_cells(rows: list[Any], style: str, *, only: list[Node] | None = None) -> None:
    """Give the cells of some rows a style, where they hold something."""
    for _, cells in rows:
        for cell in cells:
            blocks = cell[-1]
            if blocks and only in (None, blocks):
                # OpenDocument's writer gives styles to whole paragraphs only.
                paragraphs = [
                    block | {"t": "Para"} if block["t"] == "Plain" else block for block in blocks
                ]
                cell[-1] = [_block(style, paragraphs)]


def _is_check_box(item: list[Node]) -> bool:
    return bool(item) and item[0]["t"] in ("Plain", "Para") and item[0]["c"][:1] == [_BOX]


def _check_box(item: list[Node], kind: str) -> Node:
    """A box and what it is for, where all lines but the box begin at the same place."""
    first, *others = item
    words = list(_dressed(first["c"][2:], kind))
    text = {"t": "Para", "c": [_BOX, _TABS[kind], *words]}
    return _block(CHECK_BOX, [text, *_dressed(others, kind)])


def _with_places(words: list[Node]) -> Iterator[Node]:
    """Words, with each place to fill in as one piece in a style of its own."""
    text = "".join(word["c"] if word["t"] == "Str" else " " for word in words)
    for index, piece in enumerate(_PLACE.split(text)):
        spaced = list(_spaced(piece))
        yield from [_span(FILL_IN, spaced)] if index % 2 else spaced


def _spaced(text: str) -> Iterator[Node]:
    for piece in re.split("( )", text):
        if piece:
            yield {"t": "Space"} if piece == " " else {"t": "Str", "c": piece}


def _block(style: str, blocks: list[Node]) -> Node:
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], blocks]}


def _span(style: str, words: list[Node]) -> Node:
    return {"t": "Span", "c": [["", [], [["custom-style", style]]], words]}
