"""What the list's scripts know beside Pagefind's index: /pagefind/records.json."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from asf_register.enterprise import Enterprise
from asf_register.errors import BuildError

from asf_site.prose import plain
from asf_site.site import Site

SEARCH_RECORDS = "pagefind/records.json"

_WORD = re.compile(r"[\w\u0300-\u036f]+")
_SHORTEST_WORD = 3
_SHORTEST_BEGINNING = 4

# The title of a slim page, and its texts with their weights.
SlimPage = tuple[str, list[tuple[float, str]]]


def search_records(site: Site, ids: Sequence[str], slim: Sequence[SlimPage]) -> dict[str, object]:
    """What the list's scripts need beside Pagefind's index.

    Args:
        site: What is searched.
        ids: Pagefind's ids of the slim pages, in their order.
        slim: The slim pages, whose words suggestions may be made of.

    Raises:
        BuildError: Where a slim page is not in the index.
    """
    rows = site.rows_of(site.listed)
    pages = list(site.register.pages.values())
    if len(ids) != len(rows) + len(pages):
        raise BuildError(
            f"Sökindexet har {len(ids)} sidor, men registret {len(rows) + len(pages)}.",
            "Bygg igen; händer det på nytt är det ett fel i programmet.",
        )
    words = site.register.vocabulary
    terms = [w for term in words.industries.values() for w in (term.title, *term.synonyms)]
    places = [place.name for place in words.municipalities.values()]
    regions = [region.short for region in words.regions.values()]
    names = list(dict.fromkeys([*places, *regions, *(row.name for row in rows)]))
    return {
        "records": ids[: len(rows)],
        "pages": [
            {
                "id": page_id,
                "title": page.title,
                "url": f"/{page.slug}/",
                "summary": page.summary,
                "words": " ".join(page.synonyms),
            }
            for page_id, page in zip(ids[len(rows) :], pages, strict=True)
        ],
        "terms": list(dict.fromkeys(terms)),
        "names": names,
        "texts": _further_words(slim, [*terms, *names]),
        "mentions": _mentions(site),
    }


def _further_words(slim: Sequence[SlimPage], known: Sequence[str]) -> list[str]:
    """The words of the texts, folded, that are not the beginning of a known word."""
    texts = (text for title, lines in slim for text in (title, *(text for _, text in lines)))
    written = _folded_words(texts)
    begun = {word[:end] for word in _folded_words(known) for end in range(len(word) + 1)}
    return sorted(word for word in written - begun if len(word) >= _SHORTEST_WORD)


def _folded_words(texts: Iterable[str]) -> set[str]:
    """Words as the list's scripts fold them: without case and without marks."""
    written: set[str] = set()
    for text in texts:
        written.update(_WORD.findall(text.lower()))
    return {
        "".join(
            sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)
        )
        for word in written
    }


def _mentions(site: Site) -> dict[str, list[int]]:
    """Places by name, with the numbers of the listed enterprises whose texts speak of them.

    The rows and columns say where an enterprise is; this is for «Kalmarhunden» in Nybro, or
    one that delivers to Kalmar.
    """
    words = site.register.vocabulary
    places = {place.name for place in words.municipalities.values()}
    places |= {region.short for region in words.regions.values()}
    in_texts = re.compile(rf"\b({_either(places)})s?\b")
    beginnings = _either(name for name in places if len(name) >= _SHORTEST_BEGINNING)
    in_names = re.compile(rf"\b({beginnings})")
    mentions: dict[str, list[int]] = {}
    for number, enterprise in enumerate(site.listed):
        found = set(in_names.findall(enterprise.name))
        for text in (enterprise.name, *_told(enterprise)):
            found |= set(in_texts.findall(text))
        for name in sorted(found):
            mentions.setdefault(name, []).append(number)
    return mentions


def _either(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=lambda n: (-len(n), n)))


def _told(enterprise: Enterprise) -> Iterator[str]:
    """The texts of an enterprise, but not where it is by the closed lists."""
    yield from (text for offer in enterprise.offers for text in (offer.title, offer.text) if text)
    yield from (service.text for service in enterprise.integration_services if service.text)
    yield plain(enterprise.description) if enterprise.description else ""
    yield from filter(None, (enterprise.social_value.summary, enterprise.participation))
    yield from (place.name for place in enterprise.sites)
    if enterprise.address and enterprise.address.locality:
        yield enterprise.address.locality
