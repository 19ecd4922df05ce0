"""The files under .github that are made: whom they ask, what they ask for, and that they are new.

What GitHub makes of them is read here from its documentation, not from the code that wrote them.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from asf_forge.codeowners import codeowners
from asf_forge.files import MADE_FOLDERS, forge_files
from asf_forge.issue_forms import PROPOSAL_FIELD, PROPOSAL_FORM
from asf_forge.proposal_checklists import DECISIONS
from asf_forge.rulesets import file_patterns, main_ruleset
from asf_register.policy import Policy
from asf_register.policy_files import read_policy
from asf_register.root import PROJECT, Root
from asf_register.schema import read_schema
from command_shell import Ran, Shell
from test_policy import MUST_APPROVE

ON_PROPOSALS = ("check.yml", "report.yml")
MADE = forge_files(Root(PROJECT))
FORMS = [name for name in MADE if "/ISSUE_TEMPLATE/" in name and not name.endswith("config.yml")]
TEMPLATES = [name for name in MADE if "pull_request_template" in name.lower()]


@pytest.fixture(scope="module")
def policy() -> Policy:
    return read_policy(Root(PROJECT))


def test_what_is_made_is_what_lies_in_the_repository() -> None:
    for name, text in MADE.items():
        assert (PROJECT / name).read_text(encoding="utf-8") == text, f"{name}: run asf generate"
    for folder in MADE_FOLDERS:
        lies = {path.relative_to(PROJECT).as_posix() for path in (PROJECT / folder).iterdir()}
        assert lies == {name for name in MADE if name.startswith(f"{folder}/")}


# CODEOWNERS


def owner_lines(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The patterns with their owners, as GitHub's page on code owners says.

    A comment begins with "#"; the rest is a pattern and its owners, with spaces between.
    """
    lines = (line.partition("#")[0].split() for line in text.splitlines())
    return [(parts[0], tuple(parts[1:])) for parts in lines if parts]


def owners_of(path: str, text: str) -> tuple[str, ...]:
    """The owners by the last pattern that matches; none where that line names none."""
    owners: tuple[str, ...] = ()
    for pattern, named in owner_lines(text):
        if re.fullmatch(as_expression(pattern), path):
            owners = named
    return owners


def as_expression(pattern: str) -> str:
    """A pattern as gitignore has it, for those in use: anchored, a folder, "*" within a folder."""
    if pattern == "*":
        return ".*"
    assert pattern.startswith("/"), "a pattern that is not anchored matches anywhere"
    inner = "[^/]+".join(map(re.escape, pattern.removeprefix("/").split("*")))
    return f"{inner}.+" if pattern.endswith("/") else inner


@pytest.mark.parametrize("path", [path for path in MUST_APPROVE if "/../" not in path])
def test_codeowners_asks_those_whom_the_design_names(path: str) -> None:
    # GitHub knows plain paths only; the policy itself refuses others.
    if "//" not in path and "/./" not in path:
        assert owners_of(path, MADE[".github/CODEOWNERS"]) == MUST_APPROVE[path]


def test_git_reads_each_pattern_as_this_test_does(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    paths = [path for path in MUST_APPROVE if not re.search(r"//|/\.\.?/", path)]
    for pattern, _ in owner_lines(MADE[".github/CODEOWNERS"]):
        (tmp_path / ".gitignore").write_text(f"{pattern}\n", encoding="utf-8")
        said = subprocess.run(
            ["git", "-C", tmp_path, "check-ignore", "--no-index", "--stdin"],
            input="\n".join(paths),
            capture_output=True,
            text=True,
            check=False,
        ).stdout.split("\n")
        mine = [path for path in paths if re.fullmatch(as_expression(pattern), path)]
        assert [path for path in said if path] == mine, pattern


def test_codeowners_is_written_in_what_github_understands() -> None:
    text = MADE[".github/CODEOWNERS"]
    assert len(text.encode()) < 3_000_000
    for pattern, owners in owner_lines(text):
        assert not re.search(r"[!\[\]\\]", pattern), "GitHub has no such patterns"
        assert all(re.fullmatch(r"@[a-z0-9-]+/[a-z0-9_-]+", owner) for owner in owners), "a person"


def test_everything_that_nobody_thought_of_has_an_owner() -> None:
    (first, owners), *_ = owner_lines(MADE[".github/CODEOWNERS"])
    assert (first, len(owners)) == ("*", 1)
    free = [pattern for pattern, named in owner_lines(MADE[".github/CODEOWNERS"]) if not named]
    assert free == ["/data/asf/", "/data/marketplace/", "/data/experiences/"]


def test_codeowners_lies_where_github_looks_first_and_nowhere_else() -> None:
    for name in ("CODEOWNERS", "docs/CODEOWNERS"):
        assert not (PROJECT / name).exists()


def test_each_line_says_why(policy: Policy) -> None:
    text = " ".join(MADE[".github/CODEOWNERS"].replace("# ", "").split())
    for rule in policy.paths:
        assert rule.why in text


# Rulesets

# What the forge knows, from https://docs.github.com/en/rest/repos/rules.
RULES: dict[str, set[str]] = {
    "deletion": set(),
    "non_fast_forward": set(),
    "pull_request": {
        "allowed_merge_methods",
        "dismiss_stale_reviews_on_push",
        "require_code_owner_review",
        "require_last_push_approval",
        "required_approving_review_count",
        "required_review_thread_resolution",
        "required_reviewers",
    },
    "required_status_checks": {
        "do_not_enforce_on_create",
        "required_status_checks",
        "strict_required_status_checks_policy",
    },
}


def ruleset() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(MADE[".github/rulesets/main.json"])
    return loaded


def parameters_of(kind: str, rules: dict[str, Any]) -> dict[str, Any]:
    (rule,) = [rule for rule in rules["rules"] if rule["type"] == kind]
    parameters: dict[str, Any] = rule["parameters"]
    return parameters


def test_the_ruleset_has_the_form_that_the_forge_imports() -> None:
    rules = ruleset()
    assert set(rules) == {
        "name",
        "target",
        "enforcement",
        "conditions",
        "bypass_actors",
        "rules",
    }
    assert (rules["target"], rules["enforcement"]) == ("branch", "active")
    assert rules["conditions"] == {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}}
    assert {rule["type"]: set(rule.get("parameters", {})) for rule in rules["rules"]} == RULES


def test_the_ruleset_asks_what_the_design_asks() -> None:
    assert ruleset()["bypass_actors"] == []
    asked = parameters_of("pull_request", ruleset())
    assert asked["allowed_merge_methods"] == ["merge"]
    assert asked["require_code_owner_review"] is True
    assert asked["dismiss_stale_reviews_on_push"] is True
    # A coordinator merges her own change of data/asf.
    assert asked["required_approving_review_count"] == 0
    assert asked["require_last_push_approval"] is False


def test_the_checks_that_must_be_green_are_jobs_that_every_proposal_starts() -> None:
    folder = PROJECT / ".github" / "workflows"
    flows = [yaml.safe_load((folder / name).read_text("utf-8")) for name in ON_PROPOSALS]
    jobs = {job["name"] for flow in flows for job in flow["jobs"].values()}
    asked = parameters_of("required_status_checks", ruleset())["required_status_checks"]
    assert {check["context"] for check in asked} == {"Registret", "Programmet", "Rapporten"}
    assert {check["context"] for check in asked} <= jobs
    # GitHub Actions, so that nobody sets a check to green by hand.
    assert {check["integration_id"] for check in asked} == {15368}


def test_teams_with_a_number_are_asked_by_it(policy: Policy) -> None:
    assert parameters_of("pull_request", ruleset())["required_reviewers"] == []
    numbered = replace(
        policy,
        certifiers=replace(policy.certifiers, number=11),
        administrators=replace(policy.administrators, number=12),
    )
    asked = parameters_of("pull_request", main_ruleset(numbered))["required_reviewers"]
    by_team = {entry["reviewer"]["id"]: entry["file_patterns"] for entry in asked}
    assert {entry["minimum_approvals"] for entry in asked} == {1}
    assert {entry["reviewer"]["type"] for entry in asked} == {"Team"}
    assert by_team == {
        11: ["data/cohorts/*/decisions/**"],
        12: [
            "*",
            "!data/asf/**",
            "!data/marketplace/**",
            "!data/experiences/**",
            "!data/cohorts/*/decisions/**",
        ],
    }


@pytest.mark.parametrize("path", [path for path in MUST_APPROVE if not re.search("//|/[.]", path)])
def test_the_patterns_by_number_ask_whom_codeowners_asks(policy: Policy, path: str) -> None:
    teams = {
        "administrator": policy.administrators.team,
        "certifier": policy.certifiers.team,
    }
    asked = tuple(
        team for approval, team in teams.items() if is_asked(file_patterns(policy, approval), path)
    )
    assert asked == MUST_APPROVE[path]


def is_asked(patterns: list[str], path: str) -> bool:
    """As the page on rulesets says: in order, and "!" takes away what matched before."""
    asked = False
    for pattern in patterns:
        plain = pattern.removeprefix("!")
        expression = re.escape(plain).replace(r"\*\*", ".+").replace(r"\*", "[^/]+")
        if plain == "*" or re.fullmatch(expression, path):
            asked = not pattern.startswith("!")
    return asked


# Issue forms

TOP_KEYS = {"name", "description", "title", "labels", "assignees", "projects", "type", "body"}
ATTRIBUTES = {
    "markdown": {"value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
    "input": {"label", "description", "placeholder", "value"},
}


def faults_of_form(form: dict[str, Any]) -> Iterator[str]:
    """What GitHub would refuse.

    Source: https://docs.github.com/en/communities/
    using-templates-to-encourage-useful-issues-and-pull-requests/
    common-validation-errors-when-creating-issue-forms
    """
    missing = [key for key in ("name", "description", "body") if not form.get(key)]
    yield from (f"{key} is missing" for key in missing)
    if set(form) - TOP_KEYS or len(form.get("name", "")) <= 3:
        yield "the top"
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    if not fields:
        yield "nothing to fill in"
    for name in ("id", "label"):
        every = [field.get(name, field["attributes"].get(name)) for field in fields]
        if len(set(every)) < len(every):
            yield f"the same {name} twice"
    for field in form["body"]:
        yield from faults_of_field(field)


def faults_of_field(field: dict[str, Any]) -> Iterator[str]:
    given = field["attributes"]
    if set(field) - {"type", "id", "attributes", "validations"}:
        yield f"keys of {field}"
    if set(given) - ATTRIBUTES[field["type"]]:
        yield f"attributes of {field}"
    if not all(isinstance(text, str) and text.strip() for text in given.values()):
        yield f"{field}: not a text"
    if ("label" if field["type"] != "markdown" else "value") not in given:
        yield f"{field}: nothing to read"
    if not re.fullmatch(r"[A-Za-z0-9_-]+", field.get("id", "none")):
        yield "an id with other characters"
    if re.search("password|token|secret", str(given.get("label")), re.I):
        yield "a word that GitHub refuses"


@pytest.mark.parametrize("name", FORMS)
def test_an_issue_form_is_one_that_github_takes(name: str) -> None:
    assert list(faults_of_form(yaml.safe_load(MADE[name]))) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id: forslag", "id: förslag"),
        ("name: Förslag till listan", "name: nej"),
        ("name: Förslag till listan", "namn: Förslag till listan"),
        ("type: textarea", "type: markdown"),
        ("render: text", "renders: text"),
        ("label: Förslaget", "label: true"),
    ],
)
def test_a_form_that_github_refuses_is_found(before: str, after: str) -> None:
    text = MADE[f".github/ISSUE_TEMPLATE/{PROPOSAL_FORM}"]
    assert before in text
    assert list(faults_of_form(yaml.safe_load(text.replace(before, after)))) != []


def test_the_sites_forms_can_fill_the_proposal_in_by_link() -> None:
    assert PROPOSAL_FORM == "forslag.yml", "?template=forslag.yml"
    form = yaml.safe_load(MADE[f".github/ISSUE_TEMPLATE/{PROPOSAL_FORM}"])
    (field,) = [field for field in form["body"] if field["type"] != "markdown"]
    assert (field["id"], PROPOSAL_FIELD) == ("forslag", "forslag"), "&forslag="
    assert field["type"] == "textarea"
    assert field["attributes"]["render"] == "text", "what was sent stays as it is"


def test_there_are_no_blank_issues() -> None:
    chooser = yaml.safe_load(MADE[".github/ISSUE_TEMPLATE/config.yml"])
    assert chooser["blank_issues_enabled"] is False
    for link in chooser["contact_links"]:
        assert set(link) == {"name", "url", "about"}
        assert link["url"].startswith("https://asf-listan.example/")


# Pull-request templates


def test_there_is_a_template_for_each_decision() -> None:
    assert [Path(name).stem for name in TEMPLATES if "/PULL" in name] == [
        "enterprise-change",
        "new-enterprise",
        "removal",
        "post",
        "experience",
        "certification-case",
        "certification-decision",
        "program",
    ]
    for decision in DECISIONS:
        assert f"{decision.name}.md" in MADE[".github/pull_request_template.md"]


def test_a_new_enterprise_is_asked_for_consent_and_the_four_criteria() -> None:
    fields = read_schema("enterprise")["properties"]
    template = MADE[".github/PULL_REQUEST_TEMPLATE/new-enterprise.md"]
    criteria = fields["admitted"]["properties"]["criteria"]["properties"].values()
    assert len(criteria) == 4
    for criterion in criteria:
        assert f"- [ ] {criterion['title']}\n" in template
    assert fields["consent"]["description"] in template


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_says_who_approves_and_calls_nobody(policy: Policy, name: str) -> None:
    text = MADE[name]
    assert "@" not in text, "a mention would send everybody in the team a message each time"
    assert all(f"*{check}*" in text for check in policy.forge.checks)
    assert re.search("Ingen behöver godkänna|måste godkänna", text)
    assert text.count("<!--") == text.count("-->")


def test_the_program_asks_an_administrator_and_a_change_nobody() -> None:
    folder = ".github/PULL_REQUEST_TEMPLATE"
    assert "En administratör måste godkänna." in MADE[f"{folder}/program.md"]
    assert "Ingen behöver godkänna." in MADE[f"{folder}/enterprise-change.md"]


# asf generate


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what the made files follow from."""
    copy = tmp_path / "project"
    for name in ("plugins", "schemas", "data/policy", "data/vocabulary", ".github"):
        shutil.copytree(PROJECT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "docs").mkdir()
    for name in ("docs/data-model.md", "docs/certification-transitions.md", "data/site.yaml"):
        shutil.copy(PROJECT / name, copy / name)
    return copy


def generate(project: Path, *arguments: str) -> Ran:
    """Run a copy's own command."""
    ran = subprocess.run(
        [sys.executable, "-c", "from asf_cli.main import main; main()", "generate", *arguments],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project / "plugins"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(ran.returncode, ran.stdout, ran.stderr)


def exchange(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


CHANGED = {
    "a criterion": (
        ("schemas/enterprise.schema.json", "Ger medarbetarna delaktighet", "Ger delaktighet"),
        ["docs/data-model.md", ".github/PULL_REQUEST_TEMPLATE/new-enterprise.md"],
    ),
    "a field": (
        ("schemas/enterprise.schema.json", "När företaget lades ner", "Då företaget lades ner"),
        ["docs/data-model.md", ".github/PULL_REQUEST_TEMPLATE/removal.md"],
    ),
    "a path": (
        ("data/policy/paths.yaml", "pattern: data/marketplace/", "pattern: data/asf/marknad/"),
        [".github/CODEOWNERS", ".github/pull_request_template.md"],
    ),
    "a team": (
        ("data/policy/certifiers.yaml", "team: certifierare", "team: beslut"),
        [".github/CODEOWNERS"],
    ),
    "a team's number": (
        ("data/policy/certifiers.yaml", "team: certifierare", "team: certifierare\nnumber: 7"),
        [".github/rulesets/main.json"],
    ),
    "a check": (
        ("data/policy/forge.yaml", "  - Rapporten", "  - Rapporten\n  - Sajten"),
        [".github/rulesets/main.json", ".github/pull_request_template.md"],
    ),
    "the organisation": (
        ("data/policy/forge.yaml", "organisation: asf-listan", "organisation: skoopi"),
        [".github/CODEOWNERS"],
    ),
    "the site's address": (
        ("data/site.yaml", "https://asf-listan.example", "https://listan.example"),
        [".github/ISSUE_TEMPLATE/forslag.yml", ".github/ISSUE_TEMPLATE/config.yml"],
    ),
    "a made file": (
        (".github/CODEOWNERS", "@asf-listan/certifierare", "@kim"),
        [".github/CODEOWNERS"],
    ),
}


@pytest.mark.parametrize(("change", "stale"), CHANGED.values(), ids=CHANGED.keys())
def test_a_change_that_the_made_files_did_not_follow_is_told(
    project: Path, change: tuple[str, str, str], stale: list[str]
) -> None:
    file, before, after = change
    exchange(project / file, before, after)
    ran = generate(project, "--check")
    assert (ran.code, ran.err) == (1, "")
    for name in stale:
        assert f"Inaktuell: {name}. Kör asf generate.\n" in ran.out


def test_generate_mends_what_its_check_complains_of(project: Path) -> None:
    assert generate(project, "--check") == Ran(0, "Allt är aktuellt.\n", "")
    exchange(project / "data/policy/certifiers.yaml", "team: certifierare", "team: beslut")
    (project / ".github/PULL_REQUEST_TEMPLATE/program.md").unlink()
    old = project / ".github/ISSUE_TEMPLATE/gammal.yml"
    old.write_text("name: Gammal\n", encoding="utf-8")
    told = generate(project, "--check")
    assert told.code == 1
    assert told.out == (
        "Inaktuell: .github/CODEOWNERS. Kör asf generate.\n"
        "Inaktuell: .github/PULL_REQUEST_TEMPLATE/program.md. Kör asf generate.\n"
        "Ska inte finnas: .github/ISSUE_TEMPLATE/gammal.yml. Kör asf generate, så tas den bort.\n"
    )
    assert old.exists(), "a check writes nothing"
    assert generate(project).out == (
        "Skrev .github/CODEOWNERS.\n"
        "Skrev .github/PULL_REQUEST_TEMPLATE/program.md.\n"
        "Tog bort .github/ISSUE_TEMPLATE/gammal.yml.\n"
    )
    assert "@asf-listan/beslut" in (project / ".github/CODEOWNERS").read_text("utf-8")
    assert generate(project, "--check").code == 0


def test_a_policy_that_is_wrong_stops_generate_with_the_mend(project: Path) -> None:
    exchange(project / "data/policy/paths.yaml", "approve: certifier", "approve: kim")
    ran = generate(project)
    assert ran.code == 1
    assert "data/policy/paths.yaml" in ran.out
    assert "Skriv nobody (ingen), certifier (certifierare) eller administrator" in ran.out


def test_a_made_file_that_is_a_link_is_replaced_and_what_it_leads_to_is_left(
    project: Path,
) -> None:
    outside = project.with_name("outside.txt")
    outside.write_text("mine", encoding="utf-8")
    link = project / ".github/CODEOWNERS"
    link.unlink()
    link.symlink_to(outside)
    assert generate(project, "--check").code == 1
    assert generate(project).code == 0
    assert not link.is_symlink()
    assert outside.read_text("utf-8") == "mine"


def test_other_line_ends_of_a_checkout_are_no_change(project: Path) -> None:
    owners = project / ".github/CODEOWNERS"
    owners.write_bytes(owners.read_bytes().replace(b"\n", b"\r\n"))
    assert generate(project, "--check").code == 0


def test_only_the_projects_own_folder_is_written(shell: Shell) -> None:
    assert shell.asf("--root", str(shell.register), "generate").code == 0
    assert sorted(path.name for path in shell.register.rglob("*")) == ["asf", "data"]


def test_codeowners_follows_the_policy_it_is_given(policy: Policy) -> None:
    moved = replace(policy, certifiers=replace(policy.certifiers, team="@skoopi/beslut"))
    assert owners_of("data/cohorts/x/decisions/y.yaml", codeowners(moved)) == ("@skoopi/beslut",)
