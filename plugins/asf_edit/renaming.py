"""A file follows its enterprise's name; the address it had stays and leads to the new one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from asf_register.register import Register
from asf_register.rules.names import slugs_for
from asf_register.swedish import listing
from asf_register.vocabulary import Vocabulary

from asf_edit.draft import Draft
from asf_edit.entries import NameTakenError, free_slug
from asf_edit.understanding import Understood


def renamed(slug: str, draft: Draft, register: Register) -> str:
    """The name that the file of a changed entry has to have.

    Where that is another than before, the draft gets the old one as an earlier address.

    Args:
        slug: The file's name until now.
        draft: The entry.
        register: The other entries.

    Raises:
        NameTakenError: Where every name that would suit it is another's.
    """
    words = register.vocabulary
    possible = _possible(draft.value, words)
    aliases = draft.fields.find("aliases")
    # A file that was wrongly named before is no business of this change.
    if slug in possible or slug not in _possible(draft.before, words):
        return slug
    if new := free_slug(possible, register, own=slug):
        others = [alias for alias in draft.at(aliases) or () if alias not in (slug, new)]
        note = f"filen byter namn till {new}.yaml"
        draft.put(aliases, Understood([*others, slug], note=note))
        return new
    raise NameTakenError(
        f"Filnamnen {listing(possible)} är upptagna.", "Ge företaget ett tydligt annat namn."
    )


def _possible(value: Mapping[str, Any], words: Vocabulary) -> list[str]:
    name, region = value.get("name"), value.get("region")
    place = value.get("municipality")
    if not isinstance(name, str) or not isinstance(region, str) or region not in words.regions:
        return []
    return slugs_for(name, region, place if place in words.municipalities else None, words)
