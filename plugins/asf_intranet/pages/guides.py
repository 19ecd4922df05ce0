"""A page for each guide."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from asf_register.intranet.guide import Guide
from asf_register.schema import labels, read_schema

from asf_intranet.pages.content_page import content_page
from asf_intranet.pages.page import Block, IntranetPage
from asf_intranet.pages.running_text import blocks, body
from asf_intranet.pages.view import IntranetView, route
from asf_intranet.templates import render


def guide_pages(view: IntranetView) -> Iterator[IntranetPage]:
    """The guides, by area and title."""
    for area in view.areas():
        for guide in view.guides_in(area):
            yield _page(view, guide)


def responsible_roles() -> dict[str, str]:
    """What the roles that see to the content are called."""
    return labels(read_schema("guide"))["responsible"]


def mark_of(text: str) -> str:
    """What a browser remembers a line by, so that one that is changed is a new one."""
    return sha256(text.encode()).hexdigest()[:8]


def _page(view: IntranetView, guide: Guide) -> IntranetPage:
    audiences = read_schema("guide")["properties"]["audience"]["items"]["x-labels"]
    html = render(
        "guide.html",
        guide=guide,
        route=route(guide),
        area=view.area(guide.area),
        audience=", ".join(audiences[one] for one in guide.audience),
        responsible=responsible_roles()[guide.responsible],
        body=body(guide.body, view.address),
        checklist=[(mark_of(item), item) for item in guide.checklist],
        templates=[(one, route(one), view.formats(one)) for one in view.templates_of(guide)],
        courses=[(one, route(one)) for one in view.courses_with(guide)],
        experiences=[(one, route(one), view.teller(one)) for one in view.experiences_of(guide)],
        tell=f"{view.address}/foresla/erfarenhet/#guide={guide.slug}",
        neighbours=[(one, route(one)) for one in view.guides_in(guide.area) if one is not guide],
    )
    said = (*blocks(guide.body), *(Block(item) for item in guide.checklist))
    return content_page(view, guide, "guide", html, said)
