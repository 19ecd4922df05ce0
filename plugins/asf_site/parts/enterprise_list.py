"""The list: its page, the columns its filters read, and its rows in chunks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from asf_register.enterprise import Enterprise
from asf_register.slugs import fold
from asf_register.swedish import alphabetical
from asf_register.vocabulary import Terms, Vocabulary

from asf_site.output_file import OutputFile, PageHead, html_page, ready
from asf_site.parts.industries import industry_counts
from asf_site.parts.places import region_counts
from asf_site.search_records import SEARCH_RECORDS
from asf_site.site import Site
from asf_site.templates import Templates

FIRST_ROWS = 40
CHUNK = 200


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter of the list. `key` is its name in the page's address."""

    key: str
    title: str
    kind: str
    options: list[dict[str, Any]]


def enterprise_list(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /asf/ and the data that its scripts load."""
    rows = [str(templates.row(site.rows[enterprise.slug])) for enterprise in site.listed]
    columns = _json(_columns(site))
    version = sha256("".join([columns, *rows]).encode()).hexdigest()[:10]
    folder = f"data/{version}"
    yield ready(f"{folder}/columns.json", columns)
    for start in range(0, max(len(rows), 1), CHUNK):
        yield ready(f"{folder}/rows/{start // CHUNK}.json", _json(rows[start : start + CHUNK]))
    head = PageHead(
        title="Hitta ASF",
        summary="Sök bland arbetsintegrerande sociala företag efter bransch, plats och nytta.",
        url="/asf/",
        kind="list",
        search=True,
    )
    yield html_page(
        templates,
        "enterprise_list.html",
        head,
        rows=site.rows_of(site.listed[:FIRST_ROWS]),
        facets=_facets(site),
        total=len(site.listed),
        country=site.country,
        regions=region_counts(site),
        industries_index=industry_counts(site, site.listed),
        data={
            "columns": f"/{folder}/columns.json",
            "rows": f"/{folder}/rows/",
            "chunk": CHUNK,
            "search": f"/{SEARCH_RECORDS}",
            "pagefind": "/pagefind/pagefind.js",
        },
    )


def term_slug(term_id: str | int, terms: Terms) -> str:
    """The word for a term in an address: its slug, or its title folded."""
    term = terms[term_id]
    return term.slug or fold(term.title)


def _columns(site: Site) -> dict[str, Any]:
    words = site.register.vocabulary
    region = _index(words.regions)
    municipality = _index(words.municipalities)
    industry = _index(words.industries)
    service = _index(words.service_kinds)
    group = _index(words.target_groups)
    listed = site.listed
    return {
        "total": len(listed),
        "regions": _per_record(site, site.by_region, region),
        "municipalities": _per_record(site, site.by_municipality, municipality),
        "industries": [[industry[key] for key in e.all_industries] for e in listed],
        "services": [sorted({service[s.kind] for s in e.integration_services}) for e in listed],
        "groups": [[group[key] for key in e.all_target_groups] for e in listed],
        "figures": [int(bool(e.social_value.figures)) for e in listed],
        "confirmed": [e.confirmed.date.toordinal() if e.confirmed else 0 for e in listed],
        "certified": [day.toordinal() if day else 0 for day in map(site.certified_until, listed)],
        "sources": [int(e.listing == "sources") for e in listed],
        "names": _ranks([alphabetical(e.name) for e in listed]),
        "facets": {
            "lan": [{"slug": r.slug, "title": r.name} for r in words.regions.values()],
            "kommun": [
                {"slug": m.slug, "title": m.name, "lan": region[m.region]}
                for m in words.municipalities.values()
            ],
            "bransch": [
                {"slug": t.slug, "title": t.title, "words": list(t.synonyms)}
                for t in words.industries.values()
            ],
            "tjanst": _choices(words.service_kinds),
            "malgrupp": _choices(words.target_groups),
        },
    }


def _ranks(keys: list[str]) -> list[int]:
    """For each key, its place among all of them in order."""
    ranks = {key: rank for rank, key in enumerate(sorted(set(keys)))}
    return [ranks[key] for key in keys]


def _per_record(
    site: Site, groups: Mapping[str, list[Enterprise]], index: Mapping[str, int]
) -> list[list[int]]:
    """For each listed enterprise, the numbers of the groups that it is in."""
    numbers: dict[str, list[int]] = {enterprise.slug: [] for enterprise in site.listed}
    for key, inside in groups.items():
        for enterprise in inside:
            numbers[enterprise.slug].append(index[key])
    return [sorted(of_one) for of_one in numbers.values()]


def _facets(site: Site) -> list[Facet]:
    words = site.register.vocabulary
    listed = site.listed
    services = Counter(kind for e in listed for kind in {s.kind for s in e.integration_services})
    groups = Counter(group for e in listed for group in e.all_target_groups)
    figures = sum(bool(e.social_value.figures) for e in listed)
    confirmed = sum(e.confirmed is not None for e in listed)
    certified = sum(site.certified_until(e) is not None for e in listed)
    return [
        Facet("certifierad", "Certifiering", "flag", [_option("1", "Certifierade nu", certified)]),
        Facet("lan", "Län", "many", _found(words, "regions", site.by_region)),
        # The scripts fill this one from the columns: 290 choices are too many to show.
        Facet("kommun", "Kommun", "many", []),
        Facet("bransch", "Bransch", "many", _found(words, "industries", site.by_industry)),
        Facet(
            "tjanst", "Arbetsintegrerande tjänst", "many", _counted(words.service_kinds, services)
        ),
        Facet("malgrupp", "Målgrupp", "many", _counted(words.target_groups, groups)),
        Facet("siffror", "Samhällsnytta", "flag", [_option("1", "Har siffror om nyttan", figures)]),
        Facet(
            "bekraftad", "Bekräftelse", "flag", [_option("1", "Bekräftade uppgifter", confirmed)]
        ),
    ]


def _found(
    words: Vocabulary, list_name: str, groups: Mapping[str, list[Enterprise]]
) -> list[dict[str, Any]]:
    entries: Mapping[Any, Any] = getattr(words, list_name)
    return [
        _option(entries[key].slug, title, len(groups.get(str(key), ())))
        for key, title in words.choices(list_name).items()
    ]


def _counted(terms: Terms, counts: Mapping[Any, int]) -> list[dict[str, Any]]:
    return [_option(term_slug(key, terms), term.title, counts[key]) for key, term in terms.items()]


def _choices(terms: Terms) -> list[dict[str, str]]:
    return [{"slug": term_slug(key, terms), "title": term.title} for key, term in terms.items()]


def _option(value: str, title: str, count: int) -> dict[str, Any]:
    return {"value": value, "title": title, "count": count}


def _index(keys: Iterable[Any]) -> dict[Any, int]:
    return {key: number for number, key in enumerate(keys)}


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
