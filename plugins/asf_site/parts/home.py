"""The home page: what this is, a search, the ways in and the country in dots."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.swedish import count_of, number

from asf_site.output_file import OutputFile, PageHead, html_page
from asf_site.site import Row, Site
from asf_site.templates import Templates

LATEST = 6


def home(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page at "/"."""
    words = site.register.vocabulary
    head = PageHead(
        title="Företag där arbetet är vägen in",
        summary=(
            "Här hittar du arbetsintegrerande sociala företag i hela Sverige: vad de säljer, "
            "var de finns och vad de gör för människor."
        ),
        url="/",
        kind="home",
    )
    yield html_page(
        templates,
        "home.html",
        head,
        country=site.country,
        latest=_latest(site),
        figures=_figures(site),
        from_sources=sum(enterprise.listing == "sources" for enterprise in site.listed),
        ways=_ways(site),
        places=[region.name for region in words.regions.values()]
        + [place.name for place in words.municipalities.values()],
    )


def _latest(site: Site) -> list[Row]:
    confirmed = [row for e in site.listed if (row := site.rows[e.slug]).confirmed is not None]
    return sorted(confirmed, key=lambda row: (row.confirmed, row.name), reverse=True)[:LATEST]


def _ways(site: Site) -> list[dict[str, str]]:
    regions, industries = len(site.by_region), len(site.by_industry)
    return [
        {
            "title": "Hitta företag",
            "figure": count_of(len(site.listed), "företag", "företag"),
            "url": "/asf/",
        },
        {"title": "Hitta i ditt län", "figure": count_of(regions, "län", "län"), "url": "/lan/"},
        {
            "title": "Hitta på bransch",
            "figure": count_of(industries, "bransch", "branscher"),
            "url": "/bransch/",
        },
    ]


def _figures(site: Site) -> list[dict[str, str]]:
    """Counts of those who stand here by consent; what sources say is no statistics."""
    consented = [e for e in site.listed if e.listing == "consented"]
    figures = [
        (len(consented), "företag som själva vill stå i listan"),
        (sum(e.confirmed is not None for e in consented), "med bekräftade uppgifter"),
        (len({e.municipality for e in consented if e.municipality}), "kommuner"),
    ]
    return [{"value": number(value), "title": title} for value, title in figures if value]
