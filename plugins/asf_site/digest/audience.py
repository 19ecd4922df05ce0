"""Who the news are for: a region, or an enterprise."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from asf_register.enterprise import Enterprise
from asf_register.marketplace.match import Fit
from asf_register.marketplace.matching import Matching
from asf_register.marketplace.post import Post
from asf_register.marketplace.reasons import Reasons
from asf_register.vocabulary import Region

from asf_site.site import Site

_FITS: Mapping[Fit, str] = {
    Fit.WHOLE: "Ni kan svara på allt",
    Fit.UNSAID: "Ni kan svara, men något är inte känt",
    Fit.PART: "Ni kan svara på en del",
    Fit.SHORT: "Ni saknar något som efterfrågas",
}


class Audience(Protocol):
    """Who the news are for."""

    @property
    def whom(self) -> str:
        """Who that is, after «nytt»: «i Gävleborg»."""

    @property
    def page(self) -> str:
        """The page of the site that shows all of it."""

    @property
    def recipient(self) -> str:
        """The address that the e-mail is for; "" where none is known."""

    @property
    def enterprises(self) -> Sequence[Enterprise]:
        """Those whose news are told too."""

    def reasons(self, posts: Sequence[Post]) -> Mapping[str, str]:
        """The posts that concern the audience, by id, with why; "" where that is plain."""


@dataclass(frozen=True)
class RegionAudience:
    """A region: all that is wanted in it.

    Attributes:
        region: The region.
        site: The public register.
        recipient: The coordinator's role address; "" where there is none.
    """

    region: Region
    site: Site
    recipient: str = ""

    @property
    def whom(self) -> str:
        """«i Gävleborg»."""
        return f"i {self.region.short}"

    @property
    def page(self) -> str:
        """The region's page."""
        return f"/lan/{self.region.slug}/"

    @property
    def enterprises(self) -> Sequence[Enterprise]:
        """Those that work there."""
        return self.site.by_region.get(self.region.code, [])

    def reasons(self, posts: Sequence[Post]) -> Mapping[str, str]:
        """The posts that reach into the region."""
        here = self.site.market.matching.country.of_regions([self.region.code])
        return {post.id: "" for post in posts if self.site.market.reach_of(post) & here}


@dataclass(frozen=True)
class EnterpriseAudience:
    """An enterprise: what it can answer.

    Attributes:
        enterprise: The enterprise, as the public sees it.
        site: The public register.
    """

    enterprise: Enterprise
    site: Site

    @property
    def whom(self) -> str:
        """«för Kafé Linden»."""
        return f"för {self.enterprise.name}"

    @property
    def page(self) -> str:
        """The enterprise's page."""
        return f"/asf/{self.enterprise.slug}/"

    @property
    def recipient(self) -> str:
        """The address that the enterprise shows."""
        return self.enterprise.email or ""

    @property
    def enterprises(self) -> Sequence[Enterprise]:
        """Nobody: an enterprise is told of posts."""
        return ()

    def reasons(self, posts: Sequence[Post]) -> Mapping[str, str]:
        """The posts that the enterprise can answer, or could have, with what speaks for it."""
        register = self.site.register
        matching = Matching(register, posts, self.site.day)
        words = Reasons(matching.country, register.vocabulary)
        return {
            match.post.id: f"{_FITS[match.fit]}: {words.of(match)}"
            for match in matching.of_enterprise(self.enterprise)
        }
