"""What a form is filled in with: the public part of an entry, as people write it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from hashlib import sha256
from typing import Any

from asf_propose.forms.form import Form
from asf_propose.forms.form_field import FormField, Kind

# What a box to tick says now is not on file, only what was said once.
_NEVER_FILLED_IN = ("attachment", "removal", "said")


def form_values(record: object, form: Form) -> dict[str, Any]:
    """What stands in a form's fields: texts, lists of codes, true, and groups of those.

    Args:
        record: A record of the public register.
        form: What is asked for; empty fields are left out.
    """
    return _group(record, form.fields)


def version_of(values: Mapping[str, Any]) -> str:
    """Ten hexadecimal digits that are the same for the same values.

    The organisation number isn't counted: on the public site a unit shows that of the enterprise
    it is part of, and so what stands there doesn't depend on one file alone.
    """
    counted = {key: value for key, value in values.items() if key != "organisation_number"}
    return sha256(json.dumps(counted, sort_keys=True).encode()).hexdigest()[:10]


def _group(record: object, fields: tuple[FormField, ...]) -> dict[str, Any]:
    values = {}
    for field in fields:
        value = getattr(record, field.key, None)
        if value is None or field.kind in _NEVER_FILLED_IN:
            continue
        # Every way of being empty is falsy here: numbers are texts.
        if written := _value(value, field):
            values[field.key] = written
    return values


def _value(value: Any, field: FormField) -> Any:
    if field.kind == "group":
        return _group(value, field.fields)
    if field.kind == "groups":
        return [_group(item, field.fields) for item in value]
    return _WRITTEN.get(field.kind, _text)(value, field)


def _number(value: float, _: FormField) -> str:
    whole = float(value).is_integer()
    return str(int(value) if whole else value).replace(".", ",")


def _text(value: object, _: FormField) -> str:
    return str(value)


_WRITTEN: Mapping[Kind, Callable[[Any, FormField], Any]] = {
    # Without a word on it a figure counts as exact, and so nothing is asked about.
    "choice": lambda code, _: "" if code == "exact" else code,
    "choices": lambda codes, _: [str(code) for code in codes],
    "lines": lambda texts, _: "\n".join(texts),
    "list": lambda texts, _: ", ".join(texts),
    "number": _number,
    "percent": _number,
    "place": lambda code, field: field.choices[str(code)],
    "places": lambda codes, field: ", ".join(field.choices[str(code)] for code in codes),
    "whole-number": _number,
    "year": _number,
    "yes": lambda value, _: value is True,
}
