"""Pages of running text, from content/."""

from __future__ import annotations

from collections.abc import Iterator

from asf_site.output_file import OutputFile, PageHead, html_page
from asf_site.prose import markdown
from asf_site.site import Site
from asf_site.templates import Templates


def content_pages(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """One page a Markdown file."""
    for page in site.register.pages.values():
        head = PageHead(title=page.title, summary=page.summary, url=f"/{page.slug}/", kind="page")
        yield html_page(templates, "content.html", head, body=markdown(page.body))
