"""What a genuine answer changes in the register: a confirmation, or a closing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from asf_edit.understanding import NotUnderstoodError
from asf_edit.understanding import day as understood_day
from asf_register.certification.certificate import State
from asf_register.enterprise import Enterprise
from asf_register.problem import visible
from asf_register.public import is_public
from asf_register.register import Register
from asf_register.swedish import long_date

from asf_propose.confirmation import tasks
from asf_propose.confirmation.answer import CLOSED_ON, MESSAGE, Answer
from asf_propose.confirmation.found_answer import FoundAnswer
from asf_propose.confirmation.keys import Keys
from asf_propose.confirmation.on_file import digest_of, file_of
from asf_propose.confirmation.places import Places, places_of
from asf_propose.confirmation.signature import reached_by
from asf_propose.confirmation.token import Claim, claim_in
from asf_propose.proposal.entry_change import EntryChange
from asf_propose.proposal.ground import Ground
from asf_propose.proposal.mistakes import Mistake
from asf_propose.proposal.outcomes import RefusedError
from asf_propose.subject import ENTERPRISE

CHANGED_SINCE = Mistake(
    "",
    "Uppgifterna har ändrats sedan påminnelsen skickades, så svaret gäller inte det som står nu.",
    "Se efter på sidan. Stämmer den: kryssa i det i formuläret under Senast bekräftat.",
)
CHANGED_UNSEEN = Mistake(
    "",
    "Uppgifterna har ändrats sedan påminnelsen skickades, så svaret gäller inte det som står nu.",
    "Ni får en ny påminnelse med det som står nu.",
)
DONE_BEFORE = Mistake(
    "",
    "Svaret har redan kommit in.",
    "Tack. Ni behöver inte göra något mer.",
)
_MORE = "Det står mer i mejlet än svaret. Läs det innan du slår ihop: säger det annat: ring."
_LONGEST_NAME = 60
_SOURCE = "Företaget självt, i svar på en påminnelse"


@dataclass(frozen=True, slots=True)
class AnsweredChange:
    """A change that an answer asks for.

    Attributes:
        change: What it makes of the entry.
        title: What it does, in one line.
        opening: What whoever decides should know first, as Markdown.
    """

    change: EntryChange
    title: str
    opening: str


def answered_change(found: FoundAnswer, on: Ground, keys: Keys | None) -> AnsweredChange:
    """Try an answer and do what it asks for.

    Args:
        found: What somebody seems to answer.
        on: The register to change.
        keys: What codes are tried with; None where there are none.

    Raises:
        TaskError: Where a person has to look at it.
        RefusedError: Where there is nothing to do, or the answer has to be given anew.
    """
    claim = claim_of(found, on.register, keys)
    enterprise = on.register.enterprises[on.register.slug_now(claim.slug)]
    places = places_of(enterprise, on.register)
    if on.day < claim.sent:
        raise tasks.from_the_future(claim.sent, on.day)
    if claim.last < on.day:
        raise tasks.expired(enterprise.name, claim.last, places)
    answer = _answer(found, claim, enterprise.name, places)
    if answer is Answer.CHANGE:
        raise tasks.wants_change(enterprise.name, places)
    raw, value = file_of(enterprise.slug, on.register)
    if answer is Answer.RIGHT and not found.reached_by <= reached_by(raw.decode()):
        raise tasks.signed_otherwise(enterprise.name, places)
    if _is_done(answer, enterprise, claim):
        raise RefusedError(DONE_BEFORE)
    if digest_of(value) != claim.on_file:
        raise _changed_since(enterprise, on.register)
    wanted = (
        _closed(value, enterprise, found, on) if answer is Answer.CLOSED else _right(value, on.day)
    )
    change = EntryChange(
        subject=ENTERPRISE,
        slug=enterprise.slug,
        value=wanted,
        raw=raw,
        gone=None,
        form=ENTERPRISE.form_page(enterprise.slug),
        wants_logo=False,
        notes=(),
        said={MESSAGE: found.message} if found.message else {},
    )
    says = "finns inte längre" if answer is Answer.CLOSED else "bekräftar sina uppgifter"
    told = " ".join(_told(answer, found, claim, enterprise, on))
    return AnsweredChange(change, f"{visible(enterprise.name)[:_LONGEST_NAME]} {says}", told)


def claim_of(found: FoundAnswer, register: Register, keys: Keys | None) -> Claim:
    """What the code of an answer proves.

    Raises:
        TaskError: Where it proves nothing. For whoever sent it, all codes that aren't right are
            alike.
    """
    named = places_of(register.find(found.about), register)
    if not found.token:
        raise tasks.without_code(named)
    if keys is None:
        raise tasks.no_key()
    known = (name for one in register for name in (one.slug, *one.aliases))
    claim = claim_in(found.token, known, keys)
    if claim is None:
        raise tasks.unknown_code(named)
    if found.about and register.slug_now(found.about) != register.slug_now(claim.slug):
        raise tasks.unknown_code(named)
    return claim


def _answer(found: FoundAnswer, claim: Claim, name: str, places: Places) -> Answer:
    """What is answered: in words and by the code, which must not say different things."""
    if found.is_quoted_under_more:
        raise tasks.two_answers(name, places)
    if claim.answer is Answer.REPLY:
        if found.answer is None or not found.from_reply:
            raise tasks.in_own_words(name, places)
        return found.answer
    if found.answer is not claim.answer:
        raise tasks.two_answers(name, places)
    return claim.answer


def _is_done(answer: Answer, enterprise: Enterprise, claim: Claim) -> bool:
    if answer is Answer.CLOSED:
        return enterprise.closed is not None
    return enterprise.confirmed is not None and enterprise.confirmed.date >= claim.sent


def _changed_since(enterprise: Enterprise, register: Register) -> RefusedError:
    if is_public(enterprise, register.site):
        return RefusedError(CHANGED_SINCE, form=ENTERPRISE.form_page(enterprise.slug))
    return RefusedError(
        CHANGED_UNSEEN,
        details=(f"{enterprise.name} visas inte. Be en administratör skicka en ny påminnelse.",),
    )


def _right(value: dict[str, Any], day: date) -> dict[str, Any]:
    return {**value, "confirmed": {"date": day.isoformat(), "by": "enterprise"}}


def _closed(
    value: dict[str, Any], enterprise: Enterprise, found: FoundAnswer, ground: Ground
) -> dict[str, Any]:
    """The entry of one that has closed; the day of the answer where no other is said."""
    try:
        on = understood_day(found.closed_on).value if found.closed_on else ground.day.isoformat()
    except NotUnderstoodError as error:
        raise RefusedError(Mistake(CLOSED_ON, error.message, error.mend)) from error
    confirmed = enterprise.confirmed
    # Who has closed can't mend what we have written.
    if confirmed is not None and date.fromisoformat(on) < confirmed.date:
        places = places_of(enterprise, ground.register)
        raise tasks.closed_before(enterprise.name, date.fromisoformat(on), confirmed.date, places)
    # Who has closed is a member of nothing.
    left = {key: part for key, part in value.items() if key != "member"}
    return {**left, "closed": {"date": on, "source": _SOURCE}}


def _told(
    answer: Answer, found: FoundAnswer, claim: Claim, enterprise: Enterprise, on: Ground
) -> Iterator[str]:
    yield (
        f"Svar på påminnelsen som skickades {long_date(claim.sent)} till företagets adress. "
        "Svarskoden är äkta, och uppgifterna är de som påminnelsen visade."
    )
    if answer is Answer.CLOSED:
        yield (
            "Företaget säger att det inte finns längre. Se efter innan du slår ihop: ring, eller "
            "slå upp det hos Bolagsverket."
        )
        if not found.closed_on:
            yield "Ingen dag sades, så dagen för svaret står som dagen då det lades ner."
        yield from _to_certifiers(enterprise, on)
    if found.says_more:
        yield _MORE


def _to_certifiers(enterprise: Enterprise, on: Ground) -> Iterator[str]:
    period = on.register.state_of(enterprise.slug, on.day)
    if period.state in (State.CERTIFIED, State.SUSPENDED):
        team = on.register.policy.certifiers.team if on.register.policy else "certifierarna"
        yield (
            f"**Företaget har intyg {period.number}.** {team}: titta på förslaget innan det slås "
            "ihop, och avgör om intyget ska återkallas."
        )
