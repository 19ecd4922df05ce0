"""Finding the entry that somebody means, and the name for a new one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from asf_register.enterprise import Enterprise
from asf_register.errors import UsageError
from asf_register.personal_number import echoed
from asf_register.problem import visible
from asf_register.register import Register
from asf_register.rules.names import slugs_for
from asf_register.slugs import fold, is_slug
from asf_register.swedish import listing

_NUMBER = re.compile(r"(?:16)?([0-9]{6})[- ]?([0-9]{4})")
_ASK_AGAIN = "Skriv filnamnet, namnet eller organisationsnumret."


class UnknownEntryError(UsageError):
    """No entry, or more than one, is called what somebody wrote."""


def slug_of(written: str, register: Register) -> str:
    """The slug of the entry that somebody means.

    Args:
        written: Its file's name, an earlier one, its name or its organisation number.
        register: The entries.

    Raises:
        UnknownEntryError: Where that is none, or several.
    """
    file = re.sub(r"^.*[/\\]|\.ya?ml$", "", written.strip().rstrip("/"))
    # Also one that could not be read, and so is no entry of the register.
    if is_slug(file) and (register.root.enterprises / f"{file}.yaml").is_file():
        return file
    if enterprise := register.find(file):
        return enterprise.slug
    found = _by_number(written, register) or _by_name(written, register)
    if len(found) > 1:
        names = listing(sorted(f"{one.slug} ({_place(one, register)})" for one in found))
        raise UnknownEntryError(
            f'Flera företag passar in på "{echoed(written)}": {names}.', "Skriv filnamnet."
        )
    if found:
        return found[0].slug
    raise UnknownEntryError(
        f'Företaget "{echoed(written)}" finns inte.', _did_you_mean(written, register)
    )


def _by_number(written: str, register: Register) -> list[Enterprise]:
    number = _NUMBER.fullmatch(written.strip())
    wanted = number and f"{number[1]}-{number[2]}"
    return [one for one in register if wanted and one.organisation_number == wanted]


def _by_name(written: str, register: Register) -> list[Enterprise]:
    exact = [one for one in register if one.name.casefold() == written.strip().casefold()]
    return exact or [one for one in register if fold(one.name) == fold(written) != ""]


def _did_you_mean(written: str, register: Register) -> str:
    wanted = fold(written)
    names = {fold(one.name): one for one in register} | {one.slug: one for one in register}
    near = get_close_matches(wanted, list(names), 3, 0.6)
    near += [name for name in names if len(wanted) > 2 and wanted in name]
    slugs = list(dict.fromkeys(names[name].slug for name in near))[:3]
    return f"Menade du {' eller '.join(slugs)}?" if slugs else _ASK_AGAIN


def _place(enterprise: Enterprise, register: Register) -> str:
    words = register.vocabulary
    if enterprise.municipality:
        return words.municipalities[enterprise.municipality].name
    return words.regions[enterprise.region].name


class NameTakenError(UsageError):
    """Every file name that would suit an entry is another's."""


def new_slug(value: Mapping[str, Any], register: Register) -> str:
    """The name of a new entry's file: its name, with the place where another has that.

    Args:
        value: The entry; name, region and municipality decide.
        register: The entries that are there.

    Raises:
        NameTakenError: Where it is there already, or no name is left.
        UsageError: Where no file can have such a name.
    """
    name, municipality = value["name"], value.get("municipality")
    possible = slugs_for(name, value["region"], municipality, register.vocabulary)
    if not fold(name):
        raise UsageError(
            f'Namnet "{visible(name)}" har ingen bokstav eller siffra att göra ett filnamn av.',
            "Skriv ett namn med minst en bokstav.",
        )
    for same in _by_name(name, register):
        places = {same.municipality, municipality}
        if same.region == value["region"] and (len(places) == 1 or None in places):
            raise NameTakenError(
                f"{same.name} finns redan: {same.slug}.yaml ({_place(same, register)}).",
                f"Ändra det med asf set {same.slug}, eller ge det nya ett tydligt annat namn.",
            )
    if slug := free_slug(possible, register):
        return slug
    raise NameTakenError(
        f"Filnamnen {listing(possible)} är upptagna.", "Ge företaget ett tydligt annat namn."
    )


def free_slug(
    possible: Iterable[str], register: Register, taken: Container[str] = (), own: str = ""
) -> str:
    """The first name that no other entry has or had, readable or not; "" where there is none.

    Args:
        possible: The names, the best first.
        register: The entries.
        taken: Names that are given away already.
        own: The slug of the entry itself, whose earlier addresses are its own to take.
    """
    for slug in filter(is_slug, possible):
        other = register.find(slug)
        there = (register.root.enterprises / f"{slug}.yaml").exists()
        if slug not in taken and not there and (other is None or other.slug == own):
            return slug
    return ""
