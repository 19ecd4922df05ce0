"""What an audit begins with and holds on to; it never comes from what is audited."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asf_register.errors import UsageError
from asf_register.problem import visible

GENESIS = "ASF_AUDIT_GENESIS"
CHECKPOINTS = "ASF_AUDIT_CHECKPOINTS"
_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Anchors:
    """Versions that whoever audits knows from elsewhere.

    Attributes:
        genesis: The version that is trusted as it is; what came after it is judged.
        checkpoints: Versions that must still be on the main line.
    """

    genesis: str
    checkpoints: tuple[str, ...] = ()


def anchors(
    genesis: str | None,
    checkpoints: Sequence[str],
    environment: Mapping[str, str],
    published: Path | None = None,
) -> Anchors | None:
    """Put together what is known from elsewhere; None where nobody says where to begin.

    An option comes before the environment, and that before what was published. Whatever names a
    checkpoint is heeded, and the published head is one.

    Args:
        genesis: What the option says.
        checkpoints: What the options say.
        environment: The environment's variables.
        published: The site's revision.json, saved.

    Raises:
        UsageError: Where one is no full name of a version, or two tell of different beginnings.
    """
    told = _published(published) if published else {}
    first = genesis or environment.get(GENESIS, "").strip() or told.get("genesis")
    if not first:
        return None
    begun = told.get("genesis")
    if begun and begun != first:
        raise UsageError(
            f"Sajten är granskad från {visible(begun)}, inte från {visible(first)}.",
            "Ta reda på vilken utgångspunkt som är rätt innan något granskas.",
        )
    held = [*checkpoints, *environment.get(CHECKPOINTS, "").split()]
    held += [told["head"]] if told.get("head") else []
    return Anchors(_full(first), tuple(dict.fromkeys(map(_full, held))))


def _full(name: str) -> str:
    """A version's full name: a branch or a tag can be moved by those who are audited."""
    if not _ID.fullmatch(name):
        raise UsageError(
            f'"{visible(name)}" är inget fullständigt namn på en version.',
            "Skriv alla tecknen, som git rev-parse visar dem. Grenar och taggar kan flyttas.",
        )
    return name


def _published(path: Path) -> dict[str, str]:
    """What the site says of itself.

    Raises:
        UsageError: Where the file says something else.
    """
    try:
        with path.open("rb") as file:
            value: Any = json.loads(file.read(_MOST_BYTES))
    except OSError as error:
        raise UsageError(f"Det går inte att läsa {path}.", "Ange en fil som finns.") from error
    except ValueError:
        value = None
    if not isinstance(value, dict) or not isinstance(value.get("genesis"), str):
        raise UsageError(
            f"{path} är inte sajtens uppgift om sin version.",
            "Spara sidan /revision.json från webbplatsen och ange den filen.",
        )
    return {name: value[name] for name in ("genesis", "head") if isinstance(value.get(name), str)}
