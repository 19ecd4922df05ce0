"""The last steps of every change: judge it, ask, and write all of it or nothing."""

from __future__ import annotations

from pathlib import Path

import click
from asf_edit.judging import judge
from asf_edit.transaction import write_in
from asf_register.day import today
from asf_register.enterprise_files import Drafts
from asf_register.errors import UsageError
from asf_register.known_files import remembered
from asf_register.reporters import text
from asf_register.root import Root

from asf_cli.questions import agrees, can_ask

NOT_WRITTEN = "Inget är skrivet. Flera uppgifter kan ändras i samma kommando."


def is_right(root: Root, drafts: Drafts) -> bool:
    """Say what is wrong with drafts; whether nothing keeps them from being written."""
    judged = judge(root, drafts, today(), remembered(root, today()))
    if judged.errors or judged.warnings:
        click.echo(f"\n{text([*judged.errors, *judged.warnings])}")
    return not judged.errors


def may_write(question: str, *, yes: bool) -> bool:
    """Ask whether to write, where somebody can be asked.

    Args:
        question: What to ask.
        yes: Whether the answer was given in advance, with --yes.

    Raises:
        UsageError: Where there is neither an answer nor anybody to ask.
    """
    if yes:
        return True
    if not can_ask():
        raise UsageError("Inget är skrivet.", "Lägg till --yes för att skriva utan fråga.")
    if agrees(f"\n{question}"):
        return True
    click.echo("Inget är skrivet.")
    return False


def write(root: Root, files: Drafts, seen: Drafts) -> None:
    """Write files, and say so.

    Args:
        root: The register.
        files: What to write, by slug; None for a file that shall go.
        seen: What those files held when they were read.

    Raises:
        UsageError: Where one has been changed since.
        OSError: Where they can't be written; none of them is then.
    """
    by_name, seen_by_name = (
        {f"{slug}.yaml": content for slug, content in some.items()} for some in (files, seen)
    )
    write_in_folder(root, root.enterprises, by_name, seen_by_name)


def write_in_folder(root: Root, folder: Path, files: Drafts, seen: Drafts) -> None:
    """Write files of one folder, all or none, and say so.

    Args:
        root: The register.
        folder: The folder.
        files: What to write, by its path from there; None for a file that shall go.
        seen: What those files held when they were read.

    Raises:
        UsageError: Where one has been changed since.
        OSError: Where they can't be written; none of them is then.
    """
    if not files:
        return
    standing = len(files) > 1 and Path.cwd().is_relative_to(folder)
    write_in(root, folder, files, seen)
    written = [root.shown(folder / name) for name, content in files.items() if content is not None]
    click.echo("\n".join(f"Skrev {path}." for path in written))
    if standing:
        click.echo('Mappen byttes ut; kör cd "$PWD".')


def next_step(root: Root, slugs: list[str]) -> None:
    """Say how to keep in git what was written."""
    folder = root.shown(root.enterprises)
    paths = " ".join(f"{folder}/{slug}.yaml" for slug in slugs)
    click.echo(f"Spara i git: git add {paths} && git commit")
