"""The simulation measures the product's own rules, says what it assumes, and so do the docs."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import inf
from xml.etree import ElementTree as ET

import pytest
from asf_demo.demo import DAY, Demo
from asf_demo.made_up_register import made_up_register
from asf_register.enterprise import Enterprise, Said
from asf_register.errors import UsageError
from asf_register.freshness import Freshness, freshness
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_register.vocabulary_files import read_vocabulary
from asf_upkeep.reminders.asked import WEEKS_AHEAD
from asf_upkeep.simulation.assumptions import Assumptions, assumptions
from asf_upkeep.simulation.chart import chart
from asf_upkeep.simulation.course import Course, Wait, days_until_noticed
from asf_upkeep.simulation.documented import (
    DOCUMENT,
    PICTURE,
    assumed,
    figures,
    sensitivity,
    with_figures,
)
from asf_upkeep.simulation.effort import Effort
from asf_upkeep.simulation.entry import Entry
from asf_upkeep.simulation.fate import fate_of, fates_of
from asf_upkeep.simulation.report import Report
from asf_upkeep.simulation.study import GOAL, Moved, Spread, Study
from asf_upkeep.simulation.words import days_in_words
from asf_upkeep.simulation.years import Start, simulated
from asf_upkeep.worklist.line import Kind
from asf_upkeep.worklist.minutes import CONTACT, HANDLING
from command_shell import KAFE, Ran, Shell

MODEL = Assumptions()
# Nothing happens by itself, and everybody who is called answers.
CALM = replace(
    MODEL, closes=0, founded=0, changes=0, away=0, other_work=0, reached=1, agrees=1, no_address=0
)
ALONE = Effort(reminders=False, reconciliation=False)
SPRING = date(2027, 2, 1)


@pytest.fixture(scope="module")
def small() -> Register:
    return made_up_register(Demo(read_vocabulary(Root(PROJECT)), 60))


@pytest.fixture(scope="module")
def demo() -> Start:
    return Start(made_up_register(Demo(read_vocabulary(Root(PROJECT)), 400)), DAY, 5)


def enterprise(slug: str, **fields: object) -> Enterprise:
    said = Said(date=SPRING, by="enterprise")
    known = {"name": slug, "region": "01", "listing": "consented", "consent": said}
    return Enterprise(slug=slug, **{**known, **fields})  # type: ignore[arg-type]


def confirmed(months_ago: int) -> Said:
    return Said(date=SPRING - timedelta(days=round(30.5 * months_ago)), by="enterprise")


def years(small: Register, *enterprises: Enterprise, years: int = 1) -> Start:
    return Start(replace(small, enterprises={one.slug: one for one in enterprises}), SPRING, years)


def course(
    small: Register, effort: Effort, model: Assumptions = MODEL, seed: str = "1", years: int = 3
) -> Course:
    return simulated(Start(small, DAY, years), effort, model, seed)


# What it measures


def test_same_seed_gives_same_years_and_another_gives_others(small: Register) -> None:
    assert course(small, Effort()) == course(small, Effort())
    assert course(small, Effort()) != course(small, Effort(), seed="2")


def test_what_happens_to_enterprises_does_not_depend_on_what_is_done_for_the_register(
    small: Register,
) -> None:
    model = replace(MODEL, founded=0, agrees=1)
    cared_for = course(small, Effort(), model)
    left_alone = course(small, Effort(minutes=0, reminders=False, reconciliation=False), model)
    assert len(cared_for.waits) == len(left_alone.waits) > 0


def test_nothing_is_confirmed_and_nobody_is_missed_where_nobody_works(small: Register) -> None:
    alone = course(small, Effort(minutes=0, reminders=False, reconciliation=False))
    assert alone.share_fresh == 0
    assert alone.minutes_used == 0
    assert alone.waits
    assert not any(wait.noticed for wait in alone.waits)


def test_reminders_do_nothing_where_nobody_merges_the_answers(small: Register) -> None:
    assert course(small, Effort(minutes=0, reconciliation=False)).share_fresh == 0


def test_the_company_register_finds_the_dead_where_nobody_calls(small: Register) -> None:
    found = course(small, Effort(minutes=0, reminders=False))
    assert any(wait.noticed for wait in found.waits)


def test_reminders_confirm_more_and_reconciling_notices_sooner(small: Register) -> None:
    pressed = replace(MODEL, slowness=4)
    both = course(small, Effort(), pressed)
    called = course(small, replace(Effort(), reminders=False), pressed)
    without = course(small, replace(Effort(), reconciliation=False), pressed)
    assert both.share_fresh > called.share_fresh
    assert (days_until_noticed(both.waits, 0.5) or inf) < (
        days_until_noticed(without.waits, 0.5) or inf
    )


def test_an_entry_is_fresh_as_long_as_the_register_says_so(small: Register) -> None:
    said = Said(date=date(2027, 8, 31), by="enterprise")
    fate = fate_of(enterprise("kafe"), (SPRING, SPRING), CALM, "1")
    entry = Entry(enterprise("kafe", confirmed=said), fate)
    entry.look_again(small)
    for days in range(0, 800, 7):
        day = said.date + timedelta(days=days)
        assert entry.is_fresh(day) is (freshness(entry.record, day) is Freshness.FRESH)


def test_the_coordinator_takes_the_most_urgent_first_and_finishes_what_she_begins(
    small: Register,
) -> None:
    waiting = enterprise("avesta", confirmed=confirmed(13), logo="a.png", offers=())
    urgent = enterprise("orsa", confirmed=confirmed(25), logo="o.png", offers=())
    start = years(small, waiting, urgent)
    one_call = CONTACT + HANDLING[Kind.CONFIRM] + HANDLING[Kind.OFFERS]
    weekly = [
        snapshot.fresh
        for snapshot in simulated(start, replace(ALONE, minutes=one_call / 8), CALM, "1").snapshots
    ]
    # The first is begun with the first minutes; then its time is worked off before the second.
    assert weekly[:4] == [0, 1, 1, 2]
    cannot_both = simulated(start, replace(ALONE, minutes=one_call / 60), CALM, "1")
    assert cannot_both.snapshots[-1].fresh == 1


def test_minutes_that_are_used_are_those_of_the_product_s_table(small: Register) -> None:
    due = enterprise("avesta", confirmed=confirmed(13), logo="a.png", offers=())
    done = simulated(years(small, due), ALONE, replace(CALM, gives_address=1), "1")
    spent = CONTACT + HANDLING[Kind.CONFIRM] + HANDLING[Kind.OFFERS]
    # Nothing more is due within the year; what she asked for in vain waits for the next.
    assert done.minutes_used * 52 * 21 == pytest.approx(spent)


def test_a_unit_closes_with_what_it_is_part_of() -> None:
    model = replace(MODEL, closes=0.9)
    both = {
        one.slug: one
        for one in (enterprise("enhet", part_of="verket"), enterprise("verket", confirmed=None))
    }
    for seed in range(20):
        fates = fates_of(both, (SPRING, SPRING + timedelta(days=3650)), model, str(seed))
        whole, unit = fates["verket"].closes, fates["enhet"].closes
        assert whole is not None
        assert unit is not None
        assert unit <= whole


def test_an_entry_that_nobody_has_looked_at_for_long_may_be_dead_already(small: Register) -> None:
    old = [enterprise(f"a{n}", consent=confirmed(240)) for n in range(40)]
    new = [enterprise(f"b{n}") for n in range(40)]
    start = years(small, *old, *new)
    first = simulated(start, ALONE, MODEL, "1").snapshots[0]
    assert 10 < first.gone <= len(old)


@pytest.mark.parametrize(
    ("waits", "share", "days"),
    [
        ([(10, True), (20, True), (30, True), (40, True)], 0.5, 20),
        ([(10, True), (20, True), (30, True), (40, True)], 0.9, 40),
        # Who has waited twenty days unnoticed counts among those who wait longer.
        ([(10, True), (20, False), (30, True), (40, True)], 0.5, 30),
        ([(10, True), (50, False), (60, False), (70, False)], 0.5, None),
        ([(10, False)], 0.5, None),
        ([], 0.5, None),
    ],
)
def test_those_that_nobody_has_noticed_yet_are_not_left_out(
    waits: Sequence[tuple[int, bool]], share: float, days: int | None
) -> None:
    assert days_until_noticed([Wait(*wait) for wait in waits], share) == days


def test_minutes_are_shared_by_entries_where_that_is_asked_for(small: Register) -> None:
    crowd = [enterprise(f"a{n}", confirmed=confirmed(14)) for n in range(30)]
    start = years(small, *crowd, enterprise("b", region="25", confirmed=confirmed(14)))
    evenly = simulated(start, replace(ALONE, minutes=5), CALM, "1")
    by_entries = simulated(start, replace(ALONE, minutes=5, by_entries=True), CALM, "1")
    assert by_entries.share_fresh_in_crowded > evenly.share_fresh_in_crowded


def test_the_minutes_that_reach_the_goal_do_and_five_fewer_do_not(small: Register) -> None:
    study = Study(Start(small, DAY, 1), 1)
    need = study.need(Effort(reminders=False))
    assert need.is_reached
    assert need.fresh >= GOAL
    assert need.effort.minutes % 5 == 0
    assert study.share_fresh(replace(need.effort, minutes=need.effort.minutes - 5)) < GOAL


def test_each_assumption_lies_within_its_range_and_says_why() -> None:
    known = list(assumptions())
    assert len(known) > 20
    for name, value, about in known:
        assert about.low <= value <= about.high, name
        assert about.low < about.high, name
        assert about.why, name


def test_the_share_that_closes_is_the_one_of_the_source() -> None:
    # 70 of 350, over four, eight and two years.
    closes = {name: about for name, _, about in assumptions()}["closes"]
    found = [1 - (1 - 70 / 350) ** (1 / years) for years in (4, 8, 2)]
    assert [round(one, 2) for one in found] == [
        round(MODEL.closes, 2),
        closes.low,
        pytest.approx(closes.high, abs=0.011),
    ]


# The command


def run(shell: Shell, *arguments: str) -> Ran:
    return shell.asf("upkeep", "--simulate", *arguments)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--years", "0"], "0 år"),
        (["--years", "1000"], "år"),
        (["--years", "-5"], "-5 år"),
        (["--minutes", "-1"], "minuter"),
        (["--minutes", "1000000000"], "minuter"),
        (["--minutes", "nan"], "minuter"),
        (["--minutes", "inf"], "minuter"),
        (["--enterprises", "0"], "0 företag"),
        (["--enterprises", "1000000000"], "företag"),
        (["--seed", "ett"], "--seed"),
        (["--date", "2027-01-01"], "--register"),
        (["--write", "--minutes", "30"], "--write"),
        (["--write", "--register"], "--write"),
    ],
)
def test_what_makes_no_sense_is_refused_in_one_line(
    shell: Shell, arguments: list[str], said: str
) -> None:
    ran = run(shell, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1


def test_without_being_asked_to_simulate_it_says_what_it_can_do(shell: Shell) -> None:
    ran = shell.asf("upkeep")
    assert ran.code == 2
    assert "asf upkeep --simulate" in ran.err


def test_an_empty_register_is_nothing_to_simulate(shell: Shell) -> None:
    ran = run(shell, "--register")
    assert (ran.code, ran.out) == (2, "")
    assert "inget att simulera" in ran.err


def test_a_day_that_no_register_reaches_is_refused(shell: Shell) -> None:
    shell.write("data/asf/kafe.yaml", KAFE)
    ran = run(shell, "--register", "--date", "2090-01-01", "--years", "20")
    assert ran.code == 2
    assert "2110" in ran.err


def test_an_entry_with_an_error_is_left_out_and_counted(shell: Shell) -> None:
    shell.write("data/asf/kafe.yaml", KAFE)
    shell.write("data/asf/lunchen.yaml", "name: Lunchen\n")
    ran = run(shell, "--register", "--years", "1")
    assert ran.code == 0
    assert ran.err == "1 företag har fel i sin fil och är inte med. Kör asf check.\n"
    assert "1 företag i registret" in ran.out


def test_a_register_of_one_entry_that_nobody_sees_is_simulated(shell: Shell) -> None:
    shell.write("data/asf/kafe.yaml", KAFE)
    ran = run(shell, "--register", "--years", "1")
    assert (ran.code, ran.err) == (0, "")
    assert "1 företag i registret" in ran.out
    assert "påminnelser och avstämning" in ran.out


def test_the_answer_for_programs_and_the_chart(shell: Shell) -> None:
    arguments = ["--enterprises", "20", "--years", "1", "--output", "ny/mapp", "--format", "json"]
    ran = run(shell, *arguments)
    assert (ran.code, ran.err) == (0, "")
    told = json.loads(ran.out, parse_constant=pytest.fail)
    assert told["made_up"] is True
    assert told["assumptions"]["closes"] == MODEL.closes
    assert [one["reminders"] for one in told["ways"]] == [True, True, False, False, False]
    assert [one["reconciliation"] for one in told["ways"]] == [True, False, True, False, False]
    assert len(told["ways"][0]["over_time"]) == 52 / 4 + 1
    drawn = ET.fromstring((shell.register / "ny/mapp/upkeep.svg").read_bytes())  # noqa: S314
    assert drawn.tag.endswith("svg")


# The chart


def test_the_chart_says_in_words_what_it_draws_and_needs_nothing_else(small: Register) -> None:
    ways = Study(Start(small, DAY, 2), 1).ways(15)[:4]
    drawn = chart(ways, 15)
    texts = [node.text or "" for node in ET.fromstring(drawn).iter() if "text" in node.tag]  # noqa: S314
    for title in ("påminnelser och avstämning", "påminnelser", "avstämning", "bara arbetslistan"):
        assert title in texts
    assert f"{round(100 * ways[0].fresh.middle)} %" in texts
    assert sum("hälften inom" in text for text in texts) == 4
    assert "prefers-color-scheme:dark" in drawn
    assert not re.search(r"<script|href|url\(|@import", drawn)


def test_a_time_that_was_never_reached_is_drawn_and_said(small: Register) -> None:
    way = Study(Start(small, DAY, 1), 1).ways(15)[0]
    never, nothing = Spread(inf, inf, inf), Spread(float("nan"), float("nan"), float("nan"))
    for spread, said in ((never, "mer än hela tiden"), (nothing, "–")):
        assert days_in_words(spread.middle) == said
        drawn = chart([replace(way, half_noticed=spread, most_noticed=spread)], 15)
        assert said in drawn
        numbers = re.findall(r'[dxy]="([^"]+)"', drawn)
        assert not any("nan" in number or "inf" in number for number in numbers)


# The documentation


def between(name: str) -> str:
    document = (PROJECT / DOCUMENT).read_text(encoding="utf-8")
    begin, end = (f"<!-- {name} of asf upkeep: {where} -->" for where in ("begin", "end"))
    return document.partition(begin)[2].partition(end)[0].strip()


def test_the_documentation_holds_what_the_command_gives(demo: Start) -> None:
    """Run `asf upkeep --simulate --write` where rules, minutes or assumptions have changed."""
    best, least = (Study(demo, 1).way(effort) for effort in (Effort(), ALONE))
    report = Report(demo, is_made_up=True, minutes=15, seed=1, ways=(best, least), needs=())
    for line in figures(report):
        assert line in between("figures")
    assert between("assumptions") == "\n".join(assumed())
    drawn = (PROJECT / PICTURE).read_text(encoding="utf-8")
    for kind, way in (("a", best), ("d", least)):
        (curve,) = re.findall(r'class="line a" d="(M[^h"]+)"', chart([way], 15))
        assert f'class="line {kind}" d="{curve}"' in drawn
        assert days_in_words(way.most_noticed.middle) in drawn


def test_readme_and_the_coordinators_guide_tell_the_documented_figures() -> None:
    (share,) = re.findall(r"^\| reminders and reconciliation \| (\d+) %", between("figures"), re.M)
    rows = [re.split(r" *\| *", row)[1:-1] for row in between("needs").split("\n")[2:]]
    same, shared = (
        next(row[2] for row in rows if row[:2] == [f"{WEEKS_AHEAD} weeks ahead", minutes])
        for minutes in ("the same in every region", "shared by entries")
    )
    readme = " ".join((PROJECT / "README.md").read_text(encoding="utf-8").split())
    assert f"{share} % of some 400 entries are confirmed within 12 months" in readme
    assert f"95 % takes {same} minutes each, or {shared} on average" in readme
    guide = " ".join((PROJECT / "docs/processledare.md").read_text(encoding="utf-8").split())
    assert f"{share} av 100 företag" in guide
    assert f"{same} minuter i veckan" in guide
    assert f"{shared} minuter i snitt" in guide


def test_every_assumption_is_in_the_table_of_what_moves_the_result() -> None:
    told = between("sensitivity")
    for name, _, _ in assumptions():
        assert f"`{name}`" in told, name


def test_assumptions_that_hardly_move_anything_are_named_in_one_line() -> None:
    (first, value, about), (second, *_), (third, *_) = list(assumptions())[:3]
    moved = [
        Moved(first, about, value, (0.91, 0.77), (70, 71)),
        Moved(second, about, value, (0.91, 0.912), (70, 71)),
        Moved(third, about, value, (0.91, 0.91), (70, inf)),
    ]
    lines = list(sensitivity(moved))
    assert [line.split("`")[1] for line in lines[2:4]] == [first, third]
    assert "not within the time" in lines[3]
    assert lines[-1] == f"Less than a point and ten days: `{second}`."


def test_a_page_without_the_marks_is_not_written(demo: Start) -> None:
    report = Report(demo, is_made_up=True, minutes=15, seed=1, ways=(), needs=())
    with pytest.raises(UsageError, match="saknar raden"):
        with_figures("# Upkeep\n", report)


def test_the_simulated_register_leaves_the_given_one_as_it_was(small: Register) -> None:
    before = dict(small.enterprises)
    course(small, Effort(), years=1)
    assert dict(small.enterprises) == before
