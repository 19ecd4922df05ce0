"""«Räkna på det» as files, and the buyers' knowledge pages that it leads to."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from asf_register.content_page import ContentPage
from asf_register.enterprise import Area, Enterprise, Figure, Offer, SocialValue
from asf_register.marketplace.advice import ADVICE
from asf_register.prose import leads_to
from asf_register.public import public_view
from asf_site.calculator.calculator_data import CalculatorData
from asf_site.marketplace.dependence import DEPENDENCE, size_of
from asf_site.output_file import OutputFile
from asf_site.site import Site
from asf_site.texts.guides import GUIDES
from asf_site.theme import STATIC
from site_fixtures import DAY, BuiltSite, bytes_with

from benchmarks.weight import weight

PAGE = "/marknad/rakna/"
KNOWLEDGE = [
    "gor-affarer",
    "reserverad-upphandling",
    "syfte-och-andel",
    "dela-upp-kontrakt",
    "sociala-villkor",
    "tidig-dialog",
    "direktupphandling",
    "iop",
    "foretag-koper-av-asf",
    "lamna-anbud-tillsammans",
]


def data(site: BuiltSite) -> dict[str, Any]:
    """What the script may load, by the name of the file."""
    found = site.public.glob("data/*/rakna/*.json")
    return {path.stem: json.loads(path.read_text("utf-8")) for path in found}


def slugs(file: Any) -> list[str]:
    return list(file["enterprises"]["slug"])


def test_everybody_listed_can_be_counted_and_nobody_else(made_up: BuiltSite) -> None:
    files = data(made_up)
    lists = files.pop("listor")
    assert sorted(files) == lists["files"]
    counted = {slug for file in files.values() for slug in slugs(file)}
    selling = {
        e.slug for e in made_up.listed if e.all_industries or e.integration_services or e.offers
    }
    assert counted == selling
    for unlisted in ("morkerhuset", "Mörkerhuset", "dolda-rummet"):
        assert not [name for name in bytes_with(made_up.public, unlisted) if "rakna" in name]


def test_each_stands_under_what_it_sells_and_its_codes(made_up: BuiltSite) -> None:
    files = data(made_up)
    terms = made_up.register.vocabulary.industries
    for enterprise in made_up.listed:
        for industry in enterprise.all_industries:
            assert enterprise.slug in slugs(files[f"bransch-{terms[industry].slug}"])
        for offer in enterprise.offers:
            for code in offer.cpv:
                assert enterprise.slug in slugs(files[f"cpv-{code[:2]}"])


def test_a_unit_is_the_same_supplier_as_what_it_is_part_of(made_up: BuiltSite) -> None:
    suppliers: dict[str, str] = {}
    for name, file in data(made_up).items():
        if name != "listor":
            suppliers |= zip(slugs(file), file["enterprises"]["supplier"], strict=True)
    number = made_up.register.enterprises["angslyckan"].organisation_number
    same = {slug: supplier for slug, supplier in suppliers.items() if supplier}
    assert same == {"angslyckan": number, "angslyckans-tvatteri": number}


def test_the_advice_is_the_registers_own_table_and_stands_nowhere_else(made_up: BuiltSite) -> None:
    told = data(made_up)["listor"]["advice"]
    for row, wanted in zip(told, ADVICE, strict=True):
        assert (row["kind"], row["least"], row["title"], row["why"], row["rule"]) == (
            wanted.kind,
            wanted.least,
            wanted.title,
            wanted.why,
            wanted.rule,
        )
    scripts = "".join(path.read_text("utf-8") for path in STATIC.glob("calculator*.js"))
    page = made_up.pages[PAGE].text
    for advice in ADVICE:
        assert advice.title in page
        for text in (advice.title, advice.why, advice.rule):
            assert text not in scripts
    for step in DEPENDENCE:
        assert step.words in page
        assert step.words not in scripts


def test_the_size_is_the_latest_figure_of_people(made_up: BuiltSite) -> None:
    enterprise = made_up.register.enterprises["bara-namnet"]

    def sized(*figures: tuple[str, int, float]) -> Figure | None:
        value = SocialValue(
            figures=tuple(
                Figure(kind=kind, year=year, value=value, source="Prov")
                for kind, year, value in figures
            )
        )
        return size_of(replace(enterprise, social_value=value))

    assert sized() is None
    assert sized(("municipal-tax", 2025, 100000)) is None
    found = sized(("employed", 2023, 9), ("occupied", 2025, 30), ("in-training", 2026, 4))
    assert found is not None
    assert (found.kind, found.year, found.value) == ("occupied", 2025, 30)
    found = sized(("occupied", 2025, 30), ("employed", 2025, 12))
    assert found is not None
    assert found.kind == "employed"


def test_a_change_makes_only_the_files_it_is_about_anew(made_up: BuiltSite) -> None:
    """So that `asf build --serve` stays quick."""
    before = files_of(made_up, None)
    enterprise = made_up.register.enterprises["angslyckan"]
    offer = Offer(title="Fönsterputs", industry="cleaning", area=Area(whole_country=True))
    after = files_of(made_up, replace(enterprise, offers=(offer,), industries=()))
    changed = {
        Path(path).stem for path, file in after.items() if before[path].made_of != file.made_of
    }
    assert "bransch-stadning" in changed
    assert before.keys() - after.keys()
    for path in before.keys() & after.keys():
        same = before[path].make() == after[path].make()
        assert same == (before[path].made_of == after[path].made_of), path


def files_of(site: BuiltSite, changed: Enterprise | None) -> dict[str, OutputFile]:
    enterprises = dict(site.register.enterprises)
    if changed:
        enterprises[changed.slug] = changed
    register = public_view(replace(site.register, enterprises=enterprises))
    made = CalculatorData(Site(register, site.day)).files()
    return {re.sub(r"data/\w+/", "", file.path): file for file in made}


def test_the_page_is_light(real: BuiltSite) -> None:
    """As the list: 60 KB, here with the largest answer too."""
    answers = [
        weight(real.public, f"/{path.relative_to(real.public).as_posix()}")
        for path in real.public.glob("data/*/rakna/*.json")
    ]
    assert weight(real.public, PAGE) + 2 * max(answers) < 60 * 1024


def test_the_page_is_found_and_leads_on(real: BuiltSite) -> None:
    links = set(real.pages[PAGE].links)
    assert {"/marknad/annonsera/", "/tidig-dialog/", "/gor-affarer/", "/bransch/"} <= links
    assert {f"/{GUIDES[row.kind]}/" for row in ADVICE} <= links
    sitemap = (real.public / "sitemap.xml").read_text("utf-8")
    assert f"{PAGE}</loc>" in sitemap


# The knowledge pages.


@pytest.fixture
def knowledge(real: BuiltSite) -> dict[str, ContentPage]:
    return {name: real.register.pages[name] for name in KNOWLEDGE}


def plain(page: ContentPage) -> str:
    return " ".join(page.body.replace("*", "").split())


def test_each_page_can_be_reached_from_the_entrance_and_leads_back(
    knowledge: dict[str, ContentPage],
) -> None:
    entrance, _ = leads_to(knowledge["gor-affarer"].body)
    for name, page in knowledge.items():
        links, _ = leads_to(page.body)
        if name != "gor-affarer":
            assert f"/{name}/" in entrance
            assert "/gor-affarer/" in links, name
        assert {"/marknad/rakna/", "/marknad/annonsera/", "/marknad/inspiration/"} & set(
            links
        ) or name == "syfte-och-andel"


FACTS = {
    "reserverad-upphandling": [
        "4 kap. 18 §",
        "Minst 30 procent av dem som sysselsätts",
        "under hela avtalstiden",
        "Att reservera är alltså inte att ge ett visst företag kontraktet",
        "Kräv ingen särskild företagsform",
        "LUF",
        "LUK",
    ],
    "syfte-och-andel": [
        "Minst 30 procent",
        "när anbudet lämnas och under hela avtalstiden",
        "Det är leverantören som visar det",
        "Ett intyg visar alltså inte ensamt de 30 procenten",
        "praktik och arbetsträning räknas",
        "en enhet inom ett större företag",
        "De behöver inte arbeta med just det",
    ],
    "dela-upp-kontrakt": ["4 kap. 13–17 §§ LOU", "hela kontraktet eller en del"],
    "sociala-villkor": ["17 kap. 1 § LOU", "anknytning till det som köps"],
    "tidig-dialog": ["2014/24/EU, artikel 40", "ingen får en fördel"],
    "iop": ["Ingen lag reglerar IOP", "upphandlingsreglerna", "statligt stöd", "kommunallagen"],
    "direktupphandling": ["Gränsen är ett belopp som ändras"],
    "foretag-koper-av-asf": ["Lagen om offentlig upphandling gäller inte privata företag"],
    "lamna-anbud-tillsammans": ["konkurrensreglerna"],
}


@pytest.mark.parametrize("name", FACTS)
def test_the_facts_are_said(knowledge: dict[str, ContentPage], name: str) -> None:
    text = plain(knowledge[name])
    for fact in FACTS[name]:
        assert fact in text, fact


def test_no_page_promises_or_names_a_limit_that_changes(knowledge: dict[str, ContentPage]) -> None:
    for name, page in knowledge.items():
        text = plain(page)
        assert not re.search(r"garanter|alltid tillåt|\d kronor|\d kr\b|!", text), name
        if re.search(r"\d+ (a )?kap\.", text):
            assert re.search(r"jurist", text), name


def test_the_day_of_the_advice_is_the_sites(made_up: BuiltSite) -> None:
    """A share that is shown from a later day doesn't count yet."""
    register = public_view(made_up.register)
    early = CalculatorData(Site(register, date(2024, 12, 1)))
    files = {Path(file.path).stem: json.loads(str(file.make())) for file in early.files()}
    (share,) = [
        share
        for slug, share in zip(
            slugs(files["bransch-stadning"]),
            files["bransch-stadning"]["enterprises"]["share"],
            strict=True,
        )
        if slug == "angslyckan"
    ]
    assert share == [58, 2024]
    assert made_up.day >= DAY
