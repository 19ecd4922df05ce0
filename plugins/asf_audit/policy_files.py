"""The policy may change, but nobody vanishes from it or becomes somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from asf_register.policy import Person

from asf_audit.forge_signature import forge_key
from asf_audit.guarded_paths import FORGE_KEYS, PEOPLE
from asf_audit.policy_then import people_in
from asf_audit.refusals import Refusal, refusal
from asf_audit.tree_changes import Change


def refusals(change: Change, raw: Mapping[str, bytes]) -> Iterator[Refusal]:
    """Why a change of a policy's file is none that anybody could approve.

    Args:
        change: What happened to the file.
        raw: What files hold, by what git calls it.
    """
    if change.path == PEOPLE:
        yield from _people(change, raw)
    elif change.path.startswith(f"{FORGE_KEYS}/") and change.after is not None:
        name = change.path.rpartition("/")[2]
        if forge_key(name, raw.get(change.after.id, b"")) is None:
            yield refusal("forge-key-name", path=change.path)


def _people(change: Change, raw: Mapping[str, bytes]) -> Iterator[Refusal]:
    if change.after is None:
        yield refusal("people-gone")
        return
    after = people_in(raw.get(change.after.id, b""))
    if after is None:
        yield refusal("unreadable", path=change.path)
        return
    before = people_in(raw.get(change.before.id, b"")) if change.before else {}
    for person in (before or {}).values():
        yield from _one(person, after, before or {})
        if person.id in after:
            yield from _keys_reused(person, after, before or {})


def _one(
    person: Person, after: Mapping[str, Person], before: Mapping[str, Person]
) -> Iterator[Refusal]:
    now = after.get(person.id)
    if now is not None:
        if person.account not in (None, now.account):
            yield refusal("id-reused", id=person.id)
        return
    new = [other for name, other in after.items() if name not in before]
    same = next((other for other in new if _is_same(person, other)), None)
    if same is not None:
        yield refusal("id-changed", id=person.id, name=same.id)
    else:
        yield refusal("person-removed", id=person.id)


def _keys_reused(
    person: Person, after: Mapping[str, Person], before: Mapping[str, Person]
) -> Iterator[Refusal]:
    """Why nobody else gets a person's keys, not even when the person has left."""
    for other in after.values():
        own = before[other.id].keys if other.id in before else ()
        if other.id != person.id and {*other.keys} & {*person.keys} - {*own}:
            yield refusal("key-reused", id=person.id, name=other.id)


def _is_same(person: Person, other: Person) -> bool:
    account = person.account is not None and person.account == other.account
    return account or bool(set(person.keys) & set(other.keys))
