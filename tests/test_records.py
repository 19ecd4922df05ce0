"""What a schema lets a file say, a record keeps: nothing is dropped on the way."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from asf_register.content_page import ContentPage
from asf_register.enterprise import Enterprise
from asf_register.policy import Coordinator, Forge, PathRule, Role
from asf_register.schema import read_schema
from asf_register.site_settings import SiteSettings
from asf_register.vocabulary import Municipality, Region, Term

PAIRS = {
    "enterprise": (Enterprise, {"slug"}),
    "page": (ContentPage, {"slug", "body", "first_line"}),
    "site": (SiteSettings, set()),
    "regions": (Region, set()),
    "municipalities": (Municipality, set()),
    "terms": (Term, set()),
    "policy-forge": (Forge, set()),
    "policy-coordinators": (Coordinator, set()),
    "policy-role": (Role, set()),
    "policy-paths": (PathRule, set()),
}


@pytest.mark.parametrize("name", PAIRS)
def test_every_field_of_a_schema_has_its_place_in_the_record(name: str) -> None:
    schema = read_schema(name)
    record, made_otherwise = PAIRS[name]
    written = paths_of_schema(schema.get("items", schema), schema)
    assert written == paths_of_record(record) - made_otherwise


def paths_of_schema(node: dict[str, Any], schema: dict[str, Any], above: str = "") -> set[str]:
    paths = set()
    for name, part in node.get("properties", {}).items():
        inner = resolved(part, schema)
        inner = resolved(inner.get("items", inner), schema)
        paths |= {above + name, *paths_of_schema(inner, schema, f"{above}{name}.")}
    return paths


def resolved(part: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    reference = part.get("$ref", "").removeprefix("#/$defs/")
    return {**(schema["$defs"][reference] if reference else {}), **part}


def paths_of_record(record: type, above: str = "") -> set[str]:
    hints = get_type_hints(record)
    paths = set()
    for field in fields(record):
        paths.add(above + field.name)
        for inner in records_in(hints[field.name]):
            paths |= paths_of_record(inner, f"{above}{field.name}.")
    return paths


def records_in(hint: Any) -> list[type]:
    if is_dataclass(hint):
        return [hint] if isinstance(hint, type) else []
    if get_origin(hint) in (UnionType, tuple) or isinstance(hint, UnionType):
        return [r for part in get_args(hint) if part is not NoneType for r in records_in(part)]
    return []
