"""The page for addresses that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from asf_site.output_file import OutputFile, PageHead, html_page
from asf_site.parts.known_addresses import FOLDER
from asf_site.site import Site
from asf_site.templates import Templates


def missing_page(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /404.html, which hosts show by themselves."""
    head = PageHead(
        title="Sidan finns inte",
        summary="Sidan du sökte finns inte.",
        url="/404.html",
        kind="missing",
        noindex=True,
    )
    yield html_page(templates, "missing.html", head, total=len(site.listed), known=f"/{FOLDER}/")
