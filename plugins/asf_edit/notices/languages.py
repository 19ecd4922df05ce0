"""Which language to take of a notice, and what it is called."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from asf_edit.notices.eforms import parts
from asf_edit.notices.notice import Said

SWEDISH = "SWE"
_ENGLISH = "ENG"
_CALLED = {
    _ENGLISH: "engelska",
    "BUL": "bulgariska",
    "CES": "tjeckiska",
    "DAN": "danska",
    "DEU": "tyska",
    "ELL": "grekiska",
    "EST": "estniska",
    "FIN": "finska",
    "FRA": "franska",
    "GLE": "iriska",
    "HRV": "kroatiska",
    "HUN": "ungerska",
    "ITA": "italienska",
    "LAV": "lettiska",
    "LIT": "litauiska",
    "MLT": "maltesiska",
    "NLD": "nederländska",
    "NOR": "norska",
    "POL": "polska",
    "POR": "portugisiska",
    "RON": "rumänska",
    "SLK": "slovakiska",
    "SLV": "slovenska",
    "SPA": "spanska",
}


def said(element: Element, path: str, official: str) -> Said:
    """The text at a path in Swedish, else in English, else in the official language, else any.

    Args:
        element: Where to look.
        path: Of the texts.
        official: The language that the notice is written in first.
    """
    found = [
        Said(text, part.get("languageID", official).upper())
        for part in parts(element, path)
        if (text := (part.text or "").strip())
    ]
    wanted = (SWEDISH, _ENGLISH, official)
    order = {language: rank for rank, language in reversed(list(enumerate(wanted)))}
    return min(found, key=lambda one: order.get(one.language, len(wanted)), default=Said())


def other_language(text: Said) -> str:
    """What the language of a text is called where it isn't Swedish; "" where it is."""
    if not text.text or text.language == SWEDISH:
        return ""
    return _CALLED.get(text.language, "ett annat språk")
