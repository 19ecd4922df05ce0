"""What a reminder says: all that is on file, and the answers, each a mail that is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from asf_propose.confirmation.answer import (
    ANSWERS,
    CODE,
    Answer,
    answer_body,
    answer_subject,
    mail_address,
)
from asf_propose.confirmation.keys import Keys
from asf_propose.confirmation.on_file import digest_of, file_of, shown_of
from asf_propose.confirmation.places import form_address
from asf_propose.confirmation.token import VALID, Claim, token_of
from asf_propose.messages.headers import REMINDER
from asf_register.enterprise import Enterprise
from asf_register.public import is_public
from asf_register.register import Register
from asf_register.role_words import said_in_words
from asf_register.swedish import long_date

from asf_upkeep.reminders.entry_lines import Section, on_file_of

_WITH_NUMBER = (Answer.RIGHT, Answer.CHANGE, Answer.CLOSED)
_WITHOUT_NUMBER = (Answer.CHANGE, Answer.CLOSED)
_QUESTIONS: Mapping[Answer, str] = {
    Answer.RIGHT: "Stämmer allt?",
    Answer.CHANGE: "Ska något ändras?",
    Answer.CLOSED: "Finns företaget inte längre?",
}
_NUMBER = (
    "Vi saknar ert organisationsnummer, och utan det kan uppgifterna inte bekräftas. Skriv det när "
    "ni ändrar. Är ni en enskild firma: skriv bara det, aldrig numret."
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be given.

    Attributes:
        question: What it answers.
        says: What it says.
        address: What opens a mail with it, filled in.
        form: The page where it can be given instead; "" for none.
    """

    question: str
    says: str
    address: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A reminder to one enterprise.

    Attributes:
        slug: The enterprise's.
        name: What it is called.
        subject: The subject.
        recipient: The enterprise's address.
        sender: The role address that asks, and gets the answers.
        standing: How the entry stands, a sentence each.
        on_file: What is on file, in parts.
        choices: The answers.
        code: The code that a reply in own words is known by.
        code_name: What that is called.
        last: The last day on which they can be given, in words.
        can_confirm: Whether «stämmer» is one of them.
    """

    slug: str
    name: str
    subject: str
    recipient: str
    sender: str
    standing: tuple[str, ...]
    on_file: tuple[Section, ...]
    choices: tuple[Choice, ...]
    code: str
    code_name: str
    last: str
    can_confirm: bool


def letter_to(enterprise: Enterprise, register: Register, day: date, keys: Keys) -> Letter:
    """The reminder to one enterprise.

    Args:
        enterprise: One that has an e-mail address.
        register: What it stands in.
        day: The day on which it is sent.
        keys: What its answers will be tried with.
    """
    _, value = file_of(enterprise.slug, register)
    sender = _sender(enterprise, register)
    codes = _Codes(enterprise.slug, digest_of(value), day + VALID, keys)
    form = form_address(enterprise, register)
    has_number = register.number_of(enterprise) is not None

    def choice(answer: Answer) -> Choice:
        body = answer_body(answer, enterprise.name, enterprise.slug, codes.of(answer))
        opens = mail_address(sender, answer_subject(answer, enterprise.name), body)
        page = form if answer is Answer.CHANGE else ""
        return Choice(_QUESTIONS[answer], ANSWERS[answer], opens, page)

    return Letter(
        slug=enterprise.slug,
        name=enterprise.name,
        subject=f"{REMINDER} {enterprise.name}?",
        recipient=enterprise.email or "",
        sender=sender,
        standing=_standing(enterprise, register, has_number=has_number),
        on_file=on_file_of(shown_of(value), register),
        choices=tuple(map(choice, _WITH_NUMBER if has_number else _WITHOUT_NUMBER)),
        code=codes.of(Answer.REPLY),
        code_name=CODE,
        last=long_date(day + VALID),
        can_confirm=has_number,
    )


@dataclass(frozen=True, slots=True)
class _Codes:
    """Makes the codes of one reminder."""

    slug: str
    on_file: bytes
    last: date
    keys: Keys

    def of(self, answer: Answer) -> str:
        return token_of(Claim(answer, self.slug, self.on_file, self.last), self.keys)


def _sender(enterprise: Enterprise, register: Register) -> str:
    coordinators = register.policy.coordinators if register.policy else {}
    coordinator = coordinators.get(enterprise.region)
    return coordinator.email if coordinator else register.site.proposals or register.site.contact


def _standing(enterprise: Enterprise, register: Register, *, has_number: bool) -> tuple[str, ...]:
    """Where what is on file is shown, since when, and what is missing."""
    told = []
    if not is_public(enterprise, register.site):
        told.append("Företaget visas inte på webbplatsen. Det här står i registret bakom den.")
    elif enterprise.listing == "sources":
        told.append(
            "Uppgifterna kommer ur öppna källor, och ni har inte sagt ja till att stå i listan. "
            "Vill ni det, eller vill ni inte synas: säg det i formuläret."
        )
    if enterprise.confirmed:
        told.append(f"Uppgifterna bekräftades senast {said_in_words(enterprise.confirmed)}.")
    else:
        told.append("Ingen har bekräftat uppgifterna än.")
    if not has_number:
        told.append(_NUMBER)
    return tuple(told)
