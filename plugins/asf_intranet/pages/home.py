"""The start: what there is, by area."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.intranet.guide import Guide

from asf_intranet.pages.coordinator_tasks import ROUTE
from asf_intranet.pages.page import IntranetPage
from asf_intranet.pages.view import AnyTemplate, IntranetView, route
from asf_intranet.templates import render

_TITLE = "Intranätet"
_SUMMARY = "Guider, mallar och kurser för arbetsintegrerande sociala företag."
_LATEST = 5


def home_pages(view: IntranetView) -> Iterator[IntranetPage]:
    """The start page. A search leads to what it lists, not to it."""
    html = render(
        "home.html",
        title=_TITLE,
        summary=_SUMMARY,
        areas=[
            (area, view.area(area), *inside)
            for area in view.areas()
            if any(inside := _in(view, area))
        ],
        courses=[(one, route(one)) for one in view.intranet.courses.values()],
        recordings=[(one, route(one)) for one in view.intranet.recordings.values()],
        experiences=[(one, route(one), view.teller(one)) for one in view.experiences[:_LATEST]],
        tell=f"{view.address}/foresla/erfarenhet/",
        tasks=ROUTE if view.tasks else "",
    )
    yield IntranetPage(route="", kind="home", title=_TITLE, summary=_SUMMARY, html=html)


def _in(
    view: IntranetView, area: str
) -> tuple[list[tuple[Guide, str]], list[tuple[AnyTemplate, str]]]:
    guides = [(one, route(one)) for one in view.guides_in(area)]
    templates = [(one, route(one)) for one in view.templates.values() if one.area == area]
    return guides, templates
