"""The fast readers and the explaining readers never disagree.

`read_plain` may decline any text, but what it accepts it must read as `read_located`
does, without faults. jsonschema-rs and jsonschema must say yes to the same values.
"""

from __future__ import annotations

import copy
import json
import re
from typing import Any

import pytest
from asf_register.enterprise import to_enterprise
from asf_register.reading.located import Positions, read_located
from asf_register.reading.plain import NotPlainError, read_plain
from asf_register.reading.text import decode
from asf_register.root import PROJECT, Root
from asf_register.schema import Schema
from asf_register.schema_rules import explain
from asf_register.vocabulary_files import read_vocabulary
from hypothesis import given
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


NUMBERS = """0 00 01 007 -1 +1 1. 1.0 1.10 .5 -.5 1e3 1E3 1.e3 1e400 0x1f 0X1F 0o17 0o8 0b1
1_000 1,5 123456789012345 1234567890123456 0.1234567890123456 12:30 1:2:3 2026-05-01 190:20:30
2026-05-01T10:00:00Z 0. 00.0 1.2.3 4e 5e+ 6e-3 0xg 0o 0x 1e 99999999999999.5 0.00000000000001
٣ ½ ²""".split()
WORDS_OF_YAML = r"""~ null Null NULL nULL true True TRUE tRUE false False FALSE yes Yes no No on off
y n .inf -.inf .Inf +.INF .nan .NaN .NAN inf nan Infinity NaN none None = << - ? : --- ... | > |-
>- |+ >+ |2 >2- |-2 # #x & * ! % @ ` [ ] { } [] {} [a] {a:_b} , 'a' "a" 'a''b' 'a "a "a\n" "\x41"
'' "" ' " a: a:b a#b a_#b :a -a ?a &a *a !a !!str %a @a `a a- a? a, a] a} [a {a a'b a"b \ a\ ~a
<<a =a <a +a - http://x.se/a?b=c#d é å kö 👩 "\u202e" "\r" "a\u030a" !_a -_- a:_#b""".split()
SCALARS = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from([word.replace("_", " ") for word in WORDS_OF_YAML]),
    st.text(alphabet="aåé01-:#'\" |>&*!%@`.,[]{}?\\=<~+_/\u00a0\u3000e\u030a", max_size=12),
    st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\n\r"), max_size=8),
    st.from_regex(r"[-+]?[0-9]{0,18}[.]?[0-9]{0,18}([eE][-+]?[0-9]{1,3})?", fullmatch=True),
)
KEYS = st.sampled_from("name text a b0 a_b offers å A 1 - true null a-b".split())
INDENTS = st.integers(0, 9).map(" ".__mul__)
ENDS = st.sampled_from(["", "", "", "", " ", "  ", " #", " # c", "#c", ":", ": b", "\t"])
BLOCKS = st.sampled_from(["|", ">", "|-", ">-"])
LINES = st.one_of(
    st.just("{key}:"),
    st.just("{key}: {scalar}"),
    st.just("- {scalar}"),
    st.just("- {key}: {scalar}"),
    st.just("{key}: {block}"),
    st.just("{scalar}"),
    st.sampled_from(["", "", "# c", "#", "  # c", "---", "...", " ", "\t"]),
)


@st.composite
def odd_lines(draw: st.DrawFn) -> str:
    """One line of something like YAML."""
    line = draw(LINES)
    if "{" not in line:
        return line
    parts = {"key": draw(KEYS), "scalar": draw(SCALARS), "block": draw(BLOCKS)}
    return draw(INDENTS) + line.format(**parts) + draw(ENDS)


@st.composite
def plausible_texts(draw: st.DrawFn) -> str:
    """A text whose lines are indented as a person might, a step in or out at a time."""
    lines, depth = [], 0
    for _ in range(draw(st.integers(1, 12))):
        depth = max(0, depth + draw(st.sampled_from([-2, -2, -1, 0, 0, 0, 1, 2, 2])))
        lines.append(" " * depth + draw(odd_lines()).lstrip(" "))
    return "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "\n\n", ""]))


def _insert(draw: st.DrawFn, lines: list[str], at: int) -> None:
    lines.insert(at, draw(st.one_of(odd_lines(), st.sampled_from(lines), st.just(""))))


def _delete(draw: st.DrawFn, lines: list[str], at: int) -> None:
    del lines[at : at + draw(st.integers(1, 2))]


def _indent(draw: st.DrawFn, lines: list[str], at: int) -> None:
    lines[at] = draw(INDENTS) + lines[at].lstrip()


def _give_other_value(draw: st.DrawFn, lines: list[str], at: int) -> None:
    lines[at] = lines[at].partition(":")[0] + ": " + draw(st.one_of(SCALARS, BLOCKS))


def _insert_inside(draw: st.DrawFn, lines: list[str], at: int) -> None:
    cut = draw(st.integers(0, len(lines[at])))
    lines[at] = lines[at][:cut] + draw(st.one_of(SCALARS, ENDS)) + lines[at][cut:]


def _toggle_dash(draw: st.DrawFn, lines: list[str], at: int) -> None:
    line = lines[at]
    lines[at] = (
        line.replace("- ", draw(st.sampled_from(["", "  "])), 1) if "- " in line else "- " + line
    )


CHANGES = (_insert, _delete, _indent, _give_other_value, _insert_inside, _toggle_dash)


@st.composite
def changed_files(draw: st.DrawFn) -> str:
    """A real file of the register with some of its lines changed."""
    lines = draw(st.sampled_from(REAL_FILES)).split("\n")
    for change in draw(st.lists(st.sampled_from(CHANGES), min_size=1, max_size=4)):
        change(draw, lines, draw(st.integers(0, len(lines) - 1)))
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


@pytest.mark.parametrize(
    "text",
    [
        "name: |\n",
        "name: >-\n\n",
        "name: |\n# c\n",
        " name:\n- 0\n",
        "  name:\n name:#c\n",
        "# c\n\n  a: b\nc: d\n",
        "a: 1234567890123456\n",
        "a: b\na: c\n",
        "a: |\n  b: c\n",
    ],
)
def test_texts_that_fast_readers_read_otherwise_stay_with_the_explaining_path(text: str) -> None:
    assert not is_plain(text)


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


WORDS_OF_SCHEMAS = sorted(
    {
        word
        for schema in SCHEMAS.values()
        for word in re.findall(r'"([^"]{1,40})"', json.dumps(schema.expanded))
    }
)
ATOMS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([1.0, 2012.0, -0.0, 0, 1, 2012, 2101, 100, 100.5, 1e15]),
    st.sampled_from(WORDS_OF_SCHEMAS),
    st.text(max_size=8),
    st.text(
        alphabet="a1 \t\n\r\x0b\x1c\x85\xa0\u1680\u180e\u2003\u200b\u2028\u3000\ufeff", max_size=4
    ),
    st.sampled_from(
        "0000-01-01 2026-02-29 2024-02-29 10000-01-01 2026-1-1 ٢٠٢٦-01-01 2026-13-01 20260101 "
        "2026-W01-1 556012-5790 556012-5790\n 111\u00a022 info@x.se info@x.se\n 12345678 ½".split(
            " "
        )
    ),
    st.sampled_from(["a" * 120, "a" * 121, "é" * 300, "👩" * 301, "e\u0301" * 60]),
)
VALUES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.one_of(st.sampled_from(WORDS_OF_SCHEMAS), st.text(max_size=3)), inner),
    ),
    max_leaves=8,
)
REAL_ENTRIES = [read_plain(text) for text in REAL_FILES]


def places_in(value: Any) -> list[tuple[Any, Any]]:
    """Every container of a value, with every key or index in it."""
    pairs = list(value.items() if isinstance(value, dict) else enumerate(value))
    inner = [
        place for _, part in pairs if isinstance(part, (dict, list)) for place in places_in(part)
    ]
    return [*((value, key) for key, _ in pairs), *inner]


@st.composite
def changed_entries(draw: st.DrawFn) -> Any:
    """A real entry with some of its values changed, doubled or taken away."""
    entry = copy.deepcopy(draw(st.sampled_from(REAL_ENTRIES)))
    for _ in range(draw(st.integers(1, 3))):
        places = places_in(entry)
        if not places:
            break
        container, key = draw(st.sampled_from(places))
        match draw(st.sampled_from(["replace", "wrap", "double", "take away", "add"])):
            case "replace":
                container[key] = draw(VALUES)
            case "wrap":
                container[key] = [container[key]] * draw(st.integers(0, 2))
            case "double" if isinstance(container, list):
                container.append(copy.deepcopy(container[key]))
            case "add" if isinstance(container, dict):
                container[draw(st.sampled_from(WORDS_OF_SCHEMAS))] = draw(VALUES)
            case _:
                del container[key]
    return entry


def assert_same_verdict(schema: Schema, value: Any) -> None:
    """Hold the fast validator to what the explaining one says."""
    assert schema.accepts(value) == (not list(schema.errors(value)))


@pytest.mark.parametrize(
    ("name", "accepted"),
    [
        ("a", True),
        ("a\n", False),
        ("a b", True),
        ("a\u00a0", False),
        ("a\u3000", False),
        ("a\ufeff", False),
        ("a\x85", True),
        ("a\x1c", True),
        ("a\u180e", True),
    ],
)
def test_both_validators_know_the_same_spaces(name: str, accepted: bool) -> None:
    entry = {"name": name, "region": "01", "listing": "unlisted"}
    assert SCHEMAS["enterprise"].accepts(entry) is accepted
    assert_same_verdict(SCHEMAS["enterprise"], entry)


@pytest.mark.parametrize(
    ("day", "accepted"),
    [
        ("2024-02-29", True),
        ("2026-02-29", False),
        ("0000-01-01", False),
        ("2026-1-1", False),
        ("20260101", False),
        ("2026-W01-1", False),
        ("٢٠٢٦-01-01", False),
    ],
)
def test_both_validators_know_the_same_days(day: str, accepted: bool) -> None:
    closed = {"date": day, "source": "x"}
    entry = {"name": "a", "region": "01", "listing": "unlisted", "closed": closed}
    assert SCHEMAS["enterprise"].accepts(entry) is accepted
    assert_same_verdict(SCHEMAS["enterprise"], entry)


@given(st.sampled_from(sorted(SCHEMAS)), VALUES)
def test_both_validators_judge_any_value_alike(name: str, value: Any) -> None:
    assert_same_verdict(SCHEMAS[name], value)


@given(changed_entries())
def test_both_validators_judge_changed_entries_alike(value: Any) -> None:
    assert_same_verdict(SCHEMAS["enterprise"], value)


@given(changed_entries())
def test_what_is_refused_is_explained_and_what_is_accepted_becomes_a_record(value: Any) -> None:
    schema = SCHEMAS["enterprise"]
    if schema.accepts(value):
        assert to_enterprise("a", value).name == value["name"]
    else:
        findings = [finding for _, finding in explain(schema, value, Positions({}, {}), WORDS)]
        assert findings
        assert all(finding.message and finding.hint for finding in findings)
