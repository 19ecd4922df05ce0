"""What came of holding one demand against what the forge says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from asf_register.problem import visible

from asf_forge.exports import Export

_LONGEST = 80


class State(StrEnum):
    """Whether a demand is met; unknown where no export tells."""

    MET = "met"
    WEAK = "weak"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A verdict on one demand.

    Attributes:
        state: Whether it is met.
        now: What is the case now, in Swedish, where it isn't met.
        needs: The kinds of exports that are missing, where it is unknown.
    """

    state: State
    now: str = ""
    needs: tuple[str, ...] = ()


MET = Verdict(State.MET)


def weak(*now: str) -> Verdict:
    """The demand is not met.

    Args:
        now: What is the case, a sentence each.
    """
    return Verdict(State.WEAK, " ".join(f"{said[:1].upper()}{said[1:]}" for said in now))


def unknown(*needs: str, now: str = "") -> Verdict:
    """The demand cannot be judged without these kinds of exports."""
    return Verdict(State.UNKNOWN, now, needs)


def judged(said: Sequence[str]) -> Verdict:
    """The demand is met where there is nothing to say."""
    return weak(*said) if said else MET


class Answers:
    """What the forge says of itself, by kind.

    Args:
        exports: The files that were read.
    """

    def __init__(self, exports: Iterable[Export]) -> None:
        self._values: dict[str, list[Any]] = {}
        for export in exports:
            self._values.setdefault(export.source.kind, []).append(export.value)

    def has(self, kind: str) -> bool:
        """Whether there is an export of this kind."""
        return kind in self._values

    def every(self, kind: str) -> list[Any]:
        """The values of every export of this kind; those that are lists in one."""
        found: list[Any] = []
        for value in self._values.get(kind, []):
            found.extend(value if isinstance(value, list) else [value])
        return found

    def field(self, kind: str, name: str) -> list[Any]:
        """A field of every export of this kind that has it."""
        return [value[name] for value in self.every(kind) if name in value]

    def parts(self, kind: str, name: str) -> list[dict[str, Any]] | None:
        """The objects in a list of every export of this kind; None where one isn't whole."""
        found: list[dict[str, Any]] = []
        for value in self.every(kind):
            parts = value.get(name)
            if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
                return None
            if not same(value.get("total_count", len(parts)), len(parts)):
                return None
            found.extend(parts)
        return found


def same(value: Any, wanted: Any) -> bool:
    """Whether a value is the wanted one and of its kind: 1 equals true, and is not."""
    return type(value) is type(wanted) and bool(value == wanted)


def shown(value: Any) -> str:
    """A value of an export, on one short line within quotation marks."""
    text = visible(str(value))
    return f"«{text[:_LONGEST]}…»" if len(text) > _LONGEST else f"«{text}»"
