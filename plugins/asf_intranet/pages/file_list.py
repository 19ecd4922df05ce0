"""The page with logos and other files to fetch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_register.intranet.attachment import Attachment

from asf_intranet.download import Download
from asf_intranet.logo_files import FOLDER as LOGOS
from asf_intranet.pages.page import Found, IntranetPage
from asf_intranet.pages.running_text import line_blocks
from asf_intranet.pages.view import FORMATS, IntranetView
from asf_intranet.templates import render

_ROUTE = "filer"
_TITLE = "Logotyper och filer"
_SUMMARY = "Det som går att hämta och använda utöver mallarna."
_CALLED = ("logga", "logotyp", "märke", "bilaga", "ladda ner", "hämta", "bild")
_KINDS = {
    "png": "PNG-bild",
    "jpg": "JPEG-bild",
    "webp": "WebP-bild",
    "pdf": "PDF",
    **FORMATS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFile:
    """One file as the page shows it; `area` is empty for those that the site itself brings."""

    file: Download
    kind: str
    title: str
    summary: str = ""
    area: str = ""
    called: tuple[str, ...] = ()


def file_list_pages(view: IntranetView) -> Iterator[IntranetPage]:
    """One page with all of them: first the site's own, then by area."""
    shown = [_own(one) for one in view.downloads if one.id.startswith(f"{LOGOS}/")]
    for about in view.intranet.attachments.values():
        file = view.download(f"{_ROUTE}/{about.file}")
        shown += [_described(view, about, file)] if file is not None else []
    areas = ["", *map(view.area, view.areas())]
    groups = [(area, [one for one in shown if one.area == area]) for area in areas]
    html = render(
        "files.html",
        title=_TITLE,
        summary=_SUMMARY,
        groups=[(area, inside) for area, inside in groups if inside],
    )
    page = Found(route=_ROUTE, kind="files", title=_TITLE, summary=_SUMMARY, called=_CALLED)
    yield IntranetPage(
        route=_ROUTE,
        kind="files",
        title=_TITLE,
        summary=_SUMMARY,
        html=html,
        found=(page, *map(_found, shown)),
    )


def _own(file: Download) -> ShownFile:
    return ShownFile(file=file, kind=_kind(file), title=file.title)


def _described(view: IntranetView, about: Attachment, file: Download) -> ShownFile:
    return ShownFile(
        file=file,
        kind=_kind(file),
        title=about.title,
        summary=about.summary,
        area=view.area(about.area),
        called=about.synonyms,
    )


def _kind(file: Download) -> str:
    return _KINDS[file.name.rpartition(".")[2]]


def _found(shown: ShownFile) -> Found:
    return Found(
        route=_ROUTE,
        kind="files",
        title=shown.title,
        summary=shown.summary,
        called=shown.called,
        blocks=line_blocks(shown.kind, shown.file.name),
    )
