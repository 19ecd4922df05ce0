"""A message: what it says, without who sent it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from asf_register.errors import AsfError


class Automatic(Enum):
    """What a program has sent by itself, which is nobody's proposal and nobody's answer."""

    AWAY = "away"
    BOUNCED = "bounced"
    NOTICE = "notice"


class MessageError(AsfError):
    """What was given can't be opened as messages."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message without its sender, its subject and the names of what is attached to it.

    Attributes:
        shown: Which one it is among those that were given.
        texts: What it says: its plain text, and then what its HTML says.
        images: The pictures attached to it; where there are none, those in its text.
        left_out: How many other files were attached.
        problem: Why nothing can be read in it and what to do, to be sent as a reply; else nothing.
        automatic: What a program has sent by itself; None for a person's message.
        answers_reminder: Whether its subject is that of a reminder.
    """

    shown: str
    texts: tuple[str, ...] = ()
    images: tuple[bytes, ...] = ()
    left_out: int = 0
    problem: str = ""
    automatic: Automatic | None = None
    answers_reminder: bool = False


def refused(shown: str, message: str, mend: str) -> Message:
    """A message that can't be read, with the reason."""
    return Message(shown, problem=f"{message} {mend}")
