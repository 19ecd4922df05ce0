"""`asf decide` writes a decision that the register has filled in and the decider has signed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from asf_edit.canonical import canonical_document
from asf_register.certification.statement import NAMESPACE, statement
from asf_register.reading import load
from command_shell import Ran
from round_played import (
    ADMINISTRATOR,
    CASE,
    CERTIFIED,
    COHORT,
    DECIDER,
    MERGER,
    NAME,
    ROUND,
    SLUG,
    Played,
    branch_in,
    enterprise,
    organisation_number,
)

FILE = f"data/cohorts/{COHORT}/decisions/{SLUG}.yaml"
BRANCH = f"certifiering/{COHORT}/{SLUG}/certified"


@pytest.fixture
def ready(played: Played) -> Played:
    """A register in which a case is ready to be decided, and the one who decides."""
    played.stand_after("audited")
    played.become(DECIDER)
    return played


def decide(played: Played, *arguments: str) -> Ran:
    return played.asf("decide", *arguments)


def decided(played: Played, rev: str = BRANCH) -> list[dict[str, object]]:
    """The decisions of a version."""
    events = load(played.git("show", f"{rev}:{FILE}").encode() + b"\n").value["events"]
    assert isinstance(events, list)
    return events


def test_the_register_and_the_round_fill_a_certificate_in(ready: Played) -> None:
    ran = decide(ready, *CERTIFIED, "--sign", "--conditions", "Ett, två.", "--conditions", "Tre.")
    assert (ran.code, ran.err) == (0, "")
    assert f"compare/main...{BRANCH}?expand=1&template=certification-decision.md" in ran.out
    (event,) = decided(ready)
    signature = event.pop("signature")
    assert str(signature).startswith("-----BEGIN SSH SIGNATURE-----\n")
    assert event == {
        "event": "certified",
        "date": "2026-05-20",
        "by": DECIDER,
        "number": "ASF-2026-001",
        "valid_from": "2026-05-20",
        "valid_to": "2028-05-19",
        "name": NAME,
        "organisation_number": organisation_number(),
        "standard": "SIS PAS 10:2018",
        "criteria_version": "2024",
        "scope": "Hela verksamheten.",
        "conditions": ["Ett, två.", "Tre."],
    }


def test_what_is_filled_in_can_be_decided_otherwise(ready: Played) -> None:
    ran = decide(
        ready, *CERTIFIED, "--sign", "--number", "ASF-2026-077", "--valid-from", "2026-06-01",
        "--name", "Exemplets Café",
    )  # fmt: skip
    assert ran.code == 0
    (event,) = decided(ready)
    assert (event["number"], event["name"]) == ("ASF-2026-077", "Exemplets Café")
    assert (event["valid_from"], event["valid_to"]) == ("2026-06-01", "2028-05-31")


def test_ssh_keygen_itself_verifies_the_signature(ready: Played, tmp_path: Path) -> None:
    decide(ready, *CERTIFIED, "--sign")
    (event,) = decided(ready)
    (tmp_path / "signers").write_text(f"{DECIDER} {ready.public_key(DECIDER)}\n", "utf-8")
    (tmp_path / "signature").write_text(str(event["signature"]), "utf-8")
    command = ["ssh-keygen", "-Y", "verify", "-n", NAMESPACE, "-I", DECIDER]
    command += ["-f", str(tmp_path / "signers"), "-s", str(tmp_path / "signature")]
    message = statement(COHORT, SLUG, event)
    for said, code in ((message, 0), (message.replace(b"2028", b"2038"), 255)):
        ran = subprocess.run(command, input=said, capture_output=True, check=False)
        assert ran.returncode == code


def test_without_a_signature_the_decision_is_only_shown(ready: Played) -> None:
    ran = decide(ready, *CERTIFIED)
    assert ran.code == 0
    assert "number: ASF-2026-001\n" in ran.out
    assert "Inget är skrivet. Kör om med --sign" in ran.out
    assert ready.git("branch", "--list", "certifiering/*/certified") == ""


def test_only_a_key_that_the_decider_has_signs(ready: Played) -> None:
    wrong = decide(ready, *CERTIFIED, "--sign", "--key", str(ready.key(MERGER)))
    assert wrong.code == 2
    assert f"Nyckeln som användes är ingen av dem som {DECIDER} har" in wrong.err
    right = decide(ready, *CERTIFIED, "--sign", "--key", str(ready.key(DECIDER)))
    assert right.code == 0


@pytest.mark.parametrize(
    ("setting", "arguments", "said"),
    [
        ("", (), "Det står inte vilken nyckel du undertecknar med."),
        ("/finns/inte", (), "Nyckeln /finns/inte finns inte."),
        ("", ("--key", "README"), "Nyckeln README finns inte."),
        ("", ("--by", ADMINISTRATOR), f"{ADMINISTRATOR} är ingen certifierare"),
        ("", ("--by", "p999"), f"Certifierare är {DECIDER}, {MERGER}."),
    ],
)
def test_what_keeps_somebody_from_signing_is_told(
    ready: Played, setting: str, arguments: tuple[str, ...], said: str
) -> None:
    ready.git("config", "user.signingkey", setting)
    ran = decide(ready, *CERTIFIED, "--sign", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_key_that_git_holds_as_text_is_asked_of_the_agent(ready: Played) -> None:
    ready.git("config", "user.signingkey", f"key::{ready.public_key(DECIDER)}")
    ran = decide(ready, *CERTIFIED, "--sign")
    assert ran.code == 2
    assert "Det gick inte att underteckna" in ran.err


def test_a_case_that_is_not_ready_is_not_decided(played: Played) -> None:
    played.stand_after("applied")
    played.become(DECIDER)
    ran = decide(played, *CERTIFIED, "--sign")
    assert ran.code == 1
    assert "[certified-after-case]" in ran.out
    assert played.git("branch", "--list", BRANCH) == ""


def test_the_next_number_knows_of_decisions_on_their_way(ready: Played) -> None:
    decide(ready, *CERTIFIED, "--sign", "--number", "ASF-2026-041")
    assert "number: ASF-2026-042\n" in decide(ready, *CERTIFIED).out
    ready.git("update-ref", f"refs/remotes/origin/{BRANCH}", BRANCH)
    ready.git("branch", "-D", BRANCH)
    assert "number: ASF-2026-042\n" in decide(ready, *CERTIFIED).out
    ready.git("update-ref", "-d", f"refs/remotes/origin/{BRANCH}")
    assert "number: ASF-2026-001\n" in decide(ready, *CERTIFIED).out


def test_later_decisions_are_added_below_the_first(ready: Played) -> None:
    ready.merge(branch_in(decide(ready, *CERTIFIED, "--sign").out), MERGER)
    ready.become(DECIDER)
    ran = decide(
        ready, "suspended", CASE, "--by", DECIDER, "--date", "2026-09-01", "--sign",
        "--reason", "Årsredovisningen saknas.",
    )  # fmt: skip
    branch = branch_in(ran.out)
    assert ran.out.startswith(f"{NAME} (ASF-2026-001): vilande\n")
    added, removed, _ = ready.git("diff", "--numstat", "main", branch).split("\t")
    assert (int(added) > 5, removed) == (True, "0")
    first, second = decided(ready, branch)
    assert (first["event"], second["event"]) == ("certified", "suspended")
    ready.merge(branch, MERGER)
    assert "VILANDE" in ready.done("status", SLUG, "--on", "2026-09-01")


def test_who_suspended_does_not_decide_the_appeal(ready: Played) -> None:
    ready.merge(branch_in(decide(ready, *CERTIFIED, "--sign").out), MERGER)
    ready.become(DECIDER)
    given = ("--sign", "--reason", "Årsredovisningen saknas.", "--date", "2026-09-01")
    for event in ("suspended", "appealed"):
        ran = decide(ready, event, CASE, "--by", DECIDER, *given)
        ready.merge(branch_in(ran.out), MERGER)
        ready.become(DECIDER)
    appeal = ("appeal_decided", CASE, *given, "--outcome", "stands")
    refused = decide(ready, *appeal, "--by", DECIDER)
    assert refused.code == 1
    assert "Låt en annan certifierare avgöra överklagan. [appeal-apart]" in refused.out
    ready.become(MERGER)
    assert decide(ready, *appeal, "--by", MERGER).code == 0


def test_a_certificate_follows_to_a_new_name(ready: Played) -> None:
    ready.merge(branch_in(decide(ready, *CERTIFIED, "--sign").out), MERGER)
    renamed = {**enterprise(), "name": "Kafé Nytt", "aliases": [SLUG]}
    ready.git("mv", f"data/asf/{SLUG}.yaml", "data/asf/kafe-nytt.yaml")
    ready.write("data/asf/kafe-nytt.yaml", "enterprise", renamed)
    ready.become(ADMINISTRATOR)
    ready.save("Nytt namn")
    ready.become(DECIDER)
    ran = decide(ready, "renamed", f"{COHORT}/kafe-nytt", "--by", DECIDER, "--sign")
    assert ran.code == 0
    assert "följer med till namnet Kafé Nytt" in ran.out
    assert decided(ready, branch_in(ran.out))[-1]["organisation_number"] == organisation_number()


def test_a_recertification_renews_what_was_held(ready: Played) -> None:
    ready.merge(branch_in(decide(ready, *CERTIFIED, "--sign").out), MERGER)
    again = {**ROUND, "kind": "recertification", "title": "Omcertifiering"}
    ready.write("data/cohorts/2026-om/cohort.yaml", "cohort", again)
    ready.become(ADMINISTRATOR)
    ready.save("Omcertifiering")
    said = decide(
        ready, "certified", f"2026-om/{SLUG}", "--by", DECIDER, "--scope", "Hela verksamheten."
    ).out
    assert "renews: ASF-2026-001\n" in said


def test_an_enterprise_without_a_number_gets_the_mend(ready: Played) -> None:
    without = {key: value for key, value in enterprise().items() if key != "organisation_number"}
    ready.write(f"data/asf/{SLUG}.yaml", "enterprise", without)
    ready.save("Utan nummer")
    ran = decide(ready, *CERTIFIED)
    assert ran.code == 2
    assert f"asf set {SLUG} organisation_number=NNNNNN-NNNN" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("audited", CASE), "Skriv asf case audited i stället för asf decide."),
        (("taken_over", CASE), "Övertagna certifieringar skrivs för hand"),
        (("withdrawn", CASE, "--by", DECIDER), "Det saknas något: skäl (--reason)."),
        (("certified", CASE, "--by", DECIDER), "Det saknas något: omfattning (--scope)."),
        (
            ("appeal_decided", CASE, "--by", DECIDER, "--outcome", "x", "--reason", "y"),
            "--outcome: ",
        ),
    ],
)
def test_what_cannot_be_decided_is_told_with_its_mend(
    played: Played, arguments: tuple[str, ...], said: str
) -> None:
    ran = decide(played, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_decision_never_goes_into_a_file_that_would_have_to_be_rewritten(
    ready: Played,
) -> None:
    ready.merge(branch_in(decide(ready, *CERTIFIED, "--sign").out), MERGER)
    path = ready.folder / FILE
    value = load(path.read_bytes()).value
    event = {key: str(part).replace("\n", "\\n") for key, part in value["events"][0].items()}
    flow = ", ".join(f'{key}: "{part}"' for key, part in event.items())
    path.write_text(f"events: [{{{flow}}}]\n", "utf-8")
    ready.save("För hand")
    ready.become(DECIDER)
    ran = decide(ready, "withdrawn", CASE, "--by", DECIDER, "--reason", "Nedlagt.", "--sign")
    assert ran.code == 2
    assert "asf format" in ran.err
    assert canonical_document("decisions", value) != path.read_bytes()
