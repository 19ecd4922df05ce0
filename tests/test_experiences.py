"""«ASF lär av varandra»: from a public form to a file beside the guides, and no word back out.

Whoever sends one may be anybody, so no answer tells which guides there are.
"""

from __future__ import annotations

import json
import subprocess
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from asf_intranet.pages import intranet_pages
from asf_propose.block import Line, read_block
from asf_propose.forms.experience_form import NEW_EXPERIENCE
from asf_propose.subject import EXPERIENCE
from asf_register.check import check
from asf_register.reading import load
from asf_register.root import Root
from by_keyboard import go_to, press, write
from command_shell import Shell
from playwright.sync_api import expect
from sent_posts import block
from site_fixtures import BuiltSite, Visitor
from site_page import read_html
from test_accessibility import broken_rules
from test_forms import tags_of
from test_forms_in_browser import field, reviewed
from test_intake import HIDDEN, KAFE

DAY = "2026-11-22"
FORM = "/foresla/erfarenhet/"
GUIDE = (
    "---\n"
    + """\
title: Korta dagar som håller
summary: Så läggs en dag.
area: staff
audience: [everyone]
reviewed: 2026-11-01
responsible: editor
checklist:
  - Börja med pauserna.
  - Fråga den det gäller.
  - Skriv ned hur det blev.
  - Följ upp efter en månad.
---
Text.
"""
)
SENT = {
    "Rubrik": "Vi började med pauserna",
    "Så gjorde vi": "Vi lade pauserna först.\n\nSedan arbetet.",
    "Det gav": "Fler orkade hela dagen.",
    "Guider": "korta-dagar",
    "Företag": "https://listan.example/asf/kafe-linden/",
}
FILE = "data/experiences/2026-vi-borjade-med-pauserna.yaml"


@pytest.fixture
def register(shell: Shell) -> Shell:
    """A register in git with a café, a hidden enterprise and two guides."""
    shell.write("data/asf/kafe-linden.yaml", KAFE)
    shell.write("data/asf/dolda-rummet.yaml", HIDDEN)
    shell.write("content/intranat/guider/korta-dagar.md", GUIDE)
    other = GUIDE.replace("Korta dagar som håller", "Hemliga knep")
    shell.write("content/intranat/guider/hemliga-knep.md", other)
    git(shell, "init", "-q", "-b", "main")
    save(shell)
    return shell


def git(shell: Shell, *arguments: str) -> str:
    who = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    command = ["git", *who, *arguments]
    return subprocess.run(
        command, cwd=shell.register, capture_output=True, check=True, text=True
    ).stdout


def save(shell: Shell) -> None:
    git(shell, "add", "-A")
    git(shell, "commit", "-q", "-m", "sparat")


def sent(**other: str) -> str:
    """An experience as it arrives; "" leaves a line out."""
    lines = {name: said for name, said in {**SENT, **other}.items() if said}
    return block({"Ärende": NEW_EXPERIENCE, **lines})


def take(shell: Shell, text: str, day: str = DAY) -> dict[str, Any]:
    """What came of one message."""
    path = shell.folder / "erfarenhet.txt"
    path.write_text(text, "utf-8")
    ran = shell.asf("intake", str(path), "--format", "json", "--date", day)
    assert not ran.err, ran.err
    (outcome,) = json.loads(ran.out)
    assert isinstance(outcome, dict)
    return outcome


def told(outcome: dict[str, Any]) -> list[str]:
    assert "reply" in outcome, outcome.get("title")
    return [line[2:] for line in outcome["reply"].splitlines() if line.startswith("- ")]


class TestOneThatIsSent:
    def test_becomes_a_file_with_what_was_written_and_the_day(self, register: Shell) -> None:
        taken = take(register, sent(**{"Kontakt": "info@linden.example"}))
        assert git(register, "diff", "--name-only", "main", taken["branch"]).split() == [FILE]
        assert git(register, "show", f"{taken['branch']}:{FILE}") == (
            "title: Vi började med pauserna\n"
            "date: 2026-11-22\n"
            "guides:\n"
            "  - korta-dagar\n"
            "enterprise: kafe-linden\n"
            "did: |-\n"
            "  Vi lade pauserna först.\n"
            "\n"
            "  Sedan arbetet.\n"
            "gave: Fler orkade hela dagen.\n"
            "contact: info@linden.example\n"
        )

    def test_is_told_of_in_words_and_merged_by_a_coordinator(self, register: Shell) -> None:
        taken = take(register, sent())
        assert taken["title"] == "Ny erfarenhet: Vi började med pauserna (Kafé Linden)"
        for said in (
            "Inga fel",
            "Guider: korta-dagar.",
            "Det gav: «Fler orkade hela dagen.»",
            "Ingen annan behöver godkänna ändringen",
        ):
            assert said in taken["text"], taken["text"]
        assert "ingen människa kan kännas igen" in taken["body"]

    def test_is_read_and_stands_beside_its_guides_once_it_is_merged(self, register: Shell) -> None:
        both = sent(**{"Guider": "korta-dagar, hemliga-knep"})
        git(register, "merge", "-q", "--ff-only", take(register, both)["branch"])
        checked_day = date.fromisoformat(DAY)
        checked = check(Root(register.register), checked_day)
        assert checked.errors == ()
        assert checked.register is not None
        (one,) = checked.register.intranet.experiences.values()
        assert (one.title, one.date) == ("Vi började med pauserna", date(2026, 11, 22))
        assert one.guides == ("korta-dagar", "hemliga-knep")
        assert one.enterprise == "kafe-linden"
        pages = {page.route: page for page in intranet_pages(checked.register, checked_day, ())}
        for guide in ("korta-dagar", "hemliga-knep"):
            shown = read_html(pages[f"guider/{guide}"].html)
            assert "Vi började med pauserna" in shown.text
            assert "Kafé Linden" in shown.text
            assert any(link.endswith(f"{FORM}#guide={guide}") for link in shown.links)

    def test_twice_is_one_and_another_of_the_same_name_gets_a_number(self, register: Shell) -> None:
        first = take(register, sent())
        assert told(take(register, sent()))[0].startswith("Förslaget har redan kommit in.")
        git(register, "merge", "-q", "--ff-only", first["branch"])
        git(register, "branch", "-q", "-D", first["branch"])
        again = take(register, sent(), "2026-11-30")
        assert told(again)[0].startswith("Förslaget har redan kommit in.")
        other = take(register, sent(**{"Det gav": "Inget."}))
        assert other["slug"] == "2026-vi-borjade-med-pauserna-2"

    def test_with_a_title_of_no_letters_is_named_for_its_year(self, register: Shell) -> None:
        assert take(register, sent(Rubrik="90 % 50 %"))["slug"] == "2026-90-50"
        assert take(register, sent(Rubrik="!?"))["slug"] == "2026"


# What is written otherwise, and all that is said of it.
MISTAKES = (
    ({"Rubrik": ""}, "Rubrik saknas. Fyll i fältet."),
    ({"Guider": ""}, "Guider saknas. Fyll i fältet."),
    ({"Guider": "a, b, c, d, e, f"}, "Guider: 6 är för många. Skriv högst 5."),
    (
        {"Företag": "finns-inte"},
        'Företag: "finns-inte" finns inte i listan. Kopiera adressen till företagets sida i '
        "listan.",
    ),
    (
        {"Kontakt": "ring mig"},
        'Kontakt: "ring mig" är ingen e-postadress. Skriv den som info@foretaget.se, utan å, ä '
        "och ö.",
    ),
    (
        {"Det gav": "Ring 850709-9805."},
        "Det gav: Här står något som ser ut som ett personnummer, och sådana får aldrig stå i "
        "registret. Ta bort numret. Är det ett telefonnummer: skriv bindestreck efter riktnumret.",
    ),
    (
        {"Datum": "2026-01-01"},
        "Uppgiften «Datum» kan inte ändras i formuläret. Ta bort raden. Skriv till oss om den "
        "behöver ändras.",
    ),
)
BY_HAND = (
    "Förslaget behöver ses över av en människa innan det kan bli en ändring. Vi hör av oss. Ni "
    "behöver inte skicka det igen."
)


class TestAMistake:
    def test_is_told_in_words_and_leads_back_to_the_form(self, register: Shell) -> None:
        for lines, said in MISTAKES:
            outcome = take(register, sent(**lines))
            assert told(outcome) == [said]
            assert FORM in outcome["reply"]

    def test_in_a_text_that_would_come_alive_is_refused(self, register: Shell) -> None:
        for text in ("<script>alert(1)</script>", "![x](https://x.example/s.png)"):
            (said,) = told(take(register, sent(**{"Det gav": text})))
            assert said.startswith("Det gav: ")


class TestAnOutsider:
    @pytest.mark.parametrize(
        "lines",
        [
            {"Guider": "{}"},
            {"Guider": "korta-dagar, {}"},
            {"Det gav": "Som i [guiden](#/guider/{})."},
            {"Guider": "{}", "Det gav": "Som i [guiden](#/guider/{})."},
        ],
    )
    def test_learns_of_no_guide_by_asking_for_one_that_is_nearly_there(
        self, register: Shell, lines: dict[str, str]
    ) -> None:
        def asked(guess: str) -> dict[str, Any]:
            return take(register, sent(**{key: text.format(guess) for key, text in lines.items()}))

        near, far = asked("hemliga-kneps"), asked("xyz")
        assert told(near) == told(far) == [BY_HAND]
        assert near["reply"] == far["reply"]
        assert "hemliga-knep" in "".join(near["details"]), "whoever has the register sees why"

    def test_learns_of_none_beside_another_mistake_either(self, register: Shell) -> None:
        """The other mistake is all that is said, whether the guide is there or not."""
        wrong = {"Det gav": "<b>Bra</b>"}
        answers = {
            take(register, sent(Guider=guide, **wrong))["reply"]
            for guide in ("hemliga-knep", "hemliga-kneps", "xyz")
        }
        (answer,) = answers
        assert "människa" not in answer

    def test_gets_the_same_answer_for_an_enterprise_that_is_hidden_and_one_that_is_none(
        self, register: Shell
    ) -> None:
        hidden, none = (
            take(register, sent(**{"Företag": slug}))["reply"].replace(slug, "#")
            for slug in ("dolda-rummet", "finns-inte-alls")
        )
        assert hidden == none

    def test_finds_no_form_of_one_that_is_there(self, register: Shell) -> None:
        git(register, "merge", "-q", "--ff-only", take(register, sent())["branch"])
        lines = {"Ärende": "Ändra erfarenhet", "Gäller": "x (2026-vi-borjade-med-pauserna)"}
        assert "Det står inte vad förslaget gäller." in told(take(register, block(lines)))[0]


# The form's page.


def test_the_page_is_public_holds_nothing_of_the_intranet_and_is_left_out_of_searches(
    made_up: BuiltSite,
) -> None:
    page = made_up.pages[FORM]
    assert page.metas["robots"] == "noindex"
    assert FORM not in (made_up.public / "sitemap.xml").read_text("utf-8")
    (tag,) = [
        found
        for _, found in tags_of((made_up.public / FORM[1:] / "index.html").read_text("utf-8"))
        if found.get("id") == "proposal"
    ]
    assert tag["data-values"] == "{}"
    asked = json.loads((made_up.public / tag["data-form"][1:]).read_text("utf-8"))
    assert asked["lists"] == {}, "nothing to choose a guide from"
    assert not any("choices" in one for one in asked["fields"])
    assert EXPERIENCE.shown(made_up.register) == {}


def test_without_javascript_there_is_a_mail_to_write(made_up: BuiltSite, visitor: Visitor) -> None:
    page = visitor.open(made_up, FORM, scripts=False)
    link = page.get_by_role("link", name="Öppna mejlet").get_attribute("href") or ""
    written = read_block(parse_qs(urlsplit(link).query)["body"][0])
    assert [line.name for line in written.lines] == [
        "Ärende",
        "Rubrik",
        "Så gjorde vi",
        "Det gav",
        "Det skulle vi göra annorlunda",
        "Guider",
        "Företag",
        "Kontakt",
    ]


def test_from_a_guide_by_keyboard_to_a_mail_that_becomes_a_file(
    made_up: BuiltSite, visitor: Visitor, register: Shell
) -> None:
    asked: list[str] = []

    def before(page: Any) -> None:
        page.add_init_script("localStorage.clear()")
        page.on("request", lambda request: asked.append(request.url))

    page = visitor.open(made_up, f"{FORM}#guide=korta-dagar", before=before)
    expect(field(page, "guides")).to_have_value("korta-dagar")
    assert urlsplit(page.url).fragment == ""
    assert urlsplit(page.url).path == FORM
    assert not any("korta-dagar" in url for url in asked)
    assert broken_rules(page) == {}
    write(page, field(page, "title"), "Vi började med pauserna")
    write(page, field(page, "did"), "Vi lade pauserna först.")
    write(page, field(page, "gave"), "Fler orkade hela dagen.")
    write(page, field(page, "enterprise"), "kafe-linden")
    press(page, page.get_by_role("button", name="Granska erfarenheten"))
    expect(page.get_by_role("heading", name="Så här blir erfarenheten")).to_be_focused()
    link = page.get_by_role("link", name="Skicka med e-post")
    go_to(page, link)
    mail = parse_qs(urlsplit(link.get_attribute("href") or "").query, strict_parsing=True)
    assert mail["subject"] == ["Ny erfarenhet: Vi började med pauserna"]
    assert Line("Guider", "korta-dagar") in read_block(mail["body"][0]).lines
    taken = take(register, mail["body"][0])
    value = load(git(register, "show", f"{taken['branch']}:{FILE}").encode()).value
    assert value["guides"] == ["korta-dagar"]


@pytest.mark.parametrize(
    "fragment", ["#guide=<b>x</b>", "#guide=../x", "#guide=", "#guide=" + "a" * 200, "#guide=a,b"]
)
def test_a_fragment_that_is_no_guides_name_fills_in_nothing(
    made_up: BuiltSite, visitor: Visitor, fragment: str
) -> None:
    page = visitor.open(made_up, FORM + fragment)
    expect(field(page, "guides")).to_have_value("")
    assert urlsplit(page.url).fragment == ""


def test_what_is_missing_is_said_in_the_words_of_whoever_receives_it(
    made_up: BuiltSite, visitor: Visitor
) -> None:
    page = visitor.open(
        made_up, FORM, before=lambda one: one.add_init_script("localStorage.clear()")
    )
    page.get_by_role("button", name="Granska erfarenheten").click()
    assert page.locator("#mistakes li").all_inner_texts() == [
        f"{name} saknas. Fyll i fältet."
        for name in ("Rubrik", "Så gjorde vi", "Det gav", "Guider", "Företag")
    ]
    for key, text in {"title": "T", "did": "D", "gave": "G", "enterprise": "kafe-linden"}.items():
        field(page, key).fill(text)
    field(page, "guides").fill("a, b")
    assert Line("Guider", "a, b") in read_block(reviewed(page)).lines


def test_no_enterprise_can_have_the_forms_address(shell: Shell) -> None:
    shell.write("data/asf/erfarenhet.yaml", KAFE.replace("Kafé Linden", "Erfarenhet"))
    said = shell.asf("check").out
    assert 'adressen "erfarenhet" används av formuläret för erfarenheter.' in said
