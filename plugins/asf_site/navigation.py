"""The menu and the footer: every page of the site is found from one of them or from its section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asf_register.content_page import ContentPage
from asf_register.register import Register

from asf_site.own_pages import OWN_PAGES, Column

_COLUMNS: Mapping[Column, str] = {
    "find": "Hitta",
    "certification": "Certifiering",
    "news": "Aktuellt",
    "about": "Om",
}


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """A link of the menu or the footer; they stand in the order of their places."""

    place: int
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class FooterColumn:
    """A column of the footer."""

    title: str
    entries: tuple[Entry, ...]


def menu(register: Register) -> tuple[Entry, ...]:
    """The menu: own pages and texts that ask for a place in it."""
    own = [Entry(page.place, page.menu, page.url) for page in OWN_PAGES if page.menu]
    texts = [
        Entry(page.menu, page.title, page.url)
        for page in register.pages.values()
        if page.menu is not None
    ]
    return tuple(sorted(own + texts))


def footer(register: Register) -> tuple[FooterColumn, ...]:
    """The columns of the footer; texts that neither menu nor section leads to stand in the last."""
    entries: dict[Column, list[Entry]] = {column: [] for column in _COLUMNS}
    for page in OWN_PAGES:
        if page.footer:
            entries[page.footer].append(Entry(page.place, page.short or page.title, page.url))
    entries["about"] += [
        Entry(page.order or 0, page.title, page.url)
        for page in register.pages.values()
        if _stands_alone(page)
    ]
    return tuple(
        FooterColumn(title, tuple(sorted(entries[column])))
        for column, title in _COLUMNS.items()
        if entries[column]
    )


def _stands_alone(page: ContentPage) -> bool:
    return page.menu is None and page.section is None and page.easy_read_of is None
