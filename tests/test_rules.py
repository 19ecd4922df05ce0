"""What the rules let pass and where they draw the line, beside the examples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import hypothesis.strategies as st
import pytest
from asf_register.check import check
from asf_register.personal_number import personal_numbers, without_personal_numbers
from asf_register.root import Root
from asf_register.rules.personal_numbers import may_hold_personal_number
from asf_register.slugs import fold, is_slug
from asf_register.tangled_prose import MAX_INDENT, MAX_LENGTH, MAX_UNCLOSED, why_tangled
from asf_register.web_address import why_refused
from hypothesis import given

DAY = date(2026, 11, 21)
KAFE = "name: {name}\nregion: '01'\nindustries:\n  - cafe-restaurant\nlisting: unlisted\n"


class Files:
    """A small register, and what is said of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "data" / "asf").mkdir(parents=True)

    def add(self, name: str, more: str = "", slug: str = "") -> None:
        """Add an enterprise with these lines."""
        path = self._folder / "data" / "asf" / f"{slug or fold(name)}.yaml"
        path.write_text(KAFE.format(name=name) + more, encoding="utf-8")

    def rules(self, day: date = DAY) -> list[tuple[str, str]]:
        """The file and the rule of each problem."""
        problems = check(Root(self._folder), day).problems
        return [(problem.path.rpartition("/")[2], problem.rule) for problem in problems]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    """An empty register."""
    return Files(tmp_path)


@pytest.mark.parametrize(
    "number",
    ["556012-5790", "802001-1238", "212000-0142", "202100-5489", "969600-0018", "252002-6135"],
)
def test_real_kinds_of_organisation_numbers_pass(files: Files, number: str) -> None:
    files.add("Linden", f"organisation_number: {number}\n")
    assert files.rules() == []


@pytest.mark.parametrize("number", ["640823-3234", "811228-9874", "701063-2391", "001231-9994"])
def test_numbers_of_persons_are_never_organisation_numbers(files: Files, number: str) -> None:
    files.add("Linden", f"organisation_number: {number}\n")
    assert ("linden.yaml", "organisation-number-personal") in files.rules()


def test_a_number_of_a_person_is_not_repeated_in_the_report(tmp_path: Path) -> None:
    files = Files(tmp_path)
    files.add("Linden", "organisation_number: 640823-3234\n")
    (problem,) = check(Root(tmp_path), DAY).problems
    assert "640823" not in problem.message + problem.hint


@pytest.mark.parametrize("typed", range(10))
def test_one_wrong_last_digit_of_an_organisation_number_is_noticed(
    files: Files, typed: int
) -> None:
    files.add("Linden", f"organisation_number: 556012-579{typed}\n")
    wrong = [("linden.yaml", "organisation-number-check-digit")]
    assert files.rules() == ([] if typed == 0 else wrong)


@pytest.mark.parametrize(
    "address",
    [
        "https://linden.example",
        "http://www.linden.example:8080/",
        "https://linden.example/a/b.html?c=d&e=%C3%A5#f",
        "https://räksmörgås.example/",
        "https://xn--rksmrgs-5wao1o.example/",
        "https://sv.wikipedia.example/wiki/Kafé_(lokal)",
        "https://linden.example/?q=a,b;c:d@e",
        "HTTPS://LINDEN.EXAMPLE/",
        "https://192.0.2.7/",
    ],
)
def test_addresses_of_web_pages_pass(address: str) -> None:
    assert why_refused(address) is None


@pytest.mark.parametrize(
    "address",
    [
        "",
        "linden.example",
        "//linden.example",
        "\\\\linden.example",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " https://linden.example",
        "https:linden.example",
        "https:/linden.example",
        "https:\\\\linden.example",
        "https://",
        "https://linden",
        "https://.example",
        "https://linden..example",
        "https://anna@linden.example/",
        "https://anna:hemligt@linden.example/",
        "https://linden.example@ond.example/",
        "https://linden.example\\@ond.example/",
        "https://linden.example:99999/",
        "https://linden.example:0/",
        "https://[::1",
        "data:text/html,a",
        "ftp://linden.example/",
        "file:///etc/passwd",
        "mailto:info@linden.example",
        'https://linden.example/"onclick=x',
        "https://linden.example/<script>",
        "https://linden.example/a b",
    ],
)
def test_addresses_that_lead_astray_are_refused_with_a_reason(address: str) -> None:
    assert why_refused(address)


@pytest.mark.parametrize(
    "email",
    ["info@a.example", "kontakt@a.example", "kafet.linden@a.example", "kafetlinden@a.example",
     "info2@a.example",
     "order-lund@a.example", "bokning.umea@a.example", "kansli@a-b.example.se"],
)  # fmt: skip
def test_addresses_of_roles_pass(files: Files, email: str) -> None:
    files.add("Kafet Linden", f"email: {email}\n")
    assert files.rules() == []


@pytest.mark.parametrize(
    "email",
    ["anna@a.example", "anna.berg@a.example", "a.berg@a.example", "linden@a.example",
     "staffan@a.example", "lagerkvist@a.example"],
)  # fmt: skip
def test_addresses_of_persons_are_warned_of(files: Files, email: str) -> None:
    files.add("Kafet Linden", f"email: {email}\n")
    assert files.rules() == [("kafet-linden.yaml", "role-email")]


def test_a_unit_finds_its_whole_through_old_addresses(files: Files) -> None:
    files.add("Stiftelsen Linden", "aliases: [linden, gamla-linden]\n")
    files.add("Kafet", "part_of: gamla-linden\n")
    files.add("Terrassen", "part_of: kafet\n")
    assert files.rules() == []


def test_an_enterprise_that_is_part_of_itself_is_told_so(files: Files) -> None:
    files.add("Kafet", "part_of: kafet\n")
    files.add("Linden", "aliases: [gamla]\npart_of: gamla\n")
    assert files.rules() == [("kafet.yaml", "part-of-known"), ("linden.yaml", "part-of-known")]


def test_only_those_in_a_ring_of_units_are_blamed(files: Files) -> None:
    for name, above in (("Ett", "tva"), ("Tva", "tre"), ("Tre", "ett"), ("Fyra", "ett")):
        files.add(name, f"part_of: {above}\n")
    assert [name for name, _ in files.rules()] == ["ett.yaml", "tre.yaml", "tva.yaml"]


def test_a_unit_inherits_the_organisation_number_that_a_confirmed_entry_needs(files: Files) -> None:
    confirmed = "confirmed:\n  date: 2026-05-01\n  by: enterprise\n"
    files.add("Linden", "organisation_number: 556012-5790\n")
    files.add("Kafet", f"part_of: linden\n{confirmed}")
    files.add("Baren", confirmed)
    assert files.rules() == [("baren.yaml", "organisation-number-needed")]


def test_an_earlier_address_claimed_by_two_is_reported_once_for_the_later(files: Files) -> None:
    files.add("A", "aliases: [x]\n")
    files.add("B", "aliases: [x]\n")
    assert files.rules() == [("b.yaml", "alias-collision")]


def test_today_is_not_the_future_and_tomorrow_is(files: Files) -> None:
    files.add("Linden", "consent:\n  date: 2026-11-21\n  by: enterprise\n")
    assert files.rules(date(2026, 11, 21)) == []
    assert files.rules(date(2026, 11, 20)) == [("linden.yaml", "not-in-future")]


def test_figures_grow_tenfold_only_with_a_warning(files: Files) -> None:
    figure = "    - {{kind: employed, year: {}, value: {}, source: x}}\n"
    head = "social_value:\n  figures:\n"
    files.add("A", head + figure.format(2023, 2) + figure.format(2024, 19))
    files.add("B", head + figure.format(2023, 2) + figure.format(2024, 20))
    files.add("C", head + figure.format(2022, 2) + figure.format(2024, 200))
    files.add("D", head + figure.format(2023, 0) + figure.format(2024, 200))
    assert files.rules() == [("b.yaml", "figure-jump")]


def test_whole_numbers_may_be_written_with_a_decimal(files: Files) -> None:
    files.add("Linden", "founded: 1994.0\nsocial_value:\n  global_goals: [8.0]\n")
    assert files.rules() == []


def test_the_year_nought_is_no_date(files: Files) -> None:
    files.add("Linden", "consent:\n  date: 0000-01-01\n  by: enterprise\n")
    assert files.rules() == [("linden.yaml", "real-date")]


def test_names_that_sound_alike_are_warned_of_in_one_municipality_only(files: Files) -> None:
    for name, place in (("Café Vasa", "0180"), ("Kafé Wasa", "0180"), ("Caffe Vasa", "0184")):
        files.add(name, f"municipality: '{place}'\n")
    assert files.rules() == [("kafe-wasa.yaml", "similar-names")]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Kafé Åsen!", "kafe-asen"),
        ("ÅÄÖ åäö", "aao-aao"),
        ("Ö", "o"),
        ("Smörgås & Co. AB", "smorgas-co-ab"),
        ("A\u030angen", "angen"),
        ("24/7", "24-7"),
        ("!!!", ""),
        ("x" * 200, "x" * 100),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_names_fold_to_addresses(name: str, slug: str) -> None:
    assert fold(name) == slug


@pytest.mark.parametrize(
    "name", ["con", "prn", "aux", "nul", "com1", "lpt9", "", "-a", "a-", "a--b"]
)
def test_what_no_computer_can_store_is_no_address(name: str) -> None:
    assert not is_slug(name)


@pytest.mark.parametrize("name", ["a", "0", "con-fusion", "nulla", "com10", "aux-1", "x" * 100])
def test_what_only_resembles_a_device_is_an_address(name: str) -> None:
    assert is_slug(name)


def test_ordinary_markdown_is_simple_enough() -> None:
    text = "## Meny\n\n- [Lunch](https://a.example)\n  - soppa [1]\n\n> Citat\n\n`kod`\n" * 50
    assert why_tangled(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "a" * (MAX_LENGTH + 1),
        "[" * (MAX_UNCLOSED + 1),
        "[" * 5_000 + "a" + "](b)" * 5_000,
        " " * (MAX_INDENT + 1) + "- a",
        "\t" * 20 + "- a",
        "\\" * 50_000,
    ],
)
def test_text_that_would_stop_a_build_is_refused(text: str) -> None:
    assert why_tangled(text)


def test_a_page_that_would_stop_a_build_is_reported(tmp_path: Path) -> None:
    Files(tmp_path).add("Linden")
    (tmp_path / "content").mkdir()
    nested = "\n".join("    " * depth + "- [a](b)" for depth in range(90))
    page = f"---\ntitle: Om\nsummary: Om.\n---\n{nested}\n"
    (tmp_path / "content" / "om.md").write_text(page, encoding="utf-8")
    (problem,) = check(Root(tmp_path), DAY).problems
    assert problem.rule == "page-links"
    assert problem.message == "sidan har en rad som är indragen mer än 60 steg."


def test_a_link_on_a_page_is_reported_on_its_line(tmp_path: Path) -> None:
    Files(tmp_path).add("Linden")
    (tmp_path / "content").mkdir()
    page = "---\ntitle: Om\nsummary: Om.\n---\n\nEtt.\n\nTvå [tre](fyra).\n"
    (tmp_path / "content" / "om.md").write_text(page, encoding="utf-8")
    (problem,) = check(Root(tmp_path), DAY).problems
    assert problem.line == 8


@pytest.mark.parametrize(
    "text",
    ["070-123 45 67", "556012-5790", "640823-3235", "641323-3234", "55300000-9", "2026-11-21",
     "1640823323400", "https://linden.example/nyheter/5560125790"],
)  # fmt: skip
def test_numbers_that_are_no_persons_pass(files: Files, text: str) -> None:
    files.add("Linden", f"participation: 'a {text} b'\n")
    assert files.rules() == []


@pytest.mark.parametrize(
    "text",
    ["640823-3234", "6408233234", "19640823-3234", "196408233234", "640823+3234",
     "640823–3234", "701063-2391", "(640823-3234)"],
)  # fmt: skip
def test_numbers_of_persons_are_refused_anywhere_and_never_repeated(
    tmp_path: Path, text: str
) -> None:
    files = Files(tmp_path)
    files.add("Linden", f"participation: 'a {text} b'\nwebsite: '{text}'\n")
    problems = check(Root(tmp_path), DAY).problems
    assert {problem.rule for problem in problems} == {"personal-number", "link-address"}
    assert not any("0823" in str(problem) or "1063" in str(problem) for problem in problems)


FIGURE = (
    "social_value:\n  figures:\n    - kind: employed\n      year: 2025\n      value: 3\n"
    "      source: {source!r}\n"
)


@pytest.mark.parametrize("source", ["SCB:s statistik", "AB:n i Umeå", "Årsredovisning 2025"])
def test_a_source_in_words_is_no_address(files: Files, source: str) -> None:
    files.add("Linden", FIGURE.format(source=source))
    assert files.rules() == []


@pytest.mark.parametrize("source", ["javascript:s", "data:n", "ftp:fil", "http://"])
def test_a_source_that_may_be_taken_for_an_address_must_be_one(files: Files, source: str) -> None:
    files.add("Linden", FIGURE.format(source=source))
    assert files.rules() == [("linden.yaml", "link-address")]


# Numbers of persons in odd spellings, and what only looks like them.

SPELLINGS = [
    *(f"640823{dash}3234" for dash in "-+–—−\ufe58\ufe63\uff0d./_"),
    *("640823 - 3234", "640823 −  3234", "640823-\n3234", "640823\n  3234", "640823\u00a03234"),
    *("\uff16\uff14\uff10\uff18\uff12\uff13-\uff13\uff12\uff13\uff14", "6408\u00ad23-32\u200b34"),
    *("1964-08-23-3234", "1964-08-23 3234", "1964−08−23 – 3234", "1964.08.23-3234"),
    "19640823 - 3234",
]


@pytest.mark.parametrize("text", SPELLINGS)
def test_numbers_of_persons_are_found_and_masked_however_they_are_written(text: str) -> None:
    assert list(personal_numbers(f"å {text}, b")) == [text]
    assert without_personal_numbers(f"å {text}, b") == "å (personnummer), b"


@pytest.mark.parametrize("text", [text for text in SPELLINGS if "\u200b" not in text])
def test_an_entry_holds_them_in_no_text_and_no_comment(files: Files, text: str) -> None:
    indented = text.replace("\n", "\n  ")
    files.add("Text", f"participation: |-\n  a {indented} b\n")
    files.add("Folded", f"participation: >-\n  a {indented} b\n")
    files.add("Plain", f"participation: a {indented} b\n")
    files.add("Comment", "# a " + text.replace("\n", "\n# ") + " b\n")
    wanted = [
        (f"{name}.yaml", "personal-number") for name in ("comment", "folded", "plain", "text")
    ]
    assert sorted(files.rules()) == wanted


def test_a_page_tells_the_line_on_which_a_number_begins(tmp_path: Path) -> None:
    page = tmp_path / "content" / "om.md"
    page.parent.mkdir()
    Files(tmp_path)
    page.write_text("---\ntitle: Om\nsummary: Om oss.\n---\n\nRing\n640823-\n3234 nu.\n", "utf-8")
    found = [one for one in check(Root(tmp_path), DAY).problems if one.rule == "personal-number"]
    assert [one.line for one in found] == [7]


DIGITS = st.text("0123456789", min_size=4, max_size=4)
ORDINARY = st.one_of(
    st.dates(date(1900, 1, 1)).map(str),
    st.tuples(st.dates(date(1900, 1, 1)), st.dates(date(1900, 1, 1))).flatmap(
        lambda days: st.sampled_from([" ", "–", " – ", "/", " - "]).map(
            lambda between: between.join(map(str, days))
        )
    ),
    st.from_regex(r"0[1-9][0-9]-[0-9]{3} [0-9]{2} [0-9]{2}", fullmatch=True),
    st.from_regex(r"\+46 [1-9][0-9] [0-9]{3} [0-9]{2} [0-9]{2}", fullmatch=True),
    st.from_regex(r"08-[0-9]{3} [0-9]{3} [0-9]{2}", fullmatch=True),
    st.from_regex(r"(16)?[25789][0-9][2-9][0-9]{3}-[0-9]{4}", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{0,2}( [0-9]{3}){1,3},[0-9]{2} kr", fullmatch=True),
    st.from_regex(r"SE[0-9]{2}( [0-9]{4}){5}", fullmatch=True),
    st.from_regex(r"[0-9]{8}-[0-9]", fullmatch=True),
    st.from_regex(r"Storgatan [1-9][0-9]?, [1-9][0-9]{2} [0-9]{2} Gävle", fullmatch=True),
    st.from_regex(r"[1-9][0-9]{2,3}-[0-9]{4}", fullmatch=True),
    st.from_regex(r"kl\. [0-2][0-9]\.[0-5][0-9]", fullmatch=True),
    st.from_regex(r"(19|20)[0-9]{2}[-–](19|20)[0-9]{2}", fullmatch=True),
)


@given(st.lists(ORDINARY, min_size=1, max_size=4), st.sampled_from([", ", "; ", " och "]))
def test_ordinary_numbers_are_no_persons(texts: list[str], between: str) -> None:
    assert not list(personal_numbers(between.join(texts)))


SIGNS = st.sampled_from(
    [*"0123456789-+._/ ", "\n", "–", "−", "\uff16", "\u00ad", "\U0001d7d6", "a", "å"]
)


@given(
    st.sampled_from(
        ["640823", "19640823", "1964-08-23", "6408\u00ad23", "1964−08−23", "\uff1640823"]
    ),
    st.text(SIGNS, max_size=3),
    st.text(SIGNS, max_size=3),
    st.text(SIGNS, max_size=3),
)
def test_no_file_with_a_number_is_passed_over(
    born: str, before: str, between: str, after: str
) -> None:
    text = f"{before}{born}{between}3234{after}"
    if any(personal_numbers(text)):
        assert may_hold_personal_number(text.encode())
