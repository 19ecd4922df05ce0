"""How an enterprise stands in the list, a sentence each, said to the enterprise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from asf_register.problem import visible
from asf_register.schema import labels, read_schema
from asf_register.swedish import long_date

Sentence = Callable[[Any, Mapping[str, Any]], Iterator[str]]


def source_lines(sources: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """The published sources of an entry, with what is known from each."""
    yield "Öppna källor:"
    for one in sources:
        about = "cirka " if one.get("qualifier") == "about" else ""
        year = f"{about}{one['year']}" if "year" in one else f"läst {one['read']}"
        yield visible(f"– {one['url']} ({year}): {one['supports']}")


def _consent(consent: Mapping[str, Any], _: Mapping[str, Any]) -> Iterator[str]:
    noted = " En processledare skrev in det." if consent["by"] == "coordinator" else ""
    yield f"Ni sa ja till att stå i listan den {_day(consent)}.{noted}"


def _listing(listed: str, value: Mapping[str, Any]) -> Iterator[str]:
    if listed == "unlisted":
        yield "Ni visas inte i listan."
    elif listed == "sources":
        yield "Ni visas i listan med uppgifter ur öppna källor."
    elif "consent" not in value:
        yield "Ni har sagt ja till att stå i listan."


def _member(is_member: bool, _: Mapping[str, Any]) -> Iterator[str]:
    yield "Ni är medlem i SKOOPI." if is_member else "Ni är inte medlem i SKOOPI."


def _certificate(is_open: bool, _: Mapping[str, Any]) -> Iterator[str]:
    yield (
        "Ett intyg som ni har visas för alla, även om ni inte står i listan."
        if is_open
        else "Ett intyg som ni har visas bara så länge ni står i listan."
    )


def _admitted(admitted: Mapping[str, Any], _: Mapping[str, Any]) -> Iterator[str]:
    node = read_schema("enterprise")["properties"]["admitted"]
    by = labels(node)["by"].get(admitted["by"], admitted["by"])
    # None of the four can be anything but met.
    yield (
        f"Ni prövades mot kriterierna för ASF den {_day(admitted)} av en {by}, och uppfyller dem: "
        "ni integrerar människor i arbete och samhälle, ger medarbetarna delaktighet, "
        "återinvesterar er vinst och är fristående från offentlig verksamhet."
    )


def _day(said: Mapping[str, Any]) -> str:
    return long_date(date.fromisoformat(said["date"]))


SENTENCES: Mapping[str, Sentence] = {
    "consent": _consent,
    "listing": _listing,
    "member": _member,
    "publish_certificate": _certificate,
    "admitted": _admitted,
}
"""What is said in a sentence, by its key: from its part of the file, and the whole."""
