"""Rules for how one reaches an enterprise: links and e-mail."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from asf_register.documents import Document, texts_of
from asf_register.enterprise import Enterprise
from asf_register.problem import Finding, Pointer
from asf_register.rules.rule import Context
from asf_register.slugs import fold
from asf_register.web_address import why_refused

# First words of addresses that belong to a function, not to a person.
ROLE_WORDS = frozenset(
    "admin administration anbud arbetsliv arbetsmarknad arbetstraning bageri bestallning bilvard "
    "boka bokning bokningar bokningen butik butiken cafe cafeet catering csr diarium ekonomi "
    "ekonomin expedition expeditionen faktura fakturor fastighet forening foreningen foretag "
    "forfragan hallbarhet hantverk hej hello hotell hotellet hunddagis info information inkop "
    "inkopsenheten integration jobb kafe kafeet kansli kansliet kok koket kommun kommunen "
    "kommunstyrelsen kontakt kontakta kontaktcenter kontor kontoret kulturforvaltningen "
    "kundcenter kundservice kundtjanst lager lunch mail mejl miljo naringsliv "
    "naringslivskontoret offert office order partnerskap personal post press reception "
    "receptionen redaktion region regionen registrator rekrytering restaurang restaurangen sales "
    "salj salja samarbete samhallsansvar samordning samverkan secondhand sekreterare service "
    "servicecenter snickeri snickeriet socialforvaltningen socialtjanst stad stadning "
    "stadsbyggnad staff styrelse styrelsen support sy syatelje syateljen tekniska tradgard tvatt "
    "tvatteri tvatteriet upphandling upphandlingar upphandlingsenheten utbildning vard vaxel "
    "verksamhet verksamheten verkstad verkstaden webb webmaster".split()
)
_FIRST_WORD = re.compile(r"[a-z]+(?=[0-9]*(?:[^a-z0-9]|$))")
_EMAIL = re.compile(r"(?<![\w.+/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# Fields with rules of their own.
_HAVE_RULES = ("email", "website", "url", "link", "contact")
_IN_TEXT = (
    "i texten står en e-postadress som kan vara en persons, och det som en gång sparats går inte "
    "att ta bort i efterhand."
)
_NOT_IN_TEXT = "Ta bort den, eller skriv en funktionsadress, till exempel info@foretaget.se."
# An address, or what a browser could take for one; but not «SCB:s statistik».
_LIKE_ADDRESS = re.compile(
    r"://|^(?:[a-z][a-z0-9+.-]*:(?=\S)(?!(?:s|n|t|en|et|er|ar|erna|arna)\b)"
    r"|(?:javascript|data|vbscript|file|blob)\s*:)",
    re.IGNORECASE,
)


def link_address(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """Links lead to web pages, over http or https, without user names."""
    for pointer, address in (*_addresses(enterprise), *_sources(enterprise)):
        yield from refused_link(pointer, address)


def web_link(document: Document, context: Context) -> Iterator[Finding]:
    """Links of rounds, decisions, posts, events and archive lead to web pages, without users."""
    for pointer, text in texts_of(document.value):
        if pointer[-1] in ("link", "url"):
            yield from refused_link(pointer, text)


def role_email(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """An e-mail address belongs to a role, not to a person."""
    if enterprise.email is None:
        return
    if not is_role_address(enterprise.email, (enterprise.slug, enterprise.name)):
        yield Finding(
            ("email",),
            f"{enterprise.email} kan vara en persons adress, och det som en gång sparats går inte "
            "att ta bort i efterhand.",
            "Skriv en funktionsadress, till exempel info@foretaget.se.",
        )


def email_in_text(document: Document, context: Context) -> Iterator[Finding]:
    """An e-mail address in a text belongs to a role, not to a person."""
    if b"@" not in document.raw and "@" not in document.body:
        return
    fields = document.value if isinstance(document.value, dict) else {}
    names = (document.slug, str(fields.get("name", "")))
    for number, line in enumerate(document.body.split("\n"), document.body_line):
        if _may_be_personal(line, names):
            yield Finding((), _IN_TEXT, _NOT_IN_TEXT, number)
    for pointer, text in texts_of(document.value):
        if pointer[-1] in _HAVE_RULES:
            continue
        if _may_be_personal(text, names):
            yield Finding(pointer, _IN_TEXT, _NOT_IN_TEXT)


def _may_be_personal(text: str, names: Iterable[str]) -> bool:
    return any(not is_role_address(found.group(), names) for found in _EMAIL.finditer(text))


def refused_link(pointer: Pointer, address: str) -> Iterator[Finding]:
    """Say of an address that may not be linked to why.

    Args:
        pointer: Where it stands.
        address: What stands there.
    """
    reason = why_refused(address)
    if reason:
        yield Finding(
            pointer,
            f'länken "{address[:60]}" {reason}.',
            "Kopiera adressen ur webbläsarens adressfält."
            if pointer[-1] != "source"
            else "Skriv bara adressen, eller källan med egna ord och ingen adress.",
        )


def is_role_address(email: str, names: Iterable[str]) -> bool:
    """Whether an address is called as a function is, or as what it belongs to.

    Args:
        email: The address.
        names: What the one it belongs to is called.
    """
    local = email.partition("@")[0].lower()
    first = _FIRST_WORD.match(local)
    own = {fold(name).replace("-", "") for name in names}
    return bool(first and first.group() in ROLE_WORDS) or fold(local).replace("-", "") in own


def _addresses(enterprise: Enterprise) -> Iterator[tuple[Pointer, str]]:
    if enterprise.website is not None:
        yield ("website",), enterprise.website
    for index, link in enumerate(enterprise.links):
        yield ("links", index, "url"), link.url
    for index, source in enumerate(enterprise.sources):
        yield ("sources", index, "url"), source.url


def _sources(enterprise: Enterprise) -> Iterator[tuple[Pointer, str]]:
    """Sources told in words, where those are an address."""
    told: list[tuple[Pointer, str]] = [
        (("social_value", "figures", index, "source"), figure.source)
        for index, figure in enumerate(enterprise.social_value.figures)
    ]
    told += [
        (("target_group_share", index, "source"), share.source)
        for index, share in enumerate(enterprise.target_group_share)
    ]
    if enterprise.closed is not None:
        told.append((("closed", "source"), enterprise.closed.source))
    return ((pointer, text) for pointer, text in told if _LIKE_ADDRESS.search(text))
