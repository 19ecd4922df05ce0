"""`asf build`: make the site, and show it."""

from __future__ import annotations

from pathlib import Path

import click
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.reporters import summary
from asf_register.root import Root, find_root

from asf_cli.serve import free_port
from asf_cli.show import show
from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPP",
    help="Var allt hamnar; den publika delen i MAPP/public. Annars output i registrets mapp.",
)
@click.option("--date", "day", metavar="DAG", help="Dagen som allt räknas för, ÅÅÅÅ-MM-DD.")
@click.option(
    "--serve",
    "serving",
    is_flag=True,
    help="Visa webbplatsen på den här datorn, och uppdatera den när en fil ändras.",
)
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
    """Kontrollera registret och bygg webbplatsen."""
    # Pelican takes a while to load, and only this command needs it.
    from asf_site.build import build as build_site  # noqa: PLC0415

    root = find_root(given_root, Path.cwd())
    target = _output(root, output)
    wanted_day = written_day(day, today())
    if serving:
        free_port(port)
    if serving:
        show(root, target, wanted_day, port)
    else:
        said = summary(build_site(root, target, wanted_day))
        click.echo(f"Webbplatsen är byggd i {target / 'public'}. {said}")
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
