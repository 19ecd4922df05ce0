"""The elements and words of a page as the browser reads them, and what no text may bring in.

What programs read of a page (JSON-LD) is told value by value, as the elements are for people.
"""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Page

# Of each element its name, class and attributes, and the words right inside it; of a block of data
# each value, with the way to it.
Outline = list[list[str]]

# What running text may be made of.
RUNNING_TEXT = (
    r"(p|ul|ol|li|strong|em|blockquote|code|pre|h[1-6]|hr|table|thead|tbody|tr|th|td)\.\[\]"
    r"|h[1-6]\.\[id\]"
    r"|a\.\[(href|rel|href,rel)?\]|p\.lede\[class\]|div\.scroll\[aria-label,class,role,tabindex\]"
    r"|(article|div)\.prose\[class\]|aria-label"
)

# What no text may bring in, wherever it stands.
BROUGHT_IN = r"""() => {
  const found = 'pwned' in window ? ['a script ran'] : [];
  const foreign = 'iframe, frame, object, embed, applet, base, math, style, audio, video, ' +
    'template:not(.proposal template)';
  const data = 'head > script[type="application/ld+json"]';
  const scripts = `script:not([type="module"][src^="/tema/"], ${data})`;
  if (document.querySelectorAll(data).length > 1) found.push('a second block of data');
  const loaded = 'link[rel~="stylesheet"]:not([href^="/tema/"]), meta[http-equiv="refresh"]';
  const forms = 'form:not([role="search"], .filters, .proposal), img:not(.logo)';
  const all = [...document.querySelectorAll('*')];
  for (const element of all) {
    if (element.matches([foreign, scripts, loaded, forms].join())) found.push(element.outerHTML);
    for (const {name, value} of element.attributes) {
      if (/^on|^style$|^srcdoc$|^formaction$/.test(name)) found.push(element.outerHTML);
      if (!/^(href|src|action|data|xlink:href)$/.test(name)) continue;
      const {protocol} = new URL(value, location.href);
      if (!/^(https?|mailto|tel):$/.test(protocol)) found.push(element.outerHTML);
    }
  }
  return found.map((html) => html.slice(0, 200));
}"""
# Plain paragraphs count to what they stand in, since a text may have one or several.
_OUTLINE = r"""(root, leftOut) => {
  const outline = [];
  const plain = (element) => element.matches('p:not([class]), br');
  const owner = (element) => (plain(element) ? owner(element.parentElement) : element);
  const data = 'script[type="application/ld+json"]';
  const tell = (value, way) => {
    if (typeof value !== 'object') outline.push([way, `${value}`]);
    else for (const [key, part] of Object.entries(value)) tell(part, `${way} / ${key}`);
  };
  const words = new Map();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const holder = walker.currentNode.parentElement;
    if ((leftOut && holder.closest(leftOut)) || holder.matches(data)) continue;
    const held = owner(holder);
    words.set(held, `${words.get(held) ?? ''} ${walker.currentNode.data}`);
  }
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (owner(element) !== element || (leftOut && element.closest(leftOut))) continue;
    const attributes = [...element.attributes].map(({name}) => name).sort().join();
    const kind = `${element.localName}.${element.getAttribute('class') ?? ''}[${attributes}]`;
    outline.push([kind, words.get(element) ?? '']);
    if (element.matches(data)) tell(JSON.parse(element.textContent), 'data');
    const label = element.getAttribute('aria-label');
    if (label !== null) outline.push(['aria-label', label]);
  }
  return outline;
}"""
_READ_QUIETLY = f"""([paths, leftOut]) => Promise.all(paths.map(async (path) => {{
  const html = await (await fetch(path)).text();
  return ({_OUTLINE})(new DOMParser().parseFromString(html, 'text/html').documentElement, leftOut);
}}))"""
_OF_HTML = f"""(html) => {{
  const page = new DOMParser().parseFromString(`<div class="prose">${{html}}</div>`, 'text/html');
  const links = [...page.querySelectorAll('[href]')].map((link) => link.getAttribute('href'));
  return [({_OUTLINE})(page.body.firstChild, ''), links];
}}"""
_ITEMS = f"""(items) => items.map((item) => [
  item.querySelector('a')?.getAttribute('href') ?? item.querySelector('input').value,
  ({_OUTLINE})(item, ''),
])"""


def outline(page: Page, selector: str = "html", left_out: str = "") -> Outline:
    """The outline of the page that is shown, or of a part of it."""
    found: Outline = page.locator(selector).first.evaluate(_OUTLINE, left_out)
    return found


def read_quietly(page: Page, paths: Sequence[str], left_out: str) -> list[Outline]:
    """The outlines of other pages, read by the same browser without being shown."""
    found: list[Outline] = page.evaluate(_READ_QUIETLY, [list(paths), left_out])
    return found


def outline_of_html(page: Page, html: str) -> tuple[Outline, list[str]]:
    """The outline of HTML that stands on no page, and where its links lead."""
    found, links = page.evaluate(_OF_HTML, html)
    return found, links


def items_of(page: Page, selector: str) -> dict[str, Outline]:
    """The items of a list, by where they lead or what they choose."""
    return dict(page.locator(selector).evaluate_all(_ITEMS))
