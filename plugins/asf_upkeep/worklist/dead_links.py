"""Lines of addresses in entries and posts that no longer lead where they led."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, Protocol

from asf_register.enterprise import Enterprise
from asf_register.freshness import due_from
from asf_register.marketplace.post import Post
from asf_register.register import Register
from asf_register.swedish import long_date

from asf_upkeep.worklist.line import Kind, Line, Subject
from asf_upkeep.worklist.places import contact_of, file_of, form_of, last_heard, subject_of
from asf_upkeep.worklist.posts import contact_of_post, form_of_post, has_ended, region_of_post

Use = Literal["website", "link", "source"]
_CALLED = {"website": "Webbplatsen", "link": "Länken", "source": "Källan"}
_TO_DO = {
    "website": "Se efter om företaget finns kvar, och rätta adressen eller ta bort den.",
    "link": "Rätta adressen eller ta bort länken.",
    "source": "Leta efter sidan på nytt. Källans år står kvar också när sidan är borta.",
}
_MOVED_TO_DO = "Kontrollera att den nya adressen är rätt, och skriv in den."


class LinkFinding(Protocol):
    """What came of checking an address many times over; see asf_upkeep.links."""

    @property
    def address(self) -> str:
        """The address, as it stands in the register."""

    @property
    def kind(self) -> Literal["dead", "moved"]:
        """What happened to it."""

    @property
    def since(self) -> date:
        """The first day of that."""

    @property
    def why(self) -> str:
        """How it shows, as a Swedish clause without a stop."""

    @property
    def moved_to(self) -> str:
        """Its new address; "" where there is none."""


def dead_link_lines(findings: Iterable[LinkFinding], register: Register) -> Iterator[Line]:
    """The addresses to look after, each once for every entry that it stands in.

    What has been mended since the check stands in no entry any more, and is left out.
    """
    found = {finding.address: finding for finding in findings}
    if not found:
        return
    for enterprise in register:
        if enterprise.closed is None:
            used = dict(addresses_of(enterprise))
            for address in used.keys() & found.keys():
                yield _of_enterprise(found[address], used[address], enterprise, register)
    for post in register.posts.values():
        if not has_ended(post):
            for address in set(addresses_of_post(post)) & found.keys():
                yield from _of_post(found[address], post, register)


def _of_enterprise(
    finding: LinkFinding, use: Use, enterprise: Enterprise, register: Register
) -> Line:
    why, to_do = _said(finding, use)
    return Line(
        kind=Kind.LINK,
        subject=subject_of(enterprise),
        contact=contact_of(enterprise, register),
        region=enterprise.region,
        why=why,
        to_do=to_do,
        link=file_of(enterprise) if use == "source" else form_of(enterprise, register),
        since=finding.since,
        urgent_from=_urgent_from(finding, use, enterprise),
        is_wish=use == "source" or finding.kind == "moved",
    )


def _of_post(finding: LinkFinding, post: Post, register: Register) -> Iterator[Line]:
    contact = contact_of_post(post, register)
    if contact is not None:
        why, to_do = _said(finding, "link", f" i annonsen «{post.title}»")
        yield Line(
            kind=Kind.LINK,
            subject=Subject("post", post.id, post.title),
            contact=contact,
            region=region_of_post(post, register),
            why=why,
            to_do=to_do,
            link=form_of_post(post, register),
            since=finding.since,
            until=post.deadline,
            is_wish=finding.kind == "moved",
        )


def _said(finding: LinkFinding, use: Use, where: str = "") -> tuple[str, str]:
    """Why an address needs a look, and what to do."""
    called = f"{_CALLED[use]} {finding.address}{where}"
    if finding.kind == "moved":
        return f"{called} har flyttat till {finding.moved_to}.", _MOVED_TO_DO
    since = long_date(finding.since)
    return f"{called} går inte att nå sedan {since}: {finding.why}.", _TO_DO[use]


def _urgent_from(finding: LinkFinding, use: Use, enterprise: Enterprise) -> date | None:
    """A site that is gone and an entry that nobody confirms are how a dead firm looks."""
    if finding.kind == "moved" or use != "website" or enterprise.listing == "unlisted":
        return None
    heard = last_heard(enterprise)
    return max(finding.since, due_from(heard)) if heard else finding.since


def addresses_of(enterprise: Enterprise) -> Iterator[tuple[str, Use]]:
    """The addresses of an entry; one that stands there twice counts as what matters most."""
    for source in enterprise.sources:
        yield source.url, "source"
    for figure in enterprise.social_value.figures:
        yield figure.source, "source"
    for share in enterprise.target_group_share:
        yield share.source, "source"
    for link in enterprise.links:
        yield link.url, "link"
    if enterprise.website:
        yield enterprise.website, "website"


def addresses_of_post(post: Post) -> Iterator[str]:
    """The addresses of a post."""
    yield from (link.url for link in post.links)
    if post.contact is not None and post.contact.url:
        yield post.contact.url
