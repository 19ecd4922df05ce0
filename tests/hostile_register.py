"""A register with every hostile text in every field, and its site.

Each text has an enterprise, a closed enterprise, a region, a municipality, an industry, a term in
every other closed list, a page of running text, a piece of news, an event and a fact of the
archive. Those of HARMLESS come first, to compare with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import hostile_texts
import yaml
from asf_register.check import check
from asf_register.root import Root
from asf_register.schema import read_schema
from asf_register.slugs import fold, is_slug
from asf_register.vocabulary import TERM_LISTS
from asf_register.web_address import why_refused
from jsonschema import Draft202012Validator
from schema_filler import LONGEST_LINE, Filler
from site_fixtures import DAY, BuiltSite
from stdnum import luhn

PARENT, WORD = "Moderbolaget", "Ordet"
HARMLESS = {"the one they are part of": PARENT, "harmless": WORD}
TEXTS = {**HARMLESS, **hostile_texts.TEXTS}
PLACES = ("regions", "municipalities")
LISTS = (*PLACES, *(name.replace("_", "-") for name in TERM_LISTS))
SITE_FORMS = {
    "address": "https://elak.example",
    "contact": "info@elak.example",
    "proposals": "forslag@elak.example",
    "repository": "https://github.com/elak/registret",
    "intranet": "https://intranat.elak.example",
    "application_key": f"age1{'q' * 58}",
    "certificates_complete_from": "2026-01-01",
    "data_license.url": "https://elak.example/licens/",
}
PAGE_FORMS = {"reviewed": "2026-01-31", "section": "s1", "easy_read_of": "s1"}
NEWS_FORMS = {"date": "2026-01-31", "regions[]": "00"}
LONGEST_ADDRESS = 500
COMMON_PLACE = "0001"  # where everybody has a place of work

schema = cache(read_schema)


def item_of(name: str) -> dict[str, Any]:
    """A schema, or that of an item of its list, with what its references lead to."""
    whole = schema(name)
    return {"$defs": whole.get("$defs", {}), **whole.get("items", whole)}


@dataclass(frozen=True)
class Tried:
    """One text and where it went.

    Attributes:
        name: Of the text.
        number: Its municipality is at /kommun/t<number>/, its page of text at /s<number>/, ...
        slug: Of its enterprise.
        texts: The text as the fields hold it, each length of it.
    """

    name: str
    number: int
    slug: str
    texts: frozenset[str]

    @property
    def profile(self) -> str:
        """The page of its enterprise."""
        return f"/asf/{self.slug}/"

    @property
    def form(self) -> str:
        """The page where a change of it is proposed."""
        return f"/foresla/{self.slug}/"

    @property
    def further(self) -> dict[str, str]:
        """Its other pages, by kind."""
        places = {kind: f"/{kind}/t{self.number}/" for kind in ("lan", "kommun", "bransch")}
        texts = {"text": f"/s{self.number}/", "news": f"/aktuellt/n{self.number}/"}
        return {**places, **texts, "closed": f"/asf/nedlagt-{self.number}/"}

    @property
    def keys(self) -> dict[str, str]:
        """What an item of a list leads to or chooses, where it is about this text: its kind."""
        kinds = {"profile": self.profile, **self.further, "choice": f"t{self.number}"}
        return {key: kind for kind, key in kinds.items()}


@dataclass(frozen=True, repr=False)
class Hostile:
    """The register, what was tried in it and what the check refused, and its site."""

    tried: dict[str, Tried]
    refused: dict[str, set[tuple[str, str]]]
    site: BuiltSite

    @cached_property
    def harmless(self) -> Tried:
        """What the others are compared with."""
        return self.tried["harmless"]


def write_register(folder: Path, given: Mapping[str, str] = TEXTS) -> dict[str, Tried]:
    """Write the register, as hostile as the schemas allow."""
    lists: dict[str, list[Any]] = {name: [] for name in LISTS}
    tried: dict[str, Tried] = {}
    archive: list[Any] = []
    for number, (name, text) in enumerate(given.items()):
        for list_name, terms in lists.items():
            kind = list_name if list_name in PLACES else "terms"
            terms.append(
                Filler(schema(kind)["items"], text, term_forms(list_name, number)).document()
            )
        entry = Filler(schema("enterprise"), text, enterprise_forms(number, text))
        parent = "organisation_number" if text != PARENT else "part_of"
        whole = entry.document("closed", "logo", parent)
        taken = {one.slug for one in tried.values()}
        if not is_slug(fold(whole["name"])) or fold(whole["name"]) in taken:
            whole["name"] = f"{whole['name'][:110]} {number}"
        slug = fold(whole["name"])
        write(folder / f"data/asf/{slug}.yaml", whole)
        ended = {key: entry.document()[key] for key in ("region", "listing", "consent", "closed")}
        write(folder / f"data/asf/nedlagt-{number}.yaml", {"name": f"Nedlagt {number}", **ended})
        seen = with_something_to_see(text)
        page = Filler(schema("page"), seen, PAGE_FORMS).document("menu", "section", "easy_read_of")
        write(folder / f"content/s{number}.md", page, text)
        news = Filler(schema("news"), seen, NEWS_FORMS).document()
        write(folder / f"content/aktuellt/n{number}.md", news, text)
        once = ("weekday", "every_weeks", "until", "not_on")
        event = Filler(schema("calendar-event"), seen, event_forms(text)).document(*once)
        write(folder / f"data/calendar/e{number}.yaml", event)
        archive.append(Filler(item_of("archive"), seen, archive_forms(text)).document())
        told = [whole, ended, page, news, event, archive[-1]]
        texts = frozenset(texts_of([told, [terms[-1] for terms in lists.values()]]))
        tried[name] = Tried(name, number, slug, texts)
    for list_name, terms in lists.items():
        write(folder / f"data/vocabulary/{list_name}.yaml", terms)
    write(folder / "data/archive.yaml", archive)
    title = hostile_texts.HTML["double quote"]
    write(folder / "data/site.yaml", Filler(schema("site"), title, SITE_FORMS).document())
    return tried


def term_forms(list_name: str, number: int) -> dict[str, Any]:
    """What a term of a closed list says where its schema asks for a form."""
    ids = {"global-goals": number + 1, "cpv-divisions": f"{number:02}"}
    codes = {"regions": f"{number:02}", "municipalities": f"{number:02}01"}
    return {
        "id": ids.get(list_name, f"t{number}"),
        "slug": f"t{number}",
        "code": codes.get(list_name),
        "region": f"{number:02}",
        "cpv[]": f"{number:02}310000",
        "latitude": latitude(number),
        "longitude": 15,
    }


def enterprise_forms(number: int, text: str) -> dict[str, Any]:
    """What an enterprise says where its schema asks for a form."""
    digits = f"0021{number:05}"
    address, term, place = web_address(text), f"t{number}", f"{number:02}01"
    return {
        "aliases[]": f"fordom-{number}",
        "organisation_number": f"{digits[:6]}-{digits[6:]}{luhn.calc_check_digit(digits)}",
        "date": "2026-01-31",
        "part_of": fold(PARENT),
        "region": place[:2],
        "municipality": place,
        "sites[].municipality": [COMMON_PLACE, place],
        "postal_code": "123 45",
        "latitude": latitude(number),
        "sites[].position.latitude": [latitude(0), latitude(number)],
        "longitude": 15,
        "website": address,
        "url": address,
        "email": "info%22+onload._-@elak.example",
        "phone": "+46 (0)70-174 06 05",
        "legal_form": term,
        "industries[]": term,
        "industry": term,
        "kind": term,
        "target_groups[]": term,
        "buyers[]": term,
        "global_goals[]": number + 1,
        "cpv[]": f"{place[:2]}310000",
        "regions[]": place[:2],
        "municipalities[]": place,
        "year": [2025, 2024],
        "logo": "logotyp.png",
    }


def with_something_to_see(text: str) -> str:
    """A text as a line takes it that asks for a visible sign and refuses tabs."""
    line = text.replace("\t", " ")
    return (
        line
        if Draft202012Validator(item_of("archive")["$defs"]["line"]).is_valid(
            " ".join(line.split("\n"))[:LONGEST_LINE].strip()
        )
        else f"{line} {WORD}"
    )


def event_forms(text: str) -> dict[str, Any]:
    """What an event says where its schema asks for a form."""
    times = {"starts": "2026-12-01", "starts_at": "10:00", "ends": "2026-12-02", "ends_at": "11:00"}
    returns = {"until": "2027-01-01", "not_on[]": "2026-12-15", "every_weeks": 2}
    return {**times, **returns, "weekday": "tuesday", "regions[]": "00", "url": web_address(text)}


def archive_forms(text: str) -> dict[str, Any]:
    """What a fact of the archive says where its schema asks for a form."""
    return {"when": "2019-10", "until": "2019-11", "part": "middle", "url": web_address(text)}


def latitude(number: int) -> float:
    """One of many points in a row from south to north."""
    return 55.5 + number / 8


def web_address(text: str) -> str:
    """An address that may be linked to, with as much of a text in it as may stand there."""
    start = "https://elak.example/"
    signs = (c if why_refused(start + c) is None else quote(c) for c in text[:LONGEST_ADDRESS])
    return f"{start}{''.join(signs)}"[:LONGEST_ADDRESS].rstrip("%")


def texts_of(value: Any) -> Iterator[str]:
    """Every text of a document."""
    if isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts_of(part)
    elif isinstance(value, str):
        yield value


def refused_at(folder: Path, tried: dict[str, Tried]) -> dict[str, set[tuple[str, str]]]:
    """What the check refuses, by the text's name: the rules and the fields.

    Each such text is taken away, so that the rest can be built.
    """
    owner = {f"nedlagt-{one.number}": one.name for one in tried.values()}
    owner |= {f"{kind}{one.number}": one.name for one in tried.values() for kind in "sne"}
    owner |= {one.slug: one.name for one in tried.values()}
    refused: dict[str, set[tuple[str, str]]] = {}
    for problem in check(Root(folder), DAY).errors:
        path = folder / problem.path
        name = owner.get(path.stem, problem.path)
        field = re.sub(r"/\d+", "[]", problem.pointer).replace("/", ".").strip(".") or "body"
        refused.setdefault(name, set()).add((problem.rule, field))
        _take_away(path, problem.pointer)
    return refused


def _take_away(path: Path, pointer: str) -> None:
    text = path.read_text("utf-8")
    if path.suffix == ".md":
        fields = text.partition("\n---\n")[0]
        path.write_text(f"{fields}\n---\n{WORD}\n", "utf-8")
        return
    document = holder = yaml.load(text, yaml.CSafeLoader)
    *steps, last = (int(part) if part.isdigit() else part for part in pointer[1:].split("/"))
    for step in steps:
        holder = holder[step]
    holder[last] = WORD
    write(path, document)


class _Quoting(yaml.CSafeDumper):
    """Writes texts within quotation marks, whatever they look like."""


_Quoting.add_representer(
    str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, "'")
)


def write(path: Path, document: Any, body: str | None = None) -> None:
    """Write a document as YAML, or as a page's fields with the text below them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(document, Dumper=_Quoting, allow_unicode=True, sort_keys=False, width=10**9)
    path.write_text(text if body is None else f"---\n{text}---\n{body}\n", encoding="utf-8")
