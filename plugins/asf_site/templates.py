"""The templates, and the words and filters that they may use."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

from asf_register import swedish
from asf_register.schema import labels, read_schema
from asf_register.web_address import why_refused
from jinja2 import Environment
from markupsafe import Markup

from asf_site.marketplace.post_row import PostRow
from asf_site.navigation import footer, menu
from asf_site.row import Row
from asf_site.shared_pictures.subject import PicturesOfPages
from asf_site.site import Site
from asf_site.structured_data import data_block
from asf_site.texts import prose
from asf_site.theme import asset
from asf_site.workings import Workings

# «+46 (0)70-123 45 67» is dialled +46701234567.
_NOT_DIALLED = re.compile(r"(?<=\d) *\(0\)|[^+0-9]")

FILTERS: dict[str, Callable[..., Any]] = {
    "sv_date": swedish.long_date,
    "sv_month": swedish.month,
    "sv_number": swedish.number,
    "sv_list": swedish.listing,
    "count_of": swedish.count_of,
    "markdown": prose.markdown,
    "lines": prose.lines,
    "dialled": lambda phone: _NOT_DIALLED.sub("", phone),
    "may_link": lambda address: why_refused(address) is None,
    "bare_url": lambda url: url.partition("://")[2].removeprefix("www.").rstrip("/"),
}


def template_globals(site: Site) -> dict[str, Any]:
    """What every template may name without being given it."""
    return {
        "site": site.register.site,
        "vocabulary": site.register.vocabulary,
        "day": site.day,
        "menu": menu(site.register),
        "columns": footer(site.register),
        "labels": labels(read_schema("enterprise")),
        "asset": asset,
        "data_block": partial(data_block, site=site.register.site),
        "shared_picture": PicturesOfPages(site.register.vocabulary).of,
        "pages": site.register.pages,
    }


class Templates:
    """Renders the theme's templates by name.

    Args:
        environment: The templates, as Jinja has them.
        workings: Keeps the rows of lists; each stands in many places.
    """

    def __init__(self, environment: Environment, workings: Workings) -> None:
        self._environment = environment
        self._workings = workings
        environment.globals["row"] = self.row
        environment.globals["post_row"] = self.post_row
        environment.globals["footer"] = Markup(self.render("_footer.html"))  # noqa: S704 - rendered

    def render(self, name: str, **context: Any) -> str:
        """Render a template; a name it does not know stops the build."""
        return self._environment.get_template(name).render(context)

    def row(self, row: Row) -> Markup:
        """One row of a list."""
        return self._workings.row_text(row, self._rendered)

    def post_row(self, row: PostRow) -> Markup:
        """One post of a list."""
        return self._workings.row_text(row, self._rendered_post)

    def _rendered(self, row: Row) -> Markup:
        return Markup(str(self._row(row)).strip())  # noqa: S704 - rendered

    def _rendered_post(self, row: PostRow) -> Markup:
        return Markup(str(self._post_row(row)).strip())  # noqa: S704 - rendered

    @cached_property
    def _row(self) -> Callable[[Row], Markup]:
        return self._macro("_row.html", "row")

    @cached_property
    def _post_row(self) -> Callable[[PostRow], Markup]:
        return self._macro("_post_row.html", "post_row")

    def _macro(self, template: str, name: str) -> Callable[..., Markup]:
        macro: Callable[..., Markup] = getattr(
            self._environment.get_template(template).module, name
        )
        return macro
