"""The whole site of a small register stands in git, so that a review sees what a change changes.

tests/site_snapshot/register/ is a register with closed lists of its own, so the site changes only
when the program does. It has one enterprise or place for each way that a template can turn out,
and no more: every file is kept whole, any byte counts, and a changed template is read once for
each way that it shows instead of 290 times. (Digests of many pages would only say that something
changed, all of them, each time.) tests/site_snapshot/public/ holds its site, in a form that makes
short differences:

- /tema/<hash>/ and /data/<hash>/ are called "version", so a change of the stylesheet touches
  nothing here and a changed row only the pages where it stands.
- Rows and the parts of JSON have a line each, which they have not on the site.
- words.txt says which words of each page the search index holds; the index itself is
  Pagefind's matter.
- names.txt has only the names of what is not text or not ours: Pagefind's files, logos (their
  bytes are libwebp's matter) and the theme's files, which are compared with theme/static.

`pytest tests/test_site_snapshot.py --accept` rewrites it. Read the difference before you commit.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections import Counter
from difflib import unified_diff
from pathlib import Path

import pytest
from asf_register.root import PROJECT, Root
from asf_site.building.build import build
from site_fixtures import DAY

HERE = PROJECT / "tests" / "site_snapshot"
KEPT = HERE / "public"
NAMES = "names.txt"
WORDS = "pagefind/words.txt"
MEND = "If this is what you meant: .venv/bin/pytest tests/test_site_snapshot.py --accept"
TEXT = set(".atom .csv .geojson .html .ics .json .ttl .txt .xml".split())
OURS = "pagefind/records.json"
MOST_NAMES, MOST_LINES, LONGEST_LINE = 30, 60, 200

_VERSION = re.compile(r"(?<=\btema/|\bdata/)[0-9a-f]{10}(?=/)")
_INDEX_ID = re.compile(r"(?<=_)[0-9a-f]{7,}(?=[.\"])")
_ROW = re.compile(r'(?=<li class="hit[ "])')
_JSON_PART = re.compile(r"(?<=[\"\]}]),(?=[\"\[{])")

# What is kept of a site: each file's text by its name, and "" for those that have only a name.
Snapshot = dict[str, str]


def snapshot_of(public: Path) -> Snapshot:
    """What is kept of a built site."""
    kept: Snapshot = {}
    named: Counter[str] = Counter()
    for path in sorted(path for path in public.rglob("*") if path.is_file()):
        raw_name = path.relative_to(public).as_posix()
        name = _VERSION.sub("version", raw_name)
        theirs = name.startswith(("pagefind/", "tema/")) and name != OURS
        if theirs or path.suffix not in TEXT:
            named[_INDEX_ID.sub("id", name)] += 1
        else:
            assert name not in kept, f"two versions of {name}"
            kept[name] = readable(path.read_bytes().decode("utf-8"), path.suffix)
    kept |= {name if many == 1 else f"{name} ({many})": "" for name, many in named.items()}
    kept[OURS] = _INDEX_ID.sub("id", kept[OURS])
    kept[WORDS] = searched_words(public / "pagefind" / "fragment")
    return kept


def readable(text: str, ending: str) -> str:
    """A file of the site with a line for each row or part; nothing is taken away."""
    text = _VERSION.sub("version", text)
    if ending in (".json", ".geojson"):
        return _JSON_PART.sub(",\n", text)
    if ending in (".csv", ".ics"):
        # Git and Python's text files know one line end; that of these stays to be seen.
        return text.replace("\r", "\\r")
    return _ROW.sub("\n", text)


def searched_words(fragments: Path) -> str:
    """What Pagefind read on each of the slim pages, in their order."""
    pages = {}
    for path in fragments.iterdir():
        page = json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        pages[page["url"]] = page["content"]
    return "".join(f"{url} {pages[url]}\n".replace(". ", ".\n  ") for url in sorted(pages))


def read_kept(folder: Path) -> Snapshot:
    """The snapshot as it lies in git."""
    kept = {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }
    return kept | dict.fromkeys(kept.pop(NAMES, "").splitlines(), "")


def accept(folder: Path, built: Snapshot) -> None:
    """Make this the snapshot; what stood there and is not in it goes."""
    shutil.rmtree(folder, ignore_errors=True)
    names = "".join(f"{name}\n" for name in sorted(built) if not built[name])
    for name, text in {**built, NAMES: names}.items():
        if text:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


def difference(kept: Snapshot, built: Snapshot) -> str:
    """What a developer is told: the names first, then as much of the lines as is pleasant."""
    changed = sorted(name for name in kept.keys() & built.keys() if kept[name] != built[name])
    said = [f"new:     {name}" for name in sorted(built.keys() - kept.keys())]
    said += [f"gone:    {name}" for name in sorted(kept.keys() - built.keys())]
    said += [f"changed: {name}" for name in changed]
    if not said:
        return ""
    lines = [
        line
        for name in changed
        for line in unified_diff(
            kept[name].split("\n"), built[name].split("\n"), name, name, n=1, lineterm=""
        )
    ]
    return "\n".join(
        [
            f"The site is not as in tests/site_snapshot/public. Files that differ: {len(said)}",
            *_first(said, MOST_NAMES, "files"),
            *_first([_clipped(line) for line in lines], MOST_LINES, "lines"),
            MEND,
        ]
    )


def _first(said: list[str], most: int, what: str) -> list[str]:
    more = len(said) - most
    return said if more <= 0 else [*said[:most], f"... and {more} {what} more"]


def _clipped(line: str) -> str:
    return line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}..."


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small register."""
    output = tmp_path_factory.mktemp("snapshot")
    build(Root(HERE / "register"), output, DAY)
    return output / "public"


@pytest.fixture
def copy(public: Path, tmp_path: Path) -> Path:
    """The same, to be changed."""
    return Path(shutil.copytree(public, tmp_path / "public"))


def versions(folder: Path) -> list[Path]:
    """The folders in it that are called by what they hold; there is one at least."""
    found = [one for one in folder.iterdir() if _VERSION.search(f"{folder.name}/{one.name}/")]
    assert found
    return found


def rewrite(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def test_the_site_is_the_one_that_was_accepted(public: Path, pytestconfig: pytest.Config) -> None:
    built = snapshot_of(public)
    if pytestconfig.getoption("accept"):
        accept(KEPT, built)
    told = difference(read_kept(KEPT), built)
    if told:
        pytest.fail(told, pytrace=False)


def test_the_theme_stands_on_the_site_as_it_stands_in_the_project(public: Path) -> None:
    (built,) = (public / "tema").iterdir()
    theme = PROJECT / "theme" / "static"
    names = {path.relative_to(theme) for path in theme.rglob("*") if path.is_file()}
    assert {path.relative_to(built) for path in built.rglob("*") if path.is_file()} == names
    assert [
        name for name in names if (built / name).read_bytes() != (theme / name).read_bytes()
    ] == []


def test_a_file_too_many_is_said_by_name(public: Path, copy: Path) -> None:
    (copy / "kommun" / "mora").mkdir()
    (copy / "kommun" / "mora" / "index.html").write_text("<h1>Mora</h1>\n", "utf-8")
    (copy / "logotyp" / "mora.webp").write_bytes(b"RIFF")
    told = difference(snapshot_of(public), snapshot_of(copy))
    assert "differ: 2\n" in told
    assert "new:     kommun/mora/index.html\n" in told
    assert "new:     logotyp/mora.webp\n" in told
    assert told.endswith(MEND)


@pytest.mark.parametrize(
    "name",
    ["asf/linden/index.html", "logotyp/lindens-vaxthus.webp", "sitemap.xml", "tema/*/asf.css"],
)
def test_a_missing_file_is_said_by_name(public: Path, copy: Path, name: str) -> None:
    (path,) = copy.glob(name)
    path.unlink()
    told = difference(snapshot_of(public), snapshot_of(copy))
    assert "differ: 1\n" in told
    assert f"gone:    {name.replace('*', 'version')}\n" in told
    assert told.endswith(MEND)


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("index.html", "</h1>", " </h1>"),
        ("lan/dalarna/index.html", '<ul class="hits">', '<ul class="hits"> '),
        ("asf/linden/index.html", "url=/asf", "url=/ASF"),
        ("data/*/columns.json", '"total":4', '"total":5'),
        ("data/*/rows/0.json", "Kaffe", "Kåffe"),
        ("pagefind/records.json", '"fika"', '"Fika"'),
        ("robots.txt", "\n", "\r\n"),
    ],
)
def test_a_changed_byte_is_said_by_name_and_shown(
    public: Path, copy: Path, name: str, old: str, new: str
) -> None:
    (path,) = copy.glob(name)
    raw = path.read_bytes()
    assert old.encode() in raw
    path.write_bytes(raw.replace(old.encode(), new.encode(), 1))
    told = difference(snapshot_of(public), snapshot_of(copy))
    assert "differ: 1\n" in told
    assert f"changed: {name.replace('*', 'version')}\n" in told
    before, after = (line for line in told.split("\n") if re.match(r"[-+](?![-+])", line))
    assert before[1:] != after[1:]
    assert told.endswith(MEND)


def test_another_word_to_search_for_is_shown(public: Path, copy: Path) -> None:
    found = [
        path
        for path in (copy / "pagefind" / "fragment").iterdir()
        if b"Bara namnet" in gzip.decompress(path.read_bytes())
    ]
    content = gzip.decompress(found[0].read_bytes()).replace(b"Bara namnet", b"Bara orden")
    found[0].write_bytes(gzip.compress(content))
    told = difference(snapshot_of(public), snapshot_of(copy))
    assert f"changed: {WORDS}\n" in told
    assert "-/0.html Bara namnet.\n" in told
    assert "+/0.html Bara orden.\n" in told


def test_another_version_of_stylesheet_and_data_changes_nothing(public: Path, copy: Path) -> None:
    for kind in ("tema", "data"):
        for number, folder in enumerate(versions(copy / kind)):
            other = f"012345678{number}"
            folder.rename(folder.with_name(other))
            for page in copy.rglob("*.html"):
                text = page.read_text("utf-8")
                page.write_text(
                    text.replace(f"/{kind}/{folder.name}/", f"/{kind}/{other}/"), "utf-8"
                )
    assert difference(snapshot_of(public), snapshot_of(copy)) == ""


def test_what_is_told_is_no_longer_than_a_screen_or_two(public: Path) -> None:
    built = snapshot_of(public)
    other = {name: text.replace("<", "<\n" + "x" * 500) for name, text in built.items()}
    told = difference(built, other | {f"{name}-2": "x" for name in built}).split("\n")
    assert len(told) == 1 + MOST_NAMES + 1 + MOST_LINES + 1 + 1
    assert max(map(len, told)) == LONGEST_LINE + len("...")
    assert told[1].startswith("new:     404.html-2")
    assert [line for line in told if line.startswith("... and ")][1].endswith(" lines more")


def test_accepting_leaves_what_was_built_and_nothing_else(public: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    (folder / "asf").mkdir(parents=True)
    (folder / "asf" / "old.html").write_text("old", "utf-8")
    built = snapshot_of(public)
    accept(folder, built)
    assert difference(read_kept(folder), built) == ""
    assert not (folder / "asf" / "old.html").exists()
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 950_000
