"""What a public buyer may do: reserve all, reserve a part, set terms, or invite to a dialogue.

The advice follows from how many could answer, and from nothing else. It is a table, so that the
site's calculator gives the same one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from asf_register.marketplace.match import Fit, Match
from asf_register.marketplace.need import Need
from asf_register.marketplace.post import LEAST_SHARE, Kind, Post
from asf_register.register import Register
from asf_register.swedish import count_of

# Kinds of posts that public buyers make procurements of.
_PROCURED: tuple[Kind, ...] = ("request", "procurement", "reserved_procurement")


class AdviceKind(StrEnum):
    """What a buyer may do."""

    RESERVE_ALL = "reserve_all"
    RESERVE_PART = "reserve_part"
    TERMS = "terms"
    DIALOGUE = "dialogue"


@dataclass(frozen=True, slots=True)
class AdviceRow:
    """One row of the table.

    Attributes:
        kind: The advice.
        least: How many suppliers it takes at least; the first row that they suffice for holds.
        title: The advice in a few words.
        why: Why, in a sentence or two.
        rule: The rule that it rests on, in a sentence, with where it stands.
    """

    kind: AdviceKind
    least: int
    title: str
    why: str
    rule: str


# How many make a competition is no rule of law but a rule of thumb; the page says so.
ADVICE: tuple[AdviceRow, ...] = (
    AdviceRow(
        AdviceKind.RESERVE_ALL,
        3,
        "Reservera hela",
        "Minst tre kan svara, så det blir konkurrens även när bara de får lämna anbud.",
        "LOU 4 kap. 18 §: en upphandling får reserveras för skyddade verkstäder och för "
        "leverantörer vars främsta syfte är att integrera människor med funktionsnedsättning eller "
        "svårt att komma in på arbetsmarknaden, om minst 30 procent av de sysselsatta hör till "
        "dem. Samma regel finns i LUF och LUK.",
    ),
    AdviceRow(
        AdviceKind.RESERVE_PART,
        2,
        "Reservera en del",
        "Det räcker inte till konkurrens om allt. Dela upp kontraktet efter sak eller plats, "
        "reservera de delar som ASF klarar och låt resten vara öppet för alla.",
        "En reservation enligt LOU 4 kap. 18 § kan gälla hela eller delar av kontraktet, säger "
        "Upphandlingsmyndigheten. LOU 4 kap. 13 § låter köparen dela upp kontraktet i delar, men "
        "aldrig för att komma undan lagen.",
    ),
    AdviceRow(
        AdviceKind.TERMS,
        1,
        "Ställ villkor",
        "Det räcker inte till konkurrens bland ASF. Upphandla öppet, och ställ villkor om att "
        "leverantören anställer eller tränar människor ur målgruppen, själv eller genom att köpa "
        "av ett ASF.",
        "LOU 17 kap. 1 §: en köpare får ställa sociala villkor för hur kontraktet ska fullgöras, "
        "om de har anknytning till det som köps och står i underlaget.",
    ),
    AdviceRow(
        AdviceKind.DIALOGUE,
        0,
        "Bjud in till dialog",
        "Ingen klarar allt i dag. Berätta tidigt vad ni behöver, så hinner ASF växa, gå samman "
        "eller starta.",
        "Upphandlingsdirektivet 2014/24/EU, artikel 40: en köpare får rådfråga marknaden innan "
        "upphandlingen börjar, så länge konkurrensen inte snedvrids.",
    ),
)


_ALL, _PART = ADVICE[:2]
# Where fewer can answer, those who deliver it elsewhere are worth asking.
ENOUGH = _ALL.least


@dataclass(frozen=True, slots=True)
class Advice:
    """The advice for one post.

    Attributes:
        row: The advice, with why and the rule.
        counted: How many could answer, in a sentence.
        lots: The titles of the lots to reserve; none where it is about the whole.
    """

    row: AdviceRow
    counted: str
    lots: tuple[str, ...] = ()


def advice_for(
    post: Post, needs: Sequence[Need], matches: Sequence[Match], register: Register
) -> Advice | None:
    """What the buyer of a post may do; None where there is nothing to procure.

    Args:
        post: The post.
        needs: What it asks for.
        matches: Who can answer it.
        register: What they stand in.
    """
    asks = any(need.asks_for_something for need in needs)
    if not (post.actor.is_public_buyer and post.kind in _PROCURED and asks):
        return None
    able = [match for match in matches if match.fit is not Fit.SHORT]
    # Who shows too small a share can answer, but not what is reserved.
    may = [match for match in able if not _lacks_share(match)]
    counts = [len(suppliers_of(need, may, register)) for need in needs]
    # Where somebody can answer, terms can be set, though nothing can be reserved.
    least = 1 if able and not may else 0
    row = row_for(max(min(counts), least))
    a_lot = max(len(suppliers_of(need, able, register)) for need in needs)
    counted = _counted(able, register, a_lot if len(needs) > 1 else None)
    if row.kind is AdviceKind.RESERVE_ALL:
        return Advice(row, counted)
    if len(needs) > 1:
        enough = tuple(
            need.title for need, count in zip(needs, counts, strict=True) if count >= _PART.least
        )
        return (
            Advice(_PART, counted, enough)
            if enough
            else Advice(row_for(max(*counts, least)), counted)
        )
    parts = suppliers_of(needs[0], may, register, everywhere=False)
    # Many who each reach some of the area could bid on lots by place.
    return Advice(_PART if len(parts) >= _ALL.least else row, counted)


def row_for(suppliers: int) -> AdviceRow:
    """The advice for one contract that so many could answer."""
    return next(row for row in ADVICE if suppliers >= row.least)


def suppliers_of(
    need: Need, matches: Sequence[Match], register: Register, *, everywhere: bool = True
) -> set[str]:
    """The suppliers that can meet a need; a unit is the same supplier as what it is part of.

    Args:
        need: The need.
        matches: Who can answer its post.
        register: What they stand in.
        everywhere: Only those that deliver in all of its area, or haven't said where.
    """
    return {
        _supplier(match, register)
        for match in matches
        for delivery in match.deliveries
        if delivery.need.number == need.number and (delivery.is_enough or not everywhere)
    }


def _supplier(match: Match, register: Register) -> str:
    return register.number_of(match.enterprise) or match.enterprise.slug


def _counted(able: Sequence[Match], register: Register, a_lot: int | None) -> str:
    """How many could answer; with lots, also how many at most could answer one of them."""
    suppliers = {_supplier(match, register) for match in able}
    proven = {_supplier(match, register) for match in able if _shows_share(match)}
    if not suppliers:
        return "Ingen i listan kan svara."
    told = f"{count_of(len(suppliers), 'leverantör', 'leverantörer')} i listan kan svara"
    if a_lot is not None:
        told += f", högst {a_lot} på samma del"
    shown = f"{len(proven)} av dem visar" if len(suppliers) > 1 else "den visar"
    if not proven:
        shown = "ingen av dem visar" if len(suppliers) > 1 else "den visar inte"
    return f"{told}; {shown} att minst 30 procent hör till målgruppen."


def _lacks_share(match: Match) -> bool:
    share = match.merits.share
    return share is not None and share.percent < LEAST_SHARE


def _shows_share(match: Match) -> bool:
    share = match.merits.share
    return share is not None and share.percent >= LEAST_SHARE
