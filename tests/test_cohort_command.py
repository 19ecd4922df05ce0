"""`asf cohort` shows where a round stands: what waits on whom, and until when."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from asf_edit.canonical import canonical_document
from certified_register import (
    AREAS,
    AUDITOR,
    CERTIFIER,
    COHORTS,
    SUPERVISOR,
    case_events,
    certified_register,
    people,
    write,
)
from command_shell import Shell

COHORT, DAY = "2027-bas", "2027-03-20"
ROUND = {
    **COHORTS["2025-bas"],
    "title": "Bascertifiering våren 2027",
    "application": {"opens": "2026-11-15", "closes": "2026-12-15"},
    "start": "2027-02-01",
    "end": "2027-05-31",
    "places": 6,
    "fee": {
        "total": 6000,
        "instalments": [
            {"amount": 3500, "due": "2027-01-31"},
            {"amount": 2500, "due": "2027-03-31"},
        ],
    },
    "auditors": [AUDITOR, "p022", "p023"],
    "groups": [{"supervisor": SUPERVISOR, "enterprises": ["cafe-exemplet", "linas-tradgard"]}],
}
EVENTS = case_events(ROUND)
APPLIED, ADMITTED, _, SUPERVISED, ASSESSED, AUDITED = EVENTS
PAID = {"event": "paid", "date": "2027-01-30", "by": "p001"}
MEASURE = {"area": "staff", "outcome": "measure", "text": "Plan.", "due": "2027-03-10"}


def audited(by: str, areas: list[dict[str, Any]], overall: str | None = None) -> dict[str, Any]:
    told = {**AUDITED, "date": "2027-03-01", "by": by, "areas": areas}
    del told["overall"]
    return {**told, "overall": overall} if overall else told


def meets(*areas: str) -> list[dict[str, Any]]:
    return [{"area": area, "outcome": "meets"} for area in areas]


BOTH = [{**PAID, "instalment": 1}, {**PAID, "instalment": 2}]
CASES: dict[str, list[dict[str, Any]]] = {
    "angsbacken": [APPLIED],
    "sjobods-snickeri": [
        APPLIED,
        {"event": "declined", "date": "2026-12-20", "by": "p001", "reason": "För ungt."},
    ],
    "cafe-exemplet": [APPLIED, ADMITTED, BOTH[0]],
    "tvattstugan": [APPLIED, ADMITTED],
    "linas-tradgard": [APPLIED, ADMITTED, *BOTH, SUPERVISED, ASSESSED],
    "nya-namnet": [APPLIED, ADMITTED, *BOTH, ASSESSED, audited("p022", meets(*AREAS[:4]))],
    "utan-intyg": [
        *(APPLIED, ADMITTED, *BOTH, ASSESSED),
        audited("p022", [MEASURE, *meets(*(a for a in AREAS if a != "staff"))], "approved"),
    ],
}


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register with a round that is going on."""
    root = certified_register(tmp_path / "certified")
    write(root.cohorts / COHORT / "cohort.yaml", ROUND)
    for slug, events in CASES.items():
        write(root.cohorts / COHORT / "cases" / f"{slug}.yaml", {"events": events})
    return root.folder


def seen(shell: Shell, register: Path, *arguments: str) -> str:
    ran = shell.asf("--root", str(register), "cohort", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def waits(shell: Shell, register: Path, day: str = DAY) -> dict[str, list[str]]:
    """What each enterprise waits for, in few words."""
    told = json.loads(seen(shell, register, COHORT, "--date", day, "--format", "json"))
    return {
        one["slug"]: [
            f"{wait['what']}: {wait['who']} {wait['due'] or ''}{' sen' * wait['late']}".rstrip()
            for wait in one["waits"]
        ]
        for one in told["enterprises"]
    }


def test_each_case_says_what_it_waits_for_on_whom_and_until_when(
    shell: Shell, register: Path
) -> None:
    assert waits(shell, register) == {
        "angsbacken": ["antagning: administratören 2027-02-01 sen"],
        "sjobods-snickeri": [],
        "cafe-exemplet": [
            "delbetalning 2, 2\u202f500\u202fkr: företaget 2027-03-31",
            f"handledning: handledaren {SUPERVISOR}",
            "självskattning: företaget 2027-05-31",
        ],
        "tvattstugan": [
            "delbetalning 1, 3\u202f500\u202fkr: företaget 2027-01-31 sen",
            "delbetalning 2, 2\u202f500\u202fkr: företaget 2027-03-31",
            "en grupp med handledare: administratören 2027-02-01 sen",
            "självskattning: företaget 2027-05-31",
        ],
        "linas-tradgard": [f"revision: revisorn {AUDITOR}, p022 eller p023 2027-05-31"],
        "nya-namnet": ["revision av 6 områden: revisorn p022 2027-05-31"],
        "utan-intyg": [
            "åtgärd i 3.4 Personal och kompetens: företaget 2027-03-10 sen",
            "beslut: certifierarna",
        ],
    }


def test_a_last_day_still_counts(shell: Shell, register: Path) -> None:
    assert "sen" not in waits(shell, register, "2027-03-10")["utan-intyg"][0]
    assert "sen" in waits(shell, register, "2027-03-11")["utan-intyg"][0]


def test_the_table_is_read_at_eighty_columns(shell: Shell, register: Path) -> None:
    said = seen(shell, register, COHORT, "--date", DAY)
    assert max(map(len, said.split("\n"))) <= 80
    flat = " ".join(said.split())
    assert "Café Exemplet antaget delbetalning 2, 2 500 kr: företaget," in flat
    assert "senast 10 mars 2027 FÖRSENAT" in flat
    assert f"Grupper {SUPERVISOR}: cafe-exemplet och linas-tradgard (2 företag)" in flat
    assert "7 ansökningar, 1 att ta ställning till." in flat
    assert "1 av 6 platser lediga." in flat
    assert "Obetalt: 8 500 kr utan moms." in flat
    assert "Försenat: 4." in flat


def test_a_file_name_is_never_broken_so_that_it_can_be_copied(shell: Shell, register: Path) -> None:
    slug = "arbetskooperativet-trumman-och-paukan"
    entry = {"name": "Arbetskooperativet Trumman och Paukan", "region": "21", "listing": "unlisted"}
    write(register / f"data/asf/{slug}.yaml", {**entry, "industries": ["cleaning"]})
    case = register / f"data/cohorts/{COHORT}/cases/{slug}.yaml"
    write(case, {"events": CASES["tvattstugan"]})
    long = "2027-en-omgang-med-ett-mycket-langt-namn"
    write(register / f"data/cohorts/{long}/cohort.yaml", {**ROUND, "groups": []})
    said = seen(shell, register, COHORT, "--date", DAY)
    assert f"\n{slug}\n" in said
    assert max(map(len, said.split("\n"))) <= 80
    assert "självskattning: företaget" in " ".join(said.split(slug)[1].split())
    assert f"\n{long}\n" in seen(shell, register, "--date", DAY)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2026-11-14", "Ansökan öppnar 15 november 2026 och stänger 15 december 2026. Pågår "),
        ("2026-11-15", "Ansökan öppnade 15 november 2026 och stänger 15 december 2026. Pågår "),
        ("2026-12-15", "Ansökan öppnade 15 november 2026 och stänger 15 december 2026. Pågår "),
        ("2026-12-16", "Ansökan öppnade 15 november 2026 och stängde 15 december 2026. Pågår "),
        ("2027-05-31", "och stängde 15 december 2026. Pågår 1 februari 2027–31 maj 2027."),
        ("2027-06-01", "och stängde 15 december 2026. Pågick 1 februari 2027–31 maj 2027."),
    ],
)
def test_the_days_of_a_round_are_told_as_seen_from_the_day(
    shell: Shell, register: Path, day: str, said: str
) -> None:
    assert said in " ".join(seen(shell, register, COHORT, "--date", day).split())


def test_the_table_is_the_same_in_markdown(shell: Shell, register: Path) -> None:
    said = seen(shell, register, COHORT, "--date", DAY, "--format", "markdown")
    assert "| Tvättstugan | antaget | delbetalning 1, " in said
    assert "<br>" in said
    assert said.count("\n| ") == 1 + len(CASES)


def test_conflicts_are_named(shell: Shell, register: Path) -> None:
    both = [*CASES["linas-tradgard"], audited(SUPERVISOR, meets(*AREAS))]
    write(register / "data/cohorts" / COHORT / "cases/linas-tradgard.yaml", {"events": both})
    interests = [{"enterprise": "nya-namnet", "since": "2027-03-01"}]
    interested = [
        {**one, "interests": interests} if one["id"] == AUDITOR else one for one in people()
    ]
    write(register / "data/policy/people.yaml", interested)
    audit = [*CASES["nya-namnet"][:-1], audited(AUDITOR, meets(*AREAS))]
    write(register / "data/cohorts" / COHORT / "cases/nya-namnet.yaml", {"events": audit})
    flat = " ".join(seen(shell, register, COHORT, "--date", DAY).split())
    assert f"FEL, Linas trädgård: {SUPERVISOR} både handleder och reviderar." in flat
    assert f"FEL, Nya Namnet: {AUDITOR} reviderar men är jävig." in flat
    assert "Ingen handleder och reviderar samma företag." not in flat
    interests[0]["since"] = "2027-03-02"
    write(register / "data/policy/people.yaml", interested)
    assert "jävig" not in seen(shell, register, COHORT, "--date", DAY)


def test_an_enterprise_in_a_group_by_another_name_than_its_case_s_stands_there_once(
    shell: Shell, register: Path
) -> None:
    entry = register / "data/asf/linas-tradgard.yaml"
    entry.write_text(f"{entry.read_text('utf-8')}aliases: [lina]\n", "utf-8")

    def told() -> Any:
        said = json.loads(seen(shell, register, COHORT, "--date", DAY, "--format", "json"))
        return said["enterprises"]

    before = told()
    groups = [{"supervisor": SUPERVISOR, "enterprises": ["cafe-exemplet", "lina"]}]
    write(register / "data/cohorts" / COHORT / "cohort.yaml", {**ROUND, "groups": groups})
    after = told()
    assert after == before


def test_decided_certificates_are_told_with_their_states(shell: Shell, register: Path) -> None:
    flat = " ".join(seen(shell, register, "2025-bas", "--date", "2026-11-21").split())
    assert "Tvättstugan vilande – tvattstugan ASF-2025-002" in flat
    assert "ASF-2025-003 Ekerns cyklar: Intyget ASF-2025-003 återkallades 2 mars 2026." in flat
    before = " ".join(seen(shell, register, "2025-bas", "--date", "2025-05-16").split())
    assert "Tvättstugan reviderat beslut: certifierarna" in before
    assert CERTIFIER not in before


def test_every_round_is_listed_newest_first(shell: Shell, register: Path) -> None:
    said = seen(shell, register, "--date", DAY)
    assert max(map(len, said.split("\n"))) <= 80
    first = [line.split()[0] for line in said.split("\n")[1:] if line[:1].isdigit()]
    assert first == [COHORT, "2026-om", "2025-bas", "2024-host", "2019-host"]
    told = json.loads(seen(shell, register, "--date", DAY, "--format", "json"))
    assert [one["id"] for one in told] == first
    assert "| 2027-bas | bascertifiering |" in seen(shell, register, "--format", "markdown")


def test_a_round_of_the_past_with_little_known_is_shown(shell: Shell, register: Path) -> None:
    flat = " ".join(seen(shell, register, "2019-host").split())
    assert "Ängsbacken okänt – angsbacken ASF-2019-H01" in flat
    assert "lediga" not in flat


def test_a_round_that_is_not_there_is_told_with_those_that_are(
    shell: Shell, register: Path
) -> None:
    ran = shell.asf("--root", str(register), "cohort", "2028-bas")
    assert (ran.code, ran.out) == (2, "")
    assert 'Omgången "2028-bas" finns inte. Omgångar som finns: 2019-host,' in ran.err


def test_what_could_not_be_read_is_said(shell: Shell, register: Path) -> None:
    (register / f"data/cohorts/{COHORT}/cases/angsbacken.yaml").write_text("events: [\n", "utf-8")
    ran = shell.asf("--root", str(register), "cohort", COHORT, "--date", DAY)
    assert ran.code == 1
    assert "Tvättstugan" in ran.out
    assert "cases/angsbacken.yaml" in ran.err


def test_an_empty_register_has_no_rounds(shell: Shell) -> None:
    assert shell.asf("cohort").out == "Registret har inga omgångar än.\n"
    shell.write(
        "data/cohorts/2027-bas/cohort.yaml",
        canonical_document("cohort", {"kind": "base", "title": "Våren"}),
    )
    assert "Inget företag är med än." in shell.asf("cohort", "2027-bas").out
