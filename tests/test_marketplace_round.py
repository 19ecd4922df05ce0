"""A post's whole way: from the form to the market page, and from an award to inspiration.

A municipality asks for something through the site's form. The mail goes through `asf intake`, the
branch is merged, the site is built anew, and the post stands where it should. Then it says who got
it, the same way. All in a small register of its own, as of today, the day that the intake goes by.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from asf_register.day import today
from asf_register.marketplace.deadline_words import deadline_in_words
from asf_register.read_register import read_register
from asf_register.root import Root
from asf_site.building.build import build
from command_shell import Shell
from playwright.sync_api import Locator, Page, expect
from site_fixtures import BuiltSite, Visitor, serving
from test_from_form_to_branch import git, mail_of

ENTERPRISE = """\
name: {name}
region: "21"
municipality: "2180"
industries:
  - {industry}
offers:
  - title: {offer}
    industry: {industry}
    area:
      regions:
        - "21"
listing: consented
consent:
  date: 2026-01-15
  by: enterprise
"""
CAFE = ENTERPRISE.format(name="Kafé Provet", industry="cafe-restaurant", offer="Fika till möten")
LAUNDRY = ENTERPRISE.format(name="Provtvätten", industry="laundry", offer="Tvätt")
TITLE = "Fika till tolv möten"
CAFE_PAGE, LAUNDRY_PAGE = "/asf/kafe-provet/", "/asf/provtvatten/"
FITTING, WON = "Öppna förfrågningar för er", "Avtal som vi har fått"
OUTCOME = "Fikat kommer till tolv möten, och en person har fått anställning."


@dataclass(repr=False)
class Round:
    """A register in git, and what its site was each time it was built."""

    shell: Shell
    visitor: Visitor
    served: ExitStack
    built: list[BuiltSite] = field(default_factory=list)

    @property
    def root(self) -> Root:
        return Root(self.shell.register)

    def build(self) -> None:
        """What the forge does after a merge."""
        public = self.shell.folder / f"site-{len(self.built)}" / "public"
        build(self.root, public.parent, today())
        url = self.served.enter_context(serving(public))
        self.built.append(BuiltSite(self.root, today(), public, url))

    def open(self, path: str) -> Page:
        return self.visitor.open(self.built[-1], path)

    def send(self, page: Page) -> str:
        """Take what was written as a mail to `asf intake`, merge it and build; the report."""
        link = page.get_by_role("link", name="Skicka med e-post").get_attribute("href")
        mail = self.shell.folder / "mejlet.eml"
        mail.write_bytes(mail_of(link))
        ran = self.shell.asf("intake", str(mail))
        assert ran.code == 0, ran.out + ran.err
        (branch,) = re.findall(r"^Gren: (forslag/\S+)$", ran.out, re.MULTILINE)
        git(self.root.folder, "merge", "-q", "--no-ff", "-m", "Annonsen", branch)
        assert self.shell.asf("check").code == 0
        self.build()
        return ran.out


@pytest.fixture
def played(shell: Shell, visitor: Visitor) -> Iterator[Round]:
    """A café and a laundry, no posts yet."""
    shell.write("data/asf/kafe-provet.yaml", CAFE)
    shell.write("data/asf/provtvatten.yaml", LAUNDRY)
    for command in (("init", "-q", "-b", "main"), ("add", "-A"), ("commit", "-q", "-m", "Start")):
        git(shell.register, *command)
    with ExitStack() as served:
        made = Round(shell, visitor, served)
        made.build()
        yield made


def write_request(page: Page) -> None:
    """Fill in the form of a request and go on."""
    page.get_by_label("Rubrik").fill(TITLE)
    page.get_by_label("Text", exact=True).fill("Kaffe, bullar och frukt.\n\nBeställs dagen före.")
    industries = page.get_by_role("group", name="Branscher")
    industries.get_by_text("Välj bland").click()
    industries.get_by_label("Café och restaurang").check()
    page.get_by_label("Kommuner").fill("gävle")
    page.get_by_label("Sista dag att svara").fill((today() + timedelta(10)).isoformat())
    page.get_by_label("Klockslag").fill("kl. 12")
    page.get_by_label("E-post").fill("upphandling@provkommunen.example")
    page.get_by_label("Slag av organisation").select_option("municipality")
    page.get_by_label("Organisationens namn").fill("Provkommunen")
    page.get_by_role("button", name="Granska annonsen").click()
    expect(page.get_by_role("heading", name="Så här blir annonsen")).to_be_visible()


def write_award(page: Page) -> None:
    """Tell in the form of a post who got it, and go on."""
    page.get_by_role("button", name="Lägg till leverantör").click()
    page.get_by_label("ASF i listan").fill("kafe-provet")
    page.get_by_label("Vad det ledde till").fill(OUTCOME)
    page.get_by_role("button", name="Granska ändringarna").click()
    expect(page.get_by_role("heading", name="Detta ändras")).to_be_visible()


def part(page: Page, heading: str) -> Locator:
    """The part of a page under a heading."""
    return page.get_by_role("region", name=heading)


def test_a_request_goes_from_the_form_to_inspiration(played: Round) -> None:
    page = played.open("/marknad/annonsera/")
    page.get_by_role("link", name="Lägg ut en förfrågan").first.click()
    page.wait_for_selector("html[data-ready]", state="attached")
    write_request(page)
    said = played.send(page)
    assert f"{TITLE} (Provkommunen)" in said
    assert "1 företag kan svara: Kafé Provet" in said

    (post,) = read_register(played.root).register.posts.values()
    assert (post.kind, post.published, post.deadline_time) == ("request", today(), "12:00")
    page = played.open("/marknad/")
    row = page.get_by_role("link", name=TITLE)
    expect(row).to_be_visible()
    expect(page.get_by_text("om 10 dagar")).to_be_visible()
    row.click()
    page.wait_for_url(f"**/marknad/{post.id}/")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_text(deadline_in_words(post, today()))).to_be_visible()
    expect(page.get_by_text("1 ASF i listan kan svara")).to_be_visible()
    expect(page.get_by_text("levererar fika till möten i Gävle")).to_be_visible()
    page.get_by_role("link", name="Kafé Provet").first.click()
    page.wait_for_url(f"**{CAFE_PAGE}")
    expect(part(page, FITTING).get_by_role("link", name=TITLE)).to_be_visible()
    expect(played.open(LAUNDRY_PAGE).get_by_role("link", name=TITLE)).to_have_count(0)

    page = played.open(f"/marknad/{post.id}/")
    page.get_by_role("link", name="avsluta annonsen").click()
    page.wait_for_selector("html[data-ready]", state="attached")
    write_award(page)
    said = played.send(page)
    assert "Avtalet gick till Kafé Provet" in said

    expect(played.open("/marknad/").get_by_role("link", name=TITLE)).to_have_count(0)
    page = played.open(CAFE_PAGE)
    expect(part(page, WON).get_by_role("link", name=TITLE)).to_be_visible()
    expect(part(page, FITTING).get_by_role("link", name=TITLE)).to_have_count(0)
    page = played.open("/marknad/inspiration/")
    expect(page.get_by_text("Avtal med Kafé Provet")).to_be_visible()
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_text(OUTCOME)).to_be_visible()
    expect(page.get_by_role("link", name="Kafé Provet")).to_be_visible()
