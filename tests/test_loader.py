"""How a file's bytes are read: what YAML surprises with elsewhere is text or refused here."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import pytest
from asf_register.check import check
from asf_register.problem import Problem
from asf_register.reading import load
from asf_register.root import Root

KAFE = "name: Kafé Linden\nregion: '01'\nindustries:\n  - cafe-restaurant\nlisting: unlisted\n"


def told(tmp_path: Path, written: str | bytes, name: str = "kafe-linden.yaml") -> list[Problem]:
    """What the check says about one file."""
    folder = tmp_path / "data" / "asf"
    folder.mkdir(parents=True, exist_ok=True)
    raw = written if isinstance(written, bytes) else written.encode("utf-8")
    (folder / name).write_bytes(raw)
    return list(check(Root(tmp_path), date(2026, 11, 21)).problems)


def told_of_field(tmp_path: Path, line: str) -> Problem:
    """What the check says about one more line in a right file; it must be one thing."""
    (problem,) = told(tmp_path, KAFE + line + "\n")
    assert problem.line == KAFE.count("\n") + 1
    return problem


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0701234567", 701234567),
        ("01234", 1234),
        ("no", "no"),
        ("yes", "yes"),
        ("off", "off"),
        ("12:30", "12:30"),
        ("1:30:45", "1:30:45"),
        ("2026-05-01", "2026-05-01"),
        ("2026-05-01 10:00", "2026-05-01 10:00"),
        ("1.10", 1.1),
        ("0x1F", 31),
        ("0o17", 15),
        ("017", 17),
        ("1e3", 1000.0),
        ("1_000", "1_000"),
        ("1,5", "1,5"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("Null", None),
        ("", None),
        ("'no'", "no"),
        ("=", "="),
        ("<<", "<<"),
    ],
)
def test_unquoted_values_are_read_as_yaml_1_2_says_and_dates_stay_text(
    written: str, read: object
) -> None:
    loaded = load(f"a: {written}\n".encode())
    assert loaded.faults == ()
    assert loaded.value == {"a": read}
    assert type(loaded.value["a"]) is type(read)


def test_a_number_with_a_leading_zero_is_text_that_wants_quotes(tmp_path: Path) -> None:
    problem = told_of_field(tmp_path, "phone: 0701234567")
    assert problem.rule == "wrong-type"
    assert problem.message == 'Telefon (phone) ska vara text, men "0701234567" läses som ett tal.'
    assert problem.hint == "Sätt det inom citattecken: '0701234567'."


def test_a_postal_code_without_quotes_is_not_made_another_number(tmp_path: Path) -> None:
    problem = told_of_field(tmp_path, "address: {postal_code: 01234}")
    assert problem.hint == "Sätt det inom citattecken: '01234'."


def test_a_code_without_quotes_is_asked_to_be_quoted_and_nothing_else(tmp_path: Path) -> None:
    problem = told_of_field(tmp_path, "municipality: 0180")
    assert problem.hint == "Sätt det inom citattecken: '0180'."


def test_no_is_a_word_and_not_false(tmp_path: Path) -> None:
    problem = told_of_field(tmp_path, "member: no")
    assert problem.message == ("Medlem i SKOOPI (member) ska vara true eller false, men är text.")
    assert problem.hint == "Skriv true eller false, utan citattecken."


def test_a_company_may_be_called_no(tmp_path: Path) -> None:
    assert told(tmp_path, KAFE.replace("Kafé Linden", "no"), "no.yaml") == []


def test_a_time_is_not_made_seconds(tmp_path: Path) -> None:
    problem = told_of_field(tmp_path, "founded: 12:30")
    assert problem.message == "Grundat år (founded) ska vara ett heltal, men är text."


def test_a_date_needs_no_quotes(tmp_path: Path) -> None:
    dated = "consent:\n  date: 2026-05-01\n  by: enterprise\n"
    assert told(tmp_path, KAFE + dated) == []


def test_a_version_like_number_is_text_that_wants_quotes(tmp_path: Path) -> None:
    problem = told_of_field(tmp_path, "phone: 1.10")
    assert problem.message == 'Telefon (phone) ska vara text, men "1.10" läses som ett tal.'
    assert problem.hint == "Sätt det inom citattecken: '1.10'."


def test_two_equal_keys_are_refused_and_the_first_is_pointed_out(tmp_path: Path) -> None:
    problem = told_of_field(tmp_path, "region: '03'")
    assert problem.rule == "yaml-duplicate-key"
    assert problem.message == 'fältet "region" finns redan på rad 2.'
    assert problem.hint == "Behåll ett av dem och ta bort det andra."


def test_two_equal_keys_deep_inside_are_refused(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, KAFE + "offers:\n  - title: Lunch\n    title: Middag\n")
    assert (problem.rule, problem.line, problem.column) == ("yaml-duplicate-key", 8, 5)


def test_keys_that_look_equal_are_refused_however_they_are_written(tmp_path: Path) -> None:
    problem = told_of_field(tmp_path, '"regi\\u006fn": "03"')
    assert problem.rule == "yaml-duplicate-key"


@pytest.mark.parametrize("tag", ["!!str", "!!python/object:os.system", "!mitt", "!<tag:x,1:y>"])
def test_tags_are_refused(tmp_path: Path, tag: str) -> None:
    problem = told_of_field(tmp_path, f"description: {tag} bröd")
    assert problem.rule == "yaml-tag"
    assert "YAML-tagg" in problem.message
    assert "citattecken" in problem.hint


def test_an_exclamation_first_in_a_text_is_told_to_be_quoted(tmp_path: Path) -> None:
    problem = told_of_field(tmp_path, "description: !Hej hej")
    assert problem.hint == (
        "Ta bort taggen, eller sätt hela texten inom citattecken om utropstecknet hör till den."
    )


@pytest.mark.parametrize("line", ["description: &a bröd", "description: *a"])
def test_anchors_and_aliases_are_refused(tmp_path: Path, line: str) -> None:
    problem = told_of_field(tmp_path, line)
    assert problem.rule == "yaml-anchor"
    assert "citattecken" in problem.hint


def test_a_bomb_of_aliases_is_refused_and_not_unfolded(tmp_path: Path) -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    problems = told(tmp_path, bomb)
    assert {problem.rule for problem in problems} == {"yaml-anchor"}


def test_tabs_as_indentation_are_refused(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, KAFE + "offers:\n\t- title: Lunch\n")
    assert (problem.rule, problem.line) == ("yaml-tab", 7)
    assert problem.message == "raden är indragen med tabb."
    assert problem.hint == "Byt tabben mot mellanslag, två för varje steg inåt."


def test_several_documents_are_refused(tmp_path: Path) -> None:
    problem = told_of_field(tmp_path, "---\nname: En till")
    assert problem.rule == "yaml-documents"
    assert "fler än ett dokument" in problem.message


@pytest.mark.parametrize("line", ["%YAML 1.1", "%TAG ! tag:x,1:"])
def test_directives_are_refused(tmp_path: Path, line: str) -> None:
    (problem,) = told(tmp_path, f"{line}\n---\n{KAFE}")
    assert problem.rule == "yaml-documents"


def test_one_document_may_have_its_dashes_and_dots(tmp_path: Path) -> None:
    assert told(tmp_path, f"---\n{KAFE}...\n") == []


def test_a_file_in_latin_1_is_refused_where_it_goes_wrong(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, (KAFE + "description: bröd\n").encode("latin-1"))
    assert (problem.rule, problem.line, problem.column) == ("yaml-encoding", 1, 10)
    assert problem.hint == "Spara om filen med teckenkodningen UTF-8."


def test_a_file_in_utf_16_is_refused(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, KAFE.encode("utf-16"))
    assert problem.rule == "yaml-encoding"


INVISIBLE = "\x00\x07\x0b\x1b\x7f\x85\x9f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\uffff"


@pytest.mark.parametrize("character", INVISIBLE)
def test_control_and_direction_characters_are_refused(tmp_path: Path, character: str) -> None:
    problem = told_of_field(tmp_path, f"description: br{character}öd")
    assert (problem.rule, problem.column) == ("yaml-character", 16)
    assert f"U+{ord(character):04X}" in problem.message
    assert problem.hint == "Radera ordet där det står och skriv om det."


@pytest.mark.parametrize("character", [*INVISIBLE, "\r"])
def test_escapes_do_not_bring_in_what_may_not_be_written(tmp_path: Path, character: str) -> None:
    problem = told_of_field(tmp_path, f'description: "br\\u{ord(character):04x}öd"')
    assert problem.rule == "yaml-character"
    assert f"U+{ord(character):04X}" in problem.message


def test_a_file_of_more_than_256_kib_is_refused(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, KAFE + "# " + "x" * 256 * 1024)
    assert problem.rule == "yaml-size"
    assert problem.message == "filen är för stor: den får vara högst 256 KiB."
    assert "Korta texterna" in problem.hint


def test_a_file_of_256_kib_is_read(tmp_path: Path) -> None:
    comment = "# " + "x" * (256 * 1024 - len(KAFE.encode()) - 2)
    assert told(tmp_path, KAFE + comment) == []


def test_nesting_of_twenty_is_read_and_of_twenty_one_is_refused() -> None:
    assert load(b"[" * 20 + b"]" * 20).faults == ()
    (fault,) = load(b"[" * 21 + b"]" * 21).faults
    assert fault.rule == "yaml-nesting"
    assert "20 nivåer" in fault.message


def test_endless_nesting_is_refused_before_it_fills_the_memory() -> None:
    assert [fault.rule for fault in load(b"[" * 200_000).faults] == ["yaml-nesting"]
    assert [fault.rule for fault in load(b"- " * 100_000).faults] == ["yaml-nesting"]


@pytest.mark.parametrize("number", ["1234567890123456", ".inf", "-.INF", ".nan", "1e999"])
def test_numbers_that_cannot_be_kept_are_refused(tmp_path: Path, number: str) -> None:
    problem = told_of_field(tmp_path, f"founded: {number}")
    assert problem.rule == "yaml-number"
    assert f'"{number}"' in problem.message


@pytest.mark.parametrize("key", ["1: a", "true: a", "[a]: b", "? {a: b}\n: c", "~: a"])
def test_keys_that_are_not_text_are_refused(tmp_path: Path, key: str) -> None:
    assert told_of_field(tmp_path, key).rule == "yaml-key"


def test_a_file_that_says_nothing_is_called_empty(tmp_path: Path) -> None:
    for written in ("", "\n\n", "# bara en kommentar\n", "---\n", "~\n", "\ufeff"):
        (problem,) = told(tmp_path, written)
        assert (problem.rule, problem.message) == ("empty-file", "filen är tom.")


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_endings_of_other_systems_are_fine(tmp_path: Path, ending: str) -> None:
    written = (KAFE + "description: |\n  Bröd.\n\n  Kaffe.\n").replace("\n", ending)
    assert told(tmp_path, written) == []
    assert load(written.encode()).value["description"] == "Bröd.\n\nKaffe.\n"


def test_a_byte_order_mark_first_is_fine(tmp_path: Path) -> None:
    assert told(tmp_path, "\ufeff" + KAFE) == []


@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_letters_of_two_characters_become_one(quote: str) -> None:
    apart = unicodedata.normalize("NFD", "Åäö é")
    assert load(f"name: {quote}{apart}{quote}\n".encode()).value == {"name": "Åäö é"}


def test_letters_of_two_characters_made_by_an_escape_become_one() -> None:
    assert load(b'name: "A\\u030a"\n').value == {"name": "Å"}


SYNTAX_SLIPS = {
    "a colon in a text": ("description: Öppet: alla dagar", "kolon mitt i en text"),
    "a quote that stays open": ("description: 'Vi bakar", "citattecken öppnas"),
    "a bracket that stays open": ("aliases: [linden", "hakparentes"),
    "a bracket that closes too early": ("description: ] bröd", "får inte börja med"),
    "an at sign first": ("description: @linden", "får inte börja med"),
    "a star alone": ("description: * bröd", "får inte börja med"),
    "an exclamation mark first": ("description: !Välkommen", "utropstecken först"),
    "a text after a bar": ("description: |bröd", "får inget mer stå på samma rad"),
    "a backslash in quotes": ('description: "C:\\linden"', "omvänt snedstreck"),
    "a bad escape in quotes": ('description: "\\xyz"', "omvänt snedstreck"),
    "a list on the field's line": ("aliases: - linden", "inte en lista börja"),
    "a line without a colon": ("beskrivning saknas", "saknar kolon"),
    "a field too far in": ("phone: '070'\n  email: a@b.se", "inte indragen"),
    "no space after the colon": ("description:bröd\nphone: '070'", "saknas efter kolonet"),
    "no space before a quote": ("description:'13'\nphone: '070'", "saknas efter kolonet"),
    "an apostrophe in quotes": ("description: 'Kalle's bröd'", "apostrofen"),
    "a conflict of git's": ("<<<<<<< HEAD\nphone: '070'\n=======", "två versioner som krockar"),
    "a quote closed too late": ("description: 'Vi\nphone: '070'", "stängs först på rad 7"),
    "a field too little in": ("address:\n    street: A 1\n  locality: B", "inte indragen"),
    "a field among a list": ("aliases:\n  - linden\n  phone: '070'", "hör inte till listan"),
    "a quoted start": ('description: "Lindens" bröd', "fortsätter efter citattecknet"),
}


@pytest.mark.parametrize("slip", SYNTAX_SLIPS)
def test_slips_in_writing_are_explained_in_plain_swedish(tmp_path: Path, slip: str) -> None:
    line, said = SYNTAX_SLIPS[slip]
    (problem,) = told(tmp_path, KAFE + line + "\n")
    assert problem.rule == "yaml-syntax"
    assert problem.line >= KAFE.count("\n")
    assert said in problem.message
    assert problem.hint.endswith((".", "'."))


@pytest.mark.parametrize(
    "name",
    ["Kafe.yaml", "kafé.yaml", "kafe linden.yaml", "kafe_linden.yaml", "-kafe.yaml", "kafe-.yaml",
     "kafe--linden.yaml", "kafe.linden.yaml", "kafe.YAML", "con.yaml", "aux.yaml", "lpt1.yaml",
     "a" * 101 + ".yaml", "..yaml", "kafe\n.yaml", "kafe\u202e.yaml", "\udcff.yaml"],
)  # fmt: skip
def test_names_that_make_no_address_are_refused(tmp_path: Path, name: str) -> None:
    if name == "..yaml":
        name = "a..yaml"
    (problem,) = told(tmp_path, KAFE, name)
    assert problem.rule == "file-name"
    assert "går inte att använda" in problem.message
    assert problem.hint.startswith("Byt namn på filen")
    assert str(problem).isprintable()


def test_a_file_of_rubbish_does_not_drown_the_report(tmp_path: Path) -> None:
    for rubbish in ("\0\n" * 50_000, "\t\n" * 50_000, "*a\n" * 30_000, "- *a\n" * 30_000):
        assert 1 <= len(told(tmp_path, rubbish)) <= 200
    unknown = "".join(f"x{i}: 1\n" for i in range(10_000))
    assert len(told(tmp_path, unknown)) == 100
    repeated = KAFE + "aliases:\n" + "".join(f"- a{i}\n" for i in range(20_000)) + "- a1\n"
    assert {problem.rule for problem in told(tmp_path, repeated)} == {
        "list-length",
        "repeated-item",
    }
