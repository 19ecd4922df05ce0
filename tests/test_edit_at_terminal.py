"""`asf set`, `new` and `confirm` as somebody at a terminal meets them, key by key."""

from __future__ import annotations

from pathlib import Path

import pytest
from asf_register.day import today
from terminal_session import CTRL_C, CTRL_D, TAB, Session

KAFE = 'name: Kafé Linden\nregion: "01"\nindustries:\n  - cafe-restaurant\nlisting: unlisted\n'
LUNCH = KAFE.replace("Kafé Linden", "Lunchen")
SKIPPED = (
    "Organisationsnummer:",
    "Juridisk form:",
    "Grundat år:",
    "Branscher:",
    "Varor och tjänster:",
    "Arbetsintegrerande tjänster:",
    "Målgrupper:",
    "Webbplats:",
    "E-post:",
    "Telefon:",
    "Besöksadress:",
    "Beskrivning:",
)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register with two enterprises."""
    folder = tmp_path / "data" / "asf"
    folder.mkdir(parents=True)
    (folder / "kafe-linden.yaml").write_text(KAFE, encoding="utf-8")
    (folder / "lunchen.yaml").write_text(LUNCH, encoding="utf-8")
    return tmp_path


def entry(register: Path, slug: str) -> str:
    return (register / "data" / "asf" / f"{slug}.yaml").read_text(encoding="utf-8")


def test_set_asks_for_one_field_after_the_other(register: Path) -> None:
    with Session(register, "set", "Kafé Linden") as session:
        session.sees("Kafé Linden (kafe-linden.yaml). Enter hoppar över en fråga")
        session.answer("Vilken uppgift vill du ändra?", "telefn")
        session.sees("Menade du Telefon (phone)?")
        session.answer("Vilken uppgift vill du ändra?", "telefon")
        session.answer("Telefon: till exempel 070-123 45 67. Enter hoppar över.", "070")
        session.sees('"070" är inget telefonnummer.')
        session.answer("Telefon:", "0701740605")
        session.answer("Vilken uppgift vill du ändra?", "branscher")
        session.sees("Branscher är nu: Café och restaurang")
        session.answer("Enter behåller det, - tömmer.", "snikeri")
        session.answer('"snikeri" togs som Snickeri. Stämmer det? (ja/nej)', "nej")
        session.answer("Nytt värde", "snikeri, kafé")
        session.answer("Stämmer det? (ja/nej)", "kanske")
        session.sees("Svara ja eller nej.")
        session.answer("Stämmer det? (ja/nej)", "j")
        session.answer("Vilken uppgift vill du ändra?", "grundat=2015")
        session.answer("Vilken uppgift vill du ändra?", "")
        session.sees("Telefon: 070-174 06 05")
        session.sees("Branscher: Café och restaurang → Snickeri, Café och restaurang")
        session.sees("Grundat år: 2015")
        session.answer("Skriva ändringen? (ja/nej)", "ja")
        assert session.ends() == 0
    written = entry(register, "kafe-linden")
    assert "founded: 2015\n" in written
    assert "phone: 070-174 06 05\nindustries:\n  - carpentry\n  - cafe-restaurant\n" in written


def test_tab_fills_in_names_without_caring_for_case_and_dots(register: Path) -> None:
    with Session(register, "set", "kafe-linden") as session:
        session.answer("Vilken uppgift vill du ändra?", f"komm{TAB}")
        session.answer("Kommun: till exempel", f"orebr{TAB}")
        session.answer("Vilken uppgift vill du ändra?", "branscher")
        session.answer("Nytt värde", f"snick{TAB}, fris{TAB}")
        session.answer("Vilken uppgift vill du ändra?", "")
        session.answer("Skriva ändringen?", "ja")
        assert session.ends() == 0
    assert 'municipality: "1880"\n' in entry(register, "kafe-linden")
    assert "  - carpentry\n  - wellness\n" in entry(register, "kafe-linden")


def test_a_field_can_be_emptied_and_a_group_is_asked_for_part_by_part(register: Path) -> None:
    with Session(register, "set", "kafe-linden") as session:
        session.answer("Vilken uppgift vill du ändra?", "branscher")
        session.answer("Nytt värde", "-")
        session.answer("Vilken uppgift vill du ändra?", "siffror")
        session.sees("Samhällsnytta, siffror, en uppgift i taget.")
        session.answer("Slag:", "anställda")
        session.answer("År:", "")
        session.sees("Det här behövs.")
        session.answer("År:", "2024")
        session.answer("Värde:", "ca 35")
        session.answer("Källa:", "årsredovisning")
        session.answer("Hur säker:", "")
        session.answer("Metod:", "")
        session.answer("Vilken uppgift vill du ändra?", "länkar")
        session.answer("Rubrik:", "")
        session.answer("Vilken uppgift vill du ändra?", "")
        session.answer("Skriva ändringen?", "ja")
        assert session.ends() == 0
    written = entry(register, "kafe-linden")
    assert "industries" not in written
    assert "links" not in written
    assert "      qualifier: about\n" in written


def test_a_question_mark_shows_what_can_be_answered(register: Path) -> None:
    with Session(register, "set", "kafe-linden") as session:
        session.answer("Vilken uppgift vill du ändra?", "?")
        session.sees("Namn, Tidigare adresser, Organisationsnummer")
        session.answer("Vilken uppgift vill du ändra?", "juridisk form")
        session.answer("Juridisk form:", "?")
        session.sees("Ekonomisk förening, Ideell förening, Aktiebolag")
        session.answer("Juridisk form:", "")
        session.answer("Vilken uppgift vill du ändra?", "")
        session.sees("Inget är ändrat.")
        assert session.ends() == 0


def test_no_to_the_last_question_writes_nothing(register: Path) -> None:
    with Session(register, "set", "kafe-linden", "grundat=2015") as session:
        session.answer("Skriva ändringen?", "nej")
        session.sees("Inget är skrivet.")
        assert session.ends() == 0
    assert entry(register, "kafe-linden") == KAFE


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize(
    "command",
    [
        ["set", "kafe-linden"],
        ["set", "kafe-linden", "grundat=2015"],
        ["confirm", "kafe-linden", "lunchen"],
        ["new"],
    ],
    ids=" ".join,
)
def test_stopping_in_the_middle_writes_nothing(
    register: Path, command: list[str], key: str
) -> None:
    with Session(register, *command) as session:
        assert session.presses(key) == 2
        assert session.screen.endswith("\nasf: Avbrutet. Inget är skrivet.\n")
    files = {path.stem for path in (register / "data" / "asf").iterdir()}
    assert files == {"kafe-linden", "lunchen"}
    assert entry(register, "kafe-linden") == KAFE


def test_new_asks_from_the_name_to_the_last_question(register: Path) -> None:
    with Session(register, "new") as session:
        session.answer("Namn:", "")
        session.sees("Det här behövs.")
        session.answer("Namn:", "Kafé Åsen")
        session.answer("Kommun:", "hisingen")
        session.sees("Skriv den kommun som orten ligger i.")
        session.answer("Kommun:", "göteborgs kommun")
        session.answer("Visning:", "ur källor")
        session.answer("sidan som uppgifterna kommer från", "www.x.se")
        session.answer('"www.x.se" togs som https://www.x.se. Stämmer det?', "ja")
        session.answer("året som sidan är från", "")
        session.answer("Stöder:", "namn och kommun")
        session.answer("Organisationsnummer:", "811228-9874")
        session.sees("Numret ser ut som ett personnummer")
        for question in SKIPPED[:3]:
            session.answer(question, "")
        session.answer("Branscher:", "kafé")
        for question in SKIPPED[4:]:
            session.answer(question, "")
        session.sees("data/asf/kafe-asen.yaml")
        session.sees("name: Kafé Åsen")
        session.answer("Skriva data/asf/kafe-asen.yaml? (ja/nej)", "ja")
        session.sees("git add data/asf/kafe-asen.yaml")
        assert session.ends() == 0
    assert entry(register, "kafe-asen") == (
        'name: Kafé Åsen\nregion: "14"\nmunicipality: "1480"\nindustries:\n  - cafe-restaurant\n'
        f"listing: sources\nsources:\n  - url: https://www.x.se\n    read: {today().year}\n"
        "    supports: namn och kommun\n"
    )


def test_new_asks_for_the_region_where_no_municipality_is_known(register: Path) -> None:
    with Session(register, "new", "--name", "Nya", "--listing", "nej") as session:
        session.answer("Kommun:", "")
        session.answer("Län:", "")
        session.answer("Län:", "skåne")
        for question in SKIPPED:
            session.answer(question, "")
        session.sees("varning: ingen bransch är angiven")
        session.answer("Skriva data/asf/nya.yaml?", "ja")
        assert session.ends() == 0
    assert entry(register, "nya") == 'name: Nya\nregion: "12"\nlisting: unlisted\n'


def test_new_asks_for_another_name_where_the_name_is_taken(register: Path) -> None:
    with Session(register, "new", "--region", "Stockholm", "--listing", "nej") as session:
        session.answer("Namn:", "Lunchen")
        session.sees("Lunchen finns redan: lunchen.yaml (Stockholms län).")
        session.answer("Namn:", "Middagen")
        for question in SKIPPED:
            session.answer(question, "")
        session.answer("Skriva data/asf/middagen.yaml?", "ja")
        assert session.ends() == 0
    assert entry(register, "lunchen") == LUNCH


def test_what_a_rule_says_at_the_end_can_be_mended_at_once(register: Path) -> None:
    given = ["--name", "Nya", "--municipality", "Malmö", "--listing", "samtyckt"]
    with Session(register, "new", *given) as session:
        for question in SKIPPED:
            session.answer(question, "")
        session.sees("[consent-needed]")
        session.answer("Vilken uppgift vill du ändra?", "samtycke")
        session.answer("Datum:", "1/11 2025")
        session.answer("Roll:", "företaget")
        session.answer("Vilken uppgift vill du ändra?", "")
        session.answer("Skriva data/asf/nya.yaml?", "ja")
        assert session.ends() == 0
    assert "consent:\n  date: 2025-11-01\n  by: enterprise\n" in entry(register, "nya")


def test_giving_up_on_what_a_rule_says_writes_nothing(register: Path) -> None:
    given = ["--name", "Nya", "--municipality", "Malmö", "--listing", "samtyckt"]
    with Session(register, "new", *given) as session:
        for question in SKIPPED:
            session.answer(question, "")
        session.answer("Vilken uppgift vill du ändra?", "")
        session.sees("Inget är skrivet.")
        assert session.ends() == 1
    assert not (register / "data/asf/nya.yaml").exists()


def test_confirm_shows_what_is_on_file_and_asks_of_each(register: Path) -> None:
    with Session(register, "confirm", "kafe-linden", "lunchen") as session:
        session.answer("Vem bekräftar, företaget eller processledare?", "processledare")
        session.sees("Kafé Linden (data/asf/kafe-linden.yaml)")
        session.sees("Län: Stockholms län")
        session.sees("Branscher: Café och restaurang")
        session.sees("Visning: nej")
        session.answer("Stämmer allt? (ja/nej)", "nej")
        session.sees("Inte bekräftat. Rätta med asf set kafe-linden.")
        session.sees("Lunchen (data/asf/lunchen.yaml)")
        session.answer("Stämmer allt? (ja/nej)", "ja")
        assert session.ends() == 0
    assert entry(register, "kafe-linden") == KAFE
    assert "by: coordinator\n" in entry(register, "lunchen")


def test_letters_in_another_encoding_are_no_crash(register: Path) -> None:
    with Session(register, "set", "kafe-linden") as session:
        session.answer("Vilken uppgift", "delaktighet")
        session.answer("Delaktighet:", b"s\xe5")
        session.answer("Vilken uppgift", "")
        session.answer("Skriva", "ja")
        assert session.ends() == 0
    assert "participation: s" in entry(register, "kafe-linden")


def test_what_a_rule_says_of_a_change_can_be_mended_at_once(register: Path) -> None:
    with Session(register, "set", "kafe-linden", "visning=samtyckt", "namn=Café Ek") as session:
        session.sees("[consent-needed]")
        session.answer("Vilken uppgift vill du ändra?", "consent.date=1/11 2025")
        session.answer("Vilken uppgift vill du ändra?", "consent.by=företaget")
        session.answer("Vilken uppgift vill du ändra?", "")
        session.answer("Skriva ändringen?", "ja")
        session.sees("Skrev data/asf/cafe-ek.yaml.")
        assert session.ends() == 0
    assert entry(register, "cafe-ek").startswith("name: Café Ek\naliases:\n  - kafe-linden\nregion")
