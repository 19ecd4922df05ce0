"""What a post's file shall say of a notice that asks for tenders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from asf_register.rules.contact import is_role_address
from asf_register.swedish import clock_in_words, listing, long_date
from asf_register.vocabulary import Vocabulary

from asf_edit.notices.buyers import actor_of
from asf_edit.notices.languages import other_language
from asf_edit.notices.moments import in_sweden
from asf_edit.notices.notice import Notice, NoticeLot
from asf_edit.notices.plain_texts import address, as_markdown, on_a_line
from asf_edit.notices.swedish_places import place_of

WORKSHOPS = "res-ws"
_MISSIONS = "res-pub-ser"
_MOST_OF_TITLE = 120
_MOST_OF_LOT = 200
_MOST_CODES = 300
_MOST_DEADLINES = 6
MOST_LOTS = 100
_BANDS = ((100_000, "under-100k"), (700_000, "100k-700k"), (2e6, "700k-2m"), (10e6, "2m-10m"))
_UNTITLED = "Upphandling utan rubrik"
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)+")
# The fields that a notice decides over; people decide over the others.
OF_NOTICE = (
    *("kind", "actor", "title", "text", "cpv", "place", "value", "lots", "ground"),
    *("deadline", "deadline_time", "start", "contact", "links"),
)


def post_value(notice: Notice, words: Vocabulary) -> dict[str, Any]:
    """The fields of a post that a notice decides over.

    Args:
        notice: One that asks for tenders.
        words: The closed lists.
    """
    actor = actor_of(notice)
    names = (actor["name"],)
    reserved = [lot for lot in notice.lots if WORKSHOPS in lot.reserved]
    is_whole = bool(reserved) and len(reserved) == len(notice.lots)
    several = _shown(notice.lots) if len(notice.lots) > 1 else ()
    day, clock = deadline_of(notice) or (None, None)
    starts = [lot.start for lot in notice.lots if lot.start and lot.start >= notice.published]
    value: dict[str, Any] = {
        "kind": "reserved_procurement" if is_whole else "procurement",
        "actor": actor,
        "title": on_a_line(notice.title.text, _MOST_OF_TITLE, names) or _UNTITLED,
        "text": "\n\n".join(filter(None, _paragraphs(notice, several, names))),
        "cpv": list(notice.cpv if several and notice.cpv else notice.every_code)[:_MOST_CODES],
        "place": place_of(notice.every_spot, words) or {"whole_country": True},
        "value": _band(notice),
        "ground": notice.ground if reserved else None,
        "deadline": str(day) if day else None,
        "deadline_time": clock,
        "start": str(min(starts)) if starts else None,
        "contact": _contact(notice, names),
        "links": list(_links(notice)),
    }
    value["lots"] = [_lot(lot, value, words) for lot in several]
    return {key: held for key, held in value.items() if held not in (None, "", [], {})}


def deadline_of(notice: Notice) -> tuple[date, str | None] | None:
    """The day and time in Sweden when the last of the lots closes; None where none says."""
    said = [lot.deadline for lot in notice.lots if lot.deadline is not None]
    return max(map(in_sweden, said), key=_closing, default=None)


def _closing(when: tuple[date, str | None]) -> tuple[date, str]:
    return when[0], when[1] or "24:00"


def _shown(lots: Sequence[NoticeLot]) -> Sequence[NoticeLot]:
    """As many lots as a post has room for; where it has too many, the reserved ones go first."""
    if len(lots) <= MOST_LOTS:
        return lots
    return sorted(lots, key=lambda lot: WORKSHOPS not in lot.reserved)[:MOST_LOTS]


def _paragraphs(
    notice: Notice, several: Sequence[NoticeLot], names: tuple[str, ...]
) -> Iterator[str]:
    yield as_markdown(notice.text.text, names)
    reserved = {code for lot in notice.lots for code in lot.reserved}
    if _MISSIONS in reserved:
        yield (
            "Deltagandet är förbehållet organisationer med ett uppdrag i allmänhetens tjänst, "
            "enligt annonsen."
        )
    if any(lot.sheltered for lot in notice.lots):
        yield "Kontraktet ska utföras inom ett program för skyddad anställning, enligt annonsen."
    yield _different_deadlines(several)
    if len(notice.lots) > MOST_LOTS:
        yield f"Upphandlingen har {len(notice.lots)} delar. Här visas {MOST_LOTS} av dem."
    if language := other_language(notice.text if notice.text.text else notice.title):
        yield f"Annonsen är skriven på {language}."


def _different_deadlines(lots: Iterable[NoticeLot]) -> str:
    by_when: dict[tuple[date, str | None], list[str]] = {}
    for number, lot in enumerate(lots, 1):
        if lot.deadline is not None:
            by_when.setdefault(in_sweden(lot.deadline), []).append(str(number))
    order = sorted(by_when, key=_closing)
    if len(order) < 2:
        return ""
    if len(order) > _MOST_DEADLINES:
        first, last = moment_in_words(order[0]), moment_in_words(order[-1])
        return f"Sista dagen är olika för delarna, från {first} till {last}. Annonsen säger vilken."
    told = [f"{moment_in_words(when)} för del {listing(by_when[when])}" for when in order]
    return f"Sista dagen är olika för delarna: {listing(told)}."


def moment_in_words(when: tuple[date, str | None]) -> str:
    """A day and maybe a time of it: «4 december 2026 kl. 12»."""
    day, clock = when
    return f"{long_date(day)} kl. {clock_in_words(clock)}" if clock else long_date(day)


def _lot(lot: NoticeLot, whole: Mapping[str, Any], words: Vocabulary) -> dict[str, Any]:
    """A lot; what it doesn't say holds as for the whole."""
    names = (whole["actor"]["name"],)
    title = on_a_line(lot.title.text, _MOST_OF_LOT, names) or on_a_line(lot.id, _MOST_OF_LOT)
    value: dict[str, Any] = {"title": title or "Del utan rubrik"}
    if lot.cpv and list(lot.cpv) != whole["cpv"]:
        value["cpv"] = list(lot.cpv)[:_MOST_CODES]
    place = place_of(lot.spots, words)
    if place and place != whole["place"]:
        value["place"] = place
    if WORKSHOPS in lot.reserved and whole["kind"] != "reserved_procurement":
        value["reserved"] = True
    return value


def _band(notice: Notice) -> str:
    """What the whole is worth, or all its lots together."""
    lots = [lot.amount for lot in notice.lots]
    amount = notice.amount
    if amount is None and lots and None not in lots:
        amount = sum(filter(None, lots))
    if amount is None:
        return "not-said"
    return next((band for most, band in _BANDS if amount < most), "over-10m")


def _contact(notice: Notice, names: tuple[str, ...]) -> dict[str, str]:
    """Where one answers; a person's address is left out."""
    email = notice.buyer.email.strip()
    answering = (address(lot.submission) for lot in notice.lots)
    contact = {"url": next(filter(None, answering), notice.number.url)}
    if _EMAIL.fullmatch(email) and is_role_address(email, names):
        contact = {"email": email, **contact}
    return contact


def _links(notice: Notice) -> Iterator[dict[str, str]]:
    told = {notice.number.url: "Annonsen i TED, EU:s annonsdatabas"}
    for lot in notice.lots:
        if url := address(lot.documents):
            told.setdefault(url, "Upphandlingsdokument")
    if url := address(notice.profile):
        told.setdefault(url, "Köparens sida om upphandlingar")
    for url, title in list(told.items())[:20]:
        yield {"title": title, "url": url}
