"""The part of `asf build` that only members can open: when it may be built, and what came of it."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from asf_intranet.build import FOLDER, IntranetBuild, Outcome
from asf_intranet.visibility import refuse_unless_private
from asf_register.register import Register
from asf_register.swedish import count_of, long_date


def refuse_where_open(register: Register, *, must: bool) -> None:
    """Refuse to build the intranet where the repository is said to be open to others.

    Args:
        register: It may be one that has no intranet to keep.
        must: Whether the intranet was asked for by name.

    Raises:
        UsageError: Where it is.
    """
    if must or register.has_intranet:
        refuse_unless_private(os.environ)


def in_words(built: IntranetBuild, output: Path, day: date) -> str:
    """What came of building the intranet.

    Args:
        built: What was built.
        output: The folder that intranat/ lies in.
        day: The day that keys were judged by.
    """
    if built.outcome is Outcome.NONE:
        return (
            "Intranätet byggdes inte: det finns inga medlemmar och ingen adress till det. Skriv "
            "intranet: i data/site.yaml, så kan den första göra sin nyckel där."
        )
    if built.outcome is Outcome.KEPT:
        return f"Intranätet i {output / FOLDER} är som förut: inget i det har ändrats."
    return f"Intranätet är byggt i {output / FOLDER}: {_contents(built)}. {_readers(built, day)}"


def _contents(built: IntranetBuild) -> str:
    pages = count_of(built.pages, "sida", "sidor")
    return f"{pages} och {count_of(built.downloads, 'fil', 'filer')} att hämta"


def _readers(built: IntranetBuild, day: date) -> str:
    if not built.keys:
        return (
            f"Ingen kan öppna det: ingen medlems nyckel gäller den {long_date(day)}. Finns det "
            "medlemmar med nycklar, och stämmer dagen?"
        )
    return f"{count_of(built.keys, 'nyckel', 'nycklar')} öppnar det."
