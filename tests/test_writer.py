"""The canonical writer: what is written reads back the same, in one form, with its comments."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
import yaml
from asf_edit.canonical import canonical
from asf_edit.comments import comments_of
from asf_register.reading import load
from asf_register.reading.text import composed, refused_character
from asf_register.root import PROJECT, Root
from asf_register.schema import Schema
from asf_register.vocabulary_files import read_vocabulary
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

WORDS = read_vocabulary(Root(PROJECT))
SCHEMA = Schema("enterprise", WORDS)
FILES = [
    *sorted((PROJECT / "data" / "asf").glob("*.yaml")),
    *sorted((PROJECT / "tests" / "site_register" / "data" / "asf").glob("*.yaml")),
    *sorted((PROJECT / "tests" / "examples" / "valid").glob("*/data/asf/*.yaml")),
]

# Words that some YAML reader or other takes for something else than text.
TRICKY = r"""yes no on off y n null ~ true false .inf .nan 0x1f 0o17 012 1_000 1e3 12:30 2026-05-01
1.10 = << - ? : # % @ ` ! & * | > [ ] { } , ' " \ a:_b a_#b #a :a -_a a: '' "" --- ... é å ! \_
_a a_ a__b & *a !!str {a} [a] %a @a |- >- a\nb "a 'a a" 1,5 +46 0180 1. .5 -0 0 00""".split()
LINES = st.one_of(
    st.sampled_from([word.replace("_", " ") for word in TRICKY]),
    st.text(alphabet="aåé01-:#'\" |>&*!%@`.,[]{}?\\=<~+_/\u00a0", min_size=1, max_size=20),
    st.text(alphabet=st.characters(codec="utf-8"), min_size=1, max_size=10),
    st.lists(
        st.sampled_from("lång rad med # och : i 'sig' \"så\" - att den viks".split()), min_size=20
    ).map(" ".join),
)
# A tab that a line begins with is taken for indentation by the loader.
REFUSED = re.compile(r"^ *\t|\r", re.MULTILINE)
TEXTS = st.one_of(
    LINES, st.lists(LINES | st.just(""), min_size=1, max_size=5).map("\n".join)
).filter(
    lambda text: not refused_character(text) and not REFUSED.search(text) and composed(text) == text
)
NUMBERS = st.one_of(
    st.integers(-(10**14), 10**14),
    st.integers(-(10**7), 10**7).map(lambda number: number / 1000),
)
KEYS = st.sampled_from("name region figures text title year a b_c source url åäö x-y".split())
VALUES = st.recursive(
    st.one_of(TEXTS, NUMBERS, st.booleans()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=6)
COMMENTS = st.lists(
    st.tuples(
        st.integers(0, 200), st.booleans(), st.sampled_from(["#", "# ett ord", "#!x: y", "# å #2"])
    ),
    max_size=6,
)


def kinds(value: Any) -> str:
    """A value with its kinds: JSON tells 1, 1.0, true and "1" apart.

    A reader that makes dates of what the core schema takes for text is forgiven.
    """
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=date.isoformat)


def as_integers(value: Any) -> Any:
    """A value whose whole numbers are integers, as the register holds them equal."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, dict):
        return {key: as_integers(part) for key, part in value.items()}
    return [as_integers(part) for part in value] if isinstance(value, list) else value


@given(DOCUMENTS)
def test_what_is_written_reads_back_the_same(value: dict[str, Any]) -> None:
    read = load(canonical(value, SCHEMA))
    assert read.faults == ()
    assert kinds(read.value) == kinds(value)


@given(DOCUMENTS)
def test_writing_twice_changes_nothing(value: dict[str, Any]) -> None:
    once = canonical(value, SCHEMA)
    assert canonical(load(once).value, SCHEMA, once) == once


# ruamel.yaml has kept a "=" and a "<<" of YAML 1.1's that no schema of 1.2 knows.
@given(DOCUMENTS.filter(lambda value: not any(kept in kinds(value) for kept in ('"="', '"<<"'))))
def test_another_reader_of_yaml_1_2_reads_the_same(value: dict[str, Any]) -> None:
    text = canonical(value, SCHEMA).decode()
    assert kinds(YAML(typ="safe", pure=True).load(text)) == kinds(value)


def is_text_to_all(value: Any) -> bool:
    """Whether YAML 1.1 takes every text and number in a value for what it is."""
    if isinstance(value, dict):
        return all(map(is_text_to_all, value)) and all(map(is_text_to_all, value.values()))
    if isinstance(value, list):
        return all(map(is_text_to_all, value))
    if isinstance(value, str):
        return (
            yaml.resolver.Resolver().resolve(yaml.ScalarNode, value, (True, False)).endswith(":str")
        )
    return isinstance(value, (bool, int)) or "e" not in repr(value)


@given(DOCUMENTS.filter(is_text_to_all))
def test_a_reader_of_yaml_1_1_reads_the_same_where_the_versions_agree(
    value: dict[str, Any],
) -> None:
    assert kinds(yaml.safe_load(canonical(value, SCHEMA))) == kinds(value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem[:40])
def test_a_real_file_keeps_its_value_and_its_comments(path: Any) -> None:
    before = path.read_bytes()
    after = canonical(load(before).value, SCHEMA, before)
    assert load(after).faults == ()
    assert as_integers(load(after).value) == as_integers(load(before).value)
    assert texts_of(after) == texts_of(before)
    assert canonical(load(after).value, SCHEMA, after) == after
    assert SCHEMA.accepts(load(after).value)


def texts_of(raw: bytes) -> list[str]:
    return sorted(comment.text for comment in comments_of(raw))


def commented(raw: bytes, comments: list[tuple[int, bool, str]]) -> bytes:
    """A file with comments put above some lines and beside others, where it can still be read."""
    lines = raw.decode().split("\n")
    for place, above, comment in comments:
        at = place % len(lines)
        changed = list(lines)
        if above:
            indent = " " * (len(changed[at]) - len(changed[at].lstrip()))
            changed.insert(at, indent + comment)
        else:
            changed[at] += f" {comment}"
        text = "\n".join(changed).encode()
        read = load(text)
        # Inside a text a "#" is a part of it.
        if not read.faults and read.value == load(raw).value:
            had, has = texts_of("\n".join(lines).encode()), texts_of(text)
            lines = changed if len(has) > len(had) else lines
    return "\n".join(lines).encode()


@settings(max_examples=150)
@given(DOCUMENTS, COMMENTS)
def test_every_comment_survives(
    value: dict[str, Any], comments: list[tuple[int, bool, str]]
) -> None:
    before = commented(canonical(value, SCHEMA), comments)
    after = canonical(load(before).value, SCHEMA, before)
    assert load(after).faults == ()
    assert kinds(load(after).value) == kinds(value)
    assert texts_of(after) == texts_of(before)
    assert canonical(load(after).value, SCHEMA, after) == after


@settings(max_examples=100)
@given(st.sampled_from(FILES), COMMENTS)
def test_every_comment_of_a_real_file_survives(
    path: Any, comments: list[tuple[int, bool, str]]
) -> None:
    before = commented(path.read_bytes(), comments)
    after = canonical(load(before).value, SCHEMA, before)
    assert as_integers(load(after).value) == as_integers(load(before).value)
    assert texts_of(after) == texts_of(before)
    assert canonical(load(after).value, SCHEMA, after) == after


MOVED = """\
# Hela filen: skriven för hand

# Kommunen ringde
municipality: '0180' # inte säkert
name: Kafé Linden # så skrivs det
offers:
  # dyrast först
  - title: Kaffe
    # mot faktura
    text: Bryggt
  - title: Te
region: '01'
listing: unlisted
# sist
"""

IN_ORDER = """\
# Hela filen: skriven för hand
name: Kafé Linden # så skrivs det
region: "01"
# Kommunen ringde
municipality: "0180" # inte säkert
offers:
  # dyrast först
  - title: Kaffe
    # mot faktura
    text: Bryggt
  - title: Te
listing: unlisted
# sist
"""


def test_comments_follow_the_fields_they_are_about() -> None:
    before = MOVED.encode()
    after = canonical(load(before).value, SCHEMA, before).decode()
    assert after.replace("'", '"') == IN_ORDER


def test_long_texts_are_folded_and_lines_are_kept() -> None:
    long = "ord " * 60
    value = {"participation": long.strip(), "description": "Ett stycke.\n\n- ett\n- två"}
    text = canonical(value, SCHEMA).decode()
    assert max(map(len, text.split("\n"))) <= 80
    assert text.endswith("description: |-\n  Ett stycke.\n\n  - ett\n  - två\n")
    assert load(text.encode()).value == value


def test_windows_line_ends_and_byte_order_marks_are_gone() -> None:
    before = b"\xef\xbb\xbfname: Kaf\xc3\xa9\r\nregion: '01'\r\nlisting: unlisted\r\n"
    after = canonical(load(before).value, SCHEMA, before)
    assert re.fullmatch(rb"name: Kaf\xc3\xa9\nregion: ['\"]01['\"]\nlisting: unlisted\n", after)
