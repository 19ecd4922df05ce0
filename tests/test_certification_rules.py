"""What may follow what in certification, and where the rules of rounds draw the line.

tests/certification_transitions.txt holds what `asf check` says of every event in every state in
which it is forbidden; `pytest --accept` rewrites it. Read the difference before you commit it.
The rules' own examples lie in tests/examples.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import pytest
from asf_register.certification.case import CASE_EVENTS
from asf_register.certification.transitions import CASE_TABLE, DECISION_TABLE, START, Table
from asf_register.certification.transitions_page import transitions_page
from asf_register.check import check
from asf_register.problem import Problem
from asf_register.reading import load
from asf_register.root import PROJECT, Root
from certified_register import (
    AUDITOR,
    CERTIFIER,
    COHORTS,
    HAS_LEFT,
    SUPERVISOR,
    Fields,
    case_events,
    certified,
    certified_register,
    later,
    people,
    write,
    write_decisions,
)
from hypothesis import HealthCheck, given, settings

DAY = date(2026, 11, 21)
SPRING = "2025-bas"
TRANSITIONS = Path(__file__).parent / "certification_transitions.txt"
SLUG = "cafe-exemplet"
CASE, DECISIONS = f"data/cohorts/{SPRING}/cases/{SLUG}.yaml", f"decisions/{SLUG}.yaml"
REASON = "Därför."


class Rounds:
    """The certified register, changed here and there, and what is said of it."""

    def __init__(self, folder: Path) -> None:
        self.root = certified_register(folder)
        self.cohort: Fields = dict(COHORTS[SPRING])
        self.case = case_events(self.cohort)
        self.people = people()

    def decide(self, *events: Fields, slug: str = SLUG, cohort: str = SPRING) -> None:
        """Write and sign what was decided about an enterprise."""
        write_decisions(self.root, cohort, slug, events)

    def enterprise(self, slug: str, name: str, **further: Any) -> None:
        """Write an enterprise's file."""
        fields = {"name": name, "region": "21", "industries": ["cleaning"], "listing": "unlisted"}
        write(self.root.enterprises / f"{slug}.yaml", {**fields, **further})

    def problems(self, day: date = DAY) -> tuple[Problem, ...]:
        """What is wrong, with this round, this case and these people in their places."""
        write(self.root.cohorts / SPRING / "cohort.yaml", self.cohort)
        write(self.root.folder / CASE, {"events": self.case})
        write(self.root.policy / "people.yaml", self.people)
        return check(self.root, day).problems

    def rules(self, day: date = DAY) -> set[str]:
        """The rules that are broken, but for the one that is so from the start."""
        return {problem.rule for problem in self.problems(day)} - {"entry-as-certified"}

    def person(self, id_: str) -> Fields:
        """A person's entry, to be changed."""
        return next(person for person in self.people if person["id"] == id_)


@pytest.fixture(scope="module")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The certified register, to be copied."""
    folder = tmp_path_factory.mktemp("once") / "register"
    Rounds(folder)
    return folder


@pytest.fixture
def rounds(tmp_path: Path) -> Rounds:
    """A register with a certificate in every state."""
    return Rounds(tmp_path / "register")


def test_the_register_with_every_state_keeps_every_rule(rounds: Rounds) -> None:
    assert {problem.rule for problem in rounds.problems()} == {"entry-as-certified"}


# --- what may follow what


def paths(table: Table) -> dict[str, list[str]]:
    """The shortest way to each state: the steps that lead there."""
    found: dict[str, list[str]] = {START: []}
    queue = [START]
    for state in queue:
        for step, after in table[state].items():
            if after not in found:
                found[after] = [*found[state], step]
                queue.append(after)
    return found


def case_event(step: str, day: str) -> Fields:
    """An event of a case."""
    first = {"event": step, "date": day, "by": "administrator"}
    areas = [{"area": "purpose", "outcome": "measure", "text": REASON, "due": "2026-12-31"}]
    more: dict[str, Fields] = {
        "applied": {
            "enclosures": [],
            "one_year_in_operation": True,
            "approved_annual_report": True,
        },
        "declined": {"reason": REASON},
        "paid": {"instalment": 1},
        "supervised": {"by": SUPERVISOR},
        "self_assessed": {"areas": [{"area": "purpose", "state": "met"}]},
        "audited": {"by": AUDITOR, "no_interest": True, "areas": areas},
        "measure_done": {"area": "purpose"},
        "discontinued": {"reason": REASON},
    }
    return {**first, **more.get(step, {})}


def decision(step: str, day: str, number: int) -> Fields:
    """A decision; an appeal's outcomes are steps of their own."""
    if step in ("stands", "overturned"):
        return later("appeal_decided", day, outcome=step, reason=REASON)
    if step == "taken_over":
        source = {"url": "https://tidningen.example/", "year": 2019, "supports": "certifierat"}
        return {
            "event": "taken_over",
            "number": f"ASF-2019-H{number:02d}",
            "name": "Ängsbacken",
            "certified": "2019-autumn",
            "source": source,
        }
    if step == "certified":
        return certified(f"ASF-2025-{number + 100}", SLUG, day, "2027-05-19")
    if step == "renamed":
        return later("renamed", day, name="Nytt", organisation_number="007700-0008")
    return later(step, day, reason=REASON)


DECISION_STEPS = sorted({step for following in DECISION_TABLE.values() for step in following})
PAIRS = [
    *(("cases", state, step) for state in CASE_TABLE for step in CASE_EVENTS),
    *(("decisions", state, step) for state in DECISION_TABLE for step in DECISION_STEPS),
]


def slug_of(kind: str, state: str, step: str) -> str:
    """The enterprise to which it happens."""
    return f"{kind}-{state}-{step}".replace("_", "-")


@pytest.fixture(scope="module")
def said_of_pairs(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str, str], str]:
    """What is said of each event in each state, "" where it is allowed."""
    root = certified_register(tmp_path_factory.mktemp("pairs") / "register")
    for number, (kind, state, step) in enumerate(PAIRS):
        slug = slug_of(kind, state, step)
        entry = {"name": slug, "region": "21", "industries": ["cleaning"], "listing": "unlisted"}
        write(root.enterprises / f"{slug}.yaml", entry)
        table = CASE_TABLE if kind == "cases" else DECISION_TABLE
        steps = [*paths(table)[state], step]
        days = [f"2025-06-{day:02d}" for day in range(1, len(steps) + 1)]
        if kind == "cases":
            events = [case_event(one, day) for one, day in zip(steps, days, strict=True)]
            write(root.cohorts / SPRING / "cases" / f"{slug}.yaml", {"events": events})
        else:
            made = [decision(one, day, number % 99) for one, day in zip(steps, days, strict=True)]
            write_decisions(root, SPRING, slug, made)
    said = dict.fromkeys(PAIRS, "")
    pairs = {f"{kind}/{slug_of(kind, *rest)}.yaml": (kind, *rest) for kind, *rest in PAIRS}
    for problem in check(root, DAY).problems:
        pair = pairs.get("/".join(problem.path.split("/")[-2:]))
        assert not problem.rule.startswith(("missing", "unknown", "text-", "wrong"))
        if pair is not None and problem.rule == "event-order":
            assert not said[pair]
            said[pair] = f"{problem.message} {problem.hint}"
    return said


def test_every_state_can_be_come_to() -> None:
    for table in (CASE_TABLE, DECISION_TABLE):
        assert set(paths(table)) == set(table)


@pytest.mark.parametrize(("kind", "state", "step"), PAIRS)
def test_what_the_tables_forbid_is_refused_and_nothing_else(
    kind: str, state: str, step: str, said_of_pairs: dict[tuple[str, str, str], str]
) -> None:
    table = CASE_TABLE if kind == "cases" else DECISION_TABLE
    assert bool(said_of_pairs[kind, state, step]) == (step not in table[state])


def test_every_forbidden_event_is_refused_in_these_words(
    said_of_pairs: dict[tuple[str, str, str], str], pytestconfig: pytest.Config
) -> None:
    lines = [
        f"{kind}: {state} + {step}\n  {said}\n"
        for (kind, state, step), said in said_of_pairs.items()
        if said
    ]
    told = "\n".join(lines)
    if pytestconfig.getoption("accept"):
        TRANSITIONS.write_text(told, encoding="utf-8")
    assert told == TRANSITIONS.read_text(encoding="utf-8")


def test_only_the_first_event_out_of_order_is_told_of(rounds: Rounds) -> None:
    del rounds.case[1]
    orders = [one for one in rounds.problems() if one.rule == "event-order"]
    assert [(one.path, one.pointer) for one in orders] == [(CASE, "/events/1/event")]


def test_the_page_about_transitions_follows_from_the_tables() -> None:
    page = (PROJECT / "docs" / "certification-transitions.md").read_text(encoding="utf-8")
    assert page == transitions_page()
    for table in (CASE_TABLE, DECISION_TABLE):
        for state, following in table.items():
            for step, after in following.items():
                rows = [line for line in page.split("\n") if line.startswith(f"| `{state}` ")]
                assert any(f"`{step}` " in row and f"`{after}` " in row for row in rows)


# --- days


@pytest.mark.parametrize(
    ("day", "refused"), [("2027-05-19", False), ("2027-05-20", True), ("2025-05-20", False)]
)
def test_a_certificate_is_changed_on_its_last_valid_day_but_not_the_day_after(
    rounds: Rounds, day: str, refused: bool
) -> None:
    first = certified("ASF-2025-001", SLUG, "2025-05-20", "2027-05-19")
    rounds.decide(first, later("suspended", day, reason=REASON))
    assert ("decided-while-valid" in rounds.rules(date(2027, 6, 1))) == refused


def test_an_appeal_may_come_after_the_last_valid_day(rounds: Rounds) -> None:
    first = certified("ASF-2025-001", SLUG, "2025-05-20", "2027-05-19")
    rounds.decide(
        first,
        later("withdrawn", "2026-06-29", by=HAS_LEFT, reason=REASON),
        later("appealed", "2027-05-25", reason=REASON),
        later("appeal_decided", "2027-06-01", reason=REASON, outcome="overturned"),
    )
    assert rounds.rules(date(2027, 6, 1)) == set()


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2024-02-29", "2026-02-28"),
        ("2024-03-01", "2026-02-28"),
        ("2026-03-01", "2028-02-29"),
        ("2026-02-28", "2028-02-27"),
        ("2026-01-01", "2027-12-31"),
    ],
)
def test_two_years_end_the_day_before_the_same_date(rounds: Rounds, first: str, last: str) -> None:
    for valid_to in (last, "2028-03-01"):
        event = certified("ASF-2025-001", SLUG, "2025-05-20", valid_to, valid_from=first)
        rounds.decide(event)
        assert ("certificate-days" in rounds.rules()) == (valid_to != last or first < "2025-05-20")


@pytest.mark.parametrize(
    ("day", "refused"),
    [("2024-11-14", True), ("2024-11-15", False), ("2024-12-15", False), ("2024-12-16", True)],
)
def test_the_first_and_the_last_day_of_application_count(
    rounds: Rounds, day: str, refused: bool
) -> None:
    rounds.case[0]["date"] = day
    rounds.case[1]["date"] = "2024-12-20"
    assert ("applied-in-time" in rounds.rules()) == refused


@pytest.mark.parametrize(("day", "refused"), [("2025-02-03", False), ("2025-02-04", True)])
def test_one_is_admitted_on_the_first_day_of_the_round_at_the_latest(
    rounds: Rounds, day: str, refused: bool
) -> None:
    for event in rounds.case[1:5]:
        event["date"] = day
    assert ("admitted-in-time" in rounds.rules()) == refused


def test_what_happens_today_has_happened_and_what_happens_tomorrow_has_not(
    rounds: Rounds,
) -> None:
    assert "event-dates" not in rounds.rules(date(2026, 10, 20))
    assert "event-dates" in rounds.rules(date(2026, 10, 19))


@pytest.mark.parametrize("missing", ["admitted", "paid", "audited"])
def test_what_happened_after_the_decision_does_not_count_for_it(
    rounds: Rounds, missing: str
) -> None:
    event = next(event for event in rounds.case if event["event"] == missing)
    event["date"] = "2025-05-20"
    assert "certified-after-case" not in rounds.rules()
    event["date"] = "2025-05-21"
    assert "certified-after-case" in rounds.rules()


@pytest.mark.parametrize(
    ("certified_", "known", "refused"),
    [
        ("2019-spring", None, False),
        ("2019-05", None, True),
        ("2019-06", "2019-06-01", False),
        ("2019-06", "2019-05-31", True),
        ("2019-autumn", "2021-06-30", False),
        ("2019-autumn", "2021-07-01", True),
        ("2024-09", None, False),
        ("2024-10", None, True),
        ("2024-autumn", None, True),
        ("2027-01", None, True),
    ],
)
def test_only_the_time_before_the_register_is_taken_over(
    rounds: Rounds, certified_: str, known: str | None, refused: bool
) -> None:
    event = {**decision("taken_over", "", 7), "certified": certified_, "name": "Café Exemplet"}
    event["number"] = f"ASF-{certified_[:4]}-H07"
    event["source"]["year"] = int(certified_[:4])
    rounds.decide({**event, "known": known} if known else event, cohort="2019-host")
    assert ("taken-over-time" in rounds.rules()) == refused


@pytest.mark.parametrize("year", ["0001", "1999", "2100", "9999"])
def test_years_of_other_centuries_are_refused_before_anything_is_counted(
    rounds: Rounds, year: str
) -> None:
    first = certified("ASF-2025-001", SLUG, "2025-05-20", "2027-05-19")
    for key in ("date", "valid_from", "valid_to"):
        rounds.decide({**first, key: f"{year}-12-31"})
        assert "text-form" in rounds.rules()
    rounds.decide({**decision("taken_over", "", 7), "certified": f"{year}-12"})
    assert "text-form" in rounds.rules()


# --- who


def test_an_auditor_has_not_supervised_the_enterprise_in_an_earlier_round(
    rounds: Rounds,
) -> None:
    rounds.enterprise(SLUG, "Café Exemplet", aliases=["det-gamla-cafeet"])
    round_before = {"kind": "pilot", "title": "Pilot", "start": "2024-01-10"}
    round_before["groups"] = [{"supervisor": AUDITOR, "enterprises": ["det-gamla-cafeet"]}]
    rounds.person(AUDITOR)["roles"] = ["auditor", "supervisor"]
    cohort = rounds.root.cohorts / "2024-pilot"
    write(cohort / "cohort.yaml", round_before)
    write(cohort / "cases/det-gamla-cafeet.yaml", {"events": [case_event("applied", "2024-01-02")]})
    assert "auditor-apart" in rounds.rules()
    write(cohort / "cohort.yaml", {**round_before, "start": "2025-08-10"})
    assert "auditor-apart" not in rounds.rules()


def test_a_new_audit_by_another_takes_the_place_of_one_that_does_not_count(
    rounds: Rounds,
) -> None:
    rounds.cohort["groups"] = [{"supervisor": AUDITOR, "enterprises": [SLUG]}]
    rounds.person(AUDITOR)["roles"] = ["auditor", "supervisor"]
    assert "auditor-apart" in rounds.rules()
    rounds.people.append({"id": "p022", "roles": ["auditor"]})
    rounds.cohort["auditors"] = [AUDITOR, "p022"]
    again = dict(rounds.case[-1], by="p022")
    rounds.case.append(dict(again, areas=again["areas"][:9], overall="approved"))
    assert "auditor-apart" in rounds.rules()
    rounds.case[-1] = again
    assert "auditor-apart" not in rounds.rules()


@pytest.mark.parametrize(
    ("person", "event", "kind"),
    [
        (SUPERVISOR, "supervised", "cases"),
        (AUDITOR, "audited", "cases"),
        (CERTIFIER, "certified", "decisions"),
    ],
)
def test_an_interest_stops_what_is_done_from_its_first_day_and_nothing_before(
    rounds: Rounds, person: str, event: str, kind: str
) -> None:
    rounds.enterprise(SLUG, "Café Exemplet", aliases=["det-gamla-cafeet"])
    file = rounds.root.cohorts / SPRING / kind / f"{SLUG}.yaml"
    events = rounds.case if kind == "cases" else load(file.read_bytes()).value["events"]
    done = next(one["date"] for one in events if one["event"] == event)
    after = (date.fromisoformat(done) + timedelta(1)).isoformat()

    def refused(since: str) -> list[str]:
        interest = {"enterprise": "det-gamla-cafeet", "since": since}
        rounds.person(person)["interests"] = [interest]
        return [one.path for one in rounds.problems() if one.rule == "declared-interest"]

    assert refused(done) == [rounds.root.shown(file)]
    assert refused(after) == []


def test_a_new_audit_by_another_takes_the_place_of_one_with_an_interest(rounds: Rounds) -> None:
    rounds.person(AUDITOR)["interests"] = [{"enterprise": SLUG, "since": rounds.case[-1]["date"]}]
    rounds.people.append({"id": "p022", "roles": ["auditor"]})
    rounds.cohort["auditors"] = [AUDITOR, "p022"]
    assert "declared-interest" in rounds.rules()
    rounds.case.append(dict(rounds.case[-1], by="p022"))
    assert "declared-interest" not in rounds.rules()


def test_whoever_left_did_what_they_did_before_that_day(rounds: Rounds) -> None:
    rounds.person(AUDITOR)["left"] = "2026-10-13"
    assert "done-by" not in rounds.rules()
    rounds.person(AUDITOR)["left"] = "2026-10-12"
    assert "done-by" in rounds.rules()


def test_signatures_cover_every_field_the_place_and_the_name_of_the_file(
    rounds: Rounds,
) -> None:
    folder = rounds.root.cohorts / SPRING / "decisions"
    path = folder / f"{SLUG}.yaml"
    text = path.read_text(encoding="utf-8")
    for before, after in (
        ("Hela verksamheten.", "Hela verksamheten"),
        ("2024", "2025"),
        ("Café Exemplet", "Café Exempel"),
        ("arbetsmiljöplan", "arbetsmiljöplan,"),
    ):
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")
        assert "decision-signature" in rounds.rules()
    path.write_text(text, encoding="utf-8")
    assert "decision-signature" not in rounds.rules()
    path.rename(folder / "utan-intyg.yaml")
    assert "decision-signature" in rounds.rules()


@pytest.mark.parametrize(
    ("withdrew", "decides", "refused"),
    [
        (CERTIFIER, CERTIFIER, True),
        (CERTIFIER, HAS_LEFT, False),
        (HAS_LEFT, CERTIFIER, False),
        (HAS_LEFT, HAS_LEFT, True),
    ],
)
def test_an_appeal_is_decided_by_another_than_who_is_appealed_against(
    rounds: Rounds, withdrew: str, decides: str, refused: bool
) -> None:
    """What somebody decided earlier and nobody appeals against bars nobody."""
    rounds.decide(
        certified("ASF-2025-001", SLUG, "2025-05-20", "2027-05-19"),
        later("suspended", "2025-08-01", by=decides, reason=REASON),
        later("withdrawn", "2025-09-01", by=withdrew, reason=REASON),
        later("appealed", "2025-09-10", by=withdrew, reason=REASON),
        later("appeal_decided", "2025-10-01", by=decides, reason=REASON, outcome="stands"),
    )
    assert rounds.rules() == ({"appeal-apart"} if refused else set())


# --- what can't be read


UNSEEN = ["\u200b", "\u3164", "\u2800", "\u00ad\u2060", "Café\tExemplet"]


@pytest.mark.parametrize("text", UNSEEN)
@pytest.mark.parametrize("key", ["name", "standard", "criteria_version"])
def test_a_decision_says_nothing_that_nobody_can_see(rounds: Rounds, key: str, text: str) -> None:
    first = certified("ASF-2025-001", SLUG, "2025-05-20", "2027-05-19")
    rounds.decide({**first, key: text})
    (problem,) = (one for one in rounds.problems() if one.rule == "text-form")
    assert problem.path.endswith(DECISIONS)
    assert "minst ett synligt tecken" in problem.hint


@pytest.mark.parametrize("text", UNSEEN)
def test_a_round_is_called_nothing_that_nobody_can_see(rounds: Rounds, text: str) -> None:
    rounds.cohort["title"] = text
    assert "text-form" in rounds.rules()


@pytest.mark.parametrize("text", ["Å", "7", "Ø & Ł", "«Ö»", "SIS PAS 10:2018", "Ζωή", "حياة"])
def test_one_sign_that_can_be_seen_is_enough(rounds: Rounds, text: str) -> None:
    rounds.cohort["title"] = text
    assert rounds.rules() == set()


@pytest.mark.parametrize("shown", ["data/cohorts/2030-lank", f"data/cohorts/{SPRING}/cases"])
def test_a_folder_of_rounds_that_is_a_link_is_told_of(rounds: Rounds, shown: str) -> None:
    rounds.problems()
    place, outside = rounds.root.folder / shown, rounds.root.folder.parent / "utanfor"
    if place.exists():
        place.rename(outside)
    else:
        outside.mkdir()
    place.symlink_to(outside, target_is_directory=True)
    found = {(one.path, one.rule) for one in check(rounds.root, DAY).problems}
    assert (shown, "file-link") in found


def test_a_round_that_cannot_be_read_is_not_blamed_on_its_cases(rounds: Rounds) -> None:
    rounds.cohort["kind"] = "annan"
    assert rounds.rules() == {"fixed-choice"}


def test_a_case_that_cannot_be_read_is_not_blamed_on_its_decision(rounds: Rounds) -> None:
    rounds.case[0]["event"] = "annan"
    rounds.cohort["groups"] = [{"supervisor": SUPERVISOR, "enterprises": [SLUG]}]
    assert rounds.rules() == {"fixed-choice"}


def test_decisions_that_cannot_be_read_are_not_blamed_on_the_one_that_renews_them(
    rounds: Rounds,
) -> None:
    (rounds.root.cohorts / "2024-host/decisions/angsbacken.yaml").write_text("events: [", "utf-8")
    assert rounds.rules() == {"yaml-syntax"}


def test_people_who_cannot_be_read_are_not_blamed_on_what_they_did(rounds: Rounds) -> None:
    rounds.people[0]["roles"] = ["annan"]
    assert rounds.rules() == {"fixed-choice"}


def test_a_register_with_no_people_says_who_is_missing(rounds: Rounds) -> None:
    rounds.problems()
    (rounds.root.policy / "people.yaml").unlink()
    told = {one.rule for one in check(rounds.root, DAY).problems}
    assert {"done-by", "decided-by", "round-people"} <= told


# --- what must not stand in a round


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Frågor till kim.exempelsson@foretaget.example", "email-in-text"),
        ("Född 811228-9874", "personal-number"),
    ],
)
def test_what_is_no_business_of_the_register_is_found_in_rounds_too(
    rounds: Rounds, text: str, rule: str
) -> None:
    rounds.case[0]["note"] = text
    assert rule in rounds.rules()
    del rounds.case[0]["note"]
    rounds.cohort["improvements"] = [text]
    assert rule in rounds.rules()
    del rounds.cohort["improvements"]
    first = certified("ASF-2025-001", SLUG, "2025-05-20", "2027-05-19", scope=text)
    rounds.decide(first)
    assert rule in rounds.rules()


def test_an_organisation_number_in_a_decision_is_told_of_once(rounds: Rounds) -> None:
    first = certified("ASF-2025-001", SLUG, "2025-05-20", "2027-05-19")
    rounds.decide({**first, "organisation_number": "811228-9874"})
    told = [one.rule for one in rounds.problems() if one.path.endswith(DECISIONS)]
    assert told == ["decided-number"]


def test_a_lost_comment_is_found_in_rounds_too(rounds: Rounds) -> None:
    rounds.problems()
    with (rounds.root.cohorts / "2019-host/cohort.yaml").open("a", encoding="utf-8") as file:
        file.write("criteria_version: A #1\n")
    assert "lost-comment" in {one.rule for one in check(rounds.root, DAY).problems}


# --- anything at all

DATES = st.sampled_from(
    ["2000-01-01", "2019-06-01", "2024-02-29", "2025-05-20", "2027-05-20", "2099-12-31"]
)


def events_of(steps: Sequence[str], kind: str) -> Iterator[Fields]:
    """Events with days that don't matter."""
    for number, step in enumerate(steps):
        made = case_event(step, "") if kind == "cases" else decision(step, "", number)
        yield {key: value for key, value in made.items() if key != "signature"}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.sampled_from(sorted(CASE_EVENTS)), DATES), min_size=1, max_size=8),
    st.lists(st.tuples(st.sampled_from(DECISION_STEPS), DATES), min_size=1, max_size=8),
    st.sampled_from([CERTIFIER, AUDITOR, "p999"]),
)
def test_whatever_was_written_in_whatever_order_gets_an_answer_and_problems(
    made_once: Path,
    tmp_path: Path,
    case: list[tuple[str, str]],
    decisions: list[tuple[str, str]],
    by: str,
) -> None:
    folder = tmp_path / "register"
    shutil.copytree(made_once, folder, dirs_exist_ok=True)
    root = Root(folder)
    events = list(events_of([step for step, _ in case], "cases"))
    for event, (_, day) in zip(events, case, strict=True):
        event["date"] = day
    write(folder / CASE, {"events": events})
    decided = list(events_of([step for step, _ in decisions], "decisions"))
    for event, (_, day) in zip(decided, decisions, strict=True):
        if "date" in event:
            event.update(date=day, by=by)
        if "valid_from" in event:
            event["valid_from"] = day
    write_decisions(root, SPRING, SLUG, decided)
    checked = check(root, DAY)
    assert checked.errors
    assert checked.register is not None
    answers = checked.register.periods_of(SLUG)
    assert answers[0].first is None
    assert answers[-1].last is None
