"""`asf reconcile`: hold the register against an extract of the company register."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click
from asf_edit.entries import slug_of
from asf_edit.transaction import refuse_uncommitted
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.known_files import remembered
from asf_register.personal_number import echoed
from asf_register.read_register import Reading, read_register
from asf_register.root import find_root
from asf_register.swedish import alternatives, count_of, long_date
from asf_upkeep.reconciling.extract import Extract
from asf_upkeep.reconciling.extract_mapping import ExtractMapping, read_extract_mapping
from asf_upkeep.reconciling.extract_reading import read_extract
from asf_upkeep.reconciling.finding import HEADINGS, WRITABLE, Finding, Kind
from asf_upkeep.reconciling.reconciliation import Reconciliation, drafted, reconciled
from asf_upkeep.reconciling.report import as_json, as_text
from asf_upkeep.reconciling.subject import wanted_of

from asf_cli.closing import what_follows
from asf_cli.format_option import text_or_json
from asf_cli.left_out import tell_left_out
from asf_cli.progress import progress
from asf_cli.questions import agrees, can_ask, nothing_written
from asf_cli.swedish_help import SwedishCommand
from asf_cli.writing import is_right, write
from asf_cli.written_day import written_day

_FILE = click.Path(path_type=Path)
# Before it nobody could reconcile with anything that is still worth knowing.
_FIRST_DAY = date(2020, 1, 1)
_FORMATS = {"text": as_text, "json": as_json}


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("file", type=_FILE, metavar="FIL")
@click.option("--mapping", type=_FILE, metavar="FIL", help="Vad kolumnerna är, i en YAML-fil.")
@click.option(
    "--date",
    "day_written",
    metavar="DAG",
    help="Dagen som uppgifterna i filen är från. Annars filens egen dag.",
)
@click.option(
    "--write",
    "wanted",
    metavar="VAD,…",
    help=f"Skriv ändringarna: {alternatives([kind.value for kind in WRITABLE])}, eller flera.",
)
@click.option(
    "--only",
    multiple=True,
    metavar="FÖRETAG",
    help="Visa och skriv bara det som gäller det företaget. Kan anges flera gånger.",
)
@text_or_json
@click.pass_obj
def reconcile(
    given_root: Path | None,
    *,
    file: Path,
    mapping: Path | None,
    day_written: str | None,
    wanted: str | None,
    only: tuple[str, ...],
    form: str,
) -> int:
    """Stäm av registret mot företagsregistret.

    FIL är bulkfilen från Bolagsverket eller SCB (som zip eller uppackad), eller ett eget utdrag
    med organisationsnummer och namn (.csv eller .xlsx). Kommandot visar vilka som är
    avregistrerade eller i konkurs och vad som skiljer i namn, form och adress. Inget skrivs förrän
    du väljer det. Det som inte är säkert visas med kommandot som ändrar det.
    """
    root = find_root(given_root, Path.cwd())
    kinds = _kinds(wanted)
    if kinds and form == "json":
        raise UsageError("--write och --format json går inte ihop.", "Skriv med --format text.")
    with nothing_written():
        known = read_extract_mapping(mapping) if mapping else ExtractMapping()
        reading = read_register(root, remembered(root, today()))
        slugs = [slug_of(name, reading.register) for name in only]
        with progress(_share_read) as tell:
            extract = read_extract(file, known, wanted_of(reading.register), tell)
        extract = replace(extract, day=_day_of(extract, day_written))
        done = reconciled(reading.register, extract, today()).about(slugs)
        click.echo(_FORMATS[form](done))
        tell_left_out(reading)
        if not kinds and form == "text" and can_ask():
            kinds = _asked_for(done)
        chosen = done.of(kinds)
    if not chosen:
        if kinds:
            click.echo("\nInget att skriva.")
        return 0
    return _carry_out(chosen, reading)


def _carry_out(chosen: Sequence[Finding], reading: Reading) -> int:
    register = reading.register
    written = drafted(chosen, register, reading.documents)
    for one in written:
        click.echo(f"\n{one.draft.value['name']} (data/asf/{one.new_slug}.yaml)")
        for change in one.draft.changes:
            click.echo(f"  {change.in_words(one.draft.words)}")
    files: dict[str, bytes | None] = {one.slug: None for one in written}
    files |= {one.new_slug: one.draft.content for one in written}
    if not is_right(register.root, files):
        click.echo("Inget är skrivet. Rätta, eller välj med --only vilka som ska skrivas.")
        return 1
    refuse_uncommitted(register.root, [one.slug for one in written])
    click.echo()
    write(register.root, files, {**dict.fromkeys(files), **{one.slug: one.raw for one in written}})
    for finding in chosen:
        if finding.kind is Kind.GONE:
            click.echo(f"\n{finding.name}:")
            click.echo("\n".join(what_follows(register, finding.slug, today())))
    return 0


def _day_of(extract: Extract, written: str | None) -> date:
    """The day that an extract is from: it becomes a source, so a clock's mistake is refused.

    Raises:
        UsageError: Where it can't be.
    """
    day = written_day(written, min(extract.day, today()))
    if day > today():
        raise UsageError(f"{long_date(day)} har inte varit än.", "Ange dagen som filen är från.")
    if day < _FIRST_DAY:
        raise UsageError(
            f"Uppgifterna skulle vara från {long_date(day)}, och det kan inte stämma.",
            "Ange dagen med --date, och se efter att datorns klocka går rätt.",
        )
    return day


def _kinds(written: str | None) -> tuple[Kind, ...]:
    """What somebody wants written.

    Raises:
        UsageError: Where it is nothing that can be.
    """
    known = {kind.value: kind for kind in WRITABLE}
    wanted = [word.strip() for word in (written or "").split(",") if word.strip()]
    for word in wanted:
        if word not in known:
            raise UsageError(
                f'"{echoed(word)}" går inte att skriva.',
                f"Välj mellan {alternatives(list(known))}.",
            )
    if written is not None and not wanted:
        raise UsageError("--write säger inte vad.", f"Välj mellan {alternatives(list(known))}.")
    return tuple(known[word] for word in wanted)


def _asked_for(done: Reconciliation) -> tuple[Kind, ...]:
    """The kinds that somebody at the terminal says yes to."""
    agreed = []
    for kind in WRITABLE:
        found = done.of((kind,))
        if found and agrees(
            f"\n{HEADINGS[kind]}: skriva {count_of(len(found), 'ändring', 'ändringar')}?"
        ):
            agreed.append(kind)
    return tuple(agreed)


def _share_read(done: int, total: int) -> str:
    return f"Läser filen: {min(100 * done // max(total, 1), 100)} %"
