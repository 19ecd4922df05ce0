"""The forge's rules for main, gathered from what it says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from asf_forge.rulesets import BRANCH
from asf_forge.verdict import Answers, shown

_REF = f"refs/heads/{BRANCH}"
_ALL = ("~ALL", "~DEFAULT_BRANCH")
# Source: https://docs.github.com/en/rest/repos/rules, «actor_type» and «actor_id».
_ADMIN_ROLE = 5
_ACTORS = {
    "OrganizationAdmin": "organisationens ägare",
    "DeployKey": "nycklar för utrullning (deploy keys)",
    "Integration": "en app",
    "RepositoryRole": "en roll i registret",
    "Team": "ett lag",
    "User": "en person",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule that holds for main.

    Attributes:
        kind: Its type, as the forge calls it.
        parameters: Its settings.
        ruleset: The name of what it stands in.
        bypass: Who may pass it by, in words; None where the export does not tell.
    """

    kind: str
    parameters: Mapping[str, Any]
    ruleset: str
    bypass: tuple[str, ...] | None


def rules_of_main(answers: Answers) -> list[Rule] | None:
    """Every rule that is switched on for main; None where no export tells of rules."""
    if not answers.has("rulesets") and not answers.has("branch_rules"):
        return None
    bypass_of: dict[Any, tuple[str, ...] | None] = {}
    rules: list[Rule] = []
    for ruleset in answers.every("rulesets"):
        name, bypass = str(ruleset.get("name", "")), _bypass(ruleset)
        bypass_of[str(ruleset.get("id"))] = bypass
        if _holds_for_main(ruleset):
            rules += [_rule(rule, name, bypass) for rule in dicts(ruleset["rules"])]
    for rule in answers.every("branch_rules"):
        number = str(rule["ruleset_id"])
        rules.append(_rule(rule, f"nummer {number}", bypass_of.get(number)))
    return rules


def switched_off(answers: Answers) -> Iterator[str]:
    """Rulesets that are there and do nothing."""
    for ruleset in answers.every("rulesets"):
        if ruleset.get("enforcement") != "active":
            yield f"Regeln {shown(ruleset.get('name'))} är inte påslagen (Enforcement status)."


def _rule(rule: Mapping[str, Any], name: str, bypass: tuple[str, ...] | None) -> Rule:
    parameters = rule.get("parameters")
    return Rule(
        str(rule.get("type")), parameters if isinstance(parameters, dict) else {}, name, bypass
    )


def _bypass(ruleset: Mapping[str, Any]) -> tuple[str, ...] | None:
    actors = ruleset.get("bypass_actors")
    return None if not isinstance(actors, list) else tuple(map(_actor, actors))


def _actor(actor: Any) -> str:
    kind = actor.get("actor_type") if isinstance(actor, dict) else None
    if kind == "RepositoryRole" and actor.get("actor_id") == _ADMIN_ROLE:
        return "administratörer av registret"
    return _ACTORS.get(str(kind), "någon")


def _holds_for_main(ruleset: Mapping[str, Any]) -> bool:
    if ruleset.get("target") != "branch" or ruleset.get("enforcement") != "active":
        return False
    conditions = _part(ruleset, "conditions")
    # A ruleset of the organisation may be for other repositories; only one for all is sure.
    if any(name.startswith("repository") for name in conditions) and texts(
        _part(conditions, "repository_name").get("include")
    ) != ["~ALL"]:
        return False
    named = _part(conditions, "ref_name")
    # Strict where a pattern takes main in, generous where it leaves it out.
    return any(map(_names_main, texts(named.get("include")))) and not any(
        one in _ALL or fnmatchcase(_REF, one) for one in texts(named.get("exclude"))
    )


def _names_main(pattern: str) -> bool:
    name = pattern.removeprefix("refs/heads/")
    is_of_branches = name != pattern and "/" not in name
    return pattern in _ALL or (is_of_branches and fnmatchcase(BRANCH, name))


def _part(value: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = value.get(name)
    return part if isinstance(part, dict) else {}


def dicts(value: Any) -> list[dict[str, Any]]:
    """The objects of a list, whatever else an export holds there."""
    return [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []


def texts(value: Any) -> list[str]:
    """The texts of a list, whatever else an export holds there."""
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []
