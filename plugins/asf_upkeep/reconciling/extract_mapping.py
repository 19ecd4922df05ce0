"""The mapping file: what the columns of an extract are, where the headings don't say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from asf_edit.importing.mapping_file import no_mapping_file, read_parts, refuse_absent
from asf_register.errors import UsageError
from asf_register.explanation import clipped
from asf_register.problem import visible
from asf_register.slugs import fold

from asf_upkeep.reconciling.targets import IGNORE, TARGETS

_PARTS = ("columns", "without", "source")
_SHAPE = (
    "Skriv columns: på en egen rad och under den, indraget, rubriker och vad de är: «Orgnr: "
    "number»."
)


@dataclass(frozen=True, slots=True)
class ExtractMapping:
    """What a mapping file says.

    Attributes:
        columns: The target of each column, by its heading as written there.
        without: Targets that the file doesn't have.
        source: Whose word the file is; "" where that isn't said.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    source: str = ""

    @property
    def by_folded(self) -> dict[str, str]:
        """The target of each column, by its heading folded."""
        return {fold(heading): target for heading, target in self.columns.items()}

    def refuse_absent(self, headings: Sequence[str]) -> None:
        """See that the file has every heading that is mapped.

        Raises:
            UsageError: Where one is missing.
        """
        refuse_absent(self.columns, headings, "i filen")


def read_extract_mapping(path: Path) -> ExtractMapping:
    """Read a mapping file.

    Raises:
        UsageError: Where it isn't one.
        OSError: Where it cannot be reached.
    """
    parts = read_parts(path, _PARTS, _SHAPE)
    columns, without = parts.get("columns") or {}, parts.get("without") or []
    source = parts.get("source") or ""
    if not _is_columns(columns) or not _is_texts(without) or not isinstance(source, str):
        raise no_mapping_file(path, _SHAPE)
    for target in (*columns.values(), *without):
        _refuse_unknown(visible(path.name), target)
    return ExtractMapping(columns, frozenset(without), source)


def _is_columns(part: Any) -> bool:
    return isinstance(part, dict) and _is_texts([*part, *part.values()])


def _is_texts(part: Any) -> bool:
    return isinstance(part, list) and all(isinstance(one, str) for one in part)


def _refuse_unknown(name: str, target: str) -> None:
    if target in (*TARGETS, IGNORE):
        return
    near = get_close_matches(target, TARGETS, 1, 0.6)
    raise UsageError(
        f"{name}: {_shown(target)} är inget som en kolumn kan vara.",
        f"Menade du {near[0]}?" if near else f"Välj mellan {', '.join(TARGETS)} och {IGNORE}.",
    )


def _shown(text: str) -> str:
    return clipped(visible(text))
