"""What published sources say of single enterprises: each figure with its year and source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from asf_register.enterprise import Enterprise, Figure
from asf_register.swedish import alphabetical
from asf_register.vocabulary import Terms

from asf_site.profile.figure_words import figure_in_words

_MOST = 60


@dataclass(frozen=True, slots=True)
class Published:
    """One figure from a source.

    Attributes:
        url: Of the enterprise's page.
        text: The value in words.
    """

    name: str
    url: str
    year: int
    text: str
    method: str
    source: str


@dataclass(frozen=True, slots=True)
class PublishedFigures:
    """Those of the enterprises with the newest ones, by kind.

    Attributes:
        by_kind: The title of a kind, with its figures.
        enterprises: How many enterprises have any.
        figures: How many there are in all.
        shown: How many of them are here.
        first: The year of the oldest.
        last: The year of the newest.
    """

    by_kind: list[tuple[str, list[Published]]]
    enterprises: int
    figures: int
    shown: int
    first: int
    last: int


def published(enterprises: Iterable[Enterprise], kinds: Terms) -> PublishedFigures | None:
    """What is known from sources only; None where nothing is.

    Args:
        enterprises: Those in the list.
        kinds: The kinds of figures, in the order of the page.
    """
    said = [
        (enterprise, figure)
        for enterprise in enterprises
        if enterprise.listing == "sources"
        for figure in enterprise.social_value.figures
    ]
    if not said:
        return None
    latest: dict[str, int] = {}
    for enterprise, figure in said:
        latest[enterprise.slug] = max(figure.year, latest.get(enterprise.slug, 0))
    # What one enterprise has said over the years stands together.
    said.sort(key=lambda one: (-latest[one[0].slug], alphabetical(one[0].name), -one[1].year))
    newest = said[:_MOST]
    by_kind = [
        (term.title, [_published(e, f, term.unit) for e, f in newest if f.kind == key])
        for key, term in kinds.items()
    ]
    return PublishedFigures(
        by_kind=[(title, figures) for title, figures in by_kind if figures],
        enterprises=len({enterprise.slug for enterprise, _ in said}),
        figures=len(said),
        shown=len(newest),
        first=min(figure.year for _, figure in said),
        last=max(figure.year for _, figure in said),
    )


def _published(enterprise: Enterprise, figure: Figure, unit: str) -> Published:
    return Published(
        name=enterprise.name,
        url=f"/asf/{enterprise.slug}/",
        year=figure.year,
        text=figure_in_words(figure, unit),
        method=figure.method or "",
        source=figure.source,
    )
