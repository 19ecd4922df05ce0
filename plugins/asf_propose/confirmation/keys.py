"""The keys that answers to reminders are proved with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from asf_register.errors import UsageError

KEY, KEY_BEFORE = "ASF_REMINDER_KEY", "ASF_REMINDER_KEY_BEFORE"
LEAST_BYTES = 32
_NEW = "Gör en ny: python3 -c 'import secrets; print(secrets.token_hex(32))'."


@dataclass(frozen=True, slots=True)
class Keys:
    """The key of today, and the one before it while its reminders may still be answered.

    Attributes:
        now: What new reminders are made with.
        before: The one before; None for none.
    """

    now: bytes = field(repr=False)
    before: bytes | None = field(default=None, repr=False)

    def __iter__(self) -> Iterator[bytes]:
        yield self.now
        if self.before is not None:
            yield self.before


def keys_in(environment: Mapping[str, str]) -> Keys | None:
    """The keys that somebody has put into the environment; None where there are none.

    Args:
        environment: The variables.

    Raises:
        UsageError: Where one is shorter than 32 bytes, or only the one before is there.
    """
    now, before = (_key(environment, name) for name in (KEY, KEY_BEFORE))
    if now is None and before is not None:
        raise UsageError(f"{KEY_BEFORE} finns, men inte {KEY}.", f"Sätt {KEY} också. {_NEW}")
    return None if now is None else Keys(now, before)


def needed_keys(environment: Mapping[str, str]) -> Keys:
    """The keys, where nothing can be done without them.

    Raises:
        UsageError: Where they are missing or too short.
    """
    keys = keys_in(environment)
    if keys is None:
        raise UsageError(
            f"Nyckeln {KEY} saknas, så svaren på påminnelserna skulle inte gå att pröva.",
            f"Lägg den i miljön. {_NEW}",
        )
    return keys


def _key(environment: Mapping[str, str], name: str) -> bytes | None:
    key = environment.get(name, "").strip().encode("utf-8", "surrogateescape")
    if key and len(key) < LEAST_BYTES:
        raise UsageError(f"{name} är för kort: minst {LEAST_BYTES} tecken behövs.", _NEW)
    return key or None
