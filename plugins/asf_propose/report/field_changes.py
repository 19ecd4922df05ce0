"""What a change does to the fields of a document, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from asf_edit.fields import Field
from asf_register.schema import alike
from asf_register.swedish import small
from asf_register.vocabulary import Vocabulary

from asf_propose.list_items import name_keys
from asf_propose.report.change import Change
from asf_propose.report.list_changes import ListChange, list_change
from asf_propose.report.own_sentences import own_sentences
from asf_propose.report.sentences import Sentence, capital, joined, not_too_long, value
from asf_propose.report.shown_values import (
    details,
    how_many_more,
    label,
    several,
    shown,
)
from asf_propose.report.text_changes import text_change, text_words

Document = Mapping[str, Any]

# Items of one list that are told of one by one.
_MOST_ITEMS = 12


@dataclass(frozen=True, slots=True)
class Differences:
    """Compares documents of one kind.

    Attributes:
        before: The closed lists as they were.
        after: The closed lists as they are; a change may change these too.
        own: What a change of a field means that is more than any other change; see own_sentences.
    """

    before: Vocabulary
    after: Vocabulary
    own: Callable[[str, Any, Any], list[Change]] = own_sentences

    def between(self, top: Field, before: Document, after: Document) -> Iterator[Change]:
        """What is different, field by field in the order of the schema.

        Args:
            top: The kind of document.
            before: As it was.
            after: As it is.
        """
        known = top.node["properties"]
        for key in known:
            own = self.own(key, before.get(key), after.get(key))
            yield from own or self._field(top.child(key), before.get(key), after.get(key), _TOP)
        for key in dict.fromkeys((*before, *after)):
            if key not in known and alike(before.get(key)) != alike(after.get(key)):
                does = "läggs till" if key not in before else "ändras"
                does = "tas bort" if key not in after else does
                yield Change(
                    ("Det okända fältet ", value(str(key), 40), f" {does}"), "okänt fält", does
                )

    def told(self, top: Field, document: Document) -> Iterator[Change]:
        """What a new document says, field by field in the order of the schema.

        Args:
            top: The kind of document.
            document: What it holds; it need not be as the schema says.
        """
        told_already = ("name", "region") if "municipality" in document else ("name",)
        for key in top.node["properties"]:
            if key in document and key not in told_already:
                own = self.own(key, None, document[key])
                yield from own or self._told(top.child(key), document[key])

    def _told(self, field: Field, something: Any) -> Iterator[Change]:
        title, what = field.title, small(field.titles[0])
        if isinstance(something, dict) and something and _holds_more(field):
            for key in field.node["properties"]:
                if key in something:
                    yield from self._told(field.child(key), something[key])
            return
        node = field.node.get("items", {})
        if isinstance(something, list) and "properties" in node:
            keys = name_keys(str(field.pointer[-1]), node)
            for item in something[:_MOST_ITEMS]:
                said: Sentence = (f"{title}: ", *self._item(item, keys, node))
                yield Change(not_too_long(said), what, "läggs till")
            if len(something) > _MOST_ITEMS:
                more = f"{title}: och {len(something) - _MOST_ITEMS} till"
                yield Change((more,), what, "läggs till")
            return
        said = (f"{title}: ", *shown(something, field.node, self.after))
        yield Change(not_too_long(said), what, "läggs till")

    def _item(self, item: Any, keys: tuple[str, ...], node: Mapping[str, Any]) -> Sentence:
        """An item of a list: what it is called, and its other fields."""
        called = value(label(item, keys, node, self.after))
        rest = details(item, node, self.after, keys) if isinstance(item, dict) else ()
        return (called, *((" (", *rest, ")") if rest else ()))

    def _field(self, field: Field, before: Any, after: Any, at: _At) -> Iterator[Change]:
        if alike(before) == alike(after):
            return
        if isinstance(before, bool) or isinstance(after, bool):
            # What isn't there is as good as no.
            before, after = (False if side is None else side for side in (before, after))
        if field.is_group and _may_be(dict, before, after, whole=not _holds_more(field)):
            yield from self._group(field, before or {}, after or {}, at)
        elif field.is_list and _may_be(list, before, after):
            yield from self._list(field, before or [], after or [], at)
        elif before is None:
            yield at.change(field, "läggs till", (": ", *shown(after, field.node, self.after)))
        elif after is None:
            yield at.change(field, "tas bort", (": ", *shown(before, field.node, self.before)))
        elif _is_text(field, before, after):
            yield at.change(field, "ändras", _text(before, after))
        else:
            was, now = shown(before, field.node, self.before), shown(after, field.node, self.after)
            yield at.change(field, "ändras", (" från ", *was, " till ", *now))

    def _group(self, field: Field, before: Document, after: Document, at: _At) -> Iterator[Change]:
        known = field.node["properties"]
        for key in known:
            yield from self._field(field.child(key), before.get(key), after.get(key), at)
        if any(
            alike(before.get(key)) != alike(after.get(key)) for key in {*before, *after} - {*known}
        ):
            yield at.change(field, "ändras", (", i ett okänt fält",))

    def _list(self, field: Field, before: list[Any], after: list[Any], at: _At) -> Iterator[Change]:
        items = field.node["items"]
        keys = name_keys(str(field.pointer[-1]), items) if "properties" in items else ()
        found = list_change(before, after, keys)
        if not (found.new or found.gone or found.changed):
            yield at.change(field, "ändras", (": bara ordningen är en annan",))
        elif not keys:
            yield at.change(field, "ändras", self._terms(field, found.new, found.gone), verb="")
        else:
            changes = list(self._items(field, keys, found, at))
            yield from changes[:_MOST_ITEMS]
            if len(changes) > _MOST_ITEMS:
                more = how_many_more(len(changes) - _MOST_ITEMS)
                yield at.change(field, "ändras", (": ", *more), verb="")

    def _terms(self, field: Field, new: Any, gone: Any) -> Sentence:
        node = field.node["items"]
        came = several([shown(part, node, self.after) for part in new], ", ")
        went = several([shown(part, node, self.before) for part in gone], ", ")
        parts: list[Sentence] = [(*came, " läggs till")] if new else []
        parts += [(*went, " tas bort")] if gone else []
        return (": ", *joined(parts, "; "))

    def _items(
        self, field: Field, keys: tuple[str, ...], found: ListChange, at: _At
    ) -> Iterator[Change]:
        node = field.node["items"]
        for item in found.new:
            told: Sentence = (", nytt: ", *self._item(item, keys, node))
            yield at.change(field, "ändras", told, verb="")
        for item in found.gone:
            told = (": ", value(label(item, keys, node, self.before)), " tas bort")
            yield at.change(field, "ändras", told, verb="")
        for was, now in found.changed:
            called = value(label(was, keys, node, self.before))
            inside = _At(
                (*at.named(field), ", ", called, ": "), len(field.titles) + 1, at.what_of(field)
            )
            yield from self._group(field.item(0), was, now, inside)


@dataclass(frozen=True, slots=True)
class _At:
    """Where in a document one is.

    Attributes:
        lead: What a sentence begins with.
        told: How many of a field's titles that has told already.
        what: What it is all about; "" at the top.
    """

    lead: Sentence = ()
    told: int = 0
    what: str = ""

    def named(self, field: Field) -> Sentence:
        """The way to a field, in words."""
        titles = [small(title) for title in field.titles[self.told :]]
        return (*self.lead, ", ".join(titles))

    def what_of(self, field: Field) -> str:
        """What a change of a field is about, in few words."""
        return self.what or small(field.titles[0])

    def change(self, field: Field, does: str, more: Sentence, verb: str | None = None) -> Change:
        """A change of a field.

        Args:
            field: The field.
            does: What happens to it.
            more: What follows.
            verb: What happens, as the sentence has it, where that is something else.
        """
        said = does if verb is None else verb
        told = (*self.named(field), f" {said}" if said else "", *more)
        return Change(
            not_too_long(capital(told)), self.what_of(field), "ändras" if self.what else does
        )


_TOP = _At()


def _holds_more(field: Field) -> bool:
    """Whether a group has lists or groups in it, and so is told field by field."""
    inner = field.node.get("properties", {}).values()
    return any("items" in node or "properties" in node for node in inner)


def _may_be(kind: type, before: Any, after: Any, *, whole: bool = False) -> bool:
    """Whether both sides are of a kind, or one of them is nothing that is not told as a whole."""
    kinds = (kind,) if whole else (kind, type(None))
    return isinstance(before, kinds) and isinstance(after, kinds)


def _is_text(field: Field, before: Any, after: Any) -> bool:
    are_texts = isinstance(before, str) and isinstance(after, str)
    return are_texts and field.node.get("x-written-as") == "text"


def _text(before: str, after: str) -> Sentence:
    told = text_words(text_change(before, after))
    return (". ", *told) if told else (": bara ordningen eller radbrytningarna är andra",)
