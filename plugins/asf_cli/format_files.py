"""`asf format`: put files in the register's one form."""

from __future__ import annotations

import os
from pathlib import Path

import click
from asf_edit.formatting import formatted
from asf_register.errors import UsageError
from asf_register.reporters import text
from asf_register.root import Root, find_root
from asf_register.swedish import count_of

from asf_cli.questions import nothing_written
from asf_cli.swedish_help import SwedishCommand
from asf_cli.writing import write


@click.command(name="format", cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FIL]…")
@click.option("--check", "only_check", is_flag=True, help="Skriv inget; säg vad som skulle ändras.")
@click.pass_obj
def format_files(given_root: Path | None, paths: tuple[Path, ...], only_check: bool) -> int:
    """Skriv om företagens filer i rätt form.

    Fälten får schemats ordning och texten jämna rader; innehåll och kommentarer är desamma. En
    fil som har fel lämnas som den är, och felen visas. De andra skrivs om allihop eller inte alls.
    """
    root = find_root(given_root, Path.cwd())
    with nothing_written():
        wanted = _named(root, paths)
        found = formatted(root, wanted)
        if found.problems:
            click.echo(f"{text(found.problems)}\n")
        folder = root.shown(root.enterprises)
    if only_check:
        for slug in found.changed:
            click.echo(f"{folder}/{slug}.yaml har inte rätt form.")
        if found.changed:
            click.echo("Kör asf format.")
    elif found.changed:
        write(root, found.changed, found.before)
    if not found.changed and not found.problems:
        click.echo(f"{count_of(found.right, 'fil', 'filer')} har redan rätt form.")
    return int(bool(found.problems) or (only_check and bool(found.changed)))


def _named(root: Root, paths: tuple[Path, ...]) -> set[str] | None:
    """The names of the files that are meant; None for all.

    Raises:
        UsageError: Where a path leads to none of them.
    """
    names: set[str] = set()
    for path in paths:
        # Not resolved to its end: a link is a fault of the register, wherever it leads.
        place = Path(os.path.normpath(Path.cwd() / path))
        if path.is_dir() and root.enterprises.is_relative_to(path.resolve()):
            return None
        inside = place.parent.resolve() == root.enterprises.resolve()
        if not inside or place.suffix.lower() != ".yaml":
            raise UsageError(
                f"{path} är inget företags fil.", "Nämn filer i data/asf, eller inga för alla."
            )
        if not place.is_symlink() and not place.exists():
            raise UsageError(f"{path} finns inte.", "Kontrollera filens namn.")
        names.add(place.name)
    return names or None
