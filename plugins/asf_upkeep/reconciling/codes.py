"""What the codes of the company register mean.

Source: the values in Bolagsverket's bulk file as public programs list them in 2025 and 2026. A
code that isn't here is told as it stands, and nothing is concluded from it.
"""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "KKAV": "konkurs",
    "LIAV": "likvidation",
    "VERKUPP": "verksamheten har upphört",
    "OVERK": "overksamhet",
    "AVREG": "avregistrerat",
    "ARSEED": "årsredovisning saknas",
}
"""Why a company was taken out of the register, where that means that it is gone."""

GOES_ON: Mapping[str, str] = {"FUAV": "fusion"}
"""The same, where what it did may go on in another company."""

PROCEEDINGS: Mapping[str, str] = {
    "KK": "Konkurs",
    "LI": "Likvidation",
    "FR": "Företagsrekonstruktion",
    "AC": "Ackord",
    "FUOL": "Fusion",
    "FUOT": "Fusion",
    "DEOL": "Delning",
    "DEOT": "Delning",
    "OM": "Ombildning",
}
"""What goes on with a company that still is in the register."""

STANDING = "AVOMFO"
"""The kind of code of what goes on; what has ended has another."""

FORMS: Mapping[str, tuple[str, ...]] = {
    # A limited company whose profit is restricted is one of these too.
    "AB": ("limited-company", "limited-company-profit-restricted"),
    "EK": ("economic-association",),
    "I": ("non-profit-association",),
    "S": ("foundation",),
    "HB": ("trading-partnership",),
    "KB": ("trading-partnership",),
    "49": ("limited-company", "limited-company-profit-restricted"),
    "51": ("economic-association",),
    "61": ("non-profit-association",),
    "72": ("foundation",),
}
"""Legal forms of the closed list, by the codes of Bolagsverket and of SCB."""

WORDS_OF_GONE = ("avregistrerad", "avregistrerat", "upphord", "upphort")
WORDS_OF_PROCEEDINGS: Mapping[str, str] = {
    "konkurs": "Konkurs",
    "likvidation": "Likvidation",
    "rekonstruktion": "Företagsrekonstruktion",
}
WORDS_OF_ENDED = ("avslutad", "avslutat", "upphavd", "upphort", "upphord", "aterkallad")
"""Words of an export's column of states, folded."""
WORDS_OF_NO = (
    "nej",
    "ej",
    "inte",
    "ingen",
    "inget",
    "inga",
    "no",
    "null",
    "none",
    "false",
    "falskt",
)
"""Words, folded, with which an export says that something isn't so, or isn't known."""
