"""The rule that keeps enterprises that aren't shown out of what others say in public."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import msgspec

from asf_register.documents import texts_of
from asf_register.happenings.happenings import ARCHIVE, CALENDAR, NEWS
from asf_register.marketplace.post import Post
from asf_register.problem import DocumentKey, Finding, Pointer
from asf_register.public import is_public
from asf_register.reading.fault import MOST_FAULTS
from asf_register.register import Register
from asf_register.rules.names_in_texts import Names
from asf_register.rules.rule import Context

# These hold codes and file names; what the file names lead to is shown only where that may be.
_NO_TEXT = frozenset(
    "kind enterprise about industries cpv services regions municipalities around value ground "
    "deadline_time published deadline start date weekday starts ends until not_on when".split()
)
# Of news and events: the file's name, and what stands below its fields.
_NOT_ON_TOP: tuple[Pointer, ...] = (("slug",), ("body",))


def unlisted_name(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """No post, news or event says the name, number or address of an enterprise that isn't shown."""
    register = context.register
    names = Names(register)
    if not names.has_hidden:
        return
    for post in register.posts.values():
        if not _is_shown(post, register):
            continue  # nobody sees it as long as its own enterprise isn't shown
        for finding in islice(_named(post, names), MOST_FAULTS):
            yield ("marketplace", post.id), finding
    yield from _told_of(context, names)


def _told_of(context: Context, names: Names) -> Iterator[tuple[DocumentKey, Finding]]:
    """What a register's own news, events and archive say of those that aren't shown."""
    register = context.register
    told = register.happenings
    records: dict[DocumentKey, object] = {(CALENDAR, slug): e for slug, e in told.calendar.items()}
    records |= {(ARCHIVE, name): archive.events for name, archive in told.archive.items()}
    if register.root.holds(register.root.news):
        records |= {(NEWS, slug): item for slug, item in told.news.items()}
    for key, record in records.items():
        for finding in islice(_in_texts(_texts(record), names), MOST_FAULTS):
            yield key, finding


def _in_texts(texts: Iterable[tuple[Pointer, str]], names: Names) -> Iterator[Finding]:
    for pointer, text in texts:
        for slug in names.hidden_in(text, has_capitals=pointer != ("slug",)):
            yield Finding(
                () if pointer in _NOT_ON_TOP else pointer,
                f"här nämns företaget i {slug}.yaml, och det ska inte synas offentligt.",
                "Skriv om det så att företaget inte går att känna igen. Är det inte företaget som "
                "menas: välj ett annat ord.",
                also=(("asf", slug),),
            )


def _is_shown(post: Post, register: Register) -> bool:
    slug = post.actor.enterprise
    enterprise = register.find(slug) if slug else None
    return slug is None or (enterprise is not None and is_public(enterprise, register.site))


def _named(post: Post, names: Names) -> Iterator[Finding]:
    for pointer, text in _texts(post):
        for slug in names.hidden_in(text, has_capitals=pointer != ("id",)):
            is_supplier = pointer[:2] == ("awarded", "to")
            yield Finding(
                () if pointer == ("id",) else pointer,
                f"här nämns företaget i {slug}.yaml, och det ska inte synas offentligt.",
                f"Skriv enterprise: {slug} i stället för name:, så visas det bara om företaget "
                "gör det."
                if is_supplier
                else "Skriv om det så att företaget inte går att känna igen. Är det inte företaget "
                "som menas: välj ett annat ord.",
                also=(("asf", slug),),
            )


def _texts(record: object) -> Iterator[tuple[Pointer, str]]:
    """All that readers of a post, an event or the like are told, and where it stands."""
    value: Any = msgspec.json.decode(msgspec.json.encode(record))
    for pointer, text in texts_of(value):
        if not _NO_TEXT.intersection(part for part in pointer if isinstance(part, str)):
            yield pointer, text
