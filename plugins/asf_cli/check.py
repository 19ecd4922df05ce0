"""`asf check`: say everything that is wrong."""

from __future__ import annotations

from pathlib import Path

import click
from asf_register.check import Checked
from asf_register.check import check as check_register
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.known_files import remembered
from asf_register.problem import Problem, Severity, visible
from asf_register.reporters import REPORTERS
from asf_register.root import Root, find_root

from asf_cli.swedish_help import SwedishCommand


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FIL]…")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(REPORTERS)),
    default="text",
    help="text, github, markdown eller json.",
)
@click.pass_obj
def check(given_root: Path | None, paths: tuple[Path, ...], form: str) -> int:
    """Kontrollera alla filer, eller bara dem som nämns."""
    root = find_root(given_root, Path.cwd())
    wanted = [_inside(root, path) for path in paths]
    checked = check_register(root, today(), remembered(root, today()))
    problems = checked.problems
    # Where nothing could be judged, the reason is shown whatever was asked for.
    if wanted and checked.register is not None:
        _refuse_unread(root, paths, checked)
        problems = tuple(p for p in problems if _is_of(p, wanted))
    click.echo(REPORTERS[form](problems))
    return int(any(problem.severity is Severity.ERROR for problem in problems))


def _refuse_unread(root: Root, paths: tuple[Path, ...], checked: Checked) -> None:
    """Say of a file that the register doesn't read that nothing was checked."""
    for path in paths:
        shown = _inside(root, path)
        if shown in checked.files or path.is_dir() or path.is_symlink():
            continue
        mends = [p.hint for p in checked.problems if p.path == shown]
        raise UsageError(
            f"{shown} hör inte till det som registret läser.",
            mends[0] if mends else "Flytta den till data/asf/.",
        )


def _inside(root: Root, path: Path) -> str:
    if not path.is_symlink() and not path.exists():
        raise UsageError(f"{path} finns inte.", "Kontrollera filens namn.")
    # A link is itself a fault of the register, wherever it leads.
    resolved = path.parent.resolve() / path.name if path.is_symlink() else path.resolve()
    if not resolved.is_relative_to(root.folder):
        raise UsageError(
            f"{path} hör inte till registret.", f"Nämn filer under mappen {root.folder}."
        )
    return visible(resolved.relative_to(root.folder).as_posix())


def _is_of(problem: Problem, wanted: list[str]) -> bool:
    return any(
        named == path or named.startswith(f"{path}/") or path == "."
        for path in wanted
        for named in (problem.path, *problem.also)
    )
