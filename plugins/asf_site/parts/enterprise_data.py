"""Enterprises as open data, under /api/v1/: JSON, a spreadsheet and a map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

import msgspec

from asf_site.open_data.data_envelope import (
    API,
    SCHEMA_VERSION,
    enveloped,
    published_schema,
    schema_path,
)
from asf_site.open_data.enterprise_columns import EnterpriseColumns
from asf_site.open_data.published_enterprises import PublishedEnterprises
from asf_site.output_file import OutputFile, ready
from asf_site.site import Site
from asf_site.templates import Templates

ENTERPRISES = f"{API}/enterprises"
_SCHEMAS = ("enterprises", "enterprises-geojson")


def enterprise_data(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """Every enterprise in a file of its own, and those of the list in three files.

    One that has closed keeps its own file, and so does each slug that one had before.
    """
    published, time = PublishedEnterprises(site), site.generated_at
    known = {enterprise.slug: published.of(enterprise) for enterprise in site.register}
    for enterprise in site.register:
        record = known[enterprise.slug].record
        for slug in (enterprise.slug, *enterprise.aliases):
            yield OutputFile(
                f"{ENTERPRISES}/{slug}.json", (record, time), partial(enveloped, [record], time)
            )
    listed = [known[enterprise.slug] for enterprise in site.listed]
    records = [one.record for one in listed]
    index = partial(enveloped, records, time)
    yield OutputFile(f"{ENTERPRISES}/index.json", (records, time), index)
    rows, columns = [one.row for one in listed], EnterpriseColumns(site.register.vocabulary)
    spreadsheet = partial(b"".join, [columns.heading(), *rows])
    yield OutputFile(f"{ENTERPRISES}.csv", rows, spreadsheet)
    features = [one.feature for one in listed]
    yield OutputFile(f"{ENTERPRISES}.geojson", (features, time), partial(_map, features, time))
    for name in _SCHEMAS:
        yield ready(schema_path(name), published_schema(name, site.register.site.address))


def _map(features: Sequence[bytes | None], time: str) -> bytes:
    placed = [feature for feature in features if feature is not None]
    head = msgspec.json.encode(
        {
            "type": "FeatureCollection",
            "schema_version": SCHEMA_VERSION,
            "generated_at": time,
            "total": len(placed),
            "without_position": len(features) - len(placed),
        }
    )
    return b"%b,\n" % head[:-1] + b'"features":[\n' + b",\n".join(placed) + b"\n]}\n"
