"""`asf worklist`: what needs a look, the most urgent first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from asf_register.day import today
from asf_register.known_files import remembered
from asf_register.read_register import read_register
from asf_register.region_names import known_region
from asf_register.register import Register
from asf_register.root import find_root
from asf_register.swedish import long_date
from asf_upkeep.links.memory import read_memory
from asf_upkeep.worklist.as_markdown import as_markdown
from asf_upkeep.worklist.as_text import as_json, as_text
from asf_upkeep.worklist.how_much import NOTHING
from asf_upkeep.worklist.words import Words
from asf_upkeep.worklist.worklist import Section, all_lines, sections_of

from asf_cli.left_out import tell_left_out
from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day

_FORMATS = {"text": as_text, "markdown": as_markdown, "json": as_json}


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.option("--region", metavar="LÄN", help="Länets kod eller namn, till exempel 21.")
@click.option("--date", "day_written", metavar="DAG", help="Dagen, som 2026-12-01. Annars i dag.")
@click.option(
    "--links",
    type=click.Path(path_type=Path),
    metavar="FIL",
    help="Det som asf links har kommit fram till om länkarna.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    help="text, markdown eller json.",
)
@click.pass_obj
def worklist(
    given_root: Path | None,
    *,
    region: str | None,
    day_written: str | None,
    links: Path | None,
    form: str,
) -> int:
    """Visa vad som behöver ses över i registret, det mest brådskande först.

    Varje rad säger varför, vad man gör och var. Det som rör samma företag står tillsammans, så att
    ett samtal räcker. Utan --region visas alla län, och sist det som administratörerna sköter.
    """
    root = find_root(given_root, Path.cwd())
    day = written_day(day_written, today())
    findings = read_memory(links).findings if links else ()
    reading = read_register(root, remembered(root, today()))
    register = reading.register
    sections = sections_of(all_lines(register, findings), register, day)
    asked = _asked_for(sections, region, register)
    click.echo(_FORMATS[form](asked, Words(register, day)) or NOTHING)
    if day_written is None and (newest := _newest(register)) > day:
        click.echo(
            f"Datorns klocka säger {long_date(day)}, men registret har uppgifter från "
            f"{long_date(newest)}. Stämmer klockan? Annars: skriv --date DAG.",
            err=True,
        )
    tell_left_out(reading)
    return 0


def _asked_for(
    sections: Sequence[Section], region: str | None, register: Register
) -> list[Section]:
    """The section of a region, or every one in which there is something to do."""
    if region is None:
        return [section for section in sections if section.conversations]
    wanted = known_region(region, register.vocabulary).code
    return [section for section in sections if section.code == wanted]


def _newest(register: Register) -> date:
    """The last day on which anybody confirmed anything."""
    days = [one.confirmed.date for one in register if one.confirmed is not None]
    return max(days, default=date.min)
