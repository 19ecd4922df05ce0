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
_ROLES = frozenset(
    "admin administration arbetstraning bestallning bokning bokningar bokningen boka bilvard "
    "bageri personal butik butiken cafe cafeet catering ekonomi ekonomin expedition expeditionen "
    "faktura fakturor foretag forening foreningen hantverk hej hello hotell hunddagis info "
    "information integration jobb kafe kafeet kansli kansliet kok koket kontakt kontakta kontor "
    "kontoret kundservice kundtjanst lager lunch mail mejl office order post press reception "
    "receptionen redaktion rekrytering restaurang restaurangen salj salja sales samordning "
    "secondhand sekreterare service snickeri snickeriet staff stad stadning styrelse styrelsen "
    "support sy syatelje syateljen tradgard tvatt tvatteri tvatteriet utbildning verkstad "
    "verkstaden verksamhet verksamheten webb webmaster".split()
)
_FIRST_WORD = re.compile(r"[a-z]+(?=[0-9]*(?:[^a-z0-9]|$))")
_EMAIL = re.compile(r"(?<![\w.+/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
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


def link_of_round(document: Document, context: Context) -> Iterator[Finding]:
    """Links of rounds and decisions lead to web pages, over http or https, without user names."""
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
    if b"@" not in document.raw:
        return
    names = (document.slug, str(document.value.get("name", "")))
    for pointer, text in texts_of(document.value):
        if pointer[-1] in ("email", "website", "url", "link"):
            continue  # each has rules of its own
        if any(not is_role_address(found.group(), names) for found in _EMAIL.finditer(text)):
            yield Finding(
                pointer,
                "i texten står en e-postadress som kan vara en persons, och det som en gång "
                "sparats går inte att ta bort i efterhand.",
                "Ta bort den, eller skriv en funktionsadress, till exempel info@foretaget.se.",
            )


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
    return bool(first and first.group() in _ROLES) or fold(local).replace("-", "") in own


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
