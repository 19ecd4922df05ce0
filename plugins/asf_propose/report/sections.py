"""A report in its order: what it begins with, and its sections with what stands in each."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.swedish import count_of, listing

from asf_propose.report.enterprise_items import enterprise_items
from asf_propose.report.problem_items import problem_items
from asf_propose.report.report import Approval, Report
from asf_propose.report.section import MOST_LINES, Item, Need, Section
from asf_propose.report.sentences import Kind, Sentence, capital, path, told, value
from asf_propose.report.shown_values import several
from asf_propose.report.visibility import Visibility

_MOST_FILES = 3
_ROLES = {"administrator": "en administratör", "certifier": "en certifierare"}
_CLASHES = "Krockar med andras ändringar"
_NOBODY = "Ingen annan behöver godkänna"


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
    errors, warnings = problem_items(report.verdict.errors), problem_items(report.verdict.warnings)
    enterprises = enterprise_items(report.enterprises)
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


def _posts(report: Report) -> Iterator[Item]:
    for post in report.posts:
        lines = post.lines[:MOST_LINES]
        more = len(post.lines) - len(lines)
        yield Item(post.said, (*lines, *([(f"Och {more} till",)] if more else [])))


def _files(report: Report) -> Iterator[Item]:
    for group in report.files:
        items = group.items[:MOST_LINES]
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
        yield Item(capital(head), tuple(map(_reason, some[:MOST_LINES])))


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
