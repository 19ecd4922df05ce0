"""Whatever bytes somebody proposes, the check answers with problems and never breaks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from asf_cli.main import main
from asf_register import reporters
from asf_register.check import check
from asf_register.root import PROJECT, Root
from asf_register.vocabulary_files import read_vocabulary
from hypothesis import given, settings
from hypothesis import strategies as st

# Controls, half characters and line breaks; overrides, embeddings and isolates of direction.
UNSHOWABLE = {"Cc", "Cs", "Zl", "Zp"}
TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
DAY = date(2026, 11, 21)
REAL = [path.read_bytes() for path in sorted((PROJECT / "data" / "asf").glob("*.yaml"))[:20]]
PAGE = b"---\ntitle: Om\nsummary: Om listan.\n---\n"
IMAGE_HEADS = [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\x00\x00\x00\x00WEBPVP8 ", b"<svg", b""]
FRAGMENTS = st.sampled_from(
    "name region '01' listing unlisted sources : - | > ' \" [ ] { } & * ! % @ ` # --- ... \t \n "
    "\n\n \n- \n- - ? ~ <a> [a](javascript:x) ![a](b) \u202e \\u202e \\x00 é 👩 \ufeff 1e999 0x "
    ">>>> ``` *** ___ <http://a> [a]: b [[[ ]]] \\ \\\\ &#106; <!-- <![CDATA[ 2026-02-30 .inf "
    "0000-01-01 1994.0 founded: true aliases: description: | consent: date: part_of: x".split(" ")
)


@st.composite
def changed_bytes(draw: st.DrawFn) -> bytes:
    """A real file with bytes put in, taken away or changed."""
    raw = bytearray(draw(st.sampled_from(REAL)))
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(raw)))
        to = min(len(raw), at + draw(st.integers(0, 8)))
        raw[at:to] = draw(st.one_of(st.binary(max_size=6), FRAGMENTS.map(str.encode)))
    return bytes(raw)


HOSTILE = st.one_of(
    st.binary(max_size=300),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
    st.lists(FRAGMENTS, max_size=30).map(lambda parts: "".join(parts).encode()),
    st.lists(FRAGMENTS, max_size=30).map(lambda parts: " ".join(parts).encode()),
    changed_bytes(),
)


@pytest.fixture(scope="module")
def any_root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A register whose every file may be overwritten."""
    folder = tmp_path_factory.mktemp("any")
    for inner in ("data/asf", "content"):
        (folder / inner).mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        words = read_vocabulary(Root(folder))
        patch.setattr("asf_register.read_register.read_vocabulary", lambda *_: words)
        yield folder


def checked_with(root: Path, name: str, raw: bytes) -> None:
    """Check a register with these bytes in one file, and write every report of it."""
    path = root / name
    path.write_bytes(raw)
    try:
        problems = check(Root(root), DAY).problems
    finally:
        path.unlink()
    for write in reporters.REPORTERS.values():
        write(problems).encode("utf-8")
    for problem in problems:
        assert problem.message
        assert problem.hint
        assert problem.line >= 1
        said = f"{problem.path}{problem.message}{problem.hint}"
        assert not {unicodedata.category(character) for character in said} & UNSHOWABLE
        assert not {unicodedata.bidirectional(character) for character in said} & TURNING


@given(HOSTILE)
def test_any_bytes_as_an_enterprise_give_a_report(any_root: Path, raw: bytes) -> None:
    checked_with(any_root, "data/asf/x.yaml", raw)


@given(HOSTILE)
def test_any_description_gives_a_report(any_root: Path, raw: bytes) -> None:
    text = raw.decode("utf-8", "replace").replace("\n", "\n  ")
    head = "name: x\nregion: '01'\nlisting: unlisted\ndescription: |\n  -\n  "
    checked_with(any_root, "data/asf/x.yaml", (head + text).encode())


@given(HOSTILE)
def test_any_bytes_as_a_page_give_a_report(any_root: Path, raw: bytes) -> None:
    checked_with(any_root, "content/x.md", raw)
    checked_with(any_root, "content/x.md", PAGE + raw)
    checked_with(any_root, "content/x.md", b"---\n" + raw + b"\n---\n")


@given(HOSTILE)
def test_any_bytes_as_the_site_settings_give_a_report(any_root: Path, raw: bytes) -> None:
    checked_with(any_root, "data/site.yaml", raw)


@given(
    st.sampled_from(IMAGE_HEADS), st.binary(max_size=200), st.sampled_from(["png", "jpg", "webp"])
)
def test_any_bytes_as_a_logo_give_a_report(
    any_root: Path, head: bytes, tail: bytes, ending: str
) -> None:
    entry = f"name: x\nregion: '01'\nindustries: [cleaning]\nlisting: unlisted\nlogo: x.{ending}\n"
    logo = any_root / "data" / "asf" / f"x.{ending}"
    logo.write_bytes(head + tail)
    try:
        checked_with(any_root, "data/asf/x.yaml", entry.encode())
    finally:
        logo.unlink()


@settings(max_examples=settings().max_examples // 3)
@given(HOSTILE, st.sampled_from(["data/asf/x.yaml", "content/x.md", "data/site.yaml"]))
def test_the_command_ends_with_0_or_1_whatever_a_file_holds(
    any_root: Path, raw: bytes, name: str
) -> None:
    path = any_root / name
    path.write_bytes(raw)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("sys.argv", ["asf", "--root", str(any_root), "check"])
            with pytest.raises(SystemExit) as stopped:
                main()
    finally:
        path.unlink()
    assert stopped.value.code in (0, 1)
