"""The coordinators' pages: what there is to do in each region, of what the public knows anyway.

All members read them, so they hold no entry that isn't shown, and nothing of consent, cases or
keys. A line says itself from which day it counts: a page is the same bytes until its register
changes, and scripts show what is due on the day on which it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from asf_register.swedish import alphabetical
from asf_register.vocabulary import Region
from asf_upkeep.worklist.line import Line
from asf_upkeep.worklist.ranking import Conversation, conversations
from asf_upkeep.worklist.words import Words

from asf_intranet.pages.page import Found, IntranetPage
from asf_intranet.pages.view import IntranetView
from asf_intranet.templates import render

ROUTE = "processledare"
_TITLE = "Att göra, för processledare"
_SUMMARY = "Det som behöver ses över i listan, län för län."
_CALLED = ("arbetslista", "processledare", "bekräfta", "inaktuell")


@dataclass(frozen=True, slots=True)
class Task:
    """A line as the page shows it.

    Attributes:
        line: The line.
        unit: The unit that it is about; "" for the enterprise itself.
        address: Where it is done.
    """

    line: Line
    unit: str
    address: str


@dataclass(frozen=True, slots=True)
class Tasks:
    """What there is to do with one enterprise or buyer.

    Attributes:
        name: Its name.
        place: Where it is; "" where that isn't known.
        ways: How one reaches it: telephone and e-mail.
        website: Where it can be found otherwise; "" where it needn't, or can't.
        unreached: That nothing is known; "" where something is.
        tasks: The first to have first.
    """

    name: str
    place: str
    ways: tuple[str, ...]
    website: str
    unreached: str
    tasks: tuple[Task, ...]


def task_pages(view: IntranetView) -> Iterator[IntranetPage]:
    """One page to choose a region on, and one for each region; none for a list without entries."""
    by_region = _by_region(view)
    if not by_region:
        return
    regions = [(region, _route(region)) for region in by_region]
    html = render("task_regions.html", title=_TITLE, summary=_SUMMARY, regions=regions)
    page = Found(route=ROUTE, kind="tasks", title=_TITLE, summary=_SUMMARY, called=_CALLED)
    yield IntranetPage(
        route=ROUTE, kind="tasks", title=_TITLE, summary=_SUMMARY, html=html, found=(page,)
    )
    for region, found in by_region.items():
        yield _page(view, region, found, [one for one in regions if one[0] is not region])


def _by_region(view: IntranetView) -> dict[Region, list[Line]]:
    """The lines of every region that has any, in the order of the alphabet."""
    words = view.register.vocabulary
    found: dict[str, list[Line]] = {}
    for line in view.tasks:
        found.setdefault(line.region, []).append(line)
    named = sorted((words.regions[code] for code in found), key=lambda one: alphabetical(one.name))
    return {region: sorted(found[region.code], key=_first_due) for region in named}


def _first_due(line: Line) -> tuple[bool, date, date, str]:
    """The order of the lines before anybody knows the day."""
    name = alphabetical(line.contact.name)
    return line.is_wish, line.urgent_from or date.max, line.since or date.min, name


def _page(
    view: IntranetView, region: Region, lines: Sequence[Line], others: Sequence[tuple[Region, str]]
) -> IntranetPage:
    words = Words(view.register, view.day)
    title = f"Att göra i {region.name}"
    summary = f"Det som behöver ses över bland företagen i {region.name}."
    html = render(
        "tasks.html",
        title=title,
        summary=summary,
        found=[_shown(one, words) for one in conversations(lines)],
        others=others,
    )
    return IntranetPage(route=_route(region), kind="tasks", title=title, summary=summary, html=html)


def _shown(one: Conversation, words: Words) -> Tasks:
    tasks = (Task(line, words.unit(line, one), words.address(line)) for line in one.lines)
    ways = words.ways(one)
    return Tasks(
        name=one.contact.name,
        place=words.place(one.contact),
        ways=ways,
        website="" if ways else words.reached(one),
        unreached=words.unreached(one),
        tasks=tuple(tasks),
    )


def _route(region: Region) -> str:
    return f"{ROUTE}/{region.slug}"
