"""Rules for running text in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from asf_register.content_page import ContentPage
from asf_register.enterprise import Enterprise
from asf_register.problem import Finding, Pointer
from asf_register.prose import leads_to
from asf_register.rules.rule import Context
from asf_register.tangled_prose import why_swollen, why_tangled
from asf_register.web_address import why_refused

_MAIL = re.compile(r"mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_TAKEN = frozenset(
    "404 api asf bransch certifikat data foresla index intranat kommun lan logotyp marknad "
    "pagefind robots sitemap tema".split()
)
SIMPLER = "Skriv kortare och enklare: vanliga stycken, listor och länkar."
_OWN_PAGE = re.compile(r"/(?![/\\])[^\s\\]*|#[^\s\\]*")


def description_links(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A description links to web pages and e-mail only, embeds nothing and is simple to read."""
    if enterprise.description is not None:
        instead = " Företagets logotyp anges under logo."
        yield from refused_text(("description",), enterprise.description, instead)


def refused_text(pointer: Pointer, text: str, instead: str = "") -> Iterator[Finding]:
    """Say of a text that can't be shown as it is why.

    Args:
        pointer: Where it stands.
        text: What stands there, in Markdown.
        instead: Where pictures belong, as a sentence after a space.
    """
    if why := why_tangled(text) or why_swollen(text):
        yield Finding(pointer, f"texten {why}.", SIMPLER)
        return
    links, pictures = leads_to(text)
    for link in links:
        if not is_mail(link) and (reason := why_refused(link)):
            yield Finding(
                pointer,
                f'texten länkar till "{link[:60]}", men den adressen {reason}.',
                "Länka till en adress som börjar med https://, eller ta bort länken.",
            )
    for picture in pictures:
        yield Finding(
            pointer,
            f'texten bäddar in bilden "{picture[:60]}", och det går inte.',
            f"Ta bort bilden.{instead}",
        )


def is_mail(link: str) -> bool:
    """Whether a link opens a message to an address, and nothing more."""
    return _MAIL.fullmatch(link) is not None


def page_address(page: ContentPage, context: Context) -> Iterator[Finding]:
    """A page of running text does not take an address that the site uses itself."""
    if page.slug in _TAKEN:
        yield Finding(
            (),
            f"adressen /{page.slug}/ använder webbplatsen själv.",
            f'Byt namn på filen, till exempel till "om-{page.slug}.md".',
        )


def page_links(page: ContentPage, context: Context) -> Iterator[Finding]:
    """A page links to web pages, e-mail and the site's own pages, embeds nothing and is simple."""
    if tangled := why_tangled(page.body):
        yield Finding((), f"sidan {tangled}.", SIMPLER)
        return
    if swollen := why_swollen(page.body):
        yield Finding((), f"sidan {swollen}.", SIMPLER)
        return
    links, pictures = leads_to(page.body)
    for link in links:
        if is_mail(link) or _OWN_PAGE.fullmatch(link):
            continue
        if reason := why_refused(link):
            yield Finding(
                (),
                f'sidan länkar till "{link[:60]}", men den adressen {reason}.',
                "Länka till en adress som börjar med https:// eller till en sida här, /så-här/.",
                page.line_of(link),
            )
    for picture in pictures:
        yield Finding(
            (),
            f'sidan bäddar in bilden "{picture[:60]}", och det går inte.',
            "Ta bort bilden.",
            page.line_of(picture),
        )
