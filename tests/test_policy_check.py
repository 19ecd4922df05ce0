"""`asf policy check`: exported settings of the forge, held to what the threat model asks.

GOOD holds answers as GitHub gives them, cut down to what is looked at. Each of SPOILT makes one of
them weaker, and must be told; every demand of the table has at least one.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from asf_forge.demands import DEMANDS
from asf_forge.rulesets import main_ruleset
from asf_forge.sources import SOURCES
from asf_register.policy_files import read_policy
from asf_register.root import PROJECT, Root
from asf_register.vocabulary_files import read_vocabulary
from command_shell import Ran, Shell

Exports = dict[str, Any]
CERTIFIERS, ADMINISTRATORS = 11, 12


def team(slug: str, permission: str = "push", number: int = 1) -> dict[str, Any]:
    return {"id": number, "slug": slug, "permission": permission, "privacy": "closed"}


def good() -> Exports:
    """What the forge answers where everything is as it should be."""
    regions = read_vocabulary(Root(PROJECT)).regions.values()
    return {
        "regel": {},  # from the policy, with the teams' numbers
        "register": {
            "full_name": "asf-listan/register",
            "private": True,
            "default_branch": "main",
            "allow_merge_commit": True,
            "allow_squash_merge": False,
            "allow_rebase_merge": False,
        },
        "actions": {"enabled": True, "allowed_actions": "selected", "sha_pinning_required": True},
        "utvalda": {
            "github_owned_allowed": True,
            "verified_allowed": False,
            "patterns_allowed": [],
        },
        "token": {
            "default_workflow_permissions": "read",
            "can_approve_pull_request_reviews": False,
        },
        "kopior": {
            "run_workflows_from_fork_pull_requests": True,
            "send_write_tokens_to_workflows": False,
            "send_secrets_and_variables": False,
            "require_approval_for_fork_pr_workflows": True,
        },
        "miljoer": {
            "total_count": 1,
            "environments": [
                {
                    "name": "github-pages",
                    "deployment_branch_policy": {
                        "protected_branches": False,
                        "custom_branch_policies": True,
                    },
                }
            ],
        },
        "grenar": {"total_count": 1, "branch_policies": [{"name": "main", "type": "branch"}]},
        "hemligheter": {"total_count": 0, "secrets": []},
        "codeowners": {"errors": []},
        "lag": [
            *(team(f"processledare-{region.slug}") for region in regions),
            team("certifierare", "push", CERTIFIERS),
            team("administratorer", "admin", ADMINISTRATORS),
            team("lasare", "pull"),
        ],
        "personer": {"people": [{"login": "revisor", "permissions": {"pull": True}}]},
        "organisation": {
            "login": "asf-listan",
            "members_url": "https://api.github.com/orgs/asf-listan/members{/member}",
            "two_factor_requirement_enabled": True,
            "default_repository_permission": "none",
            "plan": {"name": "team", "private_repos": 999999},
        },
    }


class Forge:
    """A register with numbered teams, and exports to check it with."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        shutil.copytree(PROJECT / "data/policy", shell.register / "data/policy")
        for name, number in (("certifiers", CERTIFIERS), ("administrators", ADMINISTRATORS)):
            with (shell.register / f"data/policy/{name}.yaml").open("a", encoding="utf-8") as file:
                file.write(f"number: {number}\n")
        self.exports = good()
        ruleset = main_ruleset(read_policy(Root(shell.register)))
        about = {"id": 1, "source_type": "Repository", "source": "asf-listan/register"}
        self.exports["regel"] = about | ruleset
        self.folder = shell.folder / "exports"
        self.folder.mkdir()

    def check(self, *left_out: str) -> Ran:
        """Write the exports and hold them to the demands."""
        files = []
        for name, value in self.exports.items():
            if name not in left_out:
                path = self.folder / f"{name}.json"
                path.write_text(json.dumps(value), encoding="utf-8")
                files.append(str(path))
        return self._shell.asf("policy", "check", *files)

    def check_file(self, name: str, content: bytes) -> Ran:
        """Check one file of any content."""
        path = self.folder / name
        path.write_bytes(content)
        return self._shell.asf("policy", "check", str(path))


@pytest.fixture
def forge(shell: Shell) -> Forge:
    return Forge(shell)


def part(said: str, heading: str) -> str:
    """What stands under a heading of the report, on one line."""
    _, _, rest = said.partition(heading)
    for other in ("Saknas", "Kunde inte", "Att veta", "Som det ska"):
        rest = rest.partition(f"\n\n{other}")[0]
    return " ".join(rest.split())


def test_a_forge_that_is_set_up_right_gives_nothing_to_mend(forge: Forge) -> None:
    ran = forge.check()
    assert (ran.code, ran.err) == (0, "")
    assert f"Som det ska vara: {len(DEMANDS)} av {len(DEMANDS)}\n" in ran.out
    assert ran.out.endswith("\nInställningarna är som de ska vara.\n")
    assert "Saknas" not in ran.out
    assert "Kunde inte" not in ran.out


def rule(exports: Exports, kind: str) -> dict[str, Any]:
    (found,) = [one for one in exports["regel"]["rules"] if one["type"] == kind]
    parameters: dict[str, Any] = found["parameters"]
    return parameters


def without_rule(kind: str) -> Callable[[Exports], None]:
    def spoil(exports: Exports) -> None:
        rules = exports["regel"]["rules"]
        exports["regel"]["rules"] = [one for one in rules if one["type"] != kind]

    return spoil


def with_parameter(kind: str, name: str, value: Any) -> Callable[[Exports], None]:
    return lambda exports: rule(exports, kind).update({name: value})


def with_value(export: str, name: str, value: Any) -> Callable[[Exports], None]:
    return lambda exports: exports[export].update({name: value})


def with_reviewers(change: Callable[[list[dict[str, Any]]], object]) -> Callable[[Exports], None]:
    return lambda exports: change(rule(exports, "pull_request")["required_reviewers"])


def with_checks(change: Callable[[list[dict[str, Any]]], object]) -> Callable[[Exports], None]:
    asked = "required_status_checks"
    return lambda exports: change(rule(exports, asked)[asked])


def with_team(slug: str, **changes: Any) -> Callable[[Exports], None]:
    def spoil(exports: Exports) -> None:
        (found,) = [one for one in exports["lag"] if one["slug"] == slug]
        found.update(changes)

    return spoil


def with_environment(policy: Any) -> Callable[[Exports], None]:
    return lambda exports: exports["miljoer"]["environments"][0].update(
        deployment_branch_policy=policy
    )


def bypass(**actor: Any) -> Callable[[Exports], None]:
    return with_value("regel", "bypass_actors", [{"bypass_mode": "always", **actor}])


PULLS, CHECKS = "pull_request", "required_status_checks"

# What is spoilt, the demand that tells of it, and words of what it says.
SPOILT: dict[str, tuple[Callable[[Exports], object], str, str]] = {
    "no proposals": (without_rule(PULLS), "ändras bara genom förslag", "att ändra main direkt"),
    "rule switched off": (
        with_value("regel", "enforcement", "disabled"),
        "ändras bara genom förslag",
        "Regeln «main» är inte påslagen",
    ),
    "rule on trial": (
        with_value("regel", "enforcement", "evaluate"),
        "ändras bara genom förslag",
        "inte påslagen",
    ),
    "rule for another branch": (
        with_value("regel", "conditions", {"ref_name": {"include": ["refs/heads/x"]}}),
        "ändras bara genom förslag",
        "utan förslag",
    ),
    "rule for all but main": (
        with_value(
            "regel",
            "conditions",
            {"ref_name": {"include": ["~ALL"], "exclude": ["refs/heads/ma*"]}},
        ),
        "ändras bara genom förslag",
        "utan förslag",
    ),
    "rule for tags": (
        with_value("regel", "target", "tag"),
        "ändras bara genom förslag",
        "utan förslag",
    ),
    "rule for another repository": (
        with_value(
            "regel",
            "conditions",
            {"repository_name": {"include": ["annat"]}, "ref_name": {"include": ["~ALL"]}},
        ),
        "ändras bara genom förslag",
        "utan förslag",
    ),
    "squash": (
        with_parameter(PULLS, "allowed_merge_methods", ["merge", "squash"]),
        "slås bara ihop med merge commit",
        "«squash» är också tillåtet",
    ),
    "no word on how to merge": (
        lambda exports: rule(exports, PULLS).pop("allowed_merge_methods"),
        "slås bara ihop med merge commit",
        "Alla sätt är också tillåtet",
    ),
    "straight history": (
        lambda exports: exports["regel"]["rules"].append({"type": "required_linear_history"}),
        "slås bara ihop med merge commit",
        "Require linear history",
    ),
    "a queue that squashes": (
        lambda exports: exports["regel"]["rules"].append(
            {"type": "merge_queue", "parameters": {"merge_method": "SQUASH"}}
        ),
        "slås bara ihop med merge commit",
        "merge queue",
    ),
    "owners not asked": (
        with_parameter(PULLS, "require_code_owner_review", False),
        "Den som äger en plats",
        "avstängd",
    ),
    "approvals that last": (
        with_parameter(PULLS, "dismiss_stale_reviews_on_push", False),
        "faller när förslaget ändras",
        "avstängd",
    ),
    "no team asked": (
        with_parameter(PULLS, "required_reviewers", []),
        "En annan i laget",
        "@asf-listan/certifierare behöver inte godkänna data/cohorts/*/decisions/.",
    ),
    "a team asked for nothing": (
        with_reviewers(lambda asked: [one.update(minimum_approvals=0) for one in asked]),
        "En annan i laget",
        "@asf-listan/administratorer behöver inte godkänna allt annat",
    ),
    "another team asked": (
        with_reviewers(lambda asked: [one.update(reviewer={"id": 5}) for one in asked]),
        "En annan i laget",
        "behöver inte godkänna",
    ),
    "a team asked for less": (
        with_reviewers(lambda asked: asked[0]["file_patterns"].append("!data/policy/**")),
        "En annan i laget",
        "@asf-listan/administratorer behöver inte godkänna data/policy/.",
    ),
    "no checks": (
        without_rule(CHECKS),
        "Kontrollerna",
        "«Registret», «Programmet» och «Rapporten» krävs inte",
    ),
    "one check": (with_checks(lambda asked: asked.pop()), "Kontrollerna", "«Rapporten» krävs"),
    "checks of anybody": (
        with_checks(lambda asked: [one.pop("integration_id") for one in asked]),
        "Kontrollerna",
        "kan sättas till grön av vem som helst",
    ),
    "checks of another app": (
        with_checks(lambda asked: [one.update(integration_id=7) for one in asked]),
        "Kontrollerna",
        "kan sättas till grön av vem som helst",
    ),
    "history": (without_rule("non_fast_forward"), "Historiken i main", "att skriva om"),
    "deletion": (without_rule("deletion"), "går inte att ta bort", "det går att ta bort den"),
    "administrators pass": (
        bypass(actor_type="RepositoryRole", actor_id=5),
        "Ingen kan gå förbi",
        "administratörer av registret (i «main»)",
    ),
    "owners pass": (
        bypass(actor_type="OrganizationAdmin", actor_id=1),
        "Ingen kan gå förbi",
        "rganisationens ägare",
    ),
    "an app passes": (
        bypass(actor_type="Integration", actor_id=9, bypass_mode="pull_request"),
        "Ingen kan gå förbi",
        "n app (i «main»)",
    ),
    "an unknown team": (
        lambda exports: exports["codeowners"]["errors"].append(
            {"line": 21, "kind": "Unknown owner", "message": "…"}
        ),
        "inga fel i CODEOWNERS",
        "rad 21 («Unknown owner»)",
    ),
    "a team that is not there": (
        lambda exports: exports["lag"].pop(0),
        "Lagen i data/policy finns",
        "@asf-listan/processledare-stockholm finns inte",
    ),
    "a team that only reads": (
        with_team("certifierare", permission="pull"),
        "Lagen i data/policy finns",
        "@asf-listan/certifierare får bara läsa",
    ),
    "coordinators who rule": (
        with_team("processledare-skane", permission="admin"),
        "Lagen i data/policy finns",
        "har rätten «admin» i stället för Write",
    ),
    "a secret team": (
        with_team("certifierare", privacy="secret"),
        "Lagen i data/policy finns",
        "är inte synligt",
    ),
    "a team nobody knows": (
        with_team("lasare", permission="push"),
        "Lagen i data/policy finns",
        "«@asf-listan/lasare» får skriva utan att stå i data/policy",
    ),
    "another number": (
        with_team("certifierare", id=99),
        "Lagens nummer stämmer",
        "har nummer 99, men number i certifiers.yaml är 11",
    ),
    "a person alone": (
        lambda exports: exports["personer"]["people"].append(
            {"login": "kim", "permissions": {"push": True}}
        ),
        "ensam person",
        "«kim» får skriva",
    ),
    "public": (with_value("register", "private", False), "Registret är privat", "kan läsa"),
    "nearly private": (with_value("register", "private", 1), "Registret är privat", "kan läsa"),
    "another branch": (
        with_value("register", "default_branch", "master"),
        "Grenen main är den som gäller",
        "en annan gren",
    ),
    "a button for squash": (
        with_value("register", "allow_squash_merge", True),
        "Bara merge commit",
        "quash är tillåtet",
    ),
    "no button for merge": (
        with_value("register", "allow_merge_commit", False),
        "Bara merge commit",
        "erge commit är inte tillåtet",
    ),
    "any action": (with_value("actions", "allowed_actions", "all"), "Bara kända", "som helst"),
    "no actions": (
        with_value("actions", "enabled", False),
        "Bara kända",
        "Actions är avstängt",
    ),
    "verified actions": (
        with_value("utvalda", "verified_allowed", True),
        "Bara kända",
        "verified creators",
    ),
    "a wide pattern": (
        with_value("utvalda", "patterns_allowed", ["*/*"]),
        "Bara kända",
        "«*/*» släpper in",
    ),
    "loose versions": (
        with_value("actions", "sha_pinning_required", False),
        "Varje action är låst",
        "krävs inte",
    ),
    "a token that writes": (
        with_value("token", "default_workflow_permissions", "write"),
        "Körningar får bara läsa",
        "får skriva",
    ),
    "runs that approve": (
        with_value("token", "can_approve_pull_request_reviews", True),
        "Körningar får inte godkänna",
        "får godkänna",
    ),
    "copies run": (
        with_value("kopior", "require_approval_for_fork_pr_workflows", False),
        "andras kopior",
        "utan att någon godkänt",
    ),
    "copies write": (
        with_value("kopior", "send_write_tokens_to_workflows", True),
        "andras kopior",
        "token som kan skriva",
    ),
    "copies get secrets": (
        with_value("kopior", "send_secrets_and_variables", True),
        "andras kopior",
        "hemligheter",
    ),
    "an open environment": (
        with_environment(None),
        "Miljöer",
        "«github-pages» kan användas från vilken gren som helst",
    ),
    "an environment of other branches": (
        with_value("grenar", "branch_policies", [{"name": "forslag/*"}]),
        "Miljöer",
        "«forslag/*» får också",
    ),
    "a secret for all": (
        lambda exports: exports["hemligheter"].update(total_count=1, secrets=[{"name": "APP_KEY"}]),
        "Inga hemligheter",
        "«APP_KEY» ligger i registret",
    ),
    "a plan without rules": (
        with_value("organisation", "plan", {"name": "free"}),
        "en plan där reglerna gäller",
        "gratisversionen",
    ),
    "passwords alone": (
        with_value("organisation", "two_factor_requirement_enabled", False),
        "loggar in i två steg",
        "krävs inte",
    ),
    "all members read": (
        with_value("organisation", "default_repository_permission", "read"),
        "bara är med i organisationen",
        "får läsa",
    ),
}


@pytest.mark.parametrize(("spoil", "demand", "said"), SPOILT.values(), ids=SPOILT.keys())
def test_what_is_weaker_is_told_with_reason_and_mend(
    forge: Forge, spoil: Callable[[Exports], object], demand: str, said: str
) -> None:
    spoil(forge.exports)
    ran = forge.check()
    assert (ran.code, ran.err) == (1, "")
    told = part(ran.out, "Saknas eller är för svagt")
    (title,) = [one.title for one in DEMANDS if demand in one.title]
    assert title in told
    assert said.lower() in " ".join(ran.out.split()).lower()
    assert told.count("Nu: ") == told.count("Varför: ") == told.count("Rätta: ") >= 1
    assert "att rätta" in ran.out.splitlines()[-1]


def test_every_demand_can_be_missed() -> None:
    missed = {
        one.title for _, demand, _ in SPOILT.values() for one in DEMANDS if demand in one.title
    }
    assert missed == {one.title for one in DEMANDS}


def test_every_demand_says_what_why_and_where() -> None:
    for demand in DEMANDS:
        assert len(demand.title) > 10
        assert demand.why.endswith(".")
        assert demand.mend.endswith(".")


@pytest.mark.parametrize("name", good())
def test_what_no_export_tells_is_named_with_how_to_get_it(forge: Forge, name: str) -> None:
    ran = forge.check(name)
    assert ran.code == 1
    told = part(ran.out, "Kunde inte bedömas")
    assert ("Export ruleset" if name == "regel" else f"> {name}.json") in told
    assert "Saknas" not in ran.out
    assert "kvar att kontrollera" in ran.out.splitlines()[-1]


def test_without_files_everything_that_is_needed_is_named(shell: Shell) -> None:
    ran = shell.asf("policy", "check")
    assert ran.code == 1
    assert f"Kunde inte bedömas: {len(DEMANDS)}\n" in ran.out
    for name in ("register", "lag", "organisation", "hemligheter"):
        assert f"> {name}.json" in ran.out
    assert "repos/asf-listan/register" in ran.out


def test_what_is_stronger_is_fine_and_its_price_is_told(forge: Forge) -> None:
    rule(forge.exports, PULLS).update(
        required_approving_review_count=1,
        require_last_push_approval=True,
        required_review_thread_resolution=True,
    )
    forge.exports["regel"]["rules"].append({"type": "required_signatures"})
    forge.exports["kopior"]["run_workflows_from_fork_pull_requests"] = False
    forge.exports["actions"]["allowed_actions"] = "local_only"
    ran = forge.check("utvalda")
    assert ran.code == 0
    notes = part(ran.out, "Att veta")
    assert "Required approvals" in notes
    assert notes.count("kan en processledare inte själv slå ihop") == 1
    assert "så en processledare kan inte själv slå ihop" in notes


def test_two_rulesets_count_together(forge: Forge) -> None:
    second = deepcopy(forge.exports["regel"]) | {"id": 2, "name": "kontroller"}
    second["rules"] = [one for one in second["rules"] if one["type"] == CHECKS]
    without_rule(CHECKS)(forge.exports)
    forge.exports["regel-2"] = second
    assert forge.check().code == 0
    assert "«Registret»" in forge.check("regel-2").out


def test_a_ruleset_that_some_pass_by_does_no_harm_beside_one_that_nobody_does(
    forge: Forge,
) -> None:
    loose = deepcopy(forge.exports["regel"]) | {"id": 2, "name": "lös"}
    loose["bypass_actors"] = [{"actor_type": "OrganizationAdmin", "bypass_mode": "always"}]
    forge.exports["regel-2"] = loose
    assert forge.check().code == 0


def test_the_rules_of_the_branch_tell_all_but_who_may_pass_them_by(forge: Forge) -> None:
    rules = [one | {"ruleset_id": 1} for one in forge.exports["regel"]["rules"]]
    forge.exports["regler"] = rules
    assert forge.check().code == 0, "the ruleset tells the rest"
    alone = forge.check("regel")
    assert alone.code == 1
    told = part(alone.out, "Kunde inte bedömas: 1")
    assert "Ingen kan gå förbi reglerna: exporten säger inte vem" in told


def test_a_ruleset_exported_by_somebody_who_may_not_see_all_leaves_that_open(
    forge: Forge,
) -> None:
    del forge.exports["regel"]["bypass_actors"]
    ran = forge.check()
    assert ran.code == 1
    assert "exporten säger inte vem" in part(ran.out, "Kunde inte bedömas: 1")


def test_an_answer_for_somebody_who_may_not_see_all_leaves_that_open(forge: Forge) -> None:
    del forge.exports["organisation"]["two_factor_requirement_enabled"]
    del forge.exports["register"]["allow_squash_merge"]
    ran = forge.check()
    assert ran.code == 1
    told = part(ran.out, "Kunde inte bedömas: 2")
    assert told.count("hämtad av någon som inte får se det här") == 2


def test_a_part_of_an_answer_is_not_taken_for_the_whole(forge: Forge) -> None:
    forge.exports["hemligheter"]["total_count"] = 130
    ran = forge.check()
    assert ran.code == 1
    told = part(ran.out, "Kunde inte bedömas: 1")
    assert "svaret är inte helt" in told


def test_teams_without_a_number_are_told_their_number(shell: Shell) -> None:
    forge = Forge(shell)
    path = shell.register / "data/policy/certifiers.yaml"
    path.write_text(path.read_text("utf-8").replace("number: 11\n", ""), encoding="utf-8")
    ran = forge.check()
    assert ran.code == 1
    told = part(ran.out, "Saknas eller är för svagt: 2")
    assert "Lagets nummer saknas i data/policy/certifiers.yaml." in told
    assert "har nummer 11, men number i certifiers.yaml saknas." in told


def test_what_windows_writes_is_read(forge: Forge) -> None:
    for encoding in ("utf-8-sig", "utf-16"):
        for name, value in forge.exports.items():
            text = json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\r\n")
            (forge.folder / f"{name}.json").write_bytes(text.encode(encoding))
        files = sorted(str(path) for path in forge.folder.glob("*.json"))
        assert forge._shell.asf("policy", "check", *files).code == 0


DEEP = b"[" * 100_000
REFUSED: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "ingen hel JSON-fil"),
    "half": (b'{"private": tr', "ingen hel JSON-fil"),
    "text": (b"main is protected", "ingen hel JSON-fil"),
    "deep": (DEEP, "för djupt nästlad"),
    "a key twice": (b'{"enabled": false, "enabled": true}', "ingen hel JSON-fil"),
    "no number": (b'{"enabled": NaN}', "ingen hel JSON-fil"),
    "an endless number": (b'{"id": ' + b"9" * 10_000 + b"}", "ingen hel JSON-fil"),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xfe\x00", "ingen textfil"),
    "half of utf-16": (b"\xff\xfe{", "ingen textfil"),
    "huge": (b" " * (5 * 1024 * 1024 + 1), "större än 5 MB"),
    "a number": (b"1", "inget av de svar som går att bedöma"),
    "something else": (b'{"hello": "world"}', "inget av de svar som går att bedöma"),
    "nobody": (b"[]", "ett tomt svar"),
    "a list of rulesets": (b'[{"id": 1, "enforcement": "active"}]', "bara en lista över regler"),
    "old protection": (b'{"enforce_admins": {"enabled": true}}', "Rulesets i stället"),
    "the settings of public ones": (b'{"approval_policy": "x"}', "ska vara privat"),
    "an error": (
        b'{"message": "Not Found", "documentation_url": "https://docs", "status": "404"}',
        'ett fel från GitHub: "Not Found"',
    ),
    "a forged error": (
        b'{"message": "x\\n::error::\\u001b[31m\\u202e", "documentation_url": ""}',
        "x↵::error::<U+001B>[31m<U+202E>",
    ),
    "another register": (
        b'{"full_name": "kim/register", "private": true, "default_branch": "main"}',
        "gäller kim/register, inte asf-listan/register",
    ),
    "another organisation": (
        b'{"login": "kim", "members_url": ""}',
        "gäller kim, inte asf-listan",
    ),
    "rules of another register": (
        b'{"rules": [], "enforcement": "active", "source_type": "Repository", "source": "a/b"}',
        "gäller a/b, inte asf-listan/register",
    ),
}


@pytest.mark.parametrize(("content", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_is_no_export_is_refused_in_one_line(
    forge: Forge, content: bytes, said: str
) -> None:
    ran = forge.check_file("export.json", content)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert ran.err.startswith("asf: ")
    assert ran.err.count("\n") == 1
    assert ran.err.endswith(".\n")


def test_a_folder_and_a_missing_file_are_refused(forge: Forge, shell: Shell) -> None:
    for path, said in ((str(forge.folder), "är ingen fil"), ("nej.json", "nej.json finns inte")):
        ran = shell.asf("policy", "check", path)
        assert ran.code == 2
        assert said in ran.err


GARBAGE: tuple[Any, ...] = (
    None,
    True,
    7,
    "x",
    [],
    {},
    [None],
    [[]],
    {"x": {}},
    ["main"],
    "\x1b[2J",
)


@pytest.mark.parametrize("name", good())
def test_garbage_anywhere_in_an_export_is_never_taken_for_right(forge: Forge, name: str) -> None:
    whole = forge.exports[name]
    whole = whole if isinstance(whole, dict) else whole[0]
    for key in JUDGED[name]:
        right = whole[key]
        for garbage in GARBAGE:
            # A list that is empty says something, and so does the answer itself.
            if (garbage == [] and isinstance(right, list)) or repr(garbage) == repr(right):
                continue
            whole[key] = garbage
            ran = forge.check()
            assert ran.code in (1, 2), f"{key}: {garbage!r}"
            assert "\x1b" not in ran.out + ran.err
            assert "fel i programmet" not in ran.err
        whole[key] = right


# What of each export a demand looks at.
JUDGED = {
    "regel": {"rules", "enforcement", "target", "conditions", "source", "bypass_actors"},
    "lag": {"slug", "permission", "privacy"},
    "register": {"full_name", "private", "default_branch", "allow_squash_merge"},
    "actions": {"enabled", "allowed_actions", "sha_pinning_required"},
    "utvalda": {"verified_allowed", "patterns_allowed"},
    "token": {"default_workflow_permissions", "can_approve_pull_request_reviews"},
    "kopior": {"send_secrets_and_variables", "require_approval_for_fork_pr_workflows"},
    "miljoer": {"environments", "total_count"},
    "grenar": {"branch_policies", "total_count"},
    "hemligheter": {"secrets", "total_count"},
    "codeowners": {"errors"},
    "personer": {"people"},
    "organisation": {
        "login",
        "two_factor_requirement_enabled",
        "default_repository_permission",
        "plan",
    },
}


def test_each_answer_is_known_by_one_kind_only(forge: Forge) -> None:
    forge.exports["regler"] = [{"type": "deletion", "ruleset_id": 1}]
    kinds = []
    for value in forge.exports.values():
        (known,) = [source.kind for source in SOURCES if source.is_it(value)]
        kinds.append(known)
    assert sorted(kinds) == sorted(source.kind for source in SOURCES)
    assert Path(PROJECT / "docs/threat-model.md").is_file(), "the table names it"
