"""Which region somebody means by what they write."""

from __future__ import annotations

from asf_register.errors import UsageError
from asf_register.nearest_term import nearest_term
from asf_register.personal_number import echoed
from asf_register.vocabulary import Region, Vocabulary


def known_region(written: str, words: Vocabulary) -> Region:
    """The region that somebody means.

    Args:
        written: Its code or its name: «21», «Gävleborg», «gävleborgs län».
        words: The closed lists.

    Raises:
        UsageError: Where it is none, with the one that was probably meant.
    """
    found = words.names("regions").meant_by(written.strip())
    if len(found) == 1:
        return words.regions[str(found[0])]
    short: dict[str, str | int] = {one.short: code for code, one in words.regions.items()}
    near = nearest_term(written, words.choices("regions"), short)
    mend = (
        f"Menade du {near}, {words.regions[str(near)].name}?"
        if near is not None
        else "Skriv länets kod, till exempel 21, eller dess namn."
    )
    raise UsageError(f'Länet "{echoed(written)}" finns inte.', mend)
