"""The same register as a stock Pelican site: `python -m benchmarks.stock_pelican REGISTER FOLDER`.

Every listed enterprise is an article in Markdown with metadata: its region is the category, its
industries are the tags. Theme and settings are Pelican's own, so there are no pages by
municipality, no maps, no neighbours and no search.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from asf_register.enterprise import Enterprise
from asf_register.vocabulary import Vocabulary
from asf_site.site import Site

from benchmarks.records import site_of

_SETTINGS = """\
SITENAME = "ASF-listan"
AUTHOR = "SKOOPI"
SITEURL = ""
TIMEZONE = "Europe/Stockholm"
DEFAULT_LANG = "sv"
THEME = "simple"
PLUGINS = []
"""


def write(site: Site, folder: Path) -> None:
    """Write settings and articles into a folder."""
    articles = folder / "content"
    articles.mkdir(parents=True)
    (folder / "pelicanconf.py").write_text(_SETTINGS, encoding="utf-8")
    for enterprise in site.listed:
        text = article(site, enterprise)
        (articles / f"{enterprise.slug}.md").write_text(text, encoding="utf-8")


def article(site: Site, enterprise: Enterprise) -> str:
    """One enterprise as an article of Pelican's."""
    words = site.register.vocabulary
    day = enterprise.confirmed.date if enterprise.confirmed else site.day
    fields = {
        "Title": enterprise.name,
        "Slug": enterprise.slug,
        "Date": day.isoformat(),
        "Category": words.regions[enterprise.region].name,
        "Tags": ", ".join(words.industries[key].title for key in enterprise.all_industries),
        "Summary": site.rows[enterprise.slug].tagline,
        "Place": site.rows[enterprise.slug].place,
        "Website": enterprise.website,
        "Phone": enterprise.phone,
    }
    head = [f"{key}: {value}" for key, value in fields.items() if value]
    return "\n".join([*head, "", *_body(enterprise, words), ""])


def _body(enterprise: Enterprise, words: Vocabulary) -> Iterator[str]:
    value = enterprise.social_value
    yield enterprise.description or ""
    for offer in enterprise.offers:
        yield f"\n## {offer.title}\n\n{offer.text or ''}"
    for service in enterprise.integration_services:
        yield f"\n## {words.service_kinds[service.kind].title}\n\n{service.text or ''}"
    if value.summary or value.figures:
        yield f"\n## Samhällsnytta\n\n{value.summary or ''}\n"
    for figure in value.figures:
        kind = words.figure_kinds[figure.kind].title
        yield f"- {kind} {figure.year}: {figure.value:g} ({figure.source})"
    if enterprise.participation:
        yield f"\n## Delaktighet\n\n{enterprise.participation}"


if __name__ == "__main__":
    write(site_of(Path(sys.argv[1])), Path(sys.argv[2]))
