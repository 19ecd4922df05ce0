"""What a change does to the posts of the marketplace: new ones, and what becomes of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from asf_edit.fields import Fields
from asf_register.check import Checked
from asf_register.marketplace.match import Fit
from asf_register.marketplace.matching import Matching
from asf_register.marketplace.post import Post
from asf_register.public import public_view
from asf_register.schema import Schema
from asf_register.swedish import count_of, listing

from asf_propose.forms.post_forms import NEW_POSTS
from asf_propose.report.change import Change
from asf_propose.report.entry_files import EntryPair, pairs_of_posts
from asf_propose.report.field_changes import Differences
from asf_propose.report.report import PostChange
from asf_propose.report.sentences import Kind, Sentence, day, value
from asf_propose.report.shown_values import several
from asf_propose.report.sides import Sides

# What the first line of a new post says already.
_SAID = ("kind", "title", "published")
_NO_CHANGE = "changed"  # only the day of the others
_MOST_NAMED = 5
_MOST_FIELDS = 3
_NEW = "Ny annons"
_MATTERS: Mapping[str, str] = {new.kind: new.matter for new in NEW_POSTS.values()}
_ENDS = {"awarded": "Avgjord", "withdrawn": "Återkallad"}

Value = Mapping[str, Any]


class PostChanges:
    """Makes out what a change does to posts.

    Args:
        sides: The register before the change and with it.
        on: The day that counts as today.
    """

    def __init__(self, sides: Sides, on: date) -> None:
        self._sides = sides
        self._day = on
        self._top = Fields(Schema("post", sides.words_after)).whole
        self._differences = Differences(sides.words_before, sides.words_after, self._own)

    def every(self) -> tuple[PostChange, ...]:
        """Each post that the change touches, in the order of their files."""
        return tuple(map(self._of_pair, self._pairs))

    @cached_property
    def _pairs(self) -> list[EntryPair]:
        return pairs_of_posts(self._sides.change, self._sides.contents)

    def _of_pair(self, pair: EntryPair) -> PostChange:
        latest = pair.latest
        lines = [change.said for change in self._changes(pair)]
        title = value(latest.text("title").strip() or latest.path.rpartition("/")[2], 120).text
        actor = value(self._actor(latest.value or {}), 120).text
        by = f" ({actor})" if actor else ""
        does, first = self._does(pair)
        named: Sentence = (
            value(title, 120, Kind.NAME),
            *((" (", value(actor), ")") if actor else ()),
        )
        said: Sentence = (f"{does}: ", *named) if first else (*named, f" {does}")
        return PostChange(
            path=latest.path,
            said=said,
            brief=f"{does}: {title}{by}" if first else f"{title}{by} {does}",
            lines=(*lines, *self._answers(latest.slug)),
            regions=self._regions(latest.value or {}),
        )

    def _does(self, pair: EntryPair) -> tuple[str, bool]:
        """What happens to a post, and whether that is said first."""
        before, after = pair.before, pair.after
        if after is None or after.value is None:
            return "går inte att läsa" if after else "tas bort", False
        if before is None:
            return _MATTERS.get(after.text("kind"), _NEW), True
        if before.value is None:
            return "går att läsa igen", False
        for key, word in _ENDS.items():
            if key in after.value and key not in before.value:
                return word, True
        whats = list(dict.fromkeys(change.what for change in self._changes(pair)))
        if not whats:
            return "skrivs om utan att något annat ändras", False
        told = listing(whats) if len(whats) <= _MOST_FIELDS else f"{len(whats)} uppgifter"
        return f"ändras: {told}", False

    def _changes(self, pair: EntryPair) -> Iterator[Change]:
        before, after = pair.before, pair.after
        if after is None or after.value is None:
            return
        if before is None:
            told = {key: part for key, part in after.value.items() if key not in _SAID}
            yield from self._differences.told(self._top, told)
        elif before.value is not None:
            was, now = (
                {key: part for key, part in side.items() if key != _NO_CHANGE}
                for side in (before.value, after.value)
            )
            yield from self._differences.between(self._top, was, now)

    def _own(self, key: str, before: Any, after: Any) -> list[Change]:
        """What is said of a post that ended."""
        if before is not None or not isinstance(after, dict):
            return []
        if key == "withdrawn":
            said: Sentence = ("Återkallas den ", day(after.get("date")))
            if "reason" in after:
                said = (*said, ". Skäl: ", value(str(after["reason"])))
            return [Change(said, "annonsen", "återkallas")]
        if key == "awarded" and isinstance(after.get("to"), list):
            return [Change(said, "avtalet", "avgörs") for said in self._awarded(after)]
        return []

    def _awarded(self, after: Value) -> Iterator[Sentence]:
        winners = [(value(self._supplier(one)),) for one in after["to"]]
        when: Sentence = (" den ", day(after["date"])) if "date" in after else ()
        yield ("Avtalet gick till ", *several(winners), *when)
        if "outcome" in after:
            yield ("Vad det ledde till: ", value(str(after["outcome"])))

    def _supplier(self, supplier: Any) -> str:
        if not isinstance(supplier, dict):
            return str(supplier)
        return str(supplier.get("name") or self._called(str(supplier.get("enterprise", ""))))

    def _actor(self, post: Value) -> str:
        actor = post.get("actor")
        if not isinstance(actor, dict):
            return ""
        return str(actor.get("name") or self._called(str(actor.get("enterprise", ""))))

    def _called(self, slug: str) -> str:
        """What an enterprise is called; its slug where there is none."""
        for side in (self._sides.after, self._sides.before):
            enterprise = side.register.find(slug) if side.register is not None else None
            if enterprise is not None:
                return enterprise.name
        return slug

    def _answers(self, name: str) -> Iterator[Sentence]:
        """Who can answer a post that is open."""
        post = self._open.get(name)
        if post is None or self._matching is None or not post.seeks_enterprises:
            return
        matches = self._matching.of_post(name)
        found = [match.enterprise.name for match in matches if match.fit is not Fit.SHORT]
        if not found:
            yield ("Inget företag i listan kan svara",)
            return
        named = several([(value(one),) for one in found], most=_MOST_NAMED)
        yield (f"{count_of(len(found), 'företag', 'företag')} kan svara: ", *named)

    @cached_property
    def _open(self) -> dict[str, Post]:
        names = {pair.after.slug for pair in self._pairs if pair.after is not None}
        posts = _posts(self._sides.after)
        return {
            name: posts[name] for name in names & posts.keys() if posts[name].is_open(self._day)
        }

    @cached_property
    def _matching(self) -> Matching | None:
        register = self._sides.after.register
        if register is None:
            return None
        return Matching(public_view(register), self._open.values(), self._day)

    def _regions(self, post: Value) -> tuple[str, ...]:
        words = self._sides.words_after
        codes: list[str] = []
        for place in _places(post):
            codes += [str(code) for code in _several(place.get("regions"))]
            towns = [*_several(place.get("municipalities")), place.get("around")]
            codes += [words.municipalities[t].region for t in towns if t in words.municipalities]
        return tuple(dict.fromkeys(code for code in codes if code in words.regions))


def _posts(side: Checked) -> Mapping[str, Post]:
    return public_view(side.register).posts if side.register is not None else {}


def _places(post: Value) -> Iterator[Value]:
    for part in (post, *_several(post.get("lots"))):
        if isinstance(part, dict) and isinstance(part.get("place"), dict):
            yield part["place"]


def _several(something: Any) -> Sequence[Any]:
    return something if isinstance(something, list) else []
