"""The benchmark measures like with like and says what it found; no test here takes the time."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from asf_register.check import check
from asf_register.root import PROJECT, Root
from click.testing import CliRunner
from site_fixtures import MADE_UP, BuiltSite, Visitor, rows_of

from benchmarks import (
    budgets,
    expanded_schema,
    hugo_content,
    hugo_site,
    machine,
    measure,
    one_change,
    records,
    registers,
    report,
    rivals,
    stages,
    stock_pelican,
    weight,
)
from benchmarks.__main__ import PAGE, main
from benchmarks.figures import Figures, Matched, Pages, Stage, Weights, Work
from benchmarks.measure import Measured, Run

PLAIN, EASED = hugo_content.FORMS["plain"], hugo_content.FORMS["eased"]
TITLE_LINE = re.compile(r"^Title: (.+)$", re.MULTILINE)


@pytest.fixture(params=["real", "made_up"])
def site(request: pytest.FixtureRequest) -> BuiltSite:
    built: BuiltSite = request.getfixturevalue(request.param)
    return built


def took(*seconds: float, peak: int = 10**8) -> Measured:
    return Measured(tuple(Run(each, peak, 2 * each) for each in seconds))


def markers(name: str) -> list[str]:
    """What stands before and after the figures of a benchmark."""
    return [f"<!-- figures of {name}: {where} -->" for where in ("begin", "end")]


def figures_of(**times: Measured) -> Figures:
    """The figures of a run on 10 000, by the names of the works."""
    return Figures((10_000,), {(Work[name], 10_000): found for name, found in times.items()})


def kept(figures: Figures) -> dict[str, tuple[str, bool | None]]:
    return {row.budget: (row.figure, row.kept) for row in budgets.judged(figures)}


# The Hugo site.


def head_and_body(text: str) -> tuple[dict[str, Any], str]:
    _, head, body = text.split("---\n", 2)
    return yaml.safe_load(head), body


def test_hugo_is_given_the_same_pages_as_our_site_has(site: BuiltSite) -> None:
    files = dict(hugo_site.files(records.site_of(site.root.folder), PLAIN))
    heads = [head_and_body(text)[0] for path, text in files.items() if path.endswith(".md")]
    aliases = {alias for head in heads for alias in head.get("aliases", ())}
    # Certification, marketplace, news and the pages of the site's own are this site's alone; both
    # show the same enterprises and texts.
    own = (
        "/aktuellt/",
        "/arkiv/",
        "/bli-certifierad/",
        "/certifi",
        "/foresla/erfarenhet/",
        "/foresla/marknad/",
        "/kalender/",
        "/kortlista/",
        "/marknad/",
        "/oppna-data/",
        "/processledare/",
        "/samhallsnytta/",
    )
    ours = {page for page in site.pages if not page.startswith(own)}
    assert hugo_site.addresses(files) | aliases == ours


def test_hugo_s_lists_hold_the_same_rows_in_the_same_order(site: BuiltSite) -> None:
    files = dict(hugo_site.files(records.site_of(site.root.folder), PLAIN))
    entries = {
        path.split("/")[-1].removesuffix(".md"): head_and_body(text)[0]
        for path, text in files.items()
        if path.startswith("content/asf/") and not path.endswith("_index.md")
    }
    by_weight = sorted(entries, key=lambda slug: entries[slug]["weight"])
    compared = 0
    for address, page in site.pages.items():
        found = re.fullmatch("/(lan|kommun|bransch)/([^/]+)/", address)
        if found is None:
            continue
        taxonomy, term = found.groups()
        theirs = [slug for slug in by_weight if term in entries[slug].get(taxonomy, ())]
        if theirs or taxonomy != "kommun":  # an empty municipality shows what lies near
            assert rows_of(page)[: len(theirs)] == theirs, address
            compared += 1
    assert compared > 60


def test_hugo_is_given_days_as_files_have_them() -> None:
    fields = {"dots": [{"certified": date(2027, 3, 1)}]}
    for form in (PLAIN, EASED):
        assert '"2027-03-01"' in hugo_content.content_file(form.head, fields)


def test_hugo_is_given_the_facts_of_an_enterprise_and_no_empty_fields() -> None:
    files = dict(hugo_site.files(records.site_of(MADE_UP), PLAIN))
    head, body = head_and_body(files["content/asf/angslyckan.md"])
    written = yaml.safe_load((MADE_UP / "data/asf/angslyckan.yaml").read_text(encoding="utf-8"))
    assert body.strip() == written["description"].strip()
    for key in ("name", "region", "municipality", "phone", "website", "industries", "sites"):
        assert head[key] == written[key]
    assert [offer["title"] for offer in head["offers"]] == [o["title"] for o in written["offers"]]
    assert "null" not in files["content/asf/angslyckan.md"]


def test_the_eased_site_says_the_same_and_has_its_logos_ready() -> None:
    site = records.site_of(MADE_UP)
    plain = dict(hugo_site.files(site, PLAIN))
    eased = dict(hugo_site.files(site, EASED))
    pages = [path for path in plain if path.endswith(".md")]
    for path in pages:
        head, body = head_and_body(plain[path])
        given, end = json.JSONDecoder().raw_decode(eased[path])
        assert given.pop("ready_logo", None) == head.pop("logo", None)
        assert (given, eased[path][end + 1 :]) == (head, body)
    assert len(pages) > 350


@pytest.mark.parametrize(("form", "folder"), [("plain", "assets"), ("eased", "static")])
def test_a_hugo_site_is_layouts_theme_content_and_logos(
    form: str, folder: str, tmp_path: Path
) -> None:
    site = records.site_of(MADE_UP)
    hugo_site.write(site, tmp_path / "hugo", hugo_content.FORMS[form])
    assert (tmp_path / "hugo/hugo.toml").is_file()
    assert (tmp_path / "hugo/static/tema/asf.css").is_file()
    contents = [*(tmp_path / "hugo/content").rglob("*.md")]
    assert len(contents) == sum(path.endswith(".md") for path, _ in hugo_site.files(site, PLAIN))
    logos = {e.logo for e in site.register if e.logo}
    assert {path.name for path in (tmp_path / "hugo" / folder / "logotyp").iterdir()} == logos


def test_every_partial_that_a_layout_names_is_there() -> None:
    layouts = [*(hugo_site.LAYOUTS / "layouts").rglob("*.html")]
    named = re.findall(r'partial(?:Cached)? "([^"]+)"', "".join(p.read_text() for p in layouts))
    there = {path.name for path in layouts if path.parent.name == "partials"}
    assert set(named) == there


# The other rivals.


def test_stock_pelican_gets_an_article_for_each_listed_enterprise(tmp_path: Path) -> None:
    site = records.site_of(MADE_UP)
    stock_pelican.write(site, tmp_path / "pelican")
    articles = [*(tmp_path / "pelican/content").glob("*.md")]
    assert {path.stem for path in articles} == {e.slug for e in site.listed}
    titles = [TITLE_LINE.findall(path.read_text(encoding="utf-8")) for path in articles]
    assert sorted(titles) == sorted([[e.name] for e in site.listed])


def test_the_expanded_schema_holds_every_closed_list(tmp_path: Path) -> None:
    expanded_schema.write(MADE_UP, tmp_path / "schema.json")

    def lists(node: Any) -> Iterator[dict[str, Any]]:
        if isinstance(node, dict):
            yield from ([node] if "x-vocabulary" in node else [])
        for part in node.values() if isinstance(node, dict) else node:
            if isinstance(part, dict | list):
                yield from lists(part)

    closed = list(lists(json.loads((tmp_path / "schema.json").read_text(encoding="utf-8"))))
    assert len(closed) > 5
    assert all(node["enum"] for node in closed)


@pytest.mark.parametrize("rival", rivals.RIVALS, ids=lambda rival: rival.name)
def test_a_missing_rival_is_said_in_one_line_before_anything_is_measured(
    rival: rivals.Rival, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {other.name: "/bin/sh" for other in rivals.RIVALS if other != rival}
    monkeypatch.setattr(shutil, "which", lambda name, **_: there.get(name))
    monkeypatch.setattr("benchmarks.__main__.measured", lambda *_: pytest.fail("measured"))
    before = PAGE.read_bytes()
    ran = CliRunner().invoke(main, ["--write"])
    assert ran.exit_code == 2
    assert ran.stdout == ""
    [line] = ran.stderr.splitlines()
    assert line.startswith(f"make bench: {rival.name} is missing: ")
    assert f"WITHOUT={rival.name}" in line
    assert PAGE.read_bytes() == before


def test_a_rival_that_is_left_out_is_not_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    rivals.hold_all([rival.name for rival in rivals.RIVALS])


# What is changed, and forgotten.


def test_the_enterprise_that_is_changed_stays_right_and_its_lists_are_found(
    copy_of_made_up: Root, made_up: BuiltSite
) -> None:
    who = registers.chosen(copy_of_made_up.folder)
    who.write_phone("08-123 45 67")
    who.write_phone("08-123 45 68")
    who.write_offer("Provtryckning 1")
    checked = check(copy_of_made_up, date.today())
    assert checked.register is not None
    assert checked.errors == ()
    changed = checked.register.enterprises[who.slug]
    assert (changed.phone, changed.offers[0].title) == ("08-123 45 68", "Provtryckning 1")
    lists = {
        "/" + page.relative_to(made_up.public).as_posix().removesuffix("index.html")
        for page in who.lists(made_up.public)
    }
    places = {address for address in lists if address.count("/") == 3}
    assert {address.split("/")[1] for address in places} == {"lan", "kommun", "bransch"}
    assert "/asf/" in lists
    assert all(who.slug in rows_of(made_up.pages[address]) for address in lists)
    assert who.page(made_up.public).is_file()


def test_a_page_that_does_not_change_is_no_fast_build(
    copy_of_made_up: Root, made_up: BuiltSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    shutil.copytree(made_up.public, site / "public")
    monkeypatch.setattr(one_change, "tool", lambda _: "true")
    with pytest.raises(one_change.WrongPageError):
        one_change.one_change(copy_of_made_up.folder, site, tmp_path / "log")


def test_a_cold_start_forgets_what_was_kept_and_leaves_the_register(tmp_path: Path) -> None:
    for name in ("register/data/asf/a.yaml", "register/README", "cache/asf-register/kept"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    registers.forget(tmp_path / "register")
    left = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert left == {"register/data/asf/a.yaml", "register/README"}


# Measuring.


def test_a_command_that_fails_stops_the_benchmark_with_its_last_words(tmp_path: Path) -> None:
    with pytest.raises(measure.CommandFailedError, match="sh failed: why"):
        measure.run(["/bin/sh", "-c", "echo first; echo why >&2; exit 3"], tmp_path, tmp_path / "l")


def test_memory_is_that_of_a_command_and_its_children_together(tmp_path: Path) -> None:
    holding = "import time; held = bytearray(b'x' * 60_000_000); time.sleep(1)"
    command = f'{sys.executable} -c "{holding}" & {sys.executable} -c "{holding}"; wait'
    # A child begins as large as what starts it, and a process that runs tests is large.
    program = (
        "import sys; from pathlib import Path; from benchmarks import measure; "
        "print(measure.run(['/bin/sh', '-c', sys.argv[1]], Path('.'), Path(sys.argv[2])).peak)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, command, str(tmp_path / "log")],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert 120_000_000 <= int(ran.stdout) < 400_000_000


def test_works_are_done_in_turn_short_ones_several_times_and_long_ones_once() -> None:
    order: list[str] = []

    def work(name: str, seconds: float) -> Run:
        order.append(name)
        return Run(seconds, 1)

    found = measure.in_turn(
        {"short": lambda: work("short", 1.0), "long": lambda: work("long", 100.0)}
    )
    assert order == ["short", "long", *["short"] * (measure.MOST_RUNS - 1)]
    assert (len(found["short"].runs), len(found["long"].runs)) == (measure.MOST_RUNS, 1)


def test_the_least_is_compared_and_the_most_memory_said() -> None:
    found = Measured((Run(3.0, 5, 4.0), Run(1.0, 7, 2.0), Run(2.0, 6, 3.0)))
    assert (found.seconds, found.middle, found.peak, found.processor) == (1.0, 2.0, 7, 2.0)


def test_every_stage_of_the_build_has_a_clock(tmp_path: Path) -> None:
    target, output = tmp_path / "stages.json", tmp_path / "site"
    command = [sys.executable, "-m", "benchmarks.stages", target, "--root", MADE_UP, "build"]
    ran = subprocess.run(
        [*command, "--output", output], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    seconds = json.loads(target.read_text(encoding="utf-8"))
    named = [re.escape(name).replace(r"\{1\}", r".+\.\w+") for name, _ in stages.FUNCTIONS]
    for pattern in [*named, "part: profiles", re.escape(stages.REST)]:
        assert any(re.fullmatch(pattern, name) for name in seconds), pattern
    assert min(seconds.values()) >= 0
    assert (output / "public/index.html").is_file()


def test_a_function_that_is_no_more_is_no_stage_without_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stages, "FUNCTIONS", (("gone", "asf_site.building.build:gone"),))
    with pytest.raises(stages.NoSuchStageError, match=r"asf_site.building.build:gone"):
        stages.put_clocks(stages.Clock())


def test_a_stage_s_time_is_its_own() -> None:
    ticks = iter(range(100))
    clock = stages.Clock(lambda: float(next(ticks)))
    inner = stages.clocked(clock, "inner", lambda: None)
    outer = stages.clocked(clock, "outer", inner)
    outer()
    assert [(stage.name, stage.seconds) for stage in clock.stages()] == [
        (stages.REST, 2.0),
        ("outer", 2.0),
        ("inner", 1.0),
    ]


def test_it_is_said_when_others_kept_the_machine_busy(monkeypatch: pytest.MonkeyPatch) -> None:
    now = {"clock": 0.0, "all": 100.0, "we": 10.0}
    monkeypatch.setattr(machine.time, "monotonic", lambda: now["clock"])
    monkeypatch.setattr(machine, "_all_worked", lambda: now["all"])
    monkeypatch.setattr(machine, "_we_worked", lambda: now["we"])
    monkeypatch.setattr(machine, "_cores", lambda: 2)
    others = machine.Others()
    now |= {"clock": 100.0, "all": 250.0, "we": 155.0}
    assert others.in_words() == ""
    now |= {"all": 300.0}
    assert "Others took 28% of the processors" in others.in_words()


# The weight of pages.


@pytest.mark.parametrize("address", ["/asf/", "/asf/angslyckan/"])
def test_what_is_weighed_is_what_a_browser_loads(
    made_up: BuiltSite, visitor: Visitor, address: str
) -> None:
    asked: list[str] = []
    page = visitor.open(
        made_up,
        address,
        before=lambda page: page.on("request", lambda request: asked.append(request.url)),
    )
    page.wait_for_load_state("networkidle")
    paths = {url.removeprefix(made_up.url) for url in asked}
    icon = {path for path in weight.loaded(made_up.public, address) if "favicon" in path}
    assert icon  # browsers without windows do not ask for it
    assert paths | icon == weight.loaded(made_up.public, address)


def test_the_heaviest_profile_is_weighed_and_no_redirect(made_up: BuiltSite) -> None:
    found = weight.measure(made_up.public, 10)
    profiles = [weight.weight(made_up.public, f"/asf/{e.slug}/") for e in made_up.shown]
    assert found.heaviest_profile == max(profiles)
    assert found.list_page == weight.weight(made_up.public, "/asf/")


# The tables.


def test_budgets_are_kept_or_missed_or_not_measured() -> None:
    good = figures_of(
        CHECK_COLD=took(3.9, 4.0), CHECK_WARM=took(0.9), CHECK_JSONSCHEMA=took(47.8),
        BUILD=took(14.0), HUGO_PAGEFIND=took(14.0),
        PHONE=took(0.8), OFFER=took(1.0), MATCH=took(9.9),
    )  # fmt: skip
    good.times[Work.BUILD, 100_000] = took(182.0, peak=3_900_000_000)
    matched = good.matched[10_000] = Matched(2_000, 300_000)
    good.weights = Weights(400, 49 * 1024, 10 * 1024, 9 * 1024)
    assert [row[1] for row in kept(good).values()] == [True] * 9
    figure = "12.3 × (3.90 s against 47.8 s, processors 7.80 s against 95.6 s)"
    assert figure in [row[0] for row in kept(good).values()]
    bad = figures_of(
        CHECK_COLD=took(5.0), CHECK_WARM=took(1.1), CHECK_JSONSCHEMA=took(47.8),
        BUILD=took(14.2), HUGO_PAGEFIND=took(14.0),
        PHONE=took(0.8), OFFER=took(1.1), MATCH=took(10.0),
    )  # fmt: skip
    bad.times[Work.BUILD, 100_000] = took(190.0, peak=4_100_000_000)
    bad.matched[10_000] = matched
    bad.weights = Weights(400, 61 * 1024, 21 * 1024, 9 * 1024)
    assert [row[1] for row in kept(bad).values()] == [False] * 9
    few = figures_of(MATCH=took(1.0))
    few.matched[10_000] = Matched(1_999, 300_000)
    assert (False,) in {row[1:] for row in kept(few).values()}
    assert set(kept(Figures((1_000,))).values()) == {("not in this run", None)}


def test_a_run_is_told_in_tables() -> None:
    found = figures_of(BUILD=took(14.0, 15.0), HUGO_PAGEFIND=took(28.0))
    found.pages[10_000] = Pages(10, 100_000), Pages(10, 110_000)
    found.stages[10_000] = (Stage("part: profiles", 9.0), Stage("reading", 0.01))
    text = report.tables(found, "2 cores.", "hugo 1", date(2026, 11, 21))
    assert "Measured 21 November 2026 by `make bench`: 2 cores. Against hugo 1." in text
    assert "pelican is not run on more than 1 000." in text
    assert (
        "| `asf build` into an empty folder | 10 000 | 1 | 14.0 s | 14.5 s | 2 | 28.0 s | 100 MB |"
        in text
    )
    assert "| Hugo, then Pagefind over its pages | 10 000 | 2.00 | 28.0 s |" in text
    assert "10,000 bytes on average, Hugo's 10 of 11,000 (1.10 ×)." in text
    assert "not alike" not in text
    assert "| part: profiles | 9.00 s | 100% |" in text
    assert "| reading |" not in text
    widths = {line.count("|") for line in text.splitlines() if line.startswith("| Hugo")}
    assert widths == {9}


@pytest.mark.parametrize("theirs", [Pages(10, 116_000), Pages(10, 84_000), Pages(9, 90_000)])
def test_a_hugo_site_unlike_ours_is_said_so(theirs: Pages) -> None:
    found = figures_of()
    found.pages[10_000] = Pages(10, 100_000), theirs
    assert "not alike" in report.tables(found, "2 cores.", "hugo 1", date(2026, 11, 21))


@pytest.mark.parametrize("name", ["make bench", "make bench-web"])
def test_the_tables_land_between_their_markers_and_nowhere_else(name: str) -> None:
    begin, end = markers(name)
    page = f"before\n{begin}\nold figures\n{end}\nafter\n"
    once = report.between_markers(page, name, "new figures")
    assert once == f"before\n{begin}\n\nnew figures\n\n{end}\nafter\n"
    assert report.between_markers(once, name, "new figures") == once


BEGIN, END = markers("make bench")


@pytest.mark.parametrize(
    "page", ["no markers", BEGIN, END + BEGIN, BEGIN + END + END, BEGIN + BEGIN + END]
)
def test_a_page_without_its_markers_is_left_alone(page: str) -> None:
    with pytest.raises(report.NoPlaceError):
        report.between_markers(page, "make bench", "figures")


@pytest.mark.parametrize("name", ["make bench", "make bench-web"])
def test_the_documentation_has_a_place_for_the_figures(name: str) -> None:
    report.between_markers(PAGE.read_text(encoding="utf-8"), name, "figures")
