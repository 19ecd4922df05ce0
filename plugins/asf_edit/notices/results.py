"""What came of the lots of a procurement: whom a notice of its results names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree.ElementTree import Element

from asf_edit.notices.eforms import EXTENSION, parts, text, texts
from asf_edit.notices.moments import to_day
from asf_edit.notices.notice import LotResult, Organisation

_RESULT = f"{EXTENSION}efac:NoticeResult"


def lot_results(root: Element, known: Mapping[str, Organisation]) -> tuple[LotResult, ...]:
    """What came of each lot.

    A lot's result names tenders, a tender the party that handed it in, and a party those in it.

    Args:
        root: The notice.
        known: The organisations that it names, by their ids.
    """
    parties = {
        text(party, "cbc:ID"): tuple(texts(party, "efac:Tenderer/cbc:ID"))
        for party in parts(root, f"{_RESULT}/efac:TenderingParty")
    }
    tenders = {
        text(tender, "cbc:ID"): text(tender, "efac:TenderingParty/cbc:ID")
        for tender in parts(root, f"{_RESULT}/efac:LotTender")
    }
    days = dict(_contract_days(root))

    def winners(result: Element) -> Iterator[Organisation]:
        for contract in texts(result, "efac:SettledContract/cbc:ID"):
            for tender in signed.get(contract, ()):
                yield from _in(tender)

    def _in(tender: str) -> Iterator[Organisation]:
        for name in parties.get(tenders.get(tender, ""), ()):
            if name in known:
                yield known[name]

    signed = {
        text(contract, "cbc:ID"): tuple(texts(contract, "efac:LotTender/cbc:ID"))
        for contract in parts(root, f"{_RESULT}/efac:SettledContract")
    }
    return tuple(
        LotResult(
            status=text(result, "cbc:TenderResultCode"),  # BT-142
            reason=text(result, "efac:DecisionReason/efbc:DecisionReasonCode"),  # BT-144
            winners=tuple(dict.fromkeys(winners(result))),
            decided=min(_decided(result, days), default=None),
        )
        for result in parts(root, f"{_RESULT}/efac:LotResult")
    )


def _contract_days(root: Element) -> Iterator[tuple[str, date]]:
    """When the winner of each contract was chosen, or else the contract signed."""
    for contract in parts(root, f"{_RESULT}/efac:SettledContract"):
        for path in ("cbc:AwardDate", "cbc:IssueDate"):  # BT-1451, BT-145
            if day := to_day(text(contract, path)):
                yield text(contract, "cbc:ID"), day
                break


def _decided(result: Element, days: Mapping[str, date]) -> Iterator[date]:
    for contract in texts(result, "efac:SettledContract/cbc:ID"):
        if contract in days:
            yield days[contract]
