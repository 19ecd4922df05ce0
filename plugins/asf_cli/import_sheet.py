"""`asf import`: take in a list that is kept in a spreadsheet."""

from __future__ import annotations

import os
from pathlib import Path

import click
from asf_edit.importing.report_words import FORMATS
from asf_edit.importing.sheet_import import (
    Choices,
    Fate,
    SheetImport,
    carry_out,
    open_table,
    prepare,
)
from asf_edit.importing.sheet_mapping import SheetMapping, read_mapping, written_mapping
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.root import Root, find_root
from asf_register.swedish import count_of

from asf_cli.questions import nothing_written
from asf_cli.swedish_help import SwedishCommand

_FILE = click.Path(path_type=Path)


@click.command(name="import", cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("file", type=_FILE, metavar="FIL")
@click.option(
    "--dry-run", is_flag=True, help="Skriv inget i registret; säg bara vad som skulle hända."
)
@click.option("--mapping", type=_FILE, metavar="FIL", help="Vad kolumnerna är, i en YAML-fil.")
@click.option(
    "--save-mapping",
    type=_FILE,
    metavar="FIL",
    help="Skriv vad kolumnerna tros vara till en ny YAML-fil att ändra i, och läs inte in något.",
)
@click.option(
    "--sheet", metavar="BLAD", help="Bladet i arbetsboken. Annars det som liknar listan mest."
)
@click.option(
    "--listing",
    type=click.Choice(["consented", "sources", "unlisted"]),
    help="Hur nya företag visas som arket inte säger något om: consented, sources eller unlisted.",
)
@click.option(
    "--fill-gaps",
    is_flag=True,
    help="För in gissningar också i företag som redan finns, där uppgiften saknas.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="text, markdown eller json.",
)
@click.option("--report", type=_FILE, metavar="FIL", help="Skriv allt om varje rad till en ny fil.")
@click.pass_obj
def import_sheet(
    given_root: Path | None,
    *,
    file: Path,
    dry_run: bool,
    mapping: Path | None,
    save_mapping: Path | None,
    sheet: str | None,
    listing: str | None,
    fill_gaps: bool,
    form: str,
    report: Path | None,
) -> int:
    """Läs in en lista ur ett kalkylblad, .xlsx eller .csv.

    Rader om företag som finns ändrar bara det som skiljer; andra blir nya företag. Varje rad som
    inte kan läsas säkert visas med skälet och lämnas utanför.
    """
    root = find_root(given_root, Path.cwd())
    with nothing_written():
        known = read_mapping(mapping) if mapping else SheetMapping()
        choices = Choices(known, sheet, listing, fill_gaps)
        for new in (save_mapping, report):
            _refuse_unwritable(new, root)
        if save_mapping is not None:
            return _save_mapping(save_mapping, file, choices)
        done = prepare(root, file, choices, today())
        standing = Path.cwd().is_relative_to(root.enterprises)
    if not dry_run:
        carry_out(done)
    if report is not None:
        # Before the answer, which somebody may stop reading.
        report.write_text(FORMATS[form](done, everything=True) + "\n", encoding="utf-8")
    click.echo(FORMATS[form](done, everything=False))
    if form != "json":
        click.echo(f"\n{_end(done, dry_run=dry_run)}")
        if standing and len(done.drafts) > 1 and not dry_run:
            click.echo('Mappen byttes ut; kör cd "$PWD".')
    return int(any(outcome.fate is Fate.REFUSED for outcome in done.outcomes))


def _save_mapping(path: Path, file: Path, choices: Choices) -> int:
    read, table = open_table(file, choices)
    path.write_text(written_mapping(read.name, table.columns), encoding="utf-8")
    click.echo(f"Skrev {path}. Ändra i den och läs in med --mapping {path}.")
    return 0


def _refuse_unwritable(path: Path | None, root: Root) -> None:
    """See that a file can be written, before anything is: a new one, and none of the register's."""
    if path is None:
        return
    if os.path.lexists(path):
        raise UsageError(f"{path} finns redan.", "Välj ett annat namn, eller ta bort filen.")
    folder = path.resolve().parent
    if folder.is_relative_to((root.folder / "data").resolve()):
        raise UsageError(
            f"{path} ligger i registrets data, där bara registrets egna filer får ligga.",
            "Välj en annan mapp.",
        )
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise UsageError(
            f"{path} går inte att skriva: mappen finns inte eller går inte att skriva i.",
            "Inget är ändrat. Välj en annan mapp.",
        )


def _end(done: SheetImport, *, dry_run: bool) -> str:
    fates = {outcome.fate for outcome in done.outcomes}
    if fates == {Fate.REFUSED}:
        return "Inget är skrivet: ingen rad gick att ta in."
    if not done.drafts:
        is_whole = (
            fates == {Fate.SAME}
            and all(column.path for column in done.columns)
            and not any(outcome.plan.left for outcome in done.outcomes)
        )
        what = "allt i arket" if is_whole else "det som gick att ta ur arket"
        return f"Inget att ändra: {what} står redan i registret."
    files = count_of(len(done.drafts), "fil", "filer")
    if dry_run:
        return f"Inget är skrivet. Utan --dry-run skrivs {files} i data/asf."
    return f"Skrev {files} i data/asf. Kontrollera med asf check och spara i git."
