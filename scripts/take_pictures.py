"""Take the pictures of README and the guides: take_pictures.py FOLDER.

The list is this repository's own; all others are of the made-up register, the same every time.
"""

import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from asf_propose.report import MARKER
from asf_register.day import today
from asf_register.root import PROJECT
from markdown import markdown
from photographing import Pages, Shown, as_on_forge, asf, browser, keep, shown
from playwright.sync_api import Page
from upkeep_pictures import close_one, take_upkeep

DAY = "2026-11-22"
SLUG = "manskensbageriet"
PHONE = "070-174 06 05"
TELEPHONE, DESK, WHOLE, COMMENT = (390, 760), (1280, 900), (1100, 1080), (760, 400)
GIT = "git -c user.name=asf -c user.email=asf@localhost -c core.autocrlf=false".split()


def main(folder: Path) -> None:
    """Take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, browser(DAY) as new_page:
        register = _changed_demo(Path(work))
        with shown(register, DAY) as seen:
            _take_form(seen, new_page, folder)
            take_upkeep(register, seen, DAY, new_page, folder)
        _take_preview(register, new_page, folder)
        _take_report(register, new_page, folder)
    with browser(today().isoformat()) as new_page:
        _take_list(new_page, folder)


def _changed_demo(work: Path) -> Path:
    """A made-up register in git, with a proposal on a branch."""
    register = work / "demo"
    asf(PROJECT, "demo", str(register), "--enterprises", "40", "--date", DAY)
    close_one(register)
    git = partial(subprocess.run, cwd=register, check=True, capture_output=True)
    git([*GIT, "init", "-b", "main"])
    git([*GIT, "add", "."])
    git([*GIT, "commit", "-m", "Registret"])
    git([*GIT, "switch", "-c", "forslag"])
    asf(register, "set", SLUG, f"telefon={PHONE}", "branscher+=catering", "--yes")
    git([*GIT, "commit", "-am", "Förslag"])
    git([*GIT, "switch", "main"])
    return register


def _take_list(new_page: Pages, folder: Path) -> None:
    with shown(PROJECT, today().isoformat()) as seen:
        page = new_page(DESK)
        page.goto(f"{seen.site}/asf/?q=fika")
        keep(page, folder / "list.png")


def _take_form(seen: Shown, new_page: Pages, folder: Path) -> None:
    page = new_page(TELEPHONE)
    page.goto(f"{seen.site}/foresla/{SLUG}/")
    phone, mail = (page.locator(f"[data-field={name}] input") for name in ("phone", "email"))
    phone.wait_for()
    right = mail.input_value()
    # The field in the middle, where the button at the foot of the page hides nothing.
    phone.evaluate("field => field.scrollIntoView({block: 'center'})")
    keep(page, folder / "formular.png")
    phone.fill("070-17")
    mail.fill("info@")
    _review(page)
    page.locator("#mistakes").evaluate("box => box.scrollIntoView({block: 'center'})")
    keep(page, folder / "formular-fel.png")
    industries = page.locator("[data-field=industries]").first
    industries.locator("summary").click()
    industries.get_by_label("Catering", exact=True).check()
    phone.fill(PHONE)
    mail.fill(right)
    _review(page)
    # The page's foot says nothing of the proposal.
    page.locator("footer").evaluate("foot => foot.remove()")
    page.locator("header").evaluate("head => head.remove()")
    keep(page, folder / "detta-andras.png", page.locator("body"))


def _review(page: Page) -> None:
    page.get_by_role("button", name="Granska ändringarna").click()
    page.locator("#mistakes:visible, #review:visible").first.wait_for()


def _take_preview(register: Path, new_page: Pages, folder: Path) -> None:
    shown = register.with_name("forhandsvisning.html")
    versions = ("--base", "main", "--head", "forslag", "--date", DAY)
    asf(register, "preview", *versions, "--output", str(shown))
    page = new_page(WHOLE)
    page.goto(shown.as_uri())
    keep(page, folder / "forhandsvisning.png")


def _take_report(register: Path, new_page: Pages, folder: Path) -> None:
    report = asf(register, "report", "--base", "main", "--head", "forslag", "--format", "markdown")
    page = new_page(COMMENT)
    keep(page, folder / "rapport.png", as_on_forge(page, markdown(report.removeprefix(MARKER))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
