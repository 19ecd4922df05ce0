"""What is asked of the forge's rules for main, one function each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from asf_register.policy import EVERYTHING, Approval, Policy, Role
from asf_register.swedish import listing

from asf_forge.branch_rules import Rule, dicts, rules_of_main, texts
from asf_forge.rulesets import ACTIONS_APP
from asf_forge.verdict import MET, Answers, State, Verdict, judged, shown, unknown, weak

RulesCheck = Callable[[Sequence[Rule], Policy], Verdict]


def on_rules(check: RulesCheck) -> Callable[[Answers, Policy], Verdict]:
    """Make a check of rules one of answers."""

    def judge(answers: Answers, policy: Policy) -> Verdict:
        rules = rules_of_main(answers)
        return unknown("rulesets") if rules is None else check(rules, policy)

    return judge


def has_rule(kind: str, now: str) -> RulesCheck:
    """A rule of a kind is there.

    Args:
        kind: As the forge calls it.
        now: What is the case otherwise.
    """

    def check(rules: Sequence[Rule], policy: Policy) -> Verdict:  # noqa: ARG001
        return MET if any(rule.kind == kind for rule in rules) else weak(now)

    return check


def asks_in_proposals(name: str, now: str) -> RulesCheck:
    """A setting of the rule for proposals is on."""

    def check(rules: Sequence[Rule], policy: Policy) -> Verdict:  # noqa: ARG001
        is_on = any(rule.parameters.get(name) is True for rule in _of(rules, "pull_request"))
        return MET if is_on else weak(now)

    return check


def merges_only(rules: Sequence[Rule], policy: Policy) -> Verdict:  # noqa: ARG001
    """Nothing but a merge commit is allowed."""
    if _of(rules, "required_linear_history"):
        return weak("«Require linear history» är på, och den förbjuder merge commit.")
    if any(rule.parameters.get("merge_method") != "MERGE" for rule in _of(rules, "merge_queue")):
        return weak("kön för sammanslagning (merge queue) använder inte merge commit.")
    found = [rule.parameters.get("allowed_merge_methods") for rule in _of(rules, "pull_request")]
    if any(methods == ["merge"] for methods in found):
        return MET
    others = sorted(
        {m for methods in found if isinstance(methods, list) for m in map(str, methods)}
    )
    allowed = listing([shown(method) for method in others if method != "merge"])
    return weak(f"{allowed or 'alla sätt'} är också tillåtet.")


def checks_required(rules: Sequence[Rule], policy: Policy) -> Verdict:
    """Each check must be green, and be set by GitHub Actions itself."""
    asked = [
        entry
        for rule in _of(rules, "required_status_checks")
        for entry in dicts(rule.parameters.get("required_status_checks"))
    ]
    missing, open_to_all = [], []
    for check in policy.forge.checks:
        sources = [entry.get("integration_id") for entry in asked if entry.get("context") == check]
        if not sources:
            missing.append(f"«{check}»")
        elif ACTIONS_APP not in sources:
            open_to_all.append(f"«{check}»")
    said = []
    if missing:
        said.append(f"{listing(missing)} krävs inte.")
    if open_to_all:
        said.append(f"{listing(open_to_all)} kan sättas till grön av vem som helst med skrivrätt.")
    return judged(said)


def teams_asked(rules: Sequence[Rule], policy: Policy) -> Verdict:
    """The two teams are asked by number for what is theirs."""
    roles: tuple[tuple[str, Role, Approval], ...] = (
        ("administrators", policy.administrators, "administrator"),
        ("certifiers", policy.certifiers, "certifier"),
    )
    said = []
    entries = [
        entry
        for rule in _of(rules, "pull_request")
        for entry in dicts(rule.parameters.get("required_reviewers"))
    ]
    for file, role, approval in roles:
        if role.number is None:
            said.append(f"lagets nummer saknas i data/policy/{file}.yaml.")
            continue
        theirs = [entry for entry in entries if _asks(entry, role.number)]
        places = [rule.pattern for rule in policy.paths if rule.approve == approval]
        left = [
            place
            for place in places
            if not any(_matches(entry.get("file_patterns"), _file_at(place)) for entry in theirs)
        ]
        if left:
            names = listing(["allt annat" if place == EVERYTHING else place for place in left])
            said.append(f"{role.team} behöver inte godkänna {names}.")
    return judged(said)


def nobody_bypasses(*checks: RulesCheck) -> RulesCheck:
    """What is asked by other checks holds for everybody."""

    def check(rules: Sequence[Rule], policy: Policy) -> Verdict:
        strict = [rule for rule in rules if rule.bypass == ()]
        loose = [rule for rule in rules if rule.bypass]
        needs_more = [one for one in checks if _is_met(one, rules, policy)]
        needs_more = [one for one in needs_more if not _is_met(one, strict, policy)]
        if not needs_more:
            return MET
        with_unknown = [rule for rule in rules if not rule.bypass]
        if all(_is_met(one, with_unknown, policy) for one in needs_more):
            return unknown("rulesets", now="exporten säger inte vem som kan gå förbi reglerna.")
        who = sorted(
            {f"{actor} (i {shown(rule.ruleset)})" for rule in loose for actor in rule.bypass or ()}
        )
        return weak(f"{listing(who)} kan gå förbi reglerna.")

    return check


def stricter(rules: Sequence[Rule]) -> Iterator[str]:
    """What is asked that stops people from what they are meant to do."""
    counts = [rule.parameters.get("required_approving_review_count") for rule in rules]
    if any(isinstance(count, int) and count > 0 for count in counts):
        yield (
            "Varje förslag måste godkännas av någon (Required approvals är mer än 0). Då kan en "
            "processledare inte själv slå ihop sin ändring av ett företag."
        )
    if any(rule.parameters.get("require_last_push_approval") is True for rule in rules):
        yield (
            "Den senaste ändringen i ett förslag måste godkännas av någon annan (Require approval "
            "of the most recent reviewable push). Det gäller alla förslag, så en processledare kan "
            "inte själv slå ihop sin ändring av ett företag."
        )


def _is_met(check: RulesCheck, rules: Sequence[Rule], policy: Policy) -> bool:
    return check(rules, policy).state is State.MET


def _of(rules: Sequence[Rule], kind: str) -> list[Rule]:
    return [rule for rule in rules if rule.kind == kind]


def _asks(entry: Mapping[str, Any], number: int) -> bool:
    reviewer, approvals = entry.get("reviewer"), entry.get("minimum_approvals")
    is_theirs = isinstance(reviewer, dict) and reviewer.get("id") == number
    return is_theirs and isinstance(approvals, int) and approvals > 0


def _file_at(place: str) -> str:
    """A file that a pattern of the policy is for."""
    path = "fil" if place == EVERYTHING else place.replace("*", "mapp")
    return f"{path}fil" if path.endswith("/") else path


def _matches(patterns: Any, path: str) -> bool:
    """Whether the forge asks for an approval of a file: the last pattern that matches decides."""
    asked = False
    for pattern in texts(patterns):
        if _matches_one(pattern.removeprefix("!").removeprefix("/").split("/"), path.split("/")):
            asked = not pattern.startswith("!")
    return asked


def _matches_one(wanted: list[str], parts: list[str]) -> bool:
    """Whether a path is of a pattern without "!": as in gitignore, for the forms that are sure."""
    if wanted in (["*"], ["**"], ["**", "*"]):
        return True
    if wanted[-1] in ("**", ""):
        return len(parts) >= len(wanted) and _alike(wanted[:-1], parts)
    return len(parts) == len(wanted) and _alike(wanted, parts)


def _alike(wanted: list[str], parts: list[str]) -> bool:
    return all(want in ("*", part) for want, part in zip(wanted, parts, strict=False))
