"""`asf demo`: write a made-up register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from asf_register.errors import UsageError
from asf_register.root import PROJECT, Root
from asf_register.swedish import long_date, number
from asf_register.vocabulary_files import read_vocabulary

from asf_cli.progress import progress
from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day

MOST = 1_000_000
# The demo tells of two years to come, and the register of no day after 2099.
_FIRST_DAY, _LAST_DAY = date(2015, 1, 1), date(2096, 12, 31)
_TELL_EVERY = 100


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("folder", type=click.Path(path_type=Path), metavar="MAPP")
@click.option(
    "--enterprises", type=int, default=400, metavar="ANTAL", help="Hur många företag. Annars 400."
)
@click.option(
    "--seed", type=int, default=1, metavar="TAL", help="Ett annat tal ger ett annat register."
)
@click.option(
    "--date", "day", metavar="DAG", help="Dagen då registret visas. Annars 2026-11-01, alla dagar."
)
def demo(folder: Path, enterprises: int, seed: int, day: str | None) -> int:
    """Skriv ett påhittat register, att visa och att mäta med.

    MAPP är ny, tom eller en demo som har skrivits förut, och den ersätts då helt. Samma antal, tal
    och dag ger alltid samma filer.
    """
    # Only this command needs what draws the pictures.
    from asf_demo.demo import DAY, Demo  # noqa: PLC0415
    from asf_demo.members import KEY_FILE, PHRASE  # noqa: PLC0415
    from asf_demo.writing import write_demo  # noqa: PLC0415

    if not 1 <= enterprises <= MOST:
        raise UsageError(
            f"Det går inte att hitta på {number(enterprises)} företag.",
            f"Skriv ett antal från 1 till {number(MOST)}, till exempel --enterprises 400.",
        )
    told_on = written_day(day, DAY)
    if not _FIRST_DAY <= told_on <= _LAST_DAY:
        raise UsageError(
            f"Den {long_date(told_on)} går inte att visa registret.",
            f"Skriv en dag från {_FIRST_DAY.year} till {_LAST_DAY.year}.",
        )
    words = read_vocabulary(Root(PROJECT))
    wanted = Demo(words, enterprises, seed, told_on)
    place = folder if folder.is_symlink() else folder.resolve()
    with progress(lambda files: f"{number(files)} filer skrivna", _TELL_EVERY) as tell:
        write_demo(wanted, place, tell)
    click.echo(f"Skrev {number(enterprises)} påhittade företag i {folder}.")
    click.echo(f"Bygg och visa dem: asf --root {folder} build --serve")
    click.echo(f"Intranätet öppnas med nyckelfilen {folder / KEY_FILE} och frasen: {PHRASE}")
    return 0
