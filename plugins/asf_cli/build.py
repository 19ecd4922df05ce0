"""`asf build`: make the site, and show it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click
from asf_register.day import today
from asf_register.errors import ProblemsFoundError, UsageError
from asf_register.reporters import summary, text
from asf_register.root import Root, find_root

from asf_cli.serve import free_port, serve
from asf_cli.swedish_help import SwedishCommand


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPP",
    help="Var sajten hamnar; den publika delen i MAPP/public. Annars output i registrets mapp.",
)
@click.option("--date", "day", metavar="DAG", help="Dagen som allt räknas för, ÅÅÅÅ-MM-DD.")
@click.option("--serve", "serving", is_flag=True, help="Visa sajten på den här datorn efteråt.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    metavar="PORT",
    help="Porten för --serve, 0–65535. Annars 8000.",
)
@click.pass_obj
def build(
    given_root: Path | None, output: Path | None, day: str | None, serving: bool, port: int
) -> int:
    """Kontrollera registret och bygg sajten."""
    # Pelican takes a while to load, and only this command needs it.
    from asf_site.build import build as build_site  # noqa: PLC0415

    root = find_root(given_root, Path.cwd())
    target = _output(root, output)
    if serving:
        free_port(port)
    try:
        warnings = build_site(root, target, _day(day))
    except ProblemsFoundError as error:
        click.echo(text(error.problems))
        click.echo(f"{error.message} {error.mend}", err=True)
        return 1
    click.echo(f"Sajten är byggd i {target / 'public'}. {summary(warnings)}")
    if serving:
        serve(target / "public", port)
    return 0


def _output(root: Root, wanted: Path | None) -> Path:
    folder = wanted or root.folder / "output"
    try:
        resolved = folder.resolve()
    except (OSError, RuntimeError) as error:
        raise UsageError(
            f"{folder} går inte att nå.", "Välj en annan mapp med --output."
        ) from error
    if wanted is None and folder.is_symlink():
        raise UsageError(f"{folder} är en länk till en annan plats.", "Ta bort länken.")
    return resolved


def _day(written: str | None) -> date:
    if written is None:
        return today()
    try:
        return datetime.strptime(written, "%Y-%m-%d").date()
    except ValueError as error:
        raise UsageError(
            f'"{written}" är inget datum.', "Skriv år-månad-dag, till exempel 2026-12-01."
        ) from error
