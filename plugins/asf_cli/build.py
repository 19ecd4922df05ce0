"""`asf build`: the site from the register."""
from __future__ import annotations
import click
@click.command()
def build() -> int:
    """x."""
    return 0
