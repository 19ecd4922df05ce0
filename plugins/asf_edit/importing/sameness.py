"""Whether what a sheet says is what an entry says already, in other words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from asf_register.schema import alike
from asf_register.slugs import fold
from asf_register.vocabulary import Vocabulary

from asf_edit.importing.targets import FIGURES, targets
from asf_edit.understanding import NotUnderstoodError, understand

# Of each list of groups, what makes two of them the same thing.
_KEYS = {
    "offers": ("title",),
    "integration_services": ("kind",),
    FIGURES: ("kind", "year"),
    "sources": ("url",),
}
_ADDRESSES = ("website",)


def is_same(path: str, there: Any, said: Any, words: Vocabulary) -> bool:
    """Whether two values of a field mean the same.

    070-1234567 and 070-123 45 67 are one number, and basta.se and https://basta.se/ one page.
    """
    if alike(there) == alike(said):
        return True
    if path in _ADDRESSES:
        return _page(there) == _page(said)
    if path not in targets() or not isinstance(there, str):
        return False
    try:
        meant = understand(there, targets()[path].field.node, words).value
    except NotUnderstoodError:
        return False
    return alike(meant) == alike(said)


def key_of(path: str, group: Mapping[str, Any]) -> tuple[str, ...]:
    """What makes a group of a list the same as another."""
    return tuple(_folded(group[name]) for name in _KEYS[path])


def is_group_list(path: str) -> bool:
    """Whether a field holds a list of groups."""
    return path in _KEYS


def _folded(value: Any) -> str:
    return str(value) if str(value).startswith("http") else fold(str(value))


def _page(address: Any) -> str:
    bare = str(address).partition("://")[2].removesuffix("/")
    return bare.removeprefix("www.").lower()
