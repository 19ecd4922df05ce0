"""`asf links`: do the addresses in the register still lead somewhere?"""

from __future__ import annotations

from pathlib import Path

import click
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.public import public_view
from asf_register.read_register import read_register
from asf_register.root import find_root
from asf_register.site_settings import SiteSettings
from asf_register.swedish import count_of, number
from asf_upkeep.links.addresses import outside_addresses
from asf_upkeep.links.checking import Round, check_addresses, in_order, is_cut_off, remembered
from asf_upkeep.links.memory import Memory, memory_to_go_on_with, write_memory
from asf_upkeep.links.told import Told, as_json, as_text

from asf_cli.format_option import text_or_json
from asf_cli.left_out import tell_left_out
from asf_cli.progress import progress
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
@text_or_json
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
    known = memory_to_go_on_with(memory) if memory else Memory()
    used = outside_addresses(register)
    of_all = f"av {count_of(len(used), 'länk', 'länkar')}"
    with progress(lambda checked: f"{number(checked)} {of_all}", _TELL_EVERY) as tell:
        wanted = Round(agent=_agent(register.site), seconds=seconds, told=tell)
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
