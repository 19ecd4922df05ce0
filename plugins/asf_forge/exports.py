"""Exports of the forge's settings: files read with care, and recognised by what they hold."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from asf_register.errors import UsageError
from asf_register.policy import Forge
from asf_register.problem import visible

from asf_forge.sources import SOURCES, Source, holds, lists

_MAX_BYTES = 5 * 1024 * 1024
# A terminal of Windows writes what a command answers in UTF-16.
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Export:
    """A file that was recognised."""

    shown: str
    source: Source
    value: Any


def read_exports(paths: Iterable[Path], forge: Forge) -> tuple[Export, ...]:
    """Read exported settings, each recognised by its content.

    Args:
        paths: The files.
        forge: The register that they must be about.

    Raises:
        UsageError: For a file that is none, that is broken, that nothing can be made of, or that
            is about another register.
    """
    exports = tuple(_read(path) for path in paths)
    for export in exports:
        _refuse_other(export, forge)
    return exports


def _read(path: Path) -> Export:
    shown = visible(str(path))
    value = _parsed(_text(path, shown), shown)
    if isinstance(value, dict) and "message" in value and "documentation_url" in value:
        raise UsageError(
            f'{shown} är inget svar utan ett fel från GitHub: "{_short(value["message"])}".',
            "Be den som är administratör av registret, eller ägare av organisationen, att hämta "
            "filen.",
        )
    for source in SOURCES:
        if source.is_it(value):
            return Export(shown, source, value)
    raise UsageError(f"{shown} {_why_not(value)}", "Kör asf policy check utan filer, så visas vad.")


def _text(path: Path, shown: str) -> str:
    try:
        about = path.stat()
    except FileNotFoundError as error:
        raise UsageError(f"{shown} finns inte.", "Kontrollera filens namn.") from error
    if not stat.S_ISREG(about.st_mode):
        raise UsageError(f"{shown} är ingen fil.", "Ange de hämtade filerna var för sig.")
    if about.st_size > _MAX_BYTES:
        raise UsageError(
            f"{shown} är större än 5 MB, och så stora är inga inställningar.",
            "Kontrollera att det är rätt fil.",
        )
    raw = path.read_bytes()
    try:
        return raw.decode(_MARKS.get(raw[:2], "utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UsageError(f"{shown} är ingen textfil.", "Hämta filen på nytt.") from error


def _parsed(text: str, shown: str) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except RecursionError as error:
        raise UsageError(f"{shown} är för djupt nästlad.", "Hämta filen på nytt.") from error
    except ValueError as error:
        raise UsageError(
            f"{shown} är ingen hel JSON-fil.", "Hämta filen på nytt, och ändra inget i den."
        ) from error


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a key twice")
    return found


def _no_number(text: str) -> Any:
    raise ValueError(text)


def _why_not(value: Any) -> str:
    if value == []:
        return "är ett tomt svar. Gäller det regler eller lag finns det alltså inga än."
    if lists("enforcement")(value):
        return "är bara en lista över regler, utan vad som står i dem."
    if holds("enforce_admins")(value) or holds("required_pull_request_reviews")(value):
        return "är den äldre sortens grenskydd, som inte bedöms här. Använd Rulesets i stället."
    if holds("approval_policy")(value):
        return "gäller öppna register, och det här ska vara privat."
    return "är inget av de svar som går att bedöma."


def _refuse_other(export: Export, forge: Forge) -> None:
    wanted = f"{forge.organisation}/{forge.repository}"
    values = export.value if isinstance(export.value, list) else [export.value]
    about: Mapping[str, tuple[str, str]] = {
        "repository": ("full_name", wanted),
        "organisation": ("login", forge.organisation),
    }
    for value in values:
        key, right = about.get(export.source.kind, ("", ""))
        if export.source.kind == "rulesets" and value.get("source_type") == "Repository":
            key, right = "source", wanted
        said = value.get(key, right) if key else right
        if not isinstance(said, str) or said.casefold() != right.casefold():
            raise UsageError(
                f"{export.shown} gäller {_short(said)}, inte {right}.",
                "Rätta data/policy/forge.yaml, eller hämta filen från rätt ställe.",
            )


def _short(value: Any) -> str:
    text = visible(str(value))
    return f"{text[:_LONGEST]}…" if len(text) > _LONGEST else text
