"""A report in its order: what it begins with, and its sections with what stands in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from asf_register.problem import Problem
from asf_register.swedish import count_of, listing

from asf_propose.report.headline import few_words, place_of
from asf_propose.report.report import Approval, EnterpriseChange, Fate, Report
from asf_propose.report.sentences import Kind, Sentence, Value, capital, joined, path, told, value
from asf_propose.report.shown_values import several
from asf_propose.report.visibility import Visibility, in_words

# With more enterprises than this, each is told in few words.
_MANY = 20
_MOST_LINES = 40
# A problem that more files than this have is told once.
_MANY_FILES = 5
_AT_A_TIME = 10
_FEW = 3
_MOST_FILES = 3
_ROLES = {"administrator": "en administratör", "certifier": "en certifierare"}
_CLASHES = "Krockar med andras ändringar"
_NOBODY = "Ingen annan behöver godkänna"


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a section: a line, with lines of its own below it.

    Attributes:
        head: The line.
        lines: What stands below it.
        count: How many things it tells of.
    """

    head: Sentence
    lines: tuple[Sentence, ...] = ()
    count: int = 1


class Need(IntEnum):
    """How much a section is needed to decide on a change, where there is no room for all."""

    WARNINGS = 1
    FILES = 2
    ENTERPRISES = 3
    CLASHES = 4
    ERRORS = 5
    REGIONS = 6
    ALL = 7


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report.

    Attributes:
        title: What it is about.
        items: What stands in it.
        need: How much it is needed; what is needed least is left out first, if anything.
        noun: One and several of its things.
    """

    title: str
    items: tuple[Item, ...]
    need: Need = Need.ALL
    noun: tuple[str, str] = ("", "")


def opening(report: Report) -> list[Sentence]:
    """What a report begins with: the verdict, and what one should know first."""
    verdict = report.verdict
    lines: list[Sentence] = []
    errors, warnings = len(verdict.errors), len(verdict.warnings)
    if report.clashes:
        lines.append(("Ändringen krockar med vad andra har ändrat under tiden",))
    if errors:
        lines.append((f"{errors} fel måste rättas innan ändringen kan läggas in",))
    else:
        lines.append(("Inga fel",))
    if warnings:
        lines.append((count_of(warnings, "varning", "varningar"),))
    if not verdict.can_be_read:
        lines.append(("Resten av registret kan inte kontrolleras förrän dess",))
    if not verdict.could_be_read:
        lines.append(("Före ändringen gick registret inte att läsa",))
    old = [(verdict.errors_before, "fel", "fel"), (verdict.warnings_before, "varning", "varningar")]
    if any(count for count, _, _ in old):
        counts = " och ".join(count_of(*one) for one in old if one[0])
        lines.append((f"I resten av registret fanns redan {counts}",))
    if verdict.mended:
        lines.append((f"Ändringen rättar {verdict.mended} fel",))
    if report.knows_approvals:
        roles = [_ROLES[one.role] for one in report.approvals if one.role in _ROLES]
        named = listing(list(dict.fromkeys(roles)))
        lines.append((f"Måste godkännas av {named}" if named else f"{_NOBODY} ändringen",))
    return lines


def sections(report: Report) -> list[Section]:
    """The parts of a report that have something to say."""
    errors, warnings = _problems(report.verdict.errors), _problems(report.verdict.warnings)
    enterprises = _enterprises(report.enterprises)
    every = [
        Section("Fel som måste rättas", tuple(errors), Need.ERRORS, ("fel", "fel")),
        Section(_CLASHES, tuple(_clashes(report)), Need.CLASHES, ("krock", "krockar")),
        Section("Det här ändras", tuple(enterprises), Need.ENTERPRISES, ("företag", "företag")),
        Section("Annonser", tuple(_posts(report)), Need.ENTERPRISES, ("annons", "annonser")),
        Section("Annat som ändras", tuple(_files(report)), Need.FILES, ("filslag", "filslag")),
        Section("Vad allmänheten ser", tuple(_seen(report))),
        Section("Varningar", tuple(warnings), Need.WARNINGS, ("varning", "varningar")),
        Section("Län", tuple(_regions(report)), Need.REGIONS, ("län", "län")),
        Section("Godkännande", tuple(_approvals(report))),
        Section(_CLASHES, tuple(_no_clashes(report))),
    ]
    return [section for section in every if section.items]


def _enterprises(changes: Sequence[EnterpriseChange]) -> Iterator[Item]:
    if len(changes) > _MANY:
        yield from _many(changes)
        return
    names = Counter((change.name, change.place) for change in changes)
    for change in changes:
        ends = {Fate.NEW: " läggs till", Fate.REMOVED: " tas bort"}.get(change.fate, "")
        lines = [change.said for change in change.changes[:_MOST_LINES]]
        if len(change.changes) > _MOST_LINES:
            lines.append((f"Och {len(change.changes) - _MOST_LINES} ändringar till",))
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
        for start in range(0, len(some), _MOST_LINES * _AT_A_TIME):
            these = some[start : start + _MOST_LINES * _AT_A_TIME]
            names: list[Sentence] = [(Value(one.name),) for one in these]
            rows = [joined(names[at : at + _AT_A_TIME]) for at in range(0, len(names), _AT_A_TIME)]
            head: Sentence = (f"{said}{place}: {len(these)} företag",)
            yield Item(capital(head), tuple(rows), len(these))


def _named(change: EnterpriseChange) -> Sentence:
    return (Value(change.name, Kind.NAME), place_of(change))


def _posts(report: Report) -> Iterator[Item]:
    for post in report.posts:
        lines = post.lines[:_MOST_LINES]
        more = len(post.lines) - len(lines)
        yield Item(post.said, (*lines, *([(f"Och {more} till",)] if more else [])))


def _files(report: Report) -> Iterator[Item]:
    for group in report.files:
        items = group.items[:_MOST_LINES]
        more = len(group.items) - len(items)
        yield Item((group.title,), (*items, *([(f"Och {more} till",)] if more else [])))


def _seen(report: Report) -> Iterator[Item]:
    changes = report.enterprises
    if len(changes) > 1:
        shown = sum(c.after in (Visibility.LISTED, Visibility.PAGE_ONLY) for c in changes)
        unknown = sum(c.after is Visibility.UNKNOWN for c in changes)
        hidden = len(changes) - shown - unknown
        if shown:
            yield Item((f"{shown} företag syns på webbplatsen efteråt",))
        if hidden:
            yield Item((f"{hidden} företag visas ingenstans efteråt",))
        if unknown:
            yield Item((f"{unknown} företag går inte att bedöma förrän felen är rättade",))
    yield from (Item(said) for said in report.beside)


def _regions(report: Report) -> Iterator[Item]:
    for share in report.shares:
        if not share.code:
            yield Item((f"{share.enterprises} företag vars län inte går att läsa",))
            continue
        team: Sentence = (", ", path(share.team)) if share.team else ()
        enterprises = f"{share.enterprises} företag" if share.enterprises else ""
        posts = count_of(share.posts, "annons", "annonser") if share.posts else ""
        count = listing([part for part in (enterprises, posts) if part])
        yield Item((value(share.name), f": {count}", *team))


def _approvals(report: Report) -> Iterator[Item]:
    if not report.knows_approvals:
        yield Item(("Vem som ska godkänna går inte att säga: data/policy går inte att läsa",))
    by_role: dict[str, list[Approval]] = {}
    for approval in report.approvals:
        by_role.setdefault(approval.role, []).append(approval)
    for role, some in by_role.items():
        head: Sentence = (_NOBODY,)
        if role in _ROLES:
            teams = several([(path(team),) for team in some[0].teams])
            head = (f"{_ROLES[role]} (", *teams, ") måste godkänna")
        yield Item(capital(head), tuple(map(_reason, some[:_MOST_LINES])))


def _reason(approval: Approval) -> Sentence:
    files = several([(path(name),) for name in approval.paths], most=_MOST_FILES)
    return (*files, ": ", told(approval.why))


def _clashes(report: Report) -> Iterator[Item]:
    for clash in report.clashes:
        yield Item((value(clash.name, 120, Kind.NAME),), clash.said)


def _no_clashes(report: Report) -> Iterator[Item]:
    if report.is_newest:
        yield Item(("Inga. Registret har inte ändrats sedan förslaget skrevs",))
    elif not report.clashes:
        yield Item(
            ("Inga. Registret har ändrats sedan förslaget skrevs, men inte samma uppgifter",)
        )


def _problems(problems: Sequence[Problem]) -> Iterator[Item]:
    alike: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        alike.setdefault((problem.message, problem.hint), []).append(problem)
    many = {said for said, some in alike.items() if len({p.path for p in some}) > _MANY_FILES}
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        if (problem.message, problem.hint) not in many:
            by_path.setdefault(problem.path, []).append(problem)
    for said, some in alike.items():
        if said in many:
            files = list(dict.fromkeys(problem.path for problem in some))
            named = several([(path(name),) for name in files])
            yield Item((f"{len(files)} filer: ", told(" ".join(said))), (named,), len(some))
    for name, some in by_path.items():
        yield Item((path(name or "registret i sin helhet"),), tuple(map(_line, some)), len(some))


def _line(problem: Problem) -> Sentence:
    said = told(f"{problem.message} {problem.hint}")
    # What is wrong with a whole file stands on no line of it.
    is_of_file = problem.line == problem.column == 1 and not problem.pointer
    whole = replace(said, text=f"{said.text[:1].upper()}{said.text[1:]}")
    return (whole,) if is_of_file else (f"rad {problem.line}: ", said)
