"""One page a post, with its deadline for calendars."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from asf_register.marketplace.post import Post, PostState

from asf_site.following.calendar_file import calendar
from asf_site.following.post_event import post_event
from asf_site.marketplace.post_row import STATES, PostRow
from asf_site.output_file import OutputFile, PageHead, page_path
from asf_site.own_pages import INSPIRATION, MARKET
from asf_site.post_pages.post_answers import PostAnswers
from asf_site.post_pages.post_view import Asker, PostView
from asf_site.schema_org.structured_enterprise import StructuredEnterprises
from asf_site.schema_org.structured_post import structured_post
from asf_site.site import Site
from asf_site.templates import Templates
from asf_site.texts.guides import guide_to

EVENT_NAME = "sista-dag.ics"


def posts(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """A page for every post that is shown, the withdrawn ones too, and the open ones' deadlines."""
    market = site.market
    joint: dict[str, list[PostRow]] = {}
    for post in market.open:
        if post.about:
            joint.setdefault(post.about, []).append(market.rows[post.id])
    titles = Counter((row.title, row.actor) for row in market.rows.values())
    for post in market.posts.values():
        row = market.rows[post.id]
        shown = _PostPage(
            post,
            row,
            titles[row.title, row.actor] > 1,
            PostAnswers(market, post),
            _asker(site, post),
            market.rows.get(post.about or ""),
            tuple(joint.get(post.id, ())),
        )
        path = page_path(shown.row.url)
        yield OutputFile(path, shown, partial(_render, site, templates, shown))
        if shown.row.state is PostState.OPEN:
            event = post_event(site, post)
            content = partial(calendar, event.title, [event])
            yield OutputFile(f"marknad/{post.id}/{EVENT_NAME}", event, content)


@dataclass(frozen=True, slots=True)
class _PostPage:
    """All that the page of a post is made of.

    Attributes:
        post: The post.
        row: The same as it stands in lists.
        shares_title: Whether its actor has another post that is called the same.
        answers: Who can answer it.
        asker: The enterprise whose post it is.
        about: The post that it is a joint bid for.
        joint: Open posts about joint bids for it.
    """

    post: Post
    row: PostRow
    shares_title: bool
    answers: PostAnswers
    asker: Asker | None
    about: PostRow | None
    joint: tuple[PostRow, ...]


def _asker(site: Site, post: Post) -> Asker | None:
    slug = post.actor.enterprise
    enterprise = site.register.find(slug) if slug else None
    return Asker(enterprise.slug, enterprise.email) if enterprise else None


def _render(site: Site, templates: Templates, shown: _PostPage) -> str:
    view = PostView(site.market, shown.post, shown.asker)
    advice, pages = shown.answers.told.advice, site.register.pages
    return templates.render(
        "post.html",
        page=_head(site, view, shares_title=shown.shares_title),
        view=view,
        answers=shown.answers,
        told=shown.answers.told,
        post=shown.post,
        row=shown.row,
        state=STATES[shown.row.state],
        change_url=f"/foresla{shown.row.url}" if shown.post.has_form_on(site.day) else None,
        advice=advice,
        about=shown.about,
        joint=shown.joint,
        event=f"{shown.row.url}{EVENT_NAME}" if view.is_open else None,
        guide=guide_to("reserved_procurement" if shown.row.reserved else shown.post.kind, pages),
        advice_guide=guide_to(advice.row.kind, pages) if advice else None,
    )


def _head(site: Site, view: PostView, *, shares_title: bool) -> PageHead:
    row = view.row
    where = f" {row.where}" if row.where else ""
    until = f" Sista dag att svara: {row.deadline}." if view.is_open else ""
    enterprises = StructuredEnterprises.of(site.register)
    crumbs = [(MARKET.title, MARKET.url)]
    if site.market.is_inspiration(view.post):
        crumbs.append((INSPIRATION.title, INSPIRATION.url))
    return PageHead(
        title=", ".join([row.title, row.actor, *([row.when or row.deadline] * shares_title)]),
        summary=f"{row.kind} från {row.actor}{where}.{until}",
        url=row.url,
        kind="post",
        noindex=not site.market.is_searchable(view.post),
        breadcrumbs=crumbs,
        things=[thing] if (thing := structured_post(view, enterprises)) else (),
    )
