"""`asf report`: what a change does, in words."""

from __future__ import annotations

from pathlib import Path

import click
from asf_propose.history.repository import Repository
from asf_propose.report import as_markdown, as_text, report_of
from asf_register.day import today
from asf_register.root import find_root

from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day

_FORMATS = {"text": as_text, "markdown": as_markdown}


@click.command(cls=SwedishCommand, options_metavar="--base VERSION [VAL]")
@click.option(
    "--base",
    required=True,
    metavar="VERSION",
    help="Det som ändringen ska in i, till exempel main eller origin/main.",
)
@click.option(
    "--head", default="HEAD", metavar="VERSION", help="Ändringen. Annars det senast sparade här."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    help="text, eller markdown för en kommentar på GitHub.",
)
@click.option(
    "--author",
    default="",
    metavar="@LAG",
    help="Laget på GitHub som ändringen kommer från. Hör det till ett annat län sägs det.",
)
@click.option("--date", "on", metavar="DAG", help="Dagen som allt räknas för. Annars i dag.")
@click.pass_obj
def report(
    given_root: Path | None, *, base: str, head: str, form: str, author: str, on: str | None
) -> int:
    """Säg i ord vad en ändring gör och vem som ska godkänna.

    Två versioner i git jämförs: grenar, taggar eller sparade versioner (commit). Filer som ännu
    inte är sparade i git räknas inte.
    """
    repository = Repository(find_root(given_root, Path.cwd()))
    made = report_of(repository, base, head, written_day(on, today()), author)
    click.echo(_FORMATS[form](made).rstrip("\n"))
    return int(bool(made.verdict.errors))
