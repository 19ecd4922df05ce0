"""`asf digest`: the news of the marketplace as an e-mail, for somebody to send."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import click
from asf_edit.entries import slug_of
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.public import public_view
from asf_register.read_register import read_register
from asf_register.region_names import known_region
from asf_register.register import Register
from asf_register.root import find_root
from asf_register.swedish import long_date
from asf_site.digest.audience import Audience, EnterpriseAudience, RegionAudience
from asf_site.digest.digest import make_digest
from asf_site.digest.message import written
from asf_site.site import Site

from asf_cli.left_out import tell_left_out
from asf_cli.swedish_help import SwedishCommand
from asf_cli.written_day import written_day

_ENDING = ".eml"


@click.command(cls=SwedishCommand, options_metavar="[VAL]")
@click.option("--region", metavar="LÄN", help="Länets kod eller namn, till exempel 21.")
@click.option("--enterprise", metavar="FÖRETAG", help="Företagets filnamn eller namn.")
@click.option(
    "--since", required=True, metavar="DAG", help="Första dagen som räknas, som 2026-12-01."
)
@click.option("--on", "on", metavar="DAG", help="Dagen då mejlet ska skickas. Annars i dag.")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="MAPP|FIL",
    help="Var mejlet ska läggas, som en .eml-fil. Annars skrivs det ut.",
)
@click.option("--always", is_flag=True, help="Skriv mejlet också när inget är nytt.")
@click.pass_obj
def digest(
    given_root: Path | None,
    *,
    region: str | None,
    enterprise: str | None,
    since: str,
    on: str | None,
    output: Path | None,
    always: bool,
) -> int:
    """Skriv nyheterna från marknadsplatsen som ett mejl.

    För ett län: nya och ändrade annonser, de som snart stänger, det som avslutats och nya företag
    i listan. För ett företag: det som det kan svara på, och varför. Inget skickas: öppna filen i
    ett e-postprogram, eller låt en körning göra det. Bara det som syns på webbplatsen är med.
    """
    if (region is None) == (enterprise is None):
        raise UsageError(
            "Säg vem mejlet är till.", "Skriv --region LÄN eller --enterprise FÖRETAG."
        )
    day = written_day(on, today())
    first = _first(since, day)
    reading = read_register(find_root(given_root, Path.cwd()))
    register, site = reading.register, Site(public_view(reading.register), day)
    tell_left_out(reading)
    audience = (
        _region(region, register, site)
        if region is not None
        else _enterprise(enterprise or "", register, site)
    )
    news = make_digest(site, audience, first)
    if news.is_empty and not always:
        click.echo(f"Inget nytt {audience.whom} sedan {long_date(first)}, så inget mejl.", err=True)
        return 0
    mail = written(news, register.site)
    if output is None:
        click.echo(mail, nl=False)
        return 0
    path = _path(output, audience, day)
    path.write_bytes(mail)
    click.echo(f"Skrev {path}: {news.subject}.")
    return 0


def _first(since: str, day: date) -> date:
    first = written_day(since, day)
    if first > day:
        raise UsageError(
            f"{long_date(first)} är efter {long_date(day)}.", "Skriv en tidigare dag efter --since."
        )
    return first


def _region(asked: str, register: Register, site: Site) -> Audience:
    region = known_region(asked, register.vocabulary)
    coordinators = register.policy.coordinators if register.policy else {}
    coordinator = coordinators.get(region.code)
    return RegionAudience(region, site, coordinator.email if coordinator else "")


def _enterprise(asked: str, register: Register, site: Site) -> Audience:
    slug = slug_of(asked, register)
    shown = site.register.find(slug)
    if shown is None:
        raise UsageError(
            f"{slug} visas inte på webbplatsen, och får därför inga nyheter från den.",
            "Välj ett företag som visas.",
        )
    return EnterpriseAudience(shown, site)


def _path(output: Path, audience: Audience, day: date) -> Path:
    """Where the e-mail goes: a new file, in a folder that is there."""
    path = output
    if output.suffix.lower() != _ENDING:
        name = audience.page.strip("/").rpartition("/")[2]
        path = output / f"nyheter-{name}-{day}{_ENDING}"
    if not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
        raise UsageError(
            f"Mappen {path.parent} finns inte eller går inte att skriva i.", "Skapa den först."
        )
    if path.is_dir():
        raise UsageError(f"{path} är en mapp.", "Välj ett annat namn.")
    return path
