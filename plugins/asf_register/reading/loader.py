"""The loader: a file's bytes in, its value and its faults out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from asf_register.reading.fault import Fault
from asf_register.reading.located import Positions, read_located
from asf_register.reading.plain import NotPlainError, read_plain
from asf_register.reading.text import decode


@dataclass(frozen=True, slots=True)
class Loaded:
    """What was in a file; the value counts only where there are no faults."""

    value: Any
    faults: tuple[Fault, ...] = ()


def load(raw: bytes) -> Loaded:
    """Read the bytes of one YAML file as YAML 1.2's core schema, dates as text."""
    text, faults = decode(raw)
    if faults:
        return Loaded(None, tuple(faults))
    try:
        return Loaded(read_plain(text))
    except NotPlainError:
        value, _, faults = read_located(text)
        return Loaded(value, tuple(faults))


def positions_of(raw: bytes) -> Positions:
    """Where each value stands in a file; empty where it cannot be read."""
    text, faults = decode(raw)
    if faults:
        return Positions({}, {})
    return read_located(text)[1]
