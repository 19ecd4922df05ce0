"""Who got a contract, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asf_demo.marketplace.anchors import Anchors
from asf_demo.marketplace.buyers import Askers
from asf_demo.marketplace.drafts import Draft
from asf_demo.sketches import Sketch


def suppliers_of(draft: Draft, anchors: Anchors, askers: Askers) -> Iterator[dict[str, Any]]:
    """Who got it: mostly an enterprise, sometimes two, or somebody who isn't in the list.

    Args:
        draft: The post.
        anchors: Finds enterprises.
        askers: Names others.
    """
    twist, luck = draft.plot.twist, draft.luck
    region = draft.anchor.spot.region
    if twist == "to_other":
        yield {"name": askers.other(region, luck)}
        return
    if twist == "to_unlisted":
        hidden = anchors.unlisted(draft.among, luck, lambda _: True)
        if hidden is not None:
            yield {"enterprise": hidden.slug}
            return
    winner = _winner(draft, anchors, but=[])
    if winner is None:
        yield {"name": askers.other(region, luck)}
        return
    yield {"enterprise": winner.slug}
    if twist == "to_two":
        second = _winner(draft, anchors, but=[winner])
        yield {"enterprise": second.slug} if second else {"name": askers.other(region, luck)}


def _winner(draft: Draft, anchors: Anchors, but: list[Sketch]) -> Sketch | None:
    """Somebody of the trade, and near where one comes by; not who asks."""
    if draft.by != "enterprise" and not but:
        return draft.anchor
    others = {draft.anchor.number, *(one.number for one in but)}
    trades, near = draft.words.all_industries, draft.anchor.spot.region
    return anchors.listed(
        trades, draft.among, draft.luck, lambda one: one.number not in others, near
    )
