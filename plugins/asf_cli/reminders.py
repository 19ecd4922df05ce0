"""`asf reminders`: one e-mail per enterprise with all that is on file, for somebody to send."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click
from asf_propose.confirmation.keys import Keys, needed_keys
from asf_propose.confirmation.token import FIRST_SENT, LAST_SENT
from asf_register.day import today
from asf_register.enterprise import Enterprise
from asf_register.errors import UsageError
from asf_register.known_files import remembered
from asf_register.private_file import write_private
from asf_register.problem import visible
from asf_register.read_register import read_register
from asf_register.region_names import known_region
from asf_register.register import Register
from asf_register.root import Root, find_root
from asf_register.swedish import long_date
from asf_upkeep.reminders.asked import asked_in, can_be_mailed
from asf_upkeep.reminders.letter import letter_to
from asf_upkeep.reminders.mail import written
from asf_upkeep.reminders.telephone import calls_to

from asf_cli.left_out import tell_left_out
from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day

_ENDING = ".eml"


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.option(
    "--region", required=True, metavar="LÄN", help="Länets kod eller namn, till exempel 21."
)
@click.option("--date", "on", metavar="DAG", help="Dagen då mejlen ska skickas. Annars i dag.")
@click.option("--all", "everybody", is_flag=True, help="Också de som nyss har bekräftat.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Mapp utanför registret för mejlen (.eml). Annars skrivs bara vilka det är.",
)
@click.pass_obj
def reminders(
    given_root: Path | None, *, region: str, on: str | None, everybody: bool, output: Path | None
) -> int:
    """Skriv mejl som frågar företagen om uppgifterna stämmer.

    Ett mejl till varje företag som inte har bekräftat dem på tio månader, med allt som står om det
    och tre svar att välja mellan. Inget skickas: öppna filerna i ett e-postprogram och skicka dem,
    eller låt en körning göra det. De som saknar e-postadress skrivs ut, för att ringas. Svaren tas
    emot med asf intake, som prövar dem med nyckeln i miljövariabeln ASF_REMINDER_KEY.
    """
    keys = needed_keys(os.environ) if output is not None else None
    day = written_day(on, today())
    if output is not None and not FIRST_SENT <= day <= LAST_SENT:
        raise UsageError(
            f"Påminnelser kan inte skickas {long_date(day)}, för svaren skulle inte gälla.",
            "Ställ datorns klocka, eller skriv dagen de ska skickas med --date.",
        )
    root = find_root(given_root, Path.cwd())
    reading = read_register(root, remembered(root, today()))
    register = reading.register
    tell_left_out(reading)
    place = known_region(region, register.vocabulary)
    asked = asked_in(place.code, register, day, everybody=everybody)
    by_mail = [one for one in asked if can_be_mailed(one)]
    if output is not None and keys is not None:
        _write(by_mail, register, day, keys, _outside(output, root))
    else:
        for one in by_mail:
            click.echo(f"{visible(one.name)}: mejl till {one.email}")
        if asked and not by_mail:
            click.echo(f"Inget mejl: de som ska frågas i {place.name} saknar e-postadress.")
    _tell_calls([one for one in asked if not can_be_mailed(one)])
    if not asked:
        click.echo(f"Ingen i {place.name} behöver en påminnelse.")
    return 0


def _write(
    asked: list[Enterprise], register: Register, day: date, keys: Keys, folder: Path
) -> None:
    for one in asked:
        path = folder / f"paminnelse-{one.slug}-{day}{_ENDING}"
        mail = written(letter_to(one, register, day, keys), register.site)
        # One that lies there may be somebody else's, or lead elsewhere.
        path.unlink(missing_ok=True)
        write_private(path, mail)
    after = " Ta bort dem när de är skickade." if asked else ""
    click.echo(f"Skrev {len(asked)} mejl i {folder}.{after}")


def _tell_calls(asked: list[Enterprise]) -> None:
    lines = calls_to(asked)
    if lines:
        click.echo("\nUtan e-postadress:\n" + "\n".join(f"- {line}" for line in lines))


def _outside(folder: Path, root: Root) -> Path:
    """A folder that is there and where nothing can be committed by mistake."""
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise UsageError(
            f"Mappen {visible(str(folder))} finns inte eller går inte att skriva i.",
            "Skapa den först.",
        )
    if folder.resolve().is_relative_to(root.folder.resolve()):
        raise UsageError(
            "Mejlen har svarskoder och får inte ligga i registrets mapp.",
            "Välj en mapp utanför den.",
        )
    return folder
