"""Commands made of a schema: one for each kind of event, with an option for each of its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import click
from asf_certify.event_branch import EventBranch
from asf_certify.event_making import GIVEN, event_kinds, is_of_areas, option_of
from asf_edit.fields import Field
from asf_propose.report import as_text
from asf_register.errors import UsageError
from asf_register.schema import labels, read_schema
from asf_register.swedish import small

from asf_cli.swedish_help import SwedishCommand, SwedishGroup

# Takes the kind of event, where it belongs and what was given; says how the command ends.
Add = Callable[[Path | None, str, str, Mapping[str, Any]], int]

_METAVARS = {"integer": "TAL", "boolean": ""}
_COMMON = {
    "date": "Dagen då det hände. Annars i dag.",
    "by": "Vem som gjorde det: en persons id, till exempel p003.",
}
# Taken from published sources and written by hand.
_BY_HAND = ("taken_over",)


class EventGroup(SwedishGroup):
    """A command with one command below it for each kind of event of a file.

    Args:
        schema: The kind of file: "case" or "decisions".
        add: What each of them does.
        options: Further options of each.
        elsewhere: Another kind of file, and the command that writes it.
        settings: What any group takes.
    """

    def __init__(
        self,
        *,
        schema: str,
        add: Add,
        options: tuple[click.Option, ...],
        elsewhere: tuple[str, str],
        **settings: Any,
    ) -> None:
        super().__init__(
            options_metavar="", subcommand_metavar="HÄNDELSE OMGÅNG/FÖRETAG [VAL]…", **settings
        )
        self._schema = schema
        self._add = add
        self._options = options
        self._elsewhere = elsewhere

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The kinds of events, in the order of the schema."""
        return [kind for kind in _kinds(self._schema) if kind not in _BY_HAND]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command for one kind.

        Raises:
            UsageError: Where the kind belongs in another file, or is written by hand.
        """
        kind = cmd_name.replace("-", "_")
        other, command = self._elsewhere
        if kind in _BY_HAND:
            raise UsageError(
                "Övertagna certifieringar skrivs för hand, ur en öppen källa.",
                "Se docs/certifierare.md.",
            )
        if kind in self.list_commands(ctx):
            return _command(kind, self._schema, self._add, self._options)
        if kind in _kinds(other):
            raise UsageError(
                f"{kind} hör inte hit.",
                f"Skriv asf {command} {kind} i stället för asf {self.name}.",
            )
        return None

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the kinds of events and what they are."""
        words = labels(read_schema(self._schema))["event"]
        with formatter.section("Händelser"):
            formatter.write_dl([(kind, words[kind]) for kind in self.list_commands(ctx)])


def told(made: EventBranch) -> str:
    """What has been put on a branch, and what to do with it."""
    return "\n".join(
        [
            as_text(made.report),
            "",
            f"Gren: {made.name}",
            f"Skicka den till GitHub: git push origin {made.name}",
            f"Öppna sedan förslaget: {made.address}",
        ]
    )


@cache
def _kinds(schema: str) -> Mapping[str, Field]:
    return event_kinds(schema)


def _command(kind: str, schema: str, add: Add, further: tuple[click.Option, ...]) -> click.Command:
    field = _kinds(schema)[kind]
    options = [_option(child) for child in field.children if str(child.pointer[-1]) not in GIVEN]
    if any(map(is_of_areas, field.children)):
        options.append(
            click.Option(
                ["--from", "from_file"],
                type=click.Path(path_type=Path, exists=True, dir_okay=False),
                metavar="FIL",
                help="En YAML-fil med areas: och en lista. Val på raden går före filen.",
            )
        )

    @click.pass_obj
    def run(given_root: Path | None, /, **given: Any) -> int:
        return add(given_root, kind, given.pop("place"), given)

    return SwedishCommand(
        name=kind,
        callback=run,
        help=_description(schema, kind),
        options_metavar="[VAL]",
        params=[click.Argument(["place"], metavar="OMGÅNG/FÖRETAG"), *options, *further],
    )


def _description(schema: str, kind: str) -> str:
    return str(read_schema(schema)["$defs"][kind]["description"])


def _option(field: Field) -> click.Option:
    key, node = str(field.pointer[-1]), field.node
    names = [option_of(field), key]
    is_flag = node.get("type") == "boolean" or node.get("const") is True
    if is_flag:
        return click.Option(names, is_flag=True, help=f"Ja: {small(field.titles[-1])}.")
    told_of = _COMMON.get(key) or f"{field.titles[-1]}. {node.get('description', '')}".strip()
    if is_of_areas(field):
        told_of = _of_areas(field)
    elif field.is_list:
        told_of += " Kan upprepas."
    return click.Option(names, multiple=field.is_list, metavar=_metavar(field), help=told_of)


def _metavar(field: Field) -> str:
    node = field.node
    if is_of_areas(field):
        return "OMRÅDE=UTFALL"
    if "enum" in node:
        return "|".join(map(str, node["enum"]))
    if node.get("format") == "date":
        return "DAG"
    return _METAVARS.get(str(node.get("type")), "TEXT")


def _of_areas(field: Field) -> str:
    item = field.item(0)
    _, said, *rest = item.children
    choices = ", ".join(said.node["enum"])
    after = (
        "[:DAG]:TEXT efter en åtgärd eller rekommendation"
        if any(str(one.pointer[-1]) == "due" for one in rest)
        else ":UNDERLAG; UNDERLAG efter"
    )
    return f"Ett område och hur det gick ({choices}), med {after}. Kan upprepas."
