"""What is asked of the forge's automatic runs: what may run, with what, and started by whom."""

from __future__ import annotations

from typing import Any

from asf_register.policy import Policy
from asf_register.swedish import listing

from asf_forge.rulesets import BRANCH
from asf_forge.settings_checks import NOT_WHOLE, all_are, first_of
from asf_forge.verdict import MET, Answers, Verdict, judged, shown, unknown, weak

_WAYS_TO_LIMIT = ("protected_branches", "custom_branch_policies")


def actions_chosen(answers: Answers, policy: Policy) -> Verdict:  # noqa: ARG001
    """Only actions of the forge itself, or chosen ones, may run."""
    if not answers.has("actions"):
        return unknown("actions")
    if not all_are(answers.field("actions", "enabled"), True):
        return weak("Actions är avstängt, så inget kontrolleras.")
    allowed = answers.field("actions", "allowed_actions")
    if all_are(allowed, "local_only"):
        return MET
    if not all_are(allowed, "selected"):
        return weak("vilka actions som helst får köras.")
    return _selected(answers)


def _selected(answers: Answers) -> Verdict:
    if not answers.has("selected_actions"):
        return unknown("selected_actions")
    said = []
    if not all_are(answers.field("selected_actions", "verified_allowed"), False):
        said.append("alla actions från «verified creators» får köras.")
    chosen = answers.field("selected_actions", "patterns_allowed")
    if not all(isinstance(many, list) for many in chosen):
        return unknown("selected_actions", now=NOT_WHOLE)
    wide = [shown(one) for many in chosen for one in many if not _names_owner(one)]
    if wide:
        said.append(f"{listing(wide)} släpper in vilka actions som helst.")
    return judged(said)


def forks_harmless(answers: Answers, policy: Policy) -> Verdict:  # noqa: ARG001
    """What comes from a copy runs after approval only, without a writing token and secrets."""
    if not answers.has("forks"):
        return unknown("forks")
    if all_are(answers.field("forks", "run_workflows_from_fork_pull_requests"), False):
        return MET
    asked = {
        "require_approval_for_fork_pr_workflows": (True, "de körs utan att någon godkänt det"),
        "send_write_tokens_to_workflows": (False, "de får en token som kan skriva"),
        "send_secrets_and_variables": (False, "de får registrets hemligheter"),
    }
    said = [
        now
        for name, (right, now) in asked.items()
        if not all_are(answers.field("forks", name), right)
    ]
    return weak(f"{listing(said)}.") if said else MET


def environments_of_main(answers: Answers, policy: Policy) -> Verdict:  # noqa: ARG001
    """Each environment can be used from main only."""
    if not answers.has("environments"):
        return unknown("environments")
    found = answers.parts("environments", "environments")
    if found is None:
        return unknown("environments", now=NOT_WHOLE)
    open_ones, by_name = [], False
    for environment in found:
        limits = environment.get("deployment_branch_policy")
        limits = limits if isinstance(limits, dict) else {}
        by_name = by_name or limits.get("custom_branch_policies") is True
        if not any(limits.get(way) is True for way in _WAYS_TO_LIMIT):
            open_ones.append(shown(environment.get("name")))
    if open_ones:
        return weak(f"{listing(open_ones)} kan användas från vilken gren som helst.")
    if not by_name:
        return MET
    branches = answers.parts("environment_branches", "branch_policies")
    if not answers.has("environment_branches") or branches is None:
        return unknown("environment_branches", now=NOT_WHOLE if branches is None else "")
    others = sorted({shown(branch.get("name")) for branch in branches} - {shown(BRANCH)})
    return weak(f"{first_of(others)} får också använda en miljö.") if others else MET


def no_open_secrets(answers: Answers, policy: Policy) -> Verdict:  # noqa: ARG001
    """No secret can be read by a workflow on just any branch."""
    if not answers.has("secrets"):
        return unknown("secrets")
    secrets = answers.parts("secrets", "secrets")
    if secrets is None:
        return unknown("secrets", now=NOT_WHOLE)
    names = sorted({shown(secret.get("name")) for secret in secrets})
    return weak(f"{first_of(names)} ligger i registret.") if names else MET


def _names_owner(pattern: Any) -> bool:
    """Whether a pattern lets in the actions of one owner only: «actions/*»."""
    owner, slash, _ = pattern.partition("/") if isinstance(pattern, str) else ("", "", "")
    return bool(owner and slash) and "*" not in owner
