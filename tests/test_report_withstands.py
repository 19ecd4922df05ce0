"""Whatever a change holds: its report is told, stays on its page and has room there."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import hostile_texts
import pytest
from asf_edit.fields import Fields
from asf_propose.report import MARKER, Report, as_markdown, as_text, headline, report_of
from asf_propose.report.as_markdown import marked
from asf_propose.report.as_text import plain
from asf_propose.report.change import Change
from asf_propose.report.field_changes import Differences
from asf_propose.report.report import EnterpriseChange, Fate
from asf_propose.report.sentences import Value
from asf_propose.report.visibility import Visibility
from asf_register.harmless import as_code, harmless
from asf_register.problem import Problem, Severity, visible
from asf_register.root import PROJECT, Root
from asf_register.schema import Schema
from asf_register.vocabulary_files import read_vocabulary
from changes_on_file import CASES, DAY, FOLDER, report_on
from hypothesis import given
from hypothesis import strategies as st
from proposed_changes import MAIN, PROPOSAL, Make, Step, git, proposed

# What is left of a report in Markdown when code is taken out may hold none of these.
ALIVE = re.compile(
    r"[`\\<\[\]|~@$^]|://|www\.|!\[|:[\w-]+:"
    r"|(?m:^ {4}|^[*+-](?:[ \t]|$)|^(?:=+|-+)$|^\d{1,9}[.)](?:[ \t]|$))",
    re.IGNORECASE,
)
CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


def is_visible(text: str) -> bool:
    """Whether a text holds no character that hides or turns what stands around it."""
    return all(visible(line) == line for line in text.split("\n"))


def without_code(markdown: str) -> str:
    """Markdown without its code, and without what the report itself is made of."""
    lines = [CODE.sub("", line) for line in markdown.removeprefix(f"{MARKER}\n").split("\n")]
    return "\n".join(re.sub(r"^(#{2,3}|>|-) ", "", line).replace("**", "") for line in lines)


@pytest.mark.parametrize("case", CASES)
def test_nothing_comes_alive_in_a_comment(case: str) -> None:
    said = (FOLDER / case / "expected.md").read_text(encoding="utf-8")
    assert said.startswith(f"{MARKER}\n")
    assert ALIVE.findall(without_code(said)) == []


@pytest.mark.parametrize("family", ["html", "markdown", "lookalike", "unicode"])
def test_no_text_breaks_out_of_a_report(family: str, tmp_path: Path) -> None:
    texts = [text for name, text in hostile_texts.TEXTS.items() if name.startswith(family)]
    repository = proposed(tmp_path / "register", Step(), Step(make=hostile_entries(texts)))
    report = report_of(repository, MAIN, PROPOSAL, DAY, texts[0])
    assert len(report.enterprises) == len(texts)
    # Few at a time are told in full.
    for start in range(0, len(texts), 10):
        some = replace(report, enterprises=report.enterprises[start : start + 10])
        for part in (some, replace(some, enterprises=some.enterprises[:1])):
            assert ALIVE.findall(without_code(as_markdown(part))) == []
            assert is_visible(as_text(part))
            assert is_plain_title(headline(part))


def hostile_entries(texts: list[str]) -> Make:
    """Makes an entry of each text, with the text in every field that takes one."""

    def make(folder: Path) -> None:
        for number, text in enumerate(texts):
            fields = ("name", "participation", "description", "phone", "website", "logo", text)
            entry = dict.fromkeys(fields, text) | {"aliases": [text], "part_of": text}
            entry |= {"region": "21", "municipality": text, "industries": [text], "closed": text}
            entry["offers"] = [{"title": text, "text": text, text: text}]
            entry["confirmed"] = {"date": text, "by": text}
            path = folder / f"data/asf/entry-{number}.yaml"
            path.write_text(json.dumps(entry), "utf-8")
        git(folder, "add", "data")

    return make


def is_plain_title(title: str) -> bool:
    """Whether a title is a short line in which GitHub and a shell see only words."""
    alive = re.compile(r"[`\\<>\[\]\"]|[@#]\S|\$[({]|://|\bgh-\d", re.IGNORECASE)
    return 0 < len(title) <= 100 and is_visible(title) and not alive.search(title)


PLAIN = st.text("abåäö -.,01", max_size=8)
SIGNS = st.text("`*_[]()<>#!|~@$&^=:-+\\ .,/1ag\"'«»\u00a0\u200b\n\té", max_size=30)


@given(SIGNS)
def test_any_text_is_harmless(text: str) -> None:
    for said in (f"- {harmless(text)}.", f"- {as_code(text)}: x", f"**{harmless(text)}**"):
        assert "\n" not in said
        assert ALIVE.findall(without_code(said)) == []


def test_the_sign_in_a_name_is_no_code_and_one_that_begins_a_letter_is() -> None:
    assert harmless("Smått & gott") == "Smått & gott"
    assert harmless("Smått &lt; gott") == "Smått `&lt`; gott"


@given(SIGNS | PLAIN)
def test_harmless_text_says_the_same(text: str) -> None:
    shown = visible(text)
    assert re.sub("[` ]", "", harmless(text)) == re.sub("[` ]", "", shown)
    assert re.sub("[` ]", "", as_code(text)) == re.sub("[` ]", "", shown)


WORDS = read_vocabulary(Root(PROJECT))
TOP = Fields(Schema("enterprise", WORDS)).whole
KEYS = sorted(
    {
        key
        for node in (TOP.node, *TOP.node["properties"].values())
        for key in (*node.get("properties", ()), *node.get("items", {}).get("properties", ()))
    }
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | st.floats(-1e9, 1e9) | SIGNS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | PLAIN, inner, max_size=5)
    ),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(st.sampled_from(KEYS) | PLAIN, VALUES, max_size=8)


@given(DOCUMENTS, DOCUMENTS)
def test_any_two_documents_can_be_compared(before: Any, after: Any) -> None:
    differences = Differences(WORDS, WORDS)
    changes = [*differences.between(TOP, before, after), *differences.told(TOP, after)]
    for change in changes:
        assert is_visible(plain(change.said))
        assert ALIVE.findall(without_code(f"- {marked(change.said)}")) == []
    assert [*differences.between(TOP, before, before)] == []


def an_enterprise(number: int, **different: Any) -> EnterpriseChange:
    """An enterprise of which the telephone is changed."""
    change = Change(("Telefon ändras från ", Value("1"), " till ", Value("2")), "telefon", "ändras")
    made = EnterpriseChange(
        slug=f"kafe-{number}",
        name=f"Kafé nummer {number} i ett hus vid en gata med ett ganska långt namn",
        place=f"Orten {number}",
        paths=(f"data/asf/kafe-{number}.yaml",),
        fate=Fate.CHANGED,
        changes=(change,),
        remarks=(),
        regions=("21",),
        before=Visibility.LISTED,
        after=Visibility.LISTED,
    )
    return replace(made, **different)


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report on a change of one telephone number."""
    return report_on("phone-changed", tmp_path_factory.mktemp("one"))


def test_what_github_has_no_room_for_is_counted_in_the_last_sentence(one: Report) -> None:
    count = 3000
    warning = Problem("data/asf/x.yaml", 1, 1, "x", Severity.WARNING, "fel " * 30, "rätta " * 30)
    warnings = tuple(replace(warning, path=f"data/asf/{n}.yaml", line=n) for n in range(1, 400))
    report = replace(
        one,
        enterprises=tuple(an_enterprise(number) for number in range(count)),
        verdict=replace(one.verdict, warnings=warnings),
    )
    said = as_markdown(report)
    assert 55_000 < len(said) <= 60_000
    *_, last = said.strip().split("\n")
    left = re.fullmatch(
        r"Rapporten får inte plats på GitHub i sin helhet\. Här saknas "
        r"([\d\u202f]+) företag och ([\d\u202f]+) varningar\. Kommandot `asf report` visar allt\.",
        last,
    )
    assert left is not None
    missing = int(left[1].replace("\u202f", ""))
    assert len(re.findall(r"\*\*Kafé nummer \d+ i", said)) == count - missing
    assert left[2] == "399"
    assert as_text(report).count("Kafé nummer") == count
    assert "Godkännande" in said


def test_the_longest_change_of_one_enterprise_has_room(one: Report) -> None:
    sentence = Change((Value("`@x " * 100),), "telefon", "ändras")
    long = an_enterprise(1, changes=(sentence,) * 2000)
    said = as_markdown(replace(one, enterprises=(long,)))
    assert len(said) <= 60_000
    assert "Och 1960 ändringar till." in said


def test_a_title_is_short_whatever_the_change(one: Report) -> None:
    long = an_enterprise(1, name="Å" * 500, place="Ö" * 500)
    for enterprises in ((long,), (long,) * 2, (long,) * 3000, ()):
        for fate in Fate:
            these = tuple(replace(one, fate=fate) for one in enterprises)
            assert is_plain_title(headline(replace(one, enterprises=these)))


def everything(folder: Path) -> None:
    """Tell git of all files."""
    git(folder, "add", "--all", "--force", ".")


def take_away(path: Path) -> None:
    """Take away what lies at a place."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def gone(name: str) -> Make:
    """Takes away a file or folder."""

    def make(folder: Path) -> None:
        take_away(folder / name)
        everything(folder)

    return make


def link(name: str) -> Make:
    """Puts a link in the place of a file or folder."""

    def make(folder: Path) -> None:
        take_away(folder / name)
        (folder / name).symlink_to("/etc")
        everything(folder)

    return make


def written(name: str, text: str = "name: Kafé\n") -> Make:
    """Puts a file in the place of whatever was there."""

    def make(folder: Path) -> None:
        take_away(folder / name)
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
        everything(folder)

    return make


def foreign(name: str) -> Make:
    """Puts another repository in the place of a file."""

    def make(folder: Path) -> None:
        entry = f"160000,{git(folder, 'rev-parse', 'HEAD')},{name}"
        git(folder, "update-index", "--add", "--cacheinfo", entry)

    return make


LINDEN = "data/asf/kafe-linden.yaml"
NEW = 'name: Nya kaféet\nregion: "21"\nlisting: unlisted\n'
# What a change begins with, what it does, what others have done since, and what has to be said.
ODD: dict[str, tuple[Make | None, Make, Make | None, str]] = {
    "data is a link": (None, link("data"), None, '"data" är en symbolisk länk'),
    "data is a file": (None, written("data"), None, "Alla företag tas bort ur registret."),
    "the enterprises are a link": (None, link("data/asf"), None, '"asf" är en symbolisk länk'),
    "the enterprises are a file": (None, written("data/asf"), None, "Alla företag tas bort"),
    "a link where others have put a file": (
        None,
        link("data/asf"),
        written("data/asf/nya-kafeet.yaml", NEW),
        '"asf" är en symbolisk länk',
    ),
    "a folder where others have put a file": (
        None,
        written("data/asf/x/y.yaml"),
        written("data/asf/x"),
        "Filen går inte att lagra på sin plats.",
    ),
    "a foreign repository": (None, foreign("data/asf/x.yaml"), None, "ett annat git-förråd"),
    "the policy is a link": (None, link("data/policy"), None, "data/policy/forge.yaml saknas"),
    "the policy is broken": (None, written("data/policy/paths.yaml", "{"), None, "1 fel måste"),
    "the policy was broken": (
        written("data/policy/paths.yaml", "{"),
        written(LINDEN, NEW),
        None,
        "Vem som ska godkänna går inte att säga",
    ),
    "a file was missing": (
        gone("data/policy/paths.yaml"),
        written(LINDEN, NEW),
        None,
        "Före ändringen gick registret inte att läsa.",
    ),
    "the settings were broken": (
        written("data/site.yaml", "{"),
        written(LINDEN, NEW),
        None,
        "I resten av registret fanns redan 1 fel",
    ),
    "an entry is empty": (None, written(LINDEN, ""), None, "Filen är tom."),
    "an entry is a list": (None, written(LINDEN, "- 1\n"), None, "men är en lista"),
    "an entry is a folder": (
        None,
        written("data/asf/a.yaml/b.yaml"),
        None,
        "är ingen fil utan en mapp",
    ),
    "nobody can read either": (
        written(LINDEN, "name: [\n"),
        written(LINDEN, "name: {\n"),
        written(LINDEN, "name: ]\n"),
        "kan inte jämföras förrän felen i den är rättade",
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_change_is_told_of(name: str, tmp_path: Path) -> None:
    before, after, meanwhile, wanted = ODD[name]
    repository = proposed(
        tmp_path / "register",
        Step(make=before),
        Step(make=after),
        Step(make=meanwhile) if meanwhile else None,
    )
    report = report_of(repository, MAIN, PROPOSAL, DAY)
    assert wanted in as_text(report)
    assert report.verdict.errors
    assert ALIVE.findall(without_code(as_markdown(report))) == []
    assert is_plain_title(headline(report))
