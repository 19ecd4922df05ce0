"""`asf import-notices`: take in notices of public procurement from TED."""

from __future__ import annotations

from pathlib import Path

import click
from asf_edit.notices.notice_import import NoticeImport, carry_out, prepare
from asf_edit.notices.outcome import Fate
from asf_edit.notices.report import as_text
from asf_register.day import today
from asf_register.root import find_root
from asf_register.swedish import count_of

from asf_cli.questions import nothing_written
from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day


@click.command(name="import-notices", cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FIL…")
@click.option(
    "--dry-run", is_flag=True, help="Skriv inget i registret; säg bara vad som skulle hända."
)
@click.option("--date", "on", metavar="DAG", help="Dagen som räknas som i dag.")
@click.pass_obj
def import_notices(
    given_root: Path | None, *, sources: tuple[Path, ...], dry_run: bool, on: str | None
) -> int:
    """Läs in upphandlingsannonser från TED till marknadsplatsen.

    FIL är annonsen som XML (eForms) från ted.europa.eu, eller en mapp med sådana. Reserverade
    upphandlingar i Sverige blir annonser, och de som rör branscher i listan. En ny version ändrar
    annonsen, och en återkallad stänger den.
    """
    root = find_root(given_root, Path.cwd())
    with nothing_written():
        done = prepare(root, sources, written_day(on, today()))
        standing = Path.cwd().is_relative_to(root.marketplace)
    if not dry_run:
        carry_out(done)
    click.echo(as_text(done))
    click.echo(f"\n{_end(done, dry_run=dry_run)}")
    if standing and len(done.drafts) > 1 and not dry_run:
        click.echo('Mappen byttes ut; kör cd "$PWD".')
    return int(any(outcome.fate is Fate.REFUSED for outcome in done.outcomes))


def _end(done: NoticeImport, *, dry_run: bool) -> str:
    if not done.drafts:
        return "Inget att ändra."
    files = count_of(len(done.drafts), "fil", "filer")
    if dry_run:
        return f"Inget är skrivet. Utan --dry-run skrivs {files} i data/marketplace."
    return f"Skrev {files} i data/marketplace. Kontrollera med asf check och spara i git."
