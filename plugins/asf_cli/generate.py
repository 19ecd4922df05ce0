"""`asf generate`: write the files that follow from schemas, policy and settings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click
from asf_forge.files import MADE_FOLDERS, forge_files
from asf_register.certification.transitions_page import transitions_page
from asf_register.data_model import data_model
from asf_register.root import PROJECT, Root

from asf_cli.swedish_help import SwedishCommand


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.option("--check", "only_check", is_flag=True, help="Skriv inget; säg vad som är inaktuellt.")
def generate(only_check: bool) -> int:
    """Skriv de filer som följer av scheman, data/policy och inställningar.

    De ligger i programmets egen mapp: docs/data-model.md och docs/certification-transitions.md,
    och i .github CODEOWNERS, mallar, formulär och regler för GitHub.
    """
    made = {
        "docs/data-model.md": data_model(),
        "docs/certification-transitions.md": transitions_page(),
        **forge_files(Root(PROJECT)),
    }
    stale = [name for name, text in made.items() if _differs(name, text)]
    left_over = list(_left_over(made))
    if only_check:
        for name in stale:
            click.echo(f"Inaktuell: {name}. Kör asf generate.")
        for name in left_over:
            click.echo(f"Ska inte finnas: {name}. Kör asf generate, så tas den bort.")
    else:
        for name in stale:
            _write(name, made[name])
            click.echo(f"Skrev {name}.")
        for name in left_over:
            (PROJECT / name).unlink()
            click.echo(f"Tog bort {name}.")
    if not stale and not left_over:
        click.echo("Allt är aktuellt.")
    return int(only_check and bool(stale or left_over))


def _differs(name: str, text: str) -> bool:
    path = PROJECT / name
    if path.is_symlink() or not path.is_file():
        return True
    # Git may have written other line ends here.
    return path.read_bytes().replace(b"\r\n", b"\n") != text.encode()


def _write(name: str, text: str) -> None:
    path = PROJECT / name
    if path.is_symlink():
        path.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _left_over(made: Mapping[str, str]) -> Iterator[str]:
    """Files in the folders for made ones that nothing makes any longer."""
    for folder in MADE_FOLDERS:
        for path in sorted((PROJECT / folder).rglob("*")):
            name = path.relative_to(PROJECT).as_posix()
            is_folder = path.is_dir() and not path.is_symlink()
            if name not in made and not is_folder and not path.name.startswith("."):
                yield name
