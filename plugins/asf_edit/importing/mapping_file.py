"""A mapping file: YAML in which somebody says what the columns of a table are, by heading."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from asf_register.errors import UsageError
from asf_register.explanation import clipped
from asf_register.problem import visible
from asf_register.reading import load
from asf_register.slugs import fold


def read_parts(path: Path, known: Collection[str], shape: str) -> dict[str, Any]:
    """The parts of a mapping file, whatever they hold.

    Args:
        path: The file.
        known: The parts that there can be.
        shape: What such a file looks like, for whoever has written another.

    Raises:
        UsageError: Where it isn't one.
        OSError: Where it cannot be reached.
    """
    name = visible(path.name)
    if path.exists() and not path.is_file():
        raise UsageError(f"{name} är ingen vanlig fil.", "Ange mappningsfilen, en YAML-fil.")
    loaded = load(path.read_bytes())
    if loaded.faults:
        fault = loaded.faults[0]
        raise UsageError(f"{name}, rad {fault.line}: {fault.message}", fault.hint)
    parts = loaded.value
    if not isinstance(parts, dict) or not set(parts) <= set(known):
        raise no_mapping_file(path, shape)
    return parts


def no_mapping_file(path: Path, shape: str) -> UsageError:
    """That a file says something else than a mapping file does."""
    return UsageError(f"{visible(path.name)} är ingen mappningsfil.", shape)


def refuse_absent(mapped: Iterable[str], there: Iterable[str], where: str) -> None:
    """See that a table has every heading that is mapped.

    Args:
        mapped: The headings of the mapping file.
        there: Those of the table.
        where: The place of the latter in a Swedish sentence: «i filen».

    Raises:
        UsageError: Where one is missing.
    """
    present = {fold(heading): heading for heading in there}
    for heading in mapped:
        if fold(heading) not in present:
            near = get_close_matches(fold(heading), list(present), 1, 0.6)
            raise UsageError(
                f"Mappningsfilen nämner rubriken {_shown(heading)}, men den finns inte {where}.",
                f"Menade du {_shown(present[near[0]])}?" if near else "Ta bort raden.",
            )


def _shown(text: str) -> str:
    return clipped(visible(text))
