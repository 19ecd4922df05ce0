"""Which member somebody means, and what the file of a new one is called."""

from __future__ import annotations

from difflib import get_close_matches

from asf_register.errors import UsageError
from asf_register.intranet.member import Member
from asf_register.personal_number import echoed
from asf_register.register import Register
from asf_register.slugs import is_slug

from asf_edit.entries import UnknownEntryError, slug_of


def member_of(wanted: str, register: Register) -> Member:
    """The member that somebody means.

    Args:
        wanted: Its file's name, or its enterprise's, an earlier one, its name or number.
        register: The members and enterprises.

    Raises:
        UsageError: Where that is none.
    """
    members = register.intranet.members
    if wanted in members:
        return members[wanted]
    by_name = {one.name.casefold(): one for one in members.values() if one.name}
    if found := by_name.get(wanted.strip().casefold()):
        return found
    try:
        slug = slug_of(wanted, register)
    except UnknownEntryError:
        slug = ""
    if found := _of_enterprise(slug, register):
        return found
    near = get_close_matches(wanted, [*members], 3, 0.6)
    mend = f"Menade du {' eller '.join(near)}?" if near else "Kör asf member list."
    raise UsageError(f'Ingen medlem heter "{echoed(wanted)}".', mend)


def slug_for_member(wanted: str, register: Register, name: str) -> str:
    """The name of the file of a member, new or not.

    Args:
        wanted: What somebody calls the enterprise, or the file's name of another member.
        register: The members and enterprises.
        name: What a member is called that is no enterprise of the register; else "".

    Raises:
        UsageError: Where there is no such enterprise, or the name can't be the member's.
    """
    own = register.intranet.members.get(wanted)
    if own is not None and own.name and not name:
        return wanted
    if not name:
        try:
            slug = slug_of(wanted, register)
        except UnknownEntryError as error:
            raise UnknownEntryError(
                error.message, f"{error.mend} Är medlemmen inget företag: lägg till --name."
            ) from error
        held = _of_enterprise(slug, register)
        return held.slug if held else slug
    enterprise = register.find(wanted)
    if enterprise is not None:
        raise UsageError(
            f"{enterprise.name} är ett företag i registret och har sitt namn där.",
            "Ta bort --name, eller välj ett annat filnamn.",
        )
    if own is not None and own.name not in ("", name):
        raise UsageError(
            f"{wanted}.yaml hör till {own.name}.", "Ta bort --name, eller välj ett annat filnamn."
        )
    if not is_slug(wanted):
        raise UsageError(
            f'"{echoed(wanted)}" kan inte vara ett filnamn.',
            "Skriv små bokstäver a–z, siffror och bindestreck, till exempel kansliet.",
        )
    return wanted


def _of_enterprise(slug: str, register: Register) -> Member | None:
    """The member that an enterprise is, under the address it has or one it had."""
    now = register.slug_now(slug)
    found = (m for m in register.intranet.members.values() if register.slug_now(m.slug) == now)
    return next(found, None)
