"""The names of new posts' and experiences' files: when, what and whose."""

from __future__ import annotations

from collections.abc import Container, Iterable
from itertools import chain, count
from pathlib import Path

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
    words = (_short(fold(title), _LONGEST_TITLE), _short(fold(actor), _LONGEST_ACTOR))
    return _free([str(year), *words], register.posts, register.root.marketplace)


def new_experience_id(year: int, title: str, register: Register) -> str:
    """A name that no other experience has: «2026-vi-borjade-med-pauserna».

    Args:
        year: When it is written down.
        title: What it is about.
        register: The experiences that are there, readable or not.
    """
    words = [str(year), _short(fold(title), _LONGEST_TITLE)]
    return _free(words, register.intranet.experiences, register.root.experiences)


def _free(words: Iterable[str], taken: Container[str], folder: Path) -> str:
    """The first name of these words that nothing there has, the next one with «-2»."""
    first = "-".join(filter(None, words))
    names = chain([first], (f"{first}-{number}" for number in count(2)))
    return next(n for n in names if n not in taken and not (folder / f"{n}.yaml").exists())


def _short(slug: str, longest: int) -> str:
    """The first words of a slug."""
    if len(slug) <= longest:
        return slug
    return slug[: longest + 1].rpartition("-")[0] or slug[:longest]
