"""What programs read of a page: JSON-LD in the words of schema.org, as a block that is never run.

Only what a page shows to people is told, and a page that searches are asked to leave out tells
nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from asf_register.site_settings import SiteSettings
from markupsafe import Markup

Thing = Mapping[str, Any]

CONTEXT = "https://schema.org"
# Inside a script element only these could end it, or begin what changes how it is read.
_HARMLESS = {letter: f"\\u{ord(letter):04x}" for letter in ("<", ">", "&", "\u2028", "\u2029")}


class Described(Protocol):
    """The head of a page, as far as it is told here."""

    @property
    def title(self) -> str:
        """What the page is called."""

    @property
    def noindex(self) -> bool:
        """Whether searches are asked to leave it out."""

    @property
    def breadcrumbs(self) -> Sequence[tuple[str, str]]:
        """Titles and addresses of the pages above it."""

    @property
    def things(self) -> Sequence[Thing]:
        """What the page is about."""


def data_block(page: Described, site: SiteSettings) -> Markup:
    """The script element for a page's head; nothing for a page without data.

    Args:
        page: What the page says of itself.
        site: Gives the address that relative ones are made whole with.
    """
    things = [] if page.noindex else [*_breadcrumbs(page, site.address), *page.things]
    if not things:
        return Markup()
    told = things[0] if len(things) == 1 else {"@graph": things}
    return Markup('<script type="application/ld+json">{}</script>').format(
        Markup(as_json({"@context": CONTEXT, **told}))  # noqa: S704 - made harmless
    )


def as_json(value: object) -> str:
    """JSON that stays what it is inside a script element."""
    compact = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for letter, written in _HARMLESS.items():
        compact = compact.replace(letter, written)
    return compact


def known(**told: Any) -> dict[str, Any]:
    """The fields of a thing that say something; `type` is its type, and `id` its address."""
    named = {{"type": "@type", "id": "@id"}.get(key, key): value for key, value in told.items()}
    return {key: value for key, value in named.items() if value not in (None, "", [], ())}


def only(values: list[Any]) -> Any:
    """Several values as a list, one by itself."""
    return values[0] if len(values) == 1 else values


def web_site(site: SiteSettings) -> Thing:
    """The site as a whole, and how one searches it."""
    return known(
        type="WebSite",
        id=f"{site.address}/#webbplats",
        url=f"{site.address}/",
        name=site.title,
        inLanguage="sv",
        publisher={"@type": "Organization", "name": site.organisation},
        potentialAction={
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{site.address}/asf/?q={{search_term_string}}",
            },
            "query-input": "required name=search_term_string",
        },
    )


def _breadcrumbs(page: Described, address: str) -> Iterator[Thing]:
    if not page.breadcrumbs:
        return
    above = [
        {"@type": "ListItem", "position": number, "name": title, "item": address + url}
        for number, (title, url) in enumerate(page.breadcrumbs, start=1)
    ]
    here = {"@type": "ListItem", "position": len(above) + 1, "name": page.title}
    yield {"@type": "BreadcrumbList", "itemListElement": [*above, here]}
