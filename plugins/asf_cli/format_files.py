"""`asf format`: put files in the register's one form."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import click
from asf_edit.formatting import formatted, with_a_form
from asf_register.errors import UsageError
from asf_register.reporters import text
from asf_register.root import Root, find_root
from asf_register.swedish import count_of

from asf_cli.questions import nothing_written
from asf_cli.swedish_help import SwedishCommand
from asf_cli.writing import write_in_folder


@click.command(name="format", cls=SwedishCommand, options_metavar="[VAL]")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FIL]…")
@click.option("--check", "only_check", is_flag=True, help="Skriv inget; säg vad som skulle ändras.")
@click.pass_obj
def format_files(given_root: Path | None, paths: tuple[Path, ...], only_check: bool) -> int:
    """Skriv om registrets filer i rätt form.

    Det gäller företagen, annonserna, certifieringens omgångar, ärenden och beslut, medlemmarna,
    erfarenheterna, kalendern, arkivet och people.yaml. Fälten får schemats ordning och texten
    jämna rader; innehåll och kommentarer är desamma. En fil som har fel lämnas som den är, och
    felen visas.
    """
    root = find_root(given_root, Path.cwd())
    with nothing_written():
        found = formatted(root, _named(root, paths))
        if found.problems:
            click.echo(f"{text(found.problems)}\n")
    if only_check:
        for path in found.changed:
            click.echo(f"{root.shown(path)} har inte rätt form.")
        if found.changed:
            click.echo("Kör asf format.")
    else:
        changed, before = (_by_folder(root, some) for some in (found.changed, found.before))
        for folder, files in changed.items():
            write_in_folder(root, folder, files, before[folder])
    if not found.changed and not found.problems:
        click.echo(f"{count_of(found.right, 'fil', 'filer')} har redan rätt form.")
    return int(bool(found.problems) or (only_check and bool(found.changed)))


def _folders(root: Root) -> tuple[Path, ...]:
    """The folders whose files have a form."""
    records = root.marketplace, root.members, root.experiences, root.calendar
    return (root.enterprises, root.cohorts, root.policy, *records)


def _by_folder(root: Root, some: Mapping[Path, bytes]) -> dict[Path, dict[str, bytes]]:
    """Files by the folder that they are written in, and by their paths from there."""
    found: dict[Path, dict[str, bytes]] = {}
    for path, content in some.items():
        folder = next((one for one in _folders(root) if path.is_relative_to(one)), path.parent)
        found.setdefault(folder, {})[path.relative_to(folder).as_posix()] = content
    return found


def _named(root: Root, paths: tuple[Path, ...]) -> set[Path] | None:
    """The files that are meant; None for all.

    Raises:
        UsageError: Where a path leads to none of them.
    """
    known = {path for path, _ in with_a_form(root)}
    named: set[Path] = set()
    for path in paths:
        # Not resolved to its end: a link is a fault of the register, wherever it leads.
        place = Path(os.path.normpath(Path.cwd() / path))
        place = place.parent.resolve() / place.name
        inside = {file for file in known if file.is_relative_to(path.resolve())}
        if path.is_dir() and inside:
            named |= inside
        elif place in known:
            named.add(place)
        else:
            raise _not_meant(root, path, place)
    return named or None


def _not_meant(root: Root, path: Path, place: Path) -> UsageError:
    below = _folders(root)
    if place.suffix.lower() == ".yaml" and any(map(place.is_relative_to, below)):
        return UsageError(f"{path} finns inte.", "Kontrollera filens namn.")
    return UsageError(
        f"{path} är varken ett företags fil eller en omgångs.",
        "Nämn filer i data/asf eller data/cohorts, eller inga för alla.",
    )
