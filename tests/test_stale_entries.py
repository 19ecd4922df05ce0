"""What nobody has confirmed for 18 months: its page and its rows say so, from the very day on."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from asf_site.parts.calculator import calculator
from asf_site.parts.enterprise_list import enterprise_list
from asf_site.parts.industries import industry_pages
from asf_site.parts.known_addresses import known_addresses
from asf_site.parts.places import municipality_pages
from asf_site.parts.profiles import profiles
from parts_made import made, site_on, small_register
from site_page import read_html

TOLD = "Inte bekräftat på över 18 månader."
IN_ROW = "för över 18 månader sedan"
LAST_DAY, FIRST_DAY = date(2026, 11, 30), date(2026, 12, 1)
BEGINNING = """\
name: {name}
region: '21'
municipality: '2180'
industries: [cafe-restaurant]
"""
SAID = """\
listing: consented
consent:
  date: 2024-03-01
  by: enterprise
"""
# Confirmed on 1 June 2025, which is 18 months before 1 December 2026.
CONFIRMED = f"""{SAID}\
confirmed:
  date: 2025-06-01
  by: coordinator
"""
FRESH = """\
listing: consented
consent:
  date: 2026-08-01
  by: enterprise
"""
FROM_SOURCES = """\
listing: sources
sources:
- url: https://lista.example/asf
  year: 2017
  supports: namn
"""
CLOSED = f"""{SAID}\
closed:
  date: 2025-09-01
  source: Styrelsen
"""
STANDINGS = {
    "alen": CONFIRMED,
    "boken": SAID,
    "furan": FRESH,
    "graven": FROM_SOURCES,
    "linden": CLOSED,
}
FILES = {
    f"data/asf/{slug}.yaml": BEGINNING.format(name=slug.capitalize()) + standing
    for slug, standing in STANDINGS.items()
}
PARTS = {
    "list": (enterprise_list, "asf/index.html"),
    "place": (municipality_pages, "kommun/gavle/index.html"),
    "industry": (industry_pages, "bransch/cafe-och-restaurang/index.html"),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register where entries stand in each way."""
    small_register(folder := tmp_path_factory.mktemp("stale"), FILES)
    return folder


def pages_on(folder: Path, day: date) -> dict[str, str]:
    """The profiles on a day, by slug."""
    pages = made(profiles, site_on(small_register(folder, FILES), day))
    return {path.split("/")[1]: text for path, text in pages.items()}


def told(page: str) -> str:
    """What a profile says at its top of how old it is; "" where that is hidden."""
    found = re.search(r'<p class="calm"([^>]*)><b>(Inte bekräftat.*?)</p>', page, re.DOTALL)
    if found is None or " hidden" in found[1]:
        return ""
    return read_html(f"<p><b>{found[2]}</p>").text


def test_a_page_says_from_the_first_day_who_confirmed_it_last(folder: Path) -> None:
    before, after = pages_on(folder, LAST_DAY), pages_on(folder, FIRST_DAY)
    assert told(before["alen"]) == ""
    assert "Senast bekräftat 1 juni 2025 av processledare" in read_html(before["alen"]).text
    assert told(after["alen"]) == (
        f"{TOLD} Senast bekräftat 1 juni 2025 av processledare, så något kan ha ändrats sedan "
        "dess. Säg om uppgifterna stämmer"
    )


def test_a_page_leads_to_where_one_says_that_it_is_right_or_wrong(folder: Path) -> None:
    after = pages_on(folder, FIRST_DAY)["alen"]
    assert f"{TOLD}</b> " in after
    assert re.search(r'<b>Inte bekräftat.*?<a href="/foresla/alen/">', after)


def test_what_was_never_confirmed_counts_from_when_it_came_in(folder: Path) -> None:
    pages = pages_on(folder, FIRST_DAY)
    assert told(pages["boken"]) == (
        f"{TOLD} Företaget kom med i listan 1 mars 2024, och sedan dess har ingen stämt av "
        "uppgifterna. Säg om uppgifterna stämmer"
    )
    assert told(pages["furan"]) == ""


@pytest.mark.parametrize("slug", ["graven", "linden"])
def test_what_shows_its_sources_year_or_has_closed_is_not_told_so_too(
    folder: Path, slug: str
) -> None:
    page = pages_on(folder, FIRST_DAY)[slug]
    assert told(page) == ""
    assert "data-from" not in page.split("</header>")[1]


def test_an_old_page_is_put_right_by_its_script(folder: Path) -> None:
    """Built the day before: what is to be shown stands there with its day."""
    page = pages_on(folder, LAST_DAY)["alen"]
    assert f'<p class="calm" data-from="{FIRST_DAY}" hidden><b>{TOLD}' in page
    assert re.search(r'<script type="module" src="/tema/\w+/days\.js">', page)


@pytest.mark.parametrize("name", PARTS)
def test_rows_of_every_list_are_marked_and_stand_last(folder: Path, name: str) -> None:
    part, path = PARTS[name]
    pages = {
        day: made(part, site_on(small_register(folder, FILES), day))[path]
        for day in (LAST_DAY, FIRST_DAY)
    }
    rows = {
        day: re.findall(r'<li class="hit">.*?</li>', page, re.DOTALL) for day, page in pages.items()
    }
    names = {
        day: [row.split("/asf/")[1].split("/")[0] for row in some] for day, some in rows.items()
    }
    assert [one for one in names[LAST_DAY] if one in STANDINGS] == [
        "alen",
        "furan",
        "boken",
        "graven",
    ]
    assert [one for one in names[FIRST_DAY] if one in STANDINGS] == [
        "furan",
        "alen",
        "boken",
        "graven",
    ]
    alen = {day: some[names[day].index("alen")] for day, some in rows.items()}
    assert f' <b data-from="{FIRST_DAY}" hidden>{IN_ROW}</b>' in alen[LAST_DAY]
    assert f' <b data-from="{FIRST_DAY}">{IN_ROW}</b>' in alen[FIRST_DAY]
    assert "days.js" in pages[FIRST_DAY]


def test_the_calculator_knows_the_day_and_puts_them_behind(folder: Path) -> None:
    files = made(calculator, site_on(small_register(folder, FILES), FIRST_DAY))
    (text,) = (one for path, one in files.items() if "bransch-cafe-och-restaurang" in path)
    columns = json.loads(text)["enterprises"]
    behind = dict(zip(columns["slug"], columns["trust"], strict=True))
    assert behind["furan"] < behind["alen"] == behind["boken"] == behind["graven"]
    assert dict(zip(columns["slug"], columns["told"], strict=True))["alen"] == str(FIRST_DAY)


def test_a_neighbour_is_marked_too(folder: Path) -> None:
    page = pages_on(folder, FIRST_DAY)["furan"]
    assert "Alen Gävle, Gävleborgs län, inte bekräftat på över 18 månader" in read_html(page).text


def test_whoever_kept_one_that_has_closed_is_told(folder: Path) -> None:
    files = made(known_addresses, site_on(small_register(folder, FILES), FIRST_DAY))
    assert (
        '"closed":{"linden":"Linden lades ner 1 september 2025"}' in files["data/adresser/l.json"]
    )
