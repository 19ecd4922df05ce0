"""A large intranet: building it, unlocking it, searching it.

`python -m benchmarks.intranet` makes one of 300 guides, 100 attachments and 320 members, measures
and prints a table. The processor is made to seem four times slower for the page. The browser can't
do that to the worker that makes a key of a phrase, so what passes there is counted four times.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from random import Random
from threading import Thread

from asf_cli.serve import site_server
from asf_demo.demo import Demo
from asf_demo.members import KEY_FILE, PHRASE
from asf_demo.writing import write_demo
from asf_intranet.build import FOLDER, build_intranet
from asf_intranet.downloads import intranet_downloads
from asf_register.day import today
from asf_register.read_register import read_register
from asf_register.register import Register
from asf_register.root import PROJECT, Root
from asf_register.vocabulary_files import read_vocabulary
from PIL import Image
from playwright.sync_api import CDPSession, Page, sync_playwright
from pyrage import x25519

from benchmarks.browser import launched
from benchmarks.budgets import seconds

GUIDES, ATTACHMENTS, MEMBERS, ENTERPRISES = 300, 100, 320, 400
SLOWER = 4
BUILD_SECONDS, UNLOCK_SECONDS, PHRASE_SECONDS, SEARCH_SECONDS = 5.0, 1.0, 3.0, 0.1
_QUERIES = ("upphandling", "avtal kommun", "skyddsrond", "lönekostnad per timme", "delaktighet")
# Waits in the page until what has been asked for is drawn, and tells how long that took.
_UNLOCKED = """() => new Promise((done) => {
  const seen = new MutationObserver(() => {
    if (!document.querySelector('#search') || !document.querySelector('main h1')) return;
    seen.disconnect();
    requestAnimationFrame(() => done((performance.now() - begun) / 1000));
  });
  seen.observe(document.querySelector('#app'), { childList: true, subtree: true });
  const begun = performance.now();
  document.querySelector('main button').click();
})"""
_WORKED = """async ([text, secret]) => {
  const folder = document.querySelector('script[src$="/app.js"]').src.replace(/app[.]js$/, '');
  const { armor } = await import(`${folder}age-intranet.js`);
  const { unwrappedByPhrase } = await import(`${folder}keys.js`);
  const begun = performance.now();
  await unwrappedByPhrase(armor.decode(text), secret);
  return (performance.now() - begun) / 1000;
}"""
_SEARCHED = """(query) => new Promise((done) => {
  const field = document.querySelector('#search');
  field.value = query;
  const begun = performance.now();
  const seen = new MutationObserver(() => {
    if (!document.querySelector('.found .hit')) return;
    seen.disconnect();
    requestAnimationFrame(() => done((performance.now() - begun) / 1000));
  });
  seen.observe(document.querySelector('main'), { childList: true, subtree: true });
  field.dispatchEvent(new Event('input', { bubbles: true }));
})"""


def register_of(folder: Path) -> Register:
    """A made-up register with a large intranet of the project's own texts."""
    day = today()
    write_demo(Demo(read_vocabulary(Root(PROJECT)), ENTERPRISES, day=day), folder)
    shutil.copytree(PROJECT / "content", folder / "content")
    _more_guides(folder / "content" / "intranat" / "guider")
    _attachments(folder / "content" / "intranat" / "filer")
    _more_members(folder / "data" / "members", day)
    return read_register(Root(folder)).register


def _more_guides(folder: Path) -> None:
    own = sorted(folder.glob("*.md"))
    for number in range(GUIDES - len(own)):
        text = own[number % len(own)].read_text(encoding="utf-8")
        title = f"title: Del {number} om "
        copy = folder / f"{own[number % len(own)].stem}-{number}.md"
        copy.write_text(text.replace("title: ", title, 1), encoding="utf-8")


def _attachments(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(ATTACHMENTS):
        noise = Random(number).randbytes(200 * 160 * 3)  # noqa: S311 - nothing is secret here
        Image.frombytes("RGB", (200, 160), noise).save(folder / f"bild-{number}.png")
        said = f"title: Bild {number}\nsummary: En bild.\narea: communication\n"
        file = folder / f"bild-{number}.yaml"
        file.write_text(f"{said}file: bild-{number}.png\n", encoding="utf-8")


def _more_members(folder: Path, day: date) -> None:
    for number in range(MEMBERS - len(list(folder.iterdir()))):
        key = x25519.Identity.generate().to_public()
        (folder / f"medlem-{number}.yaml").write_text(
            f"name: Medlem {number}\nkeys:\n- key: {key}\n  added: {day}\n"
            f"  confirmed_by: administrator\n  expires: {day + timedelta(days=300)}\n",
            encoding="utf-8",
        )


def built(register: Register, output: Path) -> tuple[float, float]:
    """Build it: the seconds beyond conversion, and those that conversion takes."""
    begun = time.perf_counter()
    for one in intranet_downloads(register):
        if one.id.startswith("mallar/"):
            one.make()
    conversion = time.perf_counter() - begun
    begun = time.perf_counter()
    build_intranet(register, output, today())
    return time.perf_counter() - begun - conversion, conversion


@contextmanager
def page_of(folder: Path) -> Iterator[tuple[Page, CDPSession]]:
    """The intranet in a browser with a key in it, still locked, and a way to slow it down."""
    with site_server(folder / "output" / FOLDER) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        browser = launched(playwright.chromium)
        page = browser.new_page()
        session = page.context.new_cdp_session(page)
        page.goto(f"http://localhost:{server.server_port}/")
        page.set_input_files("input[type=file]", folder / KEY_FILE)
        page.wait_for_selector("textarea")
        yield page, session
        browser.close()
        server.shutdown()


def phrase_work(page: Page, key: str) -> float:
    """The seconds that the worker takes to make a key of the phrase, at full speed."""
    times = [page.evaluate(_WORKED, [key, PHRASE.replace(" ", "-")]) for _ in range(3)]
    return float(statistics.median(times))


def searched(page: Page, session: CDPSession) -> list[float]:
    """The seconds from a key press to the hits, the index being there, for each query."""
    page.evaluate(_SEARCHED, "index")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    typed = [query[:end] for query in _QUERIES for end in range(3, len(query) + 1)]
    times = [float(page.evaluate(_SEARCHED, text)) for text in typed]
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return times


def unlocked(page: Page, session: CDPSession) -> float:
    """The seconds from the button until the first page, with the phrase."""
    page.fill("textarea", PHRASE)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    took: float = page.evaluate(_UNLOCKED)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return took


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "register"
        register = register_of(folder)
        building, conversion = built(register, folder / "output")
        with page_of(folder) as (page, session):
            work = phrase_work(page, (folder / KEY_FILE).read_text(encoding="utf-8"))
            whole = unlocked(page, session)
            searches = sorted(searched(page, session))
    slowest = searches[int(len(searches) * 0.95)]
    rows = (
        ("built, beyond conversion", building, BUILD_SECONDS),
        ("conversion of templates", conversion, None),
        ("unlocked, beyond the phrase", whole - work, UNLOCK_SECONDS),
        ("unlocked with the phrase", whole + (SLOWER - 1) * work, PHRASE_SECONDS),
        ("a search, 95th of 100", slowest, SEARCH_SECONDS),
    )
    sys.stdout.write("| what | figure | budget |\n|---|---|---|\n")
    for what, figure, budget in rows:
        asked = "–" if budget is None else f"≤ {seconds(budget)}"
        sys.stdout.write(f"| {what} | {seconds(figure)} | {asked} |\n")


if __name__ == "__main__":
    main()
