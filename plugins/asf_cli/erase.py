"""`asf erase`: find what shall be forgotten in all history, and take it out."""

from __future__ import annotations

import os
from pathlib import Path

import click
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.private_file import refuse_inside, write_private
from asf_register.root import PROJECT, find_root
from asf_register.swedish import count_of, number

from asf_cli.progress import progress
from asf_cli.swedish_help import SwedishCommand, SwedishGroup

_EVERY = 5000


@click.group(cls=SwedishGroup, options_metavar="")
def erase() -> None:
    """Ta bort en persons uppgifter ur hela historiken."""


@erase.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("texts", nargs=-1, required=True, metavar="TEXT…")
@click.option(
    "--plan",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Skriv en plan att gå igenom, utanför registret.",
)
@click.option("--all", "everything", is_flag=True, help="Låt planen säga ja till allt från början.")
@click.pass_obj
def find(
    given_root: Path | None, *, texts: tuple[str, ...], plan: Path | None, everything: bool
) -> int:
    """Leta efter TEXT i alla versioner, filnamn, meddelanden, namn, taggar och grenar.

    TEXT är ett namn, en e-postadress eller ett telefonnummer. Alla sätt att skriva det hittas:
    stora och små bokstäver, å ä ö med och utan prickar, nummer i vilka grupper som helst. Inget
    ändras.
    """
    from asf_erase.hit_words import found_lines  # noqa: PLC0415
    from asf_erase.plan import plan_text  # noqa: PLC0415
    from asf_erase.searching import search  # noqa: PLC0415
    from asf_erase.spellings import Spellings  # noqa: PLC0415

    root = find_root(given_root, Path.cwd())
    wanted = Spellings(texts)
    if plan is not None:
        refuse_inside(plan.absolute().parent, [PROJECT, root.folder])
    with progress(lambda count: f"{number(count)} objekt lästa", _EVERY) as tell:
        found = search(root.folder, wanted, tell)
    click.echo("\n".join(found_lines(found)))
    if plan is not None:
        _write(plan, plan_text(texts, found.hits, everything=everything))
        click.echo(f"\nGå igenom {plan} och svara ja eller nej vid varje träff.")
    return 0


@erase.command(cls=SwedishCommand, options_metavar="--output MAPP --by ID --why SKÄL [VAL]")
@click.argument("plan", type=click.Path(path_type=Path), metavar="PLAN")
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="En ny mapp, utanför registret, för det omskrivna registret.",
)
@click.option("--by", required=True, metavar="ID", help="Ditt id i data/policy/people.yaml.")
@click.option(
    "--why", required=True, metavar="SKÄL", help="Varför, utan det som raderas. Sparas för alltid."
)
@click.option("--key", default="", metavar="FIL", help="Din SSH-nyckel. Annars den som git har.")
@click.option(
    "--genesis", metavar="VERSION", help="Granskningens utgångspunkt. Annars ASF_AUDIT_GENESIS."
)
@click.option(
    "--checkpoint",
    "checkpoints",
    multiple=True,
    metavar="VERSION",
    help="En kontrollpunkt; kan anges flera gånger. Också i ASF_AUDIT_CHECKPOINTS.",
)
@click.pass_obj
def apply(
    given_root: Path | None,
    *,
    plan: Path,
    output: Path,
    by: str,
    why: str,
    key: str,
    genesis: str | None,
    checkpoints: tuple[str, ...],
) -> int:
    """Radera det som PLAN säger ja till, i en ny klon.

    Registret du står i ändras inte. Det omskrivna läggs i MAPP, med ett undertecknat intyg på en
    egen gren, som en annan administratör slår ihop.
    """
    from asf_audit.anchors import anchors  # noqa: PLC0415
    from asf_erase.erasing import Wish  # noqa: PLC0415
    from asf_erase.erasing import erase as erase_by  # noqa: PLC0415
    from asf_erase.plan import read_plan  # noqa: PLC0415

    root = find_root(given_root, Path.cwd())
    refuse_inside(output.absolute(), [PROJECT, root.folder])
    if output.exists():
        raise UsageError(f"{output} finns redan.", "Ange en mapp som inte finns än.")
    known = anchors(genesis, checkpoints, os.environ)
    if known is None:
        raise UsageError(
            "Raderingen behöver granskningens utgångspunkt.",
            "Ange --genesis VERSION eller sätt ASF_AUDIT_GENESIS.",
        )
    wish = Wish(read_plan(plan), known, by, " ".join(why.split()), key, today())
    done = erase_by(root, wish, output.absolute())
    count = count_of(done.renamed, "version har", "versioner har")
    click.echo(f"{count} fått nya namn. Registret du står i är orört.")
    click.echo(f"Omskrivet register: {done.folder}")
    click.echo(f"Gamla och nya namn: {done.versions}")
    click.echo(f"Intyget ligger på grenen {done.branch}, undertecknat av {by}.")
    if done.record.withheld or done.record.guarded:
        click.echo("Det som inte går att bevisa längre vilar på intyget; asf audit visar vad.")
    if not done.keeps_genesis:
        click.echo(
            "Det raderade stod i utgångspunkten eller i dess policy, så intyget går inte att pröva "
            "mot den."
        )
        click.echo("Välj en ny utgångspunkt efter raderingen, se docs/administrator.md.")
    if not done.was_green:
        click.echo("Granskningen var röd före raderingen, och är det efter den också.")
    click.echo("\nFortsätt enligt docs/radera.md: skicka upp main och grenen, och låt en annan")
    click.echo(f"administratör slå ihop {done.branch} innan något annat händer på main.")
    return 0


def _write(path: Path, text: str) -> None:
    try:
        write_private(path, text.encode())
    except OSError as error:
        raise UsageError(f"Det går inte att skriva {path}.", "Välj en annan mapp.") from error
