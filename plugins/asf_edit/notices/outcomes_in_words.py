"""Why a procurement ended as it did, by the EU's list non-award-justification (BT-144)."""

from __future__ import annotations

from asf_edit.notices.notice import Said
from asf_edit.notices.plain_texts import on_a_line

# What the importer writes begins so: a later notice may write over it, but over nobody else's.
BY_NOTICE = "Enligt TED: "
_MOST = 300
_REASONS = {
    "all-rej": "alla anbud förkastades",
    "chan-need": "behovet har ändrats",
    "ins-fund": "pengarna räckte inte",
    "no-rece": "inga anbud kom in",
    "no-signed": "den som valdes skrev inte under avtalet",
    "one-admissible": "bara ett anbud gick att godta",
    "rev-body": "en domstol beslutade det",
    "rev-buyer": "köparen beslutade det efter att ha prövat saken på nytt",
    "tch-pro-er": "något blev fel i upphandlingen",
}


def why_cancelled(said: Said, names: tuple[str, ...]) -> str:
    """Why a notice was taken back.

    Args:
        said: What the buyer gives as the reason.
        names: What the buyer is called.
    """
    reason = on_a_line(said.text, _MOST - 60, names)
    return f"{BY_NOTICE}upphandlingen är avbruten. {reason}".strip()


def why_nobody(codes: tuple[str, ...]) -> str:
    """Why nobody was chosen, by the reasons of the lots."""
    told = list(dict.fromkeys(_REASONS[code] for code in codes if code in _REASONS))
    return f"{BY_NOTICE}ingen valdes{': ' if told else ''}{', '.join(told)}."
