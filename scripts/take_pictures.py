"""Take the pictures of README and the guides: take_pictures.py FOLDER.

The list is this repository's own; the form, the preview and the report are of the made-up register,
the same every time. Each picture has few colours, so that it is small.
"""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from io import BytesIO
from pathlib import Path
from shutil import which

from asf_cli.serve import site_server
from asf_propose.report import MARKER
from asf_register.day import today
from asf_register.root import PROJECT
from markdown import markdown
from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

ASF = Path(sys.executable).with_name("asf")
DAY = "2026-11-22"
SLUG = "manskensbageriet"
PHONE = "070-174 06 05"
MOST_BYTES = 120_000
COLOURS = 96
PATIENCE = 120_000
TELEPHONE, DESK, WHOLE, COMMENT = (390, 760), (1280, 900), (1100, 1080), (760, 400)
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
GIT = "git -c user.name=asf -c user.email=asf@localhost -c core.autocrlf=false".split()
AS_COMMENT = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 24px; background: #fff; color: #1f2328; font: 15px/1.5 sans-serif }
main { border: 1px solid #d0d7de; border-radius: 6px; padding: 0 24px 8px }
h2 { font-size: 22px; border-bottom: 1px solid #d0d7de; padding-bottom: 6px } h3 { font-size: 17px }
code { background: #eff1f3; border-radius: 4px; padding: 2px 5px; font-size: 13px }
</style><main>"""


def main(folder: Path) -> None:
    """Take every picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work, _browser() as new_page:
        _take_list(new_page, folder)
        register = _changed_demo(Path(work))
        _take_form(register, new_page, folder)
        _take_preview(register, new_page, folder)
        _take_report(register, new_page, folder)


Pages = Callable[[tuple[int, int]], Page]


@contextmanager
def _browser() -> Iterator[Pages]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("ASF_CHROMIUM") or which("chromium"), args=ARGUMENTS
        )

        def new_page(size: tuple[int, int]) -> Page:
            width, height = size
            page = browser.new_page(viewport={"width": width, "height": height}, locale="sv-SE")
            page.set_default_timeout(PATIENCE)
            return page

        yield new_page
        browser.close()


@contextmanager
def _site(register: Path, day: str) -> Iterator[str]:
    """Build a register's site and show it on this machine."""
    with tempfile.TemporaryDirectory() as output:
        _asf(register, "build", "--output", output, "--date", day)
        with site_server(Path(output, "public")) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}"
            server.shutdown()


def _asf(register: Path, *arguments: str) -> str:
    ran = subprocess.run(  # noqa: S603 -- a list of arguments, never a shell's line
        [ASF, "--root", register, *arguments], capture_output=True, text=True, check=True
    )
    return ran.stdout


def _changed_demo(work: Path) -> Path:
    """A made-up register in git, with a proposal on a branch."""
    register = work / "demo"
    _asf(PROJECT, "demo", str(register), "--enterprises", "40", "--date", DAY)
    git = partial(subprocess.run, cwd=register, check=True, capture_output=True)
    git([*GIT, "init", "-b", "main"])
    git([*GIT, "add", "."])
    git([*GIT, "commit", "-m", "Registret"])
    git([*GIT, "switch", "-c", "forslag"])
    _asf(register, "set", SLUG, f"telefon={PHONE}", "branscher+=catering", "--yes")
    git([*GIT, "commit", "-am", "Förslag"])
    git([*GIT, "switch", "main"])
    return register


def _take_list(new_page: Pages, folder: Path) -> None:
    with _site(PROJECT, today().isoformat()) as address:
        page = new_page(DESK)
        page.goto(f"{address}/asf/?q=fika")
        _keep(page, folder / "list.png")


def _take_form(register: Path, new_page: Pages, folder: Path) -> None:
    with _site(register, DAY) as address:
        page = new_page(TELEPHONE)
        page.goto(f"{address}/foresla/{SLUG}/")
        phone, mail = (page.locator(f"[data-field={name}] input") for name in ("phone", "email"))
        phone.wait_for()
        right = mail.input_value()
        # The field in the middle, where the button at the foot of the page hides nothing.
        phone.evaluate("field => field.scrollIntoView({block: 'center'})")
        _keep(page, folder / "formular.png")
        phone.fill("070-17")
        mail.fill("info@")
        _review(page)
        page.locator("#mistakes").evaluate("box => box.scrollIntoView({block: 'center'})")
        _keep(page, folder / "formular-fel.png")
        industries = page.locator("[data-field=industries]").first
        industries.locator("summary").click()
        industries.get_by_label("Catering", exact=True).check()
        phone.fill(PHONE)
        mail.fill(right)
        _review(page)
        # The page's foot says nothing of the proposal.
        page.locator("footer").evaluate("foot => foot.remove()")
        page.locator("header").evaluate("head => head.remove()")
        _keep(page, folder / "detta-andras.png", page.locator("body"))


def _review(page: Page) -> None:
    page.get_by_role("button", name="Granska ändringarna").click()
    page.locator("#mistakes:visible, #review:visible").first.wait_for()


def _take_preview(register: Path, new_page: Pages, folder: Path) -> None:
    shown = register.with_name("forhandsvisning.html")
    versions = ("--base", "main", "--head", "forslag", "--date", DAY)
    _asf(register, "preview", *versions, "--output", str(shown))
    page = new_page(WHOLE)
    page.goto(shown.as_uri())
    _keep(page, folder / "forhandsvisning.png")


def _take_report(register: Path, new_page: Pages, folder: Path) -> None:
    report = _asf(register, "report", "--base", "main", "--head", "forslag", "--format", "markdown")
    page = new_page(COMMENT)
    page.set_content(AS_COMMENT + markdown(report.removeprefix(MARKER)))
    _keep(page, folder / "rapport.png", page.locator("body"))


def _keep(page: Page, path: Path, part: Locator | None = None) -> None:
    """Write a picture of a page, or of a part of it, and see that it is small.

    Raises:
        ValueError: Where it is too large.
    """
    page.wait_for_load_state("networkidle")
    taken = part.screenshot() if part is not None else page.screenshot()
    few = Image.open(BytesIO(taken)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise ValueError(f"{path.name}: {size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
