"""What the public may see: the register without everything that is not shown.

Every public page is made from what `public_view` gives, so nothing that is
unlisted can reach one, by whichever template.
"""

from __future__ import annotations

from dataclasses import replace

from asf_register.certification.certifiers import certifiers_of
from asf_register.coordinators import coordinators_of
from asf_register.enterprise import Enterprise
from asf_register.intranet.intranet import Intranet
from asf_register.marketplace.public_posts import public_posts
from asf_register.register import Register
from asf_register.site_settings import SiteSettings


def is_public(enterprise: Enterprise, site: SiteSettings) -> bool:
    """Whether an enterprise has a page of its own on the public site."""
    if enterprise.listing == "sources":
        return site.show_from_sources
    return enterprise.listing == "consented"


def is_listed(enterprise: Enterprise) -> bool:
    """Whether a public enterprise stands in the list: it has not closed."""
    return enterprise.closed is None


def shows_certificates(enterprise: Enterprise, site: SiteSettings) -> bool:
    """Whether the certificates of an enterprise are public: it is so itself, or asked for it."""
    return is_public(enterprise, site) or enterprise.publish_certificate


def public_view(register: Register) -> Register:
    """The register with only its public enterprises, and no trace of the others."""
    shown = {
        slug: enterprise
        for slug, enterprise in register.enterprises.items()
        if is_public(enterprise, register.site)
    }
    # A unit of an unlisted enterprise doesn't inherit its number here: it would tell of it.
    public = replace(register, enterprises=shown)
    numbered = {
        slug: replace(
            enterprise,
            organisation_number=public.number_of(enterprise),
            part_of=_public_parent(register, enterprise, shown),
        )
        if enterprise.part_of
        else enterprise
        for slug, enterprise in shown.items()
    }
    return replace(
        register,
        enterprises=numbered,
        policy=None,
        intranet=Intranet(),
        certifiers=certifiers_of(register.policy),
        coordinators=coordinators_of(register.policy),
        posts=public_posts(register.posts, public.find),
        cases={},
        cohorts={
            name: replace(cohort, groups=(), auditors=())
            for name, cohort in register.cohorts.items()
        },
        decisions={
            name: replace(decisions, holder=holder.slug)
            for name, decisions in register.decisions.items()
            for holder in [register.find(decisions.enterprise)]
            if holder is not None and shows_certificates(holder, register.site)
        },
    )


def _public_parent(
    register: Register, enterprise: Enterprise, shown: dict[str, Enterprise]
) -> str | None:
    parent = register.find(enterprise.part_of) if enterprise.part_of else None
    return parent.slug if parent is not None and parent.slug in shown else None
