"""The answers that the forge gives about its settings: how to get each, and how to know it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from asf_register.policy import Forge


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of answer that the forge gives about its settings.

    Attributes:
        kind: What it is called here.
        title: What it is called for people.
        fetch: How to get it, with {organisation} and {repository}.
        is_it: Recognises it.
    """

    kind: str
    title: str
    fetch: str
    is_it: Callable[[Any], bool]


def holds(*names: str) -> Callable[[Any], bool]:
    """Recognises an object with these keys."""
    return lambda value: isinstance(value, dict) and all(name in value for name in names)


def lists(*names: str) -> Callable[[Any], bool]:
    """Recognises a list of such objects that isn't empty."""
    is_one = holds(*names)
    return lambda value: isinstance(value, list) and bool(value) and all(map(is_one, value))


def _is_ruleset(value: Any) -> bool:
    return holds("rules", "enforcement")(value) or lists("rules", "enforcement")(value)


def _is_about_actions(value: Any) -> bool:
    return holds("enabled")(value) and isinstance(value["enabled"], bool)


_API = "gh api repos/{organisation}/{repository}"

_QUOTED = 'gh api "repos/{organisation}/{repository}'

# In this order, for some hold what others are known by.
SOURCES = (
    Source(
        "rulesets",
        "regler för grenar (ruleset)",
        "På GitHub: Settings, Rules, Rulesets, de tre prickarna vid regeln, Export ruleset",
        _is_ruleset,
    ),
    Source(
        "branch_rules",
        "de regler som gäller main",
        f"{_API}/rules/branches/main > regler.json",
        lists("type", "ruleset_id"),
    ),
    Source(
        "repository",
        "registrets inställningar",
        f"{_API} > register.json",
        holds("full_name", "private", "default_branch"),
    ),
    Source(
        "actions",
        "vilka actions som får köras",
        f"{_API}/actions/permissions > actions.json",
        _is_about_actions,
    ),
    Source(
        "selected_actions",
        "de utvalda actions som får köras",
        f"{_API}/actions/permissions/selected-actions > utvalda.json",
        holds("github_owned_allowed"),
    ),
    Source(
        "token",
        "vad körningarnas token får göra",
        f"{_API}/actions/permissions/workflow > token.json",
        holds("default_workflow_permissions"),
    ),
    Source(
        "forks",
        "körningar av förslag från andras kopior",
        f"{_API}/actions/permissions/fork-pr-workflows-private-repos > kopior.json",
        holds("run_workflows_from_fork_pull_requests"),
    ),
    Source(
        "environments",
        "miljöer (environments)",
        f'{_QUOTED}/environments?per_page=100" > miljoer.json',
        holds("environments"),
    ),
    Source(
        "environment_branches",
        "grenar som får använda en miljö",
        f"{_API}/environments/NAMN/deployment-branch-policies > grenar.json",
        holds("branch_policies"),
    ),
    Source(
        "secrets",
        "hemligheter",
        f'{_QUOTED}/actions/secrets?per_page=100" > hemligheter.json',
        holds("secrets", "total_count"),
    ),
    Source(
        "codeowners",
        "fel i CODEOWNERS",
        f"{_API}/codeowners/errors > codeowners.json",
        holds("errors"),
    ),
    Source(
        "teams",
        "lag med tillgång till registret",
        f'{_QUOTED}/teams?per_page=100" > lag.json',
        lists("slug", "permission"),
    ),
    Source(
        "collaborators",
        "personer med egen tillgång till registret",
        # Named, since an answer that holds nobody could be about anything.
        f'{_QUOTED}/collaborators?affiliation=direct" --jq "{{{{people: .}}}}" > personer.json',
        holds("people"),
    ),
    Source(
        "organisation",
        "organisationens inställningar",
        "gh api orgs/{organisation} > organisation.json",
        holds("login", "members_url"),
    ),
)


def fetched(source: Source, forge: Forge) -> str:
    """How to get an answer of this kind, for one register."""
    return source.fetch.format(organisation=forge.organisation, repository=forge.repository)
