"""Lines of addresses in entries and posts that no longer lead where they led."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from asf_register.enterprise import Enterprise
from asf_register.freshness import due_from
from asf_register.marketplace.post import Post
from asf_register.register import Register
from asf_register.swedish import long_date

from asf_upkeep.links.addresses import Use, addresses_of, addresses_of_post
from asf_upkeep.links.memory import Finding
from asf_upkeep.worklist.line import Kind, Line, Subject
from asf_upkeep.worklist.places import contact_of, file_of, form_of, last_heard, subject_of
from asf_upkeep.worklist.posts import contact_of_post, form_of_post, region_of_post

_CALLED = {"website": "Webbplatsen", "link": "Länken", "source": "Källan"}
_TO_DO = {
    "website": "Se efter om företaget finns kvar, och rätta adressen eller ta bort den.",
    "link": "Rätta adressen eller ta bort länken.",
    "source": "Leta efter sidan på nytt. Källans år står kvar också när sidan är borta.",
}
_MOVED_TO_DO = "Kontrollera att den nya adressen är rätt, och skriv in den."


def dead_link_lines(findings: Iterable[Finding], register: Register) -> Iterator[Line]:
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
        if not post.has_ended:
            for address in set(addresses_of_post(post)) & found.keys():
                yield from _of_post(found[address], post, register)


def _of_enterprise(finding: Finding, use: Use, enterprise: Enterprise, register: Register) -> Line:
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


def _of_post(finding: Finding, post: Post, register: Register) -> Iterator[Line]:
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


def _said(finding: Finding, use: Use, where: str = "") -> tuple[str, str]:
    """Why an address needs a look, and what to do."""
    called = f"{_CALLED[use]} {finding.address}{where}"
    if finding.kind == "moved":
        return f"{called} har flyttat till {finding.moved_to}.", _MOVED_TO_DO
    since = long_date(finding.since)
    return f"{called} har inte gått att nå sedan {since}: {finding.why}.", _TO_DO[use]


def _urgent_from(finding: Finding, use: Use, enterprise: Enterprise) -> date | None:
    """A site that is gone and an entry that nobody confirms are how a dead firm looks."""
    if finding.kind == "moved" or use != "website" or enterprise.listing == "unlisted":
        return None
    heard = last_heard(enterprise)
    return max(finding.since, due_from(heard)) if heard else finding.since
