"""`asf reconcile` says how the register differs from the company register, and changes only what
is sure and chosen. Whatever the file is like, nobody's personal number comes further than it."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from asf_cli import reconcile as command
from asf_register.reading import load
from asf_register.root import PROJECT
from asf_upkeep.reconciling.extract import Wanted
from asf_upkeep.reconciling.extract_mapping import ExtractMapping
from asf_upkeep.reconciling.extract_reading import read_extract
from asf_upkeep.reconciling.lines import LONGEST
from asf_upkeep.reconciling.targets import TARGETS
from certified_register import certified_register, number_of
from command_shell import Ran, Shell
from hypothesis import given, settings
from hypothesis import strategies as st
from proposed_changes import git
from spreadsheets import bytes_of, workbook_of
from stdnum import luhn

DAY = date(2026, 11, 22)
HEADINGS = (
    "organisationsidentitet;namnskyddslopnummer;registreringsland;organisationsnamn;"
    "organisationsform;avregistreringsdatum;avregistreringsorsak;"
    "pagandeAvvecklingsEllerOmstruktureringsforfarande;registreringsdatum;"
    "verksamhetsbeskrivning;postadress"
)
SCB_HEADINGS = (
    "ForAndrTyp COAdress Foretagsnamn FtgStat Gatuadress JEStat JurForm Namn Ng1 PeOrgNr PostNr "
    "PostOrt RegDatKtid Reklamsparrtyp"
).split()
STREET = "Ågatan 3$$GÄVLE$80320$SE-LAND"
ENTRY: dict[str, Any] = {
    "name": "Kafé Linden",
    "legal_form": "economic-association",
    "region": "21",
    "municipality": "2180",
    "address": {"street": "Ågatan 3", "postal_code": "803 20", "locality": "Gävle"},
    "industries": ["cafe-restaurant"],
    "listing": "unlisted",
}
PERSON = "9001014320"


def number(serial: int) -> str:
    """A number that no company has: those of real ones don't begin so."""
    digits = f"0077{serial:05}"
    return f"{digits[:6]}-{digits[6:]}{luhn.calc_check_digit(digits)}"


LINDEN, OTHER, THIRD = number(1), number(2), number(3)


def row(of: str = LINDEN, name: str = "Kafé Linden Ekonomisk Förening", **said: str) -> str:
    """A row of Bolagsverket's bulk file."""
    fields = [
        said.get("identity", f"{of.replace('-', '')}$ORGNR-IDORG"),
        said.get("serial", ""),
        "SE-LAND",
        said.get("names", f"{name}$FORETAGSNAMN-ORGNAM$2001-02-03"),
        said.get("form", "EK-ORGFO"),
        said.get("gone", ""),
        said.get("reason", ""),
        said.get("going_on", ""),
        "2001-02-03",
        said.get("about", "Föreningen driver kafé."),
        said.get("address", STREET),
    ]
    return ";".join(f'"{field}"' for field in fields)


def bulk(*rows: str) -> str:
    return "\n".join([HEADINGS, *rows, ""])


def scb(**said: str) -> str:
    fields = {"JurForm": "51", "PeOrgNr": f"16{LINDEN.replace('-', '')}", **said}
    return "\t".join(fields.get(heading, "") for heading in SCB_HEADINGS)


class Office:
    """A register with one café, and extracts that it is held against."""

    def __init__(self, shell: Shell) -> None:
        self.shell = shell
        self.entry("kafe-linden", organisation_number=LINDEN)

    def entry(self, slug: str, **other: Any) -> None:
        value = {name: part for name, part in {**ENTRY, **other}.items() if part is not None}
        self.shell.write(f"data/asf/{slug}.yaml", yaml.safe_dump(value, allow_unicode=True))

    def value(self, slug: str = "kafe-linden") -> dict[str, Any]:
        path = self.shell.register / "data" / "asf" / f"{slug}.yaml"
        value: dict[str, Any] = load(path.read_bytes()).value
        return value

    def file(self, content: str | bytes, name: str = "bulk.txt") -> Path:
        path = self.shell.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def run(self, content: str | bytes, *options: str, name: str = "bulk.txt") -> Ran:
        return self.shell.asf("reconcile", str(self.file(content, name)), *options)

    def found(self, content: str | bytes, name: str = "bulk.txt") -> list[dict[str, Any]]:
        ran = self.run(content, "--format", "json", name=name)
        assert (ran.code, ran.err) == (0, "")
        findings: list[dict[str, Any]] = json.loads(ran.out)["findings"]
        return findings

    def kinds(self, content: str | bytes, name: str = "bulk.txt") -> list[str]:
        return [finding["kind"] for finding in self.found(content, name)]


@pytest.fixture
def office(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Office:
    monkeypatch.setattr(command, "today", lambda: DAY)
    return Office(shell)


GONE = row(gone="2026-08-20", reason="KKAV-AVORG")


def test_what_is_the_same_is_not_told(office: Office) -> None:
    ran = office.run(bulk(row()))
    assert ran.code == 0
    assert "1 företag i registret jämfördes på nummer; 0 har inget nummer." in ran.out
    assert "Inget skiljer." in ran.out


def test_a_company_that_is_gone_is_told_and_nothing_is_written_unasked(office: Office) -> None:
    ran = office.run(bulk(GONE))
    assert ran.code == 0
    assert "Avregistrerat 20 augusti 2026: konkurs." in ran.out
    assert "--write gone" in ran.out
    assert "closed" not in office.value()


def test_a_company_that_is_gone_gets_its_day_and_where_that_is_known_from(office: Office) -> None:
    office.entry("kafe-linden", organisation_number=LINDEN, member=True)
    ran = office.run(bulk(GONE), "--write", "gone", "--date", "2026-11-16")
    assert ran.code == 0
    assert office.value()["closed"] == {
        "date": "2026-08-20",
        "source": "Bolagsverket, 16 november 2026",
    }
    assert "member" not in office.value()
    assert "Företaget lämnar listan." in ran.out
    assert office.shell.asf("check").code == 0
    assert "Inget skiljer." in office.run(bulk(GONE)).out


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([row(gone="2026-08-20", reason="FUAV-AVORG")], "fortsätta i ett annat företag"),
        ([row(gone="2026-08-20", reason="XYZ-AVORG")], "Vad skälet betyder är inte känt här."),
        ([row(gone="2026-12-24", reason="KKAV-AVORG")], "har inte varit än"),
        ([row(gone="i fjol", reason="KKAV-AVORG")], "inte vilken dag"),
        ([GONE, row(serial="2")], "säger att det finns kvar"),
        ([GONE, row(gone="2026-08-21", reason="KKAV-AVORG")], "säger olika"),
    ],
)
def test_an_end_that_is_not_sure_is_told_and_never_written(
    office: Office, rows: list[str], why: str
) -> None:
    before = office.value()
    [finding] = office.found(bulk(*rows))
    assert finding["kind"] == "unsure"
    assert why in finding["why"]
    assert "Inget att skriva." in office.run(bulk(*rows), "--write", "gone").out
    assert office.value() == before


def test_who_was_confirmed_after_the_end_is_not_closed(office: Office) -> None:
    said = {"date": "2026-10-01", "by": "enterprise"}
    office.entry("kafe-linden", organisation_number=LINDEN, confirmed=said)
    [finding] = office.found(bulk(GONE))
    assert (finding["kind"], finding["changes"]) == ("unsure", {})
    assert "bekräftats efter den dagen" in finding["why"]
    # Somebody who has looked it up closes it with the command that is told.
    assert office.shell.asf(*shlex.split(finding["command"])[1:], "--yes").code == 0
    assert office.value()["closed"]["date"] == "2026-08-20"
    assert "confirmed" not in office.value()


@pytest.mark.parametrize(
    ("going_on", "told"),
    [
        ("KK-AVOMFO$2026-08-20", "Pågår: konkurs, sedan 20 augusti 2026."),
        ("|LI-AVOMFO$Likvidation$2026-08-18", "Pågår: likvidation, sedan 18 augusti 2026."),
        (
            "FR-AVOMFO$2026-01-02|KK-AVOMFO$2026-08-20",
            "Pågår: företagsrekonstruktion, sedan 2 januari 2026 och konkurs, sedan 20 augusti "
            "2026.",
        ),
        ("NYTT-AVOMFO", "Pågår: NYTT."),
    ],
)
def test_a_bankruptcy_is_told_and_closes_nothing(office: Office, going_on: str, told: str) -> None:
    [finding] = office.found(bulk(row(going_on=going_on)))
    assert (finding["kind"], finding["why"], finding["changes"]) == ("ending", told, {})


def test_a_bankruptcy_that_has_ended_is_not_told(office: Office) -> None:
    assert office.found(bulk(row(going_on="KKAVOV-AVSLAVOMFO$2020-08-20"))) == []


def test_a_unit_closes_with_what_it_is_part_of(office: Office) -> None:
    office.entry("lunchen", name="Lunchen", part_of="kafe-linden")
    ran = office.run(bulk(GONE), "--write", "gone")
    assert ran.code == 0
    assert "Hör till Kafé Linden, som är avregistrerat 20 augusti 2026" in ran.out
    assert office.value("lunchen")["closed"]["date"] == "2026-08-20"


def test_a_unit_may_have_a_name_and_an_address_of_its_own(office: Office) -> None:
    office.entry("lunchen", name="Lunchen", part_of="kafe-linden", address={"street": "Torget 1"})
    assert office.found(bulk(row())) == []


def test_a_unit_is_as_unsure_as_what_it_is_part_of(office: Office) -> None:
    said = {"date": "2026-10-01", "by": "enterprise"}
    office.entry("kafe-linden", organisation_number=LINDEN, confirmed=said)
    office.entry("linden-tvatt", name="Linden Tvätt", part_of="kafe-linden")
    office.entry("linden-tvatt-strykning", name="Linden Strykning", part_of="linden-tvatt")
    assert office.kinds(bulk(GONE)) == ["unsure"] * 3


def test_of_a_certified_company_that_is_gone_certifiers_are_to_be_told(
    office: Office, tmp_path: Path
) -> None:
    root = certified_register(tmp_path / "certified")
    of = number_of("cafe-exemplet")
    file = office.file(bulk(row(of, "Café Exemplet", gone="2026-11-20", reason="LIAV-AVORG")))
    ran = office.shell.asf("--root", str(root.folder), "reconcile", str(file), "--write", "gone")
    assert ran.code == 0
    assert "Intyg ASF-2025-001 gäller: säg till certifierarna." in " ".join(ran.out.split())
    assert "bara ett beslut ändrar det" in ran.out


def test_one_can_choose_whose_changes_are_written(office: Office) -> None:
    office.entry("lunchen", name="Lunchen", organisation_number=OTHER)
    other = row(OTHER, "Lunchen", gone="2026-08-20", reason="LIAV-AVORG")
    ran = office.run(bulk(GONE, other), "--write", "gone", "--only", "Lunchen")
    assert ran.code == 0
    assert "closed" in office.value("lunchen")
    assert "closed" not in office.value()


def test_if_one_change_breaks_a_rule_none_is_written(office: Office) -> None:
    office.entry("lunchen", name="Lunchen", organisation_number=OTHER, founded=2020)
    other = row(OTHER, "Lunchen", gone="2019-08-20", reason="LIAV-AVORG")
    ran = office.run(bulk(GONE, other), "--write", "gone")
    assert ran.code == 1
    assert "företaget lades ner 2019-08-20, men grundades 2020" in ran.out
    assert "closed" not in office.value()


def test_at_a_terminal_one_is_asked_about_each_kind(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def agrees(question: str) -> bool:
        asked.append(question.strip())
        return "namn" in question

    monkeypatch.setattr(command, "can_ask", lambda: True)
    monkeypatch.setattr(command, "agrees", agrees)
    assert office.run(bulk(row(name="Lindens Kök", form="AB-ORGFO"))).code == 0
    assert asked == [
        "Ett annat namn: skriva 1 ändring?",
        "En annan juridisk form: skriva 1 ändring?",
    ]
    assert office.value("lindens-kok")["legal_form"] == "economic-association"


def test_a_new_name_takes_the_file_along(office: Office) -> None:
    assert office.run(bulk(row(name="Lindens Kök")), "--write", "name").code == 0
    assert office.value("lindens-kok")["aliases"] == ["kafe-linden"]
    assert office.shell.asf("check").code == 0


@pytest.mark.parametrize(
    "names",
    [
        "KAFÉ LINDEN EK. FÖR.$FORETAGSNAMN-ORGNAM$2001-02-03",
        "Rörelsen AB$FORETAGSNAMN-ORGNAM$2001|Kafé Linden$SARS_FORNAMN-ORGNAM$2005-01-01",
    ],
)
def test_a_name_is_the_same_in_capitals_with_its_legal_form_or_as_a_second_name(
    office: Office, names: str
) -> None:
    assert office.found(bulk(row(names=names))) == []


def test_a_name_in_capitals_is_never_written(office: Office) -> None:
    [finding] = office.found(bulk(row(name="LINDENS KÖK")))
    assert finding["changes"] == {}
    assert "bara versaler" in finding["to_do"]
    assert finding["command"] == "asf set kafe-linden namn='LINDENS KÖK'"


@pytest.mark.parametrize(
    ("form", "becomes"),
    [("AB-ORGFO", "limited-company"), ("I-ORGFO", "non-profit-association"), ("XX-ORGFO", None)],
)
def test_a_legal_form_is_written_where_its_code_is_known(
    office: Office, form: str, becomes: str | None
) -> None:
    office.run(bulk(row(form=form)), "--write", "form")
    assert office.value()["legal_form"] == (becomes or "economic-association")


def test_a_limited_company_may_be_one_whose_profit_is_restricted(office: Office) -> None:
    restricted = "limited-company-profit-restricted"
    office.entry("kafe-linden", organisation_number=LINDEN, legal_form=restricted)
    assert office.found(bulk(row(form="AB-ORGFO"))) == []


def test_an_address_is_written_without_the_position_of_the_old_one(office: Office) -> None:
    position = {"latitude": 60.67, "longitude": 17.14}
    office.entry("kafe-linden", organisation_number=LINDEN, position=position)
    moved = bulk(row(address="Åvägen 5$$GÄVLE$80324$SE-LAND"))
    assert office.run(moved, "--write", "address").code == 0
    address = {"street": "Åvägen 5", "postal_code": "803 24", "locality": "Gävle"}
    assert office.value()["address"] == address
    assert "position" not in office.value()


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("Box 3$$GÄVLE$80102$SE-LAND", "en box"),
        ("Ågatan 7$$SANDVIKEN$81130$SE-LAND", "en annan ort"),
        ("ÅVÄGEN 5$$GÄVLE$80324$SE-LAND", "bara versaler"),
        ("Hemvägen 5$Anna Exempelsson$GÄVLE$80324$SE-LAND", "Fråga"),
    ],
)
def test_an_address_that_one_may_not_visit_is_never_written(
    office: Office, address: str, why: str
) -> None:
    ran = office.run(bulk(row(address=address)), "--write", "address")
    assert why in " ".join(ran.out.split())
    assert office.value()["address"] == ENTRY["address"]
    # Nor is whose home it is told to anybody.
    assert "Anna" not in ran.out
    assert "Hemvägen" not in ran.out


def test_an_entry_without_an_address_gets_none(office: Office) -> None:
    office.entry("kafe-linden", organisation_number=LINDEN, address=None)
    assert office.found(bulk(row())) == []


def test_a_number_is_suggested_by_name_and_place(office: Office) -> None:
    office.entry("lunchen", name="Lunchen")
    [finding] = office.found(bulk(row(), row(OTHER, "Lunchen Ek. För.")))
    assert (finding["kind"], finding["slug"], finding["changes"]) == ("number", "lunchen", {})
    assert finding["command"] == f"asf set lunchen organisationsnummer={OTHER}"


def test_a_namesake_in_another_part_of_the_country_is_not_suggested(office: Office) -> None:
    office.entry("lunchen", name="Lunchen")
    away = row(OTHER, "Lunchen", address="Storgatan 1$$MALMÖ$21122$SE-LAND")
    assert office.kinds(bulk(row(), away)) == ["numberless"]


def test_of_namesakes_the_one_in_the_same_place_is_suggested(office: Office) -> None:
    office.entry("lunchen", name="Lunchen")
    near = row(OTHER, "Lunchen", address="Storgatan 1$$SANDVIKEN$81130$SE-LAND")
    [finding] = office.found(bulk(row(), near, row(THIRD, "Lunchen")))
    assert OTHER not in finding["why"]
    assert finding["command"].endswith(THIRD)


def test_a_number_that_another_has_is_not_suggested(office: Office) -> None:
    office.entry("kafe-linden", name="Rörelsen", organisation_number=LINDEN)
    office.entry("lunchen", name="Lunchen")
    names = "Rörelsen$FORETAGSNAMN-ORGNAM$2001|Lunchen$SARS_FORNAMN-ORGNAM$2005"
    [finding] = office.found(bulk(row(names=names)))
    assert (finding["kind"], finding["command"]) == ("number", "")
    assert f"Men {LINDEN} har redan Rörelsen." in finding["why"]


def test_a_number_that_is_not_in_the_file_is_told(office: Office) -> None:
    [finding] = office.found(bulk(row(OTHER, "Åkeriet")))
    assert (finding["kind"], finding["why"]) == ("missing", f"{LINDEN} finns inte i filen.")


def test_a_namesake_of_whose_number_is_not_in_the_file_is_told(office: Office) -> None:
    [finding] = office.found(bulk(row(OTHER, "Kafé Linden")))
    assert finding["kind"] == "other-number"
    assert f"Samma namn har {OTHER} (post till Gävle)." in finding["why"]


def test_where_an_export_says_the_seat_it_is_told_as_such(office: Office) -> None:
    export = f"Organisationsnummer;Namn;Säte\n{OTHER};Kafé Linden;Gävle\n"
    [finding] = office.found(export, "export.csv")
    assert f"Samma namn har {OTHER} (Gävle)." in finding["why"]


def test_an_association_need_not_be_with_bolagsverket_but_with_the_statistics(
    office: Office,
) -> None:
    office.entry("kafe-linden", organisation_number=LINDEN, legal_form="non-profit-association")
    assert office.kinds(bulk(row(OTHER, "Åkeriet"))) == ["not-kept"]
    content = "\n".join(["\t".join(SCB_HEADINGS), scb(PeOrgNr=f"16{OTHER.replace('-', '')}"), ""])
    assert office.kinds(content.encode("cp1252")) == ["missing"]


def test_many_that_are_not_there_are_counted_and_only_the_first_named(office: Office) -> None:
    for serial in range(10, 25):
        office.entry(f"kafe-{serial}", name=f"Kafé {serial}", organisation_number=number(serial))
        office.entry(f"utan-{serial}", name=f"Utan {serial}")
    ran = office.run(bulk(row()))
    assert "15 nummer finns inte i filen. Är det rätt fil, och hel?" in ran.out
    assert "Inget skiljer." in ran.out
    assert "Numret finns inte i filen (15)" in ran.out
    assert "Saknar nummer i registret, så de går inte att jämföra (15)" in ran.out
    assert ran.out.count("\n- Kafé") == ran.out.count("\n- Utan") == 10
    assert ran.out.count("- och 5 till, som --format json visar") == 2
    assert len(office.found(bulk(row()))) == 30


def test_one_can_look_at_one_enterprise_alone(office: Office) -> None:
    office.entry("tvatten", name="Tvätten", organisation_number=THIRD)
    content = bulk(GONE, row(THIRD, "Tvätten", gone="2026-08-20", reason="KKAV-AVORG"))
    told = office.run(content, "--only", "Tvätten").out
    assert ("Tvätten" in told, "Kafé Linden" in told) == (True, False)


def test_what_would_be_written_is_said_in_words(office: Office) -> None:
    office.entry("kafe-linden", organisation_number=LINDEN, member=True)
    told = office.run(bulk(GONE), "--write", "gone").out
    assert "  Nedlagt, datum: 2026-08-20\n" in told
    assert "  Medlem i SKOOPI: tas bort (nu: ja)\n" in told


def test_every_command_that_is_suggested_does_what_it_says(office: Office) -> None:
    office.entry("lunchen", name="Lunchen")
    office.entry("tvatten", name="Tvätten", organisation_number=THIRD, member=True)
    content = bulk(
        row(name="LINDENS KÖK", address="Åvägen 5$$VALBO$81830$SE-LAND"),
        row(OTHER, "Lunchen"),
        row(THIRD, "Tvätten", gone="2026-08-20", reason="FUAV-AVORG"),
    )
    commands = [one["command"] for one in office.found(content)]
    assert len(commands) == 4
    # The one that renames comes last, as the others name the file.
    for written in sorted(commands, key=lambda one: " namn=" in one):
        assert office.shell.asf(*shlex.split(written)[1:], "--yes").code == 0, written
    assert office.value("lindens-kok")["address"]["locality"] == "Valbo"
    assert office.value("lunchen")["organisation_number"] == OTHER
    assert office.value("tvatten")["closed"]["date"] == "2026-08-20"


# Whatever the file is like.

SAME = bulk(row(OTHER, "Åkeriet"), GONE, row(THIRD, "Örnen"))
ENCODED = {
    "UTF-8": SAME.encode(),
    "UTF-8 with a mark": SAME.encode("utf-8-sig"),
    "Windows-1252": SAME.encode("cp1252"),
    "UTF-16": SAME.encode("utf-16"),
    "UTF-16 the other way": b"\xfe\xff" + SAME.encode("utf-16-be"),
    "UTF-16 without a mark": SAME.encode("utf-16-le"),
    "Mac Roman": SAME.encode("mac_roman"),
    "lines of Windows": SAME.replace("\n", "\r\n").encode(),
    "lines of an old Mac": SAME.replace("\n", "\r").encode(),
    "zeros in between": SAME.replace("Föreningen", "\0För\0eningen").encode(),
    "one row in another encoding": bulk(row(OTHER, "Ån")).encode("cp1252") + GONE.encode(),
    "no quotation marks": SAME.replace('"', "").encode(),
}


@pytest.mark.parametrize("way", ENCODED)
def test_a_file_says_the_same_in_every_encoding(office: Office, way: str) -> None:
    [finding] = office.found(ENCODED[way])
    assert (finding["kind"], finding["slug"]) == ("gone", "kafe-linden")


@pytest.mark.parametrize(
    "bad",
    [
        row(OTHER, "Krukan", about='krukor (24" ) och fat'),
        row(OTHER, "Krukan", about='krukor 24";"fat'),
        '"' + row(OTHER, "Krukan"),
        row(OTHER, "Krukan")[:-1],
        row(OTHER, "Krukan")[:60],
        row(OTHER, "Krukan", about="x" * (LONGEST + 10)),
        "\0\0\0",
        "",
    ],
)
def test_a_bad_row_spoils_itself_alone(office: Office, bad: str) -> None:
    others = [row(OTHER, "Åkeriet")] * 20
    assert office.kinds(bulk(*others, bad, GONE, row(OTHER))) == ["gone"]


@settings(max_examples=50)
@given(st.binary(max_size=200).filter(lambda line: b"\n" not in line and b"\r" not in line))
def test_whatever_stands_on_a_line_the_next_one_is_read(
    tmp_path_factory: pytest.TempPathFactory, line: bytes
) -> None:
    path = tmp_path_factory.mktemp("extract") / "bulk.txt"
    path.write_bytes(bulk(row(OTHER)).encode() + line + b"\n" + GONE.encode())
    wanted = Wanted(frozenset({LINDEN}), frozenset())
    extract = read_extract(path, ExtractMapping(), wanted, lambda _done, _total: None)
    assert [one.deregistered for one in extract.numbered[LINDEN]] == ["2026-08-20"]


def test_a_row_of_ours_that_cannot_be_read_is_told_as_that(office: Office) -> None:
    bad = row(about='krukor 24";"fat', gone="2026-08-20")
    others = [row(OTHER, "Åkeriet")] * 20
    assert office.kinds(bulk(*others, bad)) == ["unread"]


def test_a_file_most_of_whose_rows_are_broken_is_refused(office: Office) -> None:
    ran = office.run(bulk(row(), *["a;b;c"] * 5))
    assert ran.code == 2
    assert "5 rader i bulk.txt har inte lika många fält som rubrikerna; 1 har det." in ran.err


@pytest.mark.parametrize(
    "identity",
    [
        f"16{LINDEN.replace('-', '')}$ORGNR-IDORG",
        f"16{LINDEN.replace('-', '')}",
        LINDEN,
        f"16{LINDEN}",
    ],
)
def test_a_number_is_the_same_with_its_century_and_its_hyphen(
    office: Office, identity: str
) -> None:
    said = row(identity=identity, gone="2026-08-20", reason="KKAV-AVORG")
    assert office.kinds(bulk(said)) == ["gone"]


@pytest.mark.parametrize(
    "identity",
    [
        f"19{PERSON}$PERSON-IDORG",
        f"{PERSON}$PERSON-IDORG",
        f"{PERSON}$ORGNR-IDORG",
        f"19{PERSON}",
        f"16{PERSON}",
        f"{PERSON[:4]}61{PERSON[6:]}$SAMORDNR-IDORG",
        f"{OTHER.replace('-', '')}$GDNR-IDORG",
    ],
)
def test_a_persons_number_is_never_told(office: Office, identity: str) -> None:
    office.entry("lunchen", name="Lunchen")
    content = bulk(row(), row(name="Lunchen", identity=identity))
    for form in ("text", "json"):
        ran = office.run(content, "--format", form)
        assert ran.code == 0
        assert PERSON[:6] not in ran.out + ran.err
        assert "number" not in re.findall(r'"kind": "(\w+)"', ran.out)
        assert "(post till" not in ran.out


def test_a_persons_number_inside_a_name_or_an_address_is_never_told(office: Office) -> None:
    born = "900101-0017"
    said = row(name=f"Rörelsen {born}", address=f"Hemmet {born}$$GÄVLE$80320$SE-LAND")
    ran = office.run(bulk(said), "--write", "name,address")
    assert born not in ran.out + ran.err
    assert office.value()["name"] == "Kafé Linden"
    assert office.value()["address"] == ENTRY["address"]


CHANGED = bulk(row(address="Åvägen 5$$GÄVLE$80324$SE-LAND")).replace(";postadress", ";utdelning", 1)


def test_a_changed_heading_is_told_with_what_was_expected_and_what_is_there(
    office: Office,
) -> None:
    ran = office.run(CHANGED)
    assert ran.code == 2
    assert "Bolagsverkets bulkfil, men rubriken «postadress» saknas." in ran.err
    assert '"utdelning"' in ran.err


@pytest.mark.parametrize(
    ("mapping", "kinds"),
    [("columns:\n  utdelning: address\n", ["address"]), ("without:\n  - address\n", [])],
)
def test_a_mapping_file_says_what_a_heading_is_or_that_it_is_gone(
    office: Office, mapping: str, kinds: list[str]
) -> None:
    told = str(office.file(mapping, "kolumner.yaml"))
    ran = office.run(CHANGED, "--mapping", told, "--format", "json")
    assert [one["kind"] for one in json.loads(ran.out)["findings"]] == kinds


@pytest.mark.parametrize(
    ("mapping", "why"),
    [
        ("columns:\n  utdelnig: address\n", 'Menade du "utdelning"?'),
        ("columns:\n  utdelning: adress\n", "Menade du address?"),
        ("kolumner:\n  utdelning: address\n", "är ingen mappningsfil"),
        ("columns: [a, b]\n", "är ingen mappningsfil"),
        ("columns:\n  - a: b: c\n", "kolumner.yaml, rad 2"),
    ],
)
def test_a_mapping_file_that_makes_no_sense_is_told_with_the_mend(
    office: Office, mapping: str, why: str
) -> None:
    ran = office.run(CHANGED, "--mapping", str(office.file(mapping, "kolumner.yaml")))
    assert ran.code == 2
    assert why in ran.err


EXPORT = [
    ["Våra företag, hämtat i går", "", "", ""],
    ["Organisationsnummer", "Firma", "Status", "Avregistreringsdatum"],
    [LINDEN, "Kafé Linden", "Konkurs inledd", ""],
    [OTHER, "Lunchen", "Avregistrerad", "2026-08-20"],
    [THIRD, "Tvätten", "Avregistrerad", ""],
]


@pytest.mark.parametrize("name", ["utdrag.xlsx", "utdrag.csv"])
def test_an_export_of_ones_own_is_read_too(office: Office, name: str) -> None:
    office.entry("lunchen", name="Lunchen", organisation_number=OTHER)
    office.entry("tvatten", name="Tvätten", organisation_number=THIRD)
    text = "\n".join(",".join(f'"{cell}"' for cell in cells) for cells in EXPORT)
    content = bytes_of(workbook_of(EXPORT)) if name.endswith("xlsx") else text.encode()
    found = office.found(content, name)
    assert [(one["kind"], one["slug"]) for one in found] == [
        ("gone", "lunchen"),
        ("ending", "kafe-linden"),
        ("unsure", "tvatten"),
    ]


@pytest.mark.parametrize("no", ["Nej", "Ej avregistrerad", "-", "0000-00-00", "NULL"])
def test_an_export_that_says_of_all_that_they_go_on_makes_nobody_gone(
    office: Office, no: str
) -> None:
    text = f"Orgnr;Namn;Avregistrerad\n{LINDEN};Lindens Kafé;{no}\n"
    [finding] = office.found(text, "utdrag.csv")
    assert finding["kind"] == "name", "it is compared like any other"


@pytest.mark.parametrize("state", ["Ej i konkurs", "Ingen konkurs eller likvidation", "Aktiv"])
def test_an_export_that_says_that_nothing_goes_on_is_believed(office: Office, state: str) -> None:
    assert office.found(f"Orgnr;Namn;Status\n{LINDEN};Kafé Linden;{state}\n", "u.csv") == []


@pytest.mark.parametrize("state", ["Konkurs, ej avslutad", "Konkurs inte upphävd"])
def test_a_bankruptcy_that_has_not_ended_is_told(office: Office, state: str) -> None:
    [finding] = office.found(f"Orgnr;Namn;Status\n{LINDEN};Kafé Linden;{state}\n", "u.csv")
    assert finding["kind"] == "ending"


def test_a_day_before_there_were_numbers_closes_nothing(office: Office) -> None:
    text = f"Orgnr;Namn;Avregistreringsdatum\n{LINDEN};Kafé Linden;1900-01-01\n"
    [finding] = office.found(text, "utdrag.csv")
    assert finding["kind"] == "unsure"
    assert "Filen säger inte vilken dag." in finding["why"]
    assert not finding["command"]


def test_an_export_may_say_whose_word_it_is(office: Office) -> None:
    text = f"Orgnr;Namn;Avregistrerad\n{LINDEN};Kafé Linden;2026-08-20\n"
    mapping = str(office.file("source: Skatteverket\n", "kolumner.yaml"))
    options = ("--mapping", mapping, "--date", "2026-11-01", "--write", "gone")
    assert office.run(text, *options, name="utdrag.csv").code == 0
    assert office.value()["closed"]["source"] == "Skatteverket, 1 november 2026"


def test_two_columns_that_mean_the_same_are_told(office: Office) -> None:
    ran = office.run(f"Orgnr;Organisationsnummer;Namn\n{LINDEN};{OTHER};Kafé\n", name="u.csv")
    assert ran.code == 2
    assert "betyder båda organisationsnumret" in ran.err


def test_the_file_of_statistics_is_read_for_names_forms_and_addresses(office: Office) -> None:
    address = {"Gatuadress": "Åvägen 5", "PostNr": "80324", "PostOrt": "GÄVLE"}
    text = "\n".join(
        [
            "\t".join(SCB_HEADINGS),
            scb(Namn="LINDENS KÖK", JurForm="61", FtgStat="9", JEStat="9", **address),
            scb(Namn="Anna Exempelsson", PeOrgNr=f"19{PERSON}", JurForm="10"),
        ]
    )
    found = office.found(text.encode("latin-1"), "scb_bulkfil_JE_20261116.txt")
    assert [one["kind"] for one in found] == ["name", "form", "address"]


# A zip.


def packed(parts: dict[str, bytes], *, day: tuple[int, int, int] = (2026, 11, 16)) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name, (*day, 2, 0, 0)), content, 8)
    return file.getvalue()


PACKED = packed({"bolagsverket_bulkfil.txt": bulk(GONE).encode()})


def test_a_zip_is_read_as_it_is_and_says_its_own_day(office: Office) -> None:
    assert office.run(PACKED, "--write", "gone", name="bulk.zip").code == 0
    assert office.value()["closed"]["source"] == "Bolagsverket, 16 november 2026"


def bad_zips() -> Iterator[tuple[str, Callable[[], bytes], str]]:
    two = {"a.txt": b"x", "b.txt": b"y"}
    yield "two files", lambda: packed(two), "innehåller flera textfiler: a.txt och b.txt"
    yield "no text", lambda: packed({"a.xml": b"x"}), "innehåller ingen textfil"
    yield "a bomb", lambda: packed({"a.txt": b"0" * 5_000_000}), "orimligt stor"
    broken = bytearray(PACKED)
    broken[60:70] = b"\0" * 10
    yield "broken", lambda: bytes(broken), "är trasig, låst eller inte hel"
    yield "cut off", lambda: PACKED[: len(PACKED) // 2], "är trasig, låst eller inte hel"


@pytest.mark.parametrize(("content", "why"), [bad[1:] for bad in bad_zips()])
def test_a_zip_that_is_no_extract_is_told(
    office: Office, content: Callable[[], bytes], why: str
) -> None:
    ran = office.run(content(), "--write", "gone", name="bulk.zip")
    assert ran.code == 2
    assert why in ran.err
    assert "closed" not in office.value()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "ingen rad med kända rubriker"),
        (b"%PDF-1.7 \xff\xd8\xff", "ingen rad med kända rubriker"),
        ("hej\n" * 100, "ingen rad med kända rubriker"),
        (bulk(row(name="KafÃ© LindÃ¥n")), "Å, ä och ö är förvanskade"),
    ],
)
def test_a_file_that_is_no_extract_is_told(office: Office, content: str | bytes, why: str) -> None:
    ran = office.run(content)
    assert ran.code == 2
    assert why in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--write", "allt"), "Välj mellan gone, name, form eller address."),
        (("--write", ""), "--write säger inte vad."),
        (("--write", "gone", "--format", "json"), "går inte ihop"),
        (("--only", "Finns Inte"), "finns inte"),
        (("--date", "i går"), "är inget datum"),
    ],
)
def test_wrong_use_is_told_with_the_mend(
    office: Office, options: tuple[str, ...], why: str
) -> None:
    ran = office.run(bulk(GONE), *options)
    assert ran.code == 2
    assert why in ran.err
    assert "closed" not in office.value()


def test_a_file_in_which_nobody_has_a_number_is_no_extract(office: Office) -> None:
    for rows in ("", "5,57E+09;Kafé Linden\n"):
        ran = office.run(f"Organisationsnummer;Namn\n{rows}", name="utdrag.csv")
        assert ran.code == 2
        assert "Ingen rad i utdrag.csv har ett organisationsnummer." in ran.err


def test_where_nobody_is_in_the_file_it_is_not_said_that_nothing_differs(office: Office) -> None:
    told = office.run(bulk(row(OTHER, "Åkeriet"))).out
    assert "Inget skiljer." not in told
    assert "Inget företag i registret har sitt nummer i filen." in told


def test_a_day_that_cannot_be_is_never_written_as_a_source(office: Office) -> None:
    old = office.file(bulk(GONE))
    os.utime(old, (0, 0))
    ran = office.shell.asf("reconcile", str(old), "--write", "gone")
    assert ran.code == 2
    assert "från 1 januari 1970, och det kan inte stämma" in ran.err
    assert office.shell.asf("reconcile", str(old), "--date", "2026-11-16").code == 0
    ran = office.shell.asf("reconcile", str(old), "--date", "2026-11-23", "--write", "gone")
    assert (ran.code, "23 november 2026 har inte varit än." in ran.err) == (2, True)
    assert "closed" not in office.value()


def test_a_file_that_is_not_there_is_told(office: Office) -> None:
    ran = office.shell.asf("reconcile", "finns-inte.zip")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "finns-inte.zip finns inte som fil" in ran.err


GUIDE = (PROJECT / "docs" / "avstamning.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", GUIDE, re.DOTALL)


def test_the_commands_of_the_guide_do_what_it_says(office: Office) -> None:
    register, github = office.shell.register, office.shell.folder / "github"
    git(register, "init", "-q", "-b", "main")
    git(register, "add", "-A")
    git(register, "commit", "-q", "-m", "Registret")
    git(register, "clone", "-q", "--bare", ".", str(github))
    git(register, "remote", "add", "origin", str(github))
    office.file(PACKED, "bolagsverket_bulkfil.zip")
    *commands, proposing = blocks("sh")
    look, write = (shlex.split(block)[1:] for block in commands)
    assert "Avregistrerade (1). Skriv med --write gone" in office.shell.asf(*look).out
    assert "closed" not in office.value()
    assert office.shell.asf(*write).code == 0
    assert office.value()["closed"]["date"] == "2026-08-20"
    *lines, last = proposing.splitlines()
    for line in lines:
        program, *arguments = shlex.split(line)
        assert program == "git"
        git(register, *arguments)
    assert last == "gh pr create --fill"
    assert "+  date: 2026-08-20" in git(github, "show", "avstamning")


@pytest.mark.parametrize("block", blocks("yaml"))
def test_the_mapping_files_of_the_guide_are_understood(office: Office, block: str) -> None:
    content = CHANGED.replace("utdelning", "utdelningsadress")
    assert office.run(content).code == 2
    mapping = str(office.file(block, "kolumner.yaml"))
    assert office.run(content, "--mapping", mapping).code == 0


def test_the_guide_names_every_option_and_everything_that_a_column_can_be() -> None:
    options = [one for one in command.reconcile.params if isinstance(one, click.Option)]
    assert len(options) >= 5
    assert [one.opts[0] for one in options if one.opts[0] not in GUIDE] == []
    assert [target for target in TARGETS if f"`{target}`" not in GUIDE] == []
