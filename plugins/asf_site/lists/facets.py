"""What the list of enterprises can be narrowed by: one table, for page, columns and scripts.

A facet's key stands in the page's address. The scripts learn from columns.json which facets there
are, of which kind, and what chips and the sentence over the list say of them. A place that is
delivered to is a municipality's slug, or a region's with "-lan" after it (`till=gavle`,
`till=gavleborg-lan`): six regions have the slug of a municipality.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from asf_register.enterprise import Enterprise
from asf_register.freshness import due_from
from asf_register.slugs import fold
from asf_register.vocabulary import Term as VocabularyTerm
from asf_register.vocabulary import Vocabulary

from asf_site.lists.facet import Facet, Kind, Said, Terms
from asf_site.lists.list_reaches import reach_column
from asf_site.site import Site

EMPLOYED = "employed"
LEAST_PEOPLE = (5, 10, 20, 50)


def _numbers(
    list_name: str, of: Callable[[Enterprise], Iterable[Any]]
) -> Callable[[Site], list[list[int]]]:
    """A column with the numbers of the terms of a closed list that each enterprise has."""

    def column(site: Site) -> list[list[int]]:
        index = {key: n for n, key in enumerate(getattr(site.register.vocabulary, list_name))}
        return [[index[key] for key in of(enterprise)] for enterprise in site.listed]

    return column


def _groups(
    list_name: str, groups: Callable[[Site], Mapping[str, list[Enterprise]]]
) -> Callable[[Site], list[list[int]]]:
    """The same of the groups that a site knows its enterprises by."""

    def column(site: Site) -> list[list[int]]:
        found: dict[str, list[int]] = {enterprise.slug: [] for enterprise in site.listed}
        for number, key in enumerate(getattr(site.register.vocabulary, list_name)):
            for enterprise in groups(site).get(key, ()):
                found[enterprise.slug].append(number)
        return list(found.values())

    return column


def _each(of: Callable[[Enterprise], int]) -> Callable[[Site], list[int]]:
    return lambda site: [of(enterprise) for enterprise in site.listed]


def _certified(site: Site) -> list[int]:
    days = map(site.certified_until, site.listed)
    return [day.toordinal() if day else 0 for day in days]


def _confirmed(enterprise: Enterprise) -> int:
    said = enterprise.confirmed
    return due_from(said.date).toordinal() - 1 if said else 0


def _people(enterprise: Enterprise) -> int:
    """How many it employs, by its newest figure of that."""
    figures = [figure for figure in enterprise.social_value.figures if figure.kind == EMPLOYED]
    return int(max(figures, key=lambda figure: figure.year).value) if figures else 0


def _terms(list_name: str) -> Callable[[Site], Terms]:
    def terms(site: Site) -> Terms:
        found = getattr(site.register.vocabulary, list_name).values()
        return [{"slug": _slug(term), "title": term.title} for term in found]

    return terms


def _slug(term: VocabularyTerm) -> str:
    """The word for a term in an address: its slug, or its title folded."""
    return term.slug or fold(term.title)


def _regions(site: Site) -> Terms:
    return [{"slug": r.slug, "title": r.name} for r in site.register.vocabulary.regions.values()]


def _municipalities(site: Site) -> Terms:
    words = site.register.vocabulary
    number = {code: n for n, code in enumerate(words.regions)}
    return [
        {"slug": place.slug, "title": place.name, "lan": number[place.region]}
        for place in words.municipalities.values()
    ]


def _least(site: Site) -> Terms:  # noqa: ARG001
    return [{"slug": str(least), "title": str(least)} for least in LEAST_PEOPLE]


# In the order of the page.
FACETS: tuple[Facet, ...] = (
    Facet(
        key="till",
        title="Levererar till",
        kind=Kind.REACH,
        column=reach_column,
        said=Said(lead="som", many="levererar till {}", crowd="levererar till någon av {} platser"),
        chip="Levererar till {}",
    ),
    Facet(
        key="certifierad",
        title="Certifierade nu",
        kind=Kind.LASTS,
        column=_certified,
        said=Said(lead="som", many="är certifierade", one="är certifierat"),
    ),
    Facet(
        key="bransch",
        title="Bransch",
        kind=Kind.MANY,
        column=_numbers("industries", lambda e: e.all_industries),
        said=Said(lead="inom", many="{}", crowd="{} branscher"),
        terms=_terms("industries"),
        weight=5,
        searched="industries",
    ),
    Facet(
        key="lan",
        title="Finns i län",
        kind=Kind.MANY,
        column=_groups("regions", lambda site: site.by_region),
        said=Said(lead="i", many="{}", crowd="{} län"),
        terms=_regions,
        weight=4,
    ),
    Facet(
        key="kommun",
        title="Finns i kommun",
        kind=Kind.PLACE,
        column=_groups("municipalities", lambda site: site.by_municipality),
        said=Said(lead="i", many="{}", crowd="{} kommuner"),
        terms=_municipalities,
        weight=4,
    ),
    Facet(
        key="tjanst",
        title="Arbetsintegrerande tjänst",
        kind=Kind.MANY,
        column=_numbers(
            "service_kinds", lambda e: dict.fromkeys(s.kind for s in e.integration_services)
        ),
        said=Said(lead="med", many="{}", crowd="{} slags tjänster"),
        terms=_terms("service_kinds"),
        weight=5,
        searched="service_kinds",
    ),
    Facet(
        key="malgrupp",
        title="Målgrupp",
        kind=Kind.MANY,
        column=_numbers("target_groups", lambda e: e.all_target_groups),
        said=Said(lead="för", many="{}", crowd="{} målgrupper"),
        terms=_terms("target_groups"),
        folded=True,
        weight=2,
        searched="target_groups",
    ),
    Facet(
        key="personer",
        title="Anställda",
        kind=Kind.NUMBER,
        column=_each(_people),
        said=Said(lead="som", many="har minst {} anställda"),
        terms=_least,
        chip="Minst {} anställda",
        folded=True,
    ),
    Facet(
        key="bekraftad",
        title="Bekräftade det senaste året",
        kind=Kind.LASTS,
        column=_each(_confirmed),
        said=Said(
            lead="som",
            many="är bekräftade det senaste året",
            one="är bekräftat det senaste året",
        ),
        folded=True,
    ),
    Facet(
        key="siffror",
        title="Har siffror om nyttan",
        kind=Kind.FLAG,
        column=_each(lambda e: int(bool(e.social_value.figures))),
        said=Said(lead="som", many="har siffror om nyttan"),
        folded=True,
    ),
    Facet(
        key="form",
        title="Juridisk form",
        kind=Kind.MANY,
        column=_numbers("legal_forms", lambda e: filter(None, [e.legal_form])),
        said=Said(lead="som", many="drivs som {}", crowd="drivs i någon av {} former"),
        terms=_terms("legal_forms"),
        folded=True,
    ),
    Facet(
        key="mal",
        title="Globala mål",
        kind=Kind.MANY,
        column=_numbers("global_goals", lambda e: dict.fromkeys(e.social_value.global_goals)),
        said=Said(lead="som", many="bidrar till {}", crowd="bidrar till något av {} globala mål"),
        terms=_terms("global_goals"),
        folded=True,
    ),
)


def searched_terms(words: Vocabulary) -> Iterable[tuple[Facet, Iterable[VocabularyTerm]]]:
    """The facets that a text search knows the words of, with their terms in the closed lists."""
    for facet in FACETS:
        if facet.weight:
            yield facet, getattr(words, facet.searched).values() if facet.searched else ()
