"""Facts as RDF in Turtle, written so that the same facts are the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

# What a literal on one line may not hold as it is.
_ESCAPED = {
    '"': '\\"',
    "\\": "\\\\",
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
}
_ADDRESS_SIGNS = ":/?#[]@!$&'()*+,;=~%"


@dataclass(frozen=True, slots=True)
class Text:
    """Words in some language, or a value of some type; plain without either."""

    text: str
    language: str = ""
    type: str = ""

    def __str__(self) -> str:
        said = "".join(map(_escaped, self.text))
        tag = f"@{self.language}" if self.language else f"^^{self.type}" if self.type else ""
        return f'"{said}"{tag}'


@dataclass(frozen=True, slots=True)
class Address:
    """The name of a thing."""

    address: str

    def __str__(self) -> str:
        return f"<{quote(self.address, safe=_ADDRESS_SIGNS)}>"


Object = Text | Address | str
"""A literal, a name, or a name that a prefix shortens."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing and what is said of it.

    Attributes:
        address: Its name.
        kind: Its class, which a prefix shortens.
        facts: Pairs of a property, which a prefix shortens, and its objects.
    """

    address: Address
    kind: str
    facts: Sequence[tuple[str, Sequence[Object]]]


def turtle(prefixes: Mapping[str, str], things: Iterable[Thing]) -> str:
    """A document with some things, in the order given."""
    head = "".join(f"@prefix {name}: <{address}> .\n" for name, address in prefixes.items())
    return head + "".join(map(_written, things))


def _written(thing: Thing) -> str:
    said = [f"a {thing.kind}"]
    said += [f"{name} {', '.join(map(str, objects))}" for name, objects in thing.facts if objects]
    return f"\n{thing.address}\n    {f' ;{chr(10)}    '.join(said)} .\n"


def _escaped(sign: str) -> str:
    if sign in _ESCAPED:
        return _ESCAPED[sign]
    return f"\\u{ord(sign):04X}" if sign < " " or sign == "\x7f" else sign
