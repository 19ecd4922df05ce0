"""Enterprises in the forms that open data have."""

from __future__ import annotations

import msgspec
from asf_register.enterprise import Enterprise

from asf_site.open_data.enterprise_columns import EnterpriseColumns
from asf_site.open_data.enterprise_record import EnterpriseRecord
from asf_site.open_data.enterprise_records import EnterpriseRecords
from asf_site.published_enterprise import PublishedEnterprise
from asf_site.site import Site


class PublishedEnterprises:
    """Makes them for a site, or takes what the state before it made.

    Args:
        site: What is shown.
    """

    def __init__(self, site: Site) -> None:
        self._site = site
        self._records = EnterpriseRecords(site)
        self._columns = EnterpriseColumns(site.register.vocabulary)

    def of(self, enterprise: Enterprise) -> PublishedEnterprise:
        """One enterprise.

        Args:
            enterprise: A public one.
        """
        site, register = self._site, self._site.register
        parent = register.find(enterprise.part_of) if enterprise.part_of else None
        named = (
            (parent, *register.units_of(enterprise)) if parent else register.units_of(enterprise)
        )
        made_of = (
            enterprise,
            site.standings.get(enterprise.slug),
            tuple((one.slug, one.name) for one in named),
        )
        return site.workings.published.of(enterprise.slug, made_of, lambda: self._made(enterprise))

    def _made(self, enterprise: Enterprise) -> PublishedEnterprise:
        record = self._records.of(enterprise)
        return PublishedEnterprise(
            msgspec.json.encode(record), self._columns.row(record), _feature(record)
        )


def _feature(record: EnterpriseRecord) -> bytes | None:
    if record.latitude is None or record.longitude is None:
        return None
    return msgspec.json.encode(
        {
            "type": "Feature",
            "id": record.slug,
            "geometry": {"type": "Point", "coordinates": (record.longitude, record.latitude)},
            "properties": {
                "slug": record.slug,
                "name": record.name,
                "url": record.url,
                "data_url": record.data_url,
                "listing": record.listing,
                "place": record.place,
                "region": record.region,
                **({"municipality": record.municipality} if record.municipality else {}),
                "position_basis": record.position_basis,
                "industries": [term.title for term in record.industries],
                **({"certified_until": record.certified.until} if record.certified else {}),
            },
        }
    )
