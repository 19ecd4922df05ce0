"""Writes the posts of a demo, one after the other; each depends on those before it only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from typing import Any

from asf_register.slugs import fold
from asf_register.swedish import number

from asf_demo.contact import telephone
from asf_demo.demo import Demo
from asf_demo.marketplace.anchors import Anchors
from asf_demo.marketplace.awards import suppliers_of
from asf_demo.marketplace.buyers import Asker, Askers, contact_of
from asf_demo.marketplace.days import days_of
from asf_demo.marketplace.drafts import Draft, Drafter
from asf_demo.marketplace.places import PostPlace
from asf_demo.slots import cycled

_ID_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Written:
    """A post: its address, and what its file says."""

    id: str
    fields: dict[str, Any]


class PostWriter:
    """Writes posts.

    Args:
        demo: Whose marketplace it is.
    """

    def __init__(self, demo: Demo) -> None:
        self._demo = demo
        self._anchors = Anchors(demo.sketches)
        self._askers = Askers(demo.bank.buyers, demo.seed)
        self._drafter = Drafter(demo, self._anchors)
        self._ids: set[str] = set()
        self._told_before: set[tuple[str, str]] = set()
        # What others may bid for together.
        self._in_lots: Written | None = None

    def posts(self) -> Iterator[Written]:
        """All posts of the demo."""
        for draft in self._drafter.drafts():
            post = self._written(draft)
            if draft.can_be_joined and self._in_lots is None:
                self._in_lots = post
            yield post

    def _written(self, draft: Draft) -> Written:
        asker, place = self._asker(draft), self._place(draft)
        slots = self._slots(draft, asker, place)
        title = draft.words.title.format_map(slots)
        fields = {
            "kind": draft.plot.kind,
            "actor": asker.actor,
            "title": title,
            "text": draft.words.text.strip().format_map(slots),
            **self._asked(draft, place),
            **self._answered(draft, asker),
            **self._told(draft, slots),
        }
        said = {name: value for name, value in fields.items() if value not in (None, [], {}, False)}
        return Written(self._id(title, slots["town"]), said)

    def _asker(self, draft: Draft) -> Asker:
        if draft.by == "enterprise":
            return self._askers.enterprise(draft.anchor)
        region, called = draft.anchor.spot.region, draft.words.called
        return self._askers.organisation(draft.by, region, draft.luck, called)

    def _place(self, draft: Draft) -> PostPlace:
        # Anchors are those that have one.
        code = draft.anchor.spot.municipality or ""
        return PostPlace(self._demo, self._demo.words.municipalities[code])

    def _slots(self, draft: Draft, asker: Asker, place: PostPlace) -> dict[str, str]:
        """Words for its sentences; with them the organisation has not said them before."""
        slots = {
            **place.slots,
            "about": self._in_lots.fields["title"] if self._in_lots else "",
        }
        least, most = draft.words.count
        for more in count():
            slots["count"] = number(_rounded(draft.luck.randint(least, most + more)))
            told = {(asker.id, text.format_map(slots)) for text in draft.words.texts}
            if not told & self._told_before:
                break
        self._told_before |= told
        return slots

    def _asked(self, draft: Draft, place: PostPlace) -> dict[str, Any]:
        """What is wanted, where and on which terms."""
        words, luck = draft.words, draft.luck
        return {
            "industries": list(words.industries),
            "cpv": list(words.cpv) if luck.random() < 0.8 or not words.industries else [],
            "services": list(words.services),
            "place": place.field(words.where, luck),
            "value": luck.choice(words.values) if words.values else None,
            "lots": place.lots(words.lots),
            "ground": words.ground if draft.is_reserved else None,
            "share": words.share,
            "certified": words.certified,
            "about": self._in_lots.id if words.joint and self._in_lots else None,
        }

    def _answered(self, draft: Draft, asker: Asker) -> dict[str, Any]:
        """How one answers, and with what; nothing of a deal of the past."""
        if draft.plot.stage == "past":
            return {}
        phone = partial(telephone, draft.anchor.spot.region, draft.luck)
        links = [
            {"title": link, "url": f"https://{asker.domain}/{fold(link)}"}
            for link in draft.words.links
        ]
        contact = contact_of(asker, draft.words.mail, draft.number, phone, draft.luck)
        return {"questions": list(draft.words.questions), "contact": contact, "links": links}

    def _told(self, draft: Draft, slots: dict[str, str]) -> dict[str, Any]:
        """Its days, and what came of it."""
        stage, buyers = draft.plot.stage, self._demo.bank.buyers
        days = days_of(draft.plot, self._demo.day, draft.luck)
        if stage == "withdrawn":
            days["withdrawn"]["reason"] = cycled(buyers.reasons, draft.number)
        if stage in ("awarded", "past"):
            award = days.setdefault("awarded", {})
            award["to"] = list(suppliers_of(draft, self._anchors, self._askers))
            if draft.plot.twist != "to_other":
                award["outcome"] = cycled(draft.words.outcomes, draft.number).format_map(slots)
        if stage == "past":
            days["sources"] = [self._source(draft, days["years"]["first"])]
        return days

    def _source(self, draft: Draft, year: int) -> dict[str, Any]:
        host, supports = draft.luck.choice(list(self._demo.bank.buyers.sources.items()))
        region = self._demo.words.regions[draft.anchor.spot.region].slug
        page = fold(draft.words.title.partition("{")[0])
        return {
            "url": f"https://{host}-{region}.example/{page}",
            "year": year,
            "supports": supports,
        }

    def _id(self, title: str, town: str) -> str:
        """An address that no post has yet."""
        base = fold(title)[:_ID_LENGTH].rstrip("-")
        numbered = (f"{base}-{again}" for again in count(2))
        options = chain((base, f"{base}-{fold(town)}"), numbered)
        found = next(one for one in options if one not in self._ids)
        self._ids.add(found)
        return found


def _rounded(many: int) -> int:
    """As somebody would say it who has not counted: 140, 2 400."""
    step = int("1".ljust(len(str(many)) - 1, "0"))
    return many // step * step
