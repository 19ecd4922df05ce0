"""Pictures of what those who run the list look at: work lists, mails, the pages they lead to."""

from __future__ import annotations

import tempfile
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

from asf_demo.members import KEY_FILE, PHRASE
from asf_register.read_register import read_register
from asf_register.root import Root
from asf_upkeep.worklist.as_markdown import section_as_markdown
from asf_upkeep.worklist.words import Words
from asf_upkeep.worklist.worklist import all_lines, sections_of
from markdown import markdown
from photographing import Pages, Shown, as_on_forge, asf, keep

REGION, TASKS, GUIDE = "01", "processledare/stockholm", "guider/satta-pris"
STALE, CLOSED, REMINDED = "besokscentrum-bjorken", "mopp-moral", "arbetskooperativet-trumman"
CERTIFICATE = "/certifikat/ASF-2025-002/"
_PAGE, _SHEET, _ISSUE, _MAIL = (820, 520), (820, 740), (820, 900), (680, 760)


def close_one(register: Path) -> None:
    """Let one of the made-up enterprises have closed."""
    source = "nedlagt.källa=Konkurs, Post- och Inrikes Tidningar"
    asf(register, "set", CLOSED, "nedlagt.datum=2026-10-31", source, "medlem=nej", "--yes")


def take_upkeep(register: Path, seen: Shown, day: str, new_page: Pages, folder: Path) -> None:
    """Take them all.

    Args:
        register: The made-up register, with one that has closed.
        seen: Its site and intranet.
        day: The day they are of.
        new_page: Opens pages.
        folder: For the pictures.
    """
    for name, path, size in (
        ("inte-bekraftat", f"/asf/{STALE}/", _PAGE),
        ("nedlagt", f"/asf/{CLOSED}/", _PAGE),
        ("intyg", CERTIFICATE, _SHEET),
    ):
        page = new_page(size)
        page.goto(f"{seen.site}{path}")
        keep(page, folder / f"{name}.png")
    _take_work_list(register, day, new_page, folder / "arbetslista.png")
    _take_reminder(register, day, new_page, folder / "paminnelse.png")
    _take_intranet(register, seen, new_page, folder)


def _take_work_list(register: Path, day: str, new_page: Pages, path: Path) -> None:
    held = read_register(Root(register)).register
    words = Words(held, date.fromisoformat(day))
    sections = sections_of(all_lines(held), held, words.day)
    (section,) = [one for one in sections if one.code == REGION]
    text = section_as_markdown(section, words)
    page = new_page(_ISSUE)
    keep(page, path, as_on_forge(page, markdown(text), f"Arbetslista: {words.title(section)}"))


def _take_reminder(register: Path, day: str, new_page: Pages, path: Path) -> None:
    with tempfile.TemporaryDirectory() as mails:
        wanted = ("--region", REGION, "--date", day, "--output", mails)
        asf(register, "reminders", *wanted, ASF_REMINDER_KEY="a key for a picture, of no use else")
        (mail,) = Path(mails).glob(f"paminnelse-{REMINDED}-*")
        letter = message_from_bytes(mail.read_bytes(), policy=default)
    page = new_page(_MAIL)
    page.set_content(letter.get_body(("html",)).get_content())  # type: ignore[union-attr]
    # The answers, below all that is on file.
    page.locator("h2").last.evaluate("heading => heading.scrollIntoView({block: 'center'})")
    keep(page, path)


def _take_intranet(register: Path, seen: Shown, new_page: Pages, folder: Path) -> None:
    page = new_page(_SHEET)
    page.goto(f"{seen.intranet}/#/ny-nyckel")
    page.locator(".gate h1").wait_for()
    keep(page, folder / "ny-nyckel.png")
    page.goto(f"{seen.intranet}/#/{TASKS}")
    page.locator("#key-file").set_input_files(register / KEY_FILE)
    page.get_by_label("Din fras").fill(PHRASE)
    page.get_by_role("button", name="Lås upp").click()
    page.locator(".task:visible").first.wait_for()
    page.locator("h1").first.evaluate("heading => heading.scrollIntoView()")
    keep(page, folder / "att-gora.png")
    page.goto(f"{seen.intranet}/#/{GUIDE}")
    page.locator("article.guide h1").wait_for()
    keep(page, folder / "guide.png")
