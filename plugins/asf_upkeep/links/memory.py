"""What checking links has come to over time: when each was last good, which are dead or moved."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Literal

import msgspec
from asf_register.errors import UsageError

from asf_upkeep.links.outcome import Outcome

# A host may be down for a night or a holiday.
_FAILURES, _FOR = 3, timedelta(days=14)
# No address was checked before there was such a check.
_FIRST_DAY = date(2026, 1, 1)
_MOST_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """An address that needs a look.

    Attributes:
        address: As it stands in the register.
        kind: Whether it leads nowhere, or elsewhere.
        since: The first day of that.
        why: How it shows, as a Swedish clause without a stop.
        moved_to: Where it leads now; "" for one that leads nowhere.
    """

    address: str
    kind: Literal["dead", "moved"]
    since: date
    why: str
    moved_to: str = ""


class Checked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is remembered of one address.

    Attributes:
        checked: The last day on which it was tried.
        last_good: The last day on which it answered.
        failures: On how many days in a row it has failed.
        failing_since: The first of those.
        why: How it failed last.
        moved_to: Where it says that it has moved for good.
        moved_since: The first day on which it said so.
    """

    checked: date
    last_good: date | None = None
    failures: int = 0
    failing_since: date | None = None
    why: str = ""
    moved_to: str = ""
    moved_since: date | None = None


class Memory(msgspec.Struct, frozen=True):
    """What is remembered of every address.

    Attributes:
        addresses: By address.
        version: Of this form.
    """

    addresses: Mapping[str, Checked] = {}
    version: Literal[1] = 1

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The addresses that need a look, in the order of the alphabet."""
        found = (_finding(address, self.addresses[address]) for address in sorted(self.addresses))
        return tuple(finding for finding in found if finding is not None)


def read_memory(path: Path) -> Memory:
    """Read what an earlier check remembered.

    Raises:
        UsageError: Where the file isn't there, or isn't one of ours.
    """
    try:
        with path.open("rb") as file:
            return msgspec.json.decode(file.read(_MOST_BYTES), type=Memory)
    except (OSError, UnicodeDecodeError, msgspec.MsgspecError, RecursionError) as error:
        raise UsageError(
            f"{path} går inte att läsa som ett minne av länkar.",
            "Ange filen som asf links --memory har skrivit.",
        ) from error


def memory_to_go_on_with(path: Path) -> Memory:
    """What an earlier check remembered; nothing where there is no file yet.

    Raises:
        UsageError: Where it isn't one of ours, or couldn't be written once the round is over.
    """
    folder = next(one for one in path.absolute().parents if one.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise _unwritable(path, f"i {folder} går det inte att lägga filer")
    return read_memory(path) if path.exists() else Memory()


def write_memory(path: Path, memory: Memory) -> None:
    """Write what is remembered, in one form only and all or nothing.

    Raises:
        UsageError: Where it can't be written.
    """
    text = msgspec.json.format(msgspec.json.encode(memory, order="sorted"), indent=1)
    beside = path.with_name(f".{path.name}.new-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(text + b"\n")
        beside.replace(path)
    except OSError as error:
        raise _unwritable(path, error.strerror or "") from error


def _unwritable(path: Path, why: str) -> UsageError:
    return UsageError(f"{path} går inte att skriva: {why}.", "Ange en annan fil med --memory.")


def remembering(known: Checked | None, outcome: Outcome, day: date) -> Checked:
    """What to remember of an address once it has been checked.

    Failures count once a day. A day before there was a check, from a clock that is wrong, teaches
    nothing. Where the last check's day hasn't come yet, the clock was wrong then, and what is
    remembered begins anew.

    Args:
        known: What was remembered; None for a new address.
        outcome: What came of the check.
        day: When that was, in Sweden.
    """
    if known is not None and day < known.checked:
        if day < _FIRST_DAY:
            return known
        known = None
    before = known or Checked(checked=day)
    if outcome.is_good:
        is_same = outcome.moved_to == before.moved_to
        moved_since = (before.moved_since if is_same else day) if outcome.moved_to else None
        return Checked(
            checked=day, last_good=day, moved_to=outcome.moved_to, moved_since=moved_since
        )
    is_counted = before.failures > 0 and before.checked == day
    return Checked(
        checked=day,
        last_good=before.last_good,
        failures=before.failures + (not is_counted),
        failing_since=before.failing_since or day,
        why=outcome.why,
    )


def _finding(address: str, known: Checked) -> Finding | None:
    since = known.failing_since
    if since is not None and known.failures >= _FAILURES and known.checked - since >= _FOR:
        return Finding(address=address, kind="dead", since=since, why=known.why)
    if since is None and known.moved_to and known.moved_since:
        return Finding(
            address=address,
            kind="moved",
            since=known.moved_since,
            why="adressen är ändrad",
            moved_to=known.moved_to,
        )
    return None
