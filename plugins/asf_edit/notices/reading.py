"""From an XML document to what a notice tells; the numbers are the eForms' business terms."""

from __future__ import annotations

import re
from datetime import date, datetime
from xml.etree.ElementTree import Element

from asf_register.marketplace.post import Ground

from asf_edit.notices.eforms import (
    COMPETITION,
    EXTENSION,
    PLANNING,
    RESULT,
    coded,
    parts,
    text,
    texts,
)
from asf_edit.notices.languages import said
from asf_edit.notices.moments import to_day, to_moment
from asf_edit.notices.notice import Notice, NoticeLot, Said, Spot, Stage, to_number
from asf_edit.notices.notice_file import NoticeError
from asf_edit.notices.organisations import buyer, organisations, spot
from asf_edit.notices.results import lot_results

_GROUNDS: dict[str, Ground] = {"32014L0024": "lou", "32014L0025": "luf", "32014L0023": "luk"}
_ROOTS = {COMPETITION: Stage.COMPETITION, PLANNING: Stage.PLANNING, RESULT: Stage.RESULT}
_PUBLICATION = f"{EXTENSION}efac:Publication"
_REQUIREMENT = (
    "cac:TenderingTerms/cac:TendererQualificationRequest/cac:SpecificTendererRequirement"
    "/cbc:TendererRequirementTypeCode"
)
_EXECUTION = "cac:TenderingTerms/cac:ContractExecutionRequirement/cbc:ExecutionRequirementCode"
# Tenders, requests to take part and expressions of interest: what a lot asks for first.
_DEADLINES = (
    "cac:TenderingProcess/cac:TenderSubmissionDeadlinePeriod",  # BT-131
    "cac:TenderingProcess/cac:ParticipationRequestReceptionPeriod",  # BT-1311
    f"cac:TenderingProcess/{EXTENSION}efac:InterestExpressionReceptionPeriod",  # BT-630
)
_CPV = re.compile("[0-9]{8}(?:-[0-9])?")
_OLD = "TED_EXPORT"
_ANOTHER = "Hämta annonsen som eForms-XML från ted.europa.eu."


def to_notice(root: Element) -> Notice:
    """What a notice tells.

    Raises:
        NoticeError: Where it is no notice of a procurement, or tells too little.
    """
    stage = _stage(root)
    published_as = text(root, f"{_PUBLICATION}/efbc:NoticePublicationID")  # OPP-010
    number, published = (
        to_number(published_as),
        to_day(text(root, f"{_PUBLICATION}/efbc:PublicationDate")),  # OPP-012
    )
    if number is None or published is None:
        raise NoticeError(
            "Annonsen saknar nummer eller dag för publiceringen i TED.",
            "Hämta den på ted.europa.eu när den är publicerad.",
        )
    official = text(root, "cbc:NoticeLanguageCode").upper()  # BT-702
    known = organisations(root, official)
    project = _project(root, official)
    return Notice(
        number=number,
        published=published,
        procedure=text(root, "cbc:ContractFolderID"),  # BT-04
        version=text(root, "cbc:VersionID"),  # BT-757
        stage=stage,
        cancels=_cancels(root, official),
        language=official,
        ground=_GROUNDS.get(text(root, "cbc:RegulatoryDomain")),  # BT-01
        buyer=buyer(root, known),
        buyer_type=next(
            iter(
                coded(
                    root,
                    "cac:ContractingParty/cac:ContractingPartyType/cbc:PartyTypeCode",  # BT-11
                    "buyer-legal-type",
                )
            ),
            "",
        ),
        profile=text(root, "cac:ContractingParty/cbc:BuyerProfileURI"),  # BT-508
        title=project.title,
        text=said(root, "cac:ProcurementProject/cbc:Description", official),  # BT-24
        cpv=project.cpv,
        spots=project.spots,
        amount=project.amount,
        lots=tuple(
            _lot(element, official)
            for element in parts(root, "cac:ProcurementProjectLot")
            if any(part.get("schemeName", "Lot") == "Lot" for part in parts(element, "cbc:ID"))
        ),
        results=lot_results(root, known),
    )


def _stage(root: Element) -> Stage:
    if root.tag == _OLD or root.tag.endswith(f"}}{_OLD}"):
        raise NoticeError("Annonsen är i TED:s äldre form, från före eForms.", _ANOTHER)
    if root.tag not in _ROOTS:
        raise NoticeError("Filen är ingen upphandlingsannons i eForms.", _ANOTHER)
    types = parts(root, "cbc:NoticeTypeCode")  # BT-02, BT-03
    if root.tag == PLANNING and any(one.get("listName") == "competition" for one in types):
        return Stage.COMPETITION
    return _ROOTS[root.tag]


def _cancels(root: Element, official: str) -> Said | None:
    changes = f"{EXTENSION}efac:Changes/efac:ChangeReason"
    for reason in parts(root, changes):
        if text(reason, "cbc:ReasonCode") == "cancel":  # BT-140
            return said(reason, "efbc:ReasonDescription", official)  # BT-762
    return None


def _project(element: Element, official: str) -> NoticeLot:
    """What a notice, or a lot of it, says of what is bought."""
    project = "cac:ProcurementProject"
    item = "cbc:ItemClassificationCode"
    codes = (
        *texts(element, f"{project}/cac:MainCommodityClassification/{item}"),  # BT-262
        *texts(element, f"{project}/cac:AdditionalCommodityClassification/{item}"),  # BT-263
    )
    return NoticeLot(
        id=text(element, "cbc:ID"),
        title=said(element, f"{project}/cbc:Name", official),  # BT-21
        cpv=tuple(dict.fromkeys(code[:8] for code in codes if _CPV.fullmatch(code))),
        spots=tuple(_spots(element, f"{project}/cac:RealizedLocation")),
        amount=_kronor(
            element, f"{project}/cac:RequestedTenderTotal/cbc:EstimatedOverallContractAmount"
        ),  # BT-27
        start=to_day(text(element, f"{project}/cac:PlannedPeriod/cbc:StartDate")),  # BT-536
    )


def _lot(element: Element, official: str) -> NoticeLot:
    project = _project(element, official)
    terms = "cac:TenderingTerms"
    return NoticeLot(
        id=project.id,
        title=project.title,
        cpv=project.cpv,
        spots=project.spots,
        amount=project.amount,
        start=project.start,
        reserved=tuple(
            code
            for code in coded(element, _REQUIREMENT, "reserved-procurement")  # BT-71
            if code != "none"
        ),
        sheltered="yes" in coded(element, _EXECUTION, "reserved-execution"),  # BT-736
        deadline=_deadline(element),
        submission=text(element, f"{terms}/cac:TenderRecipientParty/cbc:EndpointID"),  # BT-18
        documents=text(
            element,
            f"{terms}/cac:CallForTendersDocumentReference/cac:Attachment/cac:ExternalReference"
            "/cbc:URI",  # BT-15, BT-615
        ),
    )


def _spots(element: Element, location: str) -> list[Spot]:
    """BT-5071, BT-5131, BT-5141 and BT-727."""
    found = (spot(part, "cac:Address") for part in parts(element, location))
    return [one for one in found if one != Spot()]


def _deadline(element: Element) -> datetime | date | None:
    for path in _DEADLINES:
        moment = to_moment(
            text(element, f"{path}/cbc:EndDate"), text(element, f"{path}/cbc:EndTime")
        )
        if moment is not None:
            return moment
    return None


def _kronor(element: Element, path: str) -> float | None:
    for part in parts(element, path):
        if part.get("currencyID") == "SEK":
            try:
                amount = float(part.text or "")
            except ValueError:
                continue
            return amount if 0 < amount < float("inf") else None
    return None
