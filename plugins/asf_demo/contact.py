"""How one would reach an enterprise that isn't there: nothing of this leads to anybody.

Domains end in .example, which is never given out (RFC 2606). Telephone numbers are those that
Post- och telestyrelsen keeps free for books and films. Organisation numbers begin with two zeros,
as no real one does (SKV 709), and end in the right check digit.
"""

from __future__ import annotations

from random import Random
from typing import Any

from stdnum import luhn

from asf_demo.places import address, position
from asf_demo.subject import Subject

_MOBILE = ("070-174 06 {:02}", 5)
_BY_REGION = {
    "01": ("08-465 004 {:02}", 0),
    "12": ("040-628 04 {:02}", 0),
    "14": ("031-390 06 {:02}", 0),
    "25": ("0980-31 92 {:02}", 0),
}
_SERIALS = 8_000_000
# Has no factor in common with the number of serials, so none comes twice before all are used.
_STEP = 3_333_331
_LINKS = (
    ("Webbutik", "butik"),
    ("Prislista", "priser"),
    ("Bilder från verksamheten", "bilder"),
    ("Film om oss", "film"),
    ("Så beställer du", "bestall"),
)


def contact_of(subject: Subject) -> dict[str, Any]:
    """Address, position, website, links, e-mail and telephone."""
    luck, spot = subject.luck, subject.sketch.spot
    place = subject.demo.words.municipalities.get(spot.municipality or "")
    fields: dict[str, Any] = {}
    if place is not None and subject.happens(0.35 if subject.from_sources else 0.88):
        fields["address"] = address(spot.town, luck)
    if place is not None and not subject.from_sources and subject.happens(0.6):
        fields["position"] = position(place, luck)
    if not subject.state.closed and subject.happens(0.35 if subject.from_sources else 0.88):
        fields["website"] = f"https://{subject.facts.domain}"
    if subject.state.closed or subject.from_sources:
        return fields
    if "website" in fields and subject.happens(0.25):
        title, page = luck.choice(_LINKS)
        fields["links"] = [{"title": title, "url": f"https://{subject.facts.domain}/{page}"}]
    fields["email"] = f"{luck.choice(subject.sketch.trade.mail)}@{subject.facts.domain}"
    if subject.happens(0.92):
        fields["phone"] = telephone(spot.region, luck)
    return fields


def telephone(region: str, luck: Random) -> str:
    """A number that is kept free for fiction."""
    series, first = _BY_REGION.get(region, _MOBILE) if luck.random() < 0.6 else _MOBILE
    return series.format(luck.randint(first, 99))


def organisation_number(number: int, seed: int) -> str:
    """A number that no organisation has, with the right check digit.

    Args:
        number: Counts the enterprises.
        seed: Of the demo.
    """
    serial = (number * _STEP + seed * 7919) % _SERIALS + 2_000_000
    nine = f"00{serial}"
    return f"{nine[:6]}-{nine[6:]}{luhn.calc_check_digit(nine)}"
