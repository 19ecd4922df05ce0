"""The ways into the open data: what there is, the catalogue, and every region and industry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

import msgspec

from asf_site.open_data.data_catalog import NO_LICENSE, catalog
from asf_site.open_data.data_envelope import (
    API,
    SCHEMA_VERSION,
    enveloped,
    published_schema,
    readable,
    schema_path,
)
from asf_site.open_data.open_data import CATALOG, INDEX, VERSIONS, DataFile, DataSet, data_sets
from asf_site.open_data.place_records import industry_records, region_records
from asf_site.output_file import OutputFile, ready
from asf_site.own_pages import OPEN_DATA
from asf_site.site import Site
from asf_site.templates import Templates

_SCHEMAS = ("index", "regions", "industries")


def data_index(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """What there is, for programs and for portals; and every region and industry."""
    sets, time = data_sets(site), site.generated_at
    yield OutputFile(INDEX, (sets, time), partial(_index, site, sets))
    yield OutputFile(CATALOG, (sets, time), partial(catalog, site, OPEN_DATA.url))
    yield ready(f"{API}/regions/index.json", _all(region_records(site), time))
    yield ready(f"{API}/industries/index.json", _all(industry_records(site), time))
    for name in _SCHEMAS:
        yield ready(schema_path(name), published_schema(name, site.register.site.address))


def _all(records: Iterable[object], time: str) -> bytes:
    return enveloped([msgspec.json.encode(record) for record in records], time)


def _index(site: Site, sets: Iterable[DataSet]) -> bytes:
    settings = site.register.site
    stated = settings.data_license
    results = [_set(one, settings.address) for one in sets]
    return readable(
        {
            "schema_version": SCHEMA_VERSION,
            "generated_at": site.generated_at,
            "title": settings.title,
            "publisher": settings.organisation,
            "contact": settings.contact,
            "documentation": f"{settings.address}{OPEN_DATA.url}",
            "catalog": f"{settings.address}/{CATALOG}",
            **({"license": stated.url} if stated else {}),
            "license_words": stated.title if stated else NO_LICENSE,
            "versions": [
                {"version": one.number, "date": one.day, "words": one.said} for one in VERSIONS
            ],
            "total": len(results),
            "results": results,
        }
    )


def _set(one: DataSet, address: str) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": one.title,
        "description": one.description,
        "page": f"{address}{one.page}",
        "total": one.total,
        "files": [_file(file, address) for file in one.files],
    }


def _file(file: DataFile, address: str) -> dict[str, str]:
    place = "url_template" if file.is_one_of_many else "url"
    schema = {"schema": f"{address}/{file.schema}"} if file.schema else {}
    return {
        "title": file.title,
        place: f"{address}/{file.path}",
        "media_type": file.media_type,
        **schema,
    }
