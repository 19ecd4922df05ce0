"""Take the README's picture of the built list page: take_pictures.py FOLDER."""

import os
import sys
import tempfile
import threading
from pathlib import Path
from shutil import which

from asf_cli.serve import site_server
from asf_register.day import today
from asf_register.root import PROJECT, Root
from asf_site.build import build
from playwright.sync_api import sync_playwright

ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def main(folder: Path) -> None:
    """Build the site, serve it on this machine and take the picture."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as output:
        build(Root(PROJECT), Path(output), today())
        with site_server(Path(output, "public")) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            _take(f"http://127.0.0.1:{server.server_port}/asf/?q=fika", folder / "list.png")
            server.shutdown()


def _take(address: str, path: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("ASF_CHROMIUM") or which("chromium"), args=ARGUMENTS
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.screenshot(path=path)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
