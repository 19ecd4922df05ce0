"""The fast readers and the explaining readers never disagree.

`read_plain` may decline any text, but what it accepts it must read as `read_located`
does, without faults. jsonschema-rs and jsonschema must say yes to the same values.
"""

from __future__ import annotations

import json
from typing import Any

import pytest
from asf_register.read_register import read_vocabulary
from asf_register.reading.located import read_located
from asf_register.reading.plain import NotPlainError, read_plain
from asf_register.reading.text import decode
from asf_register.root import PROJECT, Root
from asf_register.schema import Schema
from hypothesis import example, given, settings
from hypothesis import strategies as st

REAL_FILES = [
    path.read_text(encoding="utf-8") for path in sorted((PROJECT / "data" / "asf").glob("*.yaml"))
]
WORDS = read_vocabulary(Root(PROJECT))
SCHEMAS = {name: Schema(name, WORDS) for name in ("enterprise", "page")} | {
    name: Schema(name) for name in ("site", "terms", "regions", "municipalities")
}


def assert_alike(text: str) -> None:
    """Hold the fast path to what the explaining path reads."""
    clean, faults = decode(text.encode("utf-8", "surrogatepass"))
    if faults:
        return
    try:
        fast = read_plain(clean)
    except NotPlainError:
        return
    value, _, faults = read_located(clean)
    assert faults == []
    assert as_written(fast) == as_written(value)


def as_written(value: Any) -> str:
    """A value with its kinds: JSON tells 1, 1.0, true and "1" apart, and keeps the order."""
    return json.dumps(value, ensure_ascii=False)


NUMBERS = """0 00 01 007 -1 +1 1. 1.0 1.10 .5 -.5 1e3 1E3 1.e3 1e400 0x1f 0X1F 0o17 0o8 0b1 1_000
1,5 123456789012345 1234567890123456 0.1234567890123456 12:30 1:2:3 2026-05-01 2026-05-01T10:00:00Z
190:20:30 0. 00.0 1.2.3 4e 5e+ 6e-3 0xg 0o 0x 1e 99999999999999.5 0.00000000000001 ٣ ½ ²""".split()
WORDS_OF_YAML = """~ null Null NULL nULL true True TRUE tRUE false False FALSE yes Yes no No on off y n
.inf -.inf .Inf +.INF .nan .NaN .NAN inf nan Infinity NaN none None = << - ? : --- ... | > |- >- |+ >+
|2 >2- |-2 # #x & * ! % @ ` [ ] { } [] {} [a] {a: b} , 'a' "a" 'a''b' 'a "a "a\\n" "\\x41" '' "" ' "
a: a:b a#b a #b :a -a ?a &a *a !a !!str %a @a `a a- a? a, a] a} [a {a a'b a"b \\ a\\ ~a <<a =a <a +a
- - -- http://x.se/a?b=c#d é å kö 👩 a\u00a0b a\u3000b a\u200bb \u00a0 a\u0301""".split(" ")
SCALARS = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from([word for line in WORDS_OF_YAML for word in line.split("\n")]),
    st.text(alphabet="aåé01-:#'\" |>&*!%@`.,[]{}?\\=<~+_/\u00a0\u3000e", max_size=12),
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=8),
    st.from_regex(r"[-+]?[0-9]{0,18}[.]?[0-9]{0,18}([eE][-+]?[0-9]{1,3})?", fullmatch=True),
)
KEYS = st.sampled_from("name text a b0 a_b offers å A 1 - true null a-b".split())
INDENTS = st.integers(0, 9).map(" ".__mul__)
ENDS = st.sampled_from(["", "", "", "", " ", "  ", " #", " # c", "#c", ":", ": b", "\t"])


@st.composite
def odd_lines(draw: st.DrawFn) -> str:
    """One line of something like YAML."""
    indent, end = draw(INDENTS), draw(ENDS)
    match draw(st.integers(0, 6)):
        case 0:
            return f"{indent}{draw(KEYS)}:{end}"
        case 1:
            return f"{indent}{draw(KEYS)}: {draw(SCALARS)}{end}"
        case 2:
            return f"{indent}- {draw(SCALARS)}{end}"
        case 3:
            return f"{indent}- {draw(KEYS)}: {draw(SCALARS)}{end}"
        case 4:
            return f"{indent}{draw(KEYS)}: {draw(st.sampled_from(['|', '>', '|-', '>-']))}{end}"
        case 5:
            return draw(st.sampled_from(["", "", "# c", "#", "  # c", "---", "...", " ", "\t"]))
        case _:
            return f"{indent}{draw(SCALARS)}{end}"


@st.composite
def plausible_texts(draw: st.DrawFn) -> str:
    """A text whose lines are indented as a person might, a step in or out at a time."""
    lines, depth = [], 0
    for _ in range(draw(st.integers(1, 12))):
        depth = max(0, depth + draw(st.sampled_from([-2, -2, -1, 0, 0, 0, 1, 2, 2])))
        lines.append(" " * depth + draw(odd_lines()).lstrip(" "))
    return "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "\n\n", ""]))


@st.composite
def changed_files(draw: st.DrawFn) -> str:
    """A real file of the register with some of its lines changed."""
    lines = draw(st.sampled_from(REAL_FILES)).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        match draw(st.integers(0, 8)):
            case 0:
                lines.insert(at, draw(odd_lines()))
            case 1:
                del lines[at]
            case 2:
                lines.insert(at, draw(st.sampled_from(lines)))
            case 3:
                lines[at] = draw(INDENTS) + line.lstrip()
            case 4:
                lines[at] = line.partition(":")[0] + ": " + draw(SCALARS)
            case 5:
                lines[at] = line + draw(ENDS)
            case 6:
                lines[at] = line.replace("- ", "", 1) if "- " in line else "- " + line
            case 7:
                cut = draw(st.integers(0, len(line)))
                lines[at] = line[:cut] + draw(SCALARS) + line[cut:]
            case _:
                lines[at : at + 1] = [line, "", draw(INDENTS) + draw(SCALARS)]
        lines = lines or [""]
    return "\n".join(lines)


@given(st.text())
def test_any_text_is_read_alike_or_left_to_the_explaining_path(text: str) -> None:
    assert_alike(text)


@given(st.text(alphabet="ab:-# \n|>'\"01.~", max_size=40))
def test_any_few_characters_of_yaml_are_read_alike(text: str) -> None:
    assert_alike(text + "\n")


@given(st.lists(odd_lines(), max_size=8).map(lambda lines: "\n".join([*lines, ""])))
def test_odd_lines_are_read_alike(text: str) -> None:
    assert_alike(text)


@given(plausible_texts())
def test_plausible_files_are_read_alike(text: str) -> None:
    assert_alike(text)


@given(changed_files())
def test_changed_real_files_are_read_alike(text: str) -> None:
    assert_alike(text)


@given(KEYS, SCALARS)
def test_any_value_of_a_field_is_read_alike(key: str, scalar: str) -> None:
    assert_alike(f"{key}: {scalar}\n")
    assert_alike(f"- {scalar}\n")
    assert_alike(f"{key}: |\n  {scalar}\n")
    assert_alike(f"{key}: >-\n  {scalar}\n  {scalar}\n")
    assert_alike(f"{key}:\n  {scalar}\n  {scalar}\n")


def test_the_fast_path_reads_every_real_file() -> None:
    left = [text for text in REAL_FILES if not is_plain(text)]
    assert left == []


def is_plain(text: str) -> bool:
    """Whether the fast path takes a text."""
    try:
        read_plain(text)
    except NotPlainError:
        return False
    return True
