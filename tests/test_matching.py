"""Who can answer a post, as the table in matching_cases.md has it, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from asf_register.certification.certificate import last_valid_day
from asf_register.certification.decisions import Decisions, to_decisions
from asf_register.enterprise import Enterprise, to_enterprise
from asf_register.marketplace.advice import Advice, AdviceKind, advice_for
from asf_register.marketplace.joint_bid import joint_bid
from asf_register.marketplace.match import Fit
from asf_register.marketplace.matching import Matching
from asf_register.marketplace.post import (
    Actor,
    Awarded,
    Lot,
    Place,
    Post,
    PostState,
    Supplier,
    to_post,
)
from asf_register.marketplace.reasons import Reasons
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_register.site_settings import SiteSettings
from asf_register.vocabulary import Vocabulary
from asf_register.vocabulary_files import read_vocabulary

DAY = date(2026, 11, 22)
FITS = {Fit.WHOLE: "allt", Fit.UNSAID: "oklart", Fit.PART: "del", Fit.SHORT: "brist"}
KINDS = {
    "upphandling": "procurement",
    "reserverad": "reserved_procurement",
    "iop": "iop",
    "samverkan": "collaboration",
    "erbjudande": "offer",
    "överskott": "surplus",
}
BUYER = {"kind": "municipality", "name": "Exempelköping kommun"}
Row = Mapping[str, str]


def tables() -> list[list[Row]]:
    """The tables of the page, each a list of rows by heading."""
    found: list[list[Row]] = []
    headings: list[str] = []
    for line in Path(__file__).with_name("matching_cases.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")] if line[:1] == "|" else []
        if not cells:
            headings = []
        elif not headings:
            headings = cells
            found.append([])
        elif not set(line) <= set("|-"):
            found[-1].append(dict(zip(headings, cells, strict=True)))
    return found


ENTERPRISES, CASES = tables()


@cache
def words() -> Vocabulary:
    """The closed lists."""
    return read_vocabulary(Root(PROJECT))


@cache
def register() -> Register:
    """The enterprises of the table."""
    made = [enterprise(row) for row in ENTERPRISES]
    return Register(
        root=Root(PROJECT),
        site=SiteSettings(
            title="",
            address="",
            organisation="",
            contact="",
            show_from_sources=True,
            certificates_complete_from=date(2025, 1, 1),
        ),
        vocabulary=words(),
        enterprises={one.slug: one for one in made},
        pages={},
        decisions={found.enterprise: found for row in ENTERPRISES for found in decisions(row)},
    )


def enterprise(row: Row) -> Enterprise:
    """An enterprise of the table."""
    place = code_of(words().municipalities, row["Finns i"])
    more = row["Mer"]
    data: dict[str, Any] = {
        "name": row["Företag"].capitalize(),
        "municipality": place,
        "region": words().municipalities[place].region,
        "listing": "consented",
        "integration_services": [
            {"kind": term_of(words().service_kinds, title)} for title in listed(row["Tjänster"])
        ],
    }
    if "visas inte" in more:
        data["listing"] = "unlisted"
    if "ur källor" in more:
        data["listing"] = "sources"
    if "stängt" in more:
        data["closed"] = {"date": "2026-01-01", "source": "Bolagsverket"}
    if match := re.search(r"del av (\S+)", more):
        data["part_of"] = match[1]
    if "organisationsnummer" in more:
        data["organisation_number"] = "007700-0016"
    if match := re.search(r"bekräftat (\S{10})", more):
        data["confirmed"] = {"date": match[1], "by": "coordinator"}
    if match := re.search(r"(\d+) % (\d{4})", more):
        share = {"percent": int(match[1]), "date": f"{match[2]}-06-30", "source": "Bokslut"}
        data["target_group_share"] = [share]
    sold = what(row["Säljer"])
    if row["Levererar"] == "–":
        data["industries"] = sold["industries"]
    else:
        industry = {"industry": sold["industries"][0]} if sold["industries"] else {}
        area = place_of(row["Levererar"], "radius_km")
        data["offers"] = [{"title": row["Säljer"], **industry, "cpv": sold["cpv"], "area": area}]
    return to_enterprise(row["Företag"], data)


def decisions(row: Row) -> Iterator[Decisions]:
    """What was decided of an enterprise of the table."""
    slug, more = row["Företag"], row["Mer"]
    number = 1 + [one["Företag"] for one in ENTERPRISES].index(slug)
    certified = re.search(r"certifierat till (\S{10})|vilande|övertaget (\d{4})", more)
    if certified is None:
        return
    if certified[2]:
        source = {"url": "https://exempel.example/", "year": int(certified[2]), "supports": "x"}
        event: dict[str, Any] = {
            "event": "taken_over",
            "number": f"ASF-{certified[2]}-H01",
            "name": slug,
            "certified": f"{certified[2]}-spring",
            "source": source,
        }
        yield to_decisions("omgang", slug, {"events": [event]})
        return
    last = date.fromisoformat(certified[1] or "2027-05-19")
    first = next(
        day
        for back in range(729, 733)
        for day in [last - timedelta(days=back)]
        if last_valid_day(day) == last
    )
    event = {
        "event": "certified",
        "date": first.isoformat(),
        "by": "p003",
        "number": f"ASF-{first.year}-{number:03}",
        "valid_from": first.isoformat(),
        "valid_to": last.isoformat(),
        "name": slug,
        "organisation_number": "007700-0024",
        "standard": "SIS PAS 10:2018",
        "criteria_version": "2024",
        "scope": "Hela verksamheten.",
        "signature": "",
    }
    events = [event]
    if "vilande" in more:
        suspended = {"event": "suspended", "date": "2026-06-01", "by": "p003", "signature": ""}
        events.append({**suspended, "reason": "Uppgifter saknas."})
    yield to_decisions("omgang", slug, {"events": events})


def post(row: Row) -> Post:
    """What a row of the second table asks."""
    kind, _, by = row["Annons"].partition(" av ")
    asked: dict[str, Any] = {
        "kind": KINDS[kind],
        "actor": {"kind": "enterprise", "enterprise": by} if by else BUYER,
        "title": row["Fall"],
        "published": "2026-11-01",
        "deadline": "2026-12-04",
        "certified": "certifierat" in row["Kräver"],
    }
    if match := re.search(r"(\d+) %", row["Kräver"]):
        asked["share"] = int(match[1])
    if row["Var"] != "–":
        asked["place"] = place_of(row["Var"], "radius_km")
    lots = row["Gäller"].split(" + ")
    if len(lots) > 1:
        asked["lots"] = [{"title": one, **lot(one)} for one in lots]
    else:
        asked |= what(row["Gäller"])
    return to_post("annons", asked)


def lot(written: str) -> dict[str, Any]:
    """A lot, which may have a place of its own: «Fruktkorgar i Söderhamn»."""
    asked, _, place = written.partition(" i ")
    found = {key: value for key, value in what(asked).items() if key != "services"}
    return {**found, "place": place_of(place, "")} if place else found


def what(written: str) -> dict[str, Any]:
    """An industry, a CPV code or a service, as fields."""
    found: dict[str, Any] = {"industries": [], "cpv": [], "services": []}
    if "200 koder" in written:
        found["cpv"] = [f"3{number:07}" for number in range(1, 201)]
    found["cpv"] += re.findall(r"\d{8}(?:-\d)?", written)
    if not found["cpv"] and written != "–":
        kind = "services" if written in titles(words().service_kinds) else "industries"
        terms = words().service_kinds if kind == "services" else words().industries
        found[kind] = [term_of(terms, written)]
    return found


def place_of(written: str, radius: str) -> dict[str, Any]:
    """A place as it stands in the tables, as fields."""
    if written == "hela landet":
        return {"whole_country": True}
    if match := re.fullmatch(r"(\d+) km(?: kring (.+))?", written):
        around = {"around": code_of(words().municipalities, match[2])} if match[2] else {}
        return {radius: int(match[1]), **around}
    if written.endswith(" län"):
        return {"regions": [code_of(words().regions, written)]}
    return {"municipalities": [code_of(words().municipalities, one) for one in listed(written)]}


def code_of(places: Mapping[str, Any], name: str) -> str:
    """The code of a place by its name."""
    return next(code for code, place in places.items() if place.name == name)


def term_of(terms: Mapping[Any, Any], title: str) -> str:
    """The id of a term by its title."""
    return next(str(key) for key, term in terms.items() if term.title == title)


def titles(terms: Mapping[Any, Any]) -> set[str]:
    """The titles of a closed list."""
    return {term.title for term in terms.values()}


def listed(written: str) -> list[str]:
    """Things with commas between them."""
    return [part for part in written.split(", ") if part]


@dataclass(frozen=True)
class Answer:
    """Who answers a post of the table."""

    matching: Matching
    post: Post

    def as_table(self) -> str:
        """What the table has in its last column."""
        found = self.matching.of_post(self.post.id)
        told = ", ".join(f"{one.enterprise.slug} ({FITS[one.fit]})" for one in found) or "–"
        if together := joint_bid(found):
            told += f"; tillsammans {', '.join(one.enterprise.slug for one in together)}"
        near = self.matching.nearby(self.post.id, 1)
        if not found and near and (near[0].km or 0) < 50:
            told += f"; nära {near[0].enterprise.slug}"
        return told

    @property
    def reasons(self) -> list[str]:
        """Why each is named."""
        reasons = Reasons(self.matching.country, words())
        return [reasons.of(match) for match in self.matching.of_post(self.post.id)]

    @property
    def advice(self) -> Advice | None:
        """What the buyer may do."""
        found = self.matching.of_post(self.post.id)
        needs = self.matching.needs[self.post.id]
        return advice_for(self.post, needs, found, public_view(register()))


def answer(asked: Post, day: date = DAY) -> Answer:
    """Ask the public register."""
    return Answer(Matching(public_view(register()), [asked], day), asked)


def case(number: int) -> Post:
    """The post of a case."""
    return post(CASES[number - 1])


@pytest.mark.parametrize("row", CASES, ids=lambda row: row["Fall"])
def test_those_and_only_those_answer_in_that_order(row: Row) -> None:
    assert answer(post(row)).as_table() == row["Svarar"]


def test_cases_are_counted() -> None:
    assert [row["Fall"].split(".")[0] for row in CASES] == [str(n + 1) for n in range(len(CASES))]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (
            1,
            [
                "levererar städning i Ockelbo; 42\u202f% ur målgruppen, 2025; certifierat till "
                "19 maj 2028; 40 km bort"
            ],
        ),
        (
            15,
            [
                "levererar fruktkorgar i Söderhamn; 35\u202f% ur målgruppen, 2025; certifierat "
                "till 30 april 2027",
                "levererar fruktkorgar i Söderhamn; 60\u202f% ur målgruppen, 2025; 222 km bort; "
                "certifiering: utgånget",
            ],
        ),
    ],
)
def test_each_has_a_reason_that_a_buyer_can_read(number: int, said: list[str]) -> None:
    assert answer(case(number)).reasons == said


def test_a_register_with_what_is_not_shown_finds_it_too() -> None:
    asked = case(20)
    found = Matching(register(), [asked], DAY).of_post(asked.id)
    assert [match.enterprise.slug for match in found] == ["dolda-stad"]


def test_the_certificate_counted_the_week_before() -> None:
    asked = case(15)
    fits = {
        m.enterprise.slug: m.fit
        for m in answer(asked, date(2026, 11, 15)).matching.of_post(asked.id)
    }
    assert fits["riksfrukt"] is Fit.WHOLE


def of_lots(number: int, *reserved: bool, **other: object) -> Answer:
    """Who answers a case that is asked in lots, some of them reserved."""
    whole = case(number)
    lots = tuple(Lot(title=f"Del {n}", reserved=one) for n, one in enumerate(reserved, 1))
    return answer(replace(whole, lots=lots, **other))  # type: ignore[arg-type]


def test_a_reserved_lot_is_not_for_who_has_too_small_a_share() -> None:
    """Sandviken-stad has 28 per cent: it may take the other lot, and that alone."""
    told = of_lots(2, False, True).as_table()
    assert told == "gavle-stad (allt), kalla-stad (oklart), sandviken-stad (del)"


def test_of_reserved_lots_alone_it_is_told_what_is_missing() -> None:
    asked = of_lots(2, True, True)
    assert asked.as_table() == "gavle-stad (allt), kalla-stad (oklart), sandviken-stad (brist)"
    assert asked.reasons[2].endswith("30\u202f% ur målgruppen krävs")


def test_a_lot_that_says_what_it_is_about_is_not_about_the_services_of_the_whole() -> None:
    lots = (Lot(title="Kök", industries=("catering",)), Lot(title="Platser"))
    found = answer(replace(case(25), lots=lots))
    (match,) = found.matching.of_post(found.post.id)
    assert [delivery.need.title for delivery in match.deliveries] == ["Platser"]


def test_nobody_answers_their_own_post_under_a_name_they_had() -> None:
    held = register()
    renamed = replace(held.enterprises["angsgarden"], aliases=("gamla-gard",))
    now = replace(held, enterprises={**held.enterprises, "angsgarden": renamed})
    asked = replace(case(29), actor=Actor(kind="enterprise", enterprise="gamla-gard"))
    found = Matching(now, [asked], DAY).of_post(asked.id)
    assert [match.enterprise.slug for match in found] == ["ostgarden", "mittnamnet"]


def test_an_award_counts_from_its_day() -> None:
    awarded = Awarded(to=(Supplier(name="Någon"),), date=DAY)
    asked = replace(case(1), awarded=awarded)
    assert asked.state_on(DAY - timedelta(1)) is PostState.OPEN
    assert asked.state_on(DAY) is PostState.AWARDED


def test_what_is_said_of_few_suppliers_is_true_however_few_they_are() -> None:
    """Two that can do all, and one that can do some: «inte på allt» and «ingen» were wrong."""
    assert advice(13).row.why.startswith("Det räcker inte till konkurrens om allt.")
    alone = advice(26, kind="procurement")
    assert alone.counted.startswith("1 leverantör i listan kan svara")
    assert alone.row.why.startswith("Ingen klarar allt i dag.")


def advice(number: int, **other: object) -> Advice:
    """The advice for a case, with something else about it."""
    found = answer(replace(case(number), **other)).advice  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("number", "kind", "counted"),
    [
        (
            28,
            AdviceKind.RESERVE_ALL,
            "3 leverantörer i listan kan svara; ingen av dem visar att minst 30 procent hör till "
            "målgruppen.",
        ),
        # One of the three shows 28 per cent: it can answer, but not what is reserved.
        (
            6,
            AdviceKind.RESERVE_PART,
            "3 leverantörer i listan kan svara; 2 av dem visar att minst 30 procent hör till "
            "målgruppen.",
        ),
        (
            13,
            AdviceKind.RESERVE_PART,
            "2 leverantörer i listan kan svara; 2 av dem visar att minst 30 procent hör till "
            "målgruppen.",
        ),
        (
            7,
            AdviceKind.RESERVE_PART,
            "5 leverantörer i listan kan svara; 3 av dem visar att minst 30 procent hör till "
            "målgruppen.",
        ),
        (
            8,
            AdviceKind.TERMS,
            "1 leverantör i listan kan svara; den visar att minst 30 procent hör till målgruppen.",
        ),
        (27, AdviceKind.DIALOGUE, "Ingen i listan kan svara."),
    ],
)
def test_a_buyer_gets_advice_by_how_many_could_answer(
    number: int, kind: AdviceKind, counted: str
) -> None:
    found = advice(number)
    assert (found.row.kind, found.counted) == (kind, counted)


def test_a_supplier_that_misses_a_demand_is_not_counted() -> None:
    assert advice(6, share=60).row.kind is AdviceKind.DIALOGUE


def test_lots_that_two_could_answer_are_named() -> None:
    lots = case(22).lots
    asked = (*lots, replace(lots[0], title="Mat", industries=("fruit-baskets",)))
    found = advice(22, lots=asked, place=Place(municipalities=("2182",)))
    assert (found.row.kind, found.lots) == (AdviceKind.RESERVE_PART, ("Mat",))
    assert found.counted.startswith("3 leverantörer i listan kan svara, högst 2 på samma del; ")


def test_a_unit_and_what_it_is_part_of_are_one_supplier() -> None:
    industries = (*case(21).industries, "printing")
    found = advice(21, industries=industries)
    assert found.counted.startswith("1 leverantör i listan kan svara")


@pytest.mark.parametrize("kind", ["csr", "iop", "collaboration", "offer", "surplus"])
def test_only_who_procures_gets_advice_on_reserving(kind: str) -> None:
    asked = replace(case(6), kind=kind)  # type: ignore[arg-type]
    assert answer(asked).advice is None
