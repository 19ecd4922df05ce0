"""Terms of the closed lists, by code, title or other word, one or several in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from asf_register.nearest_term import nearest_term
from asf_register.slugs import fold
from asf_register.swedish import listing
from asf_register.term_names import Key
from asf_register.vocabulary import Vocabulary

from asf_edit.understanding.typography import lines, straight
from asf_edit.understanding.understood import NotUnderstoodError, Understood, quoted

# How like a name a word is that counts as the name misspelt. Two places can have many letters
# in common.
_NEAR = 0.8
_NEAR_PLACE = 0.88
_SHORTEST_WITHIN = 4
_LONGEST_WITHIN = 5
_FEW = 12
_SEPARATOR = re.compile(r"(\s*(?:[,;/•|+&]|\boch\b|\bsamt\b)\s*)", re.IGNORECASE)
_KIND_OF_PLACE = re.compile(r"\b(?:kommuner|kommun|stad|län|region)\b", re.IGNORECASE)
_GOAL = re.compile(r"(?:globalt )?mål (?:nr |nummer )?([0-9]{1,2})[.:]?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def term(written: str, list_name: str, words: Vocabulary) -> Understood:
    """One term of a list.

    Args:
        written: A code, a title or another word, spelt as people do.
        list_name: The list, as in `x-vocabulary`.
        words: The closed lists.

    Raises:
        NotUnderstoodError: Where no term is meant, or more than one.
    """
    text = straight(written)
    found = _one_of(text, list_name, words)
    if len(found.value) > 1:
        several = listing([words.choices(list_name)[key] for key in found.value])
        raise NotUnderstoodError(f"{quoted(text)} är flera: {several}.", "Skriv en av dem.")
    return Understood(found.value[0], found.certain, found.note)


def terms(written: str, list_name: str, words: Vocabulary) -> Understood:
    """Several terms with commas, semicolons, slashes or «och» between them.

    Titles that hold such a sign themselves are taken whole.

    Raises:
        NotUnderstoodError: Where a part is no term.
    """
    found = list(_each(_SEPARATOR.split(_in_a_row(written)), list_name, words))
    if not found:
        raise _unknown(straight(written), list_name, words)
    return Understood(
        list(dict.fromkeys(key for part in found for key in part.value)),
        all(part.certain for part in found),
        "; ".join(dict.fromkeys(part.note for part in found if part.note)),
    )


def _in_a_row(written: str) -> str:
    return ", ".join(straight(line) for line in lines(written).split("\n"))


def _each(pieces: list[str], list_name: str, words: Vocabulary) -> Iterator[Understood]:
    """Read texts with the separators between them, as many at a time as are one name."""
    at = 0
    while at < len(pieces):
        ends = range(len(pieces), at, -2)
        named = ((_called("".join(pieces[at:end]), list_name, words), end) for end in ends)
        one, end = next((found for found in named if found[0]), (None, at + 1))
        if one is not None:
            yield one
        elif pieces[at].strip():
            yield _one_of(pieces[at].strip(), list_name, words)
        at = end + 1


def _one_of(text: str, list_name: str, words: Vocabulary) -> Understood:
    for way in (_called, _misspelt, _within):
        if (found := way(text, list_name, words)) is not None:
            return found
    raise _unknown(text, list_name, words)


def _called(text: str, list_name: str, words: Vocabulary) -> Understood | None:
    """The term that a text is a name of; `value` is a list of one."""
    titles, names = words.choices(list_name), words.names(list_name)
    for name in _ways_of_saying(text, list_name):
        if not (keys := names.meant_by(name)):
            continue
        title = titles[keys[0]]
        if len(keys) > 1:
            several = " eller ".join(titles[key] for key in keys)
            note = f"{quoted(text)} kan vara {several}; det togs som {title}"
            return Understood([keys[0]], certain=False, note=note)
        itself = fold(name) in (fold(title), fold(str(keys[0]))) or list_name in _PLACES
        return Understood([keys[0]], note="" if itself else f"{quoted(text)} togs som {title}")
    if text.isdigit() and (key := nearest_term(text, titles, {})) is not None:
        note = f"{quoted(text)} togs som {key}, {titles[key]}"
        return Understood([key], certain=False, note=note)
    return None


_PLACES = ("regions", "municipalities")


def _ways_of_saying(text: str, list_name: str) -> Iterator[str]:
    yield text
    if "&" in text:
        yield re.sub(r"\s*&\s*", " och ", text)
    if list_name in _PLACES:
        place = straight(_KIND_OF_PLACE.sub("", text))
        # «Göteborgs kommun» and «Falu kommun».
        yield from (place, re.sub("[sS]$", "", place), f"{place}n", f"{text} län", f"{place}s län")
    if list_name == "global-goals" and (goal := _GOAL.fullmatch(text)):
        yield goal.group(1)


def _misspelt(text: str, list_name: str, words: Vocabulary) -> Understood | None:
    names = words.names(list_name)
    nearness = _NEAR_PLACE if list_name in _PLACES else _NEAR
    near = get_close_matches(fold(text), set(names.folded()), 1, nearness)
    if not near or text.isdigit():
        return None
    key = names.meant_by(near[0])[0]
    note = f"{quoted(text)} togs som {words.choices(list_name)[key]}"
    return Understood([key], certain=False, note=note)


def _within(text: str, list_name: str, words: Vocabulary) -> Understood | None:
    """The terms that some of the words of a longer text are names of."""
    spoken = _WORD.findall(text)
    shortest = 3 if list_name in _PLACES else _SHORTEST_WITHIN
    keys: list[Key] = []
    at = 0
    while at < len(spoken):
        ends = range(min(len(spoken), at + _LONGEST_WITHIN), at, -1)
        runs = ((" ".join(spoken[at:end]), end) for end in ends)
        meant = (
            (words.names(list_name).meant_by(run), end) for run, end in runs if len(run) >= shortest
        )
        found, end = next((hit for hit in meant if hit[0]), ((), at + 1))
        keys += found[:1]
        at = end
    if not keys:
        return None
    keys = list(dict.fromkeys(keys))
    titles = listing([words.choices(list_name)[key] for key in keys])
    return Understood(keys, certain=False, note=f"av {quoted(text)} togs {titles}")


def _unknown(text: str, list_name: str, words: Vocabulary) -> NotUnderstoodError:
    titles = words.choices(list_name)
    what = {"municipalities": "ingen kommun", "regions": "inget län"}.get(list_name)
    message = f"{quoted(text)} är {what}." if what else f"{quoted(text)} finns inte i listan."
    near = nearest_term(text, titles, words.also_called(list_name))
    if near is not None and list_name != "municipalities":
        return NotUnderstoodError(message, f"Menade du {titles[near]}?")
    if list_name == "municipalities":
        like = get_close_matches(fold(text), set(words.names(list_name).folded()), 1, 0.75)
        meant = [titles[words.names(list_name).meant_by(name)[0]] for name in like]
        ask = f"Menade du {meant[0]}? " if meant else ""
        return NotUnderstoodError(message, f"{ask}Skriv den kommun som orten ligger i.")
    return NotUnderstoodError(message, f"Skriv {_some(titles.values())}.")


def _some(titles: Iterable[str]) -> str:
    every = list(titles)
    if len(every) > _FEW:
        return f"något ur listan, till exempel {', '.join(every[:3])}"
    return " eller ".join([", ".join(every[:-1]), every[-1]]) if every[1:] else "".join(every)
