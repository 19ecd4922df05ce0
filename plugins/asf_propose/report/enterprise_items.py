"""What a report tells of each enterprise that a change touches, or of many together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from asf_propose.report.headline import few_words, place_of
from asf_propose.report.report import EnterpriseChange, Fate
from asf_propose.report.section import MOST_LINES, Item
from asf_propose.report.sentences import Kind, Sentence, Value, capital, joined, path
from asf_propose.report.visibility import in_words

# With more enterprises than this, each is told in few words.
_MANY = 20
_AT_A_TIME = 10
_FEW = 3


def enterprise_items(changes: Sequence[EnterpriseChange]) -> Iterator[Item]:
    """What happens to each enterprise; of many, how many there are of each sort and place."""
    if len(changes) > _MANY:
        yield from _many(changes)
        return
    names = Counter((change.name, change.place) for change in changes)
    for change in changes:
        ends = {Fate.NEW: " läggs till", Fate.REMOVED: " tas bort"}.get(change.fate, "")
        lines = [change.said for change in change.changes[:MOST_LINES]]
        if len(change.changes) > MOST_LINES:
            lines.append((f"Och {len(change.changes) - MOST_LINES} ändringar till",))
        seen = in_words(change.before, change.after, change.slug)
        is_alone = names[change.name, change.place] == 1
        file: Sentence = () if is_alone else (" (", path(change.paths[0]), ")")
        rest = (seen, *change.remarks) if lines else (*change.remarks, seen)
        yield Item((*_named(change), *file, ends), (*lines, *rest))


def _many(changes: Sequence[EnterpriseChange]) -> Iterator[Item]:
    """Enterprises by what happens to them and where they are, each in few words."""
    together: dict[tuple[str, str], list[EnterpriseChange]] = {}
    for change in changes:
        together.setdefault((few_words(change), place_of(change)), []).append(change)
    for (said, place), some in sorted(together.items(), key=lambda item: -len(item[1])):
        if len(some) < _FEW:
            yield from (Item((*_named(one), f": {said}")) for one in some)
            continue
        for start in range(0, len(some), MOST_LINES * _AT_A_TIME):
            these = some[start : start + MOST_LINES * _AT_A_TIME]
            names: list[Sentence] = [(Value(one.name),) for one in these]
            rows = [joined(names[at : at + _AT_A_TIME]) for at in range(0, len(names), _AT_A_TIME)]
            head: Sentence = (f"{said}{place}: {len(these)} företag",)
            yield Item(capital(head), tuple(rows), len(these))


def _named(change: EnterpriseChange) -> Sentence:
    return (Value(change.name, Kind.NAME), place_of(change))
