"""The page «Öppna data»: what there is, how it is made, and what one may do with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
from asf_register.schema import read_schema

from asf_site.open_data.data_catalog import NO_LICENSE
from asf_site.open_data.data_envelope import SCHEMA_VERSION
from asf_site.open_data.enterprise_columns import EnterpriseColumns
from asf_site.open_data.enterprise_records import EnterpriseRecords
from asf_site.open_data.open_data import CATALOG, INDEX, VERSIONS, data_sets
from asf_site.output_file import OutputFile, html_page, own_head
from asf_site.own_pages import OPEN_DATA
from asf_site.site import Site
from asf_site.templates import Templates

# Enough of a record to see what the others look like.
_SHOWN = ("slug", "name", "url", "place", "region", "municipality", "industries", "confirmed")


@dataclass(frozen=True, slots=True)
class _Field:
    """A field of an enterprise, as its schema describes it."""

    name: str
    title: str
    description: str
    is_always_there: bool


def open_data_page(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /oppna-data/."""
    head = own_head(OPEN_DATA, "data")
    yield html_page(
        templates,
        "open_data.html",
        head,
        sets=data_sets(site),
        fields=_fields(),
        columns=EnterpriseColumns(site.register.vocabulary).all,
        example=_example(site),
        license=site.register.site.data_license,
        no_license=NO_LICENSE,
        versions=VERSIONS,
        index=f"/{INDEX}",
        catalog=f"/{CATALOG}",
    )


def _fields() -> list[_Field]:
    described = read_schema("api/enterprises")["$defs"]["enterprise"]
    return [
        _Field(name, field["title"], field.get("description", ""), name in described["required"])
        for name, field in described["properties"].items()
    ]


def _example(site: Site) -> str:
    """The beginning of what the first enterprise's own file holds; "" without enterprises."""
    if not site.listed:
        return ""
    record = msgspec.to_builtins(EnterpriseRecords(site).of(site.listed[0]))
    envelope = {
        "schema_version": SCHEMA_VERSION,
        "generated_at": site.generated_at,
        "total": 1,
        "results": [{name: record[name] for name in _SHOWN if name in record}],
    }
    return msgspec.json.format(msgspec.json.encode(envelope), indent=2).decode()
