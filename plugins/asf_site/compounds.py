"""The last parts of compound words, which Pagefind does not split.

So that «städning» finds «fönsterstädning» and «företag» «fastighetsföretag».
"""

from __future__ import annotations

import re

from asf_register.vocabulary import Vocabulary

_WORD = re.compile(r"\w+")
_SHORTEST_FIRST_PART = 3


class Compounds:
    """Finds the known last parts of the words of a text; each word is judged once.

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
        found = (part for word in _WORD.findall(text.lower()) for part in self._parts_of(word))
        return list(dict.fromkeys(found))

    def _parts_of(self, word: str) -> tuple[str, ...]:
        """«cykelverkstad» has «verkstad» in it, also where it is a known last part itself."""
        if word not in self._known:
            self._known[word] = tuple(
                head
                for head in (self._heads if word.endswith(self._heads) else ())
                if word.endswith(head) and len(word) - len(head) >= _SHORTEST_FIRST_PART
            )
        return self._known[word]
