"""The option `--format`: for people, or for programs."""

from __future__ import annotations

import click

text_or_json = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", help="text eller json."
)
