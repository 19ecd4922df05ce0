"""`asf new`: a new entry, asked for field by field or given on the command line."""

from __future__ import annotations

from pathlib import Path

import click
from asf_edit.assignments import Assignment, assignment
from asf_edit.draft import Draft
from asf_edit.entries import new_slug
from asf_edit.understanding import Understood
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.register import Register
from asf_register.root import Root, find_root

from asf_cli.field_questions import HOW_TO_ANSWER, ask_field, ask_for_changes
from asf_cli.open_entry import read_all
from asf_cli.questions import can_ask, nothing_written
from asf_cli.swedish_help import SwedishCommand
from asf_cli.writing import NOT_WRITTEN, is_right, may_write, next_step, write

# What is asked for after name, place and listing, the most useful first.
_USEFUL = (
    "organisation_number",
    "legal_form",
    "founded",
    "industries",
    "offers",
    "integration_services",
    "social_value.target_groups",
    "website",
    "email",
    "phone",
    "address",
    "description",
)


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.option("--name", metavar="NAMN", help="Företagets namn.")
@click.option("--municipality", metavar="KOMMUN", help="Kommunen; länet följer av den.")
@click.option("--region", metavar="LÄN", help="Länet, där kommunen inte är känd.")
@click.option("--listing", metavar="VISNING", help="samtyckt, ur källor eller nej.")
@click.option(
    "--set", "more", multiple=True, metavar="FÄLT=VÄRDE", help="En uppgift till; kan upprepas."
)
@click.option("--yes", is_flag=True, help="Fråga inget; skriv det som är angett.")
@click.pass_obj
def new(
    given_root: Path | None,
    *,
    name: str | None,
    municipality: str | None,
    region: str | None,
    listing: str | None,
    more: tuple[str, ...],
    yes: bool,
) -> int:
    """Lägg till ett företag.

    Vid en terminal frågar kommandot efter det som inte är angett. Filen får namn efter företaget.
    """
    root = find_root(given_root, Path.cwd())
    options = {"name": name, "municipality": municipality, "region": region, "listing": listing}
    given = [Assignment(field, "=", value) for field, value in options.items() if value]
    given += [assignment(change) for change in more]
    with nothing_written():
        register = read_all(root)
        draft = Draft(register.vocabulary)
        for one in given:
            draft.take(one)
        asking = can_ask() and not yes
        slug = _asked(draft, register) if asking else _given(draft, register)
        while not _shown_right(root, slug, draft):
            if not (asking and ask_for_changes(draft)):
                click.echo(NOT_WRITTEN)
                return 1
            slug = _free_slug(draft, register)
        if not may_write(f"Skriva data/asf/{slug}.yaml?", yes=yes):
            return 0
    write(root, {slug: draft.content}, {slug: None})
    next_step(root, [slug])
    return 0


def _given(draft: Draft, register: Register) -> str:
    """The slug of an entry that is made of options alone."""
    needed = draft.schema.source["required"]
    # The region follows from the municipality, which is what people know.
    options = ["municipality" if f == "region" else f for f in needed if f not in draft.value]
    if options:
        titles = [f"{draft.fields.find(option).title} (--{option})" for option in options]
        raise UsageError(
            f"Det saknas {', '.join(titles)}.",
            "Ange det, eller kör asf new vid en terminal utan --yes.",
        )
    return new_slug(draft.value, register)


def _asked(draft: Draft, register: Register) -> str:
    """Ask for everything that isn't given; the slug of the entry."""
    click.echo(HOW_TO_ANSWER)
    find = draft.fields.find
    if "name" not in draft.value:
        ask_field(draft, find("name"), required=True)
    if "region" not in draft.value and not ask_field(draft, find("municipality")):
        ask_field(draft, find("region"), required=True)
    slug = _free_slug(draft, register)
    if "listing" not in draft.value:
        _ask_listing(draft)
    for name in _USEFUL:
        if draft.at(find(name)) is None:
            ask_field(draft, find(name))
    return slug


def _free_slug(draft: Draft, register: Register) -> str:
    """The slug of an entry; asks for another name while its own is taken."""
    while True:
        try:
            return new_slug(draft.value, register)
        except UsageError as error:
            click.echo(f"{error.message} {error.mend}")
            ask_field(draft, draft.fields.find("name"), required=True)


def _ask_listing(draft: Draft) -> None:
    find = draft.fields.find
    ask_field(
        draft,
        find("listing"),
        required=True,
        note="samtyckt (företaget har sagt ja), ur källor (öppna källor) eller nej (visas inte)",
    )
    if draft.value["listing"] == "consented":
        ask_field(draft, find("consent.date"), required=True, note="dagen då företaget sa ja")
        ask_field(draft, find("consent.by"), required=True)
    elif draft.value["listing"] == "sources":
        _ask_source(draft)


def _ask_source(draft: Draft) -> None:
    find = draft.fields.find
    ask_field(draft, find("sources.1.url"), required=True, note="sidan som uppgifterna kommer från")
    if not ask_field(draft, find("sources.1.year"), note="året som sidan är från"):
        draft.put(find("sources.1.read"), Understood(today().year))
    ask_field(draft, find("sources.1.supports"), required=True)


def _shown_right(root: Root, slug: str, draft: Draft) -> bool:
    click.echo(f"\ndata/asf/{slug}.yaml\n")
    click.echo(draft.content.decode().rstrip("\n"))
    return is_right(root, {slug: draft.content})
