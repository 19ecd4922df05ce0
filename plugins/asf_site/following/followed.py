"""What somebody can follow of list and marketplace, and where its feed and its calendar lie."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.enterprise import Enterprise
from asf_register.vocabulary import Region, Term


@dataclass(frozen=True, slots=True)
class Followed:
    """Enterprises or open posts: all, or those of a region, an industry or an enterprise.

    Attributes:
        title: What the feed and the calendar are called.
        page: The address of the page that shows them.
        atom: The address of the feed.
        calendar: The address of the calendar of posts' last days; "" for enterprises.
    """

    title: str
    page: str
    atom: str
    calendar: str = ""


ALL_POSTS = Followed(
    "Öppna annonser", "/marknad/", "/marknad/flode.atom", "/marknad/sista-dagar.ics"
)
ALL_ENTERPRISES = Followed("Nya och bekräftade företag", "/asf/", "/asf/flode.atom")


def region_followed(region: Region) -> Followed:
    """The open posts of a region."""
    return _beside(f"Öppna annonser i {region.name}", f"/lan/{region.slug}/")


def industry_followed(industry: Term) -> Followed:
    """The open posts of an industry."""
    return _beside(f"Öppna annonser: {industry.title}", f"/bransch/{industry.slug}/")


def enterprise_followed(enterprise: Enterprise) -> Followed:
    """The open posts that an enterprise can answer."""
    title = f"Öppna annonser som {enterprise.name} kan svara på"
    return _beside(title, f"/asf/{enterprise.slug}/")


def region_enterprises(region: Region) -> Followed:
    """The enterprises of a region."""
    page = f"/lan/{region.slug}/"
    return Followed(f"Nya och bekräftade företag i {region.name}", page, f"{page}asf.atom")


def industry_enterprises(industry: Term) -> Followed:
    """The enterprises of an industry."""
    page = f"/bransch/{industry.slug}/"
    return Followed(f"Nya och bekräftade företag: {industry.title}", page, f"{page}asf.atom")


def _beside(title: str, page: str) -> Followed:
    return Followed(title, page, f"{page}marknad.atom", f"{page}marknad.ics")
