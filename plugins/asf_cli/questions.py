"""Asking somebody at a terminal, with Tab to fill in a word."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import click
from asf_register.errors import AsfError
from asf_register.slugs import fold

try:
    import readline
except ImportError:  # Windows has none; there one types the whole word
    readline = None  # type: ignore[assignment]

_PROMPT = "> "


class StoppedError(AsfError):
    """Somebody stopped the command before it had written anything."""


@contextmanager
def nothing_written() -> Iterator[None]:
    """Turn Ctrl+C and the end of the input into a plain word, for all that goes before writing.

    Raises:
        StoppedError: Where somebody stopped.
    """
    try:
        yield
    except (KeyboardInterrupt, EOFError, click.Abort) as error:
        click.echo()
        raise StoppedError("Avbrutet.", "Inget är skrivet.") from error


def can_ask() -> bool:
    """Whether there is a terminal with somebody at it."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, choices: Sequence[str] = ()) -> str:
    """Ask for a line of text.

    Args:
        question: What to ask.
        choices: What Tab fills in; several can be written with commas between.
    """
    click.echo(question)
    with _filling_in(choices):
        return input(_PROMPT).strip()


def agrees(question: str) -> bool:
    """Ask a question with the answers ja and nej."""
    while True:
        answer = ask(f"{question} (ja/nej)").lower()
        if answer in ("ja", "j", "yes", "y"):
            return True
        if answer in ("nej", "n", "no"):
            return False
        click.echo("Svara ja eller nej.")


@contextmanager
def _filling_in(choices: Sequence[str]) -> Iterator[None]:
    if readline is None or not choices:
        yield
        return

    def complete(begun: str, number: int) -> str | None:
        word = begun.lstrip()
        fitting = [choice for choice in choices if fold(choice).startswith(fold(word))]
        return begun[: len(begun) - len(word)] + fitting[number] if number < len(fitting) else None

    readline.set_completer_delims(",;")
    readline.set_completer(complete)
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
    try:
        yield
    finally:
        readline.set_completer(None)
