"""The audit as people meet it: the command, real clones, its answer, and publishing."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from asf_audit.anchors import CHECKPOINTS, GENESIS, Anchors, anchors
from asf_audit.audit import audit
from asf_audit.clone import POINTS_ELSEWHERE
from asf_audit.commits import parse
from asf_audit.forge_signature import ForgeKey, Verdict, check, forge_key
from asf_audit.guarded_paths import is_look_alike
from asf_audit.undecided import is_undecided
from asf_audit.wording import as_revision, as_text
from asf_register.certification.ssh_signature import MARK, claim
from asf_register.errors import UsageError
from asf_register.root import PROJECT, Root
from asf_register.strange_files import strange_files
from audit_histories import (
    CAFE,
    PEOPLE,
    TAKEN_OVER,
    Story,
    append,
    decide,
    decision,
    entry,
    event,
    many,
    people,
)
from audit_signers import (
    ADMINISTRATOR,
    CERTIFIER,
    COORDINATOR,
    SECOND_ADMINISTRATOR,
    SECOND_CERTIFIER,
    STRANGER,
    forge,
)
from command_shell import Shell
from hypothesis import given
from hypothesis import strategies as st
from proposals_on_forge import OnForge
from standby import Standby

GITHUBS_KEY = "968479A1AFF927E37D1A566BB5690EEEBB952194"
SCRIPT = "scripts/audit_before_publishing.py"
HERE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


@pytest.fixture
def story(shell: Shell) -> Story:
    """A register with a beginning, which one stands in."""
    made = Story(shell.register)
    made.begin()
    return made


def git(folder: Path, *arguments: str, **setting: str) -> str:
    """What git itself says."""
    ran = subprocess.run(
        ["git", "-C", folder, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **HERE, **setting},
    )
    return ran.stdout.strip()


# The command.


def test_says_when_in_which_role_what_and_why(story: Story, shell: Shell) -> None:
    story.merge(story.propose(**decide()))
    again = append(event("reinstated", by="p003", day=12))
    story.merge_with_key(story.propose(**again), SECOND_CERTIFIER)
    last = story.push(COORDINATOR, **{CAFE: decision(event(), event("withdrawn", day=21))})
    ran = shell.asf("audit", "--genesis", story.genesis)
    assert (ran.code, ran.err) == (1, "")
    commits = re.findall(r"  ([0-9a-f]{12})$", ran.out, re.MULTILINE)
    assert last.startswith(commits[2])
    assert (
        ran.out
        == f"""\
Granskningen är röd: 1 av 3 ändringar av beslut och policy är underkända.
Från utgångspunkten {story.genesis[:12]} till {last[:12]}: 3 versioner på main.

5 januari 2026 kl. 12.00  godkänd  certifierare p003  {commits[0]}
    data/cohorts/2027-bas/decisions/cafe.yaml
  Sammanslagen på GitHub.

5 januari 2026 kl. 14.00  godkänd  certifierare p004  {commits[1]}
    data/cohorts/2027-bas/decisions/bageriet.yaml
  Sammanslagen med egen nyckel.

5 januari 2026 kl. 15.00  UNDERKÄND  av okänd  {commits[2]}
    data/cohorts/2027-bas/decisions/cafe.yaml
  Ändringen lades direkt på main, utan att slås ihop av någon.
  → Återställ filerna så som de var, och låt rätt person slå ihop ändringen på nytt.

Det som är underkänt blir inte godkänt av en senare ändring. När felet är utrett och rättat \
väljer ni en ny utgångspunkt efter rättningen, se docs/administrator.md.
"""
    )


def test_a_green_audit_ends_well_and_names_nobody(story: Story, shell: Shell) -> None:
    story.merge(story.propose(**decide()))
    ran = shell.asf("audit", "--genesis", story.genesis)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Granskningen är grön: 1 ändring av beslut och policy är godkänd")
    for form in ("text", "json"):
        said = shell.asf("audit", "--genesis", story.genesis, "--format", form).out
        assert CERTIFIER.login not in said
        assert str(CERTIFIER.account) not in said


def test_programs_get_all_of_it(story: Story, shell: Shell) -> None:
    merged = story.merge(story.propose(SECOND_ADMINISTRATOR, **{PEOPLE: people()}), ADMINISTRATOR)
    assert merged
    wrong = story.merge(story.propose(**decide()), ADMINISTRATOR)
    ran = shell.asf("audit", "--genesis", story.genesis, "--format", "json")
    assert ran.code == 1
    told = json.loads(ran.out)
    assert told["approved"] is False
    assert (told["genesis"], told["head"]) == (story.genesis, wrong)
    (one,) = told["changes"]
    assert one["commit"] == wrong
    assert one["when"] == "2026-01-05T14:00:00+01:00"
    assert (one["person"], one["roles"], one["way"]) == ("p001", ["administrator"], "forge")
    assert (one["paths"], one["needs"]) == ([CAFE], ["certifier"])
    assert [reason["reason"] for reason in one["reasons"]] == ["wrong-role"]
    assert one["reasons"][0]["message"].startswith("p001 är inte certifierare")


def test_a_name_that_is_no_text_breaks_no_answer(story: Story, shell: Shell) -> None:
    path = "data/cohorts/2027-bas/decisions/\udcff\n\x1b[2J.yaml"
    story.merge(story.propose(**{path: decision(event())}))
    for form in ("text", "json"):
        ran = shell.asf("audit", "--genesis", story.genesis, "--format", form)
        assert ran.code == 1
        assert "\x1b" not in ran.out
        ran.out.encode("utf-8")


def test_any_version_can_be_audited(story: Story, shell: Shell) -> None:
    good = story.merge(story.propose(**decide()))
    story.push(STRANGER, **append())
    assert shell.asf("audit", "--genesis", story.genesis, good).code == 0
    assert shell.asf("audit", "--genesis", story.genesis, "main").code == 1
    assert shell.asf("audit", "--genesis", story.genesis, "finns-inte").code == 2


def test_without_a_beginning_nothing_is_judged(
    story: Story, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(GENESIS, raising=False)
    ran = shell.asf("audit")
    assert (ran.code, ran.out) == (2, "")
    assert "ASF_AUDIT_GENESIS" in ran.err
    monkeypatch.setenv(GENESIS, story.genesis)
    assert shell.asf("audit").code == 0


def test_a_checkpoint_from_the_environment_is_heeded(
    story: Story, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    lost = story.merge(story.propose(**decide()))
    story.point(story.genesis)
    monkeypatch.setenv(CHECKPOINTS, f"{story.genesis} {lost}")
    ran = shell.asf("audit", "--genesis", story.genesis)
    assert ran.code == 1
    assert f"Kontrollpunkten {lost} ligger inte på main" in ran.out


def test_what_the_site_said_of_itself_holds_later_audits(
    story: Story, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(GENESIS, raising=False)
    story.merge(story.propose(**decide()))
    saved = shell.folder / "revision.json"
    saved.write_text(as_revision(story.audit()), encoding="utf-8")
    story.push(COORDINATOR, **{"data/asf/nytt.yaml": entry("Nytt")})
    assert shell.asf("audit", "--published", str(saved)).code == 0
    story.point(story.genesis)
    ran = shell.asf("audit", "--published", str(saved))
    assert ran.code == 1
    assert "Kontrollpunkten" in ran.out


@pytest.mark.parametrize("name", ["main", "HEAD", "v1", "0123abc", "", "A" * 40, "-x"])
def test_a_beginning_that_the_audited_can_move_is_none(name: str) -> None:
    with pytest.raises(UsageError, match="fullständigt namn"):
        anchors("0" * 40, [name], {})


def test_two_beginnings_are_asked_about(tmp_path: Path) -> None:
    saved = tmp_path / "revision.json"
    saved.write_text(json.dumps({"genesis": "0" * 40, "head": "1" * 40}), encoding="utf-8")
    assert anchors(None, (), {}, saved) == Anchors("0" * 40, ("1" * 40,))
    assert anchors("0" * 40, ("2" * 40,), {GENESIS: "3" * 40}, saved) == Anchors(
        "0" * 40, ("2" * 40, "1" * 40)
    )
    with pytest.raises(UsageError, match="Sajten är granskad från"):
        anchors("2" * 40, (), {}, saved)


@pytest.mark.parametrize("held", ["", "[]", "{}", '{"genesis": 1}', "\xff"])
def test_another_file_is_not_what_the_site_said(tmp_path: Path, held: str) -> None:
    saved = tmp_path / "revision.json"
    saved.write_bytes(held.encode("latin-1"))
    with pytest.raises(UsageError, match=r"revision\.json"):
        anchors(None, (), {}, saved)
    with pytest.raises(UsageError, match="går inte att läsa"):
        anchors(None, (), {}, tmp_path / "missing")


@pytest.mark.parametrize("name", POINTS_ELSEWHERE)
def test_a_variable_that_points_git_elsewhere_is_refused(
    story: Story, shell: Shell, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, os.fspath(shell.folder))
    if name in ("GIT_OBJECT_DIRECTORY", "GIT_SHALLOW_FILE", "GIT_REPLACE_REF_BASE"):
        monkeypatch.setenv(name, os.fspath(story.folder / ".git" / "objects"))
    ran = shell.asf("audit", "--genesis", story.genesis)
    assert ran.code == 1
    assert f"Miljövariabeln {name}" in ran.out


def test_a_register_that_is_a_folder_of_its_repository_is_not_audited(
    story: Story, shell: Shell
) -> None:
    inner = story.folder / "inne"
    (inner / "data" / "asf").mkdir(parents=True)
    ran = shell.asf("--root", str(inner), "audit", "--genesis", story.genesis)
    assert ran.code == 2
    assert "bara en mapp" in ran.err


# Real clones, by git itself.


@pytest.fixture
def remote(story: Story) -> Path:
    """The register as others clone it, with an approved change."""
    story.merge(story.propose(**decide()))
    git(story.folder, "config", "uploadpack.allowFilter", "true")
    return story.folder


def cloned(remote: Path, name: str, *options: str) -> Path:
    folder = remote.parent / name
    git(remote.parent, "clone", "-q", *options, f"file://{remote}", str(folder))
    return folder


def test_a_clone_by_git_passes_and_is_left_as_it_was(story: Story, remote: Path) -> None:
    proposal = story.propose(**{"data/asf/ett.yaml": entry("Ett"), **append()})
    story.push(COORDINATOR, **{"data/asf/ett.yaml": entry("Ett")})
    story.merge(proposal)
    clone = cloned(remote, 'clone: "två"')
    before = {path for path in (clone / ".git").rglob("*") if path.is_file()}
    found = audit(Root(clone), Anchors(story.genesis))
    assert found.is_green, as_text(found)
    assert len(found.judged) == 2
    assert {path for path in (clone / ".git").rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("options", "code"),
    [(("--depth=1",), "shallow"), (("--filter=blob:none",), "partial")],
    ids=["shallow", "partial"],
)
def test_a_clone_of_a_part_is_refused(
    story: Story, remote: Path, options: tuple[str, ...], code: str
) -> None:
    found = audit(Root(cloned(remote, "clone", *options)), Anchors(story.genesis))
    assert code in {one.code for one in found.refusals}


def test_a_clone_that_borrows_or_replaces_is_refused(story: Story, remote: Path) -> None:
    lent = remote.parent / "lent"
    git(remote.parent, "clone", "-q", "--shared", str(remote), str(lent))
    assert [one.code for one in audit(Root(lent), Anchors(story.genesis)).refusals] == ["borrowed"]
    clone = cloned(remote, "clone")
    git(clone, "replace", story.main, story.genesis)
    assert [one.code for one in audit(Root(clone), Anchors(story.genesis)).refusals] == ["replaced"]


def test_a_merge_made_by_git_and_signed_by_ssh_keygen_passes(story: Story, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    own = key.with_suffix(".pub").read_text(encoding="utf-8").strip()
    story.begin_anew(**{PEOPLE: people().replace(CERTIFIER.key, own)})
    proposal = story.propose(**decide())
    story.push(COORDINATOR, **{"data/asf/nytt.yaml": entry("Nytt")})
    story.point(proposal, "forslag")
    git(story.folder, "reset", "-q", "--hard", "main")
    who = ["-c", "user.name=x", "-c", "user.email=x@exempel.example"]
    signing = ["-c", "gpg.format=ssh", "-c", f"user.signingKey={key}"]
    when = f"{story.at + 3600} +0100"
    git(
        story.folder, *who, *signing, "merge", "-q", "-S", "--no-ff", "-m", "Beslut", "forslag",
        GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when,
    )  # fmt: skip
    found = audit(Root(story.folder), Anchors(story.genesis))
    assert found.is_green, as_text(found)
    assert [(one.person.id, one.way) for one in found.judged if one.person] == [("p003", "ssh")]


def test_ssh_keygen_reads_the_tests_own_signatures(tmp_path: Path) -> None:
    allowed, armored = tmp_path / "allowed", tmp_path / "signature"
    allowed.write_text(f"p003 {CERTIFIER.key}\n", encoding="utf-8")
    armored.write_text(CERTIFIER.sign(b"payload"), encoding="utf-8")
    command = [
        "ssh-keygen",
        "-Y",
        "verify",
        "-n",
        "git",
        "-I",
        "p003",
        "-f",
        allowed,
        "-s",
        armored,
    ]
    assert subprocess.run(command, input=b"payload", check=False).returncode == 0
    assert subprocess.run(command, input=b"other", check=False).returncode != 0


# Signatures.


def stand_in_key() -> ForgeKey:
    found = forge_key(f"{forge().fingerprint}.asc", forge().public.encode())
    assert found is not None
    return found


def test_a_number_written_at_full_length_is_the_same_number() -> None:
    """As GitHub writes them: one in 256 begins with a whole byte of zeros, half with a bit."""
    key = stand_in_key()
    for number in range(300):
        payload = b"%d" % number
        armored = forge().sign(payload).encode()
        assert check(payload, armored, [key]) is Verdict.RIGHT
        assert check(payload + b"x", armored, [key]) is Verdict.BROKEN


@given(st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_signature_is_never_right(at: int, by: int) -> None:
    armored = forge().sign(b"x").encode()
    packet = bytearray(base64.b64decode(b"".join(armored.split(b"\n")[2:-2])))
    # Nothing covers who made it, how its digest begins and how long the number is said to be.
    hints = range(17, 31)
    places = [place for place in range(len(packet)) if place not in hints]
    packet[places[at % len(places)]] ^= by
    text = base64.encodebytes(bytes(packet))
    changed = b"-----BEGIN PGP SIGNATURE-----\n\n%s-----END PGP SIGNATURE-----\n" % text
    assert check(b"x", changed, [stand_in_key()]) is not Verdict.RIGHT


@given(st.binary(max_size=400))
def test_any_bytes_are_a_version_or_an_odd_one(raw: bytes) -> None:
    parse("0" * 40, raw)
    parse("0" * 40, b"tree x\nauthor a <b> 1 +0000\n" + raw)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_signature_or_none(raw: bytes) -> None:
    assert claim(raw.decode("latin-1")) is None
    inside = base64.b64encode(b"SSHSIG\0\0\0\1" + raw)[:70].decode()
    assert claim(f"{MARK}\n{inside}\n-----END SSH SIGNATURE-----\n") is None
    assert check(b"x", raw, [stand_in_key()]) is Verdict.BROKEN
    pgp = b"-----BEGIN PGP SIGNATURE-----\n\n%s\n-----END PGP SIGNATURE-----\n"
    for head in (b"", b"\xc2\x20\4\0\1\x08", b"\x88\x20\4\0\1\x08"):
        text = base64.b64encode(head + raw)[:72]
        assert check(b"x", pgp % text, [stand_in_key()]) is not Verdict.RIGHT


def test_the_forge_s_key_in_the_policy_is_github_s() -> None:
    (path,) = (PROJECT / "data/policy/forge-keys").iterdir()
    key = forge_key(path.name, path.read_bytes())
    assert key is not None
    assert key.fingerprint == GITHUBS_KEY
    assert [str(user) for user in key.key.user_ids] == ["GitHub <noreply@github.com>"]
    assert forge_key(path.name.lower(), path.read_bytes()) is None
    assert forge_key(path.name, path.read_bytes() + forge().public.encode()) is None


def test_a_folder_of_keys_belongs_to_the_policy(shell: Shell) -> None:
    shell.write(f"data/policy/forge-keys/{forge().fingerprint}.asc", forge().public)
    assert list(strange_files(Root(shell.register))) == []
    shell.write("data/policy/forge-keys/github.asc", forge().public)
    (one,) = strange_files(Root(shell.register))
    assert one.path == "data/policy/forge-keys/github.asc"
    assert "fingeravtryck" in one.message


@pytest.mark.parametrize(
    "path",
    [
        "Data/policy/people.yaml",
        "data/POLICY",
        "data./policy/x",
        "data\u200b/policy/x",
        "d\u0430ta/policy/x",
        "data/pol\u00edcy/x",
        "data/\uff50olicy/x",
        "data\\policy\\people.yaml",
        "data/cohorts/x/Decisions/y.yaml",
        "data/cohorts/x/decisions /y.yaml",
        "data/cohorts/x/DECISI~1/y.yaml",
        "data/cohort\u017f/x/decisions/y.yaml",
        ".GitAttributes",
        "data/cohorts/x/.gitattr\u0456butes",
    ],
)
def test_looks_like_a_guarded_path(path: str) -> None:
    assert is_look_alike(path)


@pytest.mark.parametrize(
    "path",
    [
        "data/policy/people.yaml",
        "data/cohorts/x/decisions/y.yaml",
        "data/cohorts/x/cases/y.yaml",
        "data/asf/policy.yaml",
        "docs/data/policy/x",
        "Makefile",
        "data/cohorts/x/decision/y.yaml",
        "content/decisions.md",
        ".gitattributes",
        "data/cohorts/x/.gitattributes",
        ".gitignore",
    ],
)
def test_is_no_look_alike(path: str) -> None:
    assert not is_look_alike(path)


# As much as there will be.


def test_hundreds_of_changes_ask_git_no_more_often(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    ask = subprocess.run

    def count(*arguments: Any, **options: Any) -> Any:
        asked[-1] += 1
        return ask(*arguments, **options)

    monkeypatch.setattr("asf_edit.git.subprocess.run", count)
    for changes in (2, 60):
        story = Story(tmp_path / str(changes))
        many(story, changes)
        asked.append(0)
        assert story.audit().is_green
    assert asked[0] == asked[1]


# Publishing.


def run_script(
    standby: Standby, folder: Path, **environment: str
) -> subprocess.CompletedProcess[str]:
    (folder / "output" / "public").mkdir(parents=True, exist_ok=True)
    own = {GENESIS: "", CHECKPOINTS: "", **environment}
    return standby.script(SCRIPT, "output/public/revision.json", cwd=folder, **own)


def test_a_register_without_decisions_needs_no_beginning_yet(
    shell: Shell, standby: Standby
) -> None:
    for name in ("ett", "tva"):
        shell.write(f"data/cohorts/2019-{name}/decisions/x.yaml", decision(TAKEN_OVER))
    assert is_undecided(Root(shell.register))
    ran = run_script(standby, shell.register)
    assert ran.returncode == 0
    assert "inga beslut om certifiering än" in ran.stdout
    assert not (shell.register / "output/public/revision.json").exists()


@pytest.mark.parametrize(
    "held", [decision(TAKEN_OVER, event()), decision(event()), "x: [", "[]", "events: 1\n"]
)
def test_with_a_decision_a_missing_beginning_is_refused_by_name(
    shell: Shell, standby: Standby, held: str
) -> None:
    shell.write("data/cohorts/2027-bas/decisions/x.yaml", held)
    ran = run_script(standby, shell.register)
    assert ran.returncode == 1
    assert ran.stdout.startswith("::error")
    assert f"{GENESIS} är inte satt" in ran.stdout


def test_a_green_audit_lets_the_site_out_and_a_red_one_does_not(
    story: Story, shell: Shell, standby: Standby
) -> None:
    merged = story.merge(story.propose(**decide()))
    page = shell.folder / "page.md"
    ran = run_script(
        standby, story.folder, ASF_AUDIT_GENESIS=story.genesis, GITHUB_STEP_SUMMARY=str(page)
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    record = story.folder / "output/public/revision.json"
    told = json.loads(record.read_text(encoding="utf-8"))
    assert told == {"schema_version": 1, "genesis": story.genesis, "head": merged}
    assert "Granskningen är grön" in page.read_text(encoding="utf-8")
    record.unlink()
    story.push(COORDINATOR, **append())
    ran = run_script(standby, story.folder, ASF_AUDIT_GENESIS=story.genesis)
    assert ran.returncode == 1
    assert "UNDERKÄND" in ran.stdout
    assert "::error" in ran.stdout
    assert not record.exists()


def test_a_beginning_that_is_written_wrong_lets_nothing_out(story: Story, standby: Standby) -> None:
    ran = run_script(standby, story.folder, ASF_AUDIT_GENESIS="main")
    assert ran.returncode == 1
    assert "fullständigt namn" in ran.stdout


def test_publish_stops_at_a_red_audit_and_the_last_site_stays(on_forge: OnForge) -> None:
    begun = git(on_forge.work, "rev-parse", "main")
    settings = {"ASF_AUDIT_GENESIS": begun}
    green = on_forge.run("publish.yml", "push", {}, **settings)
    assert {name: job.result for name, job in green.jobs.items()} == {
        "build": "success",
        "deploy": "success",
    }
    assert "Granskningen är grön" in green.jobs["build"].summary
    policy = {
        f"data/policy/{path.name}": path.read_text(encoding="utf-8")
        for path in (PROJECT / "data/policy").glob("*.yaml")
    }
    on_forge.push("main", **policy)
    red = on_forge.run("publish.yml", "push", {}, **settings)
    assert (red.jobs["build"].result, red.jobs["deploy"].result) == ("failure", "skipped")
    assert "Ändringen lades direkt på main" in red.jobs["build"].said
