"""Rounds, cases, decisions and people are written in one form, and events only ever added."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from asf_edit.canonical import canonical, canonical_document
from asf_edit.events import NotAppendableError, appended
from asf_edit.fields import Fields
from asf_register.reading import load
from asf_register.root import Root
from asf_register.schema import Schema
from certified_register import certified_register, sign, with_signature
from command_shell import Shell
from hypothesis import given
from hypothesis import strategies as st

SIGNATURE = sign("p003", b"message")
WITHDRAWN: dict[str, Any] = {
    "signature": SIGNATURE,
    "reason": "Verksamheten har bytt inriktning, och det som prövades finns inte längre kvar.",
    "by": "p003",
    "event": "withdrawn",
    "date": "2027-05-20",
}
WRITTEN = f"""\
  - event: withdrawn
    date: 2027-05-20
    by: p003
    reason: >-
      Verksamheten har bytt inriktning, och det som prövades finns inte längre
      kvar.
    signature: |
{"".join(f"      {line}" for line in SIGNATURE.splitlines(keepends=True))}"""
CERTIFIED = {"event": "certified", "by": "p003", "number": "ASF-2027-001"}
TEXTS = st.text(alphabet="aåé01-:#'\" |>&*!%@`.,[]{}?\\=<~+_/\n", min_size=1, max_size=60)


def test_each_kind_of_event_has_the_order_of_its_schema() -> None:
    assert canonical_document("decisions", {"events": [WITHDRAWN]}) == (
        f"events:\n{WRITTEN}".encode()
    )
    audited = {"areas": [{"outcome": "meets", "area": "staff"}], "by": "p021", "event": "audited"}
    written = canonical_document("case", {"events": [audited]}).decode()
    assert written.split() == (
        "events: - event: audited by: p021 areas: - area: staff outcome: meets".split()
    )


def test_an_event_of_no_known_kind_is_written_as_it_is() -> None:
    odd = {"what": "x", "event": "nope"}
    written = canonical_document("case", {"events": [odd]})
    assert load(written).value == {"events": [odd]}


def test_every_file_of_the_rounds_has_one_form(tmp_path: Path, shell: Shell) -> None:
    root = certified_register(tmp_path / "register")
    before = {path: load(path.read_bytes()).value for path in files(root)}
    assert len(before) > 20
    ran = shell.asf("--root", str(root.folder), "format")
    assert ran.code == 0
    assert "data/policy/people.yaml" in ran.out
    assert {path: load(path.read_bytes()).value for path in files(root)} == before
    for path in files(root):
        assert max(map(len, path.read_text("utf-8").split("\n"))) <= 88
    assert shell.asf("--root", str(root.folder), "format", "--check").code == 0
    assert shell.asf("--root", str(root.folder), "check").code == 0


def files(root: Root) -> list[Path]:
    """The files of rounds, and of people."""
    return [*sorted(root.cohorts.rglob("*.yaml")), root.policy / "people.yaml"]


def test_format_takes_one_file_or_folder_of_a_round(tmp_path: Path, shell: Shell) -> None:
    folder = certified_register(tmp_path / "register").folder
    case = folder / "data/cohorts/2025-bas/cases/cafe-exemplet.yaml"
    ran = shell.asf("--root", str(folder), "format", str(case))
    assert ran.out == "Skrev data/cohorts/2025-bas/cases/cafe-exemplet.yaml.\n"
    ran = shell.asf("--root", str(folder), "format", str(case.parent))
    assert ran.out.count("Skrev data/cohorts/2025-bas/cases/") == 7


@pytest.mark.parametrize(
    "raw",
    [
        "events:\n  - event: certified\n    by: p003\n    number: ASF-2027-001\n",
        "events:\n- event: certified\n  by: p003\n  number: ASF-2027-001",
        "# Överst\nevents: # så\n    - {event: certified, by: p003, number: ASF-2027-001} # ett\n",
        "events:\n  -\n    event: certified\n    by: p003\n    number: ASF-2027-001\n# sist\n",
        "events:\r\n  - event: certified\r\n    by: p003\r\n    number: ASF-2027-001\r\n",
    ],
)
def test_an_event_is_added_after_every_byte_that_was_there(raw: str) -> None:
    before = raw.encode()
    after = appended("decisions", before, WITHDRAWN)
    assert after.startswith(before)
    assert load(after).value == {"events": [CERTIFIED, WITHDRAWN]}


@pytest.mark.parametrize(
    "raw",
    [
        "events: [{event: certified, by: p003, number: ASF-2027-001}]\n",
        "events:\n  - event: certified\n...\n",
        "events:\n  - event: certified\n    note: |\n      utan radslut",
        "events: []\n",
        "- event: certified\n",
        "name: x\n",
        "events: [\n",
    ],
)
def test_a_file_without_room_at_its_end_is_refused_rather_than_rewritten(raw: str) -> None:
    with pytest.raises(NotAppendableError) as told:
        appended("decisions", raw.encode(), WITHDRAWN)
    assert "asf format" in told.value.mend


def test_a_new_file_begins_with_its_event() -> None:
    assert appended("decisions", b"", WITHDRAWN) == f"events:\n{WRITTEN}".encode()


@given(st.lists(TEXTS, min_size=1, max_size=4))
def test_events_added_one_by_one_are_those_written_at_once(reasons: list[str]) -> None:
    events = [{**WITHDRAWN, "reason": reason} for reason in reasons]
    whole = canonical_document("decisions", {"events": events})
    if load(whole).faults or load(whole).value != {"events": events}:
        return  # a tab or the like, which the writer can't hold
    made = b""
    for event in events:
        made = appended("decisions", made, event)
    assert made == whole


def test_a_signature_survives_being_written_and_put_in_form() -> None:
    event = with_signature("2027-bas", "cafe-x", {**WITHDRAWN, "signature": ""})
    raw = canonical_document("decisions", {"events": [event]})
    again = canonical(load(raw).value, Schema("decisions"), raw)
    assert again == raw
    assert load(again).value["events"][0]["signature"] == event["signature"]


def test_the_fields_of_each_kind_of_event_are_known() -> None:
    item = Fields(Schema("case")).find("events").item(0)
    assert next(iter(item.kinds)) == "applied"
    names = [child.pointer[-1] for child in item.kinds["paid"].children]
    assert names == ["event", "date", "by", "instalment", "note"]
    assert [child.required for child in item.kinds["paid"].children] == [True] * 4 + [False]
