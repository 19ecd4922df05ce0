"""What a part of the site hands over to be written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from asf_site.site import Site
from asf_site.templates import Templates


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file of the site.

    Attributes:
        path: Relative to the site's folder, with "/" between folders.
        content: Text, or the bytes of a picture.
    """

    path: str
    content: str | bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What every page says of itself; templates know it as `page`."""

    title: str
    summary: str
    url: str
    kind: str
    noindex: bool = False
    search: bool = False
    breadcrumbs: list[tuple[str, str]] = field(default_factory=list)


Part = Callable[[Site, Templates], Iterator[OutputFile]]


def html_page(templates: Templates, template: str, head: PageHead, **context: Any) -> OutputFile:
    """Render one page to where its address says."""
    path = head.url.lstrip("/")
    if not path or path.endswith("/"):
        path += "index.html"
    return OutputFile(path, templates.render(template, page=head, **context))
