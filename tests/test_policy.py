"""The policy: who has which role, who must approve what, and what may not be written there."""

from __future__ import annotations

import shutil
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from asf_register.check import check
from asf_register.day import today
from asf_register.documents import Document
from asf_register.errors import ProblemsFoundError, ProjectFileError
from asf_register.policy import PathRule, Policy
from asf_register.policy_files import PEOPLE, POLICY_FILES, read_policy
from asf_register.read_register import read_register
from asf_register.root import PROJECT, Root
from asf_register.rules.policy import path_decides
from asf_register.rules.rule import Context
from asf_register.vocabulary_files import read_vocabulary
from command_shell import KAFE, Shell
from hypothesis import given
from hypothesis import strategies as st

PROJECTS_OWN = Root(PROJECT)
ADMINISTRATORS, CERTIFIERS = "@asf-listan/administratorer", "@asf-listan/certifierare"

# Every kind of path that the design names, with whom it must ask.
MUST_APPROVE = {
    "data/asf/kafe-linden.yaml": (),
    "data/asf/kafe-linden.png": (),
    "data/marketplace/2026-fruktkorgar.yaml": (),
    "data/cohorts/2026-var/cohort.yaml": (ADMINISTRATORS,),
    "data/cohorts/2026-var/cases/kafe-linden.yaml": (ADMINISTRATORS,),
    "data/cohorts/2026-var/decisions/kafe-linden.yaml": (CERTIFIERS,),
    "data/cohorts/2026-var/decisions": (ADMINISTRATORS,),
    "data/cohorts/decisions/kafe-linden.yaml": (ADMINISTRATORS,),
    "data/cohorts/2026-var/cases/decisions/kafe-linden.yaml": (ADMINISTRATORS,),
    "data/members/kafe-linden.yaml": (ADMINISTRATORS,),
    "data/policy/paths.yaml": (ADMINISTRATORS,),
    "data/policy/certifiers.yaml": (ADMINISTRATORS,),
    "data/vocabulary/regions.yaml": (ADMINISTRATORS,),
    "data/site.yaml": (ADMINISTRATORS,),
    "content/om.md": (ADMINISTRATORS,),
    "content/intranat/iop.md": (ADMINISTRATORS,),
    "schemas/enterprise.schema.json": (ADMINISTRATORS,),
    ".github/workflows/check.yml": (ADMINISTRATORS,),
    ".github/CODEOWNERS": (ADMINISTRATORS,),
    "plugins/asf_register/check.py": (ADMINISTRATORS,),
    "scripts/set-up": (ADMINISTRATORS,),
    "theme/templates/base.html": (ADMINISTRATORS,),
    "tests/test_policy.py": (ADMINISTRATORS,),
    "Makefile": (ADMINISTRATORS,),
    "requirements.lock": (ADMINISTRATORS,),
    "data/asf": (ADMINISTRATORS,),
    "Data/asf/kafe-linden.yaml": (ADMINISTRATORS,),
    "data/asf.yaml": (ADMINISTRATORS,),
    "x/data/asf/kafe-linden.yaml": (ADMINISTRATORS,),
    "data/asf/../policy/paths.yaml": (ADMINISTRATORS,),
    "data/asf//paths.yaml": (ADMINISTRATORS,),
    "data/asf/./paths.yaml": (ADMINISTRATORS,),
}


@pytest.fixture(scope="module")
def policy() -> Policy:
    return read_policy(PROJECTS_OWN)


@pytest.fixture
def own_policy(tmp_path: Path) -> Root:
    """A register with a copy of the project's policy."""
    (tmp_path / "data/asf").mkdir(parents=True)
    shutil.copytree(PROJECT / "data/policy", tmp_path / "data/policy")
    return Root(tmp_path)


@pytest.mark.parametrize("path", MUST_APPROVE)
def test_each_path_asks_those_whom_the_design_names(policy: Policy, path: str) -> None:
    rule = policy.rule_for(path)
    assert policy.approvers(rule) == MUST_APPROVE[path]
    assert rule.why.endswith(".")


def test_every_region_has_a_team_and_an_address_of_its_own(policy: Policy) -> None:
    regions = read_vocabulary(PROJECTS_OWN).regions
    assert list(policy.coordinators) == list(regions)
    assert len(regions) == 21
    for code, region in regions.items():
        assert policy.coordinators[code].team == f"@asf-listan/processledare-{region.slug}"
        assert policy.coordinators[code].email.partition("@")[0] == region.slug


def test_every_team_has_one_role(policy: Policy) -> None:
    assert len(policy.teams) == 23
    assert policy.teams[ADMINISTRATORS] == "administrator"
    assert policy.teams[CERTIFIERS] == "certifier"
    assert policy.teams["@asf-listan/processledare-gavleborg"] == "coordinator"


def test_the_organisation_is_named_in_one_place_only(own_policy: Root) -> None:
    forge = own_policy.policy / "forge.yaml"
    forge.write_text(
        forge.read_text("utf-8").replace("organisation: asf-listan", "organisation: skoopi"),
        encoding="utf-8",
    )
    renamed = read_policy(own_policy)
    assert all(team.startswith("@skoopi/") for team in renamed.teams)
    others = [path for path in own_policy.policy.glob("*.yaml") if path != forge]
    assert not [path for path in others if "asf-listan/" in path.read_text("utf-8")]


def test_a_root_without_a_policy_has_the_projects_own(tmp_path: Path, policy: Policy) -> None:
    (tmp_path / "data/asf").mkdir(parents=True)
    assert read_policy(Root(tmp_path)) == policy
    register = read_register(Root(tmp_path)).register
    assert register.policy == policy
    assert check(Root(tmp_path), today()).problems == ()


def test_the_projects_policy_is_not_judged_by_the_regions_of_another_root(tmp_path: Path) -> None:
    few = PROJECT / "tests/site_snapshot/register/data/vocabulary"
    shutil.copytree(few, tmp_path / "data/vocabulary")
    (tmp_path / "data/asf").mkdir()
    (tmp_path / "data/site.yaml").write_text(
        "title: Listan\naddress: https://listan.example\norganisation: Vi\n"
        "contact: info@listan.example\nrepository: https://github.com/exempel/listan\n",
        encoding="utf-8",
    )
    reading = read_register(Root(tmp_path))
    assert len(reading.register.vocabulary.regions) < 21
    assert reading.register.policy is not None
    assert check(Root(tmp_path), today()).problems == ()


def test_a_path_without_a_rule_is_the_administrators(policy: Policy) -> None:
    bare = Policy(
        forge=policy.forge,
        coordinators={},
        certifiers=policy.certifiers,
        administrators=policy.administrators,
        paths=(PathRule(pattern="data/asf/", approve="nobody", why="Fritt."),),
    )
    assert bare.approvers(bare.rule_for("data/asf/kafe.yaml")) == ()
    assert bare.approvers(bare.rule_for("Makefile")) == (ADMINISTRATORS,)


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        ("paths", "approve: certifier", "approve: certifyer", "Menade du certifier?"),
        ("paths", "pattern: data/asf/", "pattern: /data/asf/", "utan snedstreck först"),
        ("paths", "pattern: data/asf/", "pattern: data/asf/*.yaml", "har inte rätt form"),
        ("paths", "pattern: data/asf/", "pattern: '!data/asf/'", "har inte rätt form"),
        ("coordinators", 'region: "21"', 'region: "99"', 'region): "99" finns inte i listan'),
        ("coordinators", "team: processledare-gavleborg", "team: '@kim'", "utan @"),
        ("certifiers", "email: certifiering@", "email: certifiering", "har inte rätt form"),
        ("forge", "organisation: asf-listan", "organisation: asf listan", "har inte rätt form"),
        ("forge", "repository: register", "repositori: register", "Menade du repository?"),
    ],
)
def test_a_policy_of_the_wrong_form_is_told_with_line_and_mend(
    own_policy: Root, name: str, before: str, after: str, said: str
) -> None:
    path = own_policy.policy / f"{name}.yaml"
    text = path.read_text("utf-8")
    number = text[: text.index(before)].count("\n") + 1
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    (problem,) = check(own_policy, today()).problems
    assert (problem.path, problem.line) == (f"data/policy/{name}.yaml", number)
    assert said in f"{problem.message} {problem.hint}"


def test_what_is_wrong_in_several_files_is_told_at_once(own_policy: Root) -> None:
    for name in ("certifiers", "administrators"):
        (own_policy.policy / f"{name}.yaml").write_text("team: []\n", encoding="utf-8")
    (own_policy.enterprises / "kafe-linden.yaml").write_text("x: 1\n", encoding="utf-8")
    with pytest.raises(ProblemsFoundError) as stopped:
        read_policy(own_policy)
    wrong = {problem.path for problem in stopped.value.problems}
    assert wrong == {"data/policy/certifiers.yaml", "data/policy/administrators.yaml"}
    told = {problem.path for problem in check(own_policy, today()).problems}
    assert told == wrong | {"data/asf/kafe-linden.yaml"}, "the enterprises are judged all the same"


@pytest.mark.parametrize("name", sorted({*POLICY_FILES} - {PEOPLE}))
def test_a_missing_file_stops_the_command_with_the_mend(own_policy: Root, name: str) -> None:
    (own_policy.policy / f"{name}.yaml").unlink()
    with pytest.raises(ProjectFileError, match=rf"data/policy/{name}\.yaml saknas\."):
        read_policy(own_policy)


def test_the_command_checks_a_file_of_the_policy_like_any_other(shell: Shell) -> None:
    shutil.copytree(PROJECT / "data/policy", shell.register / "data/policy")
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    assert shell.asf("check", "data/policy/paths.yaml").code == 0
    shell.write("data/policy/paths.yaml", "- pattern: '*'\n")
    ran = shell.asf("check", "data/policy/paths.yaml")
    assert ran.code == 1
    assert "Godkänns av (approve) saknas." in ran.out


def test_other_files_and_links_among_the_policy_are_told(own_policy: Root, tmp_path: Path) -> None:
    (own_policy.policy / "revisorer.yaml").write_text("team: x\n", encoding="utf-8")
    (problem,) = check(own_policy, today()).problems
    assert (problem.path, problem.rule) == ("data/policy/revisorer.yaml", "unexpected-file")
    assert "administrators.yaml, certifiers.yaml, coordinators.yaml, forge.yaml" in problem.hint
    elsewhere = tmp_path / "elsewhere"
    own_policy.policy.rename(elsewhere)
    (tmp_path / "data/policy").symlink_to(elsewhere)
    told = {(problem.path, problem.rule) for problem in check(own_policy, today()).problems}
    assert ("data/policy", "file-link") in told


def line(pattern: str, approve: str) -> str:
    return f"- pattern: {pattern}\n  approve: {approve}\n  why: Ett skäl.\n"


# Lines at the end of paths.yaml by which somebody could get more to decide, and the rule that
# refuses each.
GRABS = {
    "decisions for administrators": (line("data/cohorts/", "administrator"), "decisions-by"),
    "one round for administrators": (line("data/cohorts/2026/", "administrator"), "decisions-by"),
    "one decision for administrators": (
        line("data/cohorts/2026/decisions/kafe.yaml", "administrator"),
        "decisions-by",
    ),
    "decisions for anybody": (line("data/cohorts/*/decisions/", "nobody"), "path-left-free"),
    "the policy for certifiers": (line("data/policy/", "certifier"), "decisions-by"),
    "cases for certifiers": (line("data/cohorts/*/cases/", "certifier"), "decisions-by"),
    "the policy for anybody": (line("data/policy/", "nobody"), "path-left-free"),
    "one file of the policy for anybody": (line("data/policy/paths.yaml", "nobody"), "path-left"),
    "workflows for anybody": (line(".github/workflows/", "nobody"), "path-left-free"),
    "schemas for anybody": (line("schemas/", "nobody"), "path-left-free"),
    "members for anybody": (line("data/members/", "nobody"), "path-left-free"),
    "all data for anybody": (line("data/", "nobody"), "path-left-free"),
    "a folder of any name for anybody": (line("data/*/", "nobody"), "path-left-free"),
    "everything for certifiers": (line("'*'", "certifier"), "path-for-the-rest"),
}


@pytest.mark.parametrize(("grab", "rule"), GRABS.values(), ids=GRABS.keys())
def test_no_line_gives_anybody_more_to_decide(own_policy: Root, grab: str, rule: str) -> None:
    with (own_policy.policy / "paths.yaml").open("a", encoding="utf-8") as file:
        file.write(grab)
    errors = check(own_policy, today()).errors
    assert any(problem.rule.startswith(rule) for problem in errors)


@pytest.mark.parametrize(
    ("file", "before", "after"),
    [
        ("certifiers", "certifierare", "administratorer"),
        ("certifiers", "team: certifierare", "team: processledare-skane"),
        ("coordinators", "team: processledare-skane", "team: administratorer"),
        ("coordinators", "team: processledare-skane", "team: certifierare"),
    ],
)
def test_no_team_has_two_roles(own_policy: Root, file: str, before: str, after: str) -> None:
    path = own_policy.policy / f"{file}.yaml"
    path.write_text(path.read_text("utf-8").replace(before, after), encoding="utf-8")
    (problem,) = check(own_policy, today()).errors
    assert problem.rule == "one-role-a-team"


def test_a_team_may_have_several_regions(own_policy: Root) -> None:
    path = own_policy.policy / "coordinators.yaml"
    shared = path.read_text("utf-8").replace("processledare-gotland", "processledare-kalmar")
    path.write_text(shared, encoding="utf-8")
    assert check(own_policy, today()).problems == ()


PARTS = ("a", "b", "*")
PATTERNS = st.builds(
    lambda parts, end: "/".join(parts) + end,
    st.lists(st.sampled_from(PARTS), min_size=1, max_size=3).filter(lambda p: p[-1] != "*"),
    st.sampled_from(("", "/")),
)
# Deep and varied enough to tell any two of these patterns apart.
PATHS = ["/".join(parts) for deep in range(1, 5) for parts in product("abc", repeat=deep)]


@given(st.lists(PATTERNS, min_size=2, max_size=4))
def test_a_line_is_called_useless_where_one_later_line_holds_all_its_files(
    patterns: list[str],
) -> None:
    rules = [PathRule(pattern=pattern, approve="administrator", why="") for pattern in patterns]
    files = [{path for path in PATHS if rule.matches(path)} for rule in rules]
    useless = {
        index
        for index, mine in enumerate(files)
        if any(mine <= later for later in files[index + 1 :])
    }
    value = [{"pattern": p, "approve": "administrator", "why": "Skäl."} for p in patterns]
    document = Document(Path("paths.yaml"), "data/policy/paths.yaml", b"")
    vars(document)["value"] = value
    found = path_decides(document, any_context())
    assert {finding.pointer[0] for finding in found} == useless


@cache
def any_context() -> Context:
    """What a rule may look at beside its document; this one looks at nothing."""
    return Context(read_register(Root(PROJECT / "tests/site_register")).register, today())
