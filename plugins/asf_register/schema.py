"""The schemas: read once, with the closed lists filled in, ready to accept or explain."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache, cached_property
from typing import Any

import jsonschema_rs
from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

from asf_register.errors import ProjectFileError
from asf_register.root import SCHEMAS
from asf_register.vocabulary import Vocabulary

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ECMA_SPACE = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"


class Schema:
    """One schema with its closed lists filled in.

    Args:
        name: The file under schemas/ without ".schema.json".
        vocabulary: Fills in `x-vocabulary`; None for the vocabulary's own files.

    Raises:
        ProjectFileError: Where the file is missing or is no JSON.
    """

    def __init__(self, name: str, vocabulary: Vocabulary | None = None) -> None:
        self.name = name
        self.source: dict[str, Any] = read_schema(name)
        self.expanded: dict[str, Any] = _filled_in(self.source, vocabulary)

    def accepts(self, value: Any) -> bool:
        """Whether a document is as the schema says; the fast question."""
        return bool(self._fast.is_valid(value))

    def errors(self, value: Any) -> Iterator[ValidationError]:
        """Everything in a document that is not as the schema says; the slow answer."""
        yield from self._explaining.iter_errors(value)

    @cached_property
    def _fast(self) -> Any:
        # Made when it is asked: most kinds of file are in few registers, and making it takes time.
        return jsonschema_rs.validator_for(
            self.expanded, validate_formats=True, formats={"date": _is_date}
        )

    @cached_property
    def _explaining(self) -> Any:
        return _Explaining(self.expanded, format_checker=_formats())


def read_schema(name: str) -> dict[str, Any]:
    """Read one of the project's schemas, as JSON.

    Raises:
        ProjectFileError: Where the file is missing or is no JSON.
    """
    path = SCHEMAS / f"{name}.schema.json"
    try:
        schema: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ProjectFileError(
            f"Schemat schemas/{path.name} går inte att läsa ({error}).",
            "Hämta filen på nytt med git.",
        ) from error
    return schema


def labels(schema: Any) -> dict[str, dict[str, str]]:
    """Collect the Swedish words for fixed values: property name → value → label.

    Args:
        schema: A schema as read, with `$ref` to its own `$defs` only.
    """
    found: dict[str, dict[str, str]] = {}
    definitions = schema.get("$defs", {})

    def walk(node: Any) -> None:
        if isinstance(node, list):
            for item in node:
                walk(item)
        if isinstance(node, dict):
            for name, part in node.get("properties", {}).items():
                target = definitions.get(part.get("$ref", "").removeprefix("#/$defs/"), part)
                if "x-labels" in target:
                    found.setdefault(name, {}).update(target["x-labels"])
            for part in node.values():
                walk(part)

    walk(schema)
    return found


def alike(value: Any) -> str:
    """A text that is the same for values that JSON Schema holds equal."""
    return json.dumps(_with_integers(value), sort_keys=True)


def _with_integers(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: _with_integers(part) for key, part in value.items()}
    return [_with_integers(part) for part in value] if isinstance(value, list) else value


def _filled_in(node: Any, vocabulary: Vocabulary | None) -> Any:
    if isinstance(node, list):
        return [_filled_in(item, vocabulary) for item in node]
    if not isinstance(node, dict):
        return node
    filled = {key: _filled_in(part, vocabulary) for key, part in node.items()}
    if vocabulary is not None and "x-vocabulary" in node:
        filled["enum"] = list(vocabulary.choices(node["x-vocabulary"]))
    return filled


def _is_date(text: str) -> bool:
    try:
        return bool(_DATE.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _pattern(validator: Any, pattern: str, value: Any, _: Any) -> Iterator[ValidationError]:
    if validator.is_type(value, "string") and not _as_ecma(pattern).search(value):
        yield ValidationError(pattern)


@cache
def _as_ecma(pattern: str) -> re.Pattern[str]:
    # Python's "$" also matches before a last line break, and its \s is another set of
    # characters than that of ECMA-262, which JSON Schema follows.
    return re.compile(pattern.replace("$", r"\Z").replace(r"[^\s]", f"[^{_ECMA_SPACE}]"))


def _unique(validator: Any, wanted: bool, value: Any, _: Any) -> Iterator[ValidationError]:
    # jsonschema's own compares each pair, which for a long list takes hours.
    if wanted and validator.is_type(value, "array") and len(set(map(alike, value))) < len(value):
        yield ValidationError("repeated")


_extend: Any = validators.extend
_Explaining: Any = _extend(Draft202012Validator, {"pattern": _pattern, "uniqueItems": _unique})


def _formats() -> FormatChecker:
    checker = FormatChecker(formats=())
    checker.checks("date")(lambda value: not isinstance(value, str) or _is_date(value))
    return checker
