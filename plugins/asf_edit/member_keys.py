"""Adding and revoking the public keys that members read the intranet with."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from asf_register.documents import of_fault, read_bytes
from asf_register.errors import ProblemsFoundError, UsageError
from asf_register.intranet.member import ConfirmingRole, KeyState, Member, MemberKey
from asf_register.intranet.public_key import is_public_key
from asf_register.intranet.who_reads import name_of_member
from asf_register.intranet.word_code import is_word_code, word_code
from asf_register.personal_number import echoed
from asf_register.reading import load
from asf_register.register import Register
from asf_register.root import Root
from asf_register.schema import labels, read_schema

from asf_edit.canonical import canonical_document
from asf_edit.named_members import member_of, slug_for_member
from asf_edit.understanding import NotUnderstoodError, fixed


@dataclass(frozen=True, slots=True)
class MemberChange:
    """What becomes of a member's file.

    Attributes:
        slug: The file's name without .yaml.
        name: What the member is called.
        content: The file as it will be.
        before: The file as it is; None where it is new.
        codes: The word codes of the keys that are added or revoked.
    """

    slug: str
    name: str
    content: bytes
    before: bytes | None
    codes: tuple[str, ...]


def public_key(written: str) -> str:
    """The public key that somebody has given.

    Raises:
        UsageError: Where it is none.
    """
    key = written.strip()
    key = key.lower() if key.isupper() else key
    if not is_public_key(key):
        raise UsageError(
            "Nyckeln går inte att använda: den är inte hel, eller så skyddar den ingenting.",
            "Be medlemmen skicka den igen, och kopiera hela raden som börjar med age1.",
        )
    return key


def confirming_role(written: str) -> ConfirmingRole:
    """The role that heard the member read the word code, by its code or its Swedish word.

    Raises:
        UsageError: Where it is none that may.
    """
    words = labels(read_schema("member"))["confirmed_by"]
    try:
        found = fixed(written, list(words), words)
    except NotUnderstoodError as error:
        raise UsageError(error.message, error.mend) from error
    if not found.certain:
        raise UsageError(f'"{echoed(written)}" är ingen av rollerna.', f"Menade du {found.value}?")
    role: ConfirmingRole = found.value
    return role


def see_to_code(key: str, heard: str) -> None:
    """See that what was read aloud is a key's word code.

    Args:
        key: The public key.
        heard: What the member read, with anything between the words.

    Raises:
        UsageError: Where it isn't.
    """
    if not is_word_code(heard, key):
        raise UsageError(
            "Kontrollordet stämmer inte. Nyckeln som kom fram är inte den som medlemmen läste upp.",
            "Inget är skrivet. Be medlemmen läsa en gång till. Stämmer det ändå inte: be "
            "medlemmen skicka nyckeln på nytt, på ett annat sätt.",
        )


def with_key(register: Register, wanted: str, key: MemberKey, name: str = "") -> MemberChange:
    """Add a public key to a member, who may be new.

    Args:
        register: Whom it knows.
        wanted: What somebody calls the enterprise, or the file's name of another member.
        key: The public key, with its days and the role that heard its word code read aloud.
        name: What a member is called that is no enterprise of the register; else "".

    Raises:
        UsageError: Where there is no such enterprise, or the key is in the register.
        ProblemsFoundError: Where the member's file can't be read.
    """
    slug = slug_for_member(wanted, register, name)
    for other in register.intranet.members.values():
        _refuse_known(key.key, other, own=other.slug == slug)
    before, value = _opened(register.root, slug)
    if name:
        value = {"name": name, **value}
    entry = {
        "key": key.key,
        "added": key.added.isoformat(),
        "confirmed_by": key.confirmed_by,
        "expires": key.expires.isoformat(),
    }
    held = value.get("keys")
    value = {**value, "keys": [*(held if isinstance(held, list) else []), entry]}
    enterprise = register.find(slug)
    called = enterprise.name if enterprise else str(value.get("name", slug))
    return _change(slug, called, value, before, (word_code(key.key),))


def without_keys(register: Register, wanted: str, which: str, day: date) -> MemberChange:
    """Revoke a member's keys; they stay in the file, with the day.

    Args:
        register: Whom it knows.
        wanted: What somebody calls the member.
        which: The key, or its word code; "" for all that could still be used.
        day: The first day on which they no longer hold.

    Raises:
        UsageError: Where there is no such member or key, or nothing to revoke.
        ProblemsFoundError: Where the member's file can't be read.
    """
    member = member_of(wanted, register)
    before, value = _opened(register.root, member.slug)
    meant = set(_meant(member, which, day))
    if not meant:
        raise UsageError(
            f"{name_of_member(member, register)} har ingen nyckel att återkalla.",
            "Kör asf member list, så ser du vilka som läser.",
        )
    keys = [
        {**one, "revoked": day.isoformat()} if one["key"] in meant else one for one in value["keys"]
    ]
    codes = tuple(word_code(key.key) for key in member.keys if key.key in meant)
    value = {**value, "keys": keys}
    return _change(member.slug, name_of_member(member, register), value, before, codes)


def _refuse_known(key: str, member: Member, *, own: bool) -> None:
    for held in member.keys:
        if held.key == key and not own:
            raise UsageError(
                f"Nyckeln hör redan till {member.slug}.",
                "Be medlemmen göra en egen nyckel. Två medlemmar får inte ha samma.",
            )
        if held.key == key:
            is_revoked = held.revoked is not None
            raise UsageError(
                "Nyckeln är återkallad och används inte igen."
                if is_revoked
                else f"Nyckeln står redan i {member.slug}.yaml.",
                "Be medlemmen göra en ny nyckel.",
            )


def _meant(member: Member, which: str, day: date) -> Iterator[str]:
    """The keys that are meant and that nobody has revoked."""
    named = [key for key in member.keys if which in (key.key, "") or is_word_code(which, key.key)]
    if which and not named:
        raise UsageError(
            "Medlemmen har ingen sådan nyckel.", "Skriv hela nyckeln, eller dess kontrollord."
        )
    for key in named:
        is_over = key.state_on(day) is KeyState.EXPIRED and not which
        if key.revoked is None and not is_over:
            yield key.key


def _opened(root: Root, slug: str) -> tuple[bytes | None, dict[str, Any]]:
    """The file of a member and what it holds; nothing where there is none yet."""
    path = root.members / f"{slug}.yaml"
    if not path.exists() and not path.is_symlink():
        return None, {}
    shown = root.shown(path)
    problems, raw = read_bytes(path, shown)
    loaded = load(raw)
    problems += tuple(of_fault(shown, fault) for fault in loaded.faults)
    if problems or not isinstance(loaded.value, dict):
        raise ProblemsFoundError(
            f"{shown} går inte att ändra så här.", "Rätta det i filen och försök igen.", problems
        )
    return raw, loaded.value


def _change(
    slug: str, name: str, value: Any, before: bytes | None, codes: tuple[str, ...]
) -> MemberChange:
    return MemberChange(
        slug, name, canonical_document("member", value, before or b""), before, codes
    )
