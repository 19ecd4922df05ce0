"""`asf case`: write down what happened in a case, on a branch of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from asf_certify.event_branch import put_on_branch
from asf_certify.event_making import event_kinds, event_of, read_event_file
from asf_certify.places import place_of
from asf_propose.history.repository import Repository
from asf_propose.proposal.ground import ground
from asf_register.day import today
from asf_register.root import find_root

from asf_cli.event_commands import EventGroup, told

# What only the enterprise itself does.
_BY_ENTERPRISE = ("applied", "self_assessed")
BASE = click.Option(
    ["--base"],
    default="HEAD",
    metavar="VERSION",
    help="Versionen som ändras. Annars den du står i.",
)
BRANCH = click.Option(["--branch"], default="", metavar="GREN", help="Ett annat namn på grenen.")


def add_to_case(given_root: Path | None, kind: str, wanted: str, given: Mapping[str, Any]) -> int:
    """Put an event of a case on a branch.

    Args:
        given_root: The folder of `--root`.
        kind: What happened.
        wanted: The round and the enterprise, as somebody writes them.
        given: What was given, by field or option.
    """
    with ground(Repository(find_root(given_root, Path.cwd())), given["base"], today()) as on:
        words = on.register.vocabulary
        place = place_of(wanted, "case", on.register)
        event = event_of(kind, event_kinds("case", words)[kind], _filled_in(kind, given), words)
        made = put_on_branch(event, place, on, given["branch"])
    click.echo(told(made))
    return 0


def _filled_in(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """What was given, with a file's fields below it and what goes without saying."""
    usual = {"date": today().isoformat()}
    if kind in _BY_ENTERPRISE:
        usual["by"] = "enterprise"
    file = given.get("from_file")
    held = read_event_file(file) if file else {}
    said = {key: value for key, value in given.items() if value not in (None, (), False)}
    return {**usual, **held, **said}


case = EventGroup(
    name="case",
    schema="case",
    add=add_to_case,
    options=(BRANCH, BASE),
    elsewhere=("decisions", "decide"),
    help="""Skriv upp vad som har hänt i ett ärende, på en egen gren.

    Händelsen läggs sist i ärendets fil och prövas mot alla regler innan något skrivs. OMGÅNG är
    omgångens mapp och FÖRETAG filens namn, företagets namn eller organisationsnumret. Kör asf case
    HÄNDELSE --help för det som hör till en viss händelse.
    """,
)
