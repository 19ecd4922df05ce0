"""How far a command has come, on one line of a terminal; nothing where nobody looks at one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec

import click

_Counted = ParamSpec("_Counted")


@contextmanager
def progress(words: Callable[_Counted, str], every: int = 1) -> Iterator[Callable[_Counted, None]]:
    """Tell how far something has come; the last of it stays on the terminal.

    Args:
        words: What is told of a count.
        every: One count in so many is told.

    Yields:
        What takes the counts, in the order in which they come.
    """
    count, latest = 0, ""

    def tell(*args: _Counted.args, **kwargs: _Counted.kwargs) -> None:
        nonlocal count, latest
        count, latest = count + 1, words(*args, **kwargs)
        if count % every == 0:
            click.echo(f"\r{latest}", nl=False, err=True)

    def say_nothing(*_: _Counted.args, **__: _Counted.kwargs) -> None:
        return

    if not sys.stderr.isatty():
        yield say_nothing
        return
    try:
        yield tell
    finally:
        if latest:
            click.echo(f"\r{latest}", err=True)
