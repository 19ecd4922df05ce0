"""The home page: what this is, a search, the ways in and the country in dots."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asf_register.swedish import count_of, number

from asf_site.following.calendar_dates import CalendarDates, DateRow
from asf_site.marketplace.enterprise_posts import asks_for_something
from asf_site.news_row import NEWS_FOLLOWED, news_row
from asf_site.output_file import OutputFile, PageHead, html_page
from asf_site.own_pages import BECOME_CERTIFIED, CALENDAR, MARKET, NEWS
from asf_site.rounds import application_notices
from asf_site.row import Row
from asf_site.site import Site
from asf_site.structured_data import web_site
from asf_site.templates import Templates

LATEST = 6
# Of news, and of dates to come.
MOST_NEWS = MOST_DATES = 3


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
        things=[web_site(site.register.site)],
    )
    yield html_page(
        templates,
        "home.html",
        head,
        country=site.country,
        latest=_latest(site),
        news=[news_row(site, item) for item in site.news[:MOST_NEWS]],
        followed=NEWS_FOLLOWED,
        dates=_dates(site),
        news_page=NEWS,
        calendar_page=CALENDAR,
        figures=_figures(site),
        from_sources=sum(enterprise.listing == "sources" for enterprise in site.listed),
        ways=_ways(site),
        places=[region.name for region in words.regions.values()]
        + [place.name for place in words.municipalities.values()],
    )


def _latest(site: Site) -> list[Row]:
    confirmed = [row for e in site.listed if (row := site.rows[e.slug]).confirmed is not None]
    return sorted(confirmed, key=lambda row: (row.confirmed, row.name), reverse=True)[:LATEST]


def _dates(site: Site) -> list[DateRow]:
    """The next dates; one of each event, so that what comes back hides nothing else."""
    nearest: dict[str, DateRow] = {}
    for row in CalendarDates(site).rows:
        nearest.setdefault(row.shown.uid, row)
    return list(nearest.values())[:MOST_DATES]


def _ways(site: Site) -> list[dict[str, Any]]:
    asked = sum(map(asks_for_something, site.market.open))
    notices = application_notices(site.register.cohorts.values(), site.day)
    return [
        {
            "title": "Hitta företag",
            "url": "/asf/",
            "figure": count_of(len(site.listed), "företag", "företag"),
            "notices": (),
        },
        {
            "title": "Gör affärer",
            "url": MARKET.url,
            "figure": count_of(asked, "öppen förfrågan", "öppna förfrågningar"),
            "notices": (),
        },
        {"title": BECOME_CERTIFIED.title, "url": BECOME_CERTIFIED.url, "notices": notices},
    ]


def _figures(site: Site) -> list[dict[str, Any]]:
    """Counts of those who stand here by consent; what sources say is no statistics."""
    consented = [e for e in site.listed if e.listing == "consented"]
    towns = {e.municipality for e in consented if e.municipality}
    figures = [
        (len(consented), "företag som har sagt ja till att stå här"),
        (sum(e.confirmed is not None for e in consented), "med bekräftade uppgifter"),
        (len(towns), "kommun" if len(towns) == 1 else "kommuner"),
    ]
    shown: list[dict[str, Any]] = [
        {"value": number(value), "title": title, "certified": False}
        for value, title in figures
        if value
    ]
    certified = sum(site.certified_until(e) is not None for e in site.listed)
    if certified:
        title = "är certifierat nu" if certified == 1 else "är certifierade nu"
        shown.append({"value": number(certified), "title": title, "certified": True})
    return shown
