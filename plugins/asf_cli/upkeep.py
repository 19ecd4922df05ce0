"""`asf upkeep`: how true a register stays over the years, by a simulation."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import click
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.known_files import remembered
from asf_register.read_register import read_register
from asf_register.root import PROJECT, Root, find_root
from asf_register.swedish import count_of, number
from asf_upkeep.simulation.as_text import as_json, as_text
from asf_upkeep.simulation.chart import chart
from asf_upkeep.simulation.documented import DOCUMENT, PICTURE, with_figures
from asf_upkeep.simulation.report import Report
from asf_upkeep.simulation.study import Study
from asf_upkeep.simulation.years import Start

from asf_cli.format_option import text_or_json
from asf_cli.progress import progress
from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day

_FORMATS = {"text": as_text, "json": as_json}
_CHART = "upkeep.svg"
_MOST_YEARS, _MOST_MINUTES, _MOST_ENTERPRISES = 50, 2400, 10_000
_LAST_YEAR = 2099
# Years, minutes, seed and enterprises.
_DOCUMENTED = (5, 15, 1, 400)


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.option("--simulate", is_flag=True, help="Räkna fram hur det går. Måste anges.")
@click.option("--years", type=int, default=5, metavar="ANTAL", help="Hur många år. Annars 5.")
@click.option(
    "--minutes",
    type=float,
    default=15,
    metavar="ANTAL",
    help="Minuter i veckan för varje processledare. Annars 15.",
)
@click.option(
    "--seed", type=int, default=1, metavar="TAL", help="Ett annat tal ger andra slumptal."
)
@click.option(
    "--enterprises",
    type=int,
    default=400,
    metavar="ANTAL",
    help="Hur många påhittade företag. Annars 400.",
)
@click.option(
    "--register", "real", is_flag=True, help="Ta registret man står i, i stället för ett påhittat."
)
@click.option("--date", "day_written", metavar="DAG", help="Första dagen, för ett eget register.")
@click.option("--sensitivity", is_flag=True, help="Pröva också hur mycket varje antagande betyder.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPP",
    help=f"Lägg diagrammet här, som {_CHART}.",
)
@click.option("--write", is_flag=True, help="Skriv siffrorna i programmets docs/upkeep.md.")
@text_or_json
@click.pass_obj
def upkeep(
    given_root: Path | None,
    *,
    simulate: bool,
    years: int,
    minutes: float,
    seed: int,
    enterprises: int,
    real: bool,
    day_written: str | None,
    sensitivity: bool,
    output: Path | None,
    write: bool,
    form: str,
) -> int:
    """Räkna på hur väl registret hålls aktuellt.

    Ett påhittat register får leva i några år, med och utan påminnelser och avstämning. Svaret är
    hur stor del som är bekräftad inom tolv månader, hur fort ett nedlagt företag upptäcks, och hur
    mycket tid som behövs. Det är en modell; vad den antar står i docs/upkeep.md.
    """
    _understand(simulate, years, minutes, enterprises)
    # A root that somebody names is one to simulate.
    is_own = real or given_root is not None
    if write and (is_own or (years, minutes, seed, enterprises) != _DOCUMENTED):
        raise UsageError(
            "I docs/upkeep.md står det påhittade registret, med de värden som gäller annars.",
            "Skriv asf upkeep --simulate --write utan annat.",
        )
    if day_written is not None and not is_own:
        raise UsageError(
            "Det påhittade registret har en dag som inte går att byta.",
            "Skriv --register också, eller ta bort --date.",
        )
    start = _own(given_root, day_written, years) if is_own else _made_up(enterprises, years)
    courses = count(1)
    with progress(lambda: f"{next(courses)} förlopp simulerade") as tell:
        study = Study(start, seed, tell)
        report = Report(
            start=start,
            is_made_up=not is_own,
            minutes=minutes,
            seed=seed,
            ways=study.ways(minutes),
            needs=study.needs(),
            moved=study.moved(minutes) if sensitivity or write else (),
        )
    picture = chart(report.ways[:4], minutes)
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
        (output / _CHART).write_text(picture, encoding="utf-8")
    if write:
        document = PROJECT / DOCUMENT
        written = with_figures(document.read_text(encoding="utf-8"), report)
        document.write_text(written, encoding="utf-8")
        (PROJECT / PICTURE).write_text(picture, encoding="utf-8")
    click.echo(_FORMATS[form](report))
    return 0


def _understand(simulate: bool, years: int, minutes: float, enterprises: int) -> None:
    if not simulate:
        raise UsageError("Det finns bara en sak att göra än.", "Skriv asf upkeep --simulate.")
    if not 1 <= years <= _MOST_YEARS:
        raise UsageError(
            f"Det går inte att simulera {number(years)} år.",
            f"Skriv ett antal från 1 till {_MOST_YEARS}, till exempel --years 5.",
        )
    if not 0 <= minutes <= _MOST_MINUTES:
        raise UsageError(
            "Så många minuter har ingen i veckan till detta.",
            f"Skriv ett antal från 0 till {number(_MOST_MINUTES)}, till exempel --minutes 15.",
        )
    if not 1 <= enterprises <= _MOST_ENTERPRISES:
        raise UsageError(
            f"Det går inte att simulera {number(enterprises)} företag.",
            f"Skriv ett antal från 1 till {number(_MOST_ENTERPRISES)}.",
        )


def _own(given_root: Path | None, day_written: str | None, years: int) -> Start:
    root = find_root(given_root, Path.cwd())
    day = written_day(day_written, today())
    if day.year + years > _LAST_YEAR:
        raise UsageError(
            f"Så långt fram som {day.year + years} går det inte att räkna.",
            f"Skriv en dag och ett antal år som slutar före {_LAST_YEAR}.",
        )
    reading = read_register(root, remembered(root, today()))
    register = reading.register
    if reading.unread:
        left_out = count_of(len(reading.unread), "företag", "företag")
        click.echo(f"{left_out} har fel i sin fil och är inte med. Kör asf check.", err=True)
    if all(one.closed is not None for one in register):
        raise UsageError(
            "Registret har inget företag som finns kvar, så det finns inget att simulera.",
            "Utan --register simuleras ett påhittat.",
        )
    return Start(register, day, years)


def _made_up(enterprises: int, years: int) -> Start:
    # Only this needs what makes enterprises up.
    from asf_demo.demo import DAY, Demo  # noqa: PLC0415
    from asf_demo.made_up_register import made_up_register  # noqa: PLC0415
    from asf_register.vocabulary_files import read_vocabulary  # noqa: PLC0415

    demo = Demo(read_vocabulary(Root(PROJECT)), enterprises)
    return Start(made_up_register(demo), DAY, years)
