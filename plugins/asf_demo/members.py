"""The maker of an intranet's members and what they tell each other: data/members, data/experiences.

The guides and templates are the project's own. Nobody has the secret halves of the members' keys;
the key that opens a demo is handed out with it, and is no secret.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import cache
from typing import Any

from asf_edit.canonical import canonical
from asf_register.reading import load
from asf_register.schema import Schema
from asf_register.slugs import fold

from asf_demo.bank import TEXTS
from asf_demo.demo import Demo, DemoFile
from asf_demo.sketches import Sketch

# The key that opens a demo, wrapped by this phrase.
KEY_FILE = "demonyckel.age"
PHRASE = "demo skog ljus kaffe bulle stol"
# The member whose key lies in the demo for whoever looks at it.
_OPENED_BY = "demovisning"
_YEAR = timedelta(days=365)


def members(demo: Demo) -> Iterator[DemoFile]:
    """Some members with their public keys, the one that opens the demo, and some experiences."""
    told = _texts()
    schemas = {name: Schema(name, demo.words) for name in ("member", "experience")}
    visitor = {"name": "Visning av demon", "keys": [_key(demo, told["opens"], 0)]}
    yield _file(f"data/members/{_OPENED_BY}.yaml", visitor, schemas["member"])
    some = _members_of(demo, len(told["keys"]))
    for turn, (sketch, key) in enumerate(zip(some, told["keys"], strict=False)):
        member = {"keys": [_key(demo, key, turn)], "contact": _contact(told, turn, sketch)}
        yield _file(f"data/members/{sketch.slug}.yaml", member, schemas["member"])
    for turn, (sketch, text) in enumerate(zip(some, told["experiences"], strict=False)):
        when = demo.day - timedelta(days=40 * turn + 12)
        experience = {**text, "date": when.isoformat(), "enterprise": sketch.slug}
        path = f"data/experiences/{when.year}-{fold(text['title'])}.yaml"
        yield _file(path, experience, schemas["experience"])
    yield DemoFile(KEY_FILE, (TEXTS / KEY_FILE).read_bytes())


def _members_of(demo: Demo, most: int) -> list[Sketch]:
    """Enterprises that stand in the list by consent, every third of them."""
    shown = [
        sketch
        for sketch in demo.sketches
        if sketch.state.listing == "consented" and not (sketch.state.closed or sketch.parent)
    ]
    return shown[::3][:most]


def _key(demo: Demo, key: str, turn: int) -> dict[str, Any]:
    """One key; every twelfth has run out, so that there is something to look at."""
    added = demo.day - timedelta(days=10 + 23 * turn) - (_YEAR if turn % 12 == 11 else timedelta())
    return {
        "key": key,
        "added": added.isoformat(),
        "confirmed_by": "coordinator" if turn % 3 else "administrator",
        "expires": (added + _YEAR).isoformat(),
    }


def _contact(told: Mapping[str, Any], turn: int, sketch: Sketch) -> dict[str, str]:
    roles, help_with = told["roles"], told["helps_with"]
    return {
        "role": roles[turn % len(roles)],
        "email": f"info@{sketch.slug[:40].strip('-')}.example",
        "helps_with": help_with[turn % len(help_with)],
    }


def _file(path: str, value: dict[str, Any], schema: Schema) -> DemoFile:
    return DemoFile(path, canonical(value, schema))


@cache
def _texts() -> dict[str, Any]:
    told: dict[str, Any] = load((TEXTS / "members.yaml").read_bytes()).value
    return told
