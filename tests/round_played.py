"""A certification round in a scratch repository, played through with the commands.

The people have real SSH keys, and whoever merges signs the merge. The round is in the past, so
that nothing in it depends on the day the tests are run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from asf_edit.canonical import canonical_document
from asf_register.root import PROJECT
from command_shell import Ran, Shell
from stdnum import luhn

COHORT, SLUG = "2026-bas", "cafe-exemplet"
CASE = f"{COHORT}/{SLUG}"
ADMINISTRATOR, DECIDER, MERGER, SUPERVISOR, AUDITOR = "p001", "p003", "p004", "p011", "p021"
NAME = "Café Exemplet"
AREAS = (
    "purpose finances organisation staff participation environment society management "
    "work-environment skoopi"
).split()
ROUND = {
    "kind": "base",
    "title": "Bascertifiering våren 2026",
    "application": {"opens": "2025-11-15", "closes": "2025-12-15"},
    "start": "2026-02-02",
    "end": "2026-05-29",
    "places": 20,
    "fee": {
        "total": 6000,
        "instalments": [
            {"amount": 3000, "due": "2026-01-31"},
            {"amount": 3000, "due": "2026-03-31"},
        ],
    },
    "standard": {"name": "SIS PAS 10:2018", "fee": 755},
    "criteria_version": "2024",
    "areas": AREAS,
    "auditors": [AUDITOR],
}
IN_A_GROUP = {**ROUND, "groups": [{"supervisor": SUPERVISOR, "enterprises": [SLUG]}]}
MAIN = "main"
_OUTCOMES = {
    "staff": {
        "area": "staff",
        "outcome": "measure",
        "text": "Skriv en kompetensplan.",
        "due": "2026-10-31",
    },
    "society": {"area": "society", "outcome": "recommendation", "text": "Berätta mer."},
}


def organisation_number(digits: str = "007700001") -> str:
    """A number that nobody has."""
    return f"{digits[:6]}-{digits[6:]}{luhn.calc_check_digit(digits)}"


class Played:
    """A register with a round in a git repository, and people who change it."""

    def __init__(self, shell: Shell, patch: pytest.MonkeyPatch) -> None:
        self.shell = shell
        self.folder = shell.register
        self._patch = patch
        self._keys = shell.folder / "keys"
        self._keys.mkdir()
        for variable in [name for name in os.environ if name.startswith(("GIT_", "SSH_"))]:
            patch.delenv(variable)
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        self.git("init", "--quiet", f"--initial-branch={MAIN}")
        self.become(ADMINISTRATOR)
        shutil.copytree(PROJECT / "data/policy", self.folder / "data/policy", dirs_exist_ok=True)
        self.write("data/policy/people.yaml", "policy-people", self.people())
        shutil.copyfile(PROJECT / "data/site.yaml", self.folder / "data/site.yaml")
        self.write(f"data/asf/{SLUG}.yaml", "enterprise", enterprise())
        self.write(f"data/cohorts/{COHORT}/cohort.yaml", "cohort", ROUND)
        self.save("Registret")

    def people(self) -> list[dict[str, object]]:
        """Who has a role."""
        roles = {
            ADMINISTRATOR: "administrator",
            DECIDER: "certifier",
            MERGER: "certifier",
            SUPERVISOR: "supervisor",
            AUDITOR: "auditor",
        }
        return [
            {"id": person, "roles": [role], "keys": [self.public_key(person)]}
            for person, role in roles.items()
        ]

    def key(self, person: str) -> Path:
        """The file with somebody's key."""
        path = self._keys / person
        if not path.exists():
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(path)],
                check=True,
            )
        return path

    def public_key(self, person: str) -> str:
        """The same as it stands in people.yaml."""
        return self.key(person).with_suffix(".pub").read_text("ascii").strip()

    def become(self, person: str) -> None:
        """Be somebody, as far as git can tell."""
        for key, value in {
            "user.name": person,
            "user.email": f"{person}@example.com",
            "gpg.format": "ssh",
            "user.signingkey": str(self.key(person).with_suffix(".pub")),
        }.items():
            self.git("config", key, value)

    def write(self, path: str, schema: str, value: object) -> Path:
        """Write a file in the register's form."""
        return self.shell.write(path, canonical_document(schema, value))

    def save(self, message: str) -> None:
        """Commit everything that is written."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "-m", message)

    def git(self, *arguments: str) -> str:
        """Run git in the register."""
        ran = subprocess.run(
            ["git", *arguments], cwd=self.folder, capture_output=True, check=True, text=True
        )
        return ran.stdout.strip()

    def asf(self, *arguments: str) -> Ran:
        """Run the command."""
        return self.shell.asf(*arguments)

    def done(self, *arguments: str) -> str:
        """Run the command, which must end well; what it says."""
        ran = self.asf(*arguments)
        assert ran.code == 0, f"{arguments}\n{ran.out}{ran.err}"
        return ran.out

    def merge(self, branch: str, person: str) -> None:
        """Merge a proposal, signed by somebody."""
        self.become(person)
        self.git("merge", "--quiet", "--no-ff", "-S", "-m", f"Godkänd: {branch}", branch)

    def happened(self, *arguments: str) -> str:
        """Write down an event of the case and merge it; what the command said."""
        self.become(ADMINISTRATOR)
        said = self.done("case", arguments[0], CASE, *arguments[1:])
        self.merge(branch_in(said), ADMINISTRATOR)
        return said

    def stand_after(self, last: str) -> None:
        """Let the case have come as far as to an event, as if it had been played."""
        kinds = [event["event"] for event in EVENTS]
        until = len(kinds) - kinds[::-1].index(last)
        path = f"data/cohorts/{COHORT}/cases/{SLUG}.yaml"
        self.write(path, "case", {"events": EVENTS[:until]})
        self.write(f"data/cohorts/{COHORT}/cohort.yaml", "cohort", IN_A_GROUP)
        self.save(f"Ärendet: {last}")

    def up_to_decision(self) -> None:
        """Everything that goes before a decision, with a mandatory measure."""
        self.happened(*APPLIED)
        self.happened(*ADMITTED)
        self.write(f"data/cohorts/{COHORT}/cohort.yaml", "cohort", IN_A_GROUP)
        self.save("Grupper")
        for events in (PAID_FIRST, PAID_SECOND, SUPERVISED, ASSESSED, AUDITED):
            self.happened(*events)


def enterprise() -> dict[str, object]:
    """The enterprise of the round."""
    return {
        "name": NAME,
        "organisation_number": organisation_number(),
        "region": "21",
        "municipality": "2180",
        "industries": ["cafe-restaurant"],
        "listing": "consented",
        "consent": {"date": "2026-04-01", "by": "enterprise"},
    }


def branch_in(said: str) -> str:
    """The branch that a command says it has made."""
    (line,) = [line for line in said.split("\n") if line.startswith("Gren: ")]
    return line.removeprefix("Gren: ")


def _areas(*exceptions: str) -> list[str]:
    named = {one.partition("=")[0]: one for one in exceptions}
    areas = [named.get(area, f"{area}=meets") for area in AREAS]
    return [part for area in areas for part in ("--area", area)]


BY_ADMINISTRATOR = ("--by", ADMINISTRATOR)
APPLIED = (
    "applied", "--date", "2025-12-03", "--enclosures", "annual-report, statutes",
    "--one-year-in-operation", "--approved-annual-report",
)  # fmt: skip
ADMITTED = ("admitted", "--date", "2025-12-20", *BY_ADMINISTRATOR)
PAID_FIRST = ("paid", "--date", "2026-01-30", *BY_ADMINISTRATOR, "--instalment", "1")
PAID_SECOND = ("paid", "--date", "2026-03-10", *BY_ADMINISTRATOR, "--instalment", "2")
SUPERVISED = ("supervised", "--date", "2026-03-12", "--by", SUPERVISOR)
ASSESSED = (
    "self_assessed", "--date", "2026-04-15",
    *[part for area in AREAS for part in ("--area", f"{area}=met:Stadgarna § 2; Protokoll")],
)  # fmt: skip
AUDITED = (
    "audited", "--date", "2026-05-11", "--by", AUDITOR, "--no-interest",
    *_areas(
        "staff=measure:2026-10-31:Skriv en kompetensplan.", "society=recommendation:Berätta mer."
    ),
    "--overall", "approved_with_measures",
)  # fmt: skip
MEASURE_DONE = ("measure_done", "--date", "2026-09-15", "--by", AUDITOR, "--area", "staff")
CERTIFIED = (
    "certified", CASE, "--date", "2026-05-20", "--by", DECIDER, "--scope", "Hela verksamheten.",
)  # fmt: skip

# What the case holds when all of it has been played.
EVENTS: list[dict[str, object]] = [
    {
        "event": "applied",
        "date": "2025-12-03",
        "by": "enterprise",
        "enclosures": ["annual-report", "statutes"],
        "one_year_in_operation": True,
        "approved_annual_report": True,
    },
    {"event": "admitted", "date": "2025-12-20", "by": ADMINISTRATOR},
    {"event": "paid", "date": "2026-01-30", "by": ADMINISTRATOR, "instalment": 1},
    {"event": "paid", "date": "2026-03-10", "by": ADMINISTRATOR, "instalment": 2},
    {"event": "supervised", "date": "2026-03-12", "by": SUPERVISOR},
    {
        "event": "self_assessed",
        "date": "2026-04-15",
        "by": "enterprise",
        "areas": [
            {"area": area, "state": "met", "evidence": ["Stadgarna § 2", "Protokoll"]}
            for area in AREAS
        ],
    },
    {
        "event": "audited",
        "date": "2026-05-11",
        "by": AUDITOR,
        "no_interest": True,
        "areas": [_OUTCOMES.get(area, {"area": area, "outcome": "meets"}) for area in AREAS],
        "overall": "approved_with_measures",
    },
]


@pytest.fixture
def played(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> Played:
    """A register with an open round in a repository, and people with keys."""
    return Played(shell, monkeypatch)
