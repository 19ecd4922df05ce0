"""The last parts of compound words, which Pagefind does not split.

So that «städning» finds «fönsterstädning» and «företag» «fastighetsföretag».
"""

from __future__ import annotations

import re

from asf_register.vocabulary import Vocabulary

_WORD = re.compile(r"\w+")
_SHORTEST_FIRST_PART = 3


class Compounds:
    """Finds the known last parts of the words of a text.

    Args:
        words: The closed lists, whose `heads` are the last parts that are known.
    """

    def __init__(self, words: Vocabulary) -> None:
        terms = (*words.compounds.values(), *words.industries.values())
        heads = {head.lower() for term in terms for head in term.heads}
        self._heads = tuple(sorted(heads, key=len, reverse=True))
        self._known: dict[str, tuple[str, ...]] = {}

    def last_parts(self, text: str) -> list[str]:
        """The last parts of the compounds in a text, each once, in order."""
        found = (part for piece in text.split() for part in self._parts_in(piece))
        return list(dict.fromkeys(found))

    def _parts_in(self, piece: str) -> tuple[str, ...]:
        """The last parts in what stands between two spaces; each such piece is judged once."""
        if piece not in self._known:
            words = _WORD.findall(piece.lower())
            self._known[piece] = tuple(part for word in words for part in self._parts_of(word))
        return self._known[piece]

    def _parts_of(self, word: str) -> list[str]:
        """«cykelverkstad» has «verkstad» in it, also where it is a known last part itself."""
        return [
            head
            for head in (self._heads if word.endswith(self._heads) else ())
            if word.endswith(head) and len(word) - len(head) >= _SHORTEST_FIRST_PART
        ]
