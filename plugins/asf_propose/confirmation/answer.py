"""What an enterprise can answer a reminder, and the words of the mail that says it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from urllib.parse import quote

from asf_propose.block import Block, Line, written
from asf_propose.block.head import ABOUT, MATTER

MATTER_OF_ANSWER = "Svar på påminnelse"
SAYS, CODE, CLOSED_ON, MESSAGE = "Svar", "Svarskod", "Nedlagt sedan", "Meddelande"
# A reply's own words stand above this line.
ABOVE = "Svara gärna ovanför den här raden"
ASKED = (
    "Skicka mejlet som det är.",
    "Det ni vill säga skriver ni efter Meddelande.",
    "Skriv här vad som ska ändras:",
)


class Answer(Enum):
    """What a token stands for.

    The last one is for the reminder itself: it says which one a reply in own words belongs to.
    """

    RIGHT = 1
    CHANGE = 2
    CLOSED = 3
    REPLY = 4


ANSWERS: Mapping[Answer, str] = {
    Answer.RIGHT: "Uppgifterna stämmer",
    Answer.CHANGE: "Något ska ändras",
    Answer.CLOSED: "Företaget finns inte längre",
}


def answer_subject(answer: Answer, name: str) -> str:
    """The subject of the mail that says an answer."""
    return f"{ANSWERS[answer]}: {name}"


def answer_body(answer: Answer, name: str, slug: str, token: str) -> str:
    """The text of the mail that says an answer, filled in.

    Args:
        answer: What it says.
        name: The enterprise's name.
        slug: The enterprise's slug.
        token: The proof that it comes from whoever got the reminder.
    """
    more = {Answer.CLOSED: [(CLOSED_ON, "")]}.get(answer, [])
    lines = [
        (MATTER, MATTER_OF_ANSWER),
        (ABOUT, f"{name} ({slug})"),
        (SAYS, ANSWERS[answer]),
        (CODE, token),
        *more,
        *([] if answer is Answer.CHANGE else [(MESSAGE, "")]),
    ]
    block = written(Block(tuple(Line(*line) for line in lines)))
    asked = "\n".join(ASKED[2:] if answer is Answer.CHANGE else ASKED[:2])
    between = "\n\n\n\n" if answer is Answer.CHANGE else "\n\n"
    return f"{asked}{between}{block}"


def mail_address(recipient: str, subject: str, body: str) -> str:
    """An address that opens a mail with all of it filled in (RFC 6068)."""
    lines = body.replace("\n", "\r\n")
    return f"mailto:{quote(recipient, safe='@')}?subject={quote(subject, safe='')}&body=" + quote(
        lines, safe=""
    )
