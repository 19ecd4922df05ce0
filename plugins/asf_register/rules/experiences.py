"""Rules for experiences, and for how members reach each other."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.intranet.experience import Experience
from asf_register.intranet.member import Member
from asf_register.problem import Finding, Pointer
from asf_register.rules.contact import is_role_address
from asf_register.rules.intranet_texts import unknown_slug
from asf_register.rules.rule import Context


def experience_guides(experience: Experience, context: Context) -> Iterator[Finding]:
    """The guides that an experience belongs to are there."""
    for index, slug in enumerate(experience.guides):
        yield from unknown_slug(("guides", index), "guiden", slug, ("guides",), context)


def experience_enterprise(experience: Experience, context: Context) -> Iterator[Finding]:
    """The enterprise that tells of an experience is in the register."""
    slug = experience.enterprise
    if context.register.find(slug) is None and slug not in context.unread:
        yield Finding(
            ("enterprise",),
            f'det finns inget företag med filnamnet "{slug}" i data/asf.',
            "Rätta filnamnet, eller lägg till företaget med asf new.",
        )


def members_contact(record: Experience | Member, context: Context) -> Iterator[Finding]:
    """An e-mail address that members see belongs to a role, not to a person."""
    pointer: Pointer
    if isinstance(record, Experience):
        pointer, email, slug, names = ("contact",), record.contact, record.enterprise, []
    else:
        pointer, slug, names = ("contact", "email"), record.slug, [record.name]
        email = record.contact.email if record.contact else ""
    enterprise = context.register.find(slug)
    names = [name for name in (*names, slug, enterprise and enterprise.name) if name]
    if email and not is_role_address(email, names):
        yield Finding(
            pointer,
            f"{email} kan vara en persons adress, och det som en gång sparats går inte att ta bort "
            "i efterhand.",
            "Skriv en funktionsadress, till exempel info@foretaget.se.",
        )
