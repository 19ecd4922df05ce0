"""`asf case` puts what happened on a branch of its own, in the right form, judged by the rules."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from asf_register.reading import load
from asf_register.schema import labels, read_schema
from command_shell import Ran
from round_played import (
    ADMINISTRATOR,
    ADMITTED,
    APPLIED,
    AREAS,
    AUDITED,
    AUDITOR,
    CASE,
    COHORT,
    MAIN,
    NAME,
    PAID_FIRST,
    PAID_SECOND,
    SLUG,
    SUPERVISED,
    SUPERVISOR,
    Played,
    branch_in,
)

FILE = f"data/cohorts/{COHORT}/cases/{SLUG}.yaml"
BRANCH = f"certifiering/{COHORT}/{SLUG}"


def case(played: Played, event: str, *options: str, where: str = CASE) -> Ran:
    return played.asf("case", event, where, *options)


def held(played: Played, rev: str = MAIN) -> list[dict[str, object]]:
    """The events of the case in a version."""
    events = load(played.git("show", f"{rev}:{FILE}").encode()).value["events"]
    assert isinstance(events, list)
    return events


@pytest.fixture
def audited_by_now(played: Played) -> Played:
    """A case that is ready for an audit."""
    played.stand_after("self_assessed")
    return played


def test_an_event_is_one_commit_beside_the_working_tree(played: Played) -> None:
    before = played.git("rev-parse", "HEAD")
    ran = case(played, *APPLIED)
    assert (ran.code, ran.err) == (0, "")
    branch = branch_in(ran.out)
    assert branch == f"{BRANCH}/applied"
    assert ran.out.startswith(f"{NAME} ({COHORT}): ansökt\n")
    assert f"git push origin {branch}\n" in ran.out
    assert f"compare/main...{branch}?expand=1&template=certification-case.md" in ran.out
    assert "En administratör (" in ran.out
    assert played.git("log", "--format=%s", f"{before}..{branch}") == f"{NAME} ({COHORT}): ansökt"
    assert played.git("diff", "--name-status", before, branch) == f"A\t{FILE}"
    assert played.git("status", "--porcelain") == ""
    assert played.git("rev-parse", "HEAD") == before
    assert held(played, branch) == [
        {
            "event": "applied",
            "date": "2025-12-03",
            "by": "enterprise",
            "enclosures": ["annual-report", "statutes"],
            "one_year_in_operation": True,
            "approved_annual_report": True,
        }
    ]


def test_git_shows_only_added_lines(played: Played) -> None:
    played.happened(*APPLIED)
    branch = branch_in(case(played, *ADMITTED).out)
    assert played.git("diff", "--numstat", MAIN, branch) == f"3\t0\t{FILE}"
    played.merge(branch, ADMINISTRATOR)
    assert played.asf("format", "--check").code == 0


def test_areas_are_written_on_the_line(audited_by_now: Played) -> None:
    branch = branch_in(case(audited_by_now, *AUDITED).out)
    areas = held(audited_by_now, branch)[-1]["areas"]
    assert isinstance(areas, list)
    assert [area["area"] for area in areas] == AREAS
    by_name = {area["area"]: area for area in areas}
    assert by_name["staff"] == {
        "area": "staff",
        "outcome": "measure",
        "text": "Skriv en kompetensplan.",
        "due": "2026-10-31",
    }
    assert by_name["society"]["text"] == "Berätta mer."
    assert by_name["purpose"] == {"area": "purpose", "outcome": "meets"}


def test_an_audit_comes_from_a_file_as_well(audited_by_now: Played) -> None:
    rows = "".join(f"  - {{area: {area}, outcome: meets}}\n" for area in AREAS)
    file = Path(audited_by_now.folder.parent, "revision.yaml")
    file.write_text(f"no_interest: true\noverall: approved\nareas:\n{rows}", "utf-8")
    ran = case(
        audited_by_now, "audited", "--from", str(file), "--by", AUDITOR, "--date", "2026-05-11"
    )
    assert "10 områden uppfyller; samlat godkänt" in ran.out
    assert held(audited_by_now, branch_in(ran.out))[-1]["by"] == AUDITOR


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("areas: [\n", "revision.yaml, rad 1: en hakparentes"),
        ("ord\n", "har inga uppgifter om en händelse."),
        ("- {area: purpos, outcome: meets}\n", "purpos"),
    ],
)
def test_a_file_with_faults_is_told_of(audited_by_now: Played, content: str, said: str) -> None:
    file = Path(audited_by_now.folder.parent, "revision.yaml")
    file.write_text(content, "utf-8")
    ran = case(audited_by_now, "audited", "--from", str(file), "--by", AUDITOR, "--no-interest")
    assert ran.code != 0
    assert said in ran.out + ran.err
    assert audited_by_now.git("branch", "--list", f"{BRANCH}/audited") == ""


def test_a_rule_that_says_no_leaves_nothing(audited_by_now: Played) -> None:
    ran = case(
        audited_by_now, "audited", "--by", SUPERVISOR, "--no-interest", "--area", "staff=measure:x"
    )
    assert ran.code == 1
    assert "[done-by]" in ran.out
    assert "[verdict-told]" in ran.out
    assert "så inget är skrivet" in ran.err
    assert audited_by_now.git("branch", "--list", f"{BRANCH}/audited") == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("admitted", CASE), "Det saknas något: vem som gör det (--by)."),
        (("declined", CASE, "--by", "p001"), "Det saknas något: skäl (--reason)."),
        (("certified", CASE), "Skriv asf decide certified i stället för asf case."),
        (("nope", CASE), "Kommandot nope finns inte."),
        (("admitted", SLUG, "--by", "p001"), "säger inte vilket ärende det gäller."),
        (("admitted", f"2030-bas/{SLUG}", "--by", "p001"), 'Omgången "2030-bas" finns inte.'),
        (("admitted", f"{COHORT}/cafe-exempel", "--by", "p001"), "Menade du cafe-exemplet?"),
        (("paid", CASE, "--by", "p001", "--instalment", "ett"), "--instalment: "),
        (("paid", CASE, "--by", "p 1", "--instalment", "1"), "Skriv enterprise, administrator"),
        (("audited", CASE, "--area", "staff"), "Skriv område=utfall"),
        (("audited", CASE, "--area", "purpose=ok"), "--area: "),
        (("audited", CASE, "--area", "staff=measure:2027-02-31:Plan"), "--area: "),
        (("admitted", CASE, "nu", "genast"), "Det här är för mycket: nu genast. Kör asf case "),
        (("audited", CASE, "--area", "stff=meets"), "togs som 3.4 Personal"),
        (("admitted", CASE, "--date", "i går", "--by", "p001"), '--date: "i går" är inget datum.'),
        (("admitted", CASE, "--by", "p001", "--base", "ingen"), 'känner inte till "ingen"'),
    ],
)
def test_what_cannot_be_understood_is_told_with_its_mend(
    played: Played, arguments: tuple[str, ...], said: str
) -> None:
    ran = played.asf("case", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_branch_that_waits_is_not_written_over_but_a_merged_one_is(played: Played) -> None:
    played.happened(*APPLIED)
    case(played, *ADMITTED)
    ran = case(played, *ADMITTED)
    assert ran.code == 2
    assert f"git branch -D {BRANCH}/admitted, och kör om." in ran.err
    own = case(played, *ADMITTED, "--branch", "certifiering/egen")
    assert branch_in(own.out) == "certifiering/egen"
    played.merge(f"{BRANCH}/admitted", ADMINISTRATOR)
    played.happened(*SUPERVISED)
    again = case(played, "supervised", "--by", SUPERVISOR, "--date", "2026-04-01")
    assert branch_in(again.out) == f"{BRANCH}/supervised"


@pytest.mark.parametrize("name", ["HEAD", "@", "@{-1}", "refs/heads/x", "-x", "a..b"])
def test_a_branch_is_called_nothing_that_git_takes_for_something_else(
    played: Played, name: str
) -> None:
    before = played.git("for-each-ref")
    ran = case(played, *APPLIED, f"--branch={name}")
    assert ran.code == 2
    assert f'En gren kan inte heta "{name}".' in ran.err
    assert played.git("for-each-ref") == before


def test_the_branch_that_one_stands_on_is_not_moved(played: Played) -> None:
    ran = case(played, *APPLIED, "--branch", "main")
    assert ran.code == 2
    assert "Grenen main är utcheckad. Välj ett annat namn." in ran.err
    assert "git switch" not in ran.err


def test_payments_have_branches_of_their_own(played: Played) -> None:
    played.happened(*APPLIED)
    played.happened(*ADMITTED)
    first = branch_in(case(played, *PAID_FIRST).out)
    second = branch_in(case(played, *PAID_SECOND).out)
    assert (first, second) == (f"{BRANCH}/paid-1", f"{BRANCH}/paid-2")


def test_an_event_can_follow_one_that_waits(played: Played) -> None:
    branch = branch_in(case(played, *APPLIED).out)
    ran = case(played, *ADMITTED, "--base", branch)
    assert len(held(played, branch_in(ran.out))) == 2


@pytest.mark.parametrize("where", [NAME, "007700-0016", SLUG])
def test_an_enterprise_goes_by_all_its_names(played: Played, where: str) -> None:
    ran = case(played, *APPLIED, where=f"{COHORT}/{where}")
    assert branch_in(ran.out) == f"{BRANCH}/applied"


def test_a_case_keeps_the_name_it_was_written_with(played: Played) -> None:
    played.happened(*APPLIED)
    played.git("mv", f"data/asf/{SLUG}.yaml", "data/asf/kafe-exemplet.yaml")
    path = played.folder / "data/asf/kafe-exemplet.yaml"
    text = path.read_text("utf-8").replace(f"name: {NAME}", "name: Kafé Exemplet")
    path.write_text(f"{text}aliases:\n  - {SLUG}\n", "utf-8")
    played.asf("format")
    played.save("Nytt namn")
    ran = case(played, *ADMITTED, where=f"{COHORT}/kafe-exemplet")
    assert branch_in(ran.out) == f"{BRANCH}/admitted"
    assert len(held(played, branch_in(ran.out))) == 2


def test_the_help_is_made_of_the_schema(played: Played) -> None:
    words = labels(read_schema("case"))["event"]
    whole = played.done("case", "--help")
    for event, meaning in words.items():
        assert re.search(rf"{event} +{meaning}\n", whole)
        told = played.done("case", event, "--help")
        fields = read_schema("case")["$defs"][event]["properties"]
        for name in set(fields) - {"event", "areas"}:
            assert f"--{name.replace('_', '-')}" in told
        assert ("--area OMRÅDE=UTFALL" in told) == ("areas" in fields)
    assert "Usage" not in whole
