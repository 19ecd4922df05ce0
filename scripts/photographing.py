"""A browser that takes small pictures, and a register's site to take them of."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, StringIO
from pathlib import Path
from shutil import which
from unittest.mock import patch

from asf_cli.main import asf as command
from asf_cli.serve import site_server
from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

MOST_BYTES = 60_000
_BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
_COLOURS = 96
_PATIENCE = 120_000
_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
_AS_ISSUE = """<!doctype html><meta charset="utf-8"><style>
body { margin: 0; padding: 24px; background: #fff; color: #1f2328; font: 15px/1.5 sans-serif }
main { border: 1px solid #d0d7de; border-radius: 6px; padding: 0 24px 8px }
h1 { font-size: 26px; font-weight: 400; margin: 0 0 16px }
h2 { font-size: 22px; border-bottom: 1px solid #d0d7de; padding-bottom: 6px } h3 { font-size: 17px }
code { background: #eff1f3; border-radius: 4px; padding: 2px 5px; font-size: 13px }
a { color: #0969da }
</style>"""

Pages = Callable[[tuple[int, int]], Page]


@dataclass(frozen=True)
class Shown:
    """Where a register's site, and its intranet, can be seen."""

    site: str
    intranet: str


@contextmanager
def browser(day: str) -> Iterator[Pages]:
    """A browser that opens pages of a size, for which it is always noon of a day."""
    with sync_playwright() as playwright:
        found = os.environ.get("ASF_CHROMIUM") or next(filter(None, map(which, _BROWSERS)), None)
        started = playwright.chromium.launch(executable_path=found, args=_ARGUMENTS)

        def new_page(size: tuple[int, int]) -> Page:
            width, height = size
            page = started.new_page(viewport={"width": width, "height": height}, locale="sv-SE")
            page.set_default_timeout(_PATIENCE)
            page.clock.set_fixed_time(f"{day}T12:00:00Z")
            return page

        yield new_page
        started.close()


@contextmanager
def shown(register: Path, day: str) -> Iterator[Shown]:
    """Build what a register has of sites, and show it on this machine."""
    with tempfile.TemporaryDirectory() as output, ExitStack() as stack:
        asf(register, "build", "--output", output, "--date", day)
        public, intranet = (
            stack.enter_context(_served(Path(output, part))) for part in ("public", "intranat")
        )
        yield Shown(public, intranet)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    with site_server(folder) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


def asf(register: Path, *arguments: str, **environment: str) -> str:
    """What a command says, run in this process: it takes longer to start than to do its work.

    Raises:
        ValueError: Where it finds problems.
    """
    with patch.dict(os.environ, environment), redirect_stdout(StringIO()) as said:
        code = command.main(["--root", str(register), *arguments], "asf", standalone_mode=False)
    if code:
        raise ValueError(said.getvalue())
    return said.getvalue()


def as_on_forge(page: Page, html: str, title: str = "") -> Locator:
    """Show a comment, or an issue with its title, about as the forge does."""
    heading = f"<h1>{title}</h1>" if title else ""
    page.set_content(f"{_AS_ISSUE}{heading}<main>{html}</main>")
    return page.locator("body")


def keep(page: Page, path: Path, part: Locator | None = None) -> None:
    """Write a picture of a page, or of a part of it, in few colours, and see that it is small.

    Raises:
        ValueError: Where it is too large.
    """
    page.wait_for_load_state("networkidle")
    taken = part.screenshot() if part is not None else page.screenshot()
    few = Image.open(BytesIO(taken)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise ValueError(f"{path.name}: {size} bytes")
