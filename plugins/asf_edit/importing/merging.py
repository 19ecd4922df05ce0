"""Rows that are about one enterprise, made one where they agree or add to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from asf_register.schema import alike
from asf_register.swedish import listing
from asf_register.vocabulary import Vocabulary

from asf_edit.importing.row_reading import RowSaid
from asf_edit.importing.said import Said, Standing, refused
from asf_edit.importing.targets import target_of
from asf_edit.in_words import in_words

_LISTS = ("offers", "integration_services", "sources")


def merged(rows: Sequence[RowSaid], words: Vocabulary) -> RowSaid:
    """One row out of several; with a problem where they contradict each other."""
    first = rows[0]
    numbers = tuple(number for row in rows for number in row.numbers)
    if len(rows) == 1:
        return first
    paths = dict.fromkeys(said.path for row in rows for said in row.said)
    together: list[Said] = []
    for path in paths:
        said = [one for row in rows for one in row.said if one.path == path]
        if path == "name":
            together.append(said[0])
        elif not _is_list(path) and (several := _taken(said)):
            values = listing([_shown(path, value, words) for value in several])
            why = f"Rad {_numbers(numbers)} är samma företag men säger olika om {_title(path)}"
            return replace(first, numbers=numbers, problem=f"{why}: {values}.")
        else:
            together += said if _is_list(path) else _one(said)
    notes = (
        f"Rad {_numbers(numbers)} är samma företag och lades ihop.",
        *(note for row in rows for note in row.notes),
    )
    return replace(first, numbers=numbers, said=tuple(_each_once(together)), notes=notes)


def _is_list(path: str) -> bool:
    target = target_of(path)
    return path in _LISTS or (target is not None and target.is_list)


def _taken(said: Iterable[Said]) -> list[object]:
    """The values that are taken, if there are several."""
    sure = {alike(one.value): one.value for one in said if one.standing is Standing.TAKEN}
    return list(sure.values()) if len(sure) > 1 else []


def _one(said: list[Said]) -> Iterator[Said]:
    """Of values for one field, the one that is taken, or the only guess."""
    sure = [one for one in said if one.standing is Standing.TAKEN]
    guesses = {alike(one.value): one for one in said if one.standing is Standing.GUESSED}
    if sure:
        yield sure[0]
    elif len(guesses) > 1:
        for guess in guesses.values():
            yield refused(guess.path, "Raderna ger olika gissningar. Skriv vilken.", guess.column)
    else:
        yield from guesses.values()
    yield from (one for one in said if one.standing is Standing.REFUSED)


def _each_once(said: Iterable[Said]) -> Iterator[Said]:
    seen = set()
    for one in said:
        key = (one.path, one.standing, alike(one.value), one.note)
        if key not in seen:
            seen.add(key)
            yield one


def _title(path: str) -> str:
    target = target_of(path)
    return target.title.lower() if target else path


def _shown(path: str, value: object, words: Vocabulary) -> str:
    target = target_of(path)
    return in_words(value, target.field.node if target else {}, words)


def _numbers(numbers: Sequence[int]) -> str:
    return listing([str(number) for number in numbers])
