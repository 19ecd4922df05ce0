"""What the script of «Räkna på det» counts on: its lists, and files of suppliers beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import cached_property
from hashlib import sha256
from typing import Any

import msgspec
from asf_register.marketplace.advice import ADVICE
from asf_register.marketplace.cpv import stem
from asf_register.marketplace.post import LEAST_SHARE
from asf_register.vocabulary import Terms

from asf_site.calculator.calculator_suppliers import Suppliers, file_names
from asf_site.marketplace.dependence import DEPENDENCE, SIZES
from asf_site.output_file import OutputFile, ready
from asf_site.profile.figure_words import QUALIFIERS
from asf_site.site import Site
from asf_site.texts.guides import guide_to


class CalculatorData:
    """Makes the files.

    Args:
        site: The public register on one day.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._words = site.register.vocabulary
        self._suppliers = Suppliers(site)

    @property
    def address(self) -> str:
        """Where the lists lie on the site."""
        return f"/{self._folder}/listor.json"

    def files(self) -> Iterator[OutputFile]:
        """The lists, and who delivers what."""
        yield ready(self.address.lstrip("/"), self._lists)
        yield from self._suppliers.files(self._folder)

    @cached_property
    def advice(self) -> list[dict[str, Any]]:
        """The table of advice, with where to read more of each."""
        pages = self._site.register.pages
        return [
            {
                **asdict(row),
                "more": f"/{page.slug}/" if page else "",
                "more_title": page.title if page else "",
            }
            for row in ADVICE
            for page in [guide_to(row.kind, pages)]
        ]

    @cached_property
    def _folder(self) -> str:
        """Named after the lists, since the files of suppliers count in them."""
        return f"data/{sha256(self._lists.encode()).hexdigest()[:10]}/rakna"

    @cached_property
    def _lists(self) -> str:
        words = self._words
        industries = _terms("bransch", words.industries)
        lists = {
            "regions": [(r.slug, r.name, r.short) for r in words.regions.values()],
            "municipalities": self._municipalities(),
            "terms": industries | _terms("tjanst", words.service_kinds),
            "files": list(self._suppliers.members),
            "advice": self.advice,
            "dependence": [asdict(row) for row in DEPENDENCE],
            "leastShare": LEAST_SHARE,
            "sizes": list(SIZES.values()),
            "qualifiers": list(QUALIFIERS.values()),
        }
        return msgspec.json.encode(lists).decode()

    def _municipalities(self) -> list[tuple[str, str, int, float, float]]:
        """In the order of their bits in a reach; the third is the region's number."""
        number = {code: index for index, code in enumerate(self._words.regions)}
        return [
            (m.slug, m.name, number[m.region], m.latitude, m.longitude)
            for m in self._words.municipalities.values()
        ]


def choices(kind: str, terms: Terms) -> list[tuple[str, str]]:
    """What can be chosen of a closed list: the name of its file and the title."""
    names = file_names(kind, terms)
    return [(names[str(key)], term.title) for key, term in terms.items()]


def _terms(kind: str, terms: Terms) -> dict[str, tuple[str, list[str]]]:
    """By the name of its file: what a term is called, and the stems of its CPV codes."""
    names = file_names(kind, terms)
    return {names[str(key)]: (term.title, list(map(stem, term.cpv))) for key, term in terms.items()}
