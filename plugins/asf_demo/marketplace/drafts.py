"""What posts are made of, before they are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from asf_register.marketplace.post import ActorKind, Kind

from asf_demo.demo import Demo
from asf_demo.marketplace.anchors import Anchors
from asf_demo.marketplace.plots import Plot, enterprises_for, plots, posts_among
from asf_demo.post_words import PostWords
from asf_demo.sketches import Sketch


@dataclass(frozen=True, slots=True)
class Draft:
    """What one post is made of.

    Attributes:
        number: Counts the posts, from 0.
        plot: How it stands.
        words: What it says.
        by: What kind of organisation says so.
        anchor: The enterprise that says so, or one that could answer.
        luck: Decides the rest.
    """

    number: int
    plot: Plot
    words: PostWords
    by: ActorKind
    anchor: Sketch
    luck: Random

    @property
    def among(self) -> int:
        """How many enterprises every demo has that has this post."""
        return enterprises_for(self.number)

    @property
    def can_be_joined(self) -> bool:
        """Whether several may want to bid for it together."""
        return (
            self.plot.kind == "procurement" and self.plot.stage == "open" and bool(self.words.lots)
        )

    @property
    def is_reserved(self) -> bool:
        """Whether the whole of it or a lot is reserved."""
        whole = self.plot.kind == "reserved_procurement"
        return whole or any(lot.reserved for lot in self.words.lots)


class Drafter:
    """Drafts posts one after the other; each depends on those before it only.

    Args:
        demo: What they are in.
        anchors: Its enterprises.
    """

    def __init__(self, demo: Demo, anchors: Anchors) -> None:
        self._demo = demo
        self._anchors = anchors
        self._used: Counter[tuple[Kind, int]] = Counter()
        # No two posts that say the same are about the same municipality.
        self._said_in: set[tuple[str, str | None]] = set()
        # Where bids are made together.
        self._joined_in = ""

    def drafts(self) -> Iterator[Draft]:
        """All that the demo has."""
        coming = plots(self._demo.luck("plots"))
        for number in range(posts_among(self._demo.enterprises)):
            draft = self._draft(number, next(coming))
            if draft.can_be_joined and not self._joined_in:
                self._joined_in = draft.anchor.spot.region
            yield draft

    def _draft(self, number: int, plot: Plot) -> Draft:
        bank = self._demo.bank.posts[plot.kind]
        luck = self._demo.luck("post", number)
        # Those that were used least come first.
        order = sorted(range(len(bank)), key=lambda index: self._used[plot.kind, index])
        for index in order:
            if bank[index].joint == (plot.twist == "joint"):
                words, by = bank[index], luck.choice(bank[index].by)
                anchor = self._anchor(plot, words, by, enterprises_for(number), luck)
                if anchor is not None:
                    self._used[plot.kind, index] += 1
                    self._said_in.add((words.title, anchor.spot.municipality))
                    return Draft(number, plot, words, by, anchor, luck)
        raise AssertionError  # Some words of every kind suit any enterprise.

    def _anchor(
        self, plot: Plot, words: PostWords, by: ActorKind, among: int, luck: Random
    ) -> Sketch | None:
        trades = words.trades if by == "enterprise" else words.all_industries

        def fits(sketch: Sketch) -> bool:
            is_new = (words.title, sketch.spot.municipality) not in self._said_in
            return is_new and (not trades or sketch.trade.industry in trades)

        if plot.twist == "unit":
            return self._anchors.unit(among, luck, fits)
        if plot.twist == "unlisted":
            return self._anchors.unlisted(among, luck, fits)
        near = self._joined_in if words.joint else ""
        return self._anchors.listed(trades, among, luck, fits, near)
