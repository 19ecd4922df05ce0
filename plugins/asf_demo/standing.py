"""How an enterprise stands in the list: by consent, from sources, closed, confirmed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from asf_demo.contact import organisation_number
from asf_demo.facts import weekday
from asf_demo.slots import cycled
from asf_demo.subject import Subject

_CRITERIA = ("integration", "participation", "reinvestment", "independence")
_SUPPORTS = (
    "namn, kommun och bransch",
    "namn och bransch",
    "namn, bransch och grundat år",
    "namn, kommun och varor",
)


def standing_of(subject: Subject) -> dict[str, Any]:
    """The fields that say what kind of entry it is, and how that is known."""
    sketch, facts, state = subject.sketch, subject.facts, subject.state
    fields: dict[str, Any] = {"listing": state.listing}
    if state.closed:
        source = cycled(subject.demo.bank.story.closed_source, subject.turn)
        fields["closed"] = {"date": facts.until.isoformat(), "source": source}
    if subject.from_sources:
        return {**fields, "sources": _sources(subject)}
    if sketch.parent is None:
        fields["organisation_number"] = organisation_number(sketch.number, subject.demo.seed)
        fields["legal_form"] = facts.legal_form
    if state.listing == "consented":
        fields["consent"] = _said(subject, facts.consent)
        if subject.happens(0.85):
            fields["admitted"] = _admitted(subject)
        if not state.closed and subject.happens(0.7):
            fields["member"] = True
    elif subject.happens(0.4):
        fields["publish_certificate"] = True
    if facts.confirmed is not None:
        fields["confirmed"] = _said(subject, facts.confirmed)
    return fields


def _said(subject: Subject, day: date) -> dict[str, str]:
    return {"date": day.isoformat(), "by": "enterprise" if subject.happens(0.7) else "coordinator"}


def _admitted(subject: Subject) -> dict[str, Any]:
    day = weekday(subject.facts.consent - timedelta(subject.luck.randint(0, 45)))
    return {
        "date": day.isoformat(),
        "by": "coordinator" if subject.happens(0.85) else "administrator",
        "criteria": dict.fromkeys(_CRITERIA, True),
    }


def _sources(subject: Subject) -> list[dict[str, Any]]:
    luck, facts = subject.luck, subject.facts
    region = subject.demo.words.regions[subject.sketch.spot.region].slug
    hosts = (f"tidningen-{region}", f"socialt-foretagande-{region}", "listor-over-sociala-foretag")
    found = []
    for host in luck.sample(hosts, luck.choice((1, 1, 2))):
        source: dict[str, Any] = {"url": f"https://{host}.example/{subject.sketch.slug}"}
        if subject.happens(0.75):
            source["year"] = luck.randint(
                max(facts.founded, facts.until.year - 12), facts.last_year
            )
            if subject.happens(0.2):
                source["qualifier"] = "about"
        else:
            source["read"] = subject.demo.day.year
        found.append({**source, "supports": cycled(_SUPPORTS, subject.turn)})
    return found
