"""What a form is filled in with, as text: each value under the name that it has in a block."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from asf_propose.forms import FormField
from asf_register.swedish import small
from markupsafe import Markup, escape

# No text of a register holds these, so all of them are escaped at once.
_NAME, _VALUE = "\1", "\2"
_END = "</dd>\n"


class OnFile:
    """Describes what some fields are filled in with.

    Args:
        fields: The fields of a form, or of a group.
        above: What the group is called.
    """

    def __init__(self, fields: Iterable[FormField], above: str = "") -> None:
        names = ((field, inner_name(above, field.title)) for field in fields)
        self._asked = {field.key: _Asked(field, name) for field, name in names}

    def described(self, values: Mapping[str, Any]) -> Markup:
        """The values as the inside of a list of descriptions, in their order."""
        lines: list[str] = []
        self.add(lines, values)
        text = str(escape("".join(lines)))
        inside = text.replace(_NAME, f"{_END}<dt>").replace(_VALUE, "</dt><dd>")
        return Markup(inside.removeprefix(_END) + _END if lines else "")  # noqa: S704 - escaped

    def add(self, lines: list[str], values: Mapping[str, Any]) -> None:
        """Add the values to others, each after its name."""
        asked = self._asked
        for key, value in values.items():
            one = asked[key]
            if one.is_text:
                lines += (one.named, value)
            else:
                one.add(lines, value)


class _Asked:
    """One field, and what of it is the same for every enterprise."""

    def __init__(self, field: FormField, name: str) -> None:
        self._field, self._name = field, name
        self.named = f"{_NAME}{name}{_VALUE}"
        self.is_text = field.kind not in ("group", "groups", "choices", "choice", "yes")
        self._group = OnFile(field.fields, name)
        self._items: list[OnFile] = []

    def add(self, lines: list[str], value: Any) -> None:
        match self._field.kind:
            case "groups":
                for number, item in enumerate(value):
                    self._item(number).add(lines, item)
            case "group":
                self._group.add(lines, value)
            case "choices":
                titles = [self._field.choices[code] for code in value]
                lines += (self.named, ", ".join(titles))
            case "choice":
                lines += (self.named, self._field.choices[value])
            case "yes":
                lines += (self.named, "ja")

    def _item(self, number: int) -> OnFile:
        while number >= len(self._items):
            name = f"{self._name} {len(self._items) + 1}"
            self._items.append(OnFile(self._field.fields, name))
        return self._items[number]


def inner_name(above: str, title: str) -> str:
    """What a field is called in a block: «Besöksadress, gata», «…, CPV-koder»."""
    return f"{above}, {small(title)}" if above else title
