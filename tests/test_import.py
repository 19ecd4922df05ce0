"""What `asf import` promises: nothing lost, nothing doubled, nothing guessed silently."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from asf_edit.importing.report_words import as_text
from asf_edit.importing.sheet_import import Choices, prepare
from asf_register.reading import load
from asf_register.root import Root
from spreadsheets import Importer, csv_of

UNLISTED = ("--listing", "unlisted")
LINDEN = """\
# Ring alltid växeln.
name: Kafé Linden
organisation_number: 999910-0002
region: "20"
municipality: "2080" # Falun
website: https://linden.example/
email: info@linden.example
phone: 070-174 06 05
industries:
  - cafe-restaurant
  - catering
offers:
  - title: Lunch
    industry: cafe-restaurant
description: Kafé vid torget.
listing: unlisted
"""
BONORNA = "name: Bönorna\nregion: '{}'\nmunicipality: '{}'\nlisting: unlisted\n"
SOURCE = "https://kommunen.example/asf"


def linden(importer: Importer) -> None:
    importer.entry("kafe-linden", LINDEN)


# New entries


def test_a_row_becomes_a_file_that_says_what_the_row_says(importer: Importer) -> None:
    headings = (
        "Namn;Orgnr;Juridisk form;Startår;Kommun;Gatuadress;Postnr;Postort;Hemsida;E-post;Telefon;"
        "Bransch;Målgrupper;Medlem;Beskrivning;Visning;Samtyckesdatum;Samtycke av"
    ).split(";")
    row = [
        "Kafé Linden", "9999100002", "ek. för.", "2009", "Göteborgs kommun", "Storgatan 1", "41101",
        "Göteborg", "https://linden.example", "info@linden.example", "031-3900601",
        "Café och restaurang, Snickeri", "Nyanlända", "ja", "Kafé och snickeri.", "samtyckt",
        "1 mars 2026", "företaget",
    ]  # fmt: skip
    ran = importer.run([headings, row])
    assert ran.code == 0, ran
    assert "  1 nytt företag\n" in ran.out
    assert ran.out.endswith(
        "\nSkrev 1 fil i data/asf. Kontrollera med asf check och spara i git.\n"
    )
    assert (
        importer.bytes("kafe-linden").decode()
        == """\
name: Kafé Linden
organisation_number: 999910-0002
legal_form: economic-association
founded: 2009
region: "14"
municipality: "1480"
address:
  street: Storgatan 1
  postal_code: 411 01
  locality: Göteborg
website: https://linden.example
email: info@linden.example
phone: 031-390 06 01
industries:
  - cafe-restaurant
  - carpentry
social_value:
  target_groups:
    - newly-arrived
member: true
description: Kafé och snickeri.
listing: consented
consent:
  date: 2026-03-01
  by: enterprise
"""
    )


def test_free_text_becomes_industries_and_offers_and_what_is_doubtful_is_told(
    importer: Importer,
) -> None:
    sold = "hunddagis, kafé och catering, fönsterputs, remake, rymdfärder m.m."
    ran = importer.run([["Namn", "Kommun", "Verksamhet"], ["Lunchen", "Falun", sold]], *UNLISTED)
    lunchen = importer.value("lunchen")
    assert lunchen["industries"] == ["dog-daycare", "cafe-restaurant", "catering", "cleaning"]
    assert lunchen["offers"] == [
        {"title": "Hunddagis", "industry": "dog-daycare"},
        {"title": "Kafé", "industry": "cafe-restaurant"},
        {"title": "Catering", "industry": "catering"},
        {"title": "Fönsterputs", "industry": "cleaning"},
    ]
    assert "gissat: Branscher: Hunddagis, Café och restaurang, Catering, Städning " in ran.out
    assert '("fönsterputs" togs som Städning)' in ran.out
    assert '"remake" kan vara "Återbruk och återvinning" eller "Textil och sömnad".' in ran.out
    assert 'inte taget: Varor och tjänster: "rymdfärder" känns inte igen.' in ran.out


def test_a_word_of_ones_own_for_a_service_is_a_guess(importer: Importer) -> None:
    rows = [["Namn", "Kommun", "Insatser"], ["Lunchen", "Falun", "arbetsträning, rehab"]]
    ran = importer.run(rows, *UNLISTED)
    assert importer.value("lunchen")["integration_services"] == [
        {"kind": "work-training"},
        {"kind": "rehabilitation"},
    ]
    assert "gissat: Arbetsintegrerande tjänster" in ran.out


def test_a_legal_form_is_taken_only_where_it_is_said(importer: Importer) -> None:
    rows = [["Namn", "Kommun", "Form av bolag"], ["Lunchen", "Falun", "socialt kooperativ"]]
    rows[0][2] = "Juridisk form"
    ran = importer.run(rows, *UNLISTED)
    assert '"socialt kooperativ" säger inte vilken juridisk form det är.' in ran.out
    assert "legal_form" not in importer.value("lunchen")


@pytest.mark.parametrize("year", ["ca 2015", "2015 ca", "omkring 2015"])
def test_a_year_that_is_only_about_is_not_stated_as_certain(importer: Importer, year: str) -> None:
    ran = importer.run([["Namn", "Kommun", "Grundat"], ["Lunchen", "Falun", year]], *UNLISTED)
    assert "är inte säkert, och fältet säger bara det som är säkert." in ran.out
    assert "founded" not in importer.value("lunchen")


def test_figures_need_a_kind_a_year_and_a_source(importer: Importer) -> None:
    told = "8 anställda (2012); ca 20 sysselsatta (2016); 13 anställda; medlemmar=9 (2016)"
    rows = [["Namn", "Kommun", "Storlek", "Källa"], ["Lunchen", "Falun", told, SOURCE]]
    ran = importer.run(rows)
    assert importer.value("lunchen")["social_value"]["figures"] == [
        {"kind": "employed", "year": 2012, "value": 8, "source": SOURCE},
        {"kind": "occupied", "year": 2016, "value": 20, "qualifier": "about", "source": SOURCE},
    ]
    assert '"13 anställda": Året saknas.' in ran.out
    assert 'Registret har inga siffror om "medlemmar".' in ran.out
    importer.empty()
    ran = importer.run([row[:3] for row in rows], *UNLISTED)
    assert "Siffran saknar källa." in ran.out
    assert "social_value" not in importer.value("lunchen")


def test_a_heading_may_say_the_year_of_a_figure(importer: Importer) -> None:
    rows = [["Namn", "Kommun", "Antal anställda 2024", "Källa"], ["Lunchen", "Falun", "12", SOURCE]]
    assert importer.run(rows).code == 0
    [figure] = importer.value("lunchen")["social_value"]["figures"]
    assert (figure["kind"], figure["year"], figure["value"]) == ("employed", 2024, 12)


# Places

PLACES = {
    "a municipality": ("Göteborg", "14", "1480", None, ""),
    "its full name": ("Göteborgs kommun", "14", "1480", None, ""),
    "a region": ("Gävleborgs län", "21", None, None, ""),
    "a region called as a municipality": ("Kalmar län", "08", None, None, ""),
    "a village and its municipality": ("Östervåla, Heby", "03", "0331", "Östervåla", "ort: Öst"),
    "a district in parentheses": ("Göteborg (Klippan)", "14", "1480", "Klippan", "ort: Klippan"),
    "a municipality in parentheses": ("Idre (Älvdalen)", "20", "2039", "Idre", "ort: Idre"),
    "a name misspelt": ("Göteborgg", "14", "1480", None, "gissat: Kommun: Göteborg"),
}


@pytest.mark.parametrize("kind", PLACES)
def test_a_place_in_free_text_is_understood(importer: Importer, kind: str) -> None:
    text, region, municipality, locality, told = PLACES[kind]
    ran = importer.run([["Namn", "Verksamhetsort"], ["Lunchen", text]], *UNLISTED)
    lunchen = importer.value("lunchen")
    assert (lunchen["region"], lunchen.get("municipality")) == (region, municipality)
    assert lunchen.get("address", {}).get("locality") == locality
    assert told in ran.out


@pytest.mark.parametrize("text", ["Idre", "Stockholmsområdet", "ort ej angiven", ""])
def test_a_row_without_a_place_that_is_known_is_refused(importer: Importer, text: str) -> None:
    rows = [["Namn", "Verksamhetsort"], ["Lunchen", text], ["Sommen", "Falun"]]
    ran = importer.run(rows, *UNLISTED)
    assert ran.code == 1
    known = "Varken kommun eller län är angivet." if not text or "ej" in text else "är varken kom"
    assert known in ran.out
    assert list(importer.files()) == ["sommen.yaml"]


def test_a_village_is_taken_as_locality_where_a_code_tells_the_municipality(
    importer: Importer,
) -> None:
    rows = [["Namn", "Verksamhetsort", "Kommunkod"], ["Lunchen", "Idre", "2039"]]
    ran = importer.run(rows, *UNLISTED)
    assert importer.value("lunchen")["address"] == {"locality": "Idre"}
    assert 'gissat: Besöksadress, ort: Idre ("Idre" togs som ort)' in ran.out


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (("Falun", "2081"), "Raden nämner flera kommuner: Falun och Borlänge."),
        (("Falun, Borlänge", ""), "Raden nämner flera kommuner: Falun och Borlänge."),
        (("Uppsala län", "2081"), "Raden nämner flera län: "),
    ],
)
def test_a_row_that_names_different_places_is_refused(
    importer: Importer, places: tuple[str, str], said: str
) -> None:
    ran = importer.run([["Namn", "Plats", "Kommunkod"], ["Lunchen", *places]], *UNLISTED)
    assert ran.code == 1
    assert said in ran.out
    assert importer.files() == {}


def test_how_the_municipality_is_known_comes_from_its_column(importer: Importer) -> None:
    rows = [
        ["Namn", "Kommun", "Hur vi känner kommunen"],
        ["Lunchen", "Falun", "stated"],
        ["Sommen", "Falun", "inferred from name"],
        ["Dalen", "Dalarnas län", "county only"],
    ]
    ran = importer.run(rows, *UNLISTED)
    assert importer.value("lunchen")["municipality_basis"] == "stated"
    assert importer.value("sommen")["municipality_basis"] == "inferred"
    assert "municipality_basis" not in importer.value("dalen")
    assert "gissat: Kommun: Falun (arket säger att kommunen är en slutsats)" in ran.out


# Matching


def test_an_entry_is_found_by_its_organisation_number(importer: Importer) -> None:
    linden(importer)
    rows = [["Namn", "Orgnr", "Telefon"], ["KAFÉ LINDEN ek. för.", "16999910-0002", "08-4650042"]]
    assert importer.run(rows).code == 0
    assert importer.value("kafe-linden")["phone"] == "08-465 00 42"
    assert list(importer.files()) == ["kafe-linden.yaml"]


@pytest.mark.parametrize(
    "name", ["Kafé Linden", "kafe linden", "Kafé Linden (vid torget)", "Kafé Linden ek. för."]
)
def test_an_entry_is_found_by_its_name_and_municipality(importer: Importer, name: str) -> None:
    linden(importer)
    rows = [["Namn", "Kommun", "Telefon"], [name, "Falun", "08-465 00 42"]]
    assert importer.run(rows).code == 0
    assert importer.value("kafe-linden")["phone"] == "08-465 00 42"
    assert list(importer.files()) == ["kafe-linden.yaml"]


def test_an_entry_is_found_by_an_earlier_name(importer: Importer) -> None:
    importer.entry("kafe-linden", LINDEN.replace("region", "aliases: [lindgarden]\nregion", 1))
    rows = [["Namn", "Kommun", "Telefon"], ["Lindgården", "Falun", "08-465 00 42"]]
    ran = importer.run(rows)
    assert importer.value("kafe-linden")["phone"] == "08-465 00 42"
    assert importer.value("kafe-linden")["name"] == "Kafé Linden"
    assert "namn byts med asf set, för filens namn följer med" in ran.out


def test_an_enterprise_known_only_by_region_is_found_by_name_and_region(
    importer: Importer,
) -> None:
    importer.entry("lunchen", "name: Lunchen\nregion: '21'\nlisting: unlisted\n")
    rows = [["Namn", "Ort", "Telefon"], ["Lunchen", "Gävleborgs län", "08-465 00 42"]]
    assert importer.run(rows).code == 0
    assert importer.value("lunchen")["phone"] == "08-465 00 42"


def test_one_name_in_two_municipalities_stays_two_enterprises(importer: Importer) -> None:
    importer.entry("bonorna", BONORNA.format("01", "0136"))
    rows = [["Namn", "Kommun"], ["Bönorna", "Tyresö"], ["Bönorna", "Haninge"]]
    ran = importer.run(rows, *UNLISTED)
    assert ran.code == 0, ran
    assert sorted(importer.files()) == ["bonorna-tyreso.yaml", "bonorna.yaml"]
    assert importer.bytes("bonorna").decode() == BONORNA.format("01", "0136")
    assert "Samma namn finns på en annan plats, i bonorna.yaml; det här blir ett nytt." in ran.out


def test_two_new_enterprises_with_one_name_both_have_their_place_in_the_file_name(
    importer: Importer,
) -> None:
    rows = [["Namn", "Kommun"], ["Bönorna", "Tyresö"], ["Bönorna", "Haninge"]]
    assert importer.run(rows, *UNLISTED).code == 0
    assert sorted(importer.files()) == ["bonorna-haninge.yaml", "bonorna-tyreso.yaml"]


DOUBTS = {
    "the same name without a place": (
        ["Kafé Linden", "", ""],
        "kafe-linden.yaml har samma namn, men platsen är inte säker.",
    ),
    "the same name somewhere in the region": (
        ["Kafé Linden", "Dalarnas län", ""],
        "kafe-linden.yaml har samma namn, men platsen är inte säker.",
    ),
    "another organisation number": (
        ["Kafé Linden", "Falun", "999911-0001"],
        "kafe-linden.yaml har samma namn och plats men ett annat nummer.",
    ),
    "another name": (
        ["Lunchen", "Falun", "999910-0002"],
        "kafe-linden.yaml har samma organisationsnummer men ett annat namn.",
    ),
    "nearly the same name": (
        ["Café Lindén", "Falun", ""],
        "kafe-linden.yaml har nästan samma namn, i samma kommun.",
    ),
    "a name misspelt": (
        ["Kafé Lindens", "Falun", ""],
        "kafe-linden.yaml har nästan samma namn, i samma kommun.",
    ),
    "its name in parentheses": (
        ["Torgets lunch (Kafé Linden)", "Falun", ""],
        "kafe-linden.yaml har det namn som står i parentes.",
    ),
}


@pytest.mark.parametrize("doubt", DOUBTS)
def test_a_doubtful_match_is_refused_and_neither_changed_nor_doubled(
    importer: Importer, doubt: str
) -> None:
    row, said = DOUBTS[doubt]
    linden(importer)
    before = importer.files()
    ran = importer.run([["Namn", "Ort", "Orgnr", "Telefon"], [*row, "08-465 00 42"]], *UNLISTED)
    assert ran.code == 1
    assert said in ran.out
    assert "skriv kafe-linden i en kolumn som heter Fil" in ran.out
    assert importer.files() == before


@pytest.mark.parametrize("doubt", [doubt for doubt in DOUBTS if doubt != "another name"])
def test_a_doubt_is_settled_by_naming_the_file(importer: Importer, doubt: str) -> None:
    row, _ = DOUBTS[doubt]
    linden(importer)
    headings = ["Namn", "Ort", "Orgnr", "Telefon", "Fil"]
    ran = importer.run([headings, [*row, "08-465 00 42", "kafe-linden"]])
    assert ran.code == 0, ran
    assert importer.value("kafe-linden")["phone"] == "08-465 00 42"
    assert list(importer.files()) == ["kafe-linden.yaml"]


def test_a_doubt_is_settled_by_saying_that_it_is_new_and_the_next_import_doubles_nothing(
    importer: Importer,
) -> None:
    linden(importer)
    rows = [["Namn", "Ort", "Fil"], ["Café Lindén", "Falun", "ny"]]
    assert importer.run(rows, *UNLISTED).code == 0
    assert sorted(importer.files()) == ["cafe-linden.yaml", "kafe-linden.yaml"]
    before = importer.files()
    assert importer.run(rows, *UNLISTED).code == 0
    assert importer.files() == before


def test_a_file_that_does_not_exist_is_refused(importer: Importer) -> None:
    ran = importer.run([["Namn", "Kommun", "Fil"], ["Lunchen", "Falun", "kafe-alen"]], *UNLISTED)
    assert "Filen kafe-alen.yaml finns inte i registret." in ran.out
    assert importer.files() == {}


def test_a_unit_is_new_though_it_has_the_number_of_its_whole(importer: Importer) -> None:
    linden(importer)
    headings = ["Namn", "Kommun", "Orgnr", "Del av"]
    rows = [headings, ["Lindens hunddagis", "Falun", "999910-0002", "Kafé Linden"]]
    assert importer.run(rows, *UNLISTED).code == 0
    assert importer.value("lindens-hunddagis")["part_of"] == "kafe-linden"


def test_a_unit_in_the_sheet_is_part_of_the_enterprise_named_in_parentheses(
    importer: Importer,
) -> None:
    rows = [["Namn", "Ort"], ["Hundstallet (Lunchen)", "Falun"], ["Lunchen (Falun)", "Falun"]]
    ran = importer.run(rows, *UNLISTED)
    assert ran.code == 0, ran
    assert importer.value("hundstallet")["part_of"] == "lunchen"
    assert "gissat: Del av: lunchen" in ran.out


# Rows about one enterprise


def test_two_rows_that_add_to_each_other_become_one_entry(importer: Importer) -> None:
    rows = [
        ["Namn", "Kommun", "Telefon", "Hemsida", "Bransch"],
        ["Lunchen", "Falun", "08-465 00 42", "", "Catering"],
        ["LUNCHEN", "Falu kommun", "08-4650042", "https://lunchen.example", "Snickeri"],
    ]
    ran = importer.run(rows, *UNLISTED)
    assert ran.code == 0, ran
    assert "rad 2 och 3: Lunchen" in ran.out
    assert "Rad 2 och 3 är samma företag och lades ihop." in ran.out
    assert importer.value("lunchen") == {
        "name": "Lunchen",
        "region": "20",
        "municipality": "2080",
        "website": "https://lunchen.example",
        "phone": "08-465 00 42",
        "industries": ["catering", "carpentry"],
        "listing": "unlisted",
    }


def test_two_rows_that_contradict_each_other_are_both_refused(importer: Importer) -> None:
    linden(importer)
    rows = [
        ["Namn", "Kommun", "Orgnr", "Telefon"],
        ["Kafé Linden", "Falun", "", "08-465 00 42"],
        ["Lunchen", "Falun", "", ""],
        ["Kafé Linden", "", "999910-0002", "08-465 00 43"],
    ]
    ran = importer.run(rows, *UNLISTED)
    assert ran.code == 1
    assert (
        "Rad 2 och 4 är samma företag men säger olika om telefon: 08-465 00 42 och 08-465 00 43."
        in ran.out
    )
    assert importer.bytes("kafe-linden").decode() == LINDEN
    assert sorted(importer.files()) == ["kafe-linden.yaml", "lunchen.yaml"]


def test_two_new_rows_that_may_be_one_are_both_refused_with_each_others_numbers(
    importer: Importer,
) -> None:
    rows = [["Namn", "Ort"], ["Lunchen", "Falun"], ["Lunchen", "Dalarnas län"], ["Alen", "Falun"]]
    ran = importer.run(rows, *UNLISTED)
    assert ran.code == 1
    assert "Rad 3 har samma namn, men platsen är inte säker." in ran.out
    assert "Rad 2 har samma namn, men platsen är inte säker." in ran.out
    assert list(importer.files()) == ["alen.yaml"]


# Entries that are there


def test_what_the_sheet_does_not_say_stays_with_its_comments(importer: Importer) -> None:
    linden(importer)
    rows = [["Namn", "Kommun", "Telefon", "E-post"], ["Kafé Linden", "Falun", "08-465 00 42", " "]]
    assert importer.run(rows).code == 0
    after = LINDEN.replace("070-174 06 05", "08-465 00 42")
    assert importer.bytes("kafe-linden").decode() == after


def test_a_sheet_that_says_the_same_in_other_words_changes_nothing(importer: Importer) -> None:
    linden(importer)
    before = importer.files()
    rows = [
        ["Namn", "Orgnr", "Ort", "Telefon", "Hemsida", "Bransch", "Beskrivning", "Epost"],
        [
            "Kafé Linden", "9999100002", "Falu kommun", "+46 70 1740605", "www.linden.example",
            "Catering; café", "Kafé vid torget. ", "INFO@linden.example",
        ],
    ]  # fmt: skip
    ran = importer.run(rows)
    assert ran.code == 0
    assert ran.out.endswith("\nInget att ändra: allt i arket står redan i registret.\n")
    assert importer.files() == before


@pytest.mark.parametrize(
    ("heading", "cell"), [("Antal kakor", "9"), ("Bransch", "rymdfart"), ("Startår", "2003 (nytt)")]
)
def test_a_sheet_with_something_left_to_look_at_is_not_said_to_be_in_the_register(
    importer: Importer, heading: str, cell: str
) -> None:
    linden(importer)
    ran = importer.run([["Namn", "Kommun", heading], ["Kafé Linden", "Falun", cell]])
    assert ran.out.endswith(
        "\nInget att ändra: det som gick att ta ur arket står redan i registret.\n"
    )


def test_importing_twice_changes_nothing_the_second_time(importer: Importer) -> None:
    rows = [
        ["Namn", "Ort", "Verksamhet", "Insatser", "Storlek", "Källa", "Källans år"],
        ["Lunchen (gamla)", "Idre, Älvdalen", "kafé, städ", "rehab", "8 anställda (2012)",
         SOURCE, "2016-17 ca"],
        ["Hundstallet (Lunchen)", "Falun", "hundar", "", "", SOURCE, "ej daterad"],
        ["Bönorna", "Tyresö", "", "", "", SOURCE, "2012"],
        ["Bönorna", "Haninge", "", "", "", SOURCE, "2012"],
    ]  # fmt: skip
    assert importer.run(rows).code == 0
    before = importer.files()
    assert len(before) == 4
    ran = importer.run(rows)
    assert (ran.code, importer.files()) == (0, before)
    assert "Inget att ändra: allt i arket står redan i registret." in ran.out


CORRECTED = {
    "alen": {"name": "Kafé Alen", "municipality": "2081", "phone": "08-465 00 01", "founded": 2001},
    "boken": {"name": "Boken", "municipality": "2080", "phone": "08-465 00 02", "founded": 2002},
    "cypressen": {"name": "Cypressen", "phone": "08-465 00 03", "founded": 2003},
    "enen": {"name": "Enen", "phone": "08-465 00 04", "founded": 2004},
}


def test_a_sheet_with_17_corrected_cells_changes_those_17_and_says_so(importer: Importer) -> None:
    """Beside them it writes what is right already in ways of its own."""
    names = ["alen", "boken", "cypressen", "enen", "furan", "granen"]
    for number, name in enumerate(names):
        importer.entry(
            name,
            f"name: {name.title()}\nfounded: {2001 + number}\nregion: '20'\n"
            f"municipality: '2080'\naddress:\n  street: Storgatan {number}\n"
            f"website: https://{name}.example\nemail: info@{name}.example\n"
            f"phone: 08-465 00 {number}1\nindustries:\n  - catering\n  - cleaning\n"
            f"member: true\nlisting: unlisted\n",
        )
    before = {name: importer.value(name) for name in names}
    headings = ["Namn", "Kommun", "Startår", "Gata", "Webb", "Mejl", "Tel", "Bransch", "Medlem"]
    rows = [
        [
            name.title(), "Falu kommun", f"år {2001 + number}", f"Storgatan {number}",
            f"https://{name}.example/", f"mailto:info@{name}.example", f"+46 (0)8 465 00 {number}1",
            "Städning\nCatering", "x",
        ]
        for number, name in enumerate(names)
    ]  # fmt: skip
    wanted: dict[str, dict[str, object]] = {name: {} for name in names}

    def correct(row: int, heading: str, cell: str, **values: object) -> None:
        rows[row][headings.index(heading)] = cell
        wanted[names[row]] |= values

    correct(0, "Tel", "0701740605", phone="070-174 06 05")
    correct(1, "Tel", "+46 70 174 06 06", phone="070-174 06 06")
    correct(2, "Tel", "070/174 06 07 (växel)", phone="070-174 06 07")
    correct(0, "Startår", "1998", founded=1998)
    correct(1, "Startår", "sedan 1999", founded=1999)
    correct(2, "Gata", "Lillgatan 5 ", address={"street": "Lillgatan 5"})
    correct(3, "Gata", "Lillgatan\u00a06", address={"street": "Lillgatan 6"})
    correct(3, "Webb", "https://nya.example", website="https://nya.example")
    correct(4, "Webb", "https://furan.example/start", website="https://furan.example/start")
    correct(4, "Mejl", "kontakt@furan.example", email="kontakt@furan.example")
    correct(5, "Mejl", "Kontakt@Granen.example", email="kontakt@granen.example")
    correct(0, "Bransch", "Catering", industries=["catering"])
    correct(1, "Bransch", "catering; Tvätteri", industries=["catering", "laundry"])
    correct(2, "Medlem", "nej", member=False)
    correct(3, "Medlem", "Nej", member=False)
    correct(4, "Kommun", "Borlänge", municipality="2081")
    correct(5, "Kommun", "Luleå kommun", municipality="2580", region="25")
    for row, name in ((4, "furan"), (5, "granen")):
        rows[row] = [*rows[row], name]
    ran = importer.run([[*headings, "Fil"], *rows])
    assert ran.code == 0, ran.out
    assert "  6 företag ändras, i 17 uppgifter\n" in ran.out
    for name in names:
        assert importer.value(name) == {**before[name], **wanted[name]}
    assert "Inget att ändra" in importer.run([[*headings, "Fil"], *rows]).out


def test_a_column_of_terms_is_the_whole_list_where_all_of_it_is_sure(importer: Importer) -> None:
    linden(importer)
    rows = [["Namn", "Kommun", "Bransch"], ["Kafé Linden", "Falun", "Snickeri, Catering"]]
    ran = importer.run(rows)
    assert importer.value("kafe-linden")["industries"] == ["catering", "carpentry"]
    assert "ändras: Branscher: Café och restaurang → Snickeri" in ran.out


@pytest.mark.parametrize("cell", ["Snickeri, fönsterputs", "Snickeri, rymdfart"])
def test_a_column_of_terms_takes_nothing_away_where_a_part_of_it_is_not_sure(
    importer: Importer, cell: str
) -> None:
    linden(importer)
    assert importer.run([["Namn", "Kommun", "Bransch"], ["Kafé Linden", "Falun", cell]]).code == 0
    assert importer.value("kafe-linden")["industries"] == [
        "cafe-restaurant",
        "catering",
        "carpentry",
    ]


def test_free_text_changes_nothing_in_an_entry_that_knows_what_it_sells(importer: Importer) -> None:
    linden(importer)
    before = importer.files()
    rows = [["Namn", "Kommun", "Verksamhet"], ["Kafé Linden", "Falun", "lunch, snickeri, hantverk"]]
    ran = importer.run(rows)
    assert importer.files() == before
    assert "förslag: Branscher: Snickeri" in ran.out


def test_every_change_that_is_counted_is_told(importer: Importer) -> None:
    importer.entry(
        "lunchen", "name: Lunchen\nregion: '20'\nmunicipality: '2080'\nlisting: unlisted\n"
    )
    ran = importer.run([["Namn", "Kommun", "Verksamhet"], ["Lunchen", "Falun", "snickeri"]])
    assert "1 företag ändras, i 2 uppgifter" in ran.out
    assert ran.out.count("ändras: ") == 2, ran.out


def test_guesses_change_nothing_and_fill_gaps_only_when_asked(importer: Importer) -> None:
    importer.entry(
        "lunchen", "name: Lunchen\nregion: '20'\nmunicipality: '2080'\nlisting: unlisted\n"
    )
    rows = [
        ["Namn", "Kommun", "Telefon", "Startår", "Insatser", "Verksamhet"],
        ["Lunchen", "Falun", "701740605", "2012 (nya lokaler)", "rehab", "fönsterputs"],
    ]
    before = importer.files()
    ran = importer.run(rows)
    assert importer.files() == before
    assert "förslag: Telefon: 070-174 06 05" in ran.out
    assert "  5 förslag om företag som redan finns, och som inte förs in\n" in ran.out
    assert importer.run(rows, "--fill-gaps").code == 0
    assert importer.value("lunchen") == {
        "name": "Lunchen",
        "founded": 2012,
        "region": "20",
        "municipality": "2080",
        "phone": "070-174 06 05",
        "industries": ["cleaning"],
        "offers": [{"title": "Fönsterputs", "industry": "cleaning"}],
        "integration_services": [{"kind": "rehabilitation"}],
        "listing": "unlisted",
    }
    changed = [*rows[:1], ["Lunchen", "Falun", "701740606", "2013 (nya lokaler)", "rehab", "ved"]]
    before = importer.files()
    importer.run(changed, "--fill-gaps")
    assert importer.files() == before


def test_lists_of_services_and_figures_grow_and_lose_nothing(importer: Importer) -> None:
    importer.entry(
        "lunchen",
        "name: Lunchen\nregion: '20'\nmunicipality: '2080'\nintegration_services:\n"
        "  - kind: internship\n    places: 4\nsocial_value:\n  figures:\n    - kind: employed\n"
        f"      year: 2020\n      value: 5\n      source: {SOURCE}\nlisting: unlisted\n",
    )
    rows = [
        ["Namn", "Kommun", "Insatser", "Antal anställda 2020", "Antal anställda 2024", "Källa"],
        ["Lunchen", "Falun", "Språkträning, Praktik", "6", "7", SOURCE],
    ]
    assert importer.run(rows).code == 0
    lunchen = importer.value("lunchen")
    assert lunchen["integration_services"] == [
        {"kind": "internship", "places": 4},
        {"kind": "language-training"},
    ]
    figures = [(f["year"], f["value"]) for f in lunchen["social_value"]["figures"]]
    assert figures == [(2020, 6), (2024, 7)]


def test_a_source_joins_an_entry_only_with_what_it_changes(importer: Importer) -> None:
    linden(importer)
    rows = [["Namn", "Kommun", "Telefon", "Källa", "Källans år"]]
    same = ["Kafé Linden", "Falun", "070-174 06 05", SOURCE, "2024"]
    importer.run([*rows, same])
    assert "sources" not in importer.value("kafe-linden")
    importer.run([*rows, [*same[:2], "08-465 00 42", *same[3:]]])
    assert importer.value("kafe-linden")["sources"] == [
        {"url": SOURCE, "year": 2024, "supports": "telefon"}
    ]


# Whether an enterprise may be shown


def test_a_source_lists_an_enterprise_and_supports_what_was_taken(importer: Importer) -> None:
    rows = [
        ["Namn", "Kommun", "Bransch", "Telefon", "Källa", "Källans år"],
        ["Lunchen", "Falun", "Catering", "", SOURCE, "2016-17 ca"],
        ["Sommen", "Falun", "", "", SOURCE, "2019"],
    ]
    assert importer.run(rows).code == 0
    lunchen = importer.value("lunchen")
    assert lunchen["listing"] == "sources"
    assert lunchen["sources"] == [
        {
            "url": SOURCE,
            "year": 2017,
            "qualifier": "about",
            "supports": "namn, kommun och branscher",
        }
    ]
    assert importer.value("sommen")["sources"] == [
        {"url": SOURCE, "year": 2019, "supports": "namn och kommun"}
    ]


def test_a_new_enterprise_of_which_nothing_is_said_is_refused_until_one_chooses(
    importer: Importer,
) -> None:
    rows = [["Namn", "Kommun"], ["Lunchen", "Falun"]]
    ran = importer.run(rows)
    assert ran.code == 1
    assert "Det framgår inte om företaget får visas." in ran.out
    assert importer.files() == {}
    assert importer.run(rows, *UNLISTED).code == 0
    assert importer.value("lunchen")["listing"] == "unlisted"


@pytest.mark.parametrize(
    ("cell", "listing"),
    [("nej", "unlisted"), ("unlisted", "unlisted"), ("ja", "consented"), ("samtyckt", "consented")],
)
def test_a_column_says_whether_an_enterprise_may_be_shown(
    importer: Importer, cell: str, listing: str
) -> None:
    headings = ["Namn", "Kommun", "Får visas", "Samtyckesdatum", "Samtycke av"]
    row = ["Lunchen", "Falun", cell, "2026-03-01", "processledare"]
    assert importer.run([headings, row]).code == 0
    assert importer.value("lunchen")["listing"] == listing
    assert importer.value("lunchen")["consent"] == {"date": "2026-03-01", "by": "coordinator"}


def test_consent_without_its_day_is_refused_with_what_mends_it(importer: Importer) -> None:
    rows = [
        ["Namn", "Kommun", "Visning"],
        ["Lunchen", "Falun", "samtyckt"],
        ["Sommen", "Falun", ""],
    ]
    ran = importer.run(rows, *UNLISTED)
    assert ran.code == 1
    assert (
        "Företaget visas som samtyckt, men samtycket saknas. Skriv dagen i en kolumn "
        "Samtyckesdatum och vem som svarade i en kolumn Samtycke av"
    ) in ran.out
    assert list(importer.files()) == ["sommen.yaml"]


CONSENT = """\
columns:
  Namn: name
constants:
  listing: consented
  consent.date: '2026-03-01'
  consent.by: enterprise
"""


def test_constants_of_the_mapping_file_hold_for_new_enterprises_only(importer: Importer) -> None:
    linden(importer)
    importer.shell.write("kolumner.yaml", CONSENT)
    rows = [["Namn", "Kommun", "Visning"], ["Kafé Linden", "Falun", ""], ["Lunchen", "Falun", ""]]
    rows.append(["Sommen", "Falun", "nej"])
    assert importer.run(rows, "--mapping", "kolumner.yaml").code == 0
    assert importer.bytes("kafe-linden").decode() == LINDEN
    assert importer.value("lunchen")["consent"] == {"date": "2026-03-01", "by": "enterprise"}
    assert importer.value("sommen") == {
        "name": "Sommen",
        "region": "20",
        "municipality": "2080",
        "listing": "unlisted",
    }


# Rules and the whole register


def test_a_row_that_would_break_a_rule_is_refused_and_the_others_go_in(importer: Importer) -> None:
    rows = [
        ["Namn", "Kommun", "Grundat", "Del av"],
        ["Lunchen", "Falun", "2099", ""],
        ["Hundstallet", "Falun", "", "Lunchen"],
        ["Sommen", "Falun", "2019", ""],
    ]
    ran = importer.run(rows, *UNLISTED)
    assert ran.code == 1
    assert "rad 2: Lunchen, Falun\n      Året 2099 har inte varit än. Rätta året." in ran.out
    assert 'rad 3: Hundstallet, Falun\n      Det finns inget företag med filnamnet "lu' in ran.out
    assert list(importer.files()) == ["sommen.yaml"]


def test_two_rows_with_one_organisation_number_are_not_two_enterprises(importer: Importer) -> None:
    headings = ["Namn", "Kommun", "Orgnr"]
    rows = [headings, ["Lunchen", "Falun", "999910-0002"], ["Sommen", "Gävle", "999910-0002"]]
    ran = importer.run(rows, *UNLISTED)
    assert ran.code == 1
    assert "Rad 2 har samma organisationsnummer men ett annat namn." in ran.out
    assert importer.files() == {}


def test_a_register_with_a_file_that_cannot_be_read_takes_nothing_in(importer: Importer) -> None:
    importer.entry("trasig", "name: [\n")
    ran = importer.run([["Namn", "Kommun"], ["Trasig", "Falun"]], *UNLISTED)
    assert ran.code == 1
    assert "data/asf/trasig.yaml" in ran.out
    assert "det går inte att veta vilka rader som redan står där" in ran.err
    assert list(importer.files()) == ["trasig.yaml"]


def test_an_old_error_elsewhere_in_the_register_does_not_stop_an_import(importer: Importer) -> None:
    importer.entry("sommen", "name: Sommen\nregion: '20'\nfounded: 2099\nlisting: unlisted\n")
    assert importer.run([["Namn", "Kommun"], ["Lunchen", "Falun"]], *UNLISTED).code == 0
    assert "lunchen.yaml" in importer.files()


def test_a_dry_run_writes_nothing_and_says_the_same(importer: Importer) -> None:
    linden(importer)
    before = importer.files()
    rows = [
        ["Namn", "Kommun", "Telefon"],
        ["Kafé Linden", "Falun", "08-465 00 42"],
        ["Lunchen", "Falun", "08-465 00 43"],
        ["Sommen", "", ""],
    ]
    tried = importer.run(rows, *UNLISTED, "--dry-run")
    assert importer.files() == before
    done = importer.run(rows, *UNLISTED)
    assert sorted(importer.files()) == ["kafe-linden.yaml", "lunchen.yaml"]
    assert tried.code == done.code == 1
    said, _, end = tried.out.rpartition("\n\n")
    assert end == "Inget är skrivet. Utan --dry-run skrivs 2 filer i data/asf.\n"
    assert said == done.out.rpartition("\n\n")[0]


def git(importer: Importer, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments],
        cwd=importer.shell.register,
        check=True,
        capture_output=True,
    )


def test_an_import_over_changes_that_git_does_not_have_is_refused(importer: Importer) -> None:
    linden(importer)
    git(importer, "init", "-q")
    git(importer, "add", "-A")
    git(importer, "commit", "-qm", "x")
    rows = [["Namn", "Kommun", "Telefon"], ["Kafé Linden", "Falun", "08-465 00 42"]]
    importer.entry("kafe-linden", LINDEN + "member: true\n")
    before = importer.files()
    ran = importer.run(rows)
    assert (ran.code, ran.out) == (2, "")
    assert "data/asf/kafe-linden.yaml har ändringar som inte är sparade i git." in ran.err
    assert importer.files() == before
    git(importer, "commit", "-qam", "y")
    assert importer.run(rows).code == 0
    # A new file overwrites nothing, whatever git has of the others.
    assert importer.run([rows[0], ["Lunchen", "Falun", ""]], *UNLISTED).code == 0


# Personal data

NUMBER = "640823-3234"


@pytest.mark.parametrize(
    "heading", ["Namn", "Orgnr", "Telefon", "Beskrivning", "Hemsida", "Bransch"]
)
@pytest.mark.parametrize("written", [NUMBER, "196408233234"])
def test_a_personal_number_is_neither_taken_nor_repeated(
    importer: Importer, heading: str, written: str
) -> None:
    headings = ["Namn", "Kommun", "Orgnr", "Telefon", "Beskrivning", "Hemsida", "Bransch"]
    row = ["Lunchen", "Falun", "", "", "", "", ""]
    row[headings.index(heading)] = written
    path = importer.shell.folder / "allt.txt"
    for form in ("text", "json"):
        path.unlink(missing_ok=True)
        options = (*UNLISTED, "--format", form, "--report", str(path))
        ran = importer.run([headings, row], *options)
        for said in (ran.out, ran.err, path.read_text(encoding="utf-8")):
            assert "3234" not in said, said
    for content in importer.files().values():
        assert b"3234" not in content


@pytest.mark.parametrize("address", ["stina.ek@mail.example", "stina@lunchen.example", "stina ek"])
def test_an_address_that_may_be_a_persons_is_neither_taken_nor_repeated(
    importer: Importer, address: str
) -> None:
    ran = importer.run([["Namn", "Kommun", "E-post"], ["Lunchen", "Falun", address]], *UNLISTED)
    assert ran.code == 0
    assert "inte taget: E-post: " in ran.out
    assert "stina" not in ran.out
    assert "email" not in importer.value("lunchen")


def test_columns_about_persons_and_certification_are_not_read(importer: Importer) -> None:
    headings = ["Namn", "Kommun", "Kontaktperson", "Certifierad"]
    ran = importer.run([headings, ["Lunchen", "Falun", "Stina Ek", "2019"]], *UNLISTED)
    assert '"Kontaktperson": läses inte (uppgifter om personer sparas inte i registret)' in ran.out
    assert '"Certifierad": läses inte (certifiering hör inte hemma i företagets fil)' in ran.out
    assert "Stina" not in ran.out
    assert set(importer.value("lunchen")) == {"name", "region", "municipality", "listing"}


# Columns and mapping


def test_the_guess_of_columns_is_shown(importer: Importer) -> None:
    headings = [
        "Företagets namn",
        "Verksamhetsort",
        "Organisationsnummr",
        "Antal kakor",
        "Mobil",
        "Tel",
    ]
    ran = importer.run([headings, ["Lunchen", "Falun", "", "9", "", "08-465 00 42"]], *UNLISTED)
    shown = ran.out.partition("Kolumner\n")[2].partition("\n\n")[0]
    assert shown.split("\n") == [
        '  kolumn A "Företagets namn" → Namn',
        '  kolumn B "Verksamhetsort" → Kommun, län och ort i ett',
        '  kolumn C "Organisationsnummr" → Organisationsnummer '
        "(gissat: rubriken är stavad på annat sätt)",
        '  kolumn D "Antal kakor": läses inte (rubriken känns inte igen)',
        '  kolumn E "Mobil" → Telefon',
        '  kolumn F "Tel": läses inte (kolumn E "Mobil" är samma uppgift)',
    ]


def test_the_guess_is_saved_edited_and_used(importer: Importer) -> None:
    rows = [["Namn", "Kommun", "Mobil", "Tel", "Yrke"]]
    rows.append(["Lunchen", "Falun", "", "08-465 00 42", "Catering"])
    ran = importer.run(rows, "--save-mapping", "kolumner.yaml")
    assert ran.code == 0
    assert importer.files() == {}
    path = importer.shell.register / "kolumner.yaml"
    saved = path.read_text(encoding="utf-8")
    assert "columns:\n  Namn: name\n  Kommun: municipality\n  Mobil: phone\n" in saved
    assert "  Tel: ignore\n  Yrke: ignore\n" in saved
    edited = saved.replace("Mobil: phone", "Mobil: ignore").replace("Tel: ignore", "Tel: phone")
    path.write_text(edited.replace("Yrke: ignore", "Yrke: industries"), encoding="utf-8")
    ran = importer.run(rows, *UNLISTED, "--mapping", "kolumner.yaml")
    assert ran.code == 0, ran
    assert importer.value("lunchen")["phone"] == "08-465 00 42"
    assert importer.value("lunchen")["industries"] == ["catering"]
    again = importer.run(rows, "--save-mapping", "kolumner.yaml")
    assert again.code == 2
    assert "kolumner.yaml finns redan." in again.err


WRONG_MAPPINGS = {
    "no YAML": ("columns: [", "kolumner.yaml, rad 1: "),
    "another thing": ("- Namn\n", "kolumner.yaml är ingen mappningsfil."),
    "another part": ("kolumner:\n  Namn: name\n", "kolumner.yaml är ingen mappningsfil."),
    "a list": ("columns:\n  Namn: [name]\n", "kolumner.yaml är ingen mappningsfil."),
    "an unknown field": ("columns:\n  Namn: nam\n", 'fältet "nam" finns inte. Menade du name?'),
    "an unknown constant": ("constants:\n  listning: x\n", 'fältet "listning" finns inte.'),
    "two columns for one field": (
        "columns:\n  Namn: name\n  Kommun: name\n",
        "kolumner.yaml har två kolumner för name.",
    ),
    "a heading that isn't there": (
        "columns:\n  Namnet: name\n",
        'Mappningsfilen nämner rubriken "Namnet", men den finns inte på rad 1 i arket. Menade du '
        '"Namn"?',
    ),
}


@pytest.mark.parametrize("wrong", WRONG_MAPPINGS)
def test_a_mapping_file_that_cannot_be_used_is_explained(importer: Importer, wrong: str) -> None:
    content, said = WRONG_MAPPINGS[wrong]
    importer.shell.write("kolumner.yaml", content)
    rows = [["Namn", "Kommun"], ["Lunchen", "Falun"]]
    ran = importer.run(rows, *UNLISTED, "--mapping", "kolumner.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert importer.files() == {}


def test_a_missing_mapping_file_is_explained(importer: Importer) -> None:
    ran = importer.run([["Namn"], ["Lunchen"]], "--mapping", "borta.yaml")
    assert ran.code == 2
    assert "borta.yaml: filen eller mappen finns inte" in ran.err


# The report


def test_the_report_is_written_in_full_to_a_file(importer: Importer) -> None:
    path = importer.shell.folder / "rapport.md"
    rows = [["Namn", "Kommun", "Telefon"], ["Lunchen", "Falun", "08-465 00 42"]]
    options = ("--dry-run", "--format", "markdown", "--report", str(path))
    ran = importer.run(rows, *UNLISTED, *options)
    assert "- taget: " not in ran.out
    report = path.read_text(encoding="utf-8")
    assert report.startswith("## lista.csv (UTF-8, semikolon")
    assert "- rad 2: Lunchen, Falun → data/asf/lunchen.yaml\n  - taget: Namn: Lunchen\n" in report
    ran = importer.run(rows, *UNLISTED, *options)
    assert (ran.code, ran.err.count("finns redan.")) == (2, 1)


def test_the_report_for_programs_tells_everything(importer: Importer) -> None:
    linden(importer)
    rows = [["Namn", "Kommun", "Telefon"], ["Kafé Linden", "Falun", "08-465 00 42"]]
    ran = importer.run(rows, "--format", "json")
    told = json.loads(ran.out)
    assert told["counts"] == {"new": 0, "changed": 1, "same": 0, "refused": 0, "changes": 1}
    assert told["files"] == ["kafe-linden"]
    [row] = told["rows"]
    assert row["numbers"] == [2]
    assert row["fate"] == "changed"
    assert row["lines"] == [
        {"kind": "ändras", "field": "Telefon", "text": "070-174 06 05 → 08-465 00 42"}
    ]


def test_names_cannot_forge_the_report(importer: Importer) -> None:
    rows = csv_of([["Namn", "Kommun"], ["Lunchen\n\nrad 9: Allt kommer in", ""]])
    ran = importer.run(rows, *UNLISTED)
    assert "\nrad 9" not in ran.out


# A rough list, as such lists are

SHEETS = Path(__file__).parent / "import_sheets"
DAY = date(2026, 11, 21)


def test_a_rough_list_is_reported_in_these_words(
    importer: Importer, pytestconfig: pytest.Config
) -> None:
    """`pytest --accept` rewrites the expected report."""
    shutil.copytree(SHEETS / "register", importer.shell.register, dirs_exist_ok=True)
    done = prepare(Root(importer.shell.register), SHEETS / "rough.csv", Choices(), DAY)
    said = as_text(done, everything=False) + "\n"
    expected = SHEETS / "rough.expected.txt"
    if pytestconfig.getoption("accept"):
        expected.write_text(said, encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8")


def test_a_rough_list_goes_in_whole_and_only_once(importer: Importer) -> None:
    shutil.copytree(SHEETS / "register", importer.shell.register, dirs_exist_ok=True)
    content = (SHEETS / "rough.csv").read_bytes()
    ran = importer.run(content)
    told = re.search(r"Skrev ([0-9]+) filer", ran.out)
    assert told
    assert importer.value("bageri-kringlan") == {
        "name": "Bageri Kringlan",
        "legal_form": "limited-company",
        "region": "20",
        "municipality": "2080",
        "municipality_basis": "stated",
        "website": "https://kringlan.example",
        "email": "info@kringlan.example",
        "phone": "023-150 01",
        "industries": ["food-production", "cafe-restaurant", "catering"],
        "offers": [
            {"title": "Bageri", "industry": "food-production"},
            {"title": "Kafé", "industry": "cafe-restaurant"},
            {"title": "Catering", "industry": "catering"},
        ],
        "integration_services": [{"kind": "language-training"}],
        "listing": "sources",
        "sources": [
            {
                "url": "https://exempel.example/kringlan",
                "year": 2022,
                "supports": "namn, kommun, branscher, varor och tjänster, arbetsintegrerande "
                "tjänster, juridisk form, webbplats, telefon och e-post",
            }
        ],
    }
    checked = importer.shell.asf("check")
    assert checked.code == 0, checked.out
    before = importer.files()
    again = importer.run(content)
    assert "Inget att ändra: det som gick att ta ur arket står redan i registret." in again.out
    assert importer.files() == before


def test_every_row_of_a_rough_list_is_accounted_for(importer: Importer) -> None:
    shutil.copytree(SHEETS / "register", importer.shell.register, dirs_exist_ok=True)
    path = importer.sheet((SHEETS / "rough.csv").read_bytes())
    ran = importer.shell.asf("import", str(path), "--dry-run", "--format", "json")
    numbers = sorted(n for row in json.loads(ran.out)["rows"] for n in row["numbers"])
    assert numbers == list(range(4, 30))


def test_many_rows_refused_for_one_reason_are_told_of_together(importer: Importer) -> None:
    trees = "Alen Boken Cypressen Enen Furan Granen Hasseln Idegranen Linden Oxeln Pilen Rönnen"
    rows = [["Namn", "Kommun"], *([name, "Falun"] for name in trees.split())]
    ran = importer.run(rows)
    assert ran.out.count("Det framgår inte om företaget får visas.") == 1
    assert ran.out.endswith("\nInget är skrivet: ingen rad gick att ta in.\n")
    assert "  12 rader\n" in ran.out
    assert "rad 2 Alen, rad 3 Boken, " in ran.out
    assert ", rad 11 Oxeln och 2 till\n" in ran.out
    path = importer.shell.folder / "allt.txt"
    importer.run(rows, "--report", str(path))
    assert path.read_text(encoding="utf-8").count("Det framgår inte om företaget får visas.") == 12


def test_what_the_register_warns_of_in_new_entries_is_told_once(importer: Importer) -> None:
    rows = [["Namn", "Kommun"], ["Lunchen", "Falun"], ["Sommen", "Falun"]]
    ran = importer.run(rows, *UNLISTED, "--dry-run")
    said = "Ingen bransch är angiven, så företaget hittas inte på bransch. "
    assert f"Varningar om nya företag\n  {said}" in ran.out
    assert "      lunchen.yaml, sommen.yaml\n" in ran.out


def test_a_day_in_the_column_of_consent_is_a_yes(importer: Importer) -> None:
    rows = [["Namn", "Kommun", "Samtycke", "Samtycke av"]]
    rows.append(["Lunchen", "Falun", "1 mars 2026", "företaget"])
    assert importer.run(rows).code == 0
    assert importer.value("lunchen")["listing"] == "consented"
    assert importer.value("lunchen")["consent"] == {"date": "2026-03-01", "by": "enterprise"}


def test_half_a_fact_is_refused_and_the_rest_of_its_row_taken(importer: Importer) -> None:
    rows = [["Namn", "Kommun", "Nedlagt", "Latitud"], ["Lunchen", "Falun", "2024-03-01", "60,6"]]
    ran = importer.run(rows, *UNLISTED)
    assert ran.code == 0
    assert "inte taget: Nedlagt, datum: Här behövs också källa." in ran.out
    assert "inte taget: Läge, latitud: Här behövs också longitud." in ran.out
    assert set(importer.value("lunchen")) == {"name", "region", "municipality", "listing"}


def test_a_whole_that_is_not_there_is_refused_and_the_unit_taken(importer: Importer) -> None:
    rows = [["Namn", "Kommun", "Del av"], ["Hundstallet", "Falun", "Stiftelsen Alen"]]
    ran = importer.run(rows, *UNLISTED)
    assert ran.code == 0
    assert "finns varken i registret eller i arket." in ran.out
    assert "part_of" not in importer.value("hundstallet")


def test_a_list_of_hundreds_comes_back_as_it_was(importer: Importer) -> None:
    """A register written into a sheet and read again is what it was, and matches itself."""
    fields = {
        "Namn": "name",
        "Kommunkod": "municipality",
        "Länskod": "region",
        "Orgnr": "organisation_number",
        "Telefon": "phone",
        "Hemsida": "website",
        "Beskrivning": "description",
    }
    demo = importer.shell.folder / "demo"
    assert importer.shell.asf("demo", str(demo), "--enterprises", "300").code == 0
    entries = {
        path.stem: load(path.read_bytes()).value for path in (demo / "data/asf").glob("*.yaml")
    }
    rows = [[entry.get(field, "") for field in fields.values()] for entry in entries.values()]
    sheet = importer.sheet([list(fields), *rows])
    again = importer.shell.asf("--root", str(demo), "import", str(sheet))
    assert "Inget att ändra: allt i arket står redan i registret." in again.out
    ran = importer.shell.asf("import", str(sheet), "--listing", "unlisted")
    assert ran.code == 0, ran.out
    for slug in importer.files():
        entry = entries.get(slug.removesuffix(".yaml"), {})
        known = {field: entry[field] for field in fields.values() if field in entry}
        assert importer.value(slug.removesuffix(".yaml")).items() >= known.items()
    assert len(importer.files()) == len(entries) == 300
