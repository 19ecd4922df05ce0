"""What is counted and how it is divided, and a chart with its table as the page shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from asf_register.swedish import count_of, number
from markupsafe import Markup

from asf_site.impact.population import Whole

# Short heads keep a table within the narrowest window; its caption says what they mean.
AMOUNT, RESTING = "Antal", "Underlag"
RESTING_MEANS = "Underlag: hur många av företagen som har lämnat siffran."


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its table, as the page shows it.

    Attributes:
        id: Of the sentence that tells the finding.
        heading: What it is by.
        finding: The finding in a sentence.
        svg: The drawing.
        caption: Of the table.
        columns: The table's heads.
        rows: The table's cells as text, the row's head first.
        unknown: What isn't known, in sentences.
    """

    id: str
    heading: str
    finding: str
    svg: Markup
    caption: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    unknown: list[str]


@dataclass(frozen=True, slots=True)
class Measure:
    """What is counted, and what it is called.

    Attributes:
        id: Begins the ids of its charts.
        title: «Anställda».
        many: As in «tillsammans 812 anställda».
    """

    id: str
    title: str
    many: str


@dataclass(frozen=True, slots=True)
class Division:
    """A way to divide enterprises into groups.

    Attributes:
        id: Ends the ids of charts.
        one: What a group is: «län», «bransch».
        others: What small ones are called together: «Övriga län».
        heading: «Per län».
        of: The group that an enterprise is in; "" where that isn't known.
        titles: What groups are called.
        within: Before a group's title in a sentence: «i», «i branschen».
    """

    id: str
    one: str
    others: str
    heading: str
    of: Callable[[Whole], str]
    titles: Mapping[str, str]
    within: str


def resting(on: int, of: int) -> str:
    """How many enterprises a figure rests on: «20 av 131 företag»."""
    return f"{number(on)} av {count_of(of, 'företag', 'företag')}"
