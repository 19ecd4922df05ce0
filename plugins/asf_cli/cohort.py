"""`asf cohort`: where a certification round stands."""

from __future__ import annotations

from pathlib import Path

import click
from asf_certify.overview import overview, overviews
from asf_certify.overview_formats import as_json, as_markdown, list_as_json, list_as_markdown
from asf_certify.overview_text import as_text, list_as_text
from asf_register.day import today
from asf_register.known_files import remembered
from asf_register.read_register import read_register
from asf_register.reporters import text
from asf_register.root import find_root

from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day

_ONE = {"text": as_text, "markdown": as_markdown, "json": as_json}
_ALL = {"text": list_as_text, "markdown": list_as_markdown, "json": list_as_json}


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("wanted", required=False, metavar="[OMGÅNG]")
@click.option("--date", "on", metavar="DAG", help="Dagen som allt räknas för. Annars i dag.")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_ONE)),
    default="text",
    help="text, markdown eller json.",
)
@click.pass_obj
def cohort(given_root: Path | None, *, wanted: str | None, on: str | None, form: str) -> int:
    """Visa en certifieringsomgång: var varje företag står och vad det väntar på.

    OMGÅNG är namnet på omgångens mapp. Utan den visas alla omgångar.
    """
    root = find_root(given_root, Path.cwd())
    day = written_day(on, today())
    reading = read_register(root, remembered(root, today()))
    if wanted is None:
        click.echo(_ALL[form](list(overviews(reading.register, day))))
    else:
        click.echo(_ONE[form](overview(wanted.strip("/"), reading.register, day)))
    unread = [one for one in reading.problems if one.path.startswith("data/cohorts/")]
    if unread:
        click.echo(f"\nDet här gick inte att läsa och är inte med:\n\n{text(unread)}", err=True)
    return int(bool(unread))
