"""A visit with a slow processor: the first one, and one with what that one kept."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page

SLOWER = 4
_TIMES = 3
_SHOWN = """() => new Promise((done) => {
  const seen = [];
  new PerformanceObserver((list) => seen.push(...list.getEntries()))
    .observe({ type: 'largest-contentful-paint', buffered: true });
  setTimeout(() => done(seen.length ? seen.at(-1).startTime / 1000 : 0), 300);
})"""


@dataclass(frozen=True, slots=True)
class Visit:
    """How a page came.

    Attributes:
        shown: Seconds until its largest text or picture was there.
        sent: Bytes that came over the net, with their heads.
        requests: How many files that was.
    """

    shown: float
    sent: int
    requests: int


def visits(browser: Browser, address: str) -> tuple[Visit, Visit]:
    """A first visit and a second one, each the median of some, by seconds."""
    pairs = [_pair(browser, address) for _ in range(_TIMES)]
    return _middle([one for one, _ in pairs]), _middle([other for _, other in pairs])


def _pair(browser: Browser, address: str) -> tuple[Visit, Visit]:
    context = browser.new_context(viewport={"width": 412, "height": 823})
    page = context.new_page()
    first = _visit(page, address)
    second = _visit(page, address)
    context.close()
    return first, second


def _visit(page: Page, address: str) -> Visit:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    sent: list[float] = []

    def finished(event: dict[str, Any]) -> None:
        if event["encodedDataLength"]:
            sent.append(event["encodedDataLength"])

    session.on("Network.loadingFinished", finished)
    page.goto(address, wait_until="networkidle")
    shown = page.evaluate(_SHOWN)
    session.detach()
    return Visit(float(shown), round(sum(sent)), len(sent))


def _middle(found: list[Visit]) -> Visit:
    shown = median(one.shown for one in found)
    return Visit(shown, round(median(one.sent for one in found)), found[0].requests)
