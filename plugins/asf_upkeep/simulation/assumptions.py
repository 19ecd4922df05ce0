"""What the simulation assumes of people and enterprises: each figure with its range and reason.

Nobody has measured most of them. A range is what somebody who knows the field could argue for;
`asf upkeep --simulate` tells how much the result moves within it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumed:
    """What is known of one assumption.

    Attributes:
        low: The least that is likely.
        high: The most.
        label: What it is, in Swedish, for whoever reads the result.
        meaning: The same for the documentation.
        why: Where the figure comes from.
    """

    low: float
    high: float
    label: str
    meaning: str
    why: str


def _assumed(value: float, low: float, high: float, *, label: str, meaning: str, why: str) -> Any:
    about = Assumed(low=low, high=high, label=label, meaning=meaning, why=why)
    return field(default=value, metadata={"about": about})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumptions:
    """Every assumption; shares are between 0 and 1."""

    closes: float = _assumed(
        0.054,
        0.03,
        0.10,
        label="företag som läggs ner på ett år",
        meaning="enterprises that close in a year",
        why=(
            "about 350 ASF in 2016, and about 70 found dead by phone before Sofisam's list closed "
            "in 2020: 1 − (1 − 70/350)^(1/4). The range is that of 70 in eight years and in two"
        ),
    )
    founded: float = _assumed(
        0.05,
        0.0,
        0.10,
        label="nya företag på ett år",
        meaning="enterprises founded in a year, of those on file at the start",
        why="as many as close, so that the register keeps its size; no source",
    )
    changes: float = _assumed(
        0.30,
        0.15,
        0.50,
        label="uppgifter som ändras, per företag och år",
        meaning="changes a year of address, telephone, e-mail, website or offers, each as likely",
        why=(
            "sellers of business addresses write that 22–30 % of contact details stop being right "
            "in a year; offers come beside that. Nobody has measured ASF"
        ),
    )
    tells: float = _assumed(
        0.15,
        0.0,
        0.40,
        label="ändringar som företaget själv berättar om",
        meaning="changes that the enterprise proposes itself",
        why="no source",
    )
    no_address: float = _assumed(
        0.10,
        0.0,
        0.50,
        label="företag utan e-postadress, utöver dem ur källor",
        meaning="entries without an e-mail address, beside all that are known from sources",
        why="no source; entries made from published pages have none, as long as nobody has asked",
    )
    never_answers: float = _assumed(
        0.30,
        0.10,
        0.60,
        label="företag som aldrig svarar på mejl",
        meaning="enterprises with an e-mail address that answer no reminder at all",
        why=(
            "with the next row, half have answered after three monthly mails; Svenskt Näringsliv's "
            "survey of 2021 had answers from 50 % of the businesses it asked, in three months"
        ),
    )
    answers: float = _assumed(
        0.35,
        0.20,
        0.60,
        label="övriga som svarar på ett visst mejl",
        meaning="mails that are answered, by those that answer at all",
        why="see the row above",
    )
    answer_weeks: float = _assumed(
        1.5,
        0.5,
        4.0,
        label="veckor till svar",
        meaning="weeks from mail to answer (exponential)",
        why="surveys by e-mail get most answers within days of a mail; no source for ASF",
    )
    without_code: float = _assumed(
        0.15,
        0.0,
        0.40,
        label="svar utan svarskod",
        meaning="answers that reach the coordinator as a task, since the code got lost",
        why="no source",
    )
    tells_of_end: float = _assumed(
        0.20,
        0.0,
        0.50,
        label="nedlagda som svarar «finns inte längre»",
        meaning="mails to a dead enterprise that are answered, while they still reach somebody",
        why="no source",
    )
    looks: float = _assumed(
        0.70,
        0.40,
        1.0,
        label="mejlsvar där det som är fel rättas",
        meaning="answers by mail that say so where something isn't right, rather than «stämmer»",
        why="no source",
    )
    reached: float = _assumed(
        0.70,
        0.40,
        0.90,
        label="samtal som når någon",
        meaning="conversations that come about in the week in which they are tried",
        why="no source; the calls that nobody answers are in the minutes of a conversation",
    )
    tries: float = _assumed(
        2.0,
        1.0,
        4.0,
        label="försök innan ett nedlagt företag slås upp",
        meaning="weeks of trying in vain before a coordinator looks up whether it still exists",
        why="no source; a mail that comes back counts as one",
    )
    agrees: float = _assumed(
        0.70,
        0.40,
        0.90,
        label="företag ur källor som säger ja till listan",
        meaning="those known from sources that agree to be listed when asked; others are taken out",
        why="no source",
    )
    gives_address: float = _assumed(
        0.80,
        0.50,
        1.0,
        label="som lämnar en e-postadress i samtalet",
        meaning="enterprises without an e-mail address that give one in a conversation",
        why="no source",
    )
    domain_months: float = _assumed(
        12.0,
        3.0,
        24.0,
        label="månader en webbplats som längst lever kvar",
        meaning="months after the end in which website and e-mail stop, evenly spread",
        why="domains are paid by the year",
    )
    traced: float = _assumed(
        0.90,
        0.60,
        1.0,
        label="nedlagda bolag som syns i företagsregistret",
        meaning="companies and economic associations whose end comes into the company register",
        why="bankruptcy, liquidation and deregistration stand there; a few lie dormant instead",
    )
    traced_others: float = _assumed(
        0.30,
        0.0,
        0.60,
        label="nedlagda ideella föreningar som syns där",
        meaning="non-profit associations and others whose end comes there",
        why="they aren't registered with Bolagsverket, and few deregister anywhere; no figure",
    )
    trace_months: float = _assumed(
        4.0,
        1.0,
        12.0,
        label="månader tills nedläggningen syns där",
        meaning="months until the company register shows that one has closed (exponential)",
        why="a bankruptcy stands there at once, a liquidation takes more than half a year",
    )
    other_work: float = _assumed(
        0.20,
        0.0,
        0.50,
        label="av tiden som går till annat i arbetslistan",
        meaning="part of the minutes that goes to posts, certificates, measures, keys",
        why="these lines aren't simulated; no source",
    )
    away: float = _assumed(
        0.10,
        0.0,
        0.30,
        label="veckor utan tid, utöver semester",
        meaning="weeks without time for it, beside four in July and two at Christmas",
        why="no source",
    )
    new_entry_minutes: float = _assumed(
        30.0,
        15.0,
        60.0,
        label="minuter för ett nytt företag",
        meaning="minutes to examine a new enterprise against the four criteria and merge it",
        why="a conversation about four questions with documents; no measurement",
    )
    slowness: float = _assumed(
        1.0,
        0.5,
        2.0,
        label="tidsåtgång mot tabellen över minuter",
        meaning="how long everything takes, against the table of minutes",
        why="the table itself is an assumption",
    )


def assumptions() -> Iterator[tuple[str, float, Assumed]]:
    """The name, value and reason of each."""
    model = Assumptions()
    for one in fields(Assumptions):
        yield one.name, getattr(model, one.name), one.metadata["about"]
