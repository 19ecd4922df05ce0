"""`asf status`: whether an enterprise was certified on a day."""

from __future__ import annotations

from pathlib import Path

import click
from asf_certify.status import as_json, as_text, status_of
from asf_certify.whose import asked_about
from asf_register.day import today
from asf_register.known_files import remembered
from asf_register.read_register import read_register
from asf_register.root import find_root

from asf_cli.format_option import text_or_json
from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day

_FORMATS = {"text": as_text, "json": as_json}


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("wanted", metavar="FÖRETAG")
@click.option("--on", "on", metavar="DAG", help="Dagen, som 2026-12-01. Annars i dag.")
@text_or_json
@click.pass_obj
def status(given_root: Path | None, *, wanted: str, on: str | None, form: str) -> int:
    """Svara på om ett företag var certifierat en viss dag.

    FÖRETAG är filens namn, intygets nummer, organisationsnumret eller namnet. Svaret säger varför,
    sedan när och till när det gäller, och vad det vilar på.
    """
    root = find_root(given_root, Path.cwd())
    day = written_day(on, today())
    reading = read_register(root, remembered(root, today()))
    asked = asked_about(wanted, reading)
    click.echo(_FORMATS[form](status_of(asked, reading.register, day, today())))
    return 0
