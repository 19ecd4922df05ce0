"""An enterprise as it stands in lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asf_register.enterprise import Enterprise
from asf_register.freshness import told_from
from asf_register.vocabulary import Vocabulary

from asf_site.texts.prose import plain

_TAGLINE_LENGTH = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One enterprise as it stands in a list.

    Attributes:
        slug: Whose it is.
        url: The address of its page.
        name: What it is called.
        tagline: What it does, in a line.
        place: Where it is, in words.
        industries: The first of them, in words.
        from_sources: Whether it is known from published sources only.
        sources_year: How old those are, in words.
        confirmed: When somebody last confirmed the entry.
        told_from: The first day on which it says that this was long ago.
        certified: The last day that its mark of certification tells.
    """

    slug: str
    url: str
    name: str
    tagline: str
    place: str
    industries: tuple[str, ...]
    from_sources: bool
    sources_year: str
    confirmed: date | None
    told_from: date | None = None
    certified: date | None = None


@dataclass(frozen=True, slots=True)
class Near:
    """A row and how far away it is."""

    row: Row
    km: int


def enterprise_row(enterprise: Enterprise, words: Vocabulary, certified: date | None) -> Row:
    """An enterprise put in words.

    Args:
        enterprise: A public one.
        words: The closed lists.
        certified: The last day that its mark tells; None without a mark.
    """
    from_sources = enterprise.listing == "sources"
    return Row(
        slug=enterprise.slug,
        url=f"/asf/{enterprise.slug}/",
        name=enterprise.name,
        tagline=_tagline(enterprise, words),
        place=place_of(enterprise, words),
        industries=tuple(words.industries[key].title for key in enterprise.all_industries[:4]),
        from_sources=from_sources,
        sources_year=_source_age(enterprise) if from_sources else "",
        confirmed=enterprise.confirmed.date if enterprise.confirmed else None,
        told_from=told_from(enterprise),
        certified=certified,
    )


def place_of(enterprise: Enterprise, words: Vocabulary) -> str:
    """Where it is, in words: «Roma, Gotland», «Haninge, Stockholms län»."""
    parts = [words.regions[enterprise.region].name]
    if enterprise.municipality:
        parts.insert(0, words.municipalities[enterprise.municipality].name)
    if enterprise.address and enterprise.address.locality not in (None, parts[0]):
        parts.insert(0, str(enterprise.address.locality))
    return ", ".join(parts)


def _tagline(enterprise: Enterprise, words: Vocabulary) -> str:
    if enterprise.offers:
        return _shortened("\u00a0· ".join(offer.title for offer in enterprise.offers[:5]))
    if enterprise.description:
        return _shortened(plain(enterprise.description))
    kinds = words.service_kinds
    services = enterprise.integration_services[:4]
    return _shortened("\u00a0· ".join(kinds[service.kind].title for service in services))


def _shortened(text: str) -> str:
    if len(text) <= _TAGLINE_LENGTH:
        return text
    sentence = text[: text.find(". ") + 1]
    if 0 < len(sentence) <= _TAGLINE_LENGTH:
        return sentence
    begun = text[:_TAGLINE_LENGTH]
    return (begun.rpartition(" ")[0] or begun).rstrip(",;:–- ") + " …"


def _source_age(enterprise: Enterprise) -> str:
    """How old the newest of the sources is: «2019», «cirka 2017», «odaterade, lästa 2026»."""
    dated = [source for source in enterprise.sources if source.year]
    if not dated:
        return f"odaterade, lästa {max(source.read or 0 for source in enterprise.sources)}"
    newest = max(dated, key=lambda source: (source.year, source.qualifier == "exact"))
    return f"cirka {newest.year}" if newest.qualifier == "about" else str(newest.year)
