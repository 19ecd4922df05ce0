"""Values as people write them: what they become, what is a guess, what is refused and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import jsonschema_rs
import pytest
from asf_edit.fields import Field, Fields, UnknownFieldError
from asf_edit.understanding import (
    WRITTEN_AS,
    NotUnderstoodError,
    Understood,
    is_blank,
    understand,
)
from asf_register.reading import load
from asf_register.root import PROJECT, Root
from asf_register.schema import Schema
from asf_register.vocabulary_files import read_vocabulary
from hypothesis import example, given
from hypothesis import strategies as st

WORDS = read_vocabulary(Root(PROJECT))
FIELDS = Fields(Schema("enterprise", WORDS))


def understood(name: str, written: str) -> Understood:
    field = FIELDS.find(name)
    return understand(written, field.node, WORDS, field.siblings)


# Field, what people write, what it becomes.
SURE: list[tuple[str, str, Any]] = [
    ("organisation_number", "5560125790", "556012-5790"),
    ("organisation_number", " 556012–5790 ", "556012-5790"),
    ("organisation_number", "55 60 12 57 90", "556012-5790"),
    ("organisation_number", "16556012-5790", "556012-5790"),
    ("organisation_number", "5560125790.0", "556012-5790"),
    ("organisation_number", "'556012-5790'", "556012-5790"),
    ("organisation_number", "SE556012579001", "556012-5790"),
    ("phone", "0701740605", "070-174 06 05"),
    ("phone", "+46 (0)70-174 06 05", "070-174 06 05"),
    ("phone", "0046701740605", "070-174 06 05"),
    ("phone", "tel: 070 174 06 05", "070-174 06 05"),
    ("phone", "Tfn 08-12 34 56", "08-12 34 56"),
    ("phone", "08123456", "08-12 34 56"),
    ("phone", "08-123 456 78", "08-123 456 78"),
    ("phone", "031\u00a0–\u00a012\u202f34 56", "031-12 34 56"),
    ("phone", "0240596000", "0240-59 60 00"),
    ("phone", "020-12 34 56", "020-12 34 56"),
    ("phone", "0200-12 34 56", "0200-12 34 56"),
    ("phone", "+47 22 12 34 56", "+47 22 12 34 56"),
    ("email", "mailto:Info@Basta.se; ", "info@basta.se"),
    ("email", "<info@x.se>", "info@x.se"),
    ("website", "https://x.se/åäö?a=b", "https://x.se/åäö?a=b"),
    ("website", "HTTP://www.x.se", "http://www.x.se"),
    ("website", "<https://x.se>", "https://x.se"),
    ("address.postal_code", "11122", "111 22"),
    ("address.postal_code", "SE-111 22", "111 22"),
    ("founded", "2010", 2010),
    ("founded", "2010.0", 2010),
    ("founded", "2010-01-01", 2010),
    ("founded", "20100101", 2010),
    ("founded", "sedan 2010", 2010),
    ("confirmed.date", "2025-11-01", "2025-11-01"),
    ("confirmed.date", "2025-11-01 00:00:00", "2025-11-01"),
    ("confirmed.date", "20251101", "2025-11-01"),
    ("confirmed.date", "1/11 2025", "2025-11-01"),
    ("confirmed.date", "1/11-2025", "2025-11-01"),
    ("confirmed.date", "1.11.2025", "2025-11-01"),
    ("confirmed.date", "1 november 2025", "2025-11-01"),
    ("confirmed.date", "den 1:a nov. 2025", "2025-11-01"),
    ("social_value.figures.1.value", "12,5", 12.5),
    ("social_value.figures.1.value", "12.5", 12.5),
    ("social_value.figures.1.value", "12 000", 12000),
    ("social_value.figures.1.value", "12\u202f000 kr", 12000),
    ("social_value.figures.1.value", "12'000", 12000),
    ("social_value.figures.1.value", "1.234.567", 1234567),
    ("social_value.figures.1.value", "1 234,50 kronor", 1234.5),
    ("social_value.figures.1.value", "45 %", 45),
    ("social_value.figures.1.value", "12 anställda", 12),
    ("target_group_share.1.percent", "45 %", 45),
    ("target_group_share.1.percent", "45,5 procent", 45.5),
    ("target_group_share.1.percent", "0,5 %", 0.5),
    ("target_group_share.1.percent", "0", 0),
    ("offers.1.area.radius_km", "30 km", 30),
    ("member", "Ja", True),
    ("member", "x", True),
    ("member", "✓", True),
    ("member", "sant", True),
    ("member", "nej", False),
    ("offers.1.area.whole_country", "ja", True),
    ("listing", "samtyckt", "consented"),
    ("listing", "Ur källor", "sources"),
    ("listing", "NEJ", "unlisted"),
    ("listing", "consented", "consented"),
    ("consent.by", "företaget", "enterprise"),
    ("municipality", "0180", "0180"),
    ("municipality", "Göteborg", "1480"),
    ("municipality", "goteborg", "1480"),
    ("municipality", "GÖTEBORGS KOMMUN", "1480"),
    ("municipality", "Borås stad", "1490"),
    ("municipality", "Habo", "0643"),
    ("municipality", "Håbo kommun", "0305"),
    ("municipality", "Dals Ed", "1438"),
    ("region", "14", "14"),
    ("region", "Skåne", "12"),
    ("region", "skåne län", "12"),
    ("region", "Region Skåne", "12"),
    ("region", "Stockholms", "01"),
    ("legal_form", "ek. för.", "economic-association"),
    ("legal_form", "AB", "limited-company"),
    ("legal_form", "ekonomisk förening", "economic-association"),
    ("industries", "snickeri", ["carpentry"]),
    ("industries", "Café och restaurang", ["cafe-restaurant"]),
    ("industries", "Café & restaurang, städ", ["cafe-restaurant", "cleaning"]),
    ("industries", "trädgård och utemiljö/second hand", ["gardening", "second-hand"]),
    ("industries", "Städning;Catering och tvätteri", ["cleaning", "catering", "laundry"]),
    ("industries", "b&b", ["hotel-lodging"]),
    ("industries", "café\nkafé", ["cafe-restaurant"]),
    (
        "social_value.target_groups",
        "Personer med autism, adhd eller annan npf, nyanlända",
        ["neurodivergence", "newly-arrived"],
    ),
    ("social_value.global_goals", "3, mål 8 och Jämställdhet", [3, 8, 5]),
    ("offers", "Fruktkorgar, catering", [{"title": "Fruktkorgar"}, {"title": "catering"}]),
    (
        "integration_services",
        "praktik och rehab",
        [{"kind": "internship"}, {"kind": "rehabilitation"}],
    ),
    ("offers.1.cpv", "90910000, 03000000-1", ["90910000", "03000000-1"]),
    (
        "address",
        "Storgatan 1, 111 22 Storstad",
        {"street": "Storgatan 1", "postal_code": "111 22", "locality": "Storstad"},
    ),
    (
        "address",
        "Box 1\n11122 Ort",
        {"street": "Box 1", "postal_code": "111 22", "locality": "Ort"},
    ),
    ("address", "Storgatan 1", {"street": "Storgatan 1"}),
    ("position", "59.33, 18.06", {"latitude": 59.33, "longitude": 18.06}),
    ("position", "59,33 18,06", {"latitude": 59.33, "longitude": 18.06}),
    (
        "position",
        "https://karta.se/@59.3293,18.0686,15z",
        {"latitude": 59.3293, "longitude": 18.0686},
    ),
    ("part_of", "data/asf/basta.yaml", "basta"),
    ("name", "  Kafé\u00a0 A\u030asen\u200b\n", "Kafé Åsen"),
    ("description", "Ett  \r\n\r\n- två\r\n", "Ett\n\n- två"),
]

# Field, what people write, what it is guessed to be, what is said of it.
GUESSED: list[tuple[str, str, Any, str]] = [
    ("phone", "701740605", "070-174 06 05", "nollan först saknades"),
    ("phone", "070-174 06 05 (Anna)", "070-174 06 05", "togs bara numret"),
    ("phone", "070-174 06 05, 08-12 34 56", "070-174 06 05", "av flera nummer togs det första"),
    ("email", "Anna <info@x.se>", "info@x.se", "togs bara adressen"),
    ("email", "info(at)x.se", "info@x.se", "togs som info@x.se"),
    ("email", "info@x.se, b@x.se", "info@x.se", "av flera adresser togs den första"),
    ("website", "www.x.se", "https://www.x.se", '"www.x.se" togs som https://www.x.se'),
    ("founded", "40179", 2010, "kalkylblads dag"),
    ("founded", "start i Gävle 2010", 2010, "togs året 2010"),
    ("founded", "ca 2010", 2010, '"ca 2010" togs som 2010'),
    ("confirmed.date", "45962", "2025-11-01", "kalkylblads dag, 1 november 2025"),
    ("confirmed.date", "1/11/2025", "2025-11-01", "togs som 1 november 2025"),
    ("confirmed.date", "11/25/2025", "2025-11-25", "togs som 25 november 2025"),
    ("confirmed.date", "1/11-25", "2025-11-01", "togs som 1 november 2025"),
    ("social_value.figures.1.value", "1,2 mkr", 1200000, "togs som 1 200 000"),
    ("social_value.figures.1.value", "1,1 mkr", 1100000, "togs som 1 100 000"),
    ("social_value.figures.1.value", "1,2E+06", 1200000, "avrundade talet"),
    ("social_value.figures.1.value", "12.500", 12.5, "togs som 12,5"),
    ("social_value.figures.1.value", "vi är 12 här", 12, "togs 12"),
    ("integration_services.1.places", "2.500", 2500, "togs som 2 500"),
    ("integration_services.1.places", "ca 35", 35, '"ca 35" togs som 35'),
    ("offers.1.area.radius_km", "5 mil", 50, "togs som 50"),
    ("target_group_share.1.percent", "0,45", 45, "togs som 45 procent"),
    ("target_group_share.1.percent", "1", 1, "inte som 100"),
    ("listing", "samtyk", "consented", "togs som samtyckt"),
    ("municipality", "180", "0180", "togs som 0180, Stockholm"),
    ("municipality", "Norrköpng", "0581", "togs som Norrköping"),
    ("municipality", "Östervåla, Heby", "0331", "togs Heby"),
    ("region", "1", "01", "togs som 01, Stockholms län"),
    ("industries", "snikeri", ["carpentry"], '"snikeri" togs som Snickeri'),
    ("industries", "kiosk", ["cafe-restaurant"], "kan vara Café och restaurang eller Butik"),
    ("industries", "vi har café i Gävle", ["cafe-restaurant"], "togs Café och restaurang"),
    ("position", "18.06, 59.33", {"latitude": 59.33, "longitude": 18.06}, "bytte plats"),
    ("address", "Gatan 1, Ort", {"street": "Gatan 1", "locality": "Ort"}, "Gatan 1 | Ort"),
    ("offers.1.cpv", "3000000", ["03000000"], "togs som 03000000"),
    ("part_of", "Kafé Åsen", "kafe-asen", "togs som kafe-asen"),
]

# Field, what people write, words of what they are told.
REFUSED: list[tuple[str, str, str]] = [
    ("organisation_number", "5,56E+09", "siffror har gått förlorade. Skriv om numret med alla tio"),
    ("organisation_number", "5.56012579E+09", "avrundat tal"),
    ("organisation_number", "556012579", "har 9 siffror, men ett organisationsnummer har tio"),
    ("organisation_number", "556012-5791", "fel kontrollsiffra"),
    ("organisation_number", "800101-1234", "personnummer"),
    ("organisation_number", "19800101-1234", "personnummer"),
    ("organisation_number", "kommer", "är inget organisationsnummer"),
    ("phone", "123", "är inget telefonnummer"),
    ("phone", "070-174 06 05 06", "har 12 siffror, men svenska telefonnummer har 8 till 10"),
    ("email", "info@åsen.se", "är ingen e-postadress"),
    ("website", "se vår sida", "är ingen webbadress"),
    ("website", "info@x.se", "är ingen webbadress"),
    ("website", "javascript:alert(1)", "börjar inte med https://"),
    ("website", "https://user:pw@x.se", "har ett användarnamn"),
    ("address.postal_code", "1112", "är inget postnummer"),
    ("founded", "98", "är inget år"),
    ("founded", "90-talet", "är inget år"),
    ("founded", "2010/2011", "är flera år"),
    ("founded", "1700", "Skriv ett tal mellan 1800 och 2100"),
    ("confirmed.date", "2025-02-30", "är inget riktigt datum"),
    ("confirmed.date", "november 2025", "är inget datum"),
    ("confirmed.date", "251101", "är inget datum"),
    ("social_value.figures.1.value", "10–20", "är mer än ett tal"),
    ("social_value.figures.1.value", "tre", "är inget tal"),
    ("social_value.figures.1.value", "1234567890123456", "är för långt"),
    ("offers.1.area.radius_km", "12,5", "är inget helt tal"),
    ("offers.1.area.radius_km", "600", "Skriv ett tal mellan 1 och 500"),
    ("target_group_share.1.percent", "120 %", "Skriv ett tal mellan 0 och 100"),
    ("member", "kanske", "Skriv ja eller nej"),
    ("offers.1.area.whole_country", "nej", "Lämna fältet tomt"),
    ("listing", "ja", "Skriv samtyckt, ur källor eller nej"),
    ("municipality", "Hisingen", "är ingen kommun. Skriv den kommun som orten ligger i"),
    ("municipality", "Gbg", "är ingen kommun"),
    ("municipality", "Stockholm/Solna", "är flera: Stockholm och Solna"),
    ("region", "Sörmland", "är inget län. Menade du Södermanlands län?"),
    ("industries", "xyzzy", "finns inte i listan. Skriv något ur listan, till exempel Café"),
    ("sources", "https://x.se", "uppgiften har flera delar"),
    ("name", "x" * 121, "har 121 tecken, men får ha högst 120"),
    ("offers.1.cpv", "909", "är ingen CPV-kod"),
    ("part_of", "!!!", "är inget filnamn"),
    ("position", "i skogen", "är inget läge"),
    ("position", "159.3, 18.0", "är inget läge på jorden"),
]


@pytest.mark.parametrize(("name", "written", "value"), SURE)
def test_what_people_write_is_understood(name: str, written: str, value: Any) -> None:
    found = understood(name, written)
    assert (found.value, found.certain, dict(found.beside)) == (value, True, {})
    assert type(found.value) is type(value)


@pytest.mark.parametrize(("name", "written", "value", "said"), GUESSED)
def test_a_guess_says_that_it_is_one(name: str, written: str, value: Any, said: str) -> None:
    found = understood(name, written)
    assert (found.value, found.certain) == (value, False)
    assert said in found.note.replace("\u202f", " ")


@pytest.mark.parametrize(("name", "written", "said"), REFUSED)
def test_what_cannot_be_understood_is_refused_with_the_mend(
    name: str, written: str, said: str
) -> None:
    with pytest.raises(NotUnderstoodError) as refused:
        understood(name, written)
    told = f"{refused.value.message} {refused.value.mend}"
    assert said in told
    assert told.endswith((".", "?"))
    assert "\n" not in told


@pytest.mark.parametrize(
    ("written", "value", "qualifier"),
    [
        ("ca 35", 35, "about"),
        ("c:a 1 200", 1200, "about"),
        ("drygt 30 personer", 30, "about"),
        ("~30", 30, "about"),
        ("30 ca", 30, "about"),
        ("minst 30", 30, "at_least"),
        ("fler än 30", 30, "at_least"),
        ("≥30", 30, "at_least"),
        ("30+", 30, "at_least"),
    ],
)
def test_how_exact_a_number_is_stands_beside_it(written: str, value: int, qualifier: str) -> None:
    found = understood("social_value.figures.1.value", written)
    assert (found.value, found.certain) == (value, True)
    assert dict(found.beside) == {"qualifier": qualifier}


def test_a_year_can_be_about_too() -> None:
    found = understood("sources.1.year", "2015 ca")
    assert (found.value, found.certain, dict(found.beside)) == (2015, True, {"qualifier": "about"})


def test_a_word_beside_the_title_is_told_of_though_it_is_sure() -> None:
    assert understood("industries", "café").note == '"café" togs som Café och restaurang'
    assert understood("industries", "Café och restaurang").note == ""


@pytest.mark.parametrize("written", ["", " \n\u00a0", "\u200b"])
def test_nothing_is_no_value(written: str) -> None:
    with pytest.raises(NotUnderstoodError, match="inget värde"):
        understood("name", written)


@pytest.mark.parametrize("written", ["", "-", "–", "?", "ej angivet", "N/A", "Uppgift saknas", "…"])
def test_blanks(written: str) -> None:
    assert is_blank(written)


@pytest.mark.parametrize("written", ["0", "nej", "✓", "Ö"])
def test_no_blanks(written: str) -> None:
    assert not is_blank(written)


PERSONAL = ["811228-9874", "19811228-9874", "198112289874", "8112289874"]


@pytest.mark.parametrize("number", PERSONAL)
@pytest.mark.parametrize("name", ["organisation_number", "phone", "founded", "email", "industries"])
def test_a_persons_number_is_never_repeated(name: str, number: str) -> None:
    with pytest.raises(NotUnderstoodError) as refused:
        understood(name, number)
    assert re.sub("[^0-9]", "", number)[-10:] not in re.sub("[^0-9]", "", str(refused.value))


# Every field


def every_field(fields: tuple[Field, ...] = FIELDS.fields) -> Iterator[Field]:
    for field in fields:
        yield field
        if field.is_group:
            yield from every_field(tuple(field.child(key) for key in field.node["properties"]))
        if field.is_list and "properties" in field.node["items"]:
            yield from every_field((field.item(0),))


EVERY = {field.name: field for field in every_field()}
ODD = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789 -+.,/:%()eE@åca", max_size=20),
    st.sampled_from([written for _, written, *_ in [*SURE, *GUESSED, *REFUSED] if written]),
    st.text(alphabet=st.characters(), max_size=10),
)


@pytest.mark.parametrize("kind", WRITTEN_AS)
def test_each_way_of_writing_is_some_fields(kind: str) -> None:
    nodes = [field.node for field in (*EVERY.values(), *Fields(Schema("post")).fields)]
    nodes += [node["items"] for node in nodes if "items" in node]
    assert kind in {node.get("x-written-as") for node in nodes}


def understood_or_refused(field: Field, written: str) -> Understood | NotUnderstoodError:
    try:
        return understand(written, field.node, WORDS, field.siblings)
    except NotUnderstoodError as refused:
        return refused


@given(st.sampled_from(sorted(EVERY)), ODD)
@example("phone", "\ud800")
@example("founded", "٣٤٥٦")
@example("social_value.figures.1.value", "²")
@example("social_value.figures.1.value", "1" * 400)
@example("confirmed.date", "0000-00-00")
@example("confirmed.date", "99999999")
def test_any_text_is_understood_or_refused_in_swedish(name: str, written: str) -> None:
    field = EVERY[name]
    found = understood_or_refused(field, written)
    if isinstance(found, NotUnderstoodError):
        assert found.message.endswith(".")
        assert found.mend.endswith((".", "?"))
        return
    validator = jsonschema_rs.validator_for(field.node, validate_formats=True)
    assert validator.is_valid(found.value), found
    assert set(found.beside) <= set(field.siblings)
    assert found.certain or found.note


def real_values() -> Iterator[tuple[str, Any]]:
    """Every value in the real entries with the field that holds it."""
    for path in sorted((PROJECT / "data" / "asf").glob("*.yaml")):
        yield from _values(load(path.read_bytes()).value, ())


def _values(value: Any, pointer: tuple[str | int, ...]) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _values(part, (*pointer, key))
    elif isinstance(value, list) and any(isinstance(part, dict) for part in value):
        for index, part in enumerate(value):
            yield from _values(part, (*pointer, index))
    else:
        names = (str(part + 1) if isinstance(part, int) else part for part in pointer)
        yield ".".join(names), value


def test_what_stands_in_the_register_is_understood_as_itself() -> None:
    tried = 0
    for name, value in real_values():
        for one in value if isinstance(value, list) else [value]:
            written = str(one).lower() if isinstance(one, bool) else str(one)
            field = FIELDS.find(name)
            node = field.node["items"] if field.is_list else field.node
            found = understand(written, node, WORDS, field.siblings)
            assert (found.value, found.certain) == (one, True), name
            tried += 1
    assert tried > 1000


# Names of fields


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("phone", "phone"),
        ("telefon", "phone"),
        ("Telefon:", "phone"),
        ("Telefon (phone)", "phone"),
        ("tfn", "phone"),
        ("E-post", "email"),
        ("mejl", "email"),
        ("hemsida", "website"),
        ("org.nr", "organisation_number"),
        ("Organisationsnummer", "organisation_number"),
        ("bransch", "industries"),
        ("län", "region"),
        ("address.street", "address.street"),
        ("adress.gata", "address.street"),
        ("Besöksadress, gata", "address.street"),
        ("gata", "address.street"),
        ("social_value.summary", "social_value.summary"),
        ("offers.1.title", "offers.1.title"),
        ("Varor och tjänster.2.rubrik", "offers.2.title"),
        ("offers.1.area.regions", "offers.1.area.regions"),
    ],
)
def test_fields_go_by_many_names(written: str, name: str) -> None:
    assert FIELDS.find(written).name == name


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("telefn", 'Fältet "telefn" finns inte. Menade du Telefon (phone)?'),
        ("qqq", "Fält som finns: Namn, Tidigare adresser"),
        ("offers.2.titel", "Menade du Varor och tjänster, 2, rubrik (offers.2.title)?"),
        ("offers.titel", "Skriv offers.1 för den första."),
        ("offers.0.title", "är en lista"),
        ("phone.x", "finns inte i Telefon"),
        ("", "finns inte"),
        (".", "finns inte"),
    ],
)
def test_an_unknown_field_is_told_of_with_those_that_are_near(written: str, said: str) -> None:
    with pytest.raises(UnknownFieldError) as unknown:
        FIELDS.find(written)
    assert said in str(unknown.value)


@given(st.text(max_size=30))
def test_any_name_of_a_field_is_found_or_told_of(written: str) -> None:
    with suppress(UnknownFieldError):
        FIELDS.find(written)


def test_every_field_is_found_by_its_own_name_and_title() -> None:
    for name, field in EVERY.items():
        assert FIELDS.find(name).pointer == field.pointer
    for field in FIELDS.fields:
        assert FIELDS.find(field.title).pointer == field.pointer
