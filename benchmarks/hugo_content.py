"""One file of a Hugo site: its fields on top, its text below; and an enterprise's fields."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
from asf_register.enterprise import Area, Enterprise
from asf_register.swedish import listing
from asf_register.vocabulary import Vocabulary
from asf_site.site import Site

Fields = Mapping[str, Any]
# How fields stand on top of a file.
Head = Callable[[Fields], str]

# Shown elsewhere, or under another name.
_OWN = {"aliases", "description", "logo", "slug"}


def yaml_head(fields: Fields) -> str:
    """A line a field, with what it holds in YAML's brackets; Hugo reads blocks no faster."""
    lines = [f"{key}: {as_json(value)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---"])


def json_head(fields: Fields) -> str:
    """JSON, which Hugo reads faster than YAML."""
    return json.dumps(fields, ensure_ascii=False, indent=0)


@dataclass(frozen=True, slots=True)
class Form:
    """How the Hugo site is written.

    Attributes:
        head: What stands on top of a file.
        makes_logos: Whether Hugo makes logos anew, as our build does, or takes them as they are.
    """

    head: Head
    makes_logos: bool


# As one would make the site, and eased.
FORMS: Mapping[str, Form] = {
    "plain": Form(yaml_head, makes_logos=True),
    "eased": Form(json_head, makes_logos=False),
}


def content_file(head: Head, fields: Fields, body: str = "") -> str:
    """A content file of Hugo's."""
    return f"{head(filled(fields))}\n{body}\n"


def filled(value: Any) -> Any:
    """A record as its file has it: without the fields that are not filled in."""
    if isinstance(value, Mapping):
        parts = {key: filled(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if _is_filled(part)}
    if isinstance(value, list | tuple):
        return [filled(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _is_filled(value: Any) -> bool:
    return value not in (None, "", [], {}) and value is not False


def profile_fields(site: Site, enterprise: Enterprise) -> dict[str, Any]:
    """What stands on top of an enterprise's file: what its own says, and what is worked out."""
    words, row = site.register.vocabulary, site.rows[enterprise.slug]
    fields = {k: v for k, v in filled(msgspec.to_builtins(enterprise)).items() if k not in _OWN}
    region = words.regions[enterprise.region]
    parent = site.register.find(enterprise.part_of) if enterprise.part_of else None
    for offer, written in zip(enterprise.offers, fields.get("offers", ()), strict=True):
        written["delivered"] = _area(offer.area, words) if offer.area else ""
    said = [offer["delivered"] for offer in fields.get("offers", ()) if offer["delivered"]]
    crumbs = [("ASF-listan", "/asf/"), (region.short, f"/lan/{region.slug}/")]
    return {
        **fields,
        "title": enterprise.name,
        "summary": f"{row.tagline} Arbetsintegrerande socialt företag i {row.place}.",
        "aliases": [f"/asf/{alias}/" for alias in enterprise.aliases],
        "noindex": row.from_sources or enterprise.closed is not None,
        "crumbs": [{"title": title, "url": url} for title, url in crumbs],
        "tagline": row.tagline,
        "place": row.place,
        "sources_year": row.sources_year,
        "trades": list(enterprise.all_industries),
        "delivers": list(dict.fromkeys(said)),
        "figures": _figures(fields.get("social_value", {}).pop("figures", [])),
        "parent": {"name": parent.name, "url": f"/asf/{parent.slug}/"} if parent else None,
        "units": [
            {"name": unit.name, "url": unit.url, "place": unit.place}
            for unit in site.rows_of(site.register.units_of(enterprise))
        ],
        "neighbours": [
            {"name": near.row.name, "url": near.row.url, "place": near.row.place, "km": near.km}
            for near in site.neighbours(enterprise)
        ],
    }


def _area(area: Area, words: Vocabulary) -> str:
    if area.whole_country:
        return "Hela landet"
    parts = [words.regions[code].name for code in area.regions]
    parts += [words.municipalities[code].name for code in area.municipalities]
    parts += [f"inom {area.radius_km} km"] if area.radius_km else []
    return listing(parts)


def _figures(figures: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    kinds: dict[str, list[dict[str, Any]]] = {}
    for figure in sorted(figures, key=lambda figure: -figure["year"]):
        kinds.setdefault(figure["kind"], []).append(figure)
    return [{"kind": kind, "points": points} for kind, points in kinds.items()]


as_json: Callable[[Any], str] = json.JSONEncoder(ensure_ascii=False).encode
