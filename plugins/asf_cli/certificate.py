"""`asf certificate`: diploma, badge and proof to hand out, and the verification of a proof."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from asf_register.certification.certifiers import certifiers_of
from asf_register.check import check
from asf_register.day import today
from asf_register.errors import ProblemsFoundError, UsageError
from asf_register.problem import visible
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.root import find_root

from asf_cli.swedish_help import SwedishCommand, SwedishGroup
from asf_cli.written_day import written_day

if TYPE_CHECKING:
    from asf_site.certificates.certificate_view import CertificateView

_NUMBER = click.argument("number", metavar="NUMMER")
_DATE = click.option("--date", "on", metavar="DAG", help="Dagen som allt räknas för. Annars i dag.")


def _output(name: str) -> Callable[[Any], Any]:
    return click.option(
        "--output",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FIL",
        help=f"Filen som skrivs. Annars NUMMER-{name} där du står.",
    )


@click.group(cls=SwedishGroup, options_metavar="")
def certificate() -> None:
    """Diplom, märke och bevis för ett intyg, och kontroll av ett bevis."""


@certificate.command(cls=SwedishCommand, options_metavar="[VAL]")
@_NUMBER
@_output("diplom.pdf")
@_DATE
@click.pass_obj
def diploma(given_root: Path | None, *, number: str, output: Path | None, on: str | None) -> int:
    """Skriv ett diplom att hänga på väggen, som PDF.

    Koden på diplomet leder till intygets sida. Den saknas om intyget inte visas på webbplatsen.
    """
    from asf_site.certificates.certificate_view import decided_here  # noqa: PLC0415
    from asf_site.certificates.diploma import diploma as made  # noqa: PLC0415

    day = written_day(on, today())
    register, view = _asked(given_root, number, day)
    decided_here(view.certificate)
    if not view.holds(day):
        answer = view.on(day)
        raise UsageError(
            f"{view.number} gäller inte den dagen: {answer.reason}",
            "Ett diplom görs bara för ett intyg som gäller.",
        )
    shown = view.number in public_view(register).certificates
    page = f"{register.site.address}{view.url}" if shown else ""
    return _write(
        output or Path(f"{view.number}-diplom.pdf"),
        made(view.certificate, register.site.organisation, page),
    )


@certificate.command(cls=SwedishCommand, options_metavar="[VAL]")
@_NUMBER
@_output("marke.svg")
@_DATE
@click.pass_obj
def badge(given_root: Path | None, *, number: str, output: Path | None, on: str | None) -> int:
    """Skriv märket för en webbplats, som SVG, och raden som visar det.

    Raden hämtar märket från registrets sajt, där det alltid visar hur intyget står sig. Filen som
    skrivs här gör inte det.
    """
    from asf_site.certificates.badge import badge as made  # noqa: PLC0415
    from asf_site.certificates.badge import snippet  # noqa: PLC0415
    from asf_site.certificates.certificate_view import decided_here  # noqa: PLC0415

    day = written_day(on, today())
    register, view = _asked(given_root, number, day)
    decided_here(view.certificate)
    picture = made(view, day, register.site.organisation)
    code = _write(output or Path(f"{view.number}-marke.svg"), picture.encode())
    if view.number in public_view(register).certificates:
        click.echo(snippet(view, register.site.address))
    return code


@certificate.command(cls=SwedishCommand, options_metavar="[VAL]")
@_NUMBER
@_output("bevis.zip")
@click.pass_obj
def proof(given_root: Path | None, *, number: str, output: Path | None) -> int:
    """Skriv ett bevis att lämna ut: besluten med underskrifter och nycklar, som ZIP.

    Den som får det kontrollerar det med ssh-keygen eller med asf certificate verify.
    """
    from asf_site.certificates.proof import proof as made  # noqa: PLC0415

    register, view = _asked(given_root, number, today())
    keys = certifiers_of(register.policy).keys
    return _write(
        output or Path(f"{view.number}-bevis.zip"), made(view, keys, register.site.address)
    )


@certificate.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.argument(
    "files",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=False),
    metavar="FIL…",
)
@click.option(
    "--keys",
    "keys_file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FIL",
    help="Nycklarna, hämtade från registrets sajt. Annars de som ligger med.",
)
def verify(*, files: tuple[Path, ...], keys_file: Path | None) -> int:
    """Kontrollera ett bevis, eller beslut med underskriften bredvid sig.

    Det behövs inget register, bara filerna. Nycklar som ligger med ett bevis är så säkra som den
    som gav dig det: ange --keys för att ta dem från registrets sajt.
    """
    from asf_site.certificates.proof import read_keys, verdicts  # noqa: PLC0415

    keys = read_keys(keys_file) if keys_file is not None else None
    told = [verdict for file in files for verdict in verdicts(file, keys)]
    for verdict in told:
        name = visible(verdict.name)
        click.echo(f"{name}: {'rätt' if verdict.is_right else 'FEL'}, {verdict.words}")
    if not all(verdict.is_right for verdict in told):
        return 1
    click.echo("Besluten är som de skrevs under. Om intyget gäller i dag står på dess sida.")
    return 0


def _asked(given_root: Path | None, number: str, day: date) -> tuple[Register, CertificateView]:
    """A register without errors, and the certificate with a number.

    Raises:
        ProblemsFoundError: Where the register has errors.
        UsageError: Where there is no such certificate.
    """
    from asf_site.certificates.certificate_view import view_of  # noqa: PLC0415

    checked = check(find_root(given_root, Path.cwd()), max(day, today()))
    if checked.errors or checked.register is None:
        raise ProblemsFoundError(
            "Registret har fel, så inget är skrivet.",
            "Rätta dem och försök igen.",
            checked.problems,
        )
    found = checked.register.certificates
    wanted = number.upper()
    if wanted not in found:
        near = get_close_matches(wanted, found, n=1)
        raise UsageError(
            f'Inget intyg har numret "{visible(number)}".',
            f"Menade du {near[0]}?" if near else "Skriv numret som ASF-2027-001.",
        )
    return checked.register, view_of(checked.register, found[wanted])


def _write(path: Path, content: bytes) -> int:
    path.write_bytes(content)
    click.echo(f"Skrev {path}.")
    return 0
