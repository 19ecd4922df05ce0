"""The organisations that a notice names: who buys, and who was chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from xml.etree.ElementTree import Element

from asf_edit.notices.eforms import EXTENSION, parts, text
from asf_edit.notices.languages import said
from asf_edit.notices.notice import Organisation, Spot

_ID = "cac:PartyIdentification/cbc:ID"
_NAME = "cac:PartyName/cbc:Name"
_EMAIL = "cac:Contact/cbc:ElectronicMail"
_TRUE = ("true", "1")


def organisations(root: Element, official: str) -> dict[str, Organisation]:
    """The organisations of a notice, by their ids in it; those of their departments too.

    Args:
        root: The notice.
        official: The language that it is written in first.
    """
    found: dict[str, Organisation] = {}
    for element in parts(root, f"{EXTENSION}efac:Organizations/efac:Organization"):
        for company in parts(element, "efac:Company"):
            # BT-500, BT-501, BT-506, BT-633.
            organisation = Organisation(
                name=said(company, _NAME, official),
                number=text(company, "cac:PartyLegalEntity/cbc:CompanyID"),
                email=text(company, _EMAIL),
                spot=spot(company, "cac:PostalAddress"),
                is_person=text(element, "efbc:NaturalPersonIndicator").lower() in _TRUE,
            )
            found[text(company, _ID)] = organisation
            for point in parts(element, "efac:TouchPoint"):
                email = text(point, _EMAIL) or organisation.email
                found[text(point, _ID)] = replace(organisation, email=email)
    found.pop("", None)
    return found


def spot(element: Element, address: str) -> Spot:
    """The place of an address.

    Args:
        element: What has it.
        address: The path of the address.
    """
    return Spot(
        country=text(element, f"{address}/cac:Country/cbc:IdentificationCode").upper(),
        nuts=text(element, f"{address}/cbc:CountrySubentityCode").upper(),
        town=text(element, f"{address}/cbc:CityName"),
        anywhere=text(element, f"{address}/cbc:Region").lower(),
    )


def buyer(root: Element, known: Mapping[str, Organisation]) -> Organisation:
    """The first buyer of a notice that is known; one without a name where there is none."""
    for party in parts(root, f"cac:ContractingParty/cac:Party/{_ID}"):
        found = known.get((party.text or "").strip())
        if found is not None:
            return found
    return Organisation()
