"""All that the page shows, worked out from the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from asf_register.enterprise import Enterprise
from asf_register.swedish import long_date, number
from asf_register.vocabulary import Term, Vocabulary

from asf_site.impact.ages import ages
from asf_site.impact.divided import enterprises_divided, figures_divided
from asf_site.impact.gains import Gain, gains
from asf_site.impact.measure import Chart, Division, Measure, resting
from asf_site.impact.population import Population, population
from asf_site.impact.published import PublishedFigures, published
from asf_site.impact.totals import LEAST, Kind, Part, Total, kinds_said, middle, total
from asf_site.impact.yearly import YEARS, doubts, enterprises_by_year, figures_by_year
from asf_site.site import Site

_ENTERPRISES = Measure("foretag", "Företag", "företag")
_PEOPLE = {
    "employed": Measure("anstallda", "Anställda", "anställda"),
    "in-training": Measure(
        "arbetstraning",
        "I arbetsträning eller praktik",
        "personer i arbetsträning eller praktik",
    ),
}
_GAIN = "socioeconomic-gain"
_NO_INDUSTRY = "Ingen bransch angiven"


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that is counted, by year, region and industry, where enough have said."""

    measure: Measure
    charts: list[Chart]


@dataclass(frozen=True, slots=True)
class Numeral:
    """One figure in large type, with what it rests on.

    Attributes:
        doubts: What makes it uncertain, in sentences.
    """

    title: str
    text: str
    rests: str
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Impact:
    """What the page shows.

    Attributes:
        counted: How many enterprises there are in the list by consent, without units.
        units: How many entries are units inside one of them.
        from_sources: How many stand in the list from sources only.
        numerals: The most told figures.
        sections: The charts.
        more: Further kinds of figures, for the year that most have said them for.
        gains: Socio-economic gains by method.
        other_gains: What is to be said of the methods that few use.
        ages: How old what sources say is; None where that cannot be shown.
        published: What sources say of single enterprises.
    """

    counted: int
    units: int
    from_sources: int
    numerals: list[Numeral]
    sections: list[Section]
    more: list[Numeral]
    gains: list[Gain]
    other_gains: str
    ages: Chart | None
    published: PublishedFigures | None


def impact_of(site: Site) -> Impact:
    """Count."""
    words, year = site.register.vocabulary, site.day.year
    everybody = population(site.register)
    shares = frozenset(str(k) for k, term in words.figure_kinds.items() if term.unit == "percent")
    kinds = kinds_said(everybody.wholes, shares, year)
    divisions = _divisions(words, everybody)
    people = [
        _people(kinds[key], measure, everybody, divisions, year)
        for key, measure in _PEOPLE.items()
        if key in kinds
    ]
    sections = [_enterprises(everybody, divisions, year), *people]
    further = [
        (term, kinds[str(key)])
        for key, term in words.figure_kinds.items()
        if key in kinds and key not in _PEOPLE and key != _GAIN
    ]
    of_gains, others = gains(kinds[_GAIN], year - YEARS) if _GAIN in kinds else ([], "")
    consented = [enterprise for enterprise in site.listed if enterprise.listing == "consented"]
    return Impact(
        counted=len(everybody.today),
        units=len(consented) - len(everybody.today),
        from_sources=len(site.listed) - len(consented),
        numerals=list(_numerals(words, kinds, everybody, site.day)),
        sections=[section for section in sections if section.charts],
        more=[
            said
            for term, kind in further
            if (said := _numeral(term, kind, everybody, year)) is not None
        ],
        gains=of_gains,
        other_gains=others,
        ages=ages([e for e in site.listed if e.listing == "sources"]),
        published=published(site.listed, words.figure_kinds),
    )


def made_of(site: Site) -> tuple[object, ...]:
    """All of the register that the page depends on, quick to compare with what it was."""
    return (site.day.year, *map(_counted, site.register))


def _counted(enterprise: Enterprise) -> tuple[object, ...]:
    value = enterprise.social_value.figures
    place = enterprise.name, enterprise.region, enterprise.industries, enterprise.offers
    begun = enterprise.founded, enterprise.closed, enterprise.part_of, enterprise.listing
    return (enterprise.slug, value, enterprise.sources, *place, *begun)


def _divisions(words: Vocabulary, everybody: Population) -> list[Division]:
    regions = {code: region.name for code, region in words.regions.items()}
    trades = {str(key): term.title for key, term in words.industries.items()}
    return [
        Division(
            id="lan",
            one="län",
            others="Övriga län",
            heading="Län för län",
            of=lambda whole: whole.enterprise.region,
            titles=regions,
            within="i",
        ),
        Division(
            id="bransch",
            one="bransch",
            others="Övriga branscher",
            heading="Bransch för bransch",
            of=everybody.industries.__getitem__,
            titles={**trades, "": _NO_INDUSTRY},
            within="i branschen",
        ),
    ]


def _enterprises(everybody: Population, divisions: list[Division], year: int) -> Section:
    each = {whole: Part(1, "exact") for whole in everybody.today}
    charts = [
        enterprises_by_year(_ENTERPRISES, everybody, year),
        *(
            enterprises_divided(_ENTERPRISES, everybody.today, each, division)
            for division in divisions
        ),
    ]
    return Section(_ENTERPRISES, [chart for chart in charts if chart])


def _people(
    kind: Kind,
    measure: Measure,
    everybody: Population,
    divisions: list[Division],
    this_year: int,
) -> Section:
    charts = [figures_by_year(measure, kind, everybody, this_year)]
    year = kind.fullest(this_year - YEARS)
    if year is not None:
        there = everybody.in_year(year)
        said = kind.comparable(year)
        charts += [figures_divided(measure, there, said, division, year) for division in divisions]
    return Section(measure, [chart for chart in charts if chart])


def _numerals(
    words: Vocabulary,
    kinds: dict[str, Kind],
    everybody: Population,
    day: date,
) -> Iterator[Numeral]:
    if len(everybody.today) < LEAST:
        return
    yield Numeral(
        "Företag som har sagt ja till att stå i listan",
        number(len(everybody.today)),
        long_date(day),
    )
    for key in _PEOPLE:
        if key in kinds:
            said = _numeral(words.figure_kinds[key], kinds[key], everybody, day.year)
            if said is not None:
                yield said


def _numeral(term: Term, kind: Kind, everybody: Population, this_year: int) -> Numeral | None:
    """A kind of figure for the year that most have said it for; None where too few have."""
    year = kind.fullest(this_year - YEARS)
    if year is None:
        return None
    parts = kind.comparable(year).values()
    of = _rounded_middle(middle(parts)) if term.unit == "percent" else total(parts)
    rests = resting(of.rests_on, len(everybody.in_year(year)))
    title = f"{term.title}, mitten" if term.unit == "percent" else term.title
    said = f"{year}, {rests}"
    return Numeral(title, of.text(term.unit), said, tuple(doubts(kind, year, of)))


def _rounded_middle(of: Total) -> Total:
    """The middle is one enterprise's own share, or between two, so it isn't told to the decimal."""
    return Total(round(of.value), "about", of.rests_on, of.about, of.at_least)
