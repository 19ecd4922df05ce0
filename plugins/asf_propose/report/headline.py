"""A change in one line, fit for a commit or for the title of a pull request."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from asf_register.problem import visible
from asf_register.swedish import listing, small

from asf_propose.report.file_kinds import POSTS
from asf_propose.report.report import EnterpriseChange, Fate, PostChange, Report
from asf_propose.report.visibility import brief

LONGEST = 100
_LONGEST_NAME = 50
_MOST_KINDS = 3
_ENDS: dict[Fate, str] = {
    Fate.NEW: "läggs till",
    Fate.REMOVED: "tas bort",
    Fate.UNREADABLE: "går inte att läsa",
    Fate.MENDED: "går att läsa igen",
}
# What GitHub or a shell would take for more than words: mentions, issues that would be closed,
# «[skip ci]», links, code and commands.
_ALIVE = (
    (re.compile(r"([@#])(?=\S)"), r"\1 "),
    (re.compile(r"\b(gh)-(?=[0-9])", re.IGNORECASE), r"\1 "),
    (re.compile(r"\["), "("),
    (re.compile(r"\]"), ")"),
    (re.compile(r"[`\"\\]"), "'"),
    (re.compile(r"\$(?=[({])"), "$ "),
    (re.compile(r"://"), ": //"),
    (re.compile(r"[<>]"), " "),
    (re.compile(r" {2,}"), " "),
)


def headline(report: Report) -> str:
    """The change in one plain line of at most 100 characters."""
    enterprises, others = report.enterprises, [group.title for group in report.files]
    if report.posts and not enterprises and not others:
        return plain(_posts(report.posts))
    if report.posts:
        others.insert(0, POSTS.title)
    if not enterprises:
        brief = report.files[0].brief if len(others) == 1 and report.files else ""
        return plain(brief or _files(others)) if others else "Inget ändras"
    more = f" (även {_kinds(others)})" if others else ""
    more = more if len(more) <= _LONGEST_NAME else " (även annat)"
    room = LONGEST - len(more)
    said = _one(enterprises[0], room) if len(enterprises) == 1 else _several(enterprises, room)
    return plain(said + more)


def _posts(posts: Sequence[PostChange]) -> str:
    return posts[0].brief if len(posts) == 1 else f"{len(posts)} annonser ändras"


def few_words(change: EnterpriseChange, longest: int = LONGEST) -> str:
    """What happens to an enterprise in few words: «telefon och e-post ändras»."""
    if change.fate in _ENDS:
        return _ENDS[change.fate]
    if change.fate is Fate.SAME:
        return "filen skrivs om"
    seen = brief(change.before, change.after)
    by_verb: dict[str, list[str]] = {seen: []} if seen else {}
    for one in change.changes:
        if not (seen and one.what == "visning") and one.what not in by_verb.setdefault(
            one.does, []
        ):
            by_verb[one.does].append(one.what)
    if change.fate is Fate.RENAMED and "namnet" not in by_verb.get("ändras", []):
        by_verb.setdefault("ändras", []).append("adressen")
    told = ", ".join(
        f"{_row([what for what in whats if what])} {does}".strip()
        for does, whats in by_verb.items()
        if does
    )
    if not told:
        return "filen skrivs om"
    count = sum(map(len, by_verb.values()))
    short = f"{seen}, {count} uppgifter ändras" if seen else f"{count} uppgifter ändras"
    return told if len(told) <= longest or count < 2 else short


def _row(whats: list[str]) -> str:
    """Things in a row; with commas only where one of them has an «och» of its own."""
    return ", ".join(whats) if any(" och " in what for what in whats) else listing(whats)


def place_of(change: EnterpriseChange) -> str:
    """Where an enterprise is, after its name: « i Gävle»."""
    return f" i {change.place}" if change.place else ""


def _one(change: EnterpriseChange, room: int) -> str:
    name = f"{_short(change.name)}{place_of(change)}"
    between = " " if change.fate in _ENDS else ": "
    return f"{name}{between}{few_words(change, room - len(name) - len(between))}"


def _several(changes: Sequence[EnterpriseChange], room: int) -> str:
    counts = Counter(_ENDS.get(change.fate, "ändras") for change in changes)
    alike = {few_words(change, _LONGEST_NAME) for change in changes}
    if len(counts) == 1 and len(alike) == 1:
        said = alike.pop()
        between = " " if said in _ENDS.values() else ": "
        return f"{len(changes)} företag{between}{said}"[:room]
    (first, count), *rest = counts.most_common()
    parts = [f"{count} företag {first}", *(f"{number} {does}" for does, number in rest)]
    return listing(parts)


def _files(titles: Sequence[str]) -> str:
    kinds = _kinds(titles)
    return f"{kinds[:1].upper()}{kinds[1:]} ändras"


def _kinds(titles: Sequence[str]) -> str:
    names = [small(title.partition(":")[0]) for title in titles]
    return listing(names if len(names) <= _MOST_KINDS else [*names[: _MOST_KINDS - 1], "annat"])


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


def plain(text: str) -> str:
    """A text as one harmless line of at most 100 characters."""
    line = visible(text)
    for pattern, instead in _ALIVE:
        line = pattern.sub(instead, line)
    line = line.strip()
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
