"""What YAML has and the register does without: one function a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from asf_register.reading.fault import Fault
from asf_register.reading.plain import MAX_DEPTH
from asf_register.reading.syntax import yaml_syntax

Place = tuple[int, int]


def yaml_documents(place: Place) -> Iterator[Fault]:
    """A file holds one document and no directives."""
    yield Fault(
        "yaml-documents",
        *place,
        "filen innehåller fler än ett dokument, eller en rad som börjar med %.",
        "Ta bort raderna med --- och % och det som står efter dem.",
    )


def yaml_anchor(place: Place, written: str) -> Iterator[Fault]:
    """Anchors and aliases are not used."""
    yield Fault(
        "yaml-anchor",
        *place,
        f"{_clip(written)} är en YAML-referens, och sådana används inte här.",
        "Skriv ut värdet, eller sätt hela texten inom citattecken om & eller * hör till den.",
    )


def yaml_tag(place: Place, tag: str) -> Iterator[Fault]:
    """Tags are not used."""
    yield Fault(
        "yaml-tag",
        *place,
        f"{_clip(tag)} är en YAML-tagg, och sådana används inte här.",
        "Ta bort taggen, eller sätt hela texten inom citattecken om utropstecknet hör till den.",
    )


def yaml_nesting(place: Place) -> Iterator[Fault]:
    """Values are nested at most twenty deep."""
    yield Fault(
        "yaml-nesting",
        *place,
        f"fälten ligger inuti varandra i fler än {MAX_DEPTH} nivåer.",
        "Jämför med exemplet i CONTRIBUTING.md: så djupt behövs aldrig.",
    )


def yaml_number(place: Place, written: str) -> Iterator[Fault]:
    """Numbers are finite and short enough to be kept exactly."""
    yield Fault(
        "yaml-number",
        *place,
        f"{_clip(written)} går inte att läsa som ett tal.",
        "Sätt det inom citattecken om det är text; skriv annars ett vanligt tal.",
    )


def yaml_key(place: Place) -> Iterator[Fault]:
    """Keys are text."""
    yield Fault(
        "yaml-key",
        *place,
        "fältets namn är inte text.",
        "Skriv ett av fältnamnen i CONTRIBUTING.md, med bokstäver.",
    )


def yaml_duplicate_key(place: Place, key: str, first_line: int) -> Iterator[Fault]:
    """A key stands once in the same place."""
    yield Fault(
        "yaml-duplicate-key",
        *place,
        f"fältet {_clip(key)} finns redan på rad {first_line}.",
        "Behåll ett av dem och ta bort det andra.",
    )


YAML_RULES: tuple[Callable[..., object], ...] = (
    yaml_syntax,
    yaml_duplicate_key,
    yaml_key,
    yaml_tag,
    yaml_anchor,
    yaml_documents,
    yaml_nesting,
    yaml_number,
)


def _clip(text: str) -> str:
    return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'
