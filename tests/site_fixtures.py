"""Built sites, served on this machine, and a browser that notices every fault.

Three registers are built once a run, where a test asks for them: the repository's own (`real`), a
made-up one under tests/site_register (`made_up`), which uses every field and holds hostile texts,
and that of tests/certified_register.py (`certified`).
"""

from __future__ import annotations

import gzip
import html
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, partial
from hashlib import sha256
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from asf_register.check import check
from asf_register.enterprise import Enterprise
from asf_register.register import Register
from asf_register.root import PROJECT, Root, find_root
from asf_site.building.build import build
from certified_register import certified_register
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Error,
    Page,
    Playwright,
    sync_playwright,
)
from site_page import SitePage, read_site_page

DAY = date(2026, 11, 21)
MADE_UP = PROJECT / "tests" / "site_register"
BROWSER_MISSING = "Chromium saknas. Kör make test, som installerar det, eller ange ASF_CHROMIUM."
# The first has no windows, toolbars and pages of its own, which cost more than the pages opened.
_BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)
_QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Otherwise a process is begun for every page.
    "--renderer-process-limit=1",
)
PHONE, DESKTOP = 360, 1280
WORKED_ON = (
    # Pages that scripts say to be ready.
    "body.kind-list, body.kind-proposal, body.kind-check, body.kind-calculator, "
    "body.kind-shortlist, "
    "body.kind-market:has(#list)"
)
FIRST_SHOWN = 40
_KEPT = re.compile(r"/(tema|data)/[0-9a-f]{10}/")


def pytest_collection_finish(session: pytest.Session) -> None:
    """Stop before the first test where one needs a browser and none is there.

    A worker of pytest-xdist cannot stop the run; there each test says it for itself.
    """
    needs_browser = any("browser" in getattr(item, "fixturenames", ()) for item in session.items)
    quiet = session.config.option.collectonly or hasattr(session.config, "workerinput")
    if needs_browser and not quiet and _chromium() is None:
        raise pytest.UsageError(BROWSER_MISSING)


@dataclass(frozen=True, repr=False)
class BuiltSite:
    """A register and the site that was made of it."""

    root: Root
    day: date
    public: Path
    url: str

    @cached_property
    def register(self) -> Register:
        """All records, the unlisted ones too."""
        register = check(self.root, self.day).register
        assert register is not None
        return register

    @cached_property
    def shown(self) -> list[Enterprise]:
        """Who has a page: by consent, or from sources where the settings say so."""
        visible = (
            {"consented", "sources"} if self.register.site.show_from_sources else {"consented"}
        )
        return [e for e in self.register if e.listing in visible]

    @cached_property
    def listed(self) -> list[Enterprise]:
        """Who stands in the list: those with a page that have not closed."""
        return [e for e in self.shown if e.closed is None]

    @cached_property
    def files(self) -> list[str]:
        """Every file of the site, relative to its folder."""
        return sorted(
            p.relative_to(self.public).as_posix() for p in self.public.rglob("*") if p.is_file()
        )

    @cached_property
    def pages(self) -> dict[str, SitePage]:
        """Every HTML page by its path on the site."""
        return {
            "/" + name.removesuffix("index.html"): read_site_page(self.public / name)
            for name in self.files
            if name.endswith(".html")
        }


def rows_of(page: SitePage) -> list[str]:
    """The slugs of the enterprises that a page links to, in order."""
    links = (link.split("/") for link in page.links if link.startswith("/asf/"))
    return [parts[2] for parts in links if parts[2:3] != [""]]


def bytes_with(folder: Path, text: str) -> list[str]:
    """The files that hold a text, in whatever case and also where they are compressed."""
    wanted = text.casefold()
    found = []
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        content = path.read_bytes()
        if content.startswith(b"\x1f\x8b"):
            content = gzip.decompress(content)
        name = path.relative_to(folder).as_posix()
        readable = html.unescape(content.decode("utf-8", "replace")).casefold()
        if wanted in readable or wanted in name.casefold():
            found.append(name)
    return found


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder with a digest of its bytes."""
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def day_of(root: Root) -> date:
    """The fixed day, or later where the register has grown past it."""
    text = "".join(path.read_text(encoding="utf-8") for path in root.enterprises.glob("*.yaml"))
    days = [date.fromisoformat(day) for day in re.findall(r"date: '?(\d{4}-\d{2}-\d{2})", text)]
    years = [date(int(year), 1, 1) for year in re.findall(r"(?:year|read): (\d{4})$", text, re.M)]
    return max(DAY, *days, *years)


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The repository's own register."""
    yield from _built(find_root(PROJECT, PROJECT), tmp_path_factory)


@pytest.fixture(scope="session")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The made-up register."""
    yield from _built(find_root(MADE_UP, PROJECT), tmp_path_factory)


@pytest.fixture(scope="session")
def certified(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The register of tests/certified_register.py, with a certificate in every state."""
    root = certified_register(tmp_path_factory.mktemp("certified") / "register")
    yield from _built(root, tmp_path_factory)


@pytest.fixture
def copy_of_certified(tmp_path: Path) -> Root:
    """The same register in a folder of its own, to be changed."""
    return certified_register(tmp_path / "certified")


@pytest.fixture
def copy_of_made_up(tmp_path: Path) -> Root:
    """The made-up register in a folder of its own, to be changed."""
    return find_root(Path(shutil.copytree(MADE_UP, tmp_path / "register")), tmp_path)


def _built(root: Root, factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    output = factory.mktemp("site")
    day = day_of(root)
    build(root, output, day)
    with serving(output / "public") as url:
        yield BuiltSite(root, day, output / "public", url)


class _Host(SimpleHTTPRequestHandler):
    """A static host: a folder's index, and 404.html for what is missing.

    What has its content in its address is kept by browsers, so that nobody asks for it twice.
    """

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        if _KEPT.match(self.path):
            self.send_header("Cache-Control", "max-age=31536000, immutable")
        super().end_headers()

    def send_error(self, code: int, *said: Any) -> None:  # noqa: ARG002
        content = Path(self.directory, "404.html").read_bytes() if code == 404 else b""
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *said: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle of an answer is no error."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine, for as long as the block lasts."""
    server = _Server(("127.0.0.1", 0), partial(_Host, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _chromium() -> str | None:
    """Where a Chromium lies; "" for Playwright's own."""
    named = os.environ.get("ASF_CHROMIUM")
    if named:
        return shutil.which(named)
    found = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if found:
        return found
    with sync_playwright() as playwright:
        return "" if Path(playwright.chromium.executable_path).exists() else None


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    path = _chromium()
    if path is None:
        pytest.fail(BROWSER_MISSING, pytrace=False)
    with sync_playwright() as playwright:
        chromium = _launched(playwright, path)
        if isinstance(chromium, str):
            pytest.fail(f"{BROWSER_MISSING} ({path}: {chromium})", pytrace=False)
        yield chromium
        chromium.close()


def _launched(playwright: Playwright, path: str) -> Browser | str:
    """The browser, or in one line why it does not start."""
    try:
        return playwright.chromium.launch(executable_path=path or None, args=list(_QUIET))
    except Error as error:
        return error.message.splitlines()[0]


@dataclass(repr=False)
class Visitor:
    """Opens pages and remembers everything that went wrong on any of them."""

    browser: Browser
    contexts: dict[tuple[bool, bool], BrowserContext]
    faults: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def open(
        self,
        site: BuiltSite,
        path: str = "/",
        *,
        width: int = DESKTOP,
        dark: bool = False,
        scripts: bool = True,
        before: Callable[[Page], None] | None = None,
    ) -> Page:
        """Open a page and, where the scripts of list or form run, wait until they are ready.

        Args:
            site: The site that is visited.
            path: Of the page, with its query.
            width: Of the window, in CSS pixels.
            dark: Whether the person prefers dark.
            scripts: Whether JavaScript is on.
            before: What is to be done with the page before it is loaded.
        """
        page = self._context(dark, scripts).new_page()
        self.pages.append(page)
        page.set_viewport_size({"width": width, "height": 800})
        self._watch(page, site, scripts)
        if before:
            before(page)
        page.goto(site.url + path)
        if scripts and page.locator(WORKED_ON).count():
            page.wait_for_selector("html[data-ready]", state="attached")
        return page

    def _context(self, dark: bool, scripts: bool) -> BrowserContext:
        """A browser profile; they are kept, so that what was fetched once is at hand.

        One empty page stays open in each: a browser closes its window with the last page, and
        makes a new one, with all that stands around it, for the next.
        """
        if (dark, scripts) not in self.contexts:
            context = self.browser.new_context(
                color_scheme="dark" if dark else "light",
                java_script_enabled=scripts,
                locale="sv-SE",
            )
            context.set_default_timeout(10_000)
            context.new_page()
            self.contexts[dark, scripts] = context
        return self.contexts[dark, scripts]

    def accept(self, pattern: str) -> None:
        """Forget the faults that a test has brought about, and fail where there are none."""
        expected = [fault for fault in self.faults if re.search(pattern, fault)]
        assert expected, f"no fault like {pattern} in {self.faults}"
        self.faults[:] = [fault for fault in self.faults if fault not in expected]

    def _watch(self, page: Page, site: BuiltSite, scripts: bool) -> None:
        def note(fault: str) -> None:
            self.faults.append(f"{page.url.removeprefix(site.url)}: {fault}")

        def asked(dialog: Any) -> None:
            note(f"dialog {dialog.message!r}")
            dialog.dismiss()

        def spoke(message: Any) -> None:
            if message.type in ("error", "warning"):
                note(f"{message.type} {message.text} ({message.location.get('url', '')})")

        def answered(response: Any) -> None:
            if response.status >= 400:
                note(f"error Failed to load resource: {response.status} ({response.url})")

        def failed(request: Any) -> None:
            failure = request.failure or ""
            left = "ERR_ABORTED" in failure  # the page was left meanwhile
            # Where no scripts run, the browser refuses those that a page has it fetch beforehand;
            # what the page's own policy refuses, the console tells as well.
            needless = failure == "csp" and not scripts and request.url.endswith(".js")
            if not left and not needless:
                note(f"error Failed to load resource: {failure} ({request.url})")

        page.on("console", spoke)
        page.on("pageerror", lambda error: note(f"uncaught {error}"))
        page.on("response", answered)
        page.on("requestfailed", failed)
        page.on("dialog", asked)
        page.on(
            "request",
            lambda request: (
                None
                if urlsplit(urljoin(site.url, request.url)).netloc == urlsplit(site.url).netloc
                else note(f"request to {request.url}")
            ),
        )

    def close(self) -> None:
        """Close every page."""
        for page in self.pages:
            page.close()


@pytest.fixture(scope="session")
def browser_contexts(browser: Browser) -> dict[tuple[bool, bool], BrowserContext]:
    """The browser's profiles, by whether dark is preferred and scripts run; empty at first."""
    assert browser.is_connected()
    return {}


@pytest.fixture
def visitor(
    browser: Browser, browser_contexts: dict[tuple[bool, bool], BrowserContext]
) -> Iterator[Visitor]:
    """Opens pages; the test fails where one of them complains, asks or calls out."""
    visitor = Visitor(browser, browser_contexts)
    yield visitor
    visitor.close()
    assert visitor.faults == []


@pytest.fixture
def traveller(browser: Browser) -> Iterator[Visitor]:
    """A visitor with browser profiles of its own, whose clock may be set: see `at`."""
    visitor = Visitor(browser, {})
    yield visitor
    for context in visitor.contexts.values():
        context.close()
    assert visitor.faults == []


def at(time: str) -> Callable[[Page], None]:
    """What sets a traveller's clock, as `before` of Visitor.open.

    Args:
        time: Of the world's clock, as "2027-05-19T21:59:59Z".
    """
    return lambda page: page.clock.set_fixed_time(time)
