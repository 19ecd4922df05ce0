"""The page of something that somebody looks over, and what a search finds on it."""

from __future__ import annotations

from asf_register.intranet.content import Content

from asf_intranet.pages.page import Block, Found, IntranetPage, PageKind
from asf_intranet.pages.view import IntranetView, route


def content_page(
    view: IntranetView, of: Content, kind: PageKind, html: str, blocks: tuple[Block, ...]
) -> IntranetPage:
    """The page of a guide, a template, a course or a recording.

    Args:
        view: Tells what its area is called.
        of: Its record.
        kind: What it shows.
        html: What stands in the main part, finished and safe.
        blocks: Its running text, for the search.
    """
    area = view.area(of.area)
    found = Found(
        route=route(of),
        kind=kind,
        title=of.title,
        summary=of.summary,
        called=of.synonyms,
        area=area,
        blocks=blocks,
    )
    return IntranetPage(
        route=route(of),
        kind=kind,
        title=of.title,
        summary=of.summary,
        html=html,
        area=area,
        reviewed=of.reviewed,
        found=(found,),
    )
