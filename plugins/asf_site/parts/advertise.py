"""The page «Annonsera»: who one is, and which forms fit that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from asf_propose.forms.post_forms import NEW_POSTS, NewPost
from asf_propose.subject import POST
from asf_register.content_page import ContentPage
from asf_register.marketplace.post import Kind

from asf_site.output_file import OutputFile, html_page, own_head
from asf_site.own_pages import ADVERTISE, MARKET
from asf_site.site import Site
from asf_site.templates import Templates
from asf_site.texts.guides import guide_to


@dataclass(frozen=True, slots=True)
class _Way:
    """A form that fits somebody; `guide` tells more, where there is such a page."""

    form: NewPost
    url: str
    guide: ContentPage | None


@dataclass(frozen=True, slots=True)
class _Audience:
    """Somebody who may advertise, and the forms for them."""

    id: str
    title: str
    forms: tuple[_Way, ...]


# What each would look for first.
_AUDIENCES: Sequence[tuple[str, str, tuple[Kind, ...]]] = (
    (
        "offentlig",
        "Ni är en offentlig köpare",
        ("request", "reserved_procurement", "procurement", "iop", "surplus"),
    ),
    (
        "foretag",
        "Ni är ett privat företag, en förening eller en stiftelse",
        ("csr", "request", "surplus", "iop"),
    ),
    (
        "asf",
        "Ni är ett arbetsintegrerande socialt företag",
        ("offer", "collaboration", "request", "surplus", "iop"),
    ),
)


def advertise(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /marknad/annonsera/."""
    pages = site.register.pages
    audiences = tuple(
        _Audience(name, title, tuple(_way(NEW_POSTS[kind], pages) for kind in kinds))
        for name, title, kinds in _AUDIENCES
    )
    head = own_head(ADVERTISE, "advertise", (MARKET.title, MARKET.url))
    yield html_page(templates, "advertise.html", head, audiences=audiences, market=MARKET)


def _way(new: NewPost, pages: Mapping[str, ContentPage]) -> _Way:
    return _Way(new, POST.form_page(new.slug), guide_to(new.kind, pages))
