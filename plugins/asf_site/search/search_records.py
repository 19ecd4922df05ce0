"""What the list's scripts know beside Pagefind's index: /pagefind/records.json."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from asf_register.errors import BuildError
from asf_register.vocabulary import Term

from asf_site.lists.facets import searched_terms
from asf_site.own_pages import OWN_PAGES
from asf_site.search.compounds import Compounds
from asf_site.search.searched_certificates import searched_certificates
from asf_site.search.searched_news import searched_news
from asf_site.search.searched_page import GROUPS, SearchedPage
from asf_site.search.searched_posts import searched_posts
from asf_site.site import Site
from asf_site.texts.prose import plain

BUNDLE = "pagefind"
SEARCH_RECORDS = f"{BUNDLE}/records.json"

_WORD = re.compile(r"[\w\u0300-\u036f]+")
_SHORTEST_WORD = 3
_SHORTEST_BEGINNING = 4

# The title of a slim page, and its texts with their weights.
SlimPage = tuple[str, list[tuple[float, str]]]


def searched_pages(site: Site) -> list[SearchedPage]:
    """The pages of running text, then the site's own, the news, and then the posts."""
    texts = [
        SearchedPage(p.title, f"/{p.slug}/", p.summary, " ".join(p.synonyms), plain(p.body))
        for p in site.register.pages.values()
    ]
    own = [SearchedPage(p.title, p.url, p.summary, " ".join(p.synonyms)) for p in OWN_PAGES]
    return [*texts, *own, *searched_news(site), *searched_posts(site)]


def search_records(
    site: Site, ids: Sequence[Sequence[str]], slim: Sequence[SlimPage]
) -> dict[str, object]:
    """What the list's scripts need beside Pagefind's index.

    Args:
        site: What is searched.
        ids: Pagefind's ids of the slim pages, in their order, by bundle.
        slim: The slim pages, with the words that only Pagefind knows.

    Raises:
        BuildError: Where a slim page is not in the index.
    """
    listed = site.listed
    pages = searched_pages(site)
    indexed = sum(map(len, ids))
    if indexed != len(listed) + len(pages):
        raise BuildError(
            f"Sökindexet har {indexed} sidor, men registret {len(listed) + len(pages)}.",
            "Bygg igen; händer det på nytt är det ett fel i programmet.",
        )
    words = site.register.vocabulary
    compounds = Compounds(words)
    names = [enterprise.name for enterprise in listed]
    return {
        # Records in the list's order, and then pages; a bundle goes on where the last one ended.
        "bundles": ids,
        "pages": [_page(page) for page in pages],
        "certificates": [
            [page.title, page.url, page.summary, page.words] for page in searched_certificates(site)
        ],
        "groups": GROUPS,
        # By the facets of the list's file of columns, where the titles stand.
        "terms": {
            facet.key: {"weight": facet.weight, "synonyms": _synonyms(terms, compounds)}
            for facet, terms in searched_terms(words)
        },
        "names": names,
        "texts": _further_words(slim, names),
        "mentions": _mentions(site, slim[: len(listed)]),
    }


def _page(page: SearchedPage) -> dict[str, object]:
    shown: dict[str, object] = {
        "kind": page.kind,
        "title": page.title,
        "url": page.url,
        "summary": page.summary,
        "words": page.words,
    }
    if page.place is not None:
        # The scripts ask the words of other pages only, and there may be thousands of posts.
        del shown["words"]
        shown |= {
            "regions": page.place.regions,
            "municipalities": page.place.municipalities,
        }
    return shown


def _synonyms(terms: Iterable[Term], compounds: Compounds) -> list[dict[str, list[str]]]:
    """The further words of each term, and the last parts of its compounds."""
    return [
        {
            "words": list(term.synonyms),
            "parts": compounds.last_parts(" ".join([term.title, *term.synonyms])),
        }
        for term in terms
    ]


def _further_words(slim: Sequence[SlimPage], names: Sequence[str]) -> list[str]:
    """The words of the slim pages, folded, that no name has."""
    pieces: set[str] = set()
    for title, lines in slim:
        for text in (title, *(text for _, text in lines)):
            pieces.update(text.split())
    further = _folded_words(pieces) - _folded_words(names)
    return sorted(word for word in further if len(word) >= _SHORTEST_WORD)


def _folded_words(texts: Iterable[str]) -> set[str]:
    """Words as the list's scripts fold them: without case and without marks."""
    written = set(_WORD.findall(" ".join(texts).lower()))
    return {
        word
        if word.isascii()
        else "".join(
            sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign)
        )
        for word in written
    }


def _mentions(site: Site, slim: Sequence[SlimPage]) -> dict[str, list[int]]:
    """Places by name, with the numbers of the listed enterprises whose texts speak of them.

    The rows and columns say where an enterprise is; this is for «Kalmarhunden» in Nybro, or
    one that delivers to Kalmar.
    """
    words = site.register.vocabulary
    places = {place.name for place in words.municipalities.values()}
    places |= {region.short for region in words.regions.values()}
    in_texts = re.compile(rf"{_either(places)}s?\b")
    in_names = re.compile(_either(name for name in places if len(name) >= _SHORTEST_BEGINNING))
    mentions: dict[str, list[int]] = {}
    for number, (title, lines) in enumerate(slim):
        told = "\n".join([title, *(text for _, text in lines)])
        found = {*in_names.findall(title), *in_texts.findall(told)}
        for name in sorted(found):
            mentions.setdefault(name, []).append(number)
    return mentions


def _either(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first; a look at the first letter is quick."""
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    letters = "".join(sorted({name[0] for name in longest_first}))
    return rf"\b(?=[{letters}])({'|'.join(map(re.escape, longest_first))})"
