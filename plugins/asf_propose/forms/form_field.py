"""One field of a form, made from its part of a schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from asf_edit.fields import Field
from asf_register.swedish import alternatives, small
from asf_register.vocabulary import Vocabulary

Kind = Literal[
    "attachment",
    "choice",
    "choices",
    "cpv-code",
    "day",
    "e-mail",
    "enclosures",
    "group",
    "groups",
    "line",
    "lines",
    "list",
    "number",
    "organisation-number",
    "percent",
    "place",
    "places",
    "postal-code",
    "removal",
    "said",
    "slug",
    "telephone",
    "text",
    "time",
    "web-address",
    "whole-number",
    "year",
    "yes",
]

# Where one of more fields than these is missing, it is their group that is.
_MOST_NAMED = 3
# More choices than this are typed with suggestions instead of shown.
_MOST_SHOWN = 60
_BY_TYPE: Mapping[str, Kind] = {
    "boolean": "yes",
    "integer": "whole-number",
    "number": "number",
    "string": "line",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """What a form asks for at one place of a document.

    Attributes:
        key: Its name in the file.
        title: Its label.
        help: A line under the label, or nothing.
        question: What a box to tick says; nothing for other kinds.
        kind: How it is asked for.
        required: Whether its group is nothing without it.
        choices: The closed list or the fixed values, code → title, as texts.
        list_name: The closed list's name; nothing for fixed values.
        limits: maxLength, minimum, maximum and maxItems, where the schema has them.
        form: The pattern of a text and the mend where it has another one; for a list also `of`,
            what each of its texts is, and for enclosures `always`, the kind that must be there.
        noun: What one item of a list is called within a sentence.
        fields: What it holds, for a group, or for each of several groups.
        one_of: The keys of fields in a group of which one is enough, and one needed where the
            group is.
    """

    key: str
    title: str
    kind: Kind
    help: str = ""
    question: str = ""
    required: bool = False
    choices: Mapping[str, str] = field(default_factory=dict)
    list_name: str = ""
    limits: Mapping[str, int] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    noun: str = ""
    fields: tuple[FormField, ...] = ()
    one_of: tuple[str, ...] = ()

    @property
    def missing(self) -> str:
        """What is said where none of the fields is filled in of which one is needed."""
        titles = [inner.title for inner in self.fields if inner.key in self.one_of]
        return one_missing(titles if len(titles) <= _MOST_NAMED else [self.title])

    def as_data(self) -> dict[str, Any]:
        """What the page's scripts need to know of it, without what is empty."""
        data: dict[str, Any] = {
            "key": self.key,
            "title": self.title,
            "kind": self.kind,
            "required": self.required,
            "list": self.list_name,
            "choices": {} if self.list_name else dict(self.choices),
            **self.form,
            "fields": [inner.as_data() for inner in self.fields],
            "oneOf": list(self.one_of),
            "missing": self.missing if self.one_of else "",
        }
        return {**{key: value for key, value in data.items() if value}, **self.limits}

    def closed_lists(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """The closed lists that it and its own fields choose from, by name."""
        if self.list_name:
            yield self.list_name, self.choices
        for inner in self.fields:
            yield from inner.closed_lists()


def one_missing(titles: Sequence[str]) -> str:
    """What is said where none of some fields is filled in, though one of them must be.

    Args:
        titles: What they are called.
    """
    first, *rest = titles
    named = alternatives([first, *map(small, rest)])
    return f"{named} saknas. Fyll i minst ett av fälten."


def form_field(known: Field, words: Vocabulary) -> FormField | None:
    """Make a form's field of a schema's; None for one that forms don't ask for."""
    node = known.node
    kind = _kind(node, words)
    if kind is None:
        return None
    item = node.get("items", node)
    list_name = item.get("x-vocabulary", "")
    inside = known.item(0) if kind == "groups" else known
    fields = [
        form_field(inside.child(key), words)
        for key in (inside.node["properties"] if kind in ("group", "groups") else ())
    ]
    return FormField(
        key=str(known.pointer[-1]),
        title=known.titles[-1],
        help=node.get("x-help", node.get("description", "")),
        question=node.get("x-question", "Ja" if kind == "yes" else ""),
        kind=kind,
        # What is filled in where nobody says it need not be said.
        required=known.required and "x-unsaid" not in node,
        choices=_choices(item, list_name, words),
        list_name=list_name,
        limits={
            key: node[key] for key in ("maxLength", "minimum", "maximum", "maxItems") if key in node
        },
        form=_always(node) if kind == "enclosures" else _form(item, kind),
        noun=small(item.get("title", known.titles[-1])),
        fields=tuple(inner for inner in fields if inner is not None),
        one_of=tuple(node["properties"]) if _takes_any_part(node, kind) else (),
    )


def _takes_any_part(node: Mapping[str, Any], kind: Kind) -> bool:
    """Whether a group is something with any one of its fields, and nothing with none."""
    return kind == "group" and node.get("minProperties") == 1


def _kind(node: Mapping[str, Any], words: Vocabulary) -> Kind | None:
    asked: Kind | Literal["never"] | None = node.get("x-asked-as")
    if asked is not None:
        return None if asked == "never" else asked
    if "items" in node:
        return node.get("x-written-as") or _kind_of_list(node["items"], words)
    return _kind_of_one(node, words)


def _kind_of_list(item: Mapping[str, Any], words: Vocabulary) -> Kind:
    if "properties" in item:
        return "groups"
    if _is_closed(item):
        return "places" if _is_long(item, words) else "choices"
    return "list"


def _kind_of_one(node: Mapping[str, Any], words: Vocabulary) -> Kind:
    if "properties" in node:
        return "group"
    if _is_closed(node):
        return "place" if _is_long(node, words) else "choice"
    if "const" in node:
        return "yes"
    written_as: Kind | None = node.get("x-written-as")
    return written_as or ("day" if node.get("format") == "date" else _BY_TYPE[node["type"]])


def _is_closed(node: Mapping[str, Any]) -> bool:
    return "x-vocabulary" in node or "x-labels" in node


def _is_long(node: Mapping[str, Any], words: Vocabulary) -> bool:
    return "x-vocabulary" in node and len(words.choices(node["x-vocabulary"])) > _MOST_SHOWN


def _form(node: Mapping[str, Any], kind: Kind) -> Mapping[str, str]:
    """What a text must look like; lines and texts may hold anything."""
    if kind in ("attachment", "line", "text"):
        return {}
    keys = {"x-written-as": "of"} if kind == "list" else {}
    keys |= {"pattern": "pattern", "x-mend": "mend"}
    return {name: node[key] for key, name in keys.items() if key in node}


def _always(node: Mapping[str, Any]) -> Mapping[str, str]:
    return {"always": node["contains"]["const"]} if "contains" in node else {}


def _choices(node: Mapping[str, Any], list_name: str, words: Vocabulary) -> Mapping[str, str]:
    if list_name:
        return {str(code): title for code, title in words.choices(list_name).items()}
    return dict(node.get("x-labels", {}))
