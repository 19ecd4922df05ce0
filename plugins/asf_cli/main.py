"""The command's entry: the root it works on, and how errors reach people."""

from __future__ import annotations

import errno
import gc
import os
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

import click
from asf_register.errors import AsfError, ProblemsFoundError, UsageError
from asf_register.private_key import holds_private_key
from asf_register.problem import visible
from asf_register.reporters import text

from asf_cli.commands import Commands
from asf_cli.swedish_help import HungUpError, usage_message

_REASONS = {
    errno.EACCES: "du har inte rätt att läsa eller skriva där",
    errno.EPERM: "du har inte rätt att läsa eller skriva där",
    errno.EROFS: "där går det inte att skriva",
    errno.ENOENT: "filen eller mappen finns inte",
    errno.EEXIST: "där ligger redan något annat med det namnet",
    errno.EISDIR: "det är en mapp, inte en fil",
    errno.ENOTDIR: "det är en fil, inte en mapp",
    errno.ENOSPC: "disken är full",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ELOOP: "länkarna leder i en cirkel",
    errno.EIO: "disken svarar inte",
    errno.EADDRINUSE: "porten används redan",
}


@click.group(cls=Commands)
@click.option(
    "--root",
    "root",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Mappen med data/ och content/. Annars används registret man står i.",
)
@click.pass_context
def asf(context: click.Context, root: Path | None) -> None:
    """Registret över arbetsintegrerande sociala företag."""
    _stand_somewhere()
    context.obj = root


def main() -> None:
    """Run the command. Exit 0: fine; 1: problems found; 2: wrong use or a missing piece."""
    # Records hold no cycles; looking for them in ten thousand takes a third of the time.
    gc.set_threshold(200_000, 50, 100)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A terminal that cannot show a character shows its code, rather than nothing at all.
            stream.reconfigure(errors="backslashreplace")
    _end_in_order()
    try:
        _refuse_private_keys(sys.argv[1:])
        sys.exit(asf.main(standalone_mode=False, prog_name="asf") or 0)
    except click.ClickException as error:
        _stop(usage_message(error))
    except AsfError as error:
        _stop_for(error)
    except (KeyboardInterrupt, click.Abort):
        _stop("Avbrutet.")
    except HungUpError:
        sys.stderr.close()
        sys.exit(2)
    except OSError as error:
        what = error.filename or "en fil"
        _stop(f"Det går inte att nå {what}: {_why(error)}. Rätta det och försök igen.")

    except Exception as error:
        # Exit 1 means problems in the register; a fault of the program must not look like that.
        if os.environ.get("ASF_DEBUG"):
            raise
        _stop(
            f"Det blev ett fel i programmet ({type(error).__name__}). Visa det för den som sköter "
            "programmet: kör samma kommando med ASF_DEBUG=1 framför."
        )


def _refuse_private_keys(arguments: Sequence[str]) -> None:
    """See that nobody has written a private key on the command line.

    Raises:
        UsageError: Where somebody has; what was written is not shown.
    """
    if any(holds_private_key(os.fsencode(argument)) for argument in arguments):
        raise UsageError(
            "På kommandoraden står en hemlig nyckel. Den är röjd och får inte användas mer.",
            "Gör en ny nyckel, och använd den öppna, som börjar med age1. Den hemliga ligger kvar "
            "i terminalens historik.",
        )


def _end_in_order() -> None:
    """Let whoever ends the command do as Ctrl+C does, so that temporary copies are taken away."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # What nohup lets pass by stays so.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _stop_for(error: AsfError) -> None:
    if isinstance(error, ProblemsFoundError):
        click.echo(text(error.problems))
        click.echo(visible(f"{error.message} {error.mend}"), err=True)
        sys.exit(1)
    _stop(f"{error.message} {error.mend}")


def _stand_somewhere() -> None:
    """See that the folder one stands in is still there: writing many files replaces it.

    Raises:
        UsageError: Where it isn't.
    """
    try:
        Path.cwd()
    except FileNotFoundError as error:
        raise UsageError(
            "Mappen som du står i har bytts ut eller tagits bort.",
            'Kör cd "$PWD" och försök igen.',
        ) from error


def _why(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, f"systemet säger nej ({error.errno})")


def _stop(message: str) -> None:
    click.echo(f"asf: {visible(message)}", err=True)
    sys.exit(2)
