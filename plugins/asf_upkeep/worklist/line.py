"""A line of the work list: what needs a look, why, what to do, and from which day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Literal

# What a page of the site is about, or who a line is talked over with.
SubjectKind = Literal["enterprise", "post", "buyer", "member", "content"]
# Who takes care of what belongs to no region.
ADMINISTRATORS = ""


class Kind(StrEnum):
    """What a line is about; of two that are equally urgent, the first here comes first."""

    CONFIRM = "confirm"
    CONSENT = "consent"
    DIFFERS = "differs"
    MEASURE = "measure"
    CERTIFICATE = "certificate"
    LINK = "link"
    KEY = "key"
    POST = "post"
    CONTENT = "content"
    FIGURES = "figures"
    OFFERS = "offers"
    LOGO = "logo"


class Urgency(IntEnum):
    """How a line stands on a day; the most urgent comes first."""

    URGENT = 1
    DUE = 2
    WISH = 3


@dataclass(frozen=True, slots=True)
class Subject:
    """What a line is about.

    Attributes:
        kind: What sort of thing.
        id: Its slug or id; for a buyer, the name.
        name: What people call it.
    """

    kind: SubjectKind
    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One thing that needs a look. Which days it holds on, and how urgently, follows from its own.

    Attributes:
        kind: What it is about.
        subject: The enterprise, post, member, guide … that it is about.
        contact: Whom one talks it over with; all lines with the same one are one conversation.
        region: The region's code; ADMINISTRATORS where it belongs to none.
        why: A Swedish sentence, true on every day on which the line holds.
        to_do: One to three Swedish sentences.
        link: Where it is done: "/foresla/…/" on the site, or a file's path in the register.
        since: The first day on which it holds; None where it always has.
        until: The last one; None where it lasts until somebody has done it.
        begun: From when it has waited, where that was said in other words before; None for `since`.
        urgent_from: The first day on which it is urgent; None where it never is.
        is_wish: Whether nothing is wrong without it.
    """

    kind: Kind
    subject: Subject
    contact: Subject
    region: str
    why: str
    to_do: str
    link: str
    since: date | None = None
    until: date | None = None
    begun: date | None = None
    urgent_from: date | None = None
    is_wish: bool = False

    def holds(self, day: date) -> bool:
        """Whether it is to be done on a day."""
        has_begun = self.since is None or self.since <= day
        return has_begun and (self.until is None or day <= self.until)

    def urgency(self, day: date) -> Urgency:
        """How urgent it is on a day on which it holds."""
        if self.urgent_from is not None and self.urgent_from <= day:
            return Urgency.URGENT
        return Urgency.WISH if self.is_wish else Urgency.DUE

    def days_over(self, day: date) -> int:
        """For how many days it has waited."""
        return (day - self.waits_from).days if self.waits_from is not None else 0

    @property
    def waits_from(self) -> date | None:
        """The day from which its waiting is counted; None where it always has waited."""
        return self.begun or self.since

    @property
    def is_on_site(self) -> bool:
        """Whether its link leads to the site, not to a file of the register."""
        return self.link.startswith("/")
