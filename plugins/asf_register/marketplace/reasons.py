"""Why an enterprise is named as an answer, in words: «levererar städning i Gävleborg»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from asf_register.certification.state_words import STATE_WORDS
from asf_register.marketplace.country import Country, Reach
from asf_register.marketplace.demands import Demand, DemandKind, Verdict
from asf_register.marketplace.match import Delivery, Fit, Match
from asf_register.swedish import THIN_SPACE, count_of, listing, long_date, number, small
from asf_register.vocabulary import Vocabulary

# What stands over those who fit equally well.
FIT_WORDS: Mapping[Fit, str] = {
    Fit.WHOLE: "Kan svara på allt",
    Fit.UNSAID: "Kan svara; fråga om det som inte är känt",
    Fit.PART: "Kan svara på en del",
    Fit.SHORT: "Saknar något som efterfrågas",
}
_MOST_PLACES = 3


class Reasons:
    """Tells why.

    Args:
        country: What the matches' reaches mean.
        words: The closed lists.
    """

    def __init__(self, country: Country, words: Vocabulary) -> None:
        self._country = country
        self._words = words
        self._places: dict[Reach, str] = {}

    def of(self, match: Match) -> str:
        """All that speaks for and against an enterprise: what, where, share, certificate, way."""
        return "; ".join(self.each(match))

    def each(self, match: Match) -> list[str]:
        """The same, one by one."""
        return [*self.deliveries(match), *self._merits(match), *self.lacks(match)]

    def deliveries(self, match: Match) -> list[str]:
        """What it can deliver, and where; with several lots, of which."""
        told: dict[str, list[int]] = {}
        for delivery in match.deliveries:
            told.setdefault(self._delivery(delivery, match), []).append(delivery.need.number)
        if match.needs == 1:
            return list(told)
        return [f"del {listing([str(n) for n in lots])}: {what}" for what, lots in told.items()]

    def lacks(self, match: Match) -> list[str]:
        """What is demanded and not met, or not known."""
        return [said for demand in match.demands if (said := self._lack(demand, match)) is not None]

    def place(self, reach: Reach) -> str:
        """A reach in words: «hela landet», «Gävleborg», «Gävle, Sandviken och 3 kommuner till»."""
        if reach not in self._places:
            self._places[reach] = self._named(reach)
        return self._places[reach]

    def _named(self, reach: Reach) -> str:
        if reach == self._country.everywhere:
            return "hela landet"
        names = []
        for code in self._country.regions_in(reach):
            inside = self._country.of_regions([code])
            if inside & ~reach:
                codes = self._country.places_in(reach & inside)
                names += [self._words.municipalities[place].name for place in codes]
            else:
                names.append(self._words.regions[code].short)
        if len(names) <= _MOST_PLACES + 1:
            return listing(names)
        rest = len(names) - _MOST_PLACES
        return listing([*names[:_MOST_PLACES], f"{count_of(rest, 'plats', 'platser')} till"])

    def _delivery(self, delivery: Delivery, match: Match) -> str:
        what = small(delivery.supply.title)
        where = self.place(delivery.need.reach & delivery.supply.reach)
        if not where:
            where = self.place(delivery.supply.reach)
        if delivery.supply.service:
            return f"erbjuder {what} i {where}"
        if match.post.kind == "surplus" or not delivery.supply.says_where:
            here = self.place(self._country.of_enterprise(match.enterprise))
            return f"arbetar med {what} och finns i {here}"
        return f"levererar {what} i {where}"

    def _merits(self, match: Match) -> Iterator[str]:
        share = match.merits.share
        if share is not None:
            yield f"{number(share.percent)}{THIN_SPACE}% ur målgruppen, {share.date.year}"
        if match.merits.is_certified:
            last = match.merits.certification.last
            yield f"certifierat till {long_date(last)}" if last else "certifierat"
        if match.km:
            yield f"{max(round(match.km), 1)} km bort"

    def _lack(self, demand: Demand, match: Match) -> str | None:
        if demand.verdict is Verdict.MET:
            return None
        if demand.kind is DemandKind.CERTIFIED:
            return f"certifiering: {small(STATE_WORDS[match.merits.certification.state])}"
        if demand.verdict is Verdict.UNKNOWN:
            return "andelen ur målgruppen är inte känd"
        return f"{demand.share}{THIN_SPACE}% ur målgruppen krävs"
