"""`asf confirm`: an enterprise's entry has been gone through and is right."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from asf_edit.draft import Draft
from asf_edit.in_words import entry_in_words
from asf_edit.understanding import NotUnderstoodError, Understood, day, fixed
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.root import Root, find_root
from asf_register.swedish import long_date

from asf_cli.open_entry import open_entry, read_all
from asf_cli.questions import agrees, ask, can_ask, nothing_written
from asf_cli.swedish_help import SwedishCommand
from asf_cli.writing import is_right, may_write, write

_ROLES = {"enterprise": "företaget", "coordinator": "processledare"}


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("wanted", nargs=-1, required=True, metavar="FÖRETAG…")
@click.option("--by", "by", metavar="ROLL", help="Vem som bekräftar: enterprise eller coordinator.")
@click.option("--date", "on", metavar="DAG", help="Dagen då uppgifterna stämdes av. Annars i dag.")
@click.option("--yes", is_flag=True, help="Skriv utan att fråga.")
@click.pass_obj
def confirm(
    given_root: Path | None, wanted: tuple[str, ...], by: str | None, on: str | None, yes: bool
) -> int:
    """Bekräfta att uppgifterna om ett eller flera företag stämmer.

    Kommandot visar vad som står och frågar om allt stämmer. ROLL är enterprise (företaget självt)
    eller coordinator (en processledare på företagets vägnar).
    """
    root = find_root(given_root, Path.cwd())
    with nothing_written():
        said = {"date": _day(on).isoformat(), "by": _role(by)}
        drafts, seen = _confirmed(root, wanted, said, ask_first=can_ask() and not yes)
        files = {slug: draft.content for slug, draft in drafts.items() if draft.is_changed}
        if not files:
            click.echo("Inget att skriva.")
            return 0
        if not is_right(root, files):
            click.echo("Inget är skrivet. Rätta med asf set och bekräfta igen.")
            return 1
        # At a terminal each entry has been agreed to.
        if not can_ask() and not may_write("", yes=yes):
            return 0
    write(root, files, {slug: seen[slug] for slug in files})
    return 0


def _confirmed(
    root: Root, wanted: tuple[str, ...], said: dict[str, str], *, ask_first: bool
) -> tuple[dict[str, Draft], dict[str, bytes]]:
    """Drafts of the entries that are confirmed, and what their files hold now."""
    register = read_all(root)
    opened = {
        slug: (raw, draft) for slug, raw, draft in (open_entry(root, register, w) for w in wanted)
    }
    drafts: dict[str, Draft] = {}
    for slug, (_, draft) in opened.items():
        if ask_first:
            click.echo(f"\n{draft.value.get('name', slug)} (data/asf/{slug}.yaml)")
            click.echo(entry_in_words(draft.value, draft.fields, draft.words))
            if not agrees("Stämmer allt?"):
                click.echo(f"Inte bekräftat. Rätta med asf set {slug}.")
                continue
        draft.put(draft.fields.find("confirmed"), Understood(said))
        for change in draft.changes:
            click.echo(f"{slug}: {change.in_words(draft.words)}")
        drafts[slug] = draft
    return drafts, {slug: raw for slug, (raw, _) in opened.items()}


def _day(written: str | None) -> date:
    if written is None:
        return today()
    try:
        found = date.fromisoformat(day(written).value)
    except NotUnderstoodError as error:
        raise UsageError(error.message, error.mend) from error
    if found > today():
        raise UsageError(
            f"Den {long_date(found)} har inte varit än.", "Skriv en dag som har varit."
        )
    return found


def _role(written: str | None) -> str:
    if written is None and can_ask():
        written = ask("Vem bekräftar, företaget eller processledare?", list(_ROLES.values()))
    if not written:
        raise UsageError(
            "Det står inte vem som bekräftar.",
            "Lägg till --by enterprise (företaget) eller --by coordinator (processledare).",
        )
    try:
        return str(fixed(written, list(_ROLES), _ROLES).value)
    except NotUnderstoodError as error:
        raise UsageError(error.message, error.mend) from error
