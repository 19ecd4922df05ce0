"""Pages at earlier addresses, which lead to the present one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from asf_site.output_file import OutputFile, page_path
from asf_site.site import Site
from asf_site.templates import Templates


def redirects(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """One page an alias of a public enterprise."""
    for enterprise in site.register:
        for alias in enterprise.aliases:
            target = f"/asf/{enterprise.slug}/"
            page = partial(templates.render, "redirect.html", target=target)
            yield OutputFile(page_path(f"/asf/{alias}/"), target, page)
