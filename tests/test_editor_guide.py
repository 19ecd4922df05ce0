"""The editor's guide: its files pass the check, its commands run, its lists are the register's."""

from __future__ import annotations

import re

import pytest
from asf_demo.members import KEY_FILE, PHRASE
from asf_register import picture
from asf_register.intranet import attachment, recording
from asf_register.root import PROJECT, Root
from asf_register.schema import read_schema
from asf_register.swedish import number
from asf_register.vocabulary_files import read_vocabulary
from guide_walk import Walk, guide, steps

GUIDE = guide("docs/redaktor.md")
TEXT = " ".join(GUIDE.split())
COMMANDS = [step for step in steps(GUIDE) if step.kind == "sh"]
# Files as they are shown, each named right before.
FILES = dict(
    re.findall(
        r"`((?:content|data)/\S+)` ut:\n\n```(?:markdown|yaml)\n(.*?)^```", GUIDE, re.M | re.S
    )
)
PAGE = "content/studiebesok.md"


def rows(heading: str) -> list[list[str]]:
    """The cells of a table, by its first heading."""
    table = GUIDE.partition(f"| {heading} |")[2].partition("\n\n")[0]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.split("\n")[2:]]


def test_what_the_guide_shows_is_checked_proposed_and_told_of(walk: Walk) -> None:
    walk.run("git config user.name test && git config user.email test@localhost")
    walk.run("gh repo create asf-listan/register --private --source=. --push")
    branch, check, propose = COMMANDS
    walk.run(branch.text)
    of_guide, of_page = (
        "\n".join(f"- {link}" for row in rows(heading) for link in row[1:]).replace("`", "")
        for heading in ("dit", "vart")
    )
    (of_members,) = (path for path in FILES if "guider" in path)
    mistaken = FILES[of_members].replace("#/guider/delaktighet-pa-papper", "#/guider/delaktighet")
    (walk.folder / of_members).write_text(mistaken, encoding="utf-8")
    with pytest.raises(AssertionError, match="där finns ingen sida"):
        walk.run(check.text)
    for path, text in FILES.items():
        # The examples of links are held to the rules as well.
        more = {of_members: f"\n{of_guide}\n", PAGE: f"\n{of_page}\n"}.get(path, "")
        (walk.folder / path).write_text(text + more, encoding="utf-8")
    said = walk.run(check.text)
    assert said.splitlines()[-1].startswith("Inga fel")
    assert "content/" not in said
    assert "data/calendar" not in said
    said = walk.run(propose.text)
    assert walk.run("git status --porcelain") == ""
    (told,) = re.findall(r"Rapporten säger `([^`]+)`", TEXT)
    assert told in said
    assert "Sidan Studiebesök hos ett ASF (/studiebesok/) läggs till." in said
    assert "Mallen Mötesprotokoll, som bara medlemmar ser, läggs till." in said
    assert "En administratör" in said
    assert said.rstrip().endswith("/pull/1")


def test_the_rows_above_a_guide_are_those_of_its_schema() -> None:
    fields = read_schema("guide")["properties"]
    assert [row[0].strip("`") for row in rows("rad")] == list(fields)
    without = {"audience", "templates", "checklist"}
    template = read_schema("document-template")["properties"]
    assert set(template) == set(fields) - without | {"legal"}
    checklist = fields["checklist"]
    assert f"{checklist['minItems']}–{checklist['maxItems']} steg" in TEXT
    assert f"högst {fields['title']['maxLength']} tecken" in TEXT


def test_the_rows_above_a_page_are_those_of_its_schema() -> None:
    fields = read_schema("page")["properties"]
    assert [row[0].strip("`") for row in rows("rad överst")] == list(fields)
    assert f"högst {fields['title']['maxLength']} tecken. Den står" in TEXT


def test_what_the_check_says_is_said_by_a_rule() -> None:
    told = [row[0].strip("`") for row in rows("kontrollen säger")]
    rules = "".join(
        path.read_text(encoding="utf-8")
        for path in (PROJECT / "plugins/asf_register/rules").glob("*.py")
    )
    assert told
    for words in told:
        assert words in rules, words


def test_pictures_of_texts_may_be_as_large_as_they_may_be() -> None:
    size = f"högst {picture.MAX_BYTES // 1024**2} MB och {number(picture.MAX_SIDE)} bildpunkter"
    assert " ".join(size.split()) in TEXT


def test_areas_and_audiences_are_called_what_they_are_called() -> None:
    areas = read_vocabulary(Root(PROJECT)).choices("guide-areas")
    assert rows("`area` | område") == [[f"`{key}`", title] for key, title in areas.items()]
    audiences = read_schema("guide")["properties"]["audience"]["items"]["x-labels"]
    assert rows("`audience` | målgrupp") == [
        [f"`{key}`", label] for key, label in audiences.items()
    ]


def test_the_kinds_and_sizes_of_files_are_those_that_are_taken() -> None:
    kinds = read_schema("attachment")["properties"]["file"]["pattern"]
    for kind in re.findall(r"[a-z]{3,4}(?=[|)])", kinds):
        assert re.search(rf"\b{kind}\b", TEXT), kind
    sizes = [attachment.MAX_BYTES // 1024**2, recording.MAX_BYTES // 1024**2]
    assert re.findall(r"upp till (\d+) MB", TEXT) == [str(size) for size in sizes]


def test_the_demo_is_opened_with_what_the_guide_says() -> None:
    assert f"`scratch/demo/{KEY_FILE}`. Frasen är `{PHRASE}`" in TEXT


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Hämta nyckel från fil", "theme/intranet/static/unlock-view.js"),
        ("Nytt sedan sist", "theme/intranet/templates/home.html"),
        ("Intranätet:", "plugins/asf_cli/show.py"),
        ("På den här sidan", "theme/templates/content.html"),
        ("Lättläst version", "theme/templates/content.html"),
        ("Till den vanliga texten", "theme/templates/content.html"),
    ],
)
def test_what_the_guide_tells_people_to_look_for_is_called_so(words: str, place: str) -> None:
    assert words in TEXT
    assert words in guide(place)
