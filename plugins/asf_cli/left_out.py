"""Saying that files with errors are left out of an answer."""

from __future__ import annotations

import click
from asf_register.read_register import Reading


def tell_left_out(reading: Reading) -> None:
    """Say on the error stream how many files could not be read; nothing where all could."""
    if told := reading.left_out_in_words:
        click.echo(f"{told} Kör asf check.", err=True)
