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
# From the key press to the frame after the sentence above the hits first changes, and after it was
# last changed and read out: in between stands what the columns find while Pagefind still works.
_ANSWERED = """(text) => new Promise((done) => {
  const named = (id) => document.getElementById(id);
  const [field, count, status] = ['q', 'count', 'status'].map(named);
  const begun = performance.now();
  const changed = (node) => new Promise((seen) => {
    const watch = new MutationObserver(() => requestAnimationFrame(() => {
      watch.disconnect();
      seen((performance.now() - begun) / 1000);
    }));
    watch.observe(node, { childList: true, characterData: true, subtree: true });
  });
  status.textContent = '';
  done(Promise.all([count, status].map(changed)));
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
})"""


@dataclass(frozen=True, slots=True)
class Latency:
    """Seconds from key presses to hits, in rising order.

    Attributes:
        first: Until some hits stand there.
        all: Until all of them do.
    """

    first: tuple[float, ...]
    all: tuple[float, ...]


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
    answers = [page.evaluate(_ANSWERED, text) for text in typed]
    page.close()
    first, last = (tuple(sorted(map(float, times))) for times in zip(*answers, strict=True))
    return Latency(first, last)
