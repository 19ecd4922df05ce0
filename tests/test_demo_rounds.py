"""The demo's certification rounds: every state is there, signatures hold, no rule is broken."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from asf_demo.certification.keys import private_key, public_key, signature
from asf_demo.certification.rounds import rounds_of
from asf_demo.demo import DAY, Demo
from asf_demo.site_file import APPLICATION_KEY
from asf_demo.writing import write_demo
from asf_edit.canonical import canonical_document
from asf_register.certification.case import Case
from asf_register.certification.certificate import Certificate, State
from asf_register.certification.decisions import Certified, SignedEvent, TakenOver
from asf_register.certification.differing import differs
from asf_register.certification.ssh_signature import signer
from asf_register.certification.statement import NAMESPACE, statement
from asf_register.certification.transitions import (
    CASE_TABLE,
    DECISION_TABLE,
    START,
    state_after,
    step,
)
from asf_register.check import check
from asf_register.problem import Severity
from asf_register.public import shows_certificates
from asf_register.reading import load
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_register.vocabulary_files import read_vocabulary
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyrage import decrypt, encrypt, x25519
from site_fixtures import tree

OPENER = Path(__file__).with_name("demo_application_key.txt")
SOON = timedelta(days=182)
STATES_THEN = {"certified", "suspended", "withdrawn", "suspended_appealed", "withdrawn_appealed"}


def made(folder: Path, enterprises: int, seed: int = 1, day: date = DAY) -> Root:
    """Write a demo."""
    write_demo(Demo(read_vocabulary(Root(PROJECT)), enterprises, seed, day), folder)
    return Root(folder)


def faults(root: Root, day: date) -> list[str]:
    """What `asf check` calls errors."""
    problems = check(root, day).problems
    return [f"{p.path}: {p.message}" for p in problems if p.severity is Severity.ERROR]


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Root:
    """The demo that is shown to people."""
    return made(tmp_path_factory.mktemp("demo") / "demo", 400)


@pytest.fixture(scope="module")
def register(root: Root) -> Register:
    """Its register."""
    found = check(root, DAY).register
    assert found is not None
    return found


def round_named(name: str) -> str:
    """The id of one of the demo's rounds."""
    return next(one.id for key, one in rounds_of(DAY).items() if key == name)


def cases_of(register: Register, name: str) -> list[Case]:
    """The cases of one of the demo's rounds."""
    return [case for case in register.cases.values() if case.cohort == round_named(name)]


def own(register: Register) -> list[Certificate]:
    """The certificates that the register itself has given."""
    return [c for c in register.certificates.values() if not c.is_taken_over]


def signed(register: Register) -> Iterator[tuple[str, str, str, bytes, SignedEvent]]:
    """Every decision with the file it stands in, who signed and what."""
    for decisions in register.decisions.values():
        for event, written in zip(decisions.events, decisions.written, strict=True):
            if isinstance(event, SignedEvent):
                covered = statement(decisions.cohort, decisions.enterprise, written)
                yield decisions.cohort, decisions.enterprise, event.by, covered, event


# Right by every rule, at any size, on any day


@pytest.mark.parametrize(
    ("enterprises", "seed", "day"),
    [
        (1, 1, DAY),
        (2, 5, DAY),
        (3, 1, DAY),
        (5, 1, DAY),
        (10, 3, DAY),
        (40, 1, DAY),
        (2000, 7, DAY),
        (90, 4, date(2015, 1, 1)),
        (90, 4, date(2024, 2, 29)),
        (90, 8, date(2026, 1, 1)),
        (90, 1, date(2026, 12, 31)),
        (90, 2, date(2028, 2, 29)),
        (90, 3, date(2033, 6, 6)),
        (90, 9, date(2096, 12, 31)),
    ],
)
def test_nothing_is_wrong_with_it(tmp_path: Path, enterprises: int, seed: int, day: date) -> None:
    assert faults(made(tmp_path / "demo", enterprises, seed, day), day) == []


@pytest.mark.parametrize("enterprises", [1, 2, 3, 10, 40])
def test_a_small_one_has_small_rounds(tmp_path: Path, enterprises: int) -> None:
    register = check(made(tmp_path / "demo", enterprises), DAY).register
    assert register is not None
    states = Counter(register.state_of(slug, DAY).state for slug in register.enterprises)
    assert states[State.CERTIFIED] >= 1
    assert states[State.NONE] >= enterprises // 3


def test_the_same_seed_gives_the_same_bytes(root: Root, tmp_path: Path) -> None:
    again = made(tmp_path / "again", 400)
    assert tree(again.cohorts) == tree(root.cohorts)
    assert tree(again.policy) == tree(root.policy)


def test_another_seed_gives_other_keys_and_rounds(root: Root, tmp_path: Path) -> None:
    other = made(tmp_path / "other", 400, seed=2)
    for name in ("policy/people.yaml", f"cohorts/{round_named('finished')}/cohort.yaml"):
        mine, others = (one.folder / "data" / name for one in (root, other))
        assert mine.read_bytes() != others.read_bytes()


def test_a_larger_demo_has_the_rounds_of_a_smaller_one(root: Root, tmp_path: Path) -> None:
    assert tree(made(tmp_path / "larger", 700).cohorts) == tree(root.cohorts)


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2029, 7, 3), date(2026, 12, 31)])
def test_every_state_is_there_whatever_the_day(tmp_path: Path, day: date) -> None:
    register = check(made(tmp_path / "demo", 120, day=day), day).register
    assert register is not None
    assert {register.state_of(slug, day).state for slug in register.enterprises} == set(State)
    assert any(cohort.is_open(day) for cohort in register.cohorts.values())


def test_its_files_are_in_the_one_form(root: Root) -> None:
    kinds = {"cases": "case", "decisions": "decisions"}
    for path in sorted(root.cohorts.rglob("*.yaml")):
        content = path.read_bytes()
        kind = kinds.get(path.parent.name, "cohort")
        assert canonical_document(kind, load(content).value) == content, path
    people = (root.policy / "people.yaml").read_bytes()
    assert canonical_document("policy-people", load(people).value) == people


# Every state


def test_the_rounds_are_as_large_as_real_ones(register: Register) -> None:
    sizes = {name: len(cases_of(register, name)) for name in ("earlier", "finished", "running")}
    assert [name for name, size in sizes.items() if not 15 <= size <= 21] == []
    for name in sizes:
        cohort = register.cohorts[round_named(name)]
        assert cohort.places
        admitted = [case for case in cases_of(register, name) if case.first("admitted")]
        assert len(admitted) <= cohort.places
        assert all(len(group.enterprises) <= 5 for group in cohort.groups)


def test_certificates_of_every_state_are_there(register: Register) -> None:
    states = Counter(register.state_of(slug, DAY).state for slug in register.enterprises)
    assert [state for state in State if not states[state]] == []
    last_days = [
        c.valid_to
        for slug in register.enterprises
        for c in register.certificates_of(slug)
        if c.valid_to and register.state_of(slug, DAY).number == c.number
        if register.state_of(slug, DAY).state is State.CERTIFIED
    ]
    assert any(last - DAY <= SOON for last in last_days)
    assert any(SOON < last - DAY < timedelta(300) for last in last_days)
    assert any(last - DAY > timedelta(700) for last in last_days)


def test_every_allowed_turn_of_a_certificate_is_there(register: Register) -> None:
    """But some of those that a certificate can take while it is suspended and appealed."""
    seen = set()
    for decisions in register.decisions.values():
        state = START
        for event in decisions.events:
            after = DECISION_TABLE[state][step(event)]
            seen.add((state, step(event), after))
            state = after
    allowed = {
        (state, event, after)
        for state, row in DECISION_TABLE.items()
        for event, after in row.items()
    }
    assert allowed - seen == {
        ("suspended", "renamed", "suspended"),
        ("suspended_appealed", "reinstated", "certified"),
        ("suspended_appealed", "withdrawn", "withdrawn"),
    }
    ends = {state_after(DECISION_TABLE, d.events) for d in register.decisions.values()}
    assert ends == STATES_THEN | {"taken_over"}


def test_cases_of_every_state_are_there(register: Register) -> None:
    ends = {state_after(CASE_TABLE, case.events) for case in register.cases.values()}
    assert ends == set(CASE_TABLE) - {START}
    kinds = {event.event for case in register.cases.values() for event in case.events}
    assert kinds == {kind for row in CASE_TABLE.values() for kind in row}


def test_cases_that_wait_for_something_are_there(register: Register) -> None:
    running = cases_of(register, "running")
    waiting = [c for c in running if f"{c.cohort}/{c.enterprise}" not in register.decisions]
    going = [c for c in waiting if not c.first("discontinued") and not c.first("declined")]
    paid = Counter(len(case.paid) for case in going)
    assert set(paid) == {0, 1, 2}
    due = [area.due for case in going for area in case.open_measures() if area.due]
    assert any(day < DAY for day in due)
    assert any(DAY <= day <= DAY + timedelta(14) for day in due)
    assert any(day > DAY + timedelta(30) for day in due)
    assert any(case.first("measure_done") for case in going)
    audited = [case for case in going if case.audits]
    assert any(len(case.audited_areas) < 10 for case in audited)
    assert any(case.overall == "approved" for case in audited)
    assert any(case.first("self_assessed") and not case.audits for case in going)
    assert any(case.first("supervised") and not case.first("self_assessed") for case in going)
    assert any(len(case.audits) > 1 for case in audited)


def test_a_renewal_says_what_it_renews(register: Register) -> None:
    renewals = [c for c in own(register) if isinstance(c.decided, Certified) and c.decided.renews]
    assert len(renewals) >= 3
    for renewal in renewals:
        assert isinstance(renewal.decided, Certified)
        before = register.certificates[str(renewal.decided.renews)]
        assert before.decisions.enterprise == renewal.decisions.enterprise
        assert before.decisions.cohort == round_named("earlier")
        assert before.number < renewal.number


def test_one_certificate_followed_its_holder_to_a_new_name_and_one_did_not(
    register: Register,
) -> None:
    held = [
        (certificate, enterprise)
        for certificate in own(register)
        for enterprise in [register.find(certificate.decisions.enterprise)]
        if enterprise is not None
    ]
    followed = [c for c, e in held if len(c.names) > 1 and not differs(c, e)]
    left = [c for c, e in held if differs(c, e) == ("namnet",)]
    assert len(followed) == len(left) == 1
    for certificate in (*followed, *left):
        assert certificate.decisions.enterprise not in register.enterprises


def test_an_unlisted_one_publishes_its_certificate_and_another_does_not(
    register: Register,
) -> None:
    unlisted = [e for e in register if e.listing == "unlisted" and register.certificates_of(e.slug)]
    assert {shows_certificates(e, register.site) for e in unlisted} == {True, False}


def test_some_are_known_from_sources_of_the_past_only(register: Register) -> None:
    past = [c for c in register.certificates.values() if c.is_taken_over]
    told = [c.decided for c in past if isinstance(c.decided, TakenOver)]
    assert {record.certified.partition("-")[2] for record in told} == {"autumn", "11"}
    assert {record.known is None for record in told} == {True, False}
    complete = register.site.certificates_complete_from
    assert complete is not None
    assert all(c.turns[0].first < complete for c in past)
    assert all(
        c.decided.date >= complete for c in own(register) if isinstance(c.decided, Certified)
    )


def test_one_may_apply_now_and_another_round_is_coming(register: Register) -> None:
    open_now = [c for c in register.cohorts.values() if c.is_open(DAY)]
    assert [c.kind for c in open_now] == ["base"]
    later = [
        c
        for c in register.cohorts.values()
        if c.application and c.application.opens and c.application.opens > DAY
    ]
    assert [c.kind for c in later] == ["recertification"]
    meetings = [meeting.date for c in open_now for meeting in c.webinars]
    assert min(meetings) < DAY < max(meetings)
    assert all(case.first("applied") for case in cases_of(register, "open"))


def test_rounds_that_are_over_tell_what_they_changed(register: Register) -> None:
    for name in ("earlier", "finished"):
        cohort = register.cohorts[round_named(name)]
        assert cohort.improvement_conference
        assert cohort.improvement_conference < DAY
        assert len(cohort.improvements) >= 3
    assert not register.cohorts[round_named("running")].improvements
    material = register.cohorts[round_named("finished")].material
    assert {item.role for item in material} == {"enterprise", "supervisor", "auditor", "certifier"}
    assert {item.kind for item in material} == {"guide", "recording"}
    assert all(item.subtitles for item in material if item.kind == "recording")


def test_nothing_has_happened_after_the_day(register: Register) -> None:
    happened = [event.date for case in register.cases.values() for event in case.events]
    happened += [event.date for *_, event in signed(register)]
    assert max(happened) <= DAY


# Who does what


def test_tasks_are_kept_apart(register: Register) -> None:
    assert register.policy is not None
    people = register.policy.people
    for name, case in register.cases.items():
        supervised = {e.by for e in case.events if e.event == "supervised"}
        auditors = {audit.by for audit in case.audits}
        decided = register.decisions.get(name)
        deciders = (
            {e.by for e in decided.events if isinstance(e, SignedEvent)} if decided else set()
        )
        assert not auditors & (supervised | deciders)
        assert all(people[one].had("auditor") for one in auditors)
        assert all(people[one].had("supervisor") for one in supervised)
        assert all(people[one].had("certifier") for one in deciders)
        slug = register.slug_now(case.enterprise)
        assert not any(
            register.interested_since(people[one], slug) for one in auditors | deciders | supervised
        )
        groups = register.cohorts[case.cohort].groups
        own = {group.supervisor for group in groups if case.enterprise in group.enterprises}
        assert supervised <= own
        assert auditors <= set(register.cohorts[case.cohort].auditors)


def test_some_have_interests_and_some_have_left(register: Register) -> None:
    assert register.policy is not None
    people = register.policy.people.values()
    taking_part = {register.slug_now(case.enterprise) for case in register.cases.values()}
    interests = {one.enterprise for person in people for one in person.interests}
    assert interests
    assert interests <= taking_part
    left = [person for person in people if person.left]
    decided = {event.by for *_, event in signed(register)}
    assert any(person.had("certifier") and person.id in decided for person in left)
    assert all(
        event.date < person.left
        for *_, event in signed(register)
        for person in left
        if person.left and person.id == event.by
    )


# Keys and signatures


def test_every_decision_is_signed_by_who_made_it(register: Register) -> None:
    assert register.policy is not None
    people, seen = register.policy.people, 0
    for *_, by, covered, event in signed(register):
        keys = people[by].keys
        assert event.signature
        assert signer(covered, event.signature, NAMESPACE, keys) == keys[0]
        assert signer(covered + b" ", event.signature, NAMESPACE, keys) is None
        assert signer(covered, event.signature, "file", keys) is None
        seen += 1
    assert seen > 60


def test_ssh_keygen_agrees(register: Register, tmp_path: Path) -> None:
    assert register.policy is not None
    *_, by, covered, event = next(signed(register))
    assert event.signature
    (tmp_path / "signers").write_text(f"{by} {register.policy.people[by].keys[0]}\n", "utf-8")
    (tmp_path / "signature").write_text(event.signature, "utf-8")
    command = ["ssh-keygen", "-Y", "verify", "-f", tmp_path / "signers", "-I", by]
    command += ["-n", NAMESPACE, "-s", tmp_path / "signature"]
    assert subprocess.run(command, input=covered, check=False, capture_output=True).returncode == 0
    changed = covered.replace(b"2", b"3", 1)
    assert subprocess.run(command, input=changed, check=False, capture_output=True).returncode != 0


def test_a_signature_is_what_ssh_keygen_itself_would_write(tmp_path: Path) -> None:
    key = private_key(1, "p003")
    path = tmp_path / "key"
    path.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.OpenSSH, NoEncryption()))
    path.chmod(0o600)
    command = ["ssh-keygen", "-Y", "sign", "-q", "-f", path, "-n", NAMESPACE]
    run = subprocess.run(command, input=b"text\n", check=True, capture_output=True)
    assert run.stdout.decode() == signature(1, "p003", b"text\n", NAMESPACE)


def test_no_private_key_lies_in_the_demo(root: Root) -> None:
    secrets = [private_key(1, person).private_bytes_raw().hex() for person in ("p001", "p003")]
    for path in root.folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert b"PRIVATE KEY" not in content
            assert b"AGE-SECRET" not in content
            assert not any(secret in content.hex() for secret in secrets)
    people = (root.policy / "people.yaml").read_text("utf-8")
    assert public_key(1, "p003").split()[1] in people


def test_applications_can_be_sent_to_it_and_opened_by_its_tests() -> None:
    secret = re.search(r"^AGE-SECRET-KEY-1\w+$", OPENER.read_text("utf-8"), re.MULTILINE)
    assert secret
    identity = x25519.Identity.from_str(secret[0])
    sent = encrypt(b"en ansokan", [x25519.Recipient.from_str(APPLICATION_KEY)])
    assert decrypt(sent, [identity]) == b"en ansokan"


# Good Swedish


def test_texts_are_whole(root: Root) -> None:
    broken = re.compile(r"[{}]|  \S|\.\.|\s[.,] |,\.|\bi i\b|\bpå på\b")
    for path in sorted(root.cohorts.rglob("*.yaml")):
        for said in _texts(load(path.read_bytes()).value):
            assert not broken.search(said), (path, said)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)
    elif isinstance(value, str) and " " in value and "SIGNATURE" not in value:
        yield value
