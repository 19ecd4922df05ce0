"""`asf generate`: write the files that follow from schemas and data."""

from __future__ import annotations

import click
from asf_register.data_model import data_model
from asf_register.root import PROJECT

from asf_cli.swedish_help import SwedishCommand

GENERATED = {"docs/data-model.md": data_model}


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.option("--check", "only_check", is_flag=True, help="Skriv inget; säg vad som är inaktuellt.")
def generate(only_check: bool) -> int:
    """Skriv de filer som följer av scheman och data."""
    stale = []
    for name, make in GENERATED.items():
        path = PROJECT / name
        text = make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if not only_check:
                path.write_text(text, encoding="utf-8")
    if not stale:
        click.echo("Allt är aktuellt.")
    elif only_check:
        click.echo(f"Inaktuellt: {', '.join(stale)}. Kör asf generate.")
    else:
        click.echo(f"Skrev {', '.join(stale)}.")
    return int(only_check and bool(stale))
