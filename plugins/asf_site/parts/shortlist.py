"""The short list: a page that scripts fill with what the reader has kept, or has been sent."""

from __future__ import annotations

from collections.abc import Iterator

from asf_site.output_file import OutputFile, html_page, own_head
from asf_site.own_pages import SHORTLIST
from asf_site.parts.known_addresses import FOLDER
from asf_site.site import Site
from asf_site.templates import Templates


def shortlist(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /kortlista/; the facts come from the open data of each enterprise."""
    head = own_head(SHORTLIST, "shortlist", ("ASF-listan", "/asf/"))
    yield html_page(templates, "shortlist.html", head, known=f"/{FOLDER}/")
