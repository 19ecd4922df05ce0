"""The whole way: somebody changes a telephone number in the form, and a branch holds that change.

A made-up register is put in git, its site is built, the form is filled in with a browser, and what
the form gives to send goes through `asf intake` as it would arrive.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from asf_cli.main import main
from asf_register.root import find_root
from asf_site.building.build import build
from playwright.sync_api import Page, expect
from site_fixtures import DAY, BuiltSite, Visitor, serving

NEW_NUMBER = "070-174 06 99"
BRANCH = "forslag/prov"

Intake = Callable[[str | bytes], dict[str, Any]]


@dataclass(frozen=True, repr=False)
class Form:
    """A form that can be changed, and the repository that proposals go to."""

    site: BuiltSite
    slug: str
    name: str
    number: str

    @property
    def path(self) -> str:
        return f"/foresla/{self.slug}/"

    def difference(self) -> list[str]:
        """The lines that the branch takes away and puts in."""
        said = git(self.site.root.folder, "diff", "--unified=0", "main", BRANCH)
        lines = said.splitlines()
        return [line for line in lines if line[:1] in "+-" and line[:3] not in ("+++", "---")]

    def only_the_number(self) -> list[str]:
        return [f"-phone: {self.number}", f"+phone: {NEW_NUMBER}"]


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=test", "-c", "user.email=test@localhost"]
    command = ["git", *who, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, check=True, text=True).stdout


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Form]:
    folder = tmp_path_factory.mktemp("proposed")
    with pytest.MonkeyPatch.context() as patch, suppress(SystemExit):
        patch.setattr("sys.argv", ["asf", "demo", str(folder / "register"), "--enterprises", "12"])
        main()
    settings = folder / "register" / "data" / "site.yaml"
    github = "repository: https://github.com/asf-listan/register\n"
    settings.write_text(settings.read_text("utf-8") + github, "utf-8")
    root = find_root(folder / "register", folder)
    git(root.folder, "init", "-q", "-b", "main")
    git(root.folder, "add", "-A")
    git(root.folder, "commit", "-q", "-m", "Registret")
    build(root, folder / "site", DAY)
    with serving(folder / "site" / "public") as url:
        site = BuiltSite(root, DAY, folder / "site" / "public", url)
        chosen = next(e for e in site.listed if e.phone and e.email)
        yield Form(site, chosen.slug, chosen.name, chosen.phone or "")


@pytest.fixture
def intake(
    form: Form,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Intake:
    """Hands `asf intake` what was sent and gives what came of it."""

    def take(sent: str | bytes) -> dict[str, Any]:
        path = tmp_path / "sent"
        path.write_bytes(sent.encode() if isinstance(sent, str) else sent)
        folder = str(form.site.root.folder)
        options = ["--format", "json", "--branch", BRANCH]
        monkeypatch.setattr("sys.argv", ["asf", "--root", folder, "intake", str(path), *options])
        with pytest.raises(SystemExit):
            main()
        said = capsys.readouterr()
        assert not said.err, said.err
        (outcome,) = json.loads(said.out)
        assert isinstance(outcome, dict)
        return outcome

    return take


def opened(form: Form, visitor: Visitor) -> Page:
    """The form on a device that has never opened it before."""
    forget = "localStorage.clear()"
    return visitor.open(form.site, form.path, before=lambda page: page.add_init_script(forget))


def changed(form: Form, visitor: Visitor) -> Page:
    """The form with another telephone number, gone on to «Detta ändras»."""
    page = opened(form, visitor)
    page.get_by_label("Telefon").fill(NEW_NUMBER)
    page.get_by_role("button", name="Granska ändringarna").click()
    expect(page.get_by_role("heading", name="Detta ändras")).to_be_visible()
    expect(page.locator("#changes li")).to_have_text([f"Telefon: {form.number} → {NEW_NUMBER}"])
    return page


def mail_of(link: str | None) -> bytes:
    """The mail that a mail program makes of a mailto link, as it is sent."""
    assert link
    parts = urlsplit(link)
    fields = parse_qs(parts.query, strict_parsing=True)
    mail = EmailMessage(policy=SMTP)
    mail["From"] = "info@avsandare.example"
    mail["To"] = unquote(parts.path)
    mail["Subject"] = fields["subject"][0]
    mail.set_content(fields["body"][0].replace("\r\n", "\n") + "\n-- \nMed vänlig hälsning\n")
    return mail.as_bytes()


def assert_told_in_one_sentence(form: Form, outcome: dict[str, Any]) -> None:
    assert outcome["title"].startswith(form.name)
    sentences = [line for line in outcome["text"].splitlines() if NEW_NUMBER in line]
    assert [line.strip() for line in sentences] == [
        f"Telefon ändras från {form.number} till {NEW_NUMBER}."
    ]


def test_by_mail(form: Form, visitor: Visitor, intake: Intake) -> None:
    page = changed(form, visitor)
    link = page.get_by_role("link", name="Skicka med e-post").get_attribute("href")
    outcome = intake(mail_of(link))
    assert form.difference() == form.only_the_number()
    assert_told_in_one_sentence(form, outcome)


def test_by_an_issue(form: Form, visitor: Visitor, intake: Intake) -> None:
    page = changed(form, visitor)
    link = page.get_by_role("link", name="Skicka via GitHub").get_attribute("href") or ""
    assert link.startswith("https://github.com/asf-listan/register/issues/new?template=forslag.yml")
    block = parse_qs(urlsplit(link).query)["forslag"][0]
    # How GitHub writes down what was filled in where a form's field says `render: text`.
    outcome = intake(
        f"### Förslag\n\n```text\n{block.strip()}\n```\n\n### Hälsning\n\n_No response_\n"
    )
    assert form.difference() == form.only_the_number()
    assert_told_in_one_sentence(form, outcome)


def test_by_a_saved_file(form: Form, visitor: Visitor, intake: Intake) -> None:
    page = changed(form, visitor)
    with page.expect_download() as download:
        page.get_by_role("button", name="Spara fil").click()
    assert download.value.suggested_filename.endswith(".txt")
    content = Path(download.value.path()).read_bytes()
    assert_told_in_one_sentence(form, intake(content))
    assert form.difference() == form.only_the_number()
    mail = EmailMessage(policy=SMTP)
    mail.set_content("Hej! Här kommer filen.\n")
    mail.add_attachment(content, "text", "plain", filename=download.value.suggested_filename)
    assert_told_in_one_sentence(form, intake(mail.as_bytes()))


def test_by_keyboard_alone(form: Form, visitor: Visitor, intake: Intake) -> None:
    page = opened(form, visitor)
    tab_to(page, "Telefon")
    page.keyboard.press("Control+A")
    page.keyboard.type(NEW_NUMBER)
    tab_to(page, "Granska ändringarna")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Detta ändras")).to_be_focused()
    tab_to(page, "Skicka med e-post")
    link = page.evaluate("document.activeElement.href")
    assert "title" in intake(mail_of(link))
    assert form.difference() == form.only_the_number()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until what is called so has the focus."""
    called = "(e) => (e.labels?.[0] ?? e).textContent.trim()"
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate(f"({called})(document.activeElement)").startswith(name):
            return
    pytest.fail(f"{name} is not reached by Tab")


def test_without_javascript_by_mail(form: Form, visitor: Visitor, intake: Intake) -> None:
    page = visitor.open(form.site, form.path, scripts=False)
    link = page.locator("a[href^='mailto:'][href*='body=']").get_attribute("href")
    mail = mail_of(link).decode()
    assert "* Telefon:" in mail
    assert_told_in_one_sentence(
        form, intake(mail.replace("* Telefon:", f"* Telefon: {NEW_NUMBER}"))
    )
    assert form.difference() == form.only_the_number()


@pytest.mark.parametrize(
    ("label", "written"),
    [
        ("Telefon", "abc"),
        ("Telefon", "070-12"),
        ("E-post", "info.kafe.se"),
        ("Webbplats", "javascript:alert(1)"),
        ("Organisationsnummer", "769600-0001"),
        ("Grundat år", "1492"),
        ("Postnummer", "12"),
        ("Kommun", "Gävlle stad"),
        ("Namn", "å" * 121),
    ],
)
def test_a_mistake_has_the_same_words_in_form_and_reply(
    form: Form, visitor: Visitor, intake: Intake, label: str, written: str
) -> None:
    page = opened(form, visitor)
    page.get_by_role("textbox", name=re.compile(f"^{label}")).first.fill(written)
    page.get_by_role("button", name="Granska ändringarna").click()
    (said,) = page.locator("#mistakes li").all_inner_texts()
    block = (form.site.public / form.path.strip("/") / "index.html").read_text("utf-8")
    version = block.partition('data-version="')[2].partition('"')[0]
    name = {"Postnummer": "Besöksadress, postnummer"}.get(label, label)
    reply = intake(
        "===== ASF-listan: förslag 1 =====\n* Ärende: Ändra företag\n"
        f"* Gäller: x ({form.slug})\n* Utgår från: {version}\n* {name}: {written}\n"
        "===== Slut på förslaget =====\n"
    )["reply"]
    assert f"- {said}" in reply.splitlines()
