"""The commands, each loaded when it is asked for: most take longer to load than to run."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

from asf_cli.swedish_help import SwedishGroup

# What each is called, and the module of this package that holds it under its own name.
COMMANDS: Mapping[str, str] = {
    "check": "check",
    "build": "build",
    "audit": "audit",
    "erase": "erase",
    "new": "new",
    "set": "set_fields",
    "confirm": "confirm",
    "import": "import_sheet",
    "import-notices": "import_notices",
    "intake": "intake",
    "key": "key",
    "member": "member",
    "format": "format_files",
    "demo": "demo",
    "digest": "digest",
    "reminders": "reminders",
    "generate": "generate",
    "policy": "policy",
    "preview": "preview",
    "report": "report",
    "history": "history",
    "restore": "restore",
    "status": "status",
    "match": "match",
    "worklist": "worklist",
    "links": "links",
    "reconcile": "reconcile",
    "upkeep": "upkeep",
    "certificate": "certificate",
    "cohort": "cohort",
    "case": "case",
    "decide": "decide",
}


class Commands(SwedishGroup):
    """The group of all commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Their names, in the order of the help page."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Load a command; None where there is none of that name."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(import_module(f"asf_cli.{module}"), module)
        return command
