"""Showing a built site on one's own machine."""

from __future__ import annotations

import sys
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from asf_register.errors import UsageError


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder as a static host does, with its own page for what is missing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        missing = Path(self.directory, "404.html")
        if code != 404 or not missing.is_file():
            super().send_error(code, message, explain)
            return
        content = missing.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def translate_path(self, path: str) -> str:
        """The file an address means; never one outside the folder, by link or otherwise."""
        wanted = super().translate_path(path.replace("%00", "").replace("\0", ""))
        inside = Path(wanted).resolve().is_relative_to(Path(self.directory).resolve())
        return wanted if inside else str(Path(self.directory, "404.html"))

    def list_directory(self, path: Any) -> None:  # noqa: ARG002
        """A folder without a page of its own is missing."""
        self.send_error(404)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Say nothing for every file that is asked for."""


class _Server(ThreadingHTTPServer):
    """A server that takes no notice of browsers that hang up."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def site_server(folder: Path, port: int = 0) -> ThreadingHTTPServer:
    """A server of a built site, on this machine only; port 0 takes a free one.

    Raises:
        UsageError: Where the port is taken.
    """
    try:
        return _Server(("127.0.0.1", port), partial(_Handler, directory=str(folder)))
    except (OSError, OverflowError) as error:
        raise UsageError(
            f"Porten {port} används redan eller finns inte.",
            "Välj en annan: --port 8001, eller make site PORT=8001.",
        ) from error


def free_port(port: int) -> None:
    """See that a port can be had, before long work that ends in using it.

    Raises:
        UsageError: Where the port is taken.
    """
    site_server(Path(), port).server_close()
