"""The record of an erasure: who says what was taken out of history, and why; never what."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from asf_register.certification.ssh_signature import signer
from asf_register.policy import Person

SCHEMA_VERSION = 1
# In a reason, and in whatever else is words.
MOST_CHARACTERS = 1000
# What an administrator's signature under a record is made for.
NAMESPACE = "asf-erasure"
_ID = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Known:
    """Versions that people have written down, by the names that they had or got.

    Attributes:
        head: The main line's newest.
        genesis: The beginning.
        checkpoints: What must still be on the main line.
    """

    head: str
    genesis: str
    checkpoints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A version whose old bytes can't be shown, since they hold what was erased.

    Attributes:
        old: Its name before.
        new: Its name after.
        tree: What it held before.
        parents: What it was made of, by their names before.
        merged_by: The person who merged decisions or policy with it; None for nobody.
    """

    old: str
    new: str
    tree: str
    parents: tuple[str, ...]
    merged_by: str | None = None


@dataclass(frozen=True, slots=True)
class GuardedFile:
    """A file of decisions or policy in which something was erased.

    Attributes:
        path: From the repository's top.
        old: What git called its content before.
        new: What git calls it now.
    """

    path: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class ErasureRecord:
    """What an administrator says of an erasure.

    Attributes:
        day: When it was made.
        by: The administrator's id.
        why: Why, in Swedish, without what was erased.
        old: The versions that people knew, by the names they had.
        new: The same, by the names they got.
        withheld: Versions whose old bytes aren't shown.
        withheld_trees: Folders whose old list of files isn't shown, by what git called them.
        guarded: Decisions and policy in which something was erased.
        signature: The administrator's, over all of that; "" for none.
    """

    day: date
    by: str
    why: str
    old: Known
    new: Known
    withheld: tuple[Withheld, ...] = ()
    withheld_trees: tuple[str, ...] = ()
    guarded: tuple[GuardedFile, ...] = ()
    signature: str = field(default="", compare=False)

    @property
    def signed_part(self) -> bytes:
        """What the signature covers: all but itself, in one way of writing."""
        value = {name: held for name, held in _value(self).items() if name != "signature"}
        return json.dumps(value, ensure_ascii=False, sort_keys=True).encode()

    def is_signed_by(self, person: Person) -> bool:
        """Whether the signature is that of one of somebody's keys."""
        return signer(self.signed_part, self.signature, NAMESPACE, person.keys) is not None


def as_json(record: ErasureRecord) -> bytes:
    """A record as it is kept.

    Args:
        record: The record.
    """
    return (json.dumps(_value(record), ensure_ascii=False, indent=1) + "\n").encode()


def record_in(raw: bytes) -> ErasureRecord | None:
    """Read a record; None for what is none, whatever it is.

    Args:
        raw: What the file holds.
    """
    try:
        value = json.loads(raw)
        record = _record(value)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return record if _value(record) == value and as_json(record) == raw else None


def _value(record: ErasureRecord) -> dict[str, Any]:
    value = json.loads(json.dumps(asdict(record), default=date.isoformat))
    return {"schema_version": SCHEMA_VERSION, **value}


def _record(value: Mapping[str, Any]) -> ErasureRecord:
    """A record out of JSON; whatever is odd there ends in one of four kinds of errors."""
    if value["schema_version"] != SCHEMA_VERSION:
        raise ValueError
    return ErasureRecord(
        day=date.fromisoformat(value["day"]),
        by=_text(value["by"]),
        why=_text(value["why"]),
        old=_known(value["old"]),
        new=_known(value["new"]),
        withheld=tuple(
            Withheld(
                _id(one["old"]),
                _id(one["new"]),
                _id(one["tree"]),
                tuple(map(_id, one["parents"])),
                None if one["merged_by"] is None else _text(one["merged_by"]),
            )
            for one in value["withheld"]
        ),
        withheld_trees=tuple(map(_id, value["withheld_trees"])),
        guarded=tuple(
            GuardedFile(_text(one["path"]), _id(one["old"]), _id(one["new"]))
            for one in value["guarded"]
        ),
        signature=value["signature"],
    )


def _known(value: Mapping[str, Any]) -> Known:
    checkpoints = tuple(map(_id, value["checkpoints"]))
    return Known(_id(value["head"]), _id(value["genesis"]), checkpoints)


def _id(value: Any) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= MOST_CHARACTERS:
        raise ValueError
    return value
