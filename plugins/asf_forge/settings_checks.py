"""What is asked of the register, its teams and its organisation on the forge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from asf_register.policy import Policy
from asf_register.swedish import listing

from asf_forge.verdict import MET, Answers, Verdict, judged, same, shown, unknown, weak

# What a team may do with the register, from least to most, where it is one of the forge's own.
# Source: https://docs.github.com/en/rest/teams/teams, «permission».
_MAY_WRITE = ("push", "maintain", "admin")

_MERGES = {
    "allow_squash_merge": "squash är tillåtet",
    "allow_rebase_merge": "rebase är tillåtet",
    "allow_merge_commit": "merge commit är inte tillåtet",
}

NOT_WHOLE = "svaret är inte helt. Hämta det på nytt."

Check = Callable[[Answers, Policy], Verdict]


def field_is(kind: str, name: str, wanted: Any, now: str) -> Check:
    """A field of an answer has a value.

    Args:
        kind: The answer.
        name: The field.
        wanted: What it must be.
        now: What is the case otherwise.
    """

    def check(answers: Answers, policy: Policy) -> Verdict:  # noqa: ARG001
        values = answers.field(kind, name)
        if not values:
            return unknown(kind, now=_left_out(answers, kind))
        return MET if all_are(values, wanted) else weak(now)

    return check


def merge_buttons(answers: Answers, policy: Policy) -> Verdict:  # noqa: ARG001
    """The register offers merge commits and nothing else."""
    right = {"allow_squash_merge": False, "allow_rebase_merge": False, "allow_merge_commit": True}
    found = {name: answers.field("repository", name) for name in right}
    if not all(found.values()):
        return unknown("repository", now=_left_out(answers, "repository"))
    wrong = [_MERGES[name] for name, on in right.items() if not all_are(found[name], on)]
    return weak(f"{listing(wrong)}.") if wrong else MET


def codeowners_right(answers: Answers, policy: Policy) -> Verdict:  # noqa: ARG001
    """The forge finds nothing wrong with CODEOWNERS."""
    if not answers.has("codeowners"):
        return unknown("codeowners")
    found = answers.parts("codeowners", "errors")
    if found is None:
        return unknown("codeowners", now=NOT_WHOLE)
    if not found:
        return MET
    lines = [
        f"rad {shown(error.get('line'))[1:-1]} ({shown(error.get('kind'))})" for error in found
    ]
    return weak(f"GitHub förstår inte {first_of(lines)}.")


def teams_there(answers: Answers, policy: Policy) -> Verdict:
    """Each team of the policy can write, and none but the administrators' can do more."""
    if not answers.has("teams"):
        return unknown("teams")
    found = {
        f"@{policy.forge.organisation}/{team['slug']}": team for team in answers.every("teams")
    }
    said = []
    missing = [team for team in policy.teams if team not in found]
    if missing:
        said.append(f"{first_of(missing)} finns inte eller har ingen tillgång till registret.")
    for team, role in policy.teams.items():
        about = found.get(team)
        if about is None:
            continue
        may = about.get("permission")
        if may in ("pull", "triage"):
            said.append(f"{team} får bara läsa.")
        elif may not in _MAY_WRITE or (role != "administrator" and may != "push"):
            said.append(f"{team} har rätten {shown(may)} i stället för Write.")
        if about.get("privacy") != "closed":
            said.append(f"{team} är inte synligt (Visible), och då räknas det inte i CODEOWNERS.")
    others = sorted(
        shown(team)
        for team, about in found.items()
        if team not in policy.teams and about.get("permission") not in ("pull", "triage")
    )
    if others:
        said.append(f"{first_of(others)} får skriva utan att stå i data/policy.")
    return judged(said)


def team_numbers(answers: Answers, policy: Policy) -> Verdict:
    """The numbers in the policy are those of the teams."""
    if not answers.has("teams"):
        return unknown("teams")
    numbers = {str(team["slug"]): team.get("id") for team in answers.every("teams")}
    said = []
    for file, role in (
        ("administrators", policy.administrators),
        ("certifiers", policy.certifiers),
    ):
        number = numbers.get(role.team.rpartition("/")[2])
        if isinstance(number, int) and number != role.number:
            wrong = "saknas" if role.number is None else f"är {role.number}"
            said.append(f"{role.team} har nummer {number}, men number i {file}.yaml {wrong}.")
    return judged(said)


def nobody_alone(answers: Answers, policy: Policy) -> Verdict:  # noqa: ARG001
    """Persons may write through their teams only."""
    if not answers.has("collaborators"):
        return unknown("collaborators")
    people = answers.parts("collaborators", "people")
    if people is None:
        return unknown("collaborators", now=NOT_WHOLE)
    names = sorted(shown(one.get("login")) for one in people if _can_write(one))
    return weak(f"{first_of(names)} får skriva utan att det går genom ett lag.") if names else MET


def plan_enforces(answers: Answers, policy: Policy) -> Verdict:  # noqa: ARG001
    """The organisation's plan has rules for private repositories.

    Source: https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/
    managing-rulesets/about-rulesets, which names Team and Enterprise Cloud.
    """
    plans = answers.field("organisation", "plan")
    names = [plan.get("name") if isinstance(plan, dict) else None for plan in plans]
    if not names or not all(isinstance(name, str) and name for name in names):
        return unknown("organisation", now=_left_out(answers, "organisation"))
    return weak("den har gratisversionen (Free).") if "free" in names else MET


def all_are(values: list[Any], wanted: Any) -> bool:
    """Whether there are values, and all of them are the wanted one."""
    return bool(values) and all(same(value, wanted) for value in values)


def _can_write(person: dict[str, Any]) -> bool:
    rights = person.get("permissions")
    return not isinstance(rights, dict) or any(rights.get(name) for name in _MAY_WRITE)


def _left_out(answers: Answers, kind: str) -> str:
    if not answers.has(kind):
        return ""
    return "filen är hämtad av någon som inte får se det här. En administratör behöver hämta den."


def first_of(names: list[str]) -> str:
    """The first names, and how many more there are."""
    most = 3
    if len(names) <= most:
        return listing(names)
    return f"{', '.join(names[:most])} och {len(names) - most} till"
