"""`asf status` gives one straight answer for any day, with what it rests on."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from asf_register.certification.state_words import PROVES_NO_SHARE
from asf_register.day import today
from asf_register.root import PROJECT
from certified_register import certified_register, number_of
from command_shell import Ran, Shell

DAY = "2026-11-21"


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with a certificate in every state."""
    return certified_register(tmp_path_factory.mktemp("certified") / "register").folder


def ask(shell: Shell, register: Path, *arguments: str) -> Ran:
    return shell.asf("--root", str(register), "status", *arguments)


def answer(shell: Shell, register: Path, who: str, day: str) -> str:
    """What is said, on one line."""
    ran = ask(shell, register, who, "--on", day)
    assert (ran.code, ran.err) == (0, "")
    assert all(len(line) <= 80 or "http" in line for line in ran.out.split("\n"))
    return " ".join(ran.out.split())


Asked = Callable[[str, str], str]


@pytest.fixture
def asked(shell: Shell, register: Path) -> Asked:
    """What is said of somebody on a day, on one line."""
    return partial(answer, shell, register)


@pytest.mark.parametrize(
    ("who", "day", "word", "span"),
    [
        ("angsbacken", "2018-06-01", "INTE CERTIFIERAT", "Sedan: alltid Till och med: 31 maj 2019"),
        ("angsbacken", "2019-07-01", "OKÄNT", "Sedan: 1 juli 2019 Till och med: 11 december 2019"),
        (
            "angsbacken",
            "2019-12-12",
            "CERTIFIERAT",
            "Sedan: 12 december 2019 Till och med: 30 juni 2021",
        ),
        (
            "angsbacken",
            "2021-06-30",
            "CERTIFIERAT",
            "Sedan: 12 december 2019 Till och med: 30 juni 2021",
        ),
        ("angsbacken", "2021-07-01", "OKÄNT", "Sedan: 1 juli 2021 Till och med: 29 oktober 2024"),
        ("sjobods-snickeri", DAY, "UTGÅNGET", "Sedan: 30 oktober 2026 Till och med: tills vidare"),
        (
            "sjobods-snickeri",
            "2026-10-29",
            "CERTIFIERAT",
            "Sedan: 30 oktober 2024 Till och med: 29 oktober 2026",
        ),
        ("tvattstugan", DAY, "VILANDE", "Sedan: 1 september 2026 Till och med: 19 maj 2027"),
        ("ekerns-cyklar", DAY, "ÅTERKALLAT", "Sedan: 2 mars 2026 Till och med: tills vidare"),
        ("utan-intyg", DAY, "INTE CERTIFIERAT", "Sedan: 1 januari 2025 Till och med: tills vidare"),
    ],
)
def test_each_state_is_one_large_word_with_its_days(
    asked: Asked, who: str, day: str, word: str, span: str
) -> None:
    said = asked(who, day)
    assert f": {word} " in said
    assert f"{span} " in said


@pytest.mark.parametrize(
    "who",
    [
        "cafe-exemplet",
        "ASF-2025-001",
        "asf-2025-001",
        "asf 2025 001",
        " ASF\u20112025 \u2013 001",
        "ＡＳＦ－２０２５－００１",
        "ASF\u00ad-2025-\u200b001",
        number_of("cafe-exemplet"),
        number_of("cafe-exemplet").replace("-", ""),
        "Café Exemplet",
        "café exemplet",
    ],
)
def test_an_enterprise_is_found_by_all_that_it_is_called(
    shell: Shell, register: Path, who: str
) -> None:
    assert "CERTIFIERAT Intyget ASF-2025-001 är utfärdat" in answer(shell, register, who, DAY)


def test_a_name_that_only_a_decision_has_leads_to_its_holder(shell: Shell, register: Path) -> None:
    said = answer(shell, register, "Verkstan vid ån", DAY)
    assert said.startswith("Nya Namnet (nya-namnet)")
    assert "Namn i besluten: Verkstan vid ån" in said
    assert "I företagets fil är namnet ett annat än i beslutet." in said


def test_every_name_of_a_certificate_is_told(shell: Shell, register: Path) -> None:
    said = answer(shell, register, "bytta-namnet", DAY)
    assert "Namn i besluten: Åverkstan och Bytta Namnet" in said


def test_a_taken_over_answer_names_its_source(shell: Shell, register: Path) -> None:
    said = answer(shell, register, "angsbacken", "2020-06-01")
    assert "Övertaget ur: https://tidningen.example/2019/certifierade (2019)" in said
    assert "Källan säger: Ängsbacken är ett av tretton certifierade företag." in said


def test_a_number_that_has_been_renewed_answers_for_the_enterprise_and_for_itself(
    shell: Shell, register: Path
) -> None:
    said = answer(shell, register, "ASF-2024-001", DAY)
    assert ": CERTIFIERAT Intyget ASF-2026-001 är utfärdat" in said
    assert "Intyget ASF-2024-001 för sig: utgånget." in said


def test_a_day_to_come_is_answered_by_what_is_decided_so_far(shell: Shell, register: Path) -> None:
    day = (today() + timedelta(days=1)).isoformat()
    told = "Dagen har inte varit än: svaret gäller det som är beslutat hittills."
    assert told in answer(shell, register, "cafe-exemplet", day)
    assert told not in answer(shell, register, "cafe-exemplet", today().isoformat())


def test_a_certificate_that_the_site_keeps_back_is_marked_so(shell: Shell, register: Path) -> None:
    told = "Intyget visas inte på webbplatsen"
    assert told in answer(shell, register, "morka-verkstaden", DAY)
    assert told not in answer(shell, register, "dolda-verkstaden", DAY)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-03-01", "Andelen ur målgruppen var 45,5 % 1 mars 2026, enligt Egen uppgift."),
        ("2026-02-28", "Andelen ur målgruppen var 31 % 1 mars 2025, enligt Egen uppgift."),
        ("2025-02-28", "ingen uppgift om andelen ur målgruppen till och med 28 februari 2025."),
    ],
)
def test_the_share_is_the_nearest_one_before_the_day(
    shell: Shell, tmp_path: Path, day: str, said: str
) -> None:
    root = certified_register(tmp_path / "own")
    path = root.enterprises / "cafe-exemplet.yaml"
    shares = (
        "target_group_share:\n"
        "- {percent: 31, date: '2025-03-01', source: Egen uppgift}\n"
        "- {percent: 45.5, date: '2026-03-01', source: Egen uppgift}\n"
    )
    path.write_text(path.read_text("utf-8") + shares, "utf-8")
    told = answer(shell, root.folder, "cafe-exemplet", day)
    assert told.endswith(said)
    assert PROVES_NO_SHARE in told


@pytest.mark.parametrize(
    ("who", "said"),
    [
        ("cafe-exempel", "Om det kan registret inte svara något. Menade du cafe-exemplet?"),
        ("xyzzy", "Skriv filnamnet, namnet eller organisationsnumret."),
        ("ASF-2025-019", "Intyget ASF-2025-019 finns inte i registret. Menade du ASF-2025-001"),
        ("ASF-1999-123", "Kontrollera numret på intyget."),
        ("", "finns inte"),
    ],
)
def test_who_is_unknown_gets_no_answer_but_a_way_on(
    shell: Shell, register: Path, who: str, said: str
) -> None:
    ran = ask(shell, register, who)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize("who", ["19121212-1212", "Kim 121212\u20111212", "ASF-2025-1212121212"])
def test_no_answer_repeats_a_personal_number(shell: Shell, register: Path, who: str) -> None:
    ran = ask(shell, register, who)
    assert (ran.code, ran.out) == (2, "")
    assert "1212" not in ran.err


@pytest.mark.parametrize("who", ["x" * 5000, f"ASF-2025-{'9' * 5000}"])
def test_a_long_question_is_not_repeated_in_full(shell: Shell, register: Path, who: str) -> None:
    ran = ask(shell, register, who)
    assert (ran.code, ran.out) == (2, "")
    assert "…" in ran.err
    assert len(ran.err) < 300


@pytest.mark.parametrize("day", ["２０２６-11-21", "٢٠٢٦-11-21", "2026-02-30", "i dag", ""])
def test_a_day_is_written_in_plain_digits(shell: Shell, register: Path, day: str) -> None:
    ran = ask(shell, register, "cafe-exemplet", "--on", day)
    assert (ran.code, ran.out) == (2, "")
    assert f'"{day}" är inget datum.' in ran.err


def test_what_is_too_much_is_named(shell: Shell, register: Path) -> None:
    ran = ask(shell, register, "Café", "Exemplet")
    assert (ran.code, ran.out) == (2, "")
    assert "Det här är för mycket: Exemplet." in ran.err


def test_a_program_gets_the_same_answer(shell: Shell, register: Path) -> None:
    ran = ask(shell, register, "angsbacken", "--on", "2020-06-01", "--format", "json")
    told = json.loads(ran.out)
    assert (told["state"], told["word"], told["first"], told["last"]) == (
        "certified",
        "Certifierat",
        "2019-12-12",
        "2021-06-30",
    )
    assert told["certificate"]["number"] == "ASF-2019-H01"
    assert told["certificate"]["taken_over"] is True
    assert told["certificate"]["source"]["year"] == 2019
    assert told["target_group_share"] is None


def test_faults_elsewhere_do_not_keep_the_answer_back(shell: Shell, tmp_path: Path) -> None:
    root = certified_register(tmp_path / "faulty")
    (root.enterprises / "tvattstugan.yaml").write_text("name: [\n", "utf-8")
    (root.cohorts / "2025-bas/decisions/tvattstugan.yaml").write_text("events: 1\n", "utf-8")
    assert "CERTIFIERAT" in answer(shell, root.folder, "cafe-exemplet", DAY)


@pytest.mark.parametrize(
    "path", ["asf/cafe-exemplet.yaml", "cohorts/2025-bas/decisions/cafe-exemplet.yaml"]
)
def test_no_answer_rests_on_a_file_that_cannot_be_read(
    shell: Shell, tmp_path: Path, path: str
) -> None:
    root = certified_register(tmp_path / "faulty")
    (root.folder / "data" / path).write_text("events: [\n", "utf-8")
    ran = ask(shell, root.folder, "cafe-exemplet", "--on", DAY)
    assert ran.code == 1
    assert path in ran.out
    assert "CERTIFIERAT" not in ran.out
    assert "Svaret vilar på filer som har fel" in ran.err


@pytest.mark.parametrize(("day", "word"), [("2020-06-01", "CERTIFIERAT"), ("2026-01-01", "OKÄNT")])
def test_the_real_register_knows_its_history(shell: Shell, day: str, word: str) -> None:
    said = answer(shell, PROJECT, "cafe-glastaket", day)
    assert f": {word} " in said
    assert "Övertaget ur: http" in said
    if word == "OKÄNT":
        assert "Sedan: 1 juli 2021" in said
