"""The name of a new post's file: when, what and whose."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from asf_register.register import Register
from asf_register.slugs import fold

_LONGEST_TITLE, _LONGEST_ACTOR = 50, 35


def new_post_id(year: int, title: str, actor: str, register: Register) -> str:
    """A name that no other post has: «2026-fruktkorgar-gavle-kommun», the next one with «-2».

    Args:
        year: When it is published.
        title: What it is about.
        actor: What whoever it comes from is called.
        register: The posts that are there, readable or not.
    """
    folder = register.root.marketplace
    return next(
        name
        for name in _names(year, title, actor)
        if name not in register.posts and not (folder / f"{name}.yaml").exists()
    )


def _names(year: int, title: str, actor: str) -> Iterator[str]:
    words = (_short(fold(title), _LONGEST_TITLE), _short(fold(actor), _LONGEST_ACTOR))
    name = "-".join([str(year), *filter(None, words)])
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def _short(slug: str, longest: int) -> str:
    """The first words of a slug."""
    if len(slug) <= longest:
        return slug
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]
