"""Searching the intranet: the index that a build makes, asked by the script that members run."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from asf_intranet.pages import Block, Found, IntranetPage, intranet_pages
from asf_intranet.search_index import search_index
from asf_intranet.stems import stem, words
from asf_register.check import check
from asf_register.root import PROJECT, THEME, Root, find_root

DAY = date(2026, 11, 22)
SCRIPTS = (
    THEME / "intranet" / "static" / "search.js",
    THEME / "static" / "list-stem.js",
    THEME / "static" / "list-text.js",
)
# Answers each line of work that comes in, with a line.
DRIVER = """\
import { createInterface } from 'node:readline';
import { stem } from './list-stem.js';
import { parts } from './list-text.js';
import { makeSearch, marked, snippet } from './search.js';

const work = {
  stems: (texts) => texts.map((text) => parts(text).map(stem)),
  find([file, questions]) {
    const search = makeSearch(file);
    return questions.map((question) => {
      const { hits, needles, missing, partly } = search.find(question);
      const shown = hits.map(({ entry }) => ({
        route: entry.route,
        kind: entry.kind,
        title: marked(entry.title, needles),
        snippet: marked(snippet(entry, needles), needles),
      }));
      return { hits: shown, missing, partly, similar: missing.flatMap(search.similar) };
    });
  },
};
for await (const line of createInterface({ input: process.stdin })) {
  const [name, asked] = JSON.parse(line);
  console.log(JSON.stringify(work[name](asked)));
}
"""
Ask = Callable[[str, Any], Any]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Has the members' scripts work, in Node.js."""
    folder = tmp_path_factory.mktemp("search")
    for script in SCRIPTS:
        shutil.copy(script, folder)
    (folder / "package.json").write_text('{"type": "module"}')
    (folder / "driver.js").write_text(DRIVER)
    node = Path(sys.executable).with_name("node")
    with subprocess.Popen(
        [node, folder / "driver.js"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        given, said = running.stdin, running.stdout

        def asked(name: str, work: Any) -> Any:
            given.write(json.dumps([name, work]) + "\n")
            given.flush()
            return json.loads(said.readline())

        yield asked
        given.close()


@pytest.fixture(scope="module")
def own_pages() -> list[IntranetPage]:
    """The project's own intranet."""
    register = check(find_root(PROJECT, PROJECT), DAY).register
    assert register is not None
    return list(intranet_pages(register, DAY, []))


@pytest.fixture(scope="module")
def own_index(own_pages: list[IntranetPage]) -> dict[str, Any]:
    return search_index(own_pages)


def index_of(*found: Found) -> dict[str, Any]:
    page = IntranetPage(route="", kind="home", title="", summary="", html="", found=found)
    return search_index([page])


def entry(title: str, *said: str, **others: Any) -> Found:
    blocks = tuple(Block(text) for text in said)
    fields = {"route": title, "kind": "guide", "title": title, "blocks": blocks, **others}
    return Found(**fields)


def routes(answer: dict[str, Any]) -> list[str]:
    return [hit["route"] for hit in answer["hits"]]


def find(ask: Ask, index: dict[str, Any], *questions: str) -> list[dict[str, Any]]:
    answers: list[dict[str, Any]] = ask("find", [index, list(questions)])
    return answers


def asked_for(pieces: Iterable[dict[str, Any]]) -> list[str]:
    return [piece["text"] for piece in pieces if piece["marked"]]


# What Python and the browser must agree on


def test_both_cut_every_word_of_the_content_alike(ask: Ask, own_pages: list[IntranetPage]) -> None:
    said = [
        text
        for page in own_pages
        for found in page.found
        for text in (found.title, found.summary, *(block.text for block in found.blocks))
    ]
    assert len({word for text in said for word in words(text)}) > 2000
    assert ask("stems", said) == [[stem(word) for word in words(text)] for text in said]


def test_both_cut_thousands_of_other_words_alike(ask: Ask) -> None:
    starts = ["", "a", "xyz", *"hus kvalit pak uppdrag vänlig rätt bo kvinno ägg strå".split()]
    endings = (
        "heterna heten heter het erna orna arna ande andet aste ade are ar er or en et ets ast as "
        "es s a e fullt lig ligt els ig igt nn dt gt kt tt dd gd ivet alitet ernas ens"
    ).split()
    made = [start + one + other for start, one, other in product(starts, endings, ["", *endings])]
    chance = Random(7)  # noqa: S311 - the same words every time
    letters = "abcdefghijklmnopqrstuvwxyzåäöéüßøæÅÄÖİıſﬁ²ⅷ٣אهжΣσς’'-_.\u0301\u00ad中"
    made += ["".join(chance.choices(letters, k=chance.randint(1, 14))) for _ in range(5000)]
    assert len(made) > 15_000
    ours = [[stem(word) for word in words(text)] for text in made]
    theirs = ask("stems", made)
    differing = [(t, a, b) for t, a, b in zip(made, ours, theirs, strict=True) if a != b]
    assert differing == []


def test_a_stem_begins_its_word(own_pages: list[IntranetPage]) -> None:
    for page in own_pages:
        for word in words(page.title):
            assert word.startswith(stem(word))


# What members find


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("iop", "guider/iop-steg-for-steg"),
        ("avtal", "mallar/underleverantorsavtal"),
        ("pris", "guider/satta-pris"),
        ("timpris", "mallar/priskalkyl"),
        ("reserverad upphandling", "guider/reserverade-kontrakt-for-leverantorer"),
        ("skyddsrond", "mallar/skyddsrond"),
        ("arbetsmiljo", "guider/systematiskt-arbetsmiljoarbete"),
        ("ARBETSMILJÖ", "guider/systematiskt-arbetsmiljoarbete"),
        ("pressmeddelanden", "mallar/pressmeddelande"),
        ("anbud tillsammans", "guider/lamna-anbud-tillsammans"),
        ("underleverantör", "mallar/underleverantorsavtal"),
        ("det sociala bokslutet", "guider/sociala-bokslut"),
        ("vad kostar en timme", "mallar/priskalkyl"),
        ("delaktighet", "guider/delaktighet-pa-papper"),
        ("introducera", "guider/introducera-en-medarbetare"),
        ("finansierin", "guider/finansiering"),
        ("säl", "guider/salja-till-foretag"),
        ("logga", "filer"),
    ],
)
def test_questions_lead_where_they_should(
    ask: Ask, own_index: dict[str, Any], question: str, first: str
) -> None:
    (answer,) = find(ask, own_index, question)
    assert routes(answer)[:1] == [first]
    assert not answer["partly"]


def test_every_page_is_found_by_its_title(
    ask: Ask, own_pages: list[IntranetPage], own_index: dict[str, Any]
) -> None:
    entries = [found for page in own_pages for found in page.found]
    answers = find(ask, own_index, *(found.title for found in entries))
    for found, answer in zip(entries, answers, strict=True):
        assert found.route in routes(answer)[:3], found.title


def test_a_title_counts_more_than_a_summary_a_heading_and_a_text(ask: Ask) -> None:
    heading = entry("d", blocks=(Block("Om paddor", heading=True), Block("Annat.")))
    many = entry("e", *["En padda och en padda till, paddorna."] * 30)
    index = index_of(
        many,
        heading,
        entry("c", summary="En padda."),
        entry("b", called=("padda",)),
        entry("Padda"),
    )
    (answer,) = find(ask, index, "paddor")
    assert routes(answer) == ["Padda", "b", "c", "d", "e"]


def test_parts_of_compounds_are_found_after_the_word_itself(ask: Ask) -> None:
    index = index_of(entry("Ramavtalen"), entry("Avtalsvillkor"), entry("Avtal"), entry("Tavla"))
    (answer,) = find(ask, index, "avtal")
    assert routes(answer)[0] == "Avtal"
    assert set(routes(answer)) == {"Avtal", "Avtalsvillkor", "Ramavtalen"}
    assert asked_for(answer["hits"][-1]["title"])


def test_the_last_word_is_found_while_it_is_written(ask: Ask) -> None:
    index = index_of(entry("Kvinnor i arbete"), entry("Annat"))
    word = "kvinnor"
    answers = find(ask, index, *(word[:length] for length in range(1, len(word) + 1)))
    assert [routes(answer)[:1] for answer in answers] == [["Kvinnor i arbete"]] * len(word)


def test_marks_on_letters_do_not_matter(ask: Ask) -> None:
    index = index_of(entry("Göra ägg på öar"), entry("Annat"))
    for answer in find(ask, index, "agg", "ÄGG", "a\u0308gg", "göra oar", "gora"):
        assert routes(answer) == ["Göra ägg på öar"]


def test_the_snippet_shows_the_words_that_were_asked_for(ask: Ask) -> None:
    long = "Inget av vikt står här. " * 20 + "Men paddan bor i dammen. " + "Mer utan vikt. " * 20
    index = index_of(entry("Djur", "Först annat.", long, "Paddor ensamma."), entry("Annat"))
    (answer,) = find(ask, index, "padda damm")
    snippet = answer["hits"][0]["snippet"]
    assert asked_for(snippet) == ["paddan", "dammen"]
    assert len("".join(piece["text"] for piece in snippet)) < 220


def test_where_no_page_has_all_words_the_nearest_are_shown(ask: Ask) -> None:
    index = index_of(entry("Katt och hund"), entry("Hund"), entry("Fågel"))
    (answer,) = find(ask, index, "katt hund fågel")
    assert answer["partly"]
    assert routes(answer) == ["Katt och hund"]


def test_a_misspelt_word_leads_to_the_right_one_as_it_is_spelt(ask: Ask) -> None:
    index = index_of(entry("Arbetsmiljö"), entry("Upphandling"))
    first, second = find(ask, index, "uphandling", "arbetsmijlö")
    assert (routes(first), first["similar"]) == ([], ["upphandling"])
    assert (routes(second), second["similar"]) == ([], ["arbetsmiljö"])


def test_members_and_files_are_found_by_what_they_are(ask: Ask) -> None:
    index = index_of(
        entry("Kafé Linden", "Fråga om bakning", kind="members", route="medlemmar?q=Kaf%C3%A9"),
        entry("Märket", kind="files", route="filer"),
    )
    members, files = find(ask, index, "bakning", "märke")
    assert routes(members) == ["medlemmar?q=Kaf%C3%A9"]
    assert routes(files) == ["filer"]


def test_odd_questions_do_no_harm(ask: Ask, own_index: dict[str, Any]) -> None:
    odd = ["", " ", "😀", "a" * 10_000, "ord " * 2500, "<b>", "\\", "(", "*", ".*", "\0", "\ud800"]
    odd += [
        "constructor",
        "__proto__",
        "toString",
        "i",
        "och",
        "'; DROP TABLE",
        "%E0%A4%A",
        "\u202e",
    ]
    answers = find(ask, own_index, *odd)
    assert len(answers) == len(odd)
    assert routes(answers[1]) == []
    assert routes(answers[3]) == []


def test_an_empty_index_finds_nothing(ask: Ask) -> None:
    (answer,) = find(ask, index_of(), "avtal")
    assert (routes(answer), answer["missing"]) == ([], ["avtal"])


def test_the_index_holds_no_contacts_and_no_keys() -> None:
    """Contacts stand on the members' page alone, so that no search shows them in passing."""
    register = check(Root(PROJECT / "tests" / "examples" / "valid" / "intranet"), DAY).register
    assert register is not None
    pages = list(intranet_pages(register, DAY, []))
    said = json.dumps(search_index(pages), ensure_ascii=False)
    assert "Anbud och priser." in said
    for kept in ("info@linden.example", "026-12 34 56", "age1"):
        assert kept not in said
    assert "026-12 34 56" in "".join(page.html for page in pages)
