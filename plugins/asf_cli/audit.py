"""`asf audit`: were all changes of decisions and policy approved as the policy said then?"""

from __future__ import annotations

import os
from pathlib import Path

import click
from asf_register.errors import UsageError
from asf_register.root import find_root

from asf_cli.swedish_help import SwedishCommand


@click.command(cls=SwedishCommand, options_metavar="--genesis VERSION [VAL]")
@click.option(
    "--genesis",
    metavar="VERSION",
    help="Utgångspunkten: versionen som ni litar på, med alla tecken. Allt efter den prövas. "
    "Annars miljövariabeln ASF_AUDIT_GENESIS.",
)
@click.option(
    "--checkpoint",
    "checkpoints",
    multiple=True,
    metavar="VERSION",
    help="En version som måste finnas kvar på main; kan anges flera gånger. Också i "
    "ASF_AUDIT_CHECKPOINTS, med mellanslag mellan.",
)
@click.option(
    "--published",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Webbplatsens /revision.json, sparad: dess version måste finnas kvar på main.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="text, eller json för program.",
)
@click.argument("rev", default="HEAD", metavar="[VERSION]")
@click.pass_obj
def audit(
    given_root: Path | None,
    *,
    genesis: str | None,
    checkpoints: tuple[str, ...],
    published: Path | None,
    form: str,
    rev: str,
) -> int:
    """Pröva att varje ändring av beslut och policy är godkänd av rätt person.

    Historiken på main prövas version för version mot den policy som gällde just innan. Kommandot
    ändrar inget och frågar inte GitHub.
    """
    from asf_audit.anchors import anchors  # noqa: PLC0415
    from asf_audit.audit import audit as audit_of  # noqa: PLC0415
    from asf_audit.wording import as_json, as_text  # noqa: PLC0415

    root = find_root(given_root, Path.cwd())
    known = anchors(genesis, checkpoints, os.environ, published)
    if known is None:
        raise UsageError(
            "Granskningen saknar utgångspunkt.",
            "Ange --genesis VERSION eller sätt ASF_AUDIT_GENESIS. Hur den väljs står i "
            "docs/administrator.md.",
        )
    found = audit_of(root, known, rev)
    click.echo((as_json if form == "json" else as_text)(found).rstrip("\n"))
    return int(not found.is_green)
