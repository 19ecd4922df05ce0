"""`asf preview`: show what a change makes of the public pages, in one file."""

from __future__ import annotations

from pathlib import Path

import click
from asf_propose.history.repository import Repository
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.root import find_root
from asf_register.swedish import count_of

from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.option("--base", required=True, metavar="VERSION", help="Det som ändringen ska in i.")
@click.option("--head", default="HEAD", metavar="VERSION", help="Ändringen. Annars HEAD.")
@click.option(
    "--output",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL.html",
    help="Filen som skrivs. Den öppnas i en webbläsare.",
)
@click.option(
    "--pages",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="MAPP",
    help="Skriv också varje sida som en egen fil här.",
)
@click.option("--date", "on", metavar="DAG", help="Dagen som allt räknas för. Annars i dag.")
@click.pass_obj
def preview(
    given_root: Path | None,
    *,
    base: str,
    head: str,
    output: Path,
    pages: Path | None,
    on: str | None,
) -> int:
    """Visa hur sidorna på webbplatsen blir med en ändring."""
    # The templates take a while to load, and only this command needs them.
    from asf_site.preview.document import as_document, single_files, write  # noqa: PLC0415
    from asf_site.preview.preview import preview as preview_of  # noqa: PLC0415

    repository = Repository(find_root(given_root, Path.cwd()))
    day = written_day(on, today())
    shown = preview_of(repository, repository.commit(base), repository.commit(head), day)
    write(output, as_document(shown))
    if pages is not None:
        _keep_others_things(pages)
        for name, page in single_files(shown).items():
            write(pages / name, page)
    count = count_of(len(shown.pages), "sida", "sidor")
    click.echo("\n".join([f"{output}: {count}.", *shown.words, *shown.elsewhere]))
    return int(not shown.is_right)


def _keep_others_things(folder: Path) -> None:
    """Pages of an earlier preview among these would be taken for this one's.

    Raises:
        UsageError: Where the folder holds something.
    """
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"Mappen {folder} är inte tom.", "Välj en tom mapp med --pages.")
