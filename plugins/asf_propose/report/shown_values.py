"""Values of a document as a report shows them: days in full, groups with their fields' titles."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from asf_edit.in_words import in_words
from asf_register.swedish import count_of, small
from asf_register.vocabulary import Vocabulary

from asf_propose.report.sentences import Sentence, day, joined, value

_MOST_ITEMS = 10
# Fields whose values need no title: «cirka».
_SELF_EVIDENT = ("qualifier",)

Node = Mapping[str, Any]


def shown(something: Any, node: Node, words: Vocabulary) -> Sentence:
    """A value as part of a sentence.

    Args:
        something: As it stands in a file; it need not be as the schema says.
        node: The field's part of the schema.
        words: The closed lists.
    """
    if isinstance(something, bool):
        return ("ja" if something else "nej",)
    if node.get("format") == "date":
        return (day(something),)
    if isinstance(something, dict) and something and node.get("x-written-as") != "address":
        return details(something, node, words)
    if isinstance(something, list):
        return several([shown(part, node.get("items", {}), words) for part in something])
    if isinstance(something, str) and "\n" in something:
        something = " ".join(something.split())
    return (value(in_words(something, node, words)),)


def several(parts: Sequence[Sentence], last: str = " och ", most: int = _MOST_ITEMS) -> Sentence:
    """Values in a row: «a, b och c»; of very many only the first.

    Args:
        parts: The values.
        last: What stands before the last of them; a comma where the values may hold an «och».
        most: How many are told.
    """
    if len(parts) > most:
        return (*joined(parts[:most]), f" och {len(parts) - most} till")
    if len(parts) < 2:
        return parts[0] if parts else ("(tomt)",)
    return (*joined(parts[:-1]), last, *parts[-1])


def details(
    group: Mapping[str, Any], node: Node, words: Vocabulary, but: Collection[str] = ()
) -> Sentence:
    """The fields of a group, each with its title.

    Args:
        group: What stands in a file.
        node: The group's part of the schema.
        words: The closed lists.
        but: Fields that are told already.
    """
    parts = [
        (*title, *shown(group[key], inner, words))
        for key, title, inner in _fields(group, node)
        if key not in but
    ]
    return joined(parts[:_MOST_ITEMS])


def label(item: Any, keys: Collection[str], node: Node, words: Vocabulary) -> str:
    """What an item of a list is called: its title, its kind, its kind and year."""
    if not isinstance(item, dict):
        return in_words(item, node, words)
    inner = node.get("properties", {})
    told = [in_words(item[key], inner.get(key, {}), words) for key in keys if key in item]
    return " ".join(told) or "(utan rubrik)"


def how_many_more(count: int) -> Sentence:
    """What stands last where not everything is told."""
    return (f"och {count_of(count, 'ändring', 'ändringar')} till",)


def _fields(group: Mapping[str, Any], node: Node) -> Iterator[tuple[str, Sentence, Node]]:
    """The fields of a group in the order of the schema, with those that it doesn't know last."""
    known = node.get("properties", {})
    for key, inner in known.items():
        if key in group:
            yield key, () if key in _SELF_EVIDENT else (f"{small(inner['title'])} ",), inner
    for key in group:
        if key not in known:
            yield key, (value(str(key), 40), " "), {}
