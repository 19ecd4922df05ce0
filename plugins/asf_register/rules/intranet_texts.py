"""Rules for what stands on the intranet's pages: where it leads, and from which day it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from asf_register.intranet.course import Course
from asf_register.intranet.experience import Experience
from asf_register.intranet.intranet import Intranet
from asf_register.intranet.workbook import Workbook
from asf_register.problem import Finding, Pointer
from asf_register.prose import leads_to
from asf_register.rules.rule import Context
from asf_register.rules.texts import SIMPLER, dead_links, is_mail, is_of_site
from asf_register.running_text import RunningText
from asf_register.swedish import long_date
from asf_register.tangled_prose import why_swollen, why_tangled
from asf_register.web_address import why_refused

# The folders of addresses on the intranet, and the kinds of files that are shown there.
_FOLDERS: Mapping[str, tuple[str, ...]] = {
    "guider": ("guides",),
    "mallar": ("templates", "workbooks"),
    "kurser": ("courses",),
    "inspelningar": ("recordings",),
    "erfarenheter": ("experiences",),
}
_ALONE = frozenset(("#/", "#/medlemmar", "#/filer", "#/sok", "#/nyckel"))
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*|/)?>|<[!?]")


def intranet_text(record: Any, context: Context) -> Iterator[Finding]:
    """A text of the intranet links to pages and e-mail, embeds nothing, is simple and no HTML."""
    for text in texts_of_record(record):
        if why := why_tangled(text.text) or why_swollen(text.text):
            yield text.finding(f"texten {why}.", SIMPLER)
            continue
        if tag := _TAG.search(text.text):
            yield text.finding(
                f'texten har HTML: "{tag.group()[:40]}".',
                "Skriv det i Markdown. Är det något att fylla i: skriv det inom hakparenteser.",
                tag.group(),
            )
        links, pictures = leads_to(text.text)
        for link in links:
            if link.startswith("#") or is_of_site(link) or is_mail(link):
                continue
            if reason := why_refused(link):
                yield text.finding(
                    f'texten länkar till "{link[:60]}", men den adressen {reason}.',
                    "Länka till en adress som börjar med https://, till en sida här, "
                    "#/guider/så-här, eller till en sida på webbplatsen, /så-här/.",
                    link,
                )
        for picture in pictures:
            yield text.finding(
                f'texten bäddar in bilden "{picture[:60]}", och det går inte.',
                "Ta bort bilden.",
                picture,
            )


def intranet_link(record: Any, context: Context) -> Iterator[Finding]:
    """A link inside the intranet, or from there to the public site, leads to what is there."""
    for text in texts_of_record(record):
        if why_tangled(text.text) or why_swollen(text.text):
            continue
        for link in leads_to(text.text)[0]:
            if link.startswith("#") and not _is_there(link, context):
                yield text.finding(
                    f'texten länkar till "{link[:80]}", men där finns ingen sida.',
                    _did_you_mean(link, _addresses(context.register.intranet), "Rätta adressen."),
                    link,
                )
        yield from dead_links(text, context)


def intranet_day(record: Any, context: Context) -> Iterator[Finding]:
    """No page of the intranet was looked over, and no experience told, on a day to come."""
    field = "date" if isinstance(record, Experience) else "reviewed"
    day = getattr(record, field)
    if day > context.day:
        yield Finding((field,), f"den {long_date(day)} har inte varit än.", "Rätta datumet.")


def unknown_slug(
    pointer: Pointer, what: str, slug: str, kinds: tuple[str, ...], context: Context
) -> Iterator[Finding]:
    """Say so where a file that is named isn't there.

    Args:
        pointer: Where it is named.
        what: What it would be, as «mallen».
        slug: Its name.
        kinds: The kinds of files of which it may be one.
        context: What is there.
    """
    if not _is_one_of(kinds, slug, context):
        known = [name for kind in kinds for name in getattr(context.register.intranet, kind)]
        yield Finding(pointer, f'{what} "{slug}" finns inte.', _did_you_mean(slug, known))


def texts_of_record(record: Any) -> Iterator[RunningText]:
    """The texts in Markdown of a file of the intranet."""
    if isinstance(record, Experience):
        for field in ("did", "gave", "otherwise"):
            yield RunningText((field,), getattr(record, field))
    elif isinstance(record, Workbook):
        yield RunningText(("intro",), record.intro)
    elif isinstance(record, Course):
        for index, step in enumerate(record.steps):
            for number, question in enumerate(step.questions):
                yield RunningText(("steps", index, "questions", number, "why"), question.why)
    else:
        yield RunningText((), record.body, record.first_line)


def _is_one_of(kinds: tuple[str, ...], slug: str, context: Context) -> bool:
    intranet, unread = context.register.intranet, context.unread_documents
    return any(slug in getattr(intranet, kind) or (kind, slug) in unread for kind in kinds)


def _is_there(link: str, context: Context) -> bool:
    address = link.partition("?")[0] if link.startswith("#/sok?") else link
    _, _, below = address.partition("/")
    folder, _, slug = below.partition("/")
    return address in _ALONE or _is_one_of(_FOLDERS.get(folder, ()), slug, context)


def _addresses(intranet: Intranet) -> list[str]:
    pages = [
        f"#/{folder}/{slug}"
        for folder, kinds in _FOLDERS.items()
        for kind in kinds
        for slug in getattr(intranet, kind)
    ]
    return [*pages, *sorted(_ALONE)]


def _did_you_mean(
    written: str, known: list[str], otherwise: str = "Rätta filnamnet, eller ta bort det."
) -> str:
    near = get_close_matches(written, known, 1, 0.75)
    return f'Menade du "{near[0]}"?' if near else otherwise
