"""Pages used by keyboard alone, and what they keep in the browser."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

_MOST = 300
_A_WHILE = 50  # milliseconds


def go_to(page: Page, wanted: Locator) -> None:
    """Press Tab until something has the focus."""
    handle = wanted.element_handle()
    for _ in range(_MOST):
        if handle is not None and handle.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused()


def write(page: Page, wanted: Locator, text: str) -> None:
    """Go to a field and type."""
    go_to(page, wanted)
    page.keyboard.type(text)


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    """Go to something and press a key on it."""
    go_to(page, wanted)
    page.keyboard.press(key)


def choose_file(page: Page, wanted: Locator, *paths: str) -> None:
    """Open a field for files with the keyboard and choose some."""
    with page.expect_file_chooser() as chooser:
        # The browser has to know that somebody waits before the key is pressed.
        go_to(page, wanted)
        page.keyboard.press("Enter")
    chooser.value.set_files(list(paths))


def wait_until_kept(page: Page, key: str, text: str = "") -> None:
    """Wait until the browser keeps something with a text in it."""
    for _ in range(_MOST):
        kept = page.evaluate("key => localStorage.getItem(key)", key)
        if kept is not None and text in kept:
            return
        page.wait_for_timeout(_A_WHILE)
    raise AssertionError(f"{key} is not kept")
