"""What enterprises sell."""

from __future__ import annotations

from typing import Any

from asf_demo.areas import area_of
from asf_demo.bank import Trade, Ware
from asf_demo.chance import likelier_first
from asf_demo.slots import cycled
from asf_demo.subject import Subject


def offers_of(subject: Subject) -> dict[str, Any]:
    """Industries and offers: some wares of its trade, and one each of those beside it."""
    trade, trades = subject.sketch.trade, subject.demo.bank.trades
    beside = likelier_first(trade.beside, lambda key: trades[key].weight, subject.luck)
    many = (0, 0, 0, 1) if subject.state.sparse else (0, 0, 0, 1, 1, 2)
    others = beside[: subject.luck.choice(many)]
    wares = [(trade, ware) for ware in _own_wares(subject)]
    wares += [(trades[key], subject.luck.choice(trades[key].offers[:2])) for key in others]
    return {
        "industries": [trade.industry, *others],
        "offers": [_offer(subject, part, ware) for part, ware in wares],
    }


def _own_wares(subject: Subject) -> list[Ware]:
    main, *more = subject.sketch.trade.offers
    wares = [ware for ware in more if subject.happens(0.35 if subject.state.sparse else 0.6)]
    return [main, *wares] if not wares or subject.happens(0.75) else wares


def _offer(subject: Subject, trade: Trade, ware: Ware) -> dict[str, Any]:
    offer: dict[str, Any] = {
        "title": cycled(ware.titles, subject.sketch.turn),
        "industry": ware.industry or trade.industry,
    }
    if subject.from_sources:
        return offer
    if subject.happens(0.8):
        offer["text"] = cycled(ware.texts, subject.sketch.turn)
    if subject.happens(0.55):
        offer["cpv"] = list(ware.cpv)
    area = area_of(subject, ware.reach)
    return {**offer, "area": area} if area else offer
