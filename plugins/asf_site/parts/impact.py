"""«Samhällsnytta i siffror»: what enterprises say of their social value, counted."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from asf_site.impact.page import impact_of, made_of
from asf_site.output_file import OutputFile, own_head, page_path
from asf_site.own_pages import IMPACT
from asf_site.site import Site
from asf_site.templates import Templates

_HEAD = own_head(IMPACT, "impact")


def impact(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /samhallsnytta/."""
    yield OutputFile(page_path(IMPACT.url), made_of(site), partial(_render, site, templates))


def _render(site: Site, templates: Templates) -> str:
    return templates.render("impact.html", page=_HEAD, impact=impact_of(site))
