"""Single pages of a site, rendered without building the rest of it."""

from __future__ import annotations

import runpy
from collections.abc import Iterator, Sequence
from functools import cached_property

from asf_register.root import PROJECT, THEME
from jinja2 import Environment, FileSystemLoader

from asf_site.output_file import OutputFile, Part
from asf_site.parts.archive import archive
from asf_site.parts.calendar import calendar_pages
from asf_site.parts.content_pages import content_pages
from asf_site.parts.home import home
from asf_site.parts.industries import industry_pages
from asf_site.parts.news import news
from asf_site.parts.places import municipality_pages, region_pages
from asf_site.parts.profiles import profiles
from asf_site.site import Site
from asf_site.templates import FILTERS, Templates, template_globals

# Those whose pages a change is shown on or told of.
_PARTS: Sequence[Part] = (
    home,
    profiles,
    region_pages,
    municipality_pages,
    industry_pages,
    content_pages,
    news,
    calendar_pages,
    archive,
)


def environment() -> Environment:
    """The theme's templates, with Pelican's settings and without Pelican."""
    settings = runpy.run_path(str(PROJECT / "pelicanconf.py"))["JINJA_ENVIRONMENT"]
    templates = FileSystemLoader(THEME / "templates")
    made = Environment(loader=templates, autoescape=True)
    made = made.overlay(**settings)
    made.filters.update(FILTERS)
    return made


def templates_of(site: Site) -> Templates:
    """The theme's templates, as a build has them."""
    made = environment()
    made.globals.update(template_globals(site))
    return Templates(made, site.workings)


class Rendering:
    """The pages of a site, each made when it is asked for.

    Args:
        site: What to show.
    """

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def files(self) -> dict[str, OutputFile]:
        """The pages by their addresses, such as "/asf/kafe-linden/"."""
        return {f"/{file.path.removesuffix('index.html')}": file for file in self._files()}

    def page(self, url: str) -> str:
        """The HTML of a page, as a build would write it."""
        return str(self.files[url].make())

    def _files(self) -> Iterator[OutputFile]:
        templates = templates_of(self.site)
        for part in _PARTS:
            files = part(self.site, templates)
            yield from (file for file in files if file.path.endswith("index.html"))
