"""Rules for how one reaches an enterprise: links and e-mail."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.enterprise import Enterprise
from asf_register.problem import Finding, Pointer
from asf_register.rules.rule import Context
from asf_register.web_address import why_refused

# First words of addresses that belong to a function, not to a person.
_ROLES = (
    "admin butik bokning bokningen boka cafe café ekonomi expedition faktura forening föreningen "
    "hej hello hunddagis info information jobb kafe kansli kansliet kontakt kontor kontoret kok "
    "kök kundservice kundtjanst lager mail mejl office order personal post press reception "
    "rekrytering restaurang sales salj samordning service snickeri staff styrelse styrelsen "
    "support syateljen tvatt verkstad verkstaden verksamhet"
).split()


def link_address(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """Links lead to web pages, over http or https, without user names."""
    for pointer, address in _addresses(enterprise):
        reason = why_refused(address)
        if reason:
            yield Finding(
                pointer,
                f'länken "{address[:60]}" {reason}.',
                "Kopiera adressen ur webbläsarens adressfält.",
            )


def role_email(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """An e-mail address belongs to a role, not to a person."""
    if enterprise.email is None:
        return
    local = enterprise.email.partition("@")[0].lower()
    first = local.replace("_", ".").replace("-", ".").replace("+", ".").split(".")[0]
    if not first.startswith(tuple(_ROLES)) and first not in enterprise.slug.split("-"):
        yield Finding(
            ("email",),
            f"{enterprise.email} kan vara en persons adress, och registrets historik går inte "
            "att glömma.",
            "Skriv en funktionsadress, till exempel info@foretaget.se.",
        )


def _addresses(enterprise: Enterprise) -> Iterator[tuple[Pointer, str]]:
    if enterprise.website is not None:
        yield ("website",), enterprise.website
    for index, link in enumerate(enterprise.links):
        yield ("links", index, "url"), link.url
    for index, source in enumerate(enterprise.sources):
        yield ("sources", index, "url"), source.url
