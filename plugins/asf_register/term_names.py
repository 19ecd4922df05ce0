"""What the terms of a closed list are called: by code, by title and by other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from asf_register.slugs import fold

Key = str | int


class TermNames:
    """Finds the terms of one list by any of their names.

    Args:
        choices: The list: what may be written, and what each is called.
        also: Other words, with the term that each means; a word may mean several.
    """

    def __init__(self, choices: Mapping[Key, str], also: Iterable[tuple[str, Key]]) -> None:
        own = [(str(key), key) for key in choices] + [(name, key) for key, name in choices.items()]
        other = list(also)
        # In the order in which they count. Letters come before folded ones, for Habo is
        # another municipality than Håbo.
        self._layers = (
            _gathered((name.casefold(), key) for name, key in own),
            _gathered((name.casefold(), key) for name, key in other),
            _gathered((fold(name), key) for name, key in own),
            _gathered((fold(name), key) for name, key in other),
        )

    def meant_by(self, word: str) -> tuple[Key, ...]:
        """The terms that are called this, in the order of the list; () for none."""
        names = (word.casefold(), word.casefold(), fold(word), fold(word))
        layers = zip(self._layers, names, strict=True)
        return next((layer[name] for layer, name in layers if name in layer), ())

    def folded(self) -> Iterator[str]:
        """Every name, folded."""
        yield from self._layers[2]
        yield from self._layers[3]


def _gathered(names: Iterable[tuple[str, Key]]) -> dict[str, tuple[Key, ...]]:
    found: dict[str, tuple[Key, ...]] = {}
    for name, key in names:
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), key)))
    found.pop("", None)
    return found
