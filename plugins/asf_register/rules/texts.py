"""Rules for running text in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from asf_register.content_page import ContentPage
from asf_register.enterprise import Enterprise
from asf_register.headings import headings
from asf_register.problem import Finding, Pointer
from asf_register.prose import leads_to
from asf_register.rules.rule import Context
from asf_register.running_text import RunningText
from asf_register.site_addresses import TAKEN
from asf_register.tangled_prose import why_swollen, why_tangled
from asf_register.web_address import why_refused

_MAIL = re.compile(r"mailto:[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
SIMPLER = "Skriv kortare och enklare: vanliga stycken, listor och länkar."
_OF_SITE = re.compile(r"/(?![/\\])[^\s\\]*")
_HEADING = re.compile(r"#[^\s\\]*")


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
    if page.slug in TAKEN:
        yield Finding(
            (),
            f"adressen /{page.slug}/ använder webbplatsen själv.",
            f'Byt namn på filen, till exempel till "om-{page.slug}.md".',
        )


def page_links(page: ContentPage, context: Context) -> Iterator[Finding]:
    """A page links to web pages, e-mail and what is there on the site, and is simple to read."""
    text = RunningText((), page.body, page.first_line)
    if why := why_tangled(page.body) or why_swollen(page.body):
        yield Finding((), f"sidan {why}.", SIMPLER)
        return
    for link in leads_to(page.body)[0]:
        if is_mail(link) or is_of_site(link):
            continue
        if _HEADING.fullmatch(link):
            yield from _dead_heading(text, link, page.body)
        elif reason := why_refused(link):
            page_meant = f"/{link.strip('/').removesuffix('.md')}/"
            yield text.finding(
                f'sidan länkar till "{link[:60]}", men den adressen {reason}.',
                _did_you_mean(
                    page_meant if page_meant in context.addresses else None,
                    "Länka till en adress som börjar med https:// eller till en sida här, "
                    "/så-här/.",
                ),
                link,
            )
    yield from dead_links(text, context)


def is_of_site(link: str) -> bool:
    """Whether a link leads to the public site by an address of its own, as "/om/"."""
    return _OF_SITE.fullmatch(link) is not None


def dead_links(text: RunningText, context: Context) -> Iterator[Finding]:
    """Say of the links of a text to pages of the public site which of them lead nowhere."""
    for link in filter(is_of_site, leads_to(text.text)[0]):
        address = link.partition("#")[0].partition("?")[0]
        if address not in context.addresses:
            if not _may_be_unread(address, context):
                yield text.finding(
                    f'sidan länkar till "{link[:80]}", men där finns ingen sida.',
                    _did_you_mean(context.addresses.nearest(address), "Rätta adressen."),
                    link,
                )
        elif (body := context.addresses.texts.get(address)) is not None:
            yield from _dead_heading(text, link, body)


def _dead_heading(text: RunningText, link: str, body: str) -> Iterator[Finding]:
    """Say so where a link leads to a heading that a text doesn't have."""
    address, _, name = link.partition("#")
    ids = [heading.id for heading in headings(body)]
    if name and name not in ids:
        near = next(iter(get_close_matches(name, ids, 1, 0.6)), None)
        yield text.finding(
            f'sidan länkar till "{link[:80]}", men där finns ingen sådan rubrik.',
            _did_you_mean(near and f"{address}#{near}", "Rätta det som står efter #."),
            link,
        )


def _may_be_unread(address: str, context: Context) -> bool:
    """Whether it may be that of a file which could not be read, so that nobody knows."""
    slug = address.strip("/").rpartition("/")[2]
    unread = {name.rpartition("/")[2] for _, name in context.unread_documents}
    of_decisions = address.startswith("/certifikat/") and any(
        kind == "decisions" for kind, _ in context.unread_documents
    )
    return slug in context.unread or slug in unread or of_decisions


def _did_you_mean(near: str | None, otherwise: str) -> str:
    return f'Menade du "{near}"?' if near else otherwise
