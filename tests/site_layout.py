"""What text does to a page: what is lost at the sides, and ink that reaches its neighbours."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageChops
from playwright.sync_api import Page

# What sticks out of the window, is cut off at the side, or squeezed to a letter or two a line.
# A letter with many marks, and some that are wide as a word, cannot be broken, only cut.
LOST_SIDEWAYS = r"""() => {
  const lost = [];
  const tell = (why, element) => lost.push(`${why} ${element.outerHTML.slice(0, 120)}`);
  const overflow = (element) => getComputedStyle(element).overflowX;
  const kept = (element) => element && element !== document.body &&
    (overflow(element) !== 'visible' || kept(element.parentElement));
  const wide = document.documentElement.clientWidth;
  const page = document.scrollingElement.scrollWidth;
  if (page > wide) lost.push(`page ${page}`);
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility() || element.closest('.hidden, .skip, svg')) continue;
    if (element.matches('input, select')) continue;
    const scrolled = element.parentElement.closest('.scroll, pre, .sheet-body');
    if (scrolled) continue;
    const box = element.getBoundingClientRect();
    const whole = /\p{M}{9,}|[\ufdfd\u{1242b}]/u.test(element.textContent);
    const clips = /hidden|clip/.test(overflow(element));
    if (clips && !whole && element.scrollWidth > element.clientWidth + 1) tell('cut', element);
    const outside = box.right > wide + 1 || box.left < -1;
    if (outside && !kept(element.parentElement)) tell('outside', element);
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.data.trim()).join('');
    if (words.length > 12 && box.width < 48) tell('squeezed', element);
  }
  return lost;
}"""

ROOM = 8  # CSS pixels that ink may reach beyond its block, for the ring around what has focus

# Numbers each block that has a letter with many marks of its own, and says where it is.
_MARKED_BLOCKS = r"""() => {
  const blocks = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!/\p{M}{5,}/u.test(walker.currentNode.data)) continue;
    let block = walker.currentNode.parentElement;
    while (block.matches('a, span, strong, em, code, label')) block = block.parentElement;
    block = block.closest('.scroll, pre') ?? block;
    if (block.checkVisibility() && !block.closest('.hidden, svg, option')) blocks.add(block);
  }
  return [...blocks].map((block, number) => {
    block.dataset.ink = number % 2;
    const {left, top, right, bottom} = block.getBoundingClientRect();
    const box = [left + scrollX, top + scrollY, right + scrollX, bottom + scrollY];
    return {box, html: block.outerHTML.slice(0, 120)};
  });
}"""
# Marks stack in some fonts only; a shadow far above and below is painted like them in all.
_SHADOWS = """() => document.styleSheets[0].insertRule(
  '[data-ink], [data-ink] * { text-shadow: 0 5rem, 0 -5rem, 5rem 0, -5rem 0 !important }'
)"""
_HIDE = """(number) => {
  for (const block of document.querySelectorAll('[data-ink]')) {
    block.style.visibility = block.dataset.ink === number ? 'hidden' : '';
  }
}"""


def ink_on_others(page: Page) -> tuple[int, list[str]]:
    """How many blocks have letters with many marks, and those that paint outside themselves.

    Asked again while the answer is that some do, and another than before: rows that get their
    heights late move the page between two pictures, once, while ink that spills does so every
    time alike.
    """
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(_SHADOWS)
    blocks = page.evaluate(_MARKED_BLOCKS)
    spilt = _spilt(_picture(page), page, blocks)
    for _ in range(2):
        if not spilt:
            break
        blocks = page.evaluate(_MARKED_BLOCKS)
        before, spilt = spilt, _spilt(_settled(page), page, blocks)
        if spilt == before:
            break
    return len(blocks), spilt


def _spilt(whole: Any, page: Page, blocks: list[dict[str, Any]]) -> list[str]:
    """Half of the blocks is hidden at a time: what that changes outside them was their ink."""
    spilt = []
    for half in (0, 1):
        page.evaluate(_HIDE, str(half))
        changed = ImageChops.difference(whole, _picture(page)).convert("L")
        for block in blocks[half::2]:
            changed.paste(0, _around(block["box"]))
        if changed.getbbox():
            left, top, right, bottom = changed.getbbox()
            near = [block for block in blocks[half::2] if _near(block["box"], top, bottom)]
            spilt.append(f"{left}–{right}, {top}–{bottom}: {near[:2]}")
    page.evaluate(_HIDE, "neither")
    return spilt


def _around(box: list[float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return int(left) - ROOM, int(top) - ROOM, int(right) + ROOM + 1, int(bottom) + ROOM + 1


def _near(box: list[float], top: int, bottom: int) -> bool:
    return box[1] < bottom + 100 and box[3] > top - 100


def _settled(page: Page) -> Any:
    """A picture once two are alike: after a change of width rows get their heights bit by bit."""
    picture = _picture(page)
    for _ in range(5):
        last, picture = picture, _picture(page)
        if last.size == picture.size and not ImageChops.difference(last, picture).getbbox():
            break
    return picture


def _picture(page: Page) -> Any:
    return Image.open(BytesIO(page.screenshot(full_page=True, animations="disabled"))).convert(
        "RGB"
    )
