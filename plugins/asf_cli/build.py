"""`asf build`: make the site, and show it."""

from __future__ import annotations

from datetime import date
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
    "--only",
    type=click.Choice(["public", "intranet"]),
    help="Bygg bara den publika webbplatsen (public) eller bara intranätet (intranet).",
)
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
    given_root: Path | None,
    *,
    output: Path | None,
    day: str | None,
    only: str | None,
    serving: bool,
    port: int,
) -> int:
    """Kontrollera registret och bygg webbplatsen och intranätet.

    Intranätet byggs för de medlemmar vars nycklar gäller, i MAPP/intranat, och bara när något har
    ändrats där. Utan medlemmar byggs det inte.
    """
    root = find_root(given_root, Path.cwd())
    target = _output(root, output)
    wanted_day = written_day(day, today())
    if serving and only:
        raise UsageError("--serve visar båda delarna.", "Ta bort --only.")
    if serving:
        free_port(port)
        show(root, target, wanted_day, port)
    else:
        _build(root, target, wanted_day, only)
    return 0


def _build(root: Root, output: Path, day: date, only: str | None) -> None:
    # Pelican takes a while to load, and only this command needs it.
    from asf_intranet.build import Outcome, build_intranet  # noqa: PLC0415
    from asf_site.building.build import build_public, remembered_register  # noqa: PLC0415

    from asf_cli.intranet_part import in_words, refuse_where_open  # noqa: PLC0415

    register, warnings = remembered_register(root, day)
    if only != "public":
        refuse_where_open(register, must=only == "intranet")
    if only != "intranet":
        build_public(register, output, day)
        click.echo(f"Webbplatsen är byggd i {output / 'public'}. {summary(warnings)}")
    if only != "public":
        built = build_intranet(register, output, day)
        if only == "intranet" or built.outcome is not Outcome.NONE:
            click.echo(in_words(built, output, day))


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
