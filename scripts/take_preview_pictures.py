"""Take pictures of a preview's first pages: take_preview_pictures.py PAGES FOLDER.

PAGES is what `asf preview --pages` wrote. FOLDER gets two pictures of each page, narrow as on a
telephone and wide as on a desk, and bilder.png with all of them, since GitHub opens a picture in
the browser but no folder. The pages hold what anybody has written: nothing of them runs, and
nothing is asked for from anywhere else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import which

from PIL import Image
from playwright.sync_api import Browser, Route, sync_playwright

MOST_PAGES = 4
WIDTHS = {"telefon": 390, "dator": 1280}
TALLEST = 2400
GAP = 40
GROUND = "#d8d5ca"
SHEET = "bilder.png"
BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
ARGUMENTS = (
    "--disable-gpu --disable-background-networking --disable-component-update --disable-sync"
).split()


def main(pages: Path, folder: Path) -> int:
    """Take the pictures; a preview without pages has none."""
    folder.mkdir(parents=True, exist_ok=True)
    files = sorted(pages.glob("*.html"))[:MOST_PAGES] if pages.is_dir() else []
    if not files:
        sys.stdout.write("Det finns inga sidor att ta bilder av.\n")
        return 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=_browser(), args=[*ARGUMENTS, *_as_root()]
        )
        taken = [list(_pictures(browser, file, folder)) for file in files]
        browser.close()
    _sheet(taken).save(folder / SHEET, optimize=True)
    sys.stdout.write(f"{sum(map(len, taken))} bilder i {folder}.\n")
    return 0


def _browser() -> str | None:
    """Where a Chromium lies; None for Playwright's own."""
    return os.environ.get("ASF_CHROMIUM") or next(filter(None, map(which, BROWSERS)), None)


def _as_root() -> list[str]:
    """Chromium cannot lock itself in where root starts it, as in a container."""
    return ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []


def _pictures(browser: Browser, file: Path, folder: Path) -> Iterator[Path]:
    for name, width in WIDTHS.items():
        context = browser.new_context(
            viewport={"width": width, "height": 800}, java_script_enabled=False, locale="sv-SE"
        )
        context.route("**/*", _only_files)
        page = context.new_page()
        page.goto(file.resolve().as_uri())
        height = min(int(page.locator("html").bounding_box()["height"]) + 1, TALLEST)  # type: ignore[index]
        page.set_viewport_size({"width": width, "height": height})
        path = folder / f"{file.stem}-{name}.png"
        page.screenshot(path=path)
        context.close()
        yield path


def _only_files(route: Route) -> None:
    if route.request.url.startswith("file:"):
        route.continue_()
    else:
        route.abort()


def _sheet(rows: Sequence[Sequence[Path]]) -> Image.Image:
    """All pictures in one, a page a row."""
    pictures = [[Image.open(path) for path in row] for row in rows]
    tall = [max(picture.height for picture in row) for row in pictures]
    width = sum(WIDTHS.values()) + GAP * (len(WIDTHS) + 1)
    sheet = Image.new("RGB", (width, sum(tall) + GAP * (len(tall) + 1)), GROUND)
    down = GAP
    for row, height in zip(pictures, tall, strict=True):
        across = GAP
        for picture in row:
            sheet.paste(picture, (across, down))
            across += picture.width + GAP
        down += height + GAP
    return sheet


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
