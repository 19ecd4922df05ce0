"""Around the records of open data: what a program needs to know of their age and form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from asf_register.schema import read_schema

API = "api/v1"
SCHEMA_VERSION = "1.0"


def enveloped(records: Sequence[bytes], generated_at: str, **further: Any) -> bytes:
    """Some records in one file, each on a line of its own.

    Args:
        records: As JSON.
        generated_at: When the facts were saved.
        further: What else is said of all of them.
    """
    head = msgspec.json.encode(
        {
            "schema_version": SCHEMA_VERSION,
            "generated_at": generated_at,
            **further,
            "total": len(records),
        }
    )
    return b"%b,\n" % head[:-1] + b'"results":[\n' + b",\n".join(records) + b"\n]}\n"


def schema_path(name: str) -> str:
    """Where a published schema lies on the site."""
    return f"{API}/schemas/{name}.schema.json"


def published_schema(name: str, address: str) -> bytes:
    """One of schemas/api/, with its address as its name.

    Args:
        name: The file without ".schema.json".
        address: The site's, without a slash at the end.
    """
    return readable({**read_schema(f"api/{name}"), "$id": f"{address}/{schema_path(name)}"})


def readable(value: Any) -> bytes:
    """A value as JSON with a line for each field."""
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
