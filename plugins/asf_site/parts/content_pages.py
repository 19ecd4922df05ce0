"""Pages of running text, from content/."""

from __future__ import annotations

from collections.abc import Iterator

from asf_site.output_file import OutputFile, PageHead, html_page
from asf_site.site import Site
from asf_site.templates import Templates
from asf_site.texts.sections import surroundings
from asf_site.texts.text_page import text_page
from asf_site.texts.text_pictures import text_pictures


def content_pages(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """One page a Markdown file."""
    pages, pictures = site.register.pages, text_pictures(site.register)
    for page in pages.values():
        around = surroundings(page, pages)
        head = PageHead(
            title=page.title,
            summary=page.summary,
            url=page.url,
            kind="page",
            breadcrumbs=around.crumbs,
        )
        text = text_page(page.body, pictures)
        yield html_page(
            templates, "content.html", head, text=text, around=around, reviewed=page.reviewed
        )
