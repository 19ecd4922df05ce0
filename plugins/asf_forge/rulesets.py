"""Rulesets: what the forge demands of the branch main, in the form that it imports."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from asf_register.policy import EVERYTHING, Approval, Policy, Role

BRANCH = "main"
# GitHub Actions. Without it anybody who can write may set a check to green by hand.
# Source: https://api.github.com/apps/github-actions
ACTIONS_APP = 15368


def main_ruleset(policy: Policy) -> dict[str, Any]:
    """The rules for main.

    No approval is asked for in general, since a coordinator merges her own change of data/asf.
    Where a path has owners, `require_code_owner_review` asks them, and `required_reviewers` asks
    the two teams by their numbers as soon as these are known. The second is no ornament: GitHub's
    page on code owners once said that a team has approved when one of its own proposes, and
    trials by others disagree on whether owners are asked at all where no approval is required in
    general.

    `require_last_push_approval` is off. With it GitHub asks for an approval of every change, also
    where none is required otherwise, and no coordinator could merge her own.

    Sources: https://docs.github.com/en/rest/repos/rules and
    https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/
    managing-rulesets/available-rules-for-rulesets
    """
    return {
        "name": BRANCH,
        "target": "branch",
        "enforcement": "active",
        "conditions": {"ref_name": {"include": ["~DEFAULT_BRANCH"], "exclude": []}},
        "bypass_actors": [],
        "rules": [
            {"type": "deletion"},
            {"type": "non_fast_forward"},
            {
                "type": "pull_request",
                "parameters": {
                    "allowed_merge_methods": ["merge"],
                    "dismiss_stale_reviews_on_push": True,
                    "require_code_owner_review": True,
                    "require_last_push_approval": False,
                    "required_approving_review_count": 0,
                    "required_review_thread_resolution": False,
                    "required_reviewers": list(_required_reviewers(policy)),
                },
            },
            {
                "type": "required_status_checks",
                "parameters": {
                    "do_not_enforce_on_create": False,
                    "required_status_checks": [
                        {"context": check, "integration_id": ACTIONS_APP}
                        for check in policy.forge.checks
                    ],
                    # A green check of an older main is enough: main is checked again when merged,
                    # and nothing is published that isn't right.
                    "strict_required_status_checks_policy": False,
                },
            },
        ],
    }


def as_json(ruleset: dict[str, Any]) -> str:
    """A ruleset as its file holds it."""
    return json.dumps(ruleset, ensure_ascii=False, indent=2) + "\n"


def file_patterns(policy: Policy, approval: Approval) -> list[str]:
    """The patterns of `required_reviewers` for what one role must approve.

    They are read in order as in gitignore, and one after "!" takes away what earlier ones took in.
    """
    patterns: list[str] = []
    for rule in policy.paths:
        pattern = f"{rule.pattern}**" if rule.pattern.endswith("/") else rule.pattern
        taken_in = [one for one in patterns if not one.startswith("!")]
        taken_away = [one[1:] for one in patterns if one.startswith("!")]
        if rule.approve == approval:
            if EVERYTHING not in taken_in or any(_meet(one, pattern) for one in taken_away):
                patterns.append(pattern)
        elif any(_meet(one, pattern) for one in taken_in):
            patterns.append(f"!{pattern}")
    return patterns


def _required_reviewers(policy: Policy) -> Iterator[dict[str, Any]]:
    roles: tuple[tuple[Role, Approval], ...] = (
        (policy.administrators, "administrator"),
        (policy.certifiers, "certifier"),
    )
    for role, approval in roles:
        if role.number is not None:
            yield {
                "file_patterns": file_patterns(policy, approval),
                "minimum_approvals": 1,
                "reviewer": {"id": role.number, "type": "Team"},
            }


def _meet(one: str, other: str) -> bool:
    """Whether a file may be of both patterns."""
    pairs = zip(one.split("/"), other.split("/"), strict=False)
    return all("*" in pair or "**" in pair or pair[0] == pair[1] for pair in pairs)
