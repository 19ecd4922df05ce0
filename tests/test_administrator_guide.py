"""The administrator's guide leads from an empty organisation to settings that are right.

Every block of commands is run as it stands, in order, in a copy of the repository, with a stand-in
for GitHub (forge_stand_in.py). Where the guide has a table of settings the walk sets them, and
where it shows what a file shall hold it writes that. After every block comes out what the text
below it promises.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from datetime import timedelta

import pyrage
import pytest
from asf_forge.demands import DEMANDS
from asf_forge.sources import SOURCES
from asf_register.day import today
from asf_register.policy_files import read_policy
from asf_register.root import PROJECT, Root
from forge_stand_in import ME, State
from guide_walk import Walk, guide, steps
from pyrage import x25519

GUIDE = guide("docs/administrator.md")
STEPS = steps(GUIDE)
COMMANDS = tuple(step.text for step in STEPS if step.kind == "sh")
KEY = "appens-nyckel.pem"


def block(words: str) -> str:
    """The first block of commands with these words in it."""
    return next(text for text in COMMANDS if words in text)


def set_as_told(walk: Walk, setting: str) -> None:
    """Click to a setting and set it."""
    state = walk.github.state()
    found = [do for words, do in CLICKS if all(word in setting for word in words)]
    assert len(found) == 1, f"nobody knows how to set this: {setting}"
    found[0](state)
    walk.github.save(state)


def save_a_notice(walk: Walk) -> None:
    """Save a notice of these days from TED beside the register."""
    text = (PROJECT / "tests" / "notices" / "reserved.xml").read_text(encoding="utf-8")
    for written, days in (("2026-11-02", -3), ("2026-12-04", 30), ("2027-02-01", 90)):
        text = text.replace(written, str(today() + timedelta(days)))
    folder = walk.folder.parent / "ted"
    folder.mkdir(exist_ok=True)
    (folder / "annons.xml").write_text(text, encoding="utf-8")


Click = Callable[[State], object]


def _repository(**values: bool) -> Click:
    return lambda state: state["repository"].update(values)


def _in(name: str, **values: object) -> Click:
    return lambda state: state[name].update(values)


def _of_main_only(environment: str) -> Click:
    return _in("environments", **{environment: ["main"]})


def _nothing(state: State) -> None:
    """What the stand-in has no setting for."""


# What each row says, as few words as tell it from the others, and what it sets.
CLICKS: list[tuple[tuple[str, ...], Click]] = [
    (
        ("Settings, General, Pull Requests", "bara *Allow merge commits*"),
        _repository(allow_squash_merge=False, allow_rebase_merge=False),
    ),
    (("Settings, General, Features", "*Issues* på"), _repository(has_wiki=False)),
    (
        ("Actions permissions", "select non-asf-listan", "bara *Allow actions created by GitHub*"),
        lambda state: (
            state["actions"].update(allowed_actions="selected"),
            state["selected-actions"].update(github_owned_allowed=True, verified_allowed=False),
        ),
    ),
    (("pinned to a full-length commit SHA* på",), _in("actions", sha_pinning_required=True)),
    (
        ("Settings, Actions, General, Fork pull request workflows* | allt av",),
        _in("fork-pr-workflows-private-repos", run_workflows_from_fork_pull_requests=False),
    ),
    (
        ("Workflow permissions", "*Read repository contents", "approve pull requests* av"),
        _in(
            "workflow",
            default_workflow_permissions="read",
            can_approve_pull_request_reviews=False,
        ),
    ),
    (
        ("Settings, Collaborators and teams", "inga personer"),
        lambda state: state.update(collaborators=[]),
    ),
    (
        ("Organisationens", "Settings, Billing and licensing", "planen *Team*"),
        _in("organisation", plan={"name": "team"}),
    ),
    (
        ("Organisationens", "Base permissions", "*No permission*"),
        _in("organisation", default_repository_permission="none"),
    ),
    (
        ("Organisationens", "Repository forking* | av"),
        _in("organisation", members_can_fork_private_repositories=False),
    ),
    (
        ("Organisationens", "Authentication security", "*Require two-factor authentication for"),
        _in("organisation", two_factor_requirement_enabled=True),
    ),
    (("Settings, Pages, Source", "*GitHub Actions*"), _in("pages", source="workflow")),
    (("Settings, Pages, Custom domain", "Enforce HTTPS"), _in("pages", https=True)),
    (
        ("Environments, github-pages, Deployment branches", "Selected branches", "bara `main`"),
        _of_main_only("github-pages"),
    ),
    (
        ("Environments, New environment", "`forslag`", "Selected branches", "bara `main`"),
        _of_main_only("forslag"),
    ),
    (("New GitHub App", "*Webhook, Active* av", "*Only on this account*"), _in("pages", app=True)),
    (("*Contents*, *Issues* och *Pull requests*: *Read and write*. Inget mer",), _nothing),
    (("*Private keys, Generate a private key*", f"`{KEY}`"), _nothing),
    (("*Install App*", "bara registret"), _nothing),
    (("*Settings, Secrets and variables, Actions, Variables", "`FORSLAG_APP`"), _nothing),
]


Promise = tuple[str, str, Callable[[Walk], object]]


def _is_ready(walk: Walk) -> bool:
    who = walk.run("git config user.email")
    return "Inga fel" in walk.said[-60:] and who == "register@skoopi.example\n"


def _all_teams(walk: Walk) -> bool:
    teams = walk.github.state()["teams"]
    wanted = {team.partition("/")[2] for team in read_policy(Root(walk.folder)).teams}
    return (
        set(teams) == wanted == set(walk.said.split())
        and all(team["members"] == [] for team in teams.values())
        and len(teams) == 23
    )


def _is_on_github(walk: Walk) -> bool:
    return (
        walk.github.state()["repository"]["private"] is True
        and len(walk.github.files("data/asf/*.yaml")) > 100
        and walk.github.files(".github/workflows/publish.yml") != []
    )


def _numbers_are_in_the_rules(walk: Walk) -> bool:
    teams = walk.github.state()["teams"]
    rules = walk.github.text(".github/rulesets/main.json")
    return "Skrev .github/rulesets/main.json" in walk.said and all(
        f'"id": {teams[name]["id"]}' in rules for name in ("administratorer", "certifierare")
    )


def _main_is_closed(walk: Walk) -> bool:
    state = walk.github.state()
    pushed = subprocess.run(
        ["git", "push", "-q", "origin", "HEAD^:refs/heads/main", "--force"],
        cwd=walk.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return (
        walk.said == ""
        and state["rulesets"][0]["enforcement"] == "active"
        and pushed.returncode != 0
        and "rule violations" in pushed.stderr
    )


def _secret_is_in_the_environment(walk: Walk) -> bool:
    environment, name, value = walk.github.state()["secrets"][-1]
    return (
        "Set secret FORSLAG_APP_KEY" in walk.said
        and (environment, name, value) == ("forslag", "FORSLAG_APP_KEY", "a key")
        and not (walk.folder.parent / KEY).exists()
    )


def _is_hidden(walk: Walk) -> bool:
    assert walk.said.rstrip().endswith("/pull/4"), walk.said
    walk.github.merge("dolj-kafe-asen")
    walk.run("git switch -q main && git pull -q")
    return (
        "slutar visas på listan" in walk.said
        and "Ingen annan behöver godkänna" in walk.said
        and "listing: unlisted" in walk.github.text("data/asf/kafe-asen.yaml")
    )


def _life_is_told(walk: Walk) -> bool:
    first, *_, last = walk.said.split("\n\n")
    return first == "Kafé Åsen (kafe-asen)" and "Visning ändras" in last


def _day_is_proposed(walk: Walk) -> bool:
    assert walk.said.rstrip().endswith("/pull/5"), walk.said
    walk.github.merge("aterstall/2026-11-20-kafe-asen")
    return (
        "Syns inte för allmänheten nu, men gör det med återställningen: kafe-asen." in walk.said
        and "listing: consented" in walk.github.text("data/asf/kafe-asen.yaml")
    )


def _is_invited(walk: Walk) -> bool:
    return (
        walk.said == ""
        and "exempelkonto" in walk.github.state()["teams"]["administratorer"]["members"]
    )


def _has_left(walk: Walk) -> bool:
    state = walk.github.state()
    teams = [team for team in state["teams"].values() if "exempelkonto" in team["members"]]
    return walk.said == "" and teams == [] and "exempelkonto" not in state["members"]


def _settings_are_right(walk: Walk) -> bool:
    return walk.said.rstrip().endswith("Inställningarna är som de ska vara.")


def _copy_is_whole(walk: Walk) -> bool:
    (copy,) = walk.folder.parent.glob("kopia-20*")
    asked = ["git", "-C", str(copy), "rev-parse", "main"]
    made = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return made == walk.run("git rev-parse origin/main")


def _notice_is_told_of(walk: Walk) -> bool:
    return (
        "1 ny annons" in walk.said
        and "Inget är skrivet. Utan --dry-run skrivs 1 fil" in walk.said
        and list(walk.folder.glob("data/marketplace/*-700100-2026.yaml")) == []
    )


def _notice_is_proposed(walk: Walk) -> bool:
    assert walk.said.rstrip().endswith("/pull/1"), walk.said
    walk.github.merge("upphandlingar")
    return "Skrev 1 fil i data/marketplace" in walk.said


def _news_are_written(walk: Walk) -> bool:
    (mail,) = (walk.folder.parent / "nyheter").glob("nyheter-gavleborg-*.eml")
    return (
        walk.said.startswith(f"Skrev ../nyheter/{mail.name}")
        and b"To: gavleborg@" in mail.read_bytes()
        and b"fruktkorgar-till-elva-arbetsplatser" in mail.read_bytes()
    )


def _key_of_reminders_is_kept(walk: Walk) -> bool:
    environment, name, value = walk.github.state()["secrets"][-1]
    kept = (walk.folder.parent / "paminnelsernas-nyckel").read_text(encoding="utf-8")
    said = "Set secret ASF_REMINDER_KEY" in walk.said
    return said and (environment, name) == ("forslag", "ASF_REMINDER_KEY") and value == kept


def _reminders_are_written(walk: Walk) -> bool:
    mails = [*(walk.folder.parent / "paminnelser").glob("paminnelse-*.eml")]
    count = int(re.match("Skrev ([0-9]+) mejl", walk.said)[1])  # type: ignore[index]
    return len(mails) == count and "Ring Kafé Åsen via" in walk.said


def _member_is_proposed(walk: Walk) -> bool:
    assert walk.said.rstrip().endswith("/pull/2"), walk.said
    walk.github.merge("medlem-kafe-asen")
    return (
        "Skrev data/members/kafe-asen.yaml" in walk.said
        and "kan läsa intranätet till och med den" in walk.said
        and "Kontrollordet som medlemmen ska ha läst upp är mullvad-säljare-" in walk.said
        and "confirmed_by: coordinator" in walk.github.text("data/members/kafe-asen.yaml")
    )


def _members_are_listed(walk: Walk) -> bool:
    return "Kafé Åsen (kafe-asen): läser med 1 nyckel" in walk.said and walk.said.endswith(
        "1 medlem läser intranätet, med 1 nyckel.\n"
    )


def _member_is_revoked(walk: Walk) -> bool:
    assert walk.said.rstrip().endswith("/pull/3"), walk.said
    walk.github.merge("medlem-kafe-asen-slutar")
    walk.run("git switch -q main && git pull -q")
    return walk.said.startswith(
        "Skrev data/members/kafe-asen.yaml.\nÅterkallad från den "
    ) and f"revoked: {today()}" in walk.github.text("data/members/kafe-asen.yaml")


def hand_on_an_intranet(walk: Walk) -> None:
    """What the workflow has handed on, and a host that takes files."""
    folder = walk.github.folder / "intranat"
    (folder / "b1").mkdir(parents=True)
    key = x25519.Identity.generate().to_public()
    (folder / "b1" / "keyring.age").write_bytes(pyrage.encrypt(b"{}", [key]))
    (folder / "index.html").write_text("<title>Intranätet</title>", encoding="utf-8")
    told = {"build": "b1", "files": ["keyring.age"], "shell": ["index.html"]}
    told |= dict.fromkeys(("salt", "digest", "keyring"), "")
    (folder / "build.json").write_text(json.dumps(told), encoding="utf-8")
    rsync = walk.folder.parent / "bin" / "rsync"
    rsync.write_text(_RSYNC, encoding="utf-8")
    rsync.chmod(0o755)


# It only knows the way to one host, a folder beside the register.
_RSYNC = """#!/bin/sh -e
test "$1 $2 $3" = "--archive --delete-after --delay-updates"
test "$5" = server.example:/srv/intranat/
cp -R "$4." ../server
"""


def _intranet_is_in_place(walk: Walk) -> bool:
    server = walk.folder.parent / "server"
    assert {path.name for path in server.iterdir()} == {"b1", "build.json", "index.html"}
    handed_on = walk.github.folder / "intranat"
    (handed_on / "b1" / "keyring.age").write_text("AGE-SECRET-KEY", encoding="utf-8")
    (server / "build.json").unlink()
    refused = walk.run(f"if {{ {block('gh run download')} }}; then exit 1; fi")
    return (
        walk.said.rstrip() == "Inga fel och inga varningar."
        and "Filen är inte krypterad" in refused
        and not (server / "build.json").exists()
    )


def _merges_are_listed(walk: Walk) -> bool:
    return bool(re.search(r"^[0-9a-f]{7,} \d{4}-\d\d-\d\d \w+: ", walk.said, re.MULTILINE))


def _begins_at_main(walk: Walk) -> bool:
    told = walk.github.state()["variables"]["ASF_AUDIT_GENESIS"]
    kept = (walk.folder.parent / "utgangspunkt.txt").read_text(encoding="utf-8").strip()
    created = "Created variable ASF_AUDIT_GENESIS" in walk.said
    return created and told == kept == walk.run("git rev-parse origin/main").strip()


def _is_held_to_main(walk: Walk) -> bool:
    told = walk.github.state()["variables"]["ASF_AUDIT_CHECKPOINTS"].split()
    genesis = walk.github.state()["variables"]["ASF_AUDIT_GENESIS"]
    audit = f".venv/bin/asf audit --genesis {genesis} --checkpoint {told[-1]}"
    return "Created variable ASF_AUDIT_CHECKPOINTS" in walk.said and walk.run(audit).startswith(
        "Granskningen är grön"
    )


# For each block in order: words of it, what the text promises, and whether that came out.
PROMISES: tuple[Promise, ...] = (
    ("make check", "Sist står `Inga fel`", _is_ready),
    (
        "asf generate",
        "`asf check` slutar med `Inga fel`",
        lambda walk: "Skrev .github/" in walk.said and "Inga fel" in walk.said,
    ),
    ("gh repo create", "bredvid står *Private*", _is_on_github),
    ("memberships/$jag", "23 om ni inte har slagit ihop några", _all_teams),
    ("number: $(gh api", "`Skrev .github/rulesets/main.json`", _numbers_are_in_the_rules),
    ("--input .github/rulesets", "Kommandot svarar inget", _main_is_closed),
    (
        "workflow run publish.yml",
        "är *Publicering* grön",
        lambda walk: walk.github.state()["started"] == ["publish.yml"],
    ),
    ("gh label create", "", lambda walk: walk.github.state()["labels"] == ["förslag", "fel"]),
    (
        "gh secret set",
        "Svaret är `Set secret FORSLAG_APP_KEY`",
        _secret_is_in_the_environment,
    ),
    ("mkdir -p ../installningar", "Det svarar inget", lambda walk: walk.said == ""),
    (
        "asf policy check",
        "Sist ska det stå `Inställningarna är som de ska vara.`",
        _settings_are_right,
    ),
    ("teams/administratorer/memberships", "Personen får ett mejl", _is_invited),
    ("gh api users/", "Svaret är ett tal", lambda walk: walk.said == "12345678\n"),
    ("utgangspunkt.txt", "Svaret är `Created variable ASF_AUDIT_GENESIS`", _begins_at_main),
    (
        "asf audit",
        "`Granskningen är grön` står överst",
        lambda walk: walk.said.startswith("Granskningen är grön"),
    ),
    (
        "kontrollpunkter.txt",
        "Svaret är `Created variable ASF_AUDIT_CHECKPOINTS`",
        _is_held_to_main,
    ),
    ("git clone --mirror", "En ny mapp med dagens datum", _copy_is_whole),
    (
        "import-notices ../ted --dry-run",
        "Svaret säger för varje fil om den blir en annons",
        _notice_is_told_of,
    ),
    ("gh pr create", "Sist kommer adressen till förslaget", _notice_is_proposed),
    (
        "asf digest",
        "Svaret börjar med `Skrev ../nyheter/nyheter-gavleborg`",
        _news_are_written,
    ),
    (
        "secret set ASF_REMINDER_KEY",
        "Svaret är `Set secret ASF_REMINDER_KEY`",
        _key_of_reminders_is_kept,
    ),
    ("asf reminders", "Svaret börjar med `Skrev`", _reminders_are_written),
    ("asf member add", "Rapporten säger `kan läsa intranätet till och med`", _member_is_proposed),
    ("asf member list", "Sist står hur många som läser", _members_are_listed),
    (
        "asf member revoke",
        "Svaret börjar med `Skrev data/members/kafe-asen.yaml`",
        _member_is_revoked,
    ),
    (
        "gh run download",
        "Svaret är `Inga fel och inga varningar.`",
        _intranet_is_in_place,
    ),
    ("members/exempelkonto", "Det tar bort personen ur organisationen", _has_left),
    ("git log --first-parent", "En rad för varje sammanslaget förslag", _merges_are_listed),
    (
        "gh secret set",
        "Svaret är `Set secret FORSLAG_APP_KEY`, och filen är borta",
        _secret_is_in_the_environment,
    ),
    ("visning=nej", "Rapporten säger `slutar visas på listan`", _is_hidden),
    ("asf history", "sist den senaste ändringen", _life_is_told),
    ("asf restore", "sist kommer adressen till förslaget", _day_is_proposed),
    (
        "workflow disable",
        "står att den är avstängd",
        lambda walk: walk.github.state()["disabled"] == ["publish.yml"],
    ),
    (
        "workflow enable",
        "är webbplatsen tillbaka",
        lambda walk: walk.github.state()["started"] == ["publish.yml"] * 2,
    ),
)


def test_the_guide_leads_from_an_empty_organisation_to_settings_that_are_right(walk: Walk) -> None:
    promises = iter(PROMISES)
    for step in STEPS:
        if step.kind == "yaml":
            walk.write_as_shown(step.text)
        elif step.kind == "setting":
            set_as_told(walk, step.text)
        else:
            words, promised, came_out = next(promises)
            assert words in step.text
            assert promised in " ".join(step.below.split()), step.text
            if KEY in step.text:
                walk.github.download(KEY, "a key")
            if "--dry-run" in step.text:
                save_a_notice(walk)
            if "rsync" in step.text:
                hand_on_an_intranet(walk)
            walk.said = walk.run(step.text)
            assert came_out(walk), f"{step.text}\n{walk.said}"
    assert next(promises, None) is None


def test_nothing_is_right_before_the_guide_is_followed(walk: Walk) -> None:
    walk.run("gh repo create asf-listan/register --private --source=. --push")
    walk.run(block("memberships/$jag"))
    walk.run(block("installningar/lag.json"))
    with pytest.raises(AssertionError) as told:
        walk.run(block("asf policy check"))
    assert re.search(r"\b1\d saker att rätta", str(told.value))


def test_the_walk_leaves_the_project_itself_alone(walk: Walk) -> None:
    project = walk.run(".venv/bin/python -c 'import asf_register.root as r; print(r.PROJECT)'")
    assert project == f"{walk.folder}\n"


def test_every_answer_that_the_checker_knows_is_fetched() -> None:
    fetching = block("installningar/lag.json")
    for source in SOURCES:
        if source.kind in ("rulesets", "branch_rules"):
            assert "rulesets/$nummer" in fetching
            continue
        asked = source.fetch.partition(" >")[0].replace('"', "").replace("NAMN", "$miljo")
        asked = asked.replace("{{{{people: .}}}}", "{people: .}")
        assert asked.format(organisation="{owner}", repository="{repo}") in fetching.replace(
            '"', ""
        ), source.kind


def test_the_guide_names_the_places_that_the_checker_sends_people_to() -> None:
    told = " ".join(GUIDE.replace("*", "").split())
    places = {place for demand in DEMANDS for place in _places(demand.mend)}
    assert len(places) >= 8
    assert [place for place in sorted(places) if place not in told] == []


def _places(mend: str) -> Iterator[str]:
    """The menus of GitHub's that a mend names, without what is to be set there."""
    for match in re.findall(r"\bSettings, (?:[A-Z][A-Za-z-]*(?: [a-z]+)*(?:, (?=[A-Z]))?)+", mend):
        parts = match.rstrip(", ").split(", ")
        yield ", ".join(parts[:2])


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("«Ny nyckel»", "new-key.js"),
        ("«Din nyckel»", "devices.js"),
    ],
)
def test_the_intranet_calls_it_what_the_guide_does(words: str, place: str) -> None:
    assert words in GUIDE
    assert f"'{words.strip('«»')}'" in guide(f"theme/intranet/static/{place}")


def test_no_command_names_a_person() -> None:
    accounts = set(re.findall(r"(?:memberships|(?<!data/)members)/([\w$]+)", GUIDE))
    assert accounts == {"$jag", "exempelkonto"}
    assert ME not in GUIDE
