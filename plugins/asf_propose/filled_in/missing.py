"""What a form's answers lack: what a new entry can't be without, and what groups need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from asf_edit.draft import Draft
from asf_edit.values import value_at
from asf_register.problem import Pointer
from asf_register.schema import Schema

from asf_propose.forms import Form, FormField
from asf_propose.proposal.mistakes import Mistake
from asf_propose.three_way import block_name

_TICKED = "Kryssa i rutan om det stämmer."
_FILL_IN: Mapping[str, str] = {
    "said": _TICKED,
    "yes": _TICKED,
    "choice": "Välj ett alternativ.",
    "enclosures": "Välj minst en fil.",
}


def missing_when_new(form: Form, given: set[Pointer]) -> Iterable[Mistake]:
    """What a new entry can't be without and nobody wrote, in the order of the form."""
    for field in form.fields:
        yield from _missing_answers([field], given)
        is_first = (field.key,) == form.one_of[:1]
        if is_first and not any((key,) in given for key in form.one_of):
            yield Mistake("", form.missing, "")


def _missing_answers(
    fields: Iterable[FormField], given: set[Pointer], above: tuple[str, ...] = ()
) -> Iterable[Mistake]:
    for field in fields:
        pointer = (*above, field.key)
        if field.required and field.kind == "group":
            yield from _missing_answers(field.fields, given, pointer)
            if field.one_of and not any((*pointer, key) in given for key in field.one_of):
                yield Mistake("", field.missing, "")
        elif field.required and pointer not in given:
            mend = _FILL_IN.get(field.kind, "Fyll i fältet.")
            yield Mistake("", f"{field.title} saknas.", mend)


def missing_parts(draft: Draft) -> Iterable[Mistake]:
    """What groups need and don't have; that they had it before is no excuse."""
    schema: Schema = draft.schema
    if schema.accepts(draft.value):
        return
    for error in schema.errors(draft.value):
        if error.validator != "required":
            continue
        field = draft.fields.at(tuple(error.absolute_path))
        there = value_at(draft.value, field.pointer)
        for key in field.node["required"]:
            if key not in there:
                child = field.child(key)
                choice = "x-vocabulary" in child.node or "x-labels" in child.node
                mend = "Välj ett alternativ." if choice else "Fyll i fältet."
                yield Mistake("", f"{block_name(child)} saknas.", mend)
