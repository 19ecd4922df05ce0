"""Rules for members: who they are, and the public keys that they read with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_register.day import years_after
from asf_register.intranet.member import Member
from asf_register.intranet.public_key import is_public_key
from asf_register.problem import DocumentKey, Finding
from asf_register.rules.rule import Context
from asf_register.swedish import long_date

# A key that nobody has asked for again in two years is not in use.
MOST_YEARS = 2


def member_known(member: Member, context: Context) -> Iterator[Finding]:
    """A member is an enterprise of the register or has a name of its own, not both."""
    is_known = context.register.find(member.slug) is not None or member.slug in context.unread
    if is_known and member.name:
        yield Finding(
            ("name",),
            "medlemmen är ett företag i registret och har sitt namn där.",
            "Ta bort name. Är det någon annan än företaget: byt namn på filen.",
        )
    elif not is_known and not member.name:
        yield Finding(
            (),
            f'det finns inget företag med filnamnet "{member.slug}" i data/asf.',
            "Byt filens namn till företagets. Är det inget företag: skriv vad medlemmen heter "
            "under name.",
        )


def member_once(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """An enterprise is one member, under the address it has or one it had."""
    seen: dict[str, str] = {}
    for slug in context.register.intranet.members:
        now = context.register.slug_now(slug)
        first = seen.setdefault(now, slug)
        if first != slug:
            yield (
                ("members", slug),
                Finding(
                    (),
                    f"samma företag är redan medlem i {first}.yaml.",
                    f"Samla nycklarna i {now}.yaml och ta bort den andra filen.",
                    also=(("members", first),),
                ),
            )


def member_key(member: Member, context: Context) -> Iterator[Finding]:
    """A public key is a whole one, of the kind that the intranet is encrypted to."""
    for index, key in enumerate(member.keys):
        if not is_public_key(key.key):
            yield Finding(
                ("keys", index, "key"),
                "nyckeln går inte att använda: den är inte hel, eller så skyddar den ingenting.",
                "Be medlemmen skicka nyckeln igen, och kopiera hela raden som börjar med age1.",
            )


def member_key_once(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """A public key stands once in the register."""
    seen: dict[str, str] = {}
    for slug, member in context.register.intranet.members.items():
        for index, key in enumerate(member.keys):
            first = seen.setdefault(key.key, slug)
            place = ("keys", index, "key")
            if first != slug:
                yield (
                    ("members", slug),
                    Finding(
                        place,
                        f"nyckeln hör redan till {first}.yaml.",
                        "Låt varje medlem göra sin egen nyckel, annars går den inte att återkalla "
                        "för en av dem.",
                        also=(("members", first),),
                    ),
                )
            elif any(other.key == key.key for other in member.keys[:index]):
                yield (
                    ("members", slug),
                    Finding(
                        place,
                        "nyckeln står redan i filen.",
                        "Ta bort den ena. En nyckel som är återkallad används inte igen: be "
                        "medlemmen göra en ny.",
                    ),
                )


def key_days(member: Member, context: Context) -> Iterator[Finding]:
    """A key is added by today, ends after that, within two years, and isn't revoked before it."""
    for index, key in enumerate(member.keys):
        if key.added > context.day:
            yield Finding(
                ("keys", index, "added"),
                f"den {long_date(key.added)} har inte varit än.",
                "Skriv dagen då nyckeln lades till.",
            )
        if key.expires <= key.added:
            yield Finding(
                ("keys", index, "expires"),
                f"nyckeln slutar gälla den {long_date(key.expires)}, men läggs till den "
                f"{long_date(key.added)}.",
                "Skriv en senare dag.",
            )
        elif key.expires > last_day(key.added):
            yield Finding(
                ("keys", index, "expires"),
                f"nyckeln gäller längre än två år, till den {long_date(key.expires)}.",
                f"Skriv senast {last_day(key.added).isoformat()}. Medlemmen gör en ny nyckel när "
                "den går ut.",
            )
        if key.revoked is not None and key.revoked < key.added:
            yield Finding(
                ("keys", index, "revoked"),
                f"nyckeln återkallas den {long_date(key.revoked)}, innan den läggs till.",
                "Rätta datumet.",
            )


def last_day(added: date) -> date:
    """The last day on which a key may hold that is added on a day."""
    return years_after(added, MOST_YEARS)
