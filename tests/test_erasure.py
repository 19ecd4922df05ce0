"""A person is forgotten in all of history, and what was approved stays proven."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import asf_cli.erase
import pytest
from asf_audit import wording
from asf_audit.anchors import Anchors
from asf_audit.audit import Audit, audit
from asf_audit.erasure_refusals import TEXTS_OF_ERASURES
from asf_audit.erasures.evidence import OldFolder, OldVersion, as_line, evidence_in
from asf_audit.erasures.record import (
    NAMESPACE,
    ErasureRecord,
    GuardedFile,
    Known,
    Withheld,
    as_json,
    record_in,
)
from asf_audit.resting import Rest
from asf_audit.wording import as_text
from asf_erase.erasing import Erasure
from asf_erase.searching import search
from asf_erase.spellings import Spellings
from asf_register.errors import UsageError
from asf_register.root import Root
from asf_register.strange_files import strange_files
from audit_histories import (
    BAGERIET,
    CAFE,
    COHORT,
    PEOPLE,
    Content,
    Story,
    decide,
    decision,
    event,
    people,
    person,
)
from audit_signers import (
    ADMINISTRATOR,
    CERTIFIER,
    COORDINATOR,
    SECOND_ADMINISTRATOR,
    STRANGER,
    Actor,
)
from command_shell import Shell
from dated_history import History
from erased_history import (
    A_WORD,
    ADDRESS,
    DAY,
    ENTRY,
    EVIDENCE,
    HE,
    NAME,
    OF_HER,
    PHONE,
    RECORD,
    SHE,
    TREES,
    WHO,
    WHY,
    Told,
    continued,
    erased_from,
    git,
    key_of,
    laid_out,
    lived,
    merge_record,
    name_in,
    plan_for,
)
from hypothesis import given
from hypothesis import strategies as st

OF_HIM = "content/bo-sten.md"
ALL_OF_HER = (NAME, ADDRESS, PHONE)


@dataclass(frozen=True)
class Once:
    """A history in which she stood, and the same without her, its record not yet merged."""

    before: Story
    erasure: Erasure


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Once]:
    """One erasure, for all that is tried on it afterwards."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        folder = tmp_path_factory.mktemp("erasure")
        story = Story(folder / "before")
        lived(story)
        git(story.folder, "tag", "-a", "-m", f"Tack {NAME}", "v1", "main")
        git(story.folder, "branch", "hos-anna-bjork", "main")
        git(story.folder, "notes", "add", "-m", f"Ring {PHONE}", "main")
        story.checkpoints = (story.main,)
        plan = plan_for(story.folder, *ALL_OF_HER, no=A_WORD)
        yield Once(story, erased_from(story, folder / "after", plan))


@pytest.fixture
def told(once: Once, tmp_path: Path) -> Told:
    """The rewritten register, of one's own."""
    folder = tmp_path / "register"
    shutil.copytree(once.erasure.folder, folder)
    return continued(once.before, folder)


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git knows who commits here, and nothing of this machine."""
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


def codes(found: Audit) -> set[str]:
    """Why an audit is red."""
    of_changes = (one for change in found.judged for one in change.refusals)
    return {one.code for one in (*found.refusals, *of_changes)}


def everything(folder: Path) -> bytes:
    """All that git keeps of a repository: objects in packs and beside them, names and logs."""
    objects = git(folder, "cat-file", "--batch-all-objects", "--batch")
    names = git(folder, "for-each-ref") + git(folder, "reflog", "--all")
    files = (path for path in (folder / ".git").rglob("*") if path.is_file())
    return objects + names + b"".join(map(Path.read_bytes, files))


# What people are promised.


def test_the_audit_is_green_before_and_after_and_says_what_was_erased(
    once: Once, told: Told
) -> None:
    before = once.before.audit()
    assert before.is_green, as_text(before)
    merge_record(told)
    after = told.audit()
    assert after.is_green, as_text(after)
    old, new = once.before.main[:12], once.erasure.record.new.head[:12]
    said = as_text(after)
    assert "Raderat 4 december 2026 av administratör p001: Begäran om radering." in said
    assert f"före: {old}  efter: {new}" in said
    assert [one.person.id for one in after.judged if one.person] == ["p003", "p004", "p002"]
    assert [one.way for one in after.judged] == [
        *(one.way for one in before.judged),
        after.judged[-1].way,
    ]
    value = json.loads(wording.as_json(after))["erasures"]
    assert [(one["day"], one["by"], one["why"]) for one in value] == [("2026-12-04", "p001", WHY)]


def test_she_is_nowhere_in_what_git_keeps_and_the_tree_of_the_same_name_is(
    once: Once, told: Told
) -> None:
    assert NAME.encode() in everything(once.before.folder)
    merge_record(told)
    kept = everything(told.folder)
    for text in (NAME, ADDRESS, PHONE, "anna-bjork", "Björk"):
        assert text.encode() not in kept, text
    assert A_WORD.encode() in kept
    left = search(told.folder, Spellings(ALL_OF_HER)).hits
    assert left == ()


def test_whoever_knows_only_old_names_can_follow(once: Once, told: Told) -> None:
    for name in (told.genesis, *told.checkpoints):
        with pytest.raises(subprocess.CalledProcessError):
            git(told.folder, "cat-file", "-e", name)
    merge_record(told)
    assert told.audit().is_green
    new = once.erasure.record.new
    assert audit(Root(told.folder), Anchors(new.genesis, new.checkpoints), now=told.at).is_green
    for old in git(once.before.folder, "rev-list", "--first-parent", "main").decode().split():
        found = audit(Root(told.folder), Anchors(told.genesis, (old,)), now=told.at)
        assert found.is_green, old
    beside = name_in(once.before.folder, "main^2")
    found = audit(Root(told.folder), Anchors(told.genesis, (beside,)), now=told.at)
    assert codes(found) == {"checkpoint-off"}


def test_the_register_that_one_stands_in_is_left_alone(once: Once) -> None:
    assert name_in(once.before.folder, "main") == once.before.main
    assert git(once.before.folder, "status", "--porcelain") == b""


def test_every_old_name_is_written_down_with_its_new_one(once: Once) -> None:
    rows = dict(row.split() for row in once.erasure.versions.read_text("ascii").splitlines())
    assert rows[once.before.main] == once.erasure.record.new.head
    assert rows[once.before.genesis] == once.erasure.record.new.genesis


def test_life_goes_on_after_it(told: Told) -> None:
    merge_record(told)
    held = told.trees[told.main][CAFE]
    more = event("suspended", by="p004", day=25)
    changed = (held if isinstance(held, bytes) else str(held).encode()) + more.encode()
    told.merge(told.propose(**{CAFE: changed}), CERTIFIER)
    assert told.audit().is_green
    told.push(COORDINATOR, **{CAFE: decision(event())})
    assert "direct-push" in codes(told.audit())


def test_a_second_erasure_on_top_of_the_first(once: Once, told: Told, tmp_path: Path) -> None:
    merge_record(told)
    plan = plan_for(told.folder, "Bo Sten", "bo.sten@kafet.example")
    assert any(hit.path == EVIDENCE for hit in search(told.folder, Spellings(["Bo Sten"])).hits)
    again = erased_from(told, tmp_path / "again", plan, date(2027, 1, 8))
    after = continued(told, again.folder)
    merge_record(after)
    kept = everything(after.folder)
    assert b"Bo Sten" not in kept
    assert NAME.encode() not in kept
    found = after.audit()
    assert found.is_green, as_text(found)
    assert [layer.id for layer in found.erased.layers] == ["2027-01-08", "2026-12-04"]
    assert Rest.PROPOSAL in found.judged[0].rests
    for old in (once.before.main, once.erasure.record.new.head, told.main):
        known = Anchors(told.genesis, (old,))
        assert audit(Root(after.folder), known, now=after.at).is_green, old


def test_the_check_knows_the_record_and_nothing_else_beside_it(told: Told) -> None:
    merge_record(told)
    assert (told.folder / RECORD).is_file()
    here = "data/policy/erasures"
    assert [one for one in strange_files(Root(told.folder)) if one.path.startswith(here)] == []
    (told.folder / here / "plan.yaml").write_text("texts: []\n", encoding="utf-8")
    (strange,) = (one for one in strange_files(Root(told.folder)) if one.path.startswith(here))
    assert "är inget intyg om en radering" in strange.message


def test_two_erasures_on_one_day_are_two(told: Told, tmp_path: Path) -> None:
    merge_record(told)
    again = erased_from(told, tmp_path / "again", plan_for(told.folder, "Bo Sten"))
    assert again.branch == "radering-2026-12-04-2"
    after = continued(told, again.folder)
    merge_record(after)
    assert after.audit().is_green


def test_who_is_erased_after_another_takes_no_file_or_branch_of_theirs(tmp_path: Path) -> None:
    story = Story(tmp_path / "before")
    story.begin(**{OF_HER: "Hon\n", OF_HIM: "Han\n"})
    story.merge(story.propose(**{OF_HER: None, OF_HIM: None}), COORDINATOR)
    for name in ("anna-bjork", "bo-sten"):
        story.point(story.main, name)
    laid_out(story.folder)
    first = erased_from(story, tmp_path / "first", plan_for(story.folder, "Anna-Björk"))
    told = continued(story, first.folder)
    merge_record(told)
    again = erased_from(told, tmp_path / "again", plan_for(told.folder, "Bo-Sten"))
    after = continued(told, again.folder)
    merge_record(after)
    listed = git(after.folder, "ls-tree", "-r", "--name-only", again.record.new.genesis).split()
    assert {b"content/raderat-1.md", b"content/raderat-2.md"} <= set(listed)
    assert b"raderat-2" in git(after.folder, "branch", "--format=%(refname:short)").split()
    assert after.audit().is_green


def test_she_is_forgotten_also_where_a_merge_quotes_a_tag_of_hers(tmp_path: Path) -> None:
    story = Story(tmp_path / "before")
    story.begin()
    quoted = (
        f"mergetag object {story.main}\n type commit\n tag v1\n tagger {SHE} 1 +0100\n \n Tack\n"
    )
    story.merge(story.propose(**{OF_HER: "Hej\n"}), COORDINATOR, head=quoted)
    laid_out(story.folder)
    (hit,) = search(story.folder, Spellings([ADDRESS])).hits
    assert hit.sentence == f"tagger {SHE} 1 +0100"
    done = erased_from(story, tmp_path / "after", plan_for(story.folder, ADDRESS))
    assert ADDRESS.encode() not in everything(done.folder)
    after = continued(story, done.folder)
    merge_record(after)
    assert after.audit().is_green


# What can't be proven any more is told, and is no error.


def test_a_merge_whose_own_text_is_erased_rests_on_the_record(once: Once, tmp_path: Path) -> None:
    plan = plan_for(once.before.folder, "certifierare-ett")
    done = erased_from(once.before, tmp_path / "after", plan)
    after = continued(once.before, done.folder)
    merge_record(after)
    found = after.audit()
    assert found.is_green, as_text(found)
    first = found.judged[0]
    assert (first.person and first.person.id, first.way, first.rests) == (
        "p003",
        "erasure",
        (Rest.MERGE,),
    )
    assert "Godkännandet vilar på raderingens intyg" in as_text(found)


def test_what_was_erased_in_a_decision_rests_on_the_record(once: Once, tmp_path: Path) -> None:
    plan = plan_for(once.before.folder, "Därför")
    done = erased_from(once.before, tmp_path / "after", plan)
    assert {one.path for one in done.record.guarded} == {CAFE, BAGERIET}
    after = continued(once.before, done.folder)
    merge_record(after)
    found = after.audit()
    assert found.is_green, as_text(found)
    assert [one.rests for one in found.judged] == [(Rest.CONTENT,), (Rest.CONTENT,), ()]
    assert f"Raderat också i {CAFE}." in as_text(found)


def test_what_was_erased_in_the_policy_rests_on_the_record(tmp_path: Path) -> None:
    story = Story(tmp_path / "before")
    story.begin()
    told_of = {PEOPLE: f"# {NAME} ska bort.\n{people()}"}
    story.merge(story.propose(**told_of), SECOND_ADMINISTRATOR)
    story.merge(story.propose(**decide()), CERTIFIER)
    laid_out(story.folder)
    done = erased_from(story, tmp_path / "after", plan_for(story.folder, NAME))
    after = continued(story, done.folder)
    merge_record(after)
    found = after.audit()
    assert found.is_green, as_text(found)
    assert [one.rests for one in found.judged] == [
        (Rest.CONTENT,),
        (Rest.POLICY,),
        (Rest.POLICY,),
    ]


def test_a_policy_erased_from_the_very_beginning_needs_a_new_beginning(tmp_path: Path) -> None:
    story = Story(tmp_path / "before")
    story.begin(**{PEOPLE: f"# {NAME} ska bort.\n{people()}"})
    story.merge(story.propose(**decide()), CERTIFIER)
    laid_out(story.folder)
    done = erased_from(story, tmp_path / "after", plan_for(story.folder, NAME))
    after = continued(story, done.folder)
    merge_record(after)
    assert not done.keeps_genesis
    assert codes(after.audit()) == {"erasure-circle"}
    after.genesis = after.main
    assert after.audit().is_green


def test_who_signs_a_second_record_may_be_known_by_the_first(tmp_path: Path) -> None:
    story = Story(tmp_path / "before")
    story.begin(**{PEOPLE: "".join(person(name) for name in ("p001", "p002", "p003"))})
    story.merge(story.propose(message=f"För {NAME}", **{PEOPLE: people()}), SECOND_ADMINISTRATOR)
    story.merge(story.propose(HE, **decide()), CERTIFIER)
    laid_out(story.folder)
    once = erased_from(story, tmp_path / "once", plan_for(story.folder, NAME))
    between = continued(story, once.folder)
    merge_record(between)
    twice = erased_from(between, tmp_path / "twice", plan_for(between.folder, "Bo Sten"))
    after = continued(between, twice.folder)
    merge_record(after)
    found = after.audit()
    assert found.is_green, as_text(found)


# Attacks: each has a reason of its own.


ATTACKS: dict[str, tuple[Callable[[Told], object], set[str]]] = {}


def attack(*reasons: str) -> Callable[[Callable[[Told], object]], Callable[[Told], object]]:
    """A way to cheat, refused for just these reasons."""

    def keep(do: Callable[[Told], object]) -> Callable[[Told], object]:
        ATTACKS[do.__name__.replace("_", " ")] = (do, {*reasons})
        return do

    return keep


def of_evidence(told: Told, path: str = EVIDENCE) -> str:
    """The evidence as it lies on the branch of the record."""
    return git(told.folder, "show", f"radering-2026-12-04:{path}").decode() + "\n"


@attack("genesis-missing")
def no_record(told: Told) -> None:
    assert told.main


@attack("erasure-unsigned")
def an_unsigned_record(told: Told) -> None:
    merge_record(told, change=lambda record: replace(record, signature=""))


@attack("erasure-unsigned")
def a_record_that_somebody_else_signed_in_the_administrators_name(told: Told) -> None:
    merge_record(told, change=replace, signer=STRANGER)


@attack("erasure-unsigned")
def a_record_changed_after_the_signature(told: Told) -> None:
    text = git(told.folder, "show", f"radering-2026-12-04:{RECORD}").decode() + "\n"
    merge_record(told, **{RECORD: text.replace(WHY, "Något annat.")})


@attack("erasure-signer")
def a_record_signed_by_a_certifier(told: Told) -> None:
    merge_record(told, change=lambda record: replace(record, by="p003"), signer=CERTIFIER)


@attack("erasure-signer")
def a_record_signed_by_somebody_that_the_same_change_makes_administrator(told: Told) -> None:
    new = people() + f"- {{id: p009, roles: [administrator], keys: ['{STRANGER.key}']}}\n"
    merge_record(
        told, change=lambda record: replace(record, by="p009"), signer=STRANGER, **{PEOPLE: new}
    )


@attack("erasure-circle")
def a_history_forged_by_somebody_who_has_none_of_the_keys(told: Told) -> None:
    forged_instead(told, hidden=True)


@attack("erasure-circle")
def a_policy_forged_behind_a_beginning_that_is_shown(told: Told) -> None:
    forged_instead(told, hidden=False)


def forged_instead(told: Told, *, hidden: bool) -> None:
    """Another history, with a policy of one's own, that a record says has come of the real one.

    Args:
        told: The real one, of which the auditor knows the beginning.
        hidden: Whether the record holds the beginning back, or admits that the policy differs.
    """
    shown = [one for one in evidence_in(of_evidence(told).encode()) if isinstance(one, OldVersion)]
    (real,) = (one for one in shown if one.old == told.genesis)
    assert real.raw is not None
    told.checkpoints = ()
    told.know(real.new)
    forgers = [Actor(f"ond-{number}", 9000 + number) for number in range(4)]
    roles = ("administrator", "administrator", "certifier", "certifier")
    own = "".join(
        f"- {{id: p00{number}, roles: [{role}], keys: ['{who.key}']}}\n"
        for number, (who, role) in enumerate(zip(forgers, roles, strict=True), 1)
    )
    files = told.files(real.new, **{PEOPLE: own})
    beginning = told.commit(ADMINISTRATOR, (), files)
    told.point(beginning)
    told.merge_with_key(told.propose(**decide()), forgers[2])
    old_tree = real.raw.split()[1].decode()
    new_tree = name_in(told.folder, f"{beginning}^{{tree}}")
    record = ErasureRecord(
        day=DAY, by="p001", why=WHY,
        old=Known(told.main, real.old), new=Known(told.main, beginning),
        withheld=(Withheld(real.old, beginning, new_tree, ()),) if hidden else (),
        withheld_trees=() if hidden else (old_tree,),
    )  # fmt: skip
    lines = [OldVersion(real.old, beginning, None if hidden else real.raw)]
    folders = [] if hidden else [OldFolder(old_tree, new_tree, None)]
    signed = replace(record, signature=forgers[0].sign(record.signed_part, NAMESPACE))
    added = {RECORD: as_json(signed), EVIDENCE: b"".join(map(as_line, [*lines, *folders]))}
    told.merge_with_key(told.propose(forgers[0], **added), forgers[1])


@attack("erasure-own", "own-proposal")
def a_record_merged_by_whoever_signed_it(told: Told) -> None:
    merge_record(told, ADMINISTRATOR, change=replace)


@attack("wrong-role")
def a_record_merged_by_a_certifier(told: Told) -> None:
    merge_record(told, CERTIFIER)


@attack("erasure-head")
def something_that_slips_in_before_the_record(told: Told) -> None:
    told.push(COORDINATOR, **{"data/asf/nytt.yaml": "name: Nytt\n"})
    files = {RECORD, EVIDENCE}
    proposal = name_in(told.folder, "radering-2026-12-04")
    told.know(proposal)
    held = {path: told.trees[proposal][path] for path in files}
    told.merge(proposal, SECOND_ADMINISTRATOR, files={**told.trees[told.main], **held})


@attack("erasure-evidence")
def a_record_that_names_another_head(told: Told) -> None:
    def other(old: Known) -> Known:
        return replace(old, head="0" * 40)

    merge_record(told, change=lambda record: replace(record, old=other(record.old)))


@attack("genesis-missing")
def evidence_that_is_missing(told: Told) -> None:
    merge_record(told, **{EVIDENCE: None})


@attack("erasure-evidence")
def evidence_of_one_version_that_is_missing(told: Told) -> None:
    lines = of_evidence(told).splitlines(keepends=True)
    merge_record(told, **{EVIDENCE: "".join(lines[:2] + lines[3:])})


@attack("erasure-evidence")
def an_approval_that_is_held_back_without_a_word(told: Told) -> None:
    lines = [json.loads(line) for line in of_evidence(told).splitlines()]
    for line in lines:
        if "Merge pull request" in line.get("raw", ""):
            del line["raw"]
    merge_record(told, **{EVIDENCE: "".join(json.dumps(line) + "\n" for line in lines)})


@attack("erasure-evidence")
def an_old_version_that_is_changed(told: Told) -> None:
    changed = of_evidence(told).replace("certifierare-ett", "certifierare-tva")
    merge_record(told, **{EVIDENCE: changed})


@attack("erasure-evidence")
def a_folder_that_held_something_else(told: Told) -> None:
    lines = [json.loads(line) for line in of_evidence(told).splitlines()]
    folder = next(line for line in lines if line.get("rows"))
    folder["rows"] = dict.fromkeys(folder["rows"], "1" * 40)
    merge_record(told, **{EVIDENCE: "".join(json.dumps(line) + "\n" for line in lines)})


@attack("erasure-evidence")
def a_decision_left_out_by_the_rewriting(told: Told) -> None:
    instead_of_the_head(told, **{CAFE: None})


@attack("erasure-evidence")
def a_decision_slipped_in_by_the_rewriting(told: Told) -> None:
    first, second = (name_in(told.folder, f"main^{number}") for number in (1, 2))
    told.know(first)
    forged = {f"{COHORT}/decisions/ny.yaml": decision(event())}
    told.point(first)
    inserted = told.push(STRANGER, **forged)
    instead_of_the_head(told, inserted, second)


@attack("erasure-evidence")
def a_record_that_says_to_begin_later_than_the_auditor_does(told: Told) -> None:
    record = record_in(of_evidence(told, RECORD).encode())
    assert record is not None
    kept = [
        line
        for line in of_evidence(told).splitlines(keepends=True)
        if "folder" in line or record.old.head in line or told.genesis in json.loads(line).values()
    ]
    merge_record(
        told,
        change=lambda record: replace(
            record,
            old=replace(record.old, genesis=record.old.head),
            new=replace(record.new, genesis=record.new.head),
        ),
        **{EVIDENCE: "".join(kept)},
    )


def instead_of_the_head(told: Told, *parents: str, **files: Content | None) -> None:
    """Put another version in the place of the rewritten head, and let the record say so."""
    real = name_in(told.folder, "radering-2026-12-04^")
    told.know(real)
    own = (name_in(told.folder, f"{real}^1"), name_in(told.folder, f"{real}^2"))
    held = {**told.files(real, **files)}
    if parents:
        held = {**told.trees[parents[0]], **held}
    forged = told.commit(COORDINATOR, parents or own, held)
    text = of_evidence(told).replace(real, forged)
    record = record_in(of_evidence(told, RECORD).encode())
    assert record is not None
    changed = replace(record, new=replace(record.new, head=forged))
    signed = replace(changed, signature=ADMINISTRATOR.sign(changed.signed_part, NAMESPACE))
    told.point(forged)
    told.trees[forged] = held
    added = {EVIDENCE: text, RECORD: as_json(signed)}
    told.merge(told.propose(ADMINISTRATOR, **added), SECOND_ADMINISTRATOR)


@attack("erasure-unreadable")
def a_record_that_nobody_can_read(told: Told) -> None:
    merge_record(told, **{RECORD: "{}"})


@attack("erasure-unreadable")
def evidence_that_nobody_can_read(told: Told) -> None:
    merge_record(told, **{EVIDENCE: '{"version": 3}\n'})


@attack("erasure-unreadable")
def evidence_without_its_record(told: Told) -> None:
    merge_record(told, **{RECORD: None})


@attack("erasure-touched")
def evidence_that_is_changed_afterwards(told: Told) -> None:
    evidence = of_evidence(told)
    merge_record(told)
    told.know(told.main)
    changed = {EVIDENCE: evidence + "\n"}
    told.merge(told.propose(ADMINISTRATOR, **changed), SECOND_ADMINISTRATOR)


@attack("erasure-stray")
def a_stray_file_among_the_records(told: Told) -> None:
    merge_record(told, **{"data/policy/erasures/annat.txt": "Hej\n"})


@attack("erasure-nobody")
def an_approval_that_the_record_takes_away(told: Told) -> None:
    lines = [json.loads(line) for line in of_evidence(told).splitlines()]
    hidden = []
    for line in lines:
        if "Merge pull request" in line.get("raw", "") and "certifierare" in line["raw"]:
            found = re.findall(r"^(?:tree|parent) (\w+)$", line.pop("raw"), re.MULTILINE)
            hidden.append((line["version"], line["now"], found[0], tuple(found[1:])))
    text = "".join(json.dumps(line) + "\n" for line in lines)
    withheld = tuple(Withheld(*one) for one in hidden)
    merge_record(
        told,
        change=lambda record: replace(record, withheld=record.withheld + withheld),
        **{EVIDENCE: text},
    )


@pytest.mark.parametrize("name", ATTACKS)
def test_is_refused(name: str, told: Told) -> None:
    do, reasons = ATTACKS[name]
    do(told)
    found = told.audit()
    assert codes(found) == reasons, as_text(found)


def test_a_decision_changed_beside_what_the_record_admits_is_refused(
    once: Once, tmp_path: Path
) -> None:
    done = erased_from(once.before, tmp_path / "after", plan_for(once.before.folder, "Därför"))
    after = continued(once.before, done.folder)
    merge_record(
        after,
        change=lambda record: replace(
            record, guarded=tuple(one for one in record.guarded if one.path != CAFE)
        ),
    )
    found = after.audit()
    assert codes(found) == {"erasure-beyond"}, as_text(found)
    assert isinstance(done.record.guarded[0], GuardedFile)


def test_every_reason_is_some_attack_s_own() -> None:
    shown = {code for _, reasons in ATTACKS.values() for code in reasons} | {"erasure-beyond"}
    assert set(TEXTS_OF_ERASURES) <= shown


@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_any_bytes_are_a_record_or_none(raw: bytes) -> None:
    assert record_in(raw) is None


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_lines_are_evidence_or_none(value: object) -> None:
    line = json.dumps(value).encode()
    with pytest.raises(ValueError):  # noqa: PT011 -- what it says is nobody's to read
        list(evidence_in(line))


# What is found, and what is asked for.


@pytest.mark.parametrize(
    ("wanted", "written"),
    [
        ("Anna Björk", "Anna Björk"),
        ("Anna Björk", "ANNA BJÖRK"),
        ("Anna Björk", "anna bjork"),
        ("Anna Björk", "Anna Bjo\u0308rk"),
        ("Anna Björk", "Anna\n  Björk"),
        ("Anna Björk", "anna-bjork"),
        ("Anna Björk", "Anna%20Bj%C3%B6rk"),
        ("Anna Björk", r"Anna Bj\u00f6rk"),
        ("Anna Bjork", "Anna Björk"),
        ("Åsa", "åsa"),
        ("Zoë Þór", "ZOË þór"),
        ("Åsa", "A\u030asa"),
        ("A\u030asa", "Åsa"),
        ("Groß", "GROSS"),
        ("Groß", "Groß"),
        ("İnci", "inci"),
        ("İnci", "I\u0307nci"),
        ("Ивана", "ИВАНА"),
        ("anna@kafet.example", "Anna%40Kafet.example"),
        ("anna@kafet.example", "anna(at)kafet.example"),
        ("070-123 45 67", "0701234567"),
        ("070-123 45 67", "+46 70 123 45 67"),
        ("070-123 45 67", "+46 (0)70-1234567"),
        ("070-123 45 67", "0046701234567"),
        ("+46 70 123 45 67", "070 12 34 567"),
        ("0701234567", "070\u2011123\u00a045\u00a067"),
    ],
)
def test_is_found_however_it_is_written(wanted: str, written: str) -> None:
    assert Spellings([wanted]).are_in(f"x {written} y".encode())


def test_is_found_in_latin_1_too() -> None:
    assert Spellings(["Björk"]).are_in("Björk".encode("latin-1"))


@pytest.mark.parametrize(
    ("wanted", "other"),
    [
        ("Anna Björk", "Annabell björkved"),
        ("ab.c", "abxc"),
        ("(Anna|.*)", "Bo"),
        ("[a-zåäö]+", "abc"),
        ("070-123 45 67", "0701234568"),
        ("070-123 45 67", "10701234567"),
    ],
)
def test_is_not_found_where_it_is_not(wanted: str, other: str) -> None:
    assert not Spellings([wanted]).are_in(other.encode())


@pytest.mark.parametrize("text", ["", " ", "a", "åå", "..*", "Anna\nBjörk", "a\0bc", "x" * 300])
def test_what_cannot_be_looked_for_is_told(text: str, shell: Shell) -> None:
    ran = shell.asf("erase", "find", text)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err


def test_whoever_looks_is_told_how_many_objects_have_been_read(once: Once) -> None:
    counts: list[int] = []
    found = search(once.before.folder, Spellings([NAME]), counts.append)
    assert counts == list(range(1, found.objects + 1))


def test_a_register_that_git_does_not_know_has_no_history_to_look_in(shell: Shell) -> None:
    ran = shell.asf("erase", "find", "Anna Björk")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("asf: Registret ligger inte i något git-förråd.")


def test_every_kind_of_place_is_shown_with_its_sentence(once: Once, shell: Shell) -> None:
    ran = shell.asf("--root", str(once.before.folder), "erase", "find", *ALL_OF_HER)
    assert (ran.code, ran.err) == (0, "")
    for heading in (
        "I filer:",
        "I filnamn:",
        "I versioners texter:",
        "Som den som har gjort eller sparat en version:",
        "I taggars texter:",
        "I namn på grenar och taggar:",
    ):
        assert heading in ran.out
    assert f"{ENTRY}, rad 3" in ran.out
    assert f"contact: {NAME}, {ADDRESS}, {PHONE}" in ran.out
    assert OF_HER in ran.out
    assert "refs/heads/hos-anna-bjork" in ran.out
    guarded = shell.asf("--root", str(once.before.folder), "erase", "find", "Därför").out
    assert re.search(rf"{CAFE}, rad \d+, \d+ version(er)?, först \w+, beslut eller policy", guarded)


def test_a_picture_is_never_cut_but_told_first_where_its_bytes_look_alike(
    shell: Shell,
) -> None:
    past, plan = History(shell.register), shell.folder / "plan.yaml"
    past.save("2026-01-02", {
        "data/asf/a.png": b"\x89PNG\r\n\x1a\n\0", "data/asf/b.png": b"\x89PNG\r\n\x1a\n\0 Bj\xf6rk",
        "data/asf/c.txt": "Björk".encode("utf-16"), "data/asf/d.txt": "Björk",
    })  # fmt: skip
    ran = shell.asf("erase", "find", "Björk", "--plan", str(plan), "--all")
    assert (ran.code, ran.err) == (0, "")
    hits, _, closed = ran.out.partition("3 filer har ett innehåll som inte går att läsa")
    assert "data/asf/d.txt, rad 1" in hits
    assert ".png" not in hits + plan.read_text("utf-8")
    alike, _, others = closed.partition("De andra:")
    assert "liknar det ni söker" in alike
    assert "b.png" in alike
    assert others.split()[:2] == ["data/asf/a.png", "data/asf/c.txt"]


def test_without_anybody_who_can_sign_nothing_is_begun(shell: Shell, tmp_path: Path) -> None:
    past, plan = History(shell.register), tmp_path / "plan.yaml"
    first = past.save("2026-01-02", {"data/asf/kafe.yaml": "name: Anna Björk\n"})
    past.save("2026-01-03", {"data/asf/kafe.yaml": "name: Kaféet\n"})
    assert shell.asf("erase", "find", "Björk", "--plan", str(plan), "--all").code == 0
    ran = shell.asf(
        "erase", "apply", str(plan), "--output", str(tmp_path / "ny"), "--by", "p001",
        "--why", WHY, "--genesis", first,
    )  # fmt: skip
    assert ran.code == 2
    assert "Det finns ingen data/policy/people.yaml på main som går att läsa" in ran.err
    assert not (tmp_path / "ny").exists()


def test_what_is_not_there_is_told(once: Once, shell: Shell) -> None:
    plan = shell.folder / "plan.yaml"
    root = ("--root", str(once.before.folder))
    ran = shell.asf(*root, "erase", "find", "Karin Gran", "--plan", str(plan))
    assert ran.code == 0
    assert ran.out.startswith("0 ställen")
    ran = shell.asf(*root, *apply(once, shell, plan))
    assert ran.code == 2
    assert "Planen säger nej till allt." in ran.err


def apply(once: Once, shell: Shell, plan: Path, **options: str) -> list[str]:
    """What asks for an erasure."""
    given = {
        "output": str(shell.folder / "ny"),
        "by": "p001",
        "why": WHY,
        "key": str(key_of(ADMINISTRATOR, shell.folder)),
        "genesis": once.before.genesis,
        **options,
    }
    told = (part for name, value in given.items() for part in (f"--{name}", value))
    return ["erase", "apply", str(plan), *told]


@pytest.fixture
def planned(once: Once, shell: Shell) -> Path:
    """A plan that somebody has gone through."""
    plan = shell.folder / "plan.yaml"
    root = ("--root", str(once.before.folder))
    ran = shell.asf(*root, "erase", "find", "Björk", "--plan", str(plan))
    assert f"Gå igenom {plan}" in ran.out
    before, *blocks = plan.read_text("utf-8").split("- key: ")
    assert all("erase: nej" in block for block in blocks)
    yes = (
        block if A_WORD in block else block.replace("erase: nej", "erase: ja") for block in blocks
    )
    plan.write_text("- key: ".join([before, *yes]), encoding="utf-8")
    return plan


def test_a_name_that_is_also_a_word_is_erased_where_one_says_so(
    once: Once, shell: Shell, planned: Path
) -> None:
    root = ("--root", str(once.before.folder))
    ran = shell.asf(*root, *apply(once, shell, planned))
    assert (ran.code, ran.err) == (0, "")
    new = shell.folder / "ny" / "register"
    assert str(new) in ran.out
    assert "radering-" in ran.out
    found = shell.asf("--root", str(new), "erase", "find", "Björk")
    assert found.out.startswith("1 ställe i ")
    assert A_WORD in found.out
    assert A_WORD in (new / TREES).read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"by": "p003"}, "p003 är inte administratör"),
        ({"by": "p999"}, "p999 är inte administratör"),
        ({"by": "p002"}, "Nyckeln är ingen av dem som p002 har"),
        ({"key": "/finns/inte"}, "finns inte"),
        ({"why": "Björk bad om det"}, "Skälet innehåller det som ska raderas"),
        ({"why": " "}, "Skälet ska ha mellan 1 och 1000 tecken"),
        ({"why": "a" * 1001}, "Skälet ska ha mellan 1 och 1000 tecken"),
        ({"genesis": "0" * 40}, "finns inte i klonen"),
        ({"genesis": "main"}, "inget fullständigt namn"),
        ({"output": "."}, "finns redan"),
    ],
)
def test_what_keeps_from_erasing_is_told_and_nothing_is_left(
    options: dict[str, str], said: str, once: Once, shell: Shell, planned: Path
) -> None:
    root = ("--root", str(once.before.folder))
    ran = shell.asf(*root, *apply(once, shell, planned, **options))
    assert ran.code == 2
    assert said in ran.err
    assert not (shell.folder / "ny").exists()


def test_a_clock_that_is_wrong_dates_no_record(
    once: Once, shell: Shell, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asf_cli.erase, "today", lambda: date(1970, 1, 1))
    ran = shell.asf("--root", str(once.before.folder), *apply(once, shell, planned))
    assert (ran.code, ran.out) == (2, "")
    assert "Datorns klocka säger 1 januari 1970" in ran.err
    assert not (shell.folder / "ny").exists()


def test_a_variable_that_points_git_elsewhere_spares_the_register(
    once: Once, shell: Shell, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As git itself sets it for what a hook or an alias runs.
    there = str(once.before.folder / ".git")
    before = git(once.before.folder, "for-each-ref")
    asked = apply(once, shell, planned)
    monkeypatch.setenv("GIT_DIR", there)
    ran = shell.asf("--root", str(once.before.folder), *asked)
    monkeypatch.delenv("GIT_DIR")
    assert git(once.before.folder, "for-each-ref") == before
    assert ran.code == 0, ran.err


def test_whatever_breaks_off_leaves_nothing(
    once: Once, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("asf_erase.erasing.proof", full)
    plan = plan_for(once.before.folder, *ALL_OF_HER, no=A_WORD)
    with pytest.raises(OSError, match="No space"):
        erased_from(once.before, tmp_path / "after", plan)
    assert not (tmp_path / "after").exists()


def test_an_answer_that_is_none_is_told(once: Once, shell: Shell, planned: Path) -> None:
    root = ("--root", str(once.before.folder))
    text = planned.read_text("utf-8")
    for wrong in (
        text.replace("erase: ja", "erase: kanske", 1),
        "hits: [",
        "- a\n",
        "texts: [Björk]\nhits: []\n",
    ):
        planned.write_text(wrong, encoding="utf-8")
        ran = shell.asf(*root, *apply(once, shell, planned))
        assert ran.code == 2
        assert not (shell.folder / "ny").exists()


def test_what_stands_there_today_is_changed_by_an_ordinary_proposal_first(
    once: Once, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=r"Det står i data/asf/bageriet\.yaml i dag"):
        erased_from(once.before, tmp_path / "after", plan_for(once.before.folder, "bakar"))
    assert not (tmp_path / "after").exists()


def test_a_plan_never_lies_in_the_register(once: Once, shell: Shell) -> None:
    root = ("--root", str(once.before.folder))
    plan = once.before.folder / "plan.yaml"
    ran = shell.asf(*root, "erase", "find", NAME, "--plan", str(plan))
    assert ran.code == 2
    assert "som bara de som ska läsa det kommer åt" in ran.err
    assert not plan.exists()


def test_a_signed_record_is_never_rewritten(told: Told, tmp_path: Path) -> None:
    merge_record(told)
    with pytest.raises(UsageError, match="ett undertecknat intyg"):
        erased_from(
            told, tmp_path / "again", plan_for(told.folder, "Begäran om"), why="Bad om det."
        )


def test_the_first_version_s_names_are_those_of_the_record(once: Once) -> None:
    record = once.erasure.record
    assert once.erasure.keeps_genesis
    assert (record.day, record.old.genesis, record.old.head) == (
        DAY,
        once.before.genesis,
        once.before.main,
    )
    said = json.dumps([record.why, record.by, *(one.path for one in record.guarded)])
    assert not Spellings(ALL_OF_HER).are_in(said.encode())
