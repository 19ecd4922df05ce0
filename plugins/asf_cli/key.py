"""`asf key new`: the key pair that applications are encrypted to and opened with."""

from __future__ import annotations

from pathlib import Path

import click
from asf_register.day import today
from asf_register.private_file import refuse_inside, write_private
from asf_register.root import PROJECT, find_root
from pyrage import x25519

from asf_cli.swedish_help import SwedishCommand, SwedishGroup


@click.group(cls=SwedishGroup, options_metavar="")
def key() -> None:
    """Nyckeln som öppnar ansökningar."""


@key.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("file", type=click.Path(path_type=Path), metavar="FIL")
@click.pass_obj
def new(given_root: Path | None, *, file: Path) -> None:
    """Gör ett nytt nyckelpar.

    Den hemliga nyckeln skrivs i FIL, som måste ligga utanför registret. Den öppna visas, för att
    skrivas i data/site.yaml.
    """
    root = find_root(given_root, Path.cwd())
    refuse_inside(file.absolute().parent, [PROJECT, root.folder])
    secret = x25519.Identity.generate()
    public = str(secret.to_public())
    text = f"# Skapad {today().isoformat()}\n# Öppen nyckel: {public}\n{secret}\n"
    write_private(file, text.encode())
    click.echo(
        "\n".join(
            [
                f"Den hemliga nyckeln ligger i {file}. Den får aldrig in i registret eller i ett "
                "mejl.",
                "Spara ett andra exemplar på ett annat ställe: utan nyckeln går ansökningar inte "
                "att öppna.",
                "",
                "Skriv den öppna nyckeln i data/site.yaml:",
                f"application_key: {public}",
            ]
        )
    )
