"""Enterprises that aren't shown, found in texts by what they are called and reached at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from asf_register.enterprise import Enterprise
from asf_register.public import is_public
from asf_register.register import Register
from asf_register.slugs import fold

_WORD = re.compile(r"[^\W_]+")
# Hyphens and spaces that nobody sees, and that would hide a name from this rule only.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_LEGAL_FORM = re.compile(r"(?<=.)(-(ab|hb|kb|ek-for|(ekonomisk|ideell)-forening))+$")
_BEFORE_HOST = re.compile(r"^https?://(www\.)?", re.IGNORECASE)
_TINY_WORDS = frozenset("och i pa av for med asf".split())
_TELLING = 8


@dataclass(frozen=True, slots=True)
class _Name:
    """What an enterprise is known by, word by word.

    Attributes:
        words: Folded.
        slug: The enterprise; None where anybody may be told of it.
        is_common: Whether the words mean something else too, so that capitals tell.
    """

    words: tuple[str, ...]
    slug: str | None
    is_common: bool


class Names:
    """What the enterprises of a register are known by, ready to be looked for in texts.

    The longest name that stands in a place is what is meant there, so that «Linden» isn't seen in
    «Kafé Linden» where that is another enterprise, and whoever may be shown has a name before
    whoever may not.

    Args:
        register: All of it.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        hidden = [one for one in register if not is_public(one, register.site)]
        self.has_hidden = bool(hidden)
        self._folded = _Folded()
        self._common = register.vocabulary.common_words | _TINY_WORDS if hidden else frozenset()
        self._hidden = self._by_first_word(hidden)
        # The longest word is the one that fewest texts hold.
        signs = {max(one.words, key=len) for names in self._hidden.values() for one in names}
        self._signs = signs | {f"{sign}s" for sign in signs}

    def hidden_in(self, text: str, *, has_capitals: bool = True) -> Iterator[str]:
        """The slugs of the enterprises that aren't shown but named in a text, each once.

        Args:
            text: What somebody wrote.
            has_capitals: Whether it tells names from other words by them. In an address that
                doesn't, only long words are names.
        """
        written = _WORD.findall(_UNSEEN.sub("", text))
        folded = [self._folded[word] for word in written]
        if self._signs.isdisjoint(folded):
            return
        if not has_capitals:
            written = [word.upper() if len(word) >= _TELLING else word for word in written]
        # Most texts name nobody, and then nobody needs to know what the others are called.
        if any(_names_in(self._hidden, folded, written)):
            found = (name.slug for name in _names_in(self._all, folded, written))
            yield from dict.fromkeys(slug for slug in found if slug is not None)

    @cached_property
    def _all(self) -> _ByFirstWord:
        return self._by_first_word(self._register)

    def _by_first_word(self, enterprises: Iterable[Enterprise]) -> _ByFirstWord:
        found: dict[str, list[_Name]] = {}
        for enterprise in enterprises:
            for name in self._names_of(enterprise):
                found.setdefault(name.words[0], []).append(name)
        for names in found.values():
            names.sort(key=lambda name: (-len(name.words), name.slug is not None))
        return found

    def _names_of(self, enterprise: Enterprise) -> Iterator[_Name]:
        slug = None if is_public(enterprise, self._register.site) else enterprise.slug
        name = _LEGAL_FORM.sub("", fold(enterprise.name))
        for known in {name, enterprise.slug, *enterprise.aliases} - {""}:
            words = tuple(known.split("-"))
            is_common = self._common.issuperset(words)
            # «Gävle» and «Bageriet» alone are no names that anybody could keep others from.
            if len(words) > 1 or not is_common:
                yield _Name(words, slug, is_common or len(words) == 1)
        own = {known.replace("-", "") for known in {name, enterprise.slug, *enterprise.aliases}}
        hosts = (host for host in _hosts(enterprise) if self._is_called(host, own))
        for text in (*_addresses(enterprise), *hosts):
            parts = tuple(self._folded[word] for word in _WORD.findall(text))
            if parts:
                yield _Name(parts, slug, is_common=False)

    def _is_called(self, host: str, own: set[str]) -> bool:
        """Whether a host is called as an enterprise, and not as a place or what many are at."""
        label = fold(host.rpartition(".")[0]).replace("-", "")
        if label in self._common:
            return False
        return label in own or any(
            min(len(label), len(name)) >= _TELLING and (label in name or name in label)
            for name in own
        )


_ByFirstWord = Mapping[str, list[_Name]]


class _Folded(dict[str, str]):
    """Words folded, each once."""

    def __missing__(self, word: str) -> str:
        self[word] = fold(word)
        return self[word]


def _names_in(names: _ByFirstWord, folded: list[str], written: list[str]) -> Iterator[_Name]:
    """The names in a text, one after the other."""
    at = 0
    while at < len(folded):
        name = _name_at(at, names, folded, written)
        if name is not None:
            yield name
        at += len(name.words) if name is not None else 1


def _name_at(at: int, names: _ByFirstWord, folded: list[str], written: list[str]) -> _Name | None:
    word = folded[at]
    for first in (word, word[:-1]) if word.endswith("s") else (word,):
        for name in names.get(first, ()):
            end = at + len(name.words)
            is_name = _is(name.words, folded[at:end])
            if is_name and (not name.is_common or all(map(_is_capital, written[at:end]))):
                return name
    return None


def _addresses(enterprise: Enterprise) -> Iterator[str]:
    if enterprise.organisation_number is not None:
        yield enterprise.organisation_number
        yield enterprise.organisation_number.replace("-", "")
    if enterprise.email is not None:
        yield enterprise.email
    if enterprise.website is not None:
        yield _BEFORE_HOST.sub("", enterprise.website)


def _hosts(enterprise: Enterprise) -> Iterator[str]:
    if enterprise.email is not None:
        yield enterprise.email.partition("@")[2]
    if enterprise.website is not None:
        yield re.split("[/?#:]", _BEFORE_HOST.sub("", enterprise.website), maxsplit=1)[0]


def _is(words: tuple[str, ...], said: list[str]) -> bool:
    """Whether words are a name, also in the genitive."""
    return tuple(said) == words or (tuple(said[:-1]), said[-1:]) == (words[:-1], [f"{words[-1]}s"])


def _is_capital(word: str) -> bool:
    return not word[0].islower()
