"""A little web of hosts that behave and misbehave, on 127.0.0.1, for the check of links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Event, Lock, Thread
from typing import ClassVar

from asf_upkeep.links.public_network import PublicNetwork, UnknownNameError

LONGEST = 30  # seconds; a host that never answers gives up then, should nobody end it
INNER = "10.0.0.1"
# What some answer, whatever they are asked.
_SAID = {
    "ring": b"HTTP/1.1 302 x\r\nLocation: /ring-back\r\nContent-Length: 0\r\n\r\n",
    "ring-back": b"HTTP/1.1 302 x\r\nLocation: /ring\r\nContent-Length: 0\r\n\r\n",
    "latin": b"HTTP/1.1 301 \xe5\r\nLocation: /\xe5ngen\r\nX: \xff\xfe\r\n\r\n",
    "garbage": b"SSH-2.0-OpenSSH\r\n",
    "strange-names": b"HTTP/1.1 200 OK\r\n\xe5: x\r\n\r\n",
}
# How those begin who never end, and what they go on with.
_ENDLESS = {
    "silent": (b"", b""),
    "drips": (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
    "sends-for-ever": (b"HTTP/1.1 200 OK\r\n\r\n", b"x" * 4096),
}
# Who answers the head so, and the whole as others do; 0 for one who leaves.
_REFUSING = {"no-head": 405, "unknown-head": 501, "leaves-at-head": 0}


class LocalNetwork(PublicNetwork):
    """The network, with names of its own: all hosts are here, but for one inside and none."""

    async def addresses(self, host: str, port: int) -> list[str]:  # noqa: ARG002
        if host == "nowhere.example":
            raise UnknownNameError(host)
        return [INNER] if host == "inner.example" else ["127.0.0.1"]

    def may_reach(self, number: str) -> bool:
        return number == "127.0.0.1" or super().may_reach(number)


@dataclass
class Log:
    """What the hosts were asked, and by whom."""

    asked: list[tuple[str, str, str]] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)
    most_at_once: Counter[str] = field(default_factory=Counter)
    now: Counter[str] = field(default_factory=Counter)
    lock: Lock = field(default_factory=Lock)


class Host(BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    protocol_version = "HTTP/1.1"
    log: ClassVar[Log]
    over: ClassVar[Event]
    met: ClassVar[dict[str, Event]]

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        self.close_connection = True
        host = (self.headers["Host"] or "").partition(":")[0]
        with self.log.lock:
            self.log.asked.append((host, self.command, self.path))
            self.log.agents.add(self.headers["User-Agent"])
            self.log.now[host] += 1
            self.log.most_at_once[host] = max(self.log.most_at_once[host], self.log.now[host])
        try:
            self._answer_at(host)
        except OSError:
            pass  # whoever asked has left
        finally:
            with self.log.lock:
                self.log.now[host] -= 1

    def _answer_at(self, host: str) -> None:
        first, _, rest = self.path.strip("/").partition("/")
        if first in ("301", "302", "308"):
            self._say(int(first), location=f"/{rest}")
        elif first == "status":
            self._say(int(rest))
        elif first == "for-ever":
            self._say(302, location=f"/for-ever/{int(rest or 0) + 1}")
        elif first == "to":
            self._say(301, location=rest)
        elif first == "meets":
            self._meet(host, rest)
        elif first in _SAID:
            self.wfile.write(_SAID[first])
        elif first in _ENDLESS:
            self._go_on(*_ENDLESS[first])
        else:
            self._refuse_head(first)

    def _refuse_head(self, first: str) -> None:
        if self.command == "GET" or first not in _REFUSING:
            self._say(200)
        elif status := _REFUSING[first]:
            self._say(status)
        else:
            self.connection.close()

    def _go_on(self, beginning: bytes, more: bytes) -> None:
        """Begin an answer and never end it."""
        self.wfile.write(beginning)
        while not self.over.wait(0.01):
            self.wfile.write(more)

    def _meet(self, host: str, other: str) -> None:
        """Answer once the other host is being asked too."""
        self.met[host].set()
        self._say(200 if self.met[other].wait(LONGEST) else 500)

    def _say(self, status: int, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()


@dataclass(frozen=True)
class Web:
    """The hosts that are up.

    Attributes:
        port: Where all of them listen.
        log: What they were asked.
    """

    port: int
    log: Log

    def at(self, host: str, path: str = "/") -> str:
        """The address of a page."""
        return f"http://{host}.example:{self.port}{path}"


@contextmanager
def web_up(proof: SSLContext | None = None) -> Iterator[Web]:
    """Have the hosts answer until this is left, over https where they have some proof of it."""
    log, over = Log(), Event()
    met = {name: Event() for name in ("one.example", "other.example")}
    host = type("NewHost", (Host,), {"log": log, "over": over, "met": met})
    with ThreadingHTTPServer(("127.0.0.1", 0), host) as server:
        server.daemon_threads = True
        if proof is not None:
            server.socket = proof.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield Web(server.server_port, log)
        finally:
            over.set()
            server.shutdown()
            thread.join()
