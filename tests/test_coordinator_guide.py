"""The coordinators' guide says what the program says, and what it shows can be done."""

from __future__ import annotations

import re
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import yaml12
from asf_propose.block import Block, Line, written
from asf_propose.forms import form_named, form_values, version_of
from asf_propose.forms.enterprise_forms import CHANGED_ENTERPRISE
from asf_propose.three_way import merge
from asf_register.check import check
from asf_register.day import today
from asf_register.policy import Policy
from asf_register.policy_files import read_policy
from asf_register.public import public_view
from asf_register.read_register import read_register
from asf_register.root import PROJECT, Root
from asf_register.schema import read_schema
from asf_register.vocabulary_files import read_vocabulary
from command_shell import Shell
from guide_walk import Walk, guide, kafe_asen, steps
from PIL import Image

GUIDE = guide("docs/processledare.md")
TEXT = " ".join(re.sub(r"^> ", "", GUIDE, flags=re.MULTILINE).split())
STEPS = steps(GUIDE)
YAML = [step.text for step in STEPS if step.kind == "yaml"]
ENDS = ("awarded", "withdrawn")
SHOWN = [text for text in YAML if not text.startswith(ENDS)]
SHOWN_OF_POSTS = [text for text in YAML if text.startswith(ENDS)]
POST = "fruktkorgar-till-elva-arbetsplatser"
SENDER = "nagon.annan@privat.example"


def rows(heading: str) -> dict[str, str]:
    """A table's first two columns."""
    table = GUIDE.partition(f"| {heading} |")[2].partition("\n\n")[0]
    cells = [line.strip().strip("|").split("|") for line in table.split("\n")[2:]]
    return {first.strip(): second.strip() for first, second, *_ in cells}


def mail(walk: Walk) -> bytes:
    """A proposal for the café of the guides, sent by a person with a picture."""
    register = public_view(read_register(Root(walk.folder)).register)
    form = form_named(CHANGED_ENTERPRISE, register.vocabulary)
    assert form
    version = version_of(form_values(register.enterprises["kafe-asen"], form))
    lines = {
        "Ärende": CHANGED_ENTERPRISE,
        "Gäller": "Kafé Åsen (kafe-asen)",
        "Utgår från": version,
        "Telefon": "070-174 06 05",
        "Logotyp": "ja",
    }
    sent = EmailMessage()
    sent["From"] = f"Någon Annan <{SENDER}>"
    sent["Subject"] = "Ändra företag: Kafé Åsen"
    sent.set_content(written(Block(tuple(Line(*line) for line in lines.items()))))
    picture = BytesIO()
    Image.new("RGB", (300, 200), "green").save(picture, "PNG")
    sent.add_attachment(picture.getvalue(), maintype="image", subtype="png", filename="x.png")
    return sent.as_bytes()


def test_a_mail_becomes_a_branch_on_github_and_a_life_is_told(walk: Walk) -> None:
    walk.run("gh repo create asf-listan/register --private --source=. --push")
    (walk.folder.parent / "mejlet.eml").write_bytes(mail(walk))
    (intake,) = (step.text for step in STEPS if step.kind == "sh" and "intake" in step.text)
    said = walk.run(intake)
    push = said.strip().splitlines()[-1].partition(": ")[2]
    assert re.sub("[0-9a-f]{8}$", "", push) in GUIDE
    (branch,) = re.findall(r"^Gren: (forslag/kafe-asen-[0-9a-f]{8})$", said, re.MULTILINE)
    assert "Telefon" in said
    walk.run(push)
    pushed = walk.run(f"git -C '{walk.github.bare}' show --stat --format=fuller {branch}")
    assert "data/asf/kafe-asen.yaml" in pushed
    assert re.search(r"data/asf/kafe-asen\.(png|webp|jpg)", pushed)
    assert SENDER not in walk.run(f"git -C '{walk.github.bare}' log -1 -p --format=fuller {branch}")
    (life,) = (step.text for step in STEPS if step.kind == "sh" and "history" in step.text)
    assert walk.run(life).startswith("Kafé Åsen (kafe-asen)\n")


def with_post(folder: Path, end: str = "") -> Root:
    """A register of the guides' enterprise and the post that this one tells of."""
    fruit = PROJECT / f"tests/examples/valid/marketplace/data/marketplace/{POST}.yaml"
    asks = fruit.read_text(encoding="utf-8").replace("- fruit-baskets", "- cafe-restaurant")
    for name, content in {
        "asf/kafe-asen": kafe_asen(),
        f"marketplace/{POST}": asks + end,
    }.items():
        path = folder / f"data/{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return Root(folder)


@pytest.mark.parametrize("shown", SHOWN, ids=lambda text: text.partition(":")[0])
def test_what_the_guide_shows_of_a_file_can_stand_in_one(shown: str, tmp_path: Path) -> None:
    keys = set(yaml12.parse_yaml(shown))
    held: dict[str, Any] = yaml12.parse_yaml(kafe_asen())
    kept = "".join(yaml12.format_yaml({key: held[key]}) + "\n" for key in held if key not in keys)
    path = tmp_path / "data/asf/kafe-asen.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(kept + shown, encoding="utf-8")
    assert [str(problem) for problem in check(Root(tmp_path), today()).problems] == []


@pytest.mark.parametrize("shown", SHOWN_OF_POSTS, ids=lambda text: text.partition(":")[0])
def test_what_the_guide_shows_of_a_post_can_stand_in_one(shown: str, tmp_path: Path) -> None:
    root = with_post(tmp_path, shown)
    assert [str(problem) for problem in check(root, today()).problems] == []


def test_the_guide_shows_both_ends_of_a_post() -> None:
    assert [set(yaml12.parse_yaml(shown)) for shown in SHOWN_OF_POSTS] == [
        {"awarded"},
        {"withdrawn"},
    ]


def test_who_can_answer_is_said_by_the_command_as_it_is_typed(shell: Shell) -> None:
    with_post(shell.register)
    (typed,) = (step.text for step in STEPS if step.kind == "sh" and "match" in step.text)
    program, *arguments = typed.split()
    assert program == ".venv/bin/asf"
    ran = shell.asf(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert "Fruktkorgar till elva arbetsplatser" in ran.out
    assert "Kafé Åsen (kafe-asen)" in ran.out


def test_the_guide_shows_confirmations_closures_examinations_and_consents() -> None:
    assert [set(yaml12.parse_yaml(shown)) for shown in SHOWN] == [
        {"confirmed"},
        {"closed"},
        {"admitted"},
        {"listing", "consent"},
    ]


def test_the_work_list_is_shown_by_the_command_as_it_is_typed(shell: Shell) -> None:
    shell.write("data/asf/kafe-asen.yaml", kafe_asen())
    (typed,) = (step.text for step in STEPS if step.kind == "sh" and "worklist" in step.text)
    command, *arguments = typed.split()
    assert command == ".venv/bin/asf"
    ran = shell.asf(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Gävleborgs län, ")


def test_the_four_criteria_are_called_what_they_are_called_elsewhere() -> None:
    criteria = read_schema("enterprise")["properties"]["admitted"]["properties"]["criteria"]
    assert list(rows("kriterium")) == [one["title"] for one in criteria["properties"].values()]


def test_every_section_of_a_report_is_explained() -> None:
    module = guide("plugins/asf_propose/report/sections.py")
    titles = set(re.findall(r'Section\("([^"]+)"', module))
    explained = set(rows("i rapporten"))
    assert len(titles) >= 6
    assert titles <= explained


def test_who_approves_what_is_as_the_policy_says() -> None:
    policy = read_policy(Root(PROJECT))
    words = {"ingen": "nobody", "en certifierare": "certifier", "en administratör": "administrator"}
    told = {
        place: words[who]
        for what, who in rows("det som ändras").items()
        for place in re.findall(r"`([^`]+)`", what) or ["*"]
    }
    for rule in policy.paths:
        assert told.get(rule.pattern, told["*"]) == rule.approve, rule.pattern
    assert set(told) <= {rule.pattern for rule in policy.paths}
    assert isinstance(policy, Policy)


def test_a_conflict_is_said_with_the_words_that_the_guide_shows() -> None:
    numbers = {"base": "070-174 06 47", "ours": "070-174 06 11", "theirs": "070-174 06 99"}
    held = {name: {"name": "Kafé Åsen", "phone": phone} for name, phone in numbers.items()}
    words = read_vocabulary(Root(PROJECT))
    (conflict,) = merge(held["base"], held["ours"], held["theirs"], words).conflicts
    assert conflict.in_words(words) in TEXT


@pytest.mark.parametrize(
    ("words", "place", "there"),
    [
        ("Granska ändringarna", "plugins/asf_site/forms/form_words.py", '"Granska ändringarna"'),
        ("*Kopiera*", "theme/templates/form.html", ">Kopiera<"),
        ("*Öppna filen*", "plugins/asf_upkeep/worklist/as_markdown.py", '"Öppna filen"'),
        ("*Propose changes*", "plugins/asf_propose/confirmation/tasks.py", "Propose changes"),
        (
            "*Create pull request*",
            "plugins/asf_propose/confirmation/tasks.py",
            "Create pull request",
        ),
        ("Detta ändras", "plugins/asf_site/forms/form_words.py", '"Detta ändras"'),
        (
            "New issue, Förslag till listan",
            ".github/ISSUE_TEMPLATE/forslag.yml",
            "name: Förslag till",
        ),
        ("===== ASF-listan: förslag 1 =====", "plugins/asf_propose/block/marks.py", "förslag"),
        ("*Så blir sidorna*", "scripts/summarise_report.py", '"Så blir sidorna"'),
        ("*Bilder av sidorna*", "scripts/summarise_report.py", '"Bilder av sidorna"'),
        ("gäller i 30 dagar", "scripts/summarise_report.py", "gäller i 30 dagar"),
        ("`Ny erfarenhet`", "plugins/asf_propose/forms/experience_form.py", '"Ny erfarenhet"'),
        ("*Erfarenheter*", "plugins/asf_propose/report/file_kinds.py", '"Erfarenheter"'),
        ("*Registret*", ".github/workflows/check.yml", "name: Registret"),
        ("*Programmet*", ".github/workflows/check.yml", "name: Programmet"),
        ("*Rapporten*", ".github/workflows/report.yml", "name: Rapporten"),
        ("*Actions, Intag, Run workflow*", ".github/workflows/intake.yml", "name: Intag"),
        ("*Publicering*", ".github/workflows/publish.yml", "name: Publicering"),
    ],
)
def test_what_the_guide_tells_people_to_look_for_is_called_so(
    words: str, place: str, there: str
) -> None:
    assert words in TEXT
    assert there in guide(place)
