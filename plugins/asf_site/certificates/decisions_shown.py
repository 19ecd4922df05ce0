"""A decision about a certificate as outsiders see it, and the bytes that its signature covers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from asf_register.certification.certificate import Certificate
from asf_register.certification.decisions import (
    AppealDecided,
    Certified,
    Renamed,
    SignedEvent,
)
from asf_register.certification.statement import statement
from asf_register.schema import labels, read_schema
from asf_register.swedish import long_date


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One decision about a certificate, with what proves it.

    Attributes:
        count: Its place in the file, counted from 1.
        event: The decision.
        title: What was decided, in a few Swedish words.
        text: More of it, or "".
        statement: The bytes that the signature covers.
    """

    count: int
    event: SignedEvent
    title: str
    text: str
    statement: bytes

    @property
    def statement_name(self) -> str:
        """The name of the file with the statement."""
        return f"beslut-{self.count}.json"

    @property
    def signature_name(self) -> str:
        """The name of the file with the signature."""
        return f"{self.statement_name}.sig"


def decisions_of(certificate: Certificate) -> Iterator[Decision]:
    """The signed decisions about a certificate, in the order of the file."""
    made = certificate.decisions
    for count, (event, written) in enumerate(zip(made.events, made.written, strict=True), start=1):
        if isinstance(event, SignedEvent):
            yield Decision(
                count=count,
                event=event,
                title=_title(event),
                text=_text(event),
                statement=statement(made.cohort, made.enterprise, written),
            )


def _title(event: SignedEvent) -> str:
    title = kind_in_words(event.event)
    if isinstance(event, AppealDecided):
        title = f"{title}: {_words()['outcome'][event.outcome]}"
    return f"{title[:1].upper()}{title[1:]}"


def _text(event: SignedEvent) -> str:
    match event:
        case Certified():
            return (
                f"{event.name}, {event.organisation_number}, från och med "
                f"{long_date(event.valid_from)} till och med {long_date(event.valid_to)}."
            )
        case Renamed():
            return f"Intyget gäller nu {event.name}, {event.organisation_number}."
        case _:
            return str(getattr(event, "reason", ""))


def kind_in_words(event: str) -> str:
    """What a kind of decision is called in Swedish: «certified» is «certifierat»."""
    return str(_words()["event"].get(event, event))


@cache
def _words() -> dict[str, dict[str, Any]]:
    """What the schema calls the kinds of decisions and how appeals end."""
    return labels(read_schema("decisions"))
