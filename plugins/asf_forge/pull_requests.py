"""Pull-request templates: one for each decision, and one for every other change."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.policy import EVERYTHING, Approval, PathRule, Policy
from asf_register.swedish import listing

from asf_forge.proposal_checklists import DECISIONS, Checks, any_change

_HEAD = "<!-- Skapad av asf generate ur schemas/ och data/policy/. Ändra inte filen för hand. -->\n"
_NEEDED: dict[Approval, str] = {
    "nobody": "Ingen behöver godkänna.",
    "certifier": "En certifierare måste godkänna.",
    "administrator": "En administratör måste godkänna.",
}
_APPROVER: dict[Approval, str] = {
    "nobody": "ingen",
    "certifier": "en certifierare",
    "administrator": "en administratör",
}


def pull_request_templates(policy: Policy) -> dict[str, str]:
    """The templates, by their paths below .github.

    GitHub takes pull_request_template.md for every proposal, and one of PULL_REQUEST_TEMPLATE/
    where the address ends in ?template=<name>.md.

    Source: https://docs.github.com/en/communities/
    using-templates-to-encourage-useful-issues-and-pull-requests/
    creating-a-pull-request-template-for-your-repository
    """
    templates = {"pull_request_template.md": _default(policy)}
    for decision in DECISIONS:
        rule = policy.rule_for(decision.path)
        parts = [
            f"{_HEAD}\n## {decision.title}",
            "\n".join(f"**{asked}:**\n" for asked in decision.ask).rstrip(),
            _check_list(decision.checks(), policy),
            f"{_NEEDED[rule.approve]} {rule.why}",
        ]
        path = f"PULL_REQUEST_TEMPLATE/{decision.name}.md"
        templates[path] = "\n\n".join(parts) + "\n"
    return templates


def _default(policy: Policy) -> str:
    parts = [
        f"{_HEAD}\n## Vad ändras, och hur vet ni det?",
        "<!-- Några ord räcker. I en kommentar skrivs det som ändras ut i ord. -->",
        _check_list(any_change(), policy),
        "<details>\n<summary>Vem måste godkänna?</summary>",
        "\n".join(_who_approves(policy)),
        "</details>",
        "<!-- Det finns egna mallar. Skriv ?template= och mallens namn sist i adressen, eller\n"
        "&template= om där redan står ett frågetecken:\n"
        + "\n".join(f"{decision.name}.md  {decision.title}" for decision in DECISIONS)
        + "\n-->",
    ]
    return "\n\n".join(parts) + "\n"


def _who_approves(policy: Policy) -> Iterator[str]:
    yield "| Det som ändras | Godkänns av | Varför |"
    yield "|---|---|---|"
    for rule in sorted(policy.paths, key=lambda rule: rule.pattern == EVERYTHING):
        yield f"| {_place(rule)} | {_APPROVER[rule.approve]} | {rule.why.replace('|', '/')} |"


def _place(rule: PathRule) -> str:
    return "allt annat" if rule.pattern == EVERYTHING else f"`{rule.pattern}`"


def _check_list(groups: Checks, policy: Policy) -> str:
    names = listing([f"*{check}*" for check in policy.forge.checks])
    last = ("Till sist", (f"Kontrollerna {names} är gröna.",))
    blocks = []
    for heading, checks in (*groups, last):
        blocks.append(f"### {heading}\n\n" + "\n".join(f"- [ ] {check}" for check in checks))
    return "\n\n".join(blocks)
