"""The register: every record, and the questions one asks of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from asf_register.certification.case import Case
from asf_register.certification.certificate import Certificate, certificate_of
from asf_register.certification.certifiers import Certifiers
from asf_register.certification.cohort import Cohort
from asf_register.certification.decisions import Decisions
from asf_register.certification.states import Period, period_on, periods
from asf_register.content_page import ContentPage
from asf_register.enterprise import Enterprise
from asf_register.happenings.happenings import Happenings
from asf_register.intranet.intranet import Intranet
from asf_register.marketplace.post import Post
from asf_register.policy import Person, Policy
from asf_register.position import Position
from asf_register.root import Root
from asf_register.site_settings import SiteSettings
from asf_register.vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True)
class Register:
    """Everything that was read from one root.

    Attributes:
        root: Where it lies.
        site: The site's settings.
        vocabulary: The closed lists.
        enterprises: By slug, in the order of the slugs.
        pages: By slug.
        policy: Who has which role and must approve what; None where it could not be read.
        cohorts: The certification rounds, by id.
        cases: By "round/enterprise".
        decisions: By "round/enterprise".
        posts: The posts of the marketplace, by id.
        intranet: What members alone read; empty in a public view.
        happenings: News, events of the calendar, and the archive.
        certifiers: What the public may know of the policy; filled in a public view.
        coordinators: The role addresses of the coordinators by region; filled in a public view.
    """

    root: Root
    site: SiteSettings
    vocabulary: Vocabulary
    enterprises: Mapping[str, Enterprise]
    pages: Mapping[str, ContentPage]
    policy: Policy | None = None
    cohorts: Mapping[str, Cohort] = field(default_factory=dict)
    cases: Mapping[str, Case] = field(default_factory=dict)
    decisions: Mapping[str, Decisions] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)
    intranet: Intranet = field(default_factory=Intranet)
    happenings: Happenings = field(default_factory=Happenings)
    certifiers: Certifiers = field(default_factory=Certifiers)
    coordinators: Mapping[str, str] = field(default_factory=dict)

    @property
    def has_intranet(self) -> bool:
        """Whether there is to be an intranet: it has members, or a place where they begin."""
        return bool(self.intranet.members or self.site.intranet)

    def find(self, slug: str) -> Enterprise | None:
        """The enterprise with this slug, now or as an alias."""
        return self.enterprises.get(slug) or self.enterprises.get(self._by_alias.get(slug, ""))

    def number_of(self, enterprise: Enterprise) -> str | None:
        """The organisation number, which a unit inherits from what it is part of."""
        seen = {enterprise.slug}
        while enterprise.organisation_number is None and enterprise.part_of:
            above = self.find(enterprise.part_of)
            if above is None or above.slug in seen:
                return None
            seen.add(above.slug)
            enterprise = above
        return enterprise.organisation_number

    def units_of(self, enterprise: Enterprise) -> tuple[Enterprise, ...]:
        """The units inside an enterprise."""
        return self._units.get(enterprise.slug, ())

    def position_of(self, enterprise: Enterprise) -> Position | None:
        """Its own position, else its municipality's centre; None with a region only."""
        if enterprise.position is not None:
            return enterprise.position
        if enterprise.municipality is not None:
            return self.vocabulary.municipalities[enterprise.municipality].centre
        return None

    @cached_property
    def certificates(self) -> Mapping[str, Certificate]:
        """Every certificate, by number, in the order of the numbers."""
        found = filter(None, map(certificate_of, self.decisions.values()))
        ordered = sorted(found, key=lambda certificate: certificate.number)
        return {certificate.number: certificate for certificate in ordered}

    def certificates_of(self, slug: str) -> tuple[Certificate, ...]:
        """The certificates of an enterprise, by the slug it has now or had."""
        return self._certificates.get(self.slug_now(slug), ())

    def periods_of(self, slug: str) -> tuple[Period, ...]:
        """All time, cut by what the register answers for an enterprise.

        Args:
            slug: The one it has now or had.
        """
        found = self.certificates_of(slug)
        if not found:
            return self._periods_of_most
        return periods(found, self.site.certificates_complete_from)

    def state_of(self, slug: str, day: date) -> Period:
        """What the register answers for an enterprise on a day, with the reason.

        Args:
            slug: The one it has now or had.
            day: In Sweden.
        """
        return period_on(self.periods_of(slug), day)

    def slug_now(self, slug: str) -> str:
        """The slug that an enterprise has now, by one it had."""
        return self._by_alias.get(slug, slug) if slug not in self.enterprises else slug

    def interested_since(self, person: Person, slug: str) -> date | None:
        """The first day on which somebody may not deal with an enterprise; None where they may.

        Args:
            person: Who.
            slug: The one it has now or had.
        """
        now = self.slug_now(slug)
        days = (one.since for one in person.interests if self.slug_now(one.enterprise) == now)
        return min(days, default=None)

    @cached_property
    def _periods_of_most(self) -> tuple[Period, ...]:
        """Those of an enterprise without a certificate: they are the same for all."""
        return periods((), self.site.certificates_complete_from)

    @cached_property
    def _certificates(self) -> dict[str, tuple[Certificate, ...]]:
        held: dict[str, tuple[Certificate, ...]] = {}
        for certificate in self.certificates.values():
            decisions = certificate.decisions
            slug = self.slug_now(decisions.holder or decisions.enterprise)
            held[slug] = (*held.get(slug, ()), certificate)
        return held

    @cached_property
    def _by_alias(self) -> dict[str, str]:
        return {
            alias: enterprise.slug
            for enterprise in self.enterprises.values()
            for alias in enterprise.aliases
        }

    @cached_property
    def _units(self) -> dict[str, tuple[Enterprise, ...]]:
        units: dict[str, list[Enterprise]] = {}
        for enterprise in self.enterprises.values():
            above = self.find(enterprise.part_of) if enterprise.part_of else None
            if above is not None:
                units.setdefault(above.slug, []).append(enterprise)
        return {slug: tuple(inside) for slug, inside in units.items()}

    def __iter__(self) -> Iterator[Enterprise]:
        return iter(self.enterprises.values())
