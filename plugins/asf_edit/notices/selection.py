"""Which notices become posts: reserved ones, and those about what ASF do, in Sweden."""

from __future__ import annotations

from datetime import date

from asf_register.marketplace.cpv import CpvTerms, stem
from asf_register.rules.post_dates import MOST_YEARS_OPEN, later
from asf_register.vocabulary import Vocabulary

from asf_edit.notices.notice import Notice, Stage
from asf_edit.notices.post_value import WORKSHOPS, deadline_of


class Selection:
    """Says of notices why they don't become posts.

    Args:
        words: The closed lists; industries and services have CPV codes.
        day: The day that counts as today.
    """

    def __init__(self, words: Vocabulary, day: date) -> None:
        self._terms = (CpvTerms(words.industries), CpvTerms(words.service_kinds))
        self._day = day

    def why_not(self, notice: Notice) -> str:
        """Why a notice isn't made a post, as a sentence; "" where it is."""
        if notice.stage is Stage.PLANNING:
            return "Det är en förhandsannons, som inte går att svara på än."
        if not notice.is_swedish:
            return "Den gäller inget i Sverige."
        if not (is_reserved(notice) or self._is_about_what_asf_do(notice)):
            return "Den är inte reserverad, och ingen av CPV-koderna hör till en bransch i listan."
        if notice.ground is None and any(WORKSHOPS in lot.reserved for lot in notice.lots):
            return "Den är reserverad enligt en annan lag än LOU, LUF och LUK."
        return self._why_not_open(notice)

    def is_over(self, notice: Notice) -> bool:
        """Whether the last day to answer has been."""
        deadline = deadline_of(notice)
        return deadline is not None and deadline[0] < self._day

    def _why_not_open(self, notice: Notice) -> str:
        deadline = deadline_of(notice)
        if deadline is None:
            return "Den säger inte när svaren ska vara inne."
        if deadline[0] < notice.published:
            return "Sista dagen att svara är före publiceringen."
        if deadline[0] > later(notice.published, MOST_YEARS_OPEN):
            return f"Den är öppen i mer än {MOST_YEARS_OPEN} år."
        return ""

    def _is_about_what_asf_do(self, notice: Notice) -> bool:
        stems = [stem(code) for code in notice.every_code]
        return any(terms.of(stems) for terms in self._terms)


def is_reserved(notice: Notice) -> bool:
    """Whether something of it is kept for some suppliers only, or for sheltered employment."""
    return any(lot.reserved or lot.sheltered for lot in notice.lots)
