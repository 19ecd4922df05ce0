"""A host like those that the site is published on: texts compressed, hashed files kept."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

_TEXTS = (".html", ".css", ".js", ".json", ".svg", ".xml", ".atom")
# Folders whose names change with what they hold.
_FOR_EVER = ("/tema/", "/data/", "/logotyp/", "/bilder/")


@contextmanager
def hosted(public: Path) -> Iterator[str]:
    """Serve a built site on this machine only; gives its address, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(public)))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        content = _sent(path) if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(content)))
        if found and path.suffix in _TEXTS:
            self.send_header("Content-Encoding", "gzip")
        kept = self.path.startswith(_FOR_EVER)
        self.send_header("Cache-Control", "max-age=31536000, immutable" if kept else "no-cache")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *said: object) -> None:
        """Say nothing."""


@cache
def _sent(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.compress(content, 9) if path.suffix in _TEXTS else content
