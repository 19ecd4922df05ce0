"""A post as open data: what schemas/api/marketplace.schema.json describes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from asf_register.marketplace.advice import Advice
from asf_register.marketplace.match import Match
from asf_register.marketplace.post import Awarded, Lot, Post, PostState, Supplier
from asf_register.marketplace.reasons import Reasons
from asf_register.register import Register

from asf_site.marketplace.post_row import PostRow

SCHEMA_VERSION = "1.0"
MOST_MATCHES = 100
_CPV_DIGITS = 8


@dataclass(frozen=True, slots=True)
class Made:
    """What every record of one build shares.

    Attributes:
        register: A public view.
        data: The address that the data lie under.
        day: The day that states are computed for.
        generated_at: When the facts were saved.
    """

    register: Register
    data: str
    day: date
    generated_at: str

    @property
    def address(self) -> str:
        """The site's, without a slash at the end."""
        return self.register.site.address


@dataclass(frozen=True, slots=True)
class Answers:
    """Who can answer an open post, and what its buyer may do.

    Attributes:
        matches: The best fit first.
        advice: None where there is nothing to procure.
        reasons: Tells why.
    """

    matches: Sequence[Match]
    advice: Advice | None
    reasons: Reasons


def envelope(results: Sequence[Mapping[str, Any]], made: Made) -> dict[str, Any]:
    """Some records with what an outsider needs to know of their age and form."""
    return {
        "schema_version": SCHEMA_VERSION,
        "generated_at": made.generated_at,
        "total": len(results),
        "results": results,
    }


def record(post: Post, row: PostRow, answering: int | None, made: Made) -> dict[str, Any]:
    """One post; what is not known is left out.

    Args:
        post: The post.
        row: What lists say of it.
        answering: How many deliver what it asks for; None where it isn't open or asks nobody.
        made: What all records share.
    """
    enterprise = post.actor.enterprise
    about = made.register.posts.get(post.about or "")
    tells_of = about is not None and about.state_on(made.day) is not PostState.UPCOMING
    withdrawn = post.withdrawn if row.state is PostState.WITHDRAWN else None
    awarded = post.awarded if row.state is PostState.AWARDED else None
    known = {
        "id": post.id,
        "url": f"{made.address}{row.url}",
        "data_url": f"{made.data}{post.id}.json",
        "kind": post.kind,
        "state": row.state.value,
        "day": made.day.isoformat(),
        "title": post.title,
        "text": post.text,
        "actor": _facts(
            post.actor, name=row.actor, enterprise=_page(enterprise, made) if enterprise else None
        ),
        **_subject(post),
        "services": list(post.services),
        "value": post.value,
        "lots": [
            {"title": lot.title, **_known(_subject(lot)), "reserved": lot.reserved}
            for lot in post.lots
        ],
        "reserved": post.is_reserved,
        "ground": post.ground,
        "share": post.asked_share,
        "certified": post.certified,
        "published": post.published.isoformat() if post.published else None,
        "changed": post.changed.isoformat() if post.changed else None,
        "deadline": post.deadline.isoformat() if post.deadline else None,
        "deadline_time": post.deadline_time,
        "closes": f"{post.closes:%Y-%m-%dT%H:%M:%SZ}" if post.closes else None,
        "start": post.start.isoformat() if post.start else None,
        "contact": _facts(post.contact) if post.contact else None,
        "links": [_facts(link) for link in post.links],
        "questions": list(post.questions),
        "about": f"{made.address}/marknad/{post.about}/" if tells_of else None,
        "withdrawn": _facts(withdrawn) if withdrawn else None,
        "awarded": _awarded(awarded, made) if awarded else None,
        "notice": _facts(post.notice) if post.notice else None,
        "years": _facts(post.years) if post.years else None,
        "sources": [_facts(source, qualifier=None) for source in post.sources],
        "matches_total": answering,
    }
    return _known(known)


def answered(answers: Answers, made: Made) -> dict[str, Any]:
    """What the record of one open post says beside what the index says of it."""
    told: dict[str, Any] = {
        "matches": [
            _match(match, answers.reasons, made) for match in answers.matches[:MOST_MATCHES]
        ]
    }
    if answers.advice:
        row, counted = answers.advice.row, answers.advice.counted
        told["advice"] = {
            "kind": row.kind.value,
            "title": row.title,
            "why": row.why,
            "rule": row.rule,
            "counted": counted,
            "lots": list(answers.advice.lots),
        }
    return told


def _match(match: Match, reasons: Reasons, made: Made) -> dict[str, Any]:
    return {
        "slug": match.enterprise.slug,
        "name": match.enterprise.name,
        "url": _page(match.enterprise.slug, made),
        "fit": match.fit.name.lower(),
        "reasons": reasons.each(match),
    }


def _subject(about: Post | Lot) -> dict[str, Any]:
    return {
        "industries": list(about.industries),
        "cpv": [code[:_CPV_DIGITS] for code in about.cpv],
        "place": _facts(about.place, whole_country=about.place.whole_country or None)
        if about.place
        else None,
    }


def _awarded(awarded: Awarded, made: Made) -> dict[str, Any]:
    to = [_supplier(supplier, made) for supplier in awarded.to]
    # Also where nobody that got it may be named.
    return {**_facts(awarded, to=None), "to": to}


def _supplier(supplier: Supplier, made: Made) -> dict[str, Any]:
    found = made.register.find(supplier.enterprise) if supplier.enterprise else None
    if found is None:
        return {"name": supplier.name}
    return {"name": found.name, "enterprise": _page(found.slug, made)}


def _page(slug: str, made: Made) -> str:
    return f"{made.address}/asf/{slug}/"


def _facts(of: object, **instead: Any) -> dict[str, Any]:
    """The fields of a record that are known, some of them said otherwise."""
    return _known({**msgspec.to_builtins(of), **instead})


def _known(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], ())}
