"""What is seen to before anything is erased: the day, the reason and who signs."""

from __future__ import annotations

from datetime import date

from asf_audit.clone import Clone
from asf_audit.erasures.record import MOST_CHARACTERS
from asf_audit.policy_then import policies
from asf_register.errors import UsageError
from asf_register.policy import Person
from asf_register.problem import visible
from asf_register.swedish import long_date

from asf_erase.spellings import Spellings

# Nothing was erased before anything could be.
_FIRST_DAY = date(2026, 1, 1)


def refuse_wrong_clock(day: date) -> None:
    """See that a day can stand in a record, which keeps it for ever.

    Raises:
        UsageError: Where a clock is wrong.
    """
    if day < _FIRST_DAY:
        raise UsageError(
            f"Datorns klocka säger {long_date(day)}, och dagen skrivs in i intyget.",
            "Ställ klockan rätt först.",
        )


def refuse_reason(why: str, wanted: Spellings) -> None:
    """See that a reason can stand in a record, which keeps it for ever.

    Raises:
        UsageError: Where it is no reason, or holds what is erased.
    """
    if not why or len(why) > MOST_CHARACTERS or not why.isprintable():
        raise UsageError(
            f"Skälet ska ha mellan 1 och {MOST_CHARACTERS} tecken, på en rad.",
            "Skriv det kort, som: Begäran om radering.",
        )
    if wanted.are_in(why.encode()):
        raise UsageError(
            "Skälet innehåller det som ska raderas.", "Skriv det utan, som: Begäran om radering."
        )


def administrator(clone: Clone, head: str, by: str) -> Person:
    """Who is to sign.

    Args:
        clone: The register.
        head: The version whose policy says who is administrator.
        by: Whose id was given.

    Raises:
        UsageError: Where that is none.
    """
    policy = policies(clone, [head])[head]
    if policy is None or not policy.people:
        raise UsageError(
            "Det finns ingen data/policy/people.yaml på main som går att läsa, så ingen kan "
            "underteckna intyget.",
            "Skriv in administratörerna där först, se avsnittet Granskningen i "
            "docs/administrator.md.",
        )
    person = policy.people.get(by)
    if person is None or not person.may("administrator") or person.may("certifier"):
        raise UsageError(
            f"{visible(by)} är inte administratör i data/policy/people.yaml.",
            "Ange en administratörs id med --by.",
        )
    return person
