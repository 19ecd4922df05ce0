"""The browser that is measured in."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import Browser, BrowserType

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")


def path_of(chromium: BrowserType) -> str:
    """Where the browser lies: what ASF_CHROMIUM names, the machine's own, or Playwright's."""
    named = os.environ.get("ASF_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _CHROMIUM)), None)
    return found or str(Path(chromium.executable_path))


def launched(chromium: BrowserType) -> Browser:
    """A browser without anything that an earlier one kept."""
    return chromium.launch(executable_path=path_of(chromium), args=list(FLAGS))
