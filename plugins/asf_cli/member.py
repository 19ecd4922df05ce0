"""`asf member`: who reads the intranet, and with which keys."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click
from asf_edit.judging import judge_intranet
from asf_edit.member_keys import (
    MemberChange,
    confirming_role,
    public_key,
    see_to_code,
    with_key,
    without_keys,
)
from asf_register.day import today, years_after
from asf_register.errors import UsageError
from asf_register.intranet.member import MemberKey
from asf_register.intranet.who_reads import Reader, Standing, who_reads
from asf_register.intranet.word_code import word_code
from asf_register.known_files import remembered
from asf_register.problem import visible
from asf_register.read_register import read_register
from asf_register.reporters import text
from asf_register.root import Root, find_root
from asf_register.swedish import count_of, long_date

from asf_cli.format_option import text_or_json
from asf_cli.open_entry import read_all
from asf_cli.questions import agrees, can_ask, nothing_written
from asf_cli.swedish_help import SwedishCommand, SwedishGroup
from asf_cli.writing import write_in_folder
from asf_cli.written_day import written_day

_HEADINGS = {
    Standing.EXPIRED: "Nyckeln har gått ut",
    Standing.EXPIRING: "Nyckeln går ut inom 60 dagar",
    Standing.REVOKED: "Nyckeln är återkallad",
    Standing.COMING: "Läser senare",
    Standing.READS: "Läser",
}
_SAYS = {
    Standing.EXPIRED: "läser inte från och med den {day}",
    Standing.EXPIRING: "läser med {keys} till och med den {day}",
    Standing.REVOKED: "läser inte från och med den {day}",
    Standing.COMING: "läser från den {day}",
    Standing.READS: "läser med {keys} till och med den {day}",
}


@click.group(cls=SwedishGroup, options_metavar="")
def member() -> None:
    """Vilka som läser intranätet, och med vilka nycklar."""


@member.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("wanted", metavar="MEDLEM")
@click.argument("key", metavar="NYCKEL")
@click.option(
    "--confirmed-by",
    "role",
    required=True,
    metavar="ROLL",
    help="Vem som hörde kontrollordet: administrator, coordinator eller certifier.",
)
@click.option("--code", metavar="ORD", help="Kontrollordet, så som medlemmen läste upp det.")
@click.option("--expires", metavar="DAG", help="Sista dagen nyckeln gäller. Annars ett år.")
@click.option(
    "--name", default="", metavar="NAMN", help="Bara för den som inte är ett företag i registret."
)
@click.pass_obj
def add(
    given_root: Path | None,
    *,
    wanted: str,
    key: str,
    role: str,
    code: str | None,
    expires: str | None,
    name: str,
) -> int:
    """Låt en medlem läsa intranätet med en nyckel.

    MEDLEM är företagets filnamn, namn eller organisationsnummer. NYCKEL är den öppna nyckeln, som
    börjar med age1. Medlemmen läser upp sitt kontrollord, så att det säkert är rätt nyckel.
    """
    root = find_root(given_root, Path.cwd())
    with nothing_written():
        found = public_key(key)
        last = written_day(expires, years_after(today(), 1))
        by = confirming_role(role)
        new = MemberKey(key=found, added=today(), confirmed_by=by, expires=last)
        change = with_key(read_all(root), wanted, new, name)
        if not _is_right(root, change):
            return 1
        _hear(change, found, code)
    _write(root, change)
    click.echo(
        f"{change.name} kan läsa intranätet när det har byggts på nytt, till och med den "
        f"{long_date(last)}."
    )
    return 0


@member.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("wanted", metavar="MEDLEM")
@click.option(
    "--key", default="", metavar="NYCKEL", help="En av nycklarna, eller dess kontrollord."
)
@click.option("--date", "on", metavar="DAG", help="Från vilken dag. Annars i dag.")
@click.pass_obj
def revoke(given_root: Path | None, *, wanted: str, key: str, on: str | None) -> int:
    """Återkalla en medlems nycklar.

    De står kvar i filen, med dagen. Utan --key återkallas alla som går att läsa med.
    """
    root = find_root(given_root, Path.cwd())
    day = written_day(on, today())
    with nothing_written():
        change = without_keys(read_all(root), wanted, key, day)
        if not _is_right(root, change):
            return 1
    _write(root, change)
    for code in change.codes:
        click.echo(f"Återkallad från den {long_date(day)}: {code}")
    click.echo(
        f"Det som byggs efter det kan {change.name} inte läsa med de nycklarna. Det som redan är "
        "sparat finns kvar hos medlemmen."
    )
    return 0


@member.command(name="list", cls=SwedishCommand, options_metavar="[VAL]")
@click.option("--date", "on", metavar="DAG", help="Dagen, som 2026-12-01. Annars i dag.")
@text_or_json
@click.pass_obj
def list_members(given_root: Path | None, *, on: str | None, form: str) -> int:
    """Visa vilka som läser intranätet, de som behöver ses över först."""
    root = find_root(given_root, Path.cwd())
    day = written_day(on, today())
    reading = read_register(root, remembered(root, today()))
    readers = who_reads(reading.register, day)
    unread = sorted(visible(name) for kind, name in reading.unread_documents if kind == "members")
    if form == "json":
        told = {"date": day.isoformat(), "members": [_as_json(r, day) for r in readers]}
        click.echo(json.dumps({**told, "unread": unread}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join([*_as_text(readers), *_unread(unread)]))
    return 0


def _hear(change: MemberChange, key: str, code: str | None) -> None:
    """See that the member has read the key's word code aloud.

    Raises:
        UsageError: Where it was another, or nobody can say.
    """
    if code is not None:
        see_to_code(key, code)
        return
    click.echo(f"{change.name} (data/members/{change.slug}.yaml)")
    click.echo(f"Kontrollord: {change.codes[0]}")
    if not can_ask():
        raise UsageError(
            "Inget är skrivet.",
            "Be medlemmen läsa upp sitt kontrollord, och skriv det som du hör efter --code.",
        )
    if not agrees("Be medlemmen läsa upp sitt kontrollord. Är det samma ord?"):
        raise UsageError(
            "Inget är skrivet.",
            "Nyckeln är inte medlemmens. Be medlemmen skicka den på nytt, på ett annat sätt.",
        )


def _is_right(root: Root, change: MemberChange) -> bool:
    drafts = {f"data/members/{change.slug}.yaml": change.content}
    judged = judge_intranet(root, drafts, today(), remembered(root, today()))
    if judged.errors or judged.warnings:
        click.echo(text([*judged.errors, *judged.warnings]))
    if judged.errors:
        click.echo("Inget är skrivet.")
    return not judged.errors


def _write(root: Root, change: MemberChange) -> None:
    name = f"{change.slug}.yaml"
    root.members.mkdir(exist_ok=True)
    write_in_folder(root, root.members, {name: change.content}, {name: change.before})


def _as_text(readers: list[Reader]) -> list[str]:
    lines: list[str] = []
    for standing, heading in _HEADINGS.items():
        some = [reader for reader in readers if reader.standing is standing]
        if some:
            lines += [heading, *(f"  {_line(reader)}" for reader in some), ""]
    keys = sum(reader.keys for reader in readers)
    members = sum(reader.keys > 0 for reader in readers)
    total = f"{count_of(members, 'medlem', 'medlemmar')} läser intranätet"
    return [*lines, f"{total}, med {_keys(keys)}." if members else "Ingen läser intranätet."]


def _line(reader: Reader) -> str:
    said = _SAYS[reader.standing].format(keys=_keys(reader.keys), day=long_date(reader.day))
    return f"{reader.name} ({reader.member.slug}): {said}"


def _keys(count: int) -> str:
    return count_of(count, "nyckel", "nycklar")


def _unread(names: list[str]) -> list[str]:
    return [f"data/members/{name}.yaml går inte att läsa. Kör asf check." for name in names]


def _as_json(reader: Reader, day: date) -> dict[str, Any]:
    return {
        "slug": reader.member.slug,
        "name": reader.name,
        "standing": reader.standing.name.lower(),
        "reads_with": reader.keys,
        "day": reader.day.isoformat(),
        "keys": [
            {
                "key": key.key,
                "code": word_code(key.key),
                "state": key.state_on(day).value,
                "added": key.added.isoformat(),
                "confirmed_by": key.confirmed_by,
                "expires": key.expires.isoformat(),
                "revoked": key.revoked and key.revoked.isoformat(),
            }
            for key in reader.member.keys
        ],
    }
