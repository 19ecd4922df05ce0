"""Decisions grow at their end and are otherwise left alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from asf_register.reading import load

from asf_audit.guarded_paths import decision_at
from asf_audit.refusals import Refusal, refusal
from asf_audit.tree_changes import Change

_TAKEN_OVER = "taken_over"


def refusals(
    change: Change, raw: Mapping[str, bytes], added: Mapping[str, Change]
) -> Iterator[Refusal]:
    """Why a change of a decision's file is none that anybody could approve.

    Args:
        change: What happened to the file.
        raw: What files hold, by what git calls it.
        added: Files that the same merge brought, by what git calls their content.
    """
    if change.after is None:
        yield _gone(change, added)
        return
    after = _events(raw.get(change.after.id))
    if after is None:
        yield refusal("unreadable", path=change.path)
        return
    before: list[Any] | None = []
    if change.before is not None:
        before = _events(raw.get(change.before.id))
    if before is None:
        yield refusal("unreadable-before", path=change.path)
        return
    if code := _touched(list(map(_as_text, before)), list(map(_as_text, after))):
        yield refusal(code, path=change.path)
        return
    new = after[len(before) :]
    if any(event["event"] == _TAKEN_OVER for event in new):
        yield refusal("taken-over-added", path=change.path)
    if any(event["event"] != _TAKEN_OVER and event.get("by") is None for event in new):
        yield refusal("no-decider", path=change.path)


def deciders(change: Change, raw: Mapping[str, bytes]) -> list[str]:
    """Who decided, as the new events of a file say."""
    after = _events(raw.get(change.after.id)) if change.after else None
    before = _events(raw.get(change.before.id)) if change.before else None
    new = (after or [])[len(before or []) :]
    return list(dict.fromkeys(str(event["by"]) for event in new if event.get("by") is not None))


def _gone(change: Change, added: Mapping[str, Change]) -> Refusal:
    """A file that went: to another name, to another round, or for good."""
    now = added.get(change.before.id) if change.before else None
    if now is None:
        return refusal("deleted", path=change.path)
    was, there = decision_at(change.path), decision_at(now.path)
    same_round = was and there and was[0] == there[0]
    return refusal("renamed" if same_round else "moved", path=change.path, name=now.path)


def _touched(before: list[str], after: list[str]) -> str | None:
    """What was done to the events that were there; None where they stand as they did."""
    if after[: len(before)] == before:
        return None
    if not set(before) <= set(after):
        return "event-removed" if set(after) < set(before) else "edited"
    kept = [event for event in after if event in set(before)]
    return "inserted" if kept == before else "reordered"


def _events(raw: bytes | None) -> list[Any] | None:
    """The events of a file; None where it can't be read as one of decisions."""
    loaded = load(raw) if raw is not None else None
    if loaded is None or loaded.faults or not isinstance(loaded.value, dict):
        return None
    events = loaded.value.get("events")
    if set(loaded.value) != {"events"} or not isinstance(events, list) or not events:
        return None
    right = all(isinstance(event, dict) and isinstance(event.get("event"), str) for event in events)
    return events if right else None


def _as_text(event: Any) -> str:
    """An event without its form: 1, 1.0 and true are three, as they are in the file."""
    return json.dumps(event, sort_keys=True, ensure_ascii=False)
