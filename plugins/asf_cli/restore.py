"""`asf restore`: bring files back as they were on a day, on a branch."""

from __future__ import annotations

from pathlib import Path

import click
from asf_propose.history.repository import Repository
from asf_register.day import today
from asf_register.root import find_root

from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("day", metavar="DAG")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FIL]…")
@click.option("--branch", default="", metavar="GREN", help="Vad grenen ska heta.")
@click.option("--base", default="", metavar="VERSION", help="Versionen som ändras. Annars main.")
@click.pass_obj
def restore(
    given_root: Path | None, *, day: str, paths: tuple[Path, ...], branch: str, base: str
) -> int:
    """Ta tillbaka filer, eller hela registret, som de var i slutet av en dag.

    DAG skrivs som 2026-01-31. Utan FIL gäller det allt i data/ och content/. Det blir en ändring
    på en egen gren, som slås ihop som andra. Historiken och main ändras inte, och beslut, regler
    och medlemmars nycklar återställs aldrig.
    """
    from asf_history.main_line import MainLine  # noqa: PLC0415
    from asf_history.restoring.restoring import restore as restored_to  # noqa: PLC0415
    from asf_history.restoring.restoring import unsaved  # noqa: PLC0415
    from asf_history.restoring.wanted import wanted_paths  # noqa: PLC0415
    from asf_history.restoring.words import as_text  # noqa: PLC0415

    root = find_root(given_root, Path.cwd())
    now = today()
    wanted = wanted_paths(root, paths, Path.cwd())
    line = MainLine(Repository(root), base)
    restored = restored_to(line, written_day(day, now), wanted, now, branch)
    click.echo(as_text(restored, list(unsaved(line))))
    return int(restored.report is not None and bool(restored.report.verdict.errors))
