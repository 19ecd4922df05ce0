"""Parts of a schema where one field says which kind of thing this is, such as an event of a case.

Such a part has `allOf` with an `if` (the field and its value) and a `then` (the fields of that
kind) for each kind.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def kinds_of(node: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The kinds that a part of a schema tells apart, by the value that does; {} for none.

    Args:
        node: The part; a `$ref` in it stays as it is.
    """
    return {
        str(part["const"]): branch["then"]
        for branch in node.get("allOf", ())
        for part in branch["if"]["properties"].values()
    }


def of_its_kind(node: Mapping[str, Any], something: Any) -> Mapping[str, Any]:
    """The part of a schema that holds for something: the one for its kind, else the part itself.

    Args:
        node: The part.
        something: What stands there in a document.
    """
    for branch in node.get("allOf", ()):
        wanted = branch["if"]["properties"]
        if isinstance(something, dict) and all(
            something.get(key) == part["const"] for key, part in wanted.items()
        ):
            kind: Mapping[str, Any] = branch["then"]
            return kind
    return node
