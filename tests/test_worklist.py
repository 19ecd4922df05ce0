"""`asf worklist` says what needs a look, why, what to do and where, the most urgent first.

Each file of tests/worklist_cases is a small register on a day: `enterprises` says how entries
differ from one that lacks nothing, `files` holds other files, `links` what checking the links has
come to, and `expected` what the command says. A new file is picked up by itself; `pytest --accept`
rewrites what is expected.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from asf_cli import worklist as command
from asf_register.enterprise import Enterprise
from asf_register.read_register import read_register
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_upkeep.links.memory import Finding
from asf_upkeep.worklist.as_markdown import section_as_markdown
from asf_upkeep.worklist.line import Kind
from asf_upkeep.worklist.minutes import CONTACT, HANDLING, minutes_for
from asf_upkeep.worklist.words import LATER, Words
from asf_upkeep.worklist.worklist import all_lines, open_lines, sections_of
from command_shell import Ran, Shell
from guide_walk import guide

CASES = sorted((Path(__file__).parent / "worklist_cases").iterdir())
EXPECTED = "expected: "
DAY = date(2026, 11, 22)
COMPLETE: dict[str, Any] = {
    "name": "Kafé Linden",
    "organisation_number": "007700-1006",
    "region": "21",
    "municipality": "2180",
    "email": "info@linden.example",
    "phone": "026-12 34 56",
    "industries": ["cafe-restaurant"],
    "offers": [{"title": "Lunch", "industry": "cafe-restaurant"}],
    "logo": "kafe-linden.png",
    "listing": "consented",
    "consent": {"date": "2026-01-15", "by": "enterprise"},
    "confirmed": {"date": "2026-10-15", "by": "enterprise"},
}


def case(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return value


def written(shell: Shell, told: dict[str, Any]) -> list[str]:
    """Write a case's register, and what the command is to be told of it."""
    for slug, other in told["enterprises"].items():
        fields = {name: part for name, part in {**COMPLETE, **other}.items() if part is not None}
        shell.write(f"data/asf/{slug}.yaml", dumped(fields))
    for name, content in told.get("files", {}).items():
        if content == "project":
            for file in sorted((PROJECT / name).iterdir()):
                shell.write(f"{name}/{file.name}", file.read_bytes())
        else:
            shell.write(name, content if isinstance(content, str) else dumped(content))
    if "links" not in told:
        return []
    memory = json.dumps({"version": 1, "addresses": told["links"]})
    return ["--links", str(shell.write("../links.json", memory))]


def dumped(value: Any) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def said(shell: Shell, name: str, *arguments: str) -> Ran:
    told = case(next(path for path in CASES if path.stem == name))
    return shell.asf("worklist", "--date", told["day"], *written(shell, told), *arguments)


def register_of(shell: Shell, **enterprises: dict[str, Any]) -> Register:
    written(shell, {"enterprises": enterprises})
    return read_register(Root(shell.register)).register


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_a_register_gives_this_work_list(
    path: Path, shell: Shell, pytestconfig: pytest.Config
) -> None:
    told = case(path)
    ran = shell.asf("worklist", "--date", told["day"], *written(shell, told))
    assert (ran.code, ran.err) == (0, "")
    if pytestconfig.getoption("accept"):
        before = path.read_text(encoding="utf-8").partition(EXPECTED)[0]
        lines = "".join(f"  {line}".rstrip() + "\n" for line in ran.out.splitlines())
        path.write_text(f"{before}{EXPECTED}|\n{lines}", encoding="utf-8")
    assert case(path)["expected"] == ran.out


def lines_of_all_cases(shell: Shell) -> Iterator[tuple[str | None, dict[str, Any]]]:
    """Every line of the golden cases, as JSON, with the region that it is for."""
    for path in CASES:
        ran = said(shell, path.stem, "--format", "json")
        for section in json.loads(ran.out)["sections"]:
            for one in section["conversations"]:
                yield from ((section["region"], line) for line in one["lines"])
        for folder in list(shell.register.iterdir()):
            shutil.rmtree(folder)


def test_there_is_a_case_for_every_kind_of_line(shell: Shell) -> None:
    kinds = {line["kind"] for _, line in lines_of_all_cases(shell)}
    assert kinds == {kind.value for kind in Kind}


def test_the_coordinators_guide_explains_every_line_that_cannot_wait(shell: Shell) -> None:
    table = guide("docs/processledare.md").partition("| på listan |")[2].partition("\n\n")[0]
    *rows, wishes = (line.split("|")[1].strip() for line in table.split("\n")[2:])
    assert wishes == LATER
    patterns = {row: ".*".join(map(re.escape, row.split("…"))) for row in rows}
    reasons = {
        line["why"]
        for region, line in lines_of_all_cases(shell)
        if region and line["urgency"] != "wish"
    }
    explained = {
        why: {row for row, pattern in patterns.items() if re.search(pattern, why)}
        for why in reasons
    }
    assert [why for why, found in explained.items() if not found] == []
    assert set().union(*explained.values()) == set(rows)


def test_a_register_in_which_nothing_is_missing_has_an_empty_list(shell: Shell) -> None:
    written(shell, {"enterprises": {"kafe-linden": {}}})
    ran = shell.asf("worklist", "--date", "2026-11-22")
    assert (ran.code, ran.out, ran.err) == (0, "Inget att göra just nu.\n", "")


@pytest.mark.parametrize("region", ["21", "Gävleborg", "gävleborgs län", " 21 "])
def test_a_region_is_called_by_code_or_name(shell: Shell, region: str) -> None:
    ran = said(shell, "not-confirmed-for-a-year", "--region", region)
    assert ran.out.startswith("Gävleborgs län, 22 november 2026\n1 samtal, ")


def test_a_region_sees_its_own_lines_only(shell: Shell) -> None:
    ran = said(shell, "member-keys", "--region", "21")
    assert "Kafé Linden" in ran.out
    assert "Kansliet" not in ran.out
    ran = shell.asf("worklist", "--date", "2026-11-22", "--region", "01")
    assert ran.out == "Stockholms län, 22 november 2026\nInget att göra just nu.\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--region", "Gävlebrog"], 'asf: Länet "Gävlebrog" finns inte. Menade du 21, Gävle'),
        (["--region", "99"], 'asf: Länet "99" finns inte.'),
        (["--date", "igår"], 'asf: "igår" är inget datum.'),
        (["--links", "finns-inte.json"], "asf: finns-inte.json går inte att läsa som ett minne"),
        (["--format", "html"], "asf: --format kan vara text, markdown eller json."),
    ],
)
def test_wrong_use_is_told_in_one_line_with_the_mend(
    shell: Shell, arguments: list[str], told: str
) -> None:
    written(shell, {"enterprises": {"kafe-linden": {}}})
    ran = shell.asf("worklist", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(told)
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b'{"addresses": 1}', b"\xff\xfe", b'{"version": 2, "addresses": {}}']
)
def test_a_memory_of_links_that_is_none_is_told_in_one_line(shell: Shell, raw: bytes) -> None:
    written(shell, {"enterprises": {"kafe-linden": {}}})
    path = shell.write("../links.json", raw)
    ran = shell.asf("worklist", "--links", str(path))
    assert ran.code == 2
    assert "Ange filen som asf links --memory har skrivit." in ran.err


def test_a_file_with_errors_is_left_out_and_told_of(shell: Shell) -> None:
    written(shell, {"enterprises": {"kafe-linden": {}}})
    shell.write("data/asf/trasig.yaml", "name: [\n")
    ran = shell.asf("worklist", "--date", "2026-11-22")
    assert (ran.code, ran.err) == (0, "1 fil har fel och är inte med. Kör asf check.\n")


def test_a_clock_that_stands_at_1970_makes_nothing_due_and_is_told_of(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(command, "today", lambda: date(1970, 1, 1))
    written(shell, case(next(path for path in CASES if path.stem == "no-logo")))
    ran = shell.asf("worklist")
    assert (ran.code, ran.out) == (0, "Inget att göra just nu.\n")
    assert ran.err.startswith("Datorns klocka säger 1 januari 1970, men registret har uppgifter ")


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-29"])
def test_no_day_is_too_early_or_too_late(shell: Shell, day: str) -> None:
    for path in CASES:
        written(shell, case(path))
    assert shell.asf("worklist", "--date", day).code == 0


def test_the_urgent_come_first_then_the_due_then_the_wishes(shell: Shell) -> None:
    for path in CASES:
        written(shell, case(path))
    ran = shell.asf("worklist", "--date", "2026-12-30", "--format", "json")
    places = {"urgent": 0, "due": 1, "wish": 2}
    several = 0
    for section in json.loads(ran.out)["sections"]:
        first = [one["lines"][0] for one in section["conversations"]]
        for lines in (first, *(one["lines"] for one in section["conversations"])):
            order = [(places[line["urgency"]], -line["days_over"]) for line in lines]
            assert order == sorted(order)
            several += len(lines) > 1
    assert several >= 3


def test_what_is_said_to_one_is_counted_as_one_conversation() -> None:
    both = minutes_for([Kind.CONFIRM, Kind.LOGO])
    assert both == CONTACT + HANDLING[Kind.CONFIRM] + HANDLING[Kind.LOGO]
    assert minutes_for([Kind.CONTENT]) == HANDLING[Kind.CONTENT], "a guide is read alone"
    assert HANDLING.keys() == set(Kind)


def test_what_can_wait_stands_last_under_a_heading_and_is_counted_by_itself(shell: Shell) -> None:
    entries = {
        "kafe-linden": {"confirmed": {"date": "2025-01-01", "by": "enterprise"}, "logo": None},
        "kafe-bjorken": {"name": "Kafé Björken", "logo": None},
        "kafe-aspen": {"name": "Kafé Aspen", "logo": None, "offers": []},
    }
    told = {"enterprises": entries}
    text = shell.asf("worklist", "--date", "2026-11-22", *written(shell, told)).out
    assert text.startswith(
        "Gävleborgs län, 22 november 2026\n"
        "1 samtal om 2 saker, ungefär 10 minuter. När du har tid: ytterligare 2 samtal om\n"
        "3 saker, ungefär 20 minuter.\n"
    )
    before, after = text.split("\n\nNär du har tid\n\n")
    assert "- När du har tid: Företaget har ingen logotyp i listan." in before
    assert "2. Kafé Aspen" in after
    assert "När du har tid" not in after
    issue = shell.asf("worklist", "--date", "2026-11-22", "--format", "markdown").out
    before, after = issue.split("\n\n### När du har tid\n\n")
    assert "### 1. Kafé Linden" in before
    assert after.startswith(
        "- Kafé Aspen, Gävle, `026-12 34 56, info@linden.example`\n  - Det står inte vad"
    )


def test_where_nothing_is_due_a_list_says_so(shell: Shell) -> None:
    ran = said(shell, "no-logo")
    assert "Inget behöver göras nu. När du har tid: " in ran.out


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-09-30", "Ansökningstiden är 1–30 september 2026."),
        ("2026-10-01", "Sista dag att ansöka är 15 november 2026."),
        ("2026-11-15", "Sista dag att ansöka är 15 november 2026."),
        ("2026-11-16", "Ansökningstiden är 1 december 2026–31 januari 2027."),
        ("2027-01-31", "Ansökningstiden är 1 december 2026–31 januari 2027."),
        ("2027-02-01", "omcertifiering hålls på hösten. Nästa ansökningstid är inte bestämd än."),
        ("2027-03-09", "omcertifiering hålls på hösten. Nästa ansökningstid är inte bestämd än."),
    ],
)
def test_a_certificate_that_ends_names_the_next_time_to_apply(
    shell: Shell, day: str, told: str
) -> None:
    ending = case(next(path for path in CASES if path.stem == "certificate-ends-very-soon"))
    windows = [
        {"opens": "2026-05-01", "closes": "2026-06-30"},
        {"opens": "2026-09-01", "closes": "2026-09-30"},
        {"closes": "2026-11-15"},
        {"opens": "2026-12-01", "closes": "2027-01-31"},
    ]
    for at, window in enumerate(windows):
        round_ = {"kind": "recertification", "title": f"Omgång {at}", "application": window}
        ending["files"][f"data/cohorts/om-{at}/cohort.yaml"] = round_
    arguments = written(shell, ending)
    ran = shell.asf("worklist", "--date", day, *arguments)
    assert told in " ".join(ran.out.split())
    assert ran.out.count("Intyget ASF-2025-001") == 1, "said once, whatever times there are"
    ran = shell.asf("worklist", "--date", day, "--format", "json", *arguments)
    ((line,),) = [one["lines"] for one in json.loads(ran.out)["sections"][0]["conversations"]]
    days = (date.fromisoformat(day) - date(2026, 9, 9)).days
    assert (line["since"], line["days_over"]) == ("2026-09-09", days)


def test_a_program_finds_the_keys_that_the_documentation_names(shell: Shell) -> None:
    told = json.loads(said(shell, "several-things-in-one-conversation", "--format", "json").out)
    documentation = (PROJECT / "docs" / "upkeep.md").read_text(encoding="utf-8")
    (table,) = re.findall(r"\| key of the JSON .*?\n\n", documentation, re.DOTALL)
    named = set(re.findall(r"^\| `([\w.]+)`", table, re.MULTILINE))
    assert named == set(keys_of(told))


def keys_of(value: Any, above: str = "") -> Iterator[str]:
    """Every key, after the keys that it stands under."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield f"{above}{key}"
            yield from keys_of(part, f"{above}{key}.")
    elif isinstance(value, list):
        for part in value:
            yield from keys_of(part, above)


def test_nothing_in_a_name_comes_alive_in_an_issue(shell: Shell) -> None:
    ran = said(shell, "names-that-would-come-alive", "--format", "markdown")
    heading = next(line for line in ran.out.splitlines() if line.startswith("### 1."))
    assert heading == (
        "### 1. `@asf-listan/alla <img src=//elak.example> [här](https://elak.example) #1`, Gävle"
    )


def test_a_list_for_an_issue_leads_to_forms_and_files(shell: Shell) -> None:
    ran = said(shell, "dead-website-of-a-silent-enterprise", "--format", "markdown")
    assert ran.out.startswith(
        "## Gävleborgs län\n\n22 november 2026: 1 samtal om 2 saker, ungefär 10 minuter."
    )
    assert "`026-12 34 56, info@linden.example`, ungefär 10 minuter" in ran.out
    assert "- **Brådskande.** Webbplatsen `https://linden.example` har inte" in ran.out
    assert "[Öppna formuläret](https://asf-listan.example/foresla/kafe-linden/)" in ran.out
    file = "https://github.com/asf-listan/register/edit/main/data/asf/kafe-linden.yaml"
    assert f"[Öppna filen]({file})" in ran.out


def test_whoever_has_no_e_mail_address_is_rung_and_asked_for_one(shell: Shell) -> None:
    rung = {"confirmed": {"date": "2020-01-01", "by": "enterprise"}, "email": None}
    register = register_of(shell, **{"kafe-linden": rung})
    words = Words(register, DAY)
    (section,) = [one for one in sections_of(all_lines(register), register, DAY) if one.lines]
    text = section_as_markdown(section, words)
    asked = "Fråga också efter en e-postadress som inte är en persons."
    assert f"Ring `026-12 34 56`, ungefär 8 minuter. {asked}" in text


@pytest.mark.parametrize("most", [60_000, 3_000, 700])
def test_a_list_that_is_too_long_for_an_issue_is_cut_and_says_how_much_is_left(
    shell: Shell, most: int
) -> None:
    many = {f"kafe-{at}": {"name": f"Kafé {at}", "confirmed": None} for at in range(300)}
    register = register_of(shell, **many)
    words = Words(register, DAY)
    section = next(s for s in sections_of(all_lines(register), register, DAY) if s.code == "21")
    text = section_as_markdown(section, words, most)
    assert len(text) <= most
    shown = text.count("\n### ")
    assert 0 < shown < 300
    assert f"… och {300 - shown} till, som inte får plats här." in text
    assert "`asf worklist --region 21` visar alla." in text


def test_a_list_of_what_can_wait_is_cut_too(shell: Shell) -> None:
    many = {f"kafe-{at}": {"name": f"Kafé {at}", "logo": None} for at in range(300)}
    register = register_of(shell, **many)
    section = next(s for s in sections_of(all_lines(register), register, DAY) if s.code == "21")
    text = section_as_markdown(section, Words(register, DAY), 3_000)
    assert len(text) <= 3_000
    shown = text.count("\n- Kafé")
    assert 0 < shown < 300
    assert f"… och {300 - shown} till, som inte får plats här." in text


def test_one_with_very_much_to_see_to_leaves_room_for_the_others(shell: Shell) -> None:
    links = [{"title": "Sida", "url": f"https://{at}.example/{'a' * 470}"} for at in range(20)]
    entries = {
        "kafe-linden": {"links": links, "confirmed": {"date": "2020-01-01", "by": "enterprise"}},
        "kafe-bjorken": {"name": "Kafé Björken", "logo": None},
    }
    register = register_of(shell, **entries)
    found = [
        Finding(address=one["url"], kind="dead", since=DAY, why="servern svarar inte")
        for one in links
    ]
    section = next(s for s in sections_of(all_lines(register, found), register, DAY) if s.lines)
    text = section_as_markdown(section, Words(register, DAY), most=12_000)
    assert "\n### 1. Kafé Linden" in text
    shown = text.count("- Länken ")
    assert 0 < shown < len(links)
    assert f"- … och {len(links) - shown} till\n" in text
    assert "\n- Kafé Björken" in text


def test_what_all_members_may_read_tells_nothing_but_what_the_public_knows(shell: Shell) -> None:
    for path in CASES:
        written(shell, case(path))
    hidden = {"name": "Dolda rummet", "listing": "unlisted", "consent": None, "offers": None}
    bare = {"name": "Utan logotyp", "logo": None}
    written(shell, {"enterprises": {"dolda-rummet": hidden, "utan-logotyp": bare}})
    register = read_register(Root(shell.register)).register
    every, shown = list(all_lines(register)), list(open_lines(register))
    assert any(line.subject.name == "Dolda rummet" for line in every)
    for line in shown:
        assert line.subject.name != "Dolda rummet"
        assert line.kind not in {Kind.CONSENT, Kind.KEY, Kind.MEASURE, Kind.CONTENT}
    assert {Kind.CONFIRM, Kind.LOGO, Kind.POST} <= {line.kind for line in shown}


def test_a_unit_is_talked_over_with_what_it_is_part_of_even_in_a_circle(shell: Shell) -> None:
    register = register_of(
        shell,
        a={"name": "A", "part_of": "b", "confirmed": None},
        b={"name": "B", "part_of": "a", "confirmed": None},
    )
    assert {line.contact.id for line in all_lines(register)} == {"a", "b"}


def test_an_alias_is_the_enterprise_it_was(shell: Shell) -> None:
    told = case(next(path for path in CASES if path.stem == "certificate-ends-soon"))
    told["enterprises"] = {"lindens-kafe": {"aliases": ["kafe-linden"]}}
    ran = shell.asf("worklist", "--date", told["day"], *written(shell, told))
    assert "Intyget ASF-2025-001 gäller till och med 9 mars 2027." in ran.out


def test_no_line_depends_on_the_day_but_for_its_own_days(shell: Shell) -> None:
    for path in CASES:
        written(shell, case(path))
    register = read_register(Root(shell.register)).register
    enterprise: Enterprise = register.enterprises["kafe-linden"]
    lines = list(all_lines(replace(register, enterprises={enterprise.slug: enterprise})))
    for line in lines:
        assert line.why.endswith(".")
        assert line.to_do.endswith(".")
        if line.since is not None:
            assert line.holds(line.since)
            assert line.days_over(line.since) >= 0


def test_who_nobody_knows_how_to_reach_is_told_in_an_issue_too(shell: Shell) -> None:
    told = said(shell, "nobody-knows-how-to-reach-them", "--format", "markdown").out
    assert "`https://linden.example`, ungefär 8 minuter" in told
    assert "Inga kontaktuppgifter i registret, ungefär 8 minuter" in told
