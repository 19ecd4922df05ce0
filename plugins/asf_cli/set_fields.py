"""`asf set`: change fields of an entry, as people name and write them."""

from __future__ import annotations

from pathlib import Path

import click
from asf_edit.assignments import assignment
from asf_edit.draft import Draft
from asf_edit.renaming import renamed
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.register import Register
from asf_register.root import find_root

from asf_cli.closing import what_follows
from asf_cli.field_questions import HOW_TO_ANSWER, ask_for_changes
from asf_cli.open_entry import open_entry, read_all
from asf_cli.questions import can_ask, nothing_written
from asf_cli.swedish_help import SwedishCommand
from asf_cli.writing import NOT_WRITTEN, is_right, may_write, write


@click.command(name="set", cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("wanted", metavar="FÖRETAG")
@click.argument("changes", nargs=-1, metavar="[FÄLT=VÄRDE]…")
@click.option("--yes", is_flag=True, help="Skriv utan att fråga.")
@click.pass_obj
def set_fields(given_root: Path | None, wanted: str, changes: tuple[str, ...], yes: bool) -> int:
    """Ändra uppgifter om ett företag.

    FÖRETAG är filens namn, företagets namn eller organisationsnumret. FÄLT är uppgiftens namn på
    svenska eller i filen: telefon, phone, adress.gata. FÄLT= tömmer, FÄLT+=VÄRDE och FÄLT-=VÄRDE
    lägger till i och tar ur en lista. Utan FÄLT=VÄRDE frågar kommandot.

    Ett företag som har lagts ner tas inte bort. Skriv nedlagt.datum=DAG nedlagt.källa=HUR (hur
    det är känt) och för en medlem också medlem=nej.
    """
    root = find_root(given_root, Path.cwd())
    with nothing_written():
        register = read_all(root)
        slug, raw, draft = open_entry(root, register, wanted)
        _change(draft, slug, changes)
        if not draft.is_changed:
            click.echo("Inget att ändra: allt står så redan." if changes else "Inget är ändrat.")
            return 0
        files = _files(slug, draft, register)
        while not is_right(root, files):
            if yes or not can_ask() or not ask_for_changes(draft):
                click.echo(NOT_WRITTEN)
                return 1
            files = _files(slug, draft, register)
        if not may_write("Skriva ändringen?", yes=yes):
            return 0
    write(root, files, {**dict.fromkeys(files), slug: raw})
    if "closed" in draft.value and "closed" not in draft.before:
        click.echo("\n".join(what_follows(register, slug, today())))
    return 0


def _change(draft: Draft, slug: str, changes: tuple[str, ...]) -> None:
    if changes:
        for change in changes:
            draft.take(assignment(change))
    elif can_ask():
        click.echo(f"{draft.value.get('name', slug)} ({slug}.yaml). {HOW_TO_ANSWER}")
        ask_for_changes(draft)
    else:
        raise UsageError(
            "Det står inte vad som ska ändras.",
            f"Skriv till exempel: asf set {slug} telefon='070-123 45 67' --yes",
        )


def _files(slug: str, draft: Draft, register: Register) -> dict[str, bytes | None]:
    """Show what is changed; what has to be written for it."""
    new_slug = renamed(slug, draft, register)
    click.echo(f"{draft.value.get('name', slug)} (data/asf/{new_slug}.yaml)")
    for change in draft.changes:
        click.echo(f"  {change.in_words(draft.words)}")
    return {**({slug: None} if new_slug != slug else {}), new_slug: draft.content}
