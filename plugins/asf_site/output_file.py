"""What a part of the site hands over to be written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from asf_site.own_pages import OwnPage
from asf_site.site import Site
from asf_site.structured_data import Thing
from asf_site.templates import Templates

Content = str | bytes


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site, which is made when it is written.

    Attributes:
        path: Relative to the site's folder, with "/" between folders.
        made_of: All that its content depends on, beside what every page of the site knows. While
            that is equal, so is the content.
        make: Gives the text, or the bytes of a picture.
    """

    path: str
    made_of: object
    make: Callable[[], Content]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What every page says of itself; templates know it as `page`.

    Attributes:
        picture: The name of the picture that is shared with its address; that of its kind where
            it is empty.
        things: What the page is about, as structured data.
    """

    title: str
    summary: str
    url: str
    kind: str
    noindex: bool = False
    search: bool = False
    picture: str = ""
    breadcrumbs: list[tuple[str, str]] = field(default_factory=list)
    things: Sequence[Thing] = ()


def own_head(page: OwnPage, kind: str, *crumbs: tuple[str, str]) -> PageHead:
    """What one of the site's own pages says of itself.

    Args:
        page: The page.
        kind: What kind of page it is.
        crumbs: The pages above it, each with its title and address.
    """
    return PageHead(
        title=page.title, summary=page.summary, url=page.url, kind=kind, breadcrumbs=list(crumbs)
    )


Part = Callable[[Site, Templates], Iterator[OutputFile]]


def html_page(templates: Templates, template: str, head: PageHead, **context: Any) -> OutputFile:
    """A page, to be rendered to where its address says."""
    return OutputFile(
        page_path(head.url),
        (template, head, context),
        partial(templates.render, template, page=head, **context),
    )


def ready(path: str, content: Content) -> OutputFile:
    """A file whose content is there already."""
    return OutputFile(path, content, lambda: content)


def page_path(url: str) -> str:
    """The file that lies at an address of the site."""
    path = url.lstrip("/")
    return path if path and not path.endswith("/") else f"{path}index.html"
