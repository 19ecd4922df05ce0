"""What the site has at which address, for the short list and for whoever has gone astray.

The enterprises lie in one file for each first sign of a slug, so that nobody fetches all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase, digits

import msgspec
from asf_register.swedish import long_date

from asf_site.output_file import OutputFile, ready
from asf_site.own_pages import OWN_PAGES
from asf_site.site import Site
from asf_site.templates import Templates

FOLDER = "data/adresser"
"""Where the files lie: <first sign>.json, and ovriga.json for what is no enterprise."""

_FIRST_SIGNS = digits + ascii_lowercase


def known_addresses(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The files. Every first sign has one, so that a script needn't ask in vain.

    Of enterprises that have closed they say so: somebody may have kept one from before.
    """
    slugs: dict[str, dict[str, str]] = {sign: {} for sign in _FIRST_SIGNS}
    aliases: dict[str, dict[str, str]] = {sign: {} for sign in _FIRST_SIGNS}
    closed: dict[str, dict[str, str]] = {sign: {} for sign in _FIRST_SIGNS}
    for enterprise in site.register:
        row = site.rows[enterprise.slug]
        if enterprise.closed is None:
            slugs[row.slug[0]][row.slug] = f"{row.name}, {row.place}"
        else:
            ended = long_date(enterprise.closed.date)
            closed[row.slug[0]][row.slug] = f"{row.name} lades ner {ended}"
        for alias in enterprise.aliases:
            aliases[alias[0]][alias] = row.slug
    for sign in _FIRST_SIGNS:
        known = {"slugs": slugs[sign], "aliases": aliases[sign], "closed": closed[sign]}
        yield _file(sign, known)
    yield _file("ovriga", _others(site))


def _others(site: Site) -> dict[str, str]:
    """Titles by address: places, industries, texts and the site's own pages."""
    words = site.register.vocabulary
    return {
        **{f"/kommun/{place.slug}/": place.name for place in words.municipalities.values()},
        **{f"/lan/{region.slug}/": region.name for region in words.regions.values()},
        **{f"/bransch/{term.slug}/": term.title for term in words.industries.values()},
        **{page.url: page.title for page in site.register.pages.values()},
        **{page.url: page.title for page in OWN_PAGES},
    }


def _file(name: str, known: object) -> OutputFile:
    return ready(f"{FOLDER}/{name}.json", msgspec.json.encode(known, order="sorted").decode())
