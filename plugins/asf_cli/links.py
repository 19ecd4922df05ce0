"""`asf links`: do the addresses in the register still lead somewhere?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import click
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.public import public_view
from asf_register.read_register import read_register
from asf_register.root import find_root
from asf_register.site_settings import SiteSettings
from asf_register.swedish import number
from asf_upkeep.links.addresses import outside_addresses
from asf_upkeep.links.checking import Round, check_addresses, in_order, is_cut_off, remembered
from asf_upkeep.links.memory import Memory, read_memory, write_memory
from asf_upkeep.links.told import Told, as_json, as_text

from asf_cli.left_out import tell_left_out
from asf_cli.swedish_help import SwedishCommand

_FORMATS = {"text": as_text, "json": as_json}
_TELL_EVERY = 10
_SECONDS = 1500


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.option(
    "--memory",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Vad som är känt sedan tidigare. Filen skrivs om, och görs om den inte finns.",
)
@click.option(
    "--seconds",
    type=click.IntRange(min=1),
    default=_SECONDS,
    metavar="ANTAL",
    help=f"Så länge får det hålla på. Annars {_SECONDS}. Resten tas först nästa gång.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    help="text eller json.",
)
@click.pass_obj
def links(given_root: Path | None, *, memory: Path | None, seconds: int, form: str) -> int:
    """Kontrollera om länkarna i registret fungerar.

    Det gäller webbplatser, länkar och källor hos företag och annonser som visas öppet. Varje
    webbplats får en fråga i taget. En länk räknas som död när den inte har fungerat tre gånger
    under minst 14 dagar: därför behövs --memory, som asf worklist --links sedan läser.
    """
    root = find_root(given_root, Path.cwd())
    day = today()
    reading = read_register(root)
    tell_left_out(reading)
    register = public_view(reading.register)
    known = read_memory(memory) if memory and memory.exists() else Memory()
    used = outside_addresses(register)
    wanted = Round(agent=_agent(register.site), seconds=seconds, told=_progress(len(used)))
    outcomes = check_addresses(in_order(used, known), wanted)
    if is_cut_off(outcomes):
        raise UsageError(
            "Ingen webbplats svarade, så felet ligger troligen på den här datorn. Inget är sparat.",
            "Se till att den når internet, och kör kommandot igen.",
        )
    findings = None
    if memory:
        now = remembered(known, used, outcomes, day)
        write_memory(memory, now)
        findings = now.findings
    click.echo(_FORMATS[form](Told(used=used, outcomes=outcomes, findings=findings)))
    return 0


def _agent(site: SiteSettings) -> str:
    """Who asks, and why: what hosts keep in their logs."""
    said = f"asf-links/1.0 (weekly check of the links on {site.address}; {site.contact})"
    return said.encode("ascii", "ignore").decode("ascii")


def _progress(total: int) -> Callable[[int], None]:
    """Tells on a terminal how far it has come, on one line; says nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda _: None

    def tell(checked: int) -> None:
        if checked % _TELL_EVERY == 0 or checked == total:
            ended = "\n" if checked == total else ""
            click.echo(f"\r{number(checked)} av {number(total)} länkar{ended}", nl=False, err=True)

    return tell
