"""The command's help and complaints in Swedish; click speaks English."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Any

import click
from asf_register.personal_number import echoed

# What click says where something follows that no argument takes.
_TOO_MANY = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)


class SwedishCommand(click.Command):
    """A command whose help page is in Swedish."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, "Så här: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what can be chosen."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        told = [row for param in options if (row := param.get_help_record(ctx))]
        # A text says in words what click adds in brackets.
        rows = [(names, text.partition("  [")[0]) for names, text in told]
        if rows:
            with formatter.section("Val"):
                formatter.write_dl(rows)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, with its text in Swedish."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Visa den här hjälpen."
        return option


class HungUpError(Exception):
    """Whoever read the answer has stopped reading."""


class SwedishGroup(SwedishCommand, click.Group):
    """A group of commands whose help page is in Swedish."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("subcommand_metavar", "KOMMANDO [VAL]…")
        kwargs.setdefault("options_metavar", "[--root MAPP]")
        kwargs.setdefault("context_settings", {"help_option_names": ["-h", "--help"]})
        super().__init__(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command.

        Raises:
            HungUpError: Where nobody reads on; click itself would end with 1, which here means
                that the register has problems.
        """
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise HungUpError from error

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands and what can be chosen."""
        SwedishCommand.format_options(self, ctx, formatter)
        rows = [
            (name, command.get_short_help_str(80))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section("Kommandon"):
            formatter.write_dl(rows)


def usage_message(error: click.ClickException) -> str:
    """Put a complaint of click's in Swedish, in one line with the mend."""
    context = getattr(error, "ctx", None)
    names = getattr(error, "possibilities", None)
    known: list[str] = []
    if isinstance(error, click.NoSuchCommand) and context:
        known = sorted(context.command.list_commands(context))
        # Commands that aren't loaded yet are unknown to click.
        names = get_close_matches(error.command_name, known)
    if names:
        return f"{_what_is_wrong(error)} Menade du {' eller '.join(names)}?"
    called = context.command_path if context else "asf"
    if isinstance(error, click.NoSuchOption) and error.option_name == "--root":
        after = called.removeprefix("asf ")
        return f"Valet --root skrivs före kommandot: asf --root MAPP {after}."
    if known:
        every = ", ".join(known)
        return f"{_what_is_wrong(error)} Kommandon: {every}. Kör {called} --help så ser du mer."
    return f"{_what_is_wrong(error)} Kör {called} --help så ser du hur man skriver."


def _what_is_wrong(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"Valet {error.option_name} finns inte."
        case click.NoSuchCommand():
            return f"Kommandot {error.command_name} finns inte."
        case click.BadOptionUsage():
            needed = "följas av ett värde" if "requires" in error.message else "inte ha något värde"
            return f"Valet {error.option_name} ska {needed}."
        case click.BadParameter():
            return _what_is_wrong_with_value(error)
        case click.exceptions.NoArgsIsHelpError():
            return "Skriv ett kommando."
    return _what_is_wrong_with_words(error.message)


def _what_is_wrong_with_words(message: str) -> str:
    """What is wrong, where click says it in words only."""
    if extra := _TOO_MANY.fullmatch(message):
        return f"Det här är för mycket: {echoed(extra[1])}."
    missing = "Missing command" in message
    return "Ett kommando saknas." if missing else "Så kan kommandot inte skrivas."


def _what_is_wrong_with_value(error: click.BadParameter) -> str:
    name = error.param.human_readable_name if error.param else "Ett värde"
    if isinstance(error.param, click.Option):
        name = error.param.opts[-1]
    if isinstance(error, click.MissingParameter):
        return f"{name} saknas."
    if error.param is None:
        return "Ett värde går inte att använda."
    if isinstance(error.param.type, click.Choice):
        *most, last = map(str, error.param.type.choices)
        return f"{error.param.opts[-1]} kan vara {', '.join(most)} eller {last}."
    return f"Värdet för {error.param.opts[-1]} går inte att använda."
