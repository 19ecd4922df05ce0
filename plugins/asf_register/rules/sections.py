"""Rules for where a page of running text belongs."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from asf_register.content_page import ContentPage
from asf_register.problem import DocumentKey, Finding
from asf_register.rules.rule import Context
from asf_register.swedish import long_date

_MOST_ABOVE = 2


def page_section(page: ContentPage, context: Context) -> Iterator[Finding]:
    """The section of a page is a page that is there, and at most two lie above each other."""
    if page.section is None:
        return
    if page.section == page.slug:
        yield Finding(
            ("section",),
            "sidan står som sin egen avdelning.",
            "Skriv filnamnet på den sida som den hör till, eller ta bort raden.",
        )
    elif page.section not in context.register.pages:
        yield from _missing(page.section, "section", context)
    elif context.register.pages[page.section].easy_read_of is not None:
        yield Finding(
            ("section",),
            f'"{page.section}" är en lättläst version, och den har inga egna sidor.',
            f'Skriv den vanliga sidan: "{context.register.pages[page.section].easy_read_of}".',
        )
    elif page.slug in (above := _above(page, context)):
        yield Finding(
            ("section",),
            f"sidan ligger under sig själv: {' under '.join((page.slug, *above))}.",
            "Ta bort section i en av dem, så att den står överst.",
        )
    elif len(above) > _MOST_ABOVE:
        yield Finding(
            ("section",),
            f"sidan ligger {len(above)} nivåer under en avdelning: {' under '.join(above)}.",
            f"Högst {_MOST_ABOVE} nivåer går bra. Skriv en avdelning högre upp.",
        )


def easy_read(page: ContentPage, context: Context) -> Iterator[Finding]:
    """An easy version is of a page that is there and isn't itself one; it stands in no section."""
    if page.easy_read_of is None:
        return
    ordinary = context.register.pages.get(page.easy_read_of)
    if ordinary is None:
        yield from _missing(page.easy_read_of, "easy_read_of", context)
    elif ordinary.easy_read_of is not None:
        yield Finding(
            ("easy_read_of",),
            f'"{ordinary.slug}" är själv en lättläst version.',
            f'Skriv den vanliga sidan: "{ordinary.easy_read_of}".',
        )
    for field in ("section", "menu"):
        if getattr(page, field) is not None:
            yield Finding(
                (field,),
                "en lättläst sida nås från den vanliga sidan och har ingen egen plats.",
                "Ta bort raden.",
            )


def easy_read_once(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """A page has one easy version."""
    first: dict[str, str] = {}
    for slug, page in context.register.pages.items():
        if page.easy_read_of is None:
            continue
        other = first.setdefault(page.easy_read_of, slug)
        if other != slug:
            yield (
                ("content", slug),
                Finding(
                    ("easy_read_of",),
                    f'"{page.easy_read_of}" har redan en lättläst version, i {other}.md.',
                    "Ta bort den ena sidan, eller rätta vilken sida den är en version av.",
                ),
            )


def page_reviewed(page: ContentPage, context: Context) -> Iterator[Finding]:
    """No page was looked over on a day to come."""
    if page.reviewed is not None and page.reviewed > context.day:
        yield Finding(
            ("reviewed",), f"den {long_date(page.reviewed)} har inte varit än.", "Rätta datumet."
        )


def _missing(slug: str, field: str, context: Context) -> Iterator[Finding]:
    """Say of a page that is named that it isn't there; one that couldn't be read may be."""
    if ("content", slug) in context.unread_documents:
        return
    near = get_close_matches(slug, context.register.pages, 1, 0.6)
    yield Finding(
        (field,),
        f'sidan "{slug}" finns inte.',
        f'Menade du "{near[0]}"?' if near else "Skriv filnamnet utan ändelse.",
    )


def _above(page: ContentPage, context: Context) -> list[str]:
    """The slugs of the sections that a page lies in, nearest first; a ring ends where it closes."""
    pages, found = context.register.pages, list[str]()
    over: ContentPage | None = page
    while over is not None and over.section is not None and over.section not in found:
        found.append(over.section)
        over = pages.get(over.section)
    return found
