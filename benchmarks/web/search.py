"""How long it takes from a key press until the list shows what it found."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser

from benchmarks.web.visit import SLOWER

# As people write: trades, places, both, an offer in words of its own, a mistake, a name.
_QUERIES = (
    "städning",
    "fruktkorgar gävle",
    "kafé stockholm",
    "arbetsträning",
    "snickeri skåne",
    "hunddagis",
    "tvätt och sömnad",
    "vaktmästare",
)
_SHORTEST = 2
# From the key press to the frame after the last change of the sentence above the hits.
_ANSWERED = """(text) => new Promise((done) => {
  const field = document.querySelector('#q');
  const status = document.querySelector('#status');
  const begun = performance.now();
  const seen = new MutationObserver(() => requestAnimationFrame(() => {
    seen.disconnect();
    done((performance.now() - begun) / 1000);
  }));
  seen.observe(status, { childList: true, characterData: true, subtree: true });
  status.textContent = '';
  seen.takeRecords();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
})"""


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds from key presses to their hits.

    Attributes:
        typical: The median.
        slow: The 95th of 100.
        keys: How many key presses that was.
    """

    typical: float
    slow: float
    keys: int


def latency(browser: Browser, address: str) -> Latency:
    """Type in the list's field, letter by letter, once its index is there.

    Args:
        browser: Where.
        address: Of the list's page.
    """
    page = browser.new_page(viewport={"width": 412, "height": 823})
    page.goto(address)
    page.wait_for_selector("html[data-ready]")
    for warm in ("städning", "gävle"):
        page.evaluate(_ANSWERED, warm)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    typed = [query[:end] for query in _QUERIES for end in range(_SHORTEST, len(query) + 1)]
    times = sorted(float(page.evaluate(_ANSWERED, text)) for text in typed)
    page.close()
    return Latency(times[len(times) // 2], times[int(len(times) * 0.95)], len(times))
