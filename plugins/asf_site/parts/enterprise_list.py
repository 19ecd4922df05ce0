"""The list: its page, the columns its filters read, and its rows in chunks."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

import msgspec

from asf_site.following.followed import ALL_ENTERPRISES
from asf_site.lists.list_columns import list_columns
from asf_site.output_file import OutputFile, PageHead, html_page, ready
from asf_site.parts.industries import industry_counts
from asf_site.parts.places import region_counts
from asf_site.search.search_records import SEARCH_RECORDS
from asf_site.site import Site
from asf_site.templates import Templates

FIRST_ROWS = 40
CHUNK = 200


def enterprise_list(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at /asf/ and the data that its scripts load."""
    rows = [str(templates.row(site.rows[enterprise.slug])) for enterprise in site.listed]
    columns = list_columns(site)
    text, delivery = columns.text(), columns.delivery_text()
    version = sha256("".join([text, delivery, *rows]).encode()).hexdigest()[:10]
    folder = f"data/{version}"
    yield ready(f"{folder}/columns.json", text)
    yield ready(f"{folder}/delivery.json", delivery)
    for start in range(0, max(len(rows), 1), CHUNK):
        chunk = msgspec.json.encode(rows[start : start + CHUNK]).decode()
        yield ready(f"{folder}/rows/{start // CHUNK}.json", chunk)
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
        facets=columns.shown(),
        total=len(site.listed),
        followed=ALL_ENTERPRISES,
        country=site.country,
        regions=region_counts(site),
        industries_index=industry_counts(site, site.listed),
        data={
            "columns": f"/{folder}/columns.json",
            "delivery": f"/{folder}/delivery.json",
            "rows": f"/{folder}/rows/",
            "chunk": CHUNK,
            "search": f"/{SEARCH_RECORDS}",
            "pagefind": "/pagefind/pagefind.js",
        },
    )
