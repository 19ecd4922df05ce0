"""How much a work list holds, in words: conversations, things, time, and where to begin."""

from __future__ import annotations

from collections.abc import Sequence

from asf_register.swedish import count_of, listing

from asf_upkeep.worklist.ranking import Conversation, within

# Somebody has a quarter of an hour, and this many minutes are still told as fifteen.
_A_LITTLE = 17
_COUNTS = ("", "det första", "de två första", "de tre första", "de fyra första")
NOTHING = "Inget att göra just nu."


def how_much(now: Sequence[Conversation], later: Sequence[Conversation]) -> str:
    """A list in two sentences, or three.

    Args:
        now: What there is to do, the first to have first.
        later: What can wait until there is time.
    """
    if not now:
        waits = f"Inget behöver göras nu. När du har tid: {_amount(later)}."
        return waits if later else NOTHING
    waits = f"När du har tid: ytterligare {_amount(later)}." if later else ""
    return " ".join(filter(None, (f"{_amount(now)}.", _beginning(now), waits)))


def about_minutes(minutes: int) -> str:
    """How long something takes: «ungefär 40 minuter», «ungefär 3 timmar»."""
    if minutes <= 90:
        return f"ungefär {minutes if minutes < 10 else 5 * round(minutes / 5)} minuter"
    hours = round(minutes / 60)
    return f"ungefär {count_of(hours, 'timme', 'timmar')}"


def _amount(some: Sequence[Conversation]) -> str:
    """«3 samtal om 7 saker och 2 texter att läsa igenom, ungefär 60 minuter»."""
    texts = [one for one in some if one.is_read_alone]
    talks = [one for one in some if not one.is_read_alone]
    things = sum(len(one.lines) for one in talks)
    about = f" om {things} saker" if things > len(talks) else ""
    said = [f"{count_of(len(talks), 'samtal', 'samtal')}{about}"] if talks else []
    said += [f"{count_of(len(texts), 'text', 'texter')} att läsa igenom"] if texts else []
    return f"{listing(said)}, {about_minutes(sum(one.minutes for one in some))}"


def _beginning(now: Sequence[Conversation]) -> str:
    """How far down one comes in a quarter of an hour; "" where that is all there is."""
    fits = within(now, _A_LITTLE)
    if len(now) in {1, fits}:
        return ""
    if not fits:
        return "Börja överst."
    first = _COUNTS[fits] if fits < len(_COUNTS) else f"de {fits} första"
    return f"Börja överst: en kvart räcker till {first}."
