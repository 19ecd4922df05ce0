"""`asf decide`: a signed decision about a certificate, on a branch of its own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from asf_certify.deciding import days_of, known_of
from asf_certify.event_branch import put_on_branch
from asf_certify.event_making import Event, event_kinds, event_of
from asf_certify.places import Place, place_of
from asf_certify.signing import signature_of
from asf_edit.canonical import canonical_document
from asf_propose.history.repository import Repository
from asf_propose.proposal.ground import Ground, ground
from asf_register.day import today
from asf_register.errors import UsageError
from asf_register.policy import Person
from asf_register.reading import load
from asf_register.root import find_root

from asf_cli.case import BASE, BRANCH
from asf_cli.event_commands import EventGroup, told

_SIGN = click.Option(
    ["--sign"], is_flag=True, help="Underteckna och lägg beslutet på en gren. Utan: visa det bara."
)
_KEY = click.Option(
    ["--key"],
    default="",
    metavar="FIL",
    help="Din SSH-nyckel. Annars den som git undertecknar med.",
)


def decide_on(given_root: Path | None, kind: str, wanted: str, given: Mapping[str, Any]) -> int:
    """Put a decision on a branch, signed; or show what it would say.

    Args:
        given_root: The folder of `--root`.
        kind: The decision.
        wanted: The round and the enterprise, as somebody writes them.
        given: What was given, by field or option.
    """
    with ground(Repository(find_root(given_root, Path.cwd())), given["base"], today()) as on:
        place = place_of(wanted, "decisions", on.register)
        event = _event(kind, place, given, on)
        if not given["sign"]:
            click.echo(canonical_document("decisions", {"events": [event]}).decode())
            click.echo("Inget är skrivet. Kör om med --sign när beslutet är som det ska vara.")
            return 0
        person = _decider(event["by"], on)
        event["signature"] = signature_of(
            event, place, person, given["key"], on.repository.root.folder
        )
        made = put_on_branch(event, place, on, given["branch"])
    click.echo(told(made))
    return 0


def _event(kind: str, place: Place, given: Mapping[str, Any], on: Ground) -> Event:
    """The decision as it will read back from its file, which is what is signed."""
    words = on.register.vocabulary
    fields = event_kinds("decisions", words)[kind]
    said = {key: value for key, value in given.items() if value not in (None, (), False, "")}
    dated = {"date": today().isoformat(), **said}
    known = known_of(kind, place, days_of(dated), on.register, on.repository)
    event = event_of(kind, fields, {**dated, **known, **said}, words)
    written = load(canonical_document("decisions", {"events": [event]})).value
    read: Event = written["events"][0]
    return read


def _decider(name: str, on: Ground) -> Person:
    people = on.register.policy.people if on.register.policy else {}
    person = people.get(name)
    if person is None or not person.may("certifier"):
        deciders = [one.id for one in people.values() if one.may("certifier")]
        raise UsageError(
            f"{name} är ingen certifierare i data/policy/people.yaml.",
            f"Certifierare är {', '.join(deciders)}." if deciders else "Där finns ingen än.",
        )
    return person


decide = EventGroup(
    name="decide",
    schema="decisions",
    add=decide_on,
    options=(_SIGN, _KEY, BRANCH, BASE),
    elsewhere=("case", "case"),
    help="""Fatta ett beslut om ett intyg, undertecknat och på en egen gren.

    Den som beslutar undertecknar med sin SSH-nyckel (--sign). En annan certifierare godkänner
    genom att slå ihop förslaget. Nummer, dagar, namn och standard hämtas ur registret och omgången.
    Utan --sign visas beslutet och inget skrivs.
    """,
)
