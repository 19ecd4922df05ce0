"""The templates, and the words and filters that they may use."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any

from asf_register.schema import labels, read_schema
from jinja2 import Environment
from markupsafe import Markup

from asf_site import prose, swedish
from asf_site.site import Row, Site
from asf_site.theme import asset

FILTERS: dict[str, Callable[..., Any]] = {
    "sv_date": swedish.long_date,
    "sv_month": swedish.month,
    "sv_number": swedish.number,
    "sv_list": swedish.listing,
    "count_of": swedish.count_of,
    "markdown": prose.markdown,
    "lines": prose.lines,
    "bare_url": lambda url: url.partition("://")[2].removeprefix("www.").rstrip("/"),
}


def template_globals(site: Site, menu: list[dict[str, str]]) -> dict[str, Any]:
    """What every template may name without being given it."""
    return {
        "site": site.register.site,
        "vocabulary": site.register.vocabulary,
        "day": site.day,
        "menu": menu,
        "labels": labels(read_schema("enterprise")),
        "asset": asset,
        "total": len(site.listed),
        "banner": site.banner,
    }


class Templates:
    """Renders the theme's templates by name."""

    def __init__(self, environment: Environment) -> None:
        self._environment = environment

    def render(self, name: str, **context: Any) -> str:
        """Render a template; a name it does not know stops the build."""
        return self._environment.get_template(name).render(context)

    def row(self, row: Row) -> str:
        """Render one row of the list, as it also stands in the list page."""
        return str(self._row(row)).strip()

    @cached_property
    def _row(self) -> Callable[[Row], Markup]:
        macro: Callable[[Row], Markup] = self._environment.get_template("_row.html").module.row  # type: ignore[attr-defined]
        return macro
