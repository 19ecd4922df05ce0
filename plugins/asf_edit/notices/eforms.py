"""Finding things in an eForm: names of elements, and the texts that stand in them."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_EFORMS = "http://data.europa.eu/p27/eforms-"
NAMES = {
    "cac": f"{_UBL}CommonAggregateComponents-2",
    "cbc": f"{_UBL}CommonBasicComponents-2",
    "ext": f"{_UBL}CommonExtensionComponents-2",
    "efac": f"{_EFORMS}ubl-extension-aggregate-components/1",
    "efbc": f"{_EFORMS}ubl-extension-basic-components/1",
    "efext": f"{_EFORMS}ubl-extensions/1",
}
COMPETITION = f"{{{_UBL}ContractNotice-2}}ContractNotice"
PLANNING = f"{{{_UBL}PriorInformationNotice-2}}PriorInformationNotice"
RESULT = f"{{{_UBL}ContractAwardNotice-2}}ContractAwardNotice"
EXTENSION = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension/"


def parts(element: Element, path: str) -> list[Element]:
    """The elements at a path, with prefixes as in `NAMES`."""
    return element.findall(path, NAMES)


def texts(element: Element, path: str) -> Iterator[str]:
    """What stands in the elements at a path, those that hold something."""
    for part in parts(element, path):
        text = (part.text or "").strip()
        if text:
            yield text


def text(element: Element, path: str) -> str:
    """What stands in the first element at a path that holds something; "" for none."""
    return next(texts(element, path), "")


def coded(element: Element, path: str, list_name: str) -> list[str]:
    """The codes at a path that are of a list."""
    found = (part for part in parts(element, path) if part.get("listName") == list_name)
    return [code for part in found if (code := (part.text or "").strip())]
