"""The maker of enterprises: one file each, and a picture for some."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asf_edit.canonical import canonical
from asf_register.vocabulary import Municipality

from asf_demo.contact import contact_of
from asf_demo.demo import Demo, DemoFile
from asf_demo.figures import shares_of, social_value_of
from asf_demo.logos import as_bytes, logo
from asf_demo.offers import offers_of
from asf_demo.places import address, inside, position
from asf_demo.services import services_of
from asf_demo.standing import standing_of
from asf_demo.story import description_of, participation_of
from asf_demo.subject import Subject, subject_of


def enterprises(demo: Demo) -> Iterator[DemoFile]:
    """Every enterprise."""
    for sketch in demo.sketches:
        fields = fields_of(subject_of(sketch, demo))
        if sketch.logo:
            ending = "png" if sketch.number % 2 else "webp"
            picture = as_bytes(logo(sketch.number, demo.luck("logo", sketch.number)), ending)
            fields["logo"] = f"{sketch.slug}.{ending}"
            yield DemoFile(f"data/asf/{fields['logo']}", picture)
        content = canonical(fields, demo.enterprise_schema)
        yield DemoFile(f"data/asf/{sketch.slug}.yaml", content)


def fields_of(subject: Subject) -> dict[str, Any]:
    """What the file of an enterprise says; a field without anything to say is left out."""
    sketch, facts = subject.sketch, subject.facts
    fields: dict[str, Any] = {
        "name": sketch.name.written,
        "aliases": [sketch.former[1]] if sketch.former else [],
        "founded": None if subject.from_sources and subject.happens(0.5) else facts.founded,
        "part_of": sketch.parent.slug if sketch.parent else None,
        "region": sketch.spot.region,
        "municipality": sketch.spot.municipality,
        **contact_of(subject),
        **offers_of(subject),
        "sites": sites_of(subject),
        "integration_services": services_of(subject),
        "social_value": social_value_of(subject),
        "participation": participation_of(subject),
        "target_group_share": shares_of(subject),
        "description": description_of(subject),
        **standing_of(subject),
    }
    if sketch.spot.municipality is not None and subject.from_sources:
        fields["municipality_basis"] = "stated" if subject.happens(0.75) else "inferred"
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def sites_of(subject: Subject) -> list[dict[str, Any]]:
    """Further places of work, in the same municipality or next to it."""
    luck, code = subject.luck, subject.sketch.spot.municipality
    if code is None or subject.state.sparse or subject.state.unit or subject.happens(0.86):
        return []
    home = subject.demo.words.municipalities[code]
    near = [home, *subject.demo.places.near(home)]
    many = min(len(near), luck.choice((1, 1, 2)))
    return [_site(subject, place) for place in luck.sample(near, many)]


def _site(subject: Subject, place: Municipality) -> dict[str, Any]:
    town = subject.demo.places.town(place, subject.luck)
    kind = subject.luck.choice(subject.sketch.trade.unit)
    site: dict[str, Any] = {"name": f"{kind} {inside(town.name)}", "municipality": place.code}
    if subject.happens(0.6):
        site["address"] = address(town, subject.luck)
    if subject.happens(0.4):
        site["position"] = position(place, subject.luck)
    return site
