"""A page for each experience that one ASF tells the others."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.intranet.experience import Experience

from asf_intranet.pages.page import Found, IntranetPage
from asf_intranet.pages.running_text import blocks, body
from asf_intranet.pages.view import IntranetView, route
from asf_intranet.templates import render


def experience_pages(view: IntranetView) -> Iterator[IntranetPage]:
    """The experiences, newest first."""
    for experience in view.experiences:
        yield _page(view, experience)


def _parts(experience: Experience) -> tuple[tuple[str, str], ...]:
    return (
        ("Så gjorde vi", experience.did),
        ("Det gav", experience.gave),
        ("Det skulle vi göra annorlunda", experience.otherwise),
    )


def _page(view: IntranetView, experience: Experience) -> IntranetPage:
    teller = view.teller(experience)
    name = teller.name if teller else experience.enterprise
    guides = view.intranet.guides
    about = [guides[slug] for slug in experience.guides if slug in guides]
    html = render(
        "experience.html",
        experience=experience,
        told=[
            (heading, body(text, view.address))
            for heading, text in _parts(experience)
            if text.strip()
        ],
        name=name,
        place=view.place(teller) if teller else "",
        public_page=view.public_page(teller) if teller else "",
        guides=[(one, route(one)) for one in about],
        tell=f"{view.address}/foresla/erfarenhet/",
    )
    found = Found(
        route=route(experience),
        kind="experience",
        title=experience.title,
        summary=f"{name} berättar.",
        blocks=tuple(block for _, text in _parts(experience) for block in blocks(text)),
    )
    return IntranetPage(
        route=route(experience),
        kind="experience",
        title=experience.title,
        summary=f"{name} berättar.",
        html=html,
        found=(found,),
    )
