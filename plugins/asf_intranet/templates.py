"""The templates of the intranet: all that is put into them is escaped, and nothing may lack."""

from __future__ import annotations

from functools import cache
from typing import Any

from asf_register.root import THEME
from asf_site.templates import FILTERS
from jinja2 import Environment, FileSystemLoader, StrictUndefined


@cache
def environment() -> Environment:
    """The templates of theme/intranet/templates, with the public site's filters."""
    made = Environment(
        loader=FileSystemLoader(THEME / "intranet" / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= FILTERS
    return made


def render(template: str, /, **context: Any) -> str:
    """Render a template with all that it names."""
    return environment().get_template(template).render(context)
