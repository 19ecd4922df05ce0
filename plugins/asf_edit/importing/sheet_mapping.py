"""The mapping file: what a sheet's columns are, in the user's own words, and constants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml12
from asf_register.errors import UsageError
from asf_register.explanation import clipped
from asf_register.problem import visible
from asf_register.slugs import fold

from asf_edit.importing.headings import Column
from asf_edit.importing.mapping_file import no_mapping_file, read_parts, refuse_absent
from asf_edit.importing.sheet import SheetRow
from asf_edit.importing.targets import IGNORE, target_of, targets

_PARTS = ("columns", "constants")
_SHAPE = (
    "Skriv columns: på en egen rad och under den, indraget, rubriker och fält: «Telefon: phone»."
)


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """What a mapping file says.

    Attributes:
        columns: The target of each column, by its heading as written there.
        constants: What is true of every new enterprise, by target.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)

    @property
    def by_folded(self) -> dict[str, str]:
        """The target of each column, by its heading folded."""
        return {fold(heading): path for heading, path in self.columns.items()}

    def refuse_absent(self, headings: SheetRow) -> None:
        """See that the sheet has every heading that is mapped.

        Raises:
            UsageError: Where one is missing.
        """
        there = [cell.text.strip() for cell in headings.cells]
        refuse_absent(self.columns, there, f"på rad {headings.number} i arket")


def read_mapping(path: Path) -> SheetMapping:
    """Read a mapping file.

    Raises:
        UsageError: Where it isn't one.
        OSError: Where it cannot be reached.
    """
    parts = read_parts(path, _PARTS, _SHAPE)
    columns, constants = (_texts(path, parts.get(part) or {}) for part in _PARTS)
    name = visible(path.name)
    for path_of in (*columns.values(), *constants):
        _refuse_unknown(name, path_of)
    singles = [p for p in columns.values() if not _may_repeat(p)]
    for twice in (p for p in singles if singles.count(p) > 1):
        raise UsageError(
            f"{name} har två kolumner för {twice}.", f"Skriv {IGNORE} efter den ena rubriken."
        )
    return SheetMapping(columns, constants)


def _texts(path: Path, part: Any) -> dict[str, str]:
    if not isinstance(part, dict) or any(isinstance(v, (dict, list)) for v in part.values()):
        raise no_mapping_file(path, _SHAPE)
    return {str(key): _text(value) for key, value in part.items()}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return "" if value is None else str(value)


def _refuse_unknown(name: str, path: str) -> None:
    if path == IGNORE or target_of(path) is not None:
        return
    near = get_close_matches(path, list(targets()), 1, 0.6)
    raise UsageError(
        f"{name}: fältet {_shown(path)} finns inte.",
        f"Menade du {near[0]}?" if near else f"Fält som finns: {', '.join(targets())}.",
    )


def _may_repeat(path: str) -> bool:
    target = target_of(path)
    return target is None or target.is_list


def written_mapping(name: str, columns: Iterable[Column]) -> str:
    """What was guessed of a sheet's columns, as a mapping file to edit.

    Args:
        name: The sheet's file.
        columns: Its columns; those without a heading cannot be mapped.
    """
    paths = {column.heading: column.path or IGNORE for column in columns if column.heading}
    fields = [f"#   {path}: {target.title}" for path, target in targets().items()]
    head = [
        f"# Vad kolumnerna i {name} är. Till vänster står arkets rubrik, till höger registrets",
        f"# fält. Ändra bara till höger om kolonet. {IGNORE} betyder att kolumnen inte läses.",
    ]
    constants = [
        "# Värden som gäller alla nya företag ur arket. Ta bort # framför det du vill ha.",
        "# constants:",
        "#   listing: consented",
        "#   consent.date: '2026-11-21'",
        "#   consent.by: enterprise",
    ]
    body = yaml12.format_yaml({_PARTS[0]: paths})
    return "\n".join([*head, body, "", *constants, "#", "# Fält som finns:", *fields, ""])


def _shown(text: str) -> str:
    return clipped(visible(text))
