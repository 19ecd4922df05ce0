"""`asf history`: an entry's life in words, from git."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from asf_propose.history.repository import Repository
from asf_register.root import find_root

from asf_cli.format_option import text_or_json
from asf_cli.open_entry import read_all
from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("wanted", metavar="FÖRETAG")
@click.option("--since", metavar="DAG", help="Första dagen som berättas, som 2026-01-31.")
@click.option(
    "--rev", default="", metavar="VERSION", help="Till och med den här versionen. Annars main."
)
@text_or_json
@click.pass_obj
def history(given_root: Path | None, *, wanted: str, since: str | None, rev: str, form: str) -> int:
    """Berätta vad som har hänt med ett företags uppgifter, ur git.

    FÖRETAG är filens namn, namnet eller organisationsnumret. Det äldsta står först, med dagen i
    Sverige, vad som ändrades och hur det kom in. Vem som fick godkänna prövas inte här, utan av
    asf audit.
    """
    from asf_history.life import as_json, as_text, life_of  # noqa: PLC0415
    from asf_history.main_line import MainLine  # noqa: PLC0415

    root = find_root(given_root, Path.cwd())
    first = written_day(since, date.min)
    line = MainLine(Repository(root), rev)
    life = life_of(wanted, read_all(root), line, first)
    click.echo((as_json if form == "json" else as_text)(life))
    return 0
