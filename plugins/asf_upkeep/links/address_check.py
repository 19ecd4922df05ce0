"""One address followed to where it leads, by its head alone wherever the host allows that."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from http import HTTPStatus
from urllib.parse import quote, urldefrag, urljoin, urlsplit, urlunsplit

import httpcore
import idna
from asf_register.web_address import why_refused

from asf_upkeep.links.outcome import Outcome
from asf_upkeep.links.public_network import NotPublicError, UnknownNameError, UnresolvedError
from asf_upkeep.links.turns import Turns

MOST_REDIRECTS = 5
_FOR_GOOD = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_REDIRECTS = (*_FOR_GOOD, HTTPStatus.FOUND, HTTPStatus.SEE_OTHER, HTTPStatus.TEMPORARY_REDIRECT)
# The host knows the page, and lets others than us see it.
_NOT_FOR_US = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS, 999)
_GONE = {
    HTTPStatus.NOT_FOUND: "sidan finns inte (404)",
    HTTPStatus.GONE: "sidan är borttagen (410)",
}
_KEPT = "%!$&'()*+,;=:@/?~"
_TIMES = {"connect": 10, "read": 10, "write": 10}
# The longest that the register has room for (`schemas/enterprise.schema.json`).
_LONGEST = 500
# What can't be connected to isn't tried again for its other pages.
_UNCONNECTED = (httpcore.ConnectError, httpcore.ConnectTimeout)
_BROKEN_OFF = (
    OSError,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.TimeoutException,
    httpcore.UnsupportedProtocol,
)
# What a failure is called; the first that fits.
_UNANSWERED: tuple[tuple[type[BaseException], str], ...] = (
    (UnknownNameError, "domännamnet finns inte"),
    (UnresolvedError, "domännamnet går inte att slå upp"),
    (NotPublicError, "adressen leder inte till en öppen webbplats"),
    (ssl.SSLCertVerificationError, "webbplatsens certifikat för https gäller inte"),
    (ssl.SSLError, "https fungerar inte på webbplatsen"),
    (TimeoutError, "servern svarar inte i tid"),
    (httpcore.TimeoutException, "servern svarar inte i tid"),
    (httpcore.ProtocolError, "servern svarar något som inte är en webbsida"),
)


class _NotReachedError(Exception):
    """A host gave no answer; told by the Swedish clause that says why."""


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    location: str


class AddressCheck:
    """Checks addresses.

    Args:
        pool: Whatever it asks through.
        turns: When each host may be asked.
        agent: Who asks, as hosts are told.
    """

    def __init__(self, pool: httpcore.AsyncConnectionPool, turns: Turns, agent: str) -> None:
        self._pool = pool
        self._turns = turns
        self._headers = [("User-Agent", agent), ("Accept", "*/*"), ("Accept-Language", "sv")]
        # By all that a page shares with the host's others: who can write one address into the
        # register, with a port that is shut, silences no other's.
        self._silent: dict[str, str] = {}

    async def outcome(self, address: str) -> Outcome:
        """Where an address leads; a failure of any kind is told, never raised."""
        try:
            return await self._followed(urldefrag(address).url)
        except _NotReachedError as error:
            return Outcome(why=str(error))

    async def _followed(self, address: str) -> Outcome:
        here, moved_to, is_for_good = address, "", True
        seen = {here}
        for _ in range(MOST_REDIRECTS + 1):
            answer = await self._answer(here)
            if answer.status not in _REDIRECTS or not answer.location:
                why = _why(answer.status)
                return Outcome(why, "" if why else _elsewhere(address, moved_to))
            here = _target(here, answer.location)
            if here in seen:
                raise _NotReachedError("adressen skickar runt i en ring")
            seen.add(here)
            is_for_good = is_for_good and answer.status in _FOR_GOOD
            moved_to = here if is_for_good else moved_to
        raise _NotReachedError(f"adressen skickar vidare fler än {MOST_REDIRECTS} gånger")

    async def _answer(self, address: str) -> _Answer:
        """What a host answers when it is asked for the head, and else for the whole."""
        try:
            answer = await self._asked("HEAD", address)
            if answer.status < HTTPStatus.BAD_REQUEST:
                return answer
        except _BROKEN_OFF:
            pass  # some hosts know no HEAD and say so by leaving
        try:
            return await self._asked("GET", address)
        except _BROKEN_OFF as error:
            raise _NotReachedError(_why_unanswered(error)) from error

    async def _asked(self, method: str, address: str) -> _Answer:
        url = _as_asked(address)
        here = str(url.origin)
        async with self._turns.at(url.host.decode("ascii")):
            if here in self._silent:
                raise _NotReachedError(self._silent[here])
            try:
                return await self._heard(method, url)
            except _UNCONNECTED as error:
                self._silent[here] = _why_unanswered(error)
                raise _NotReachedError(self._silent[here]) from error

    async def _heard(self, method: str, url: httpcore.URL) -> _Answer:
        times = {"timeout": _TIMES}
        async with self._pool.stream(
            method, url, headers=self._headers, extensions=times
        ) as response:
            # Of a body nothing is read: leaving closes the connection.
            found = [value for name, value in response.headers if name.lower() == b"location"]
            return _Answer(response.status, _decoded(found[0]) if found else "")


def _as_asked(address: str) -> httpcore.URL:
    """An address as it goes over the wire, where letters are few."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        name = host if host.isascii() else idna.encode(host, uts46=True).decode("ascii")
        place = f"{name}:{parts.port}" if parts.port else name
        path, query = quote(parts.path or "/", safe=_KEPT), quote(parts.query, safe=_KEPT)
        return httpcore.URL(urlunsplit((parts.scheme, place, path, query, "")))
    except ValueError as error:
        raise _NotReachedError("adressen går inte att läsa") from error


def _target(here: str, location: str) -> str:
    try:
        target = urldefrag(urljoin(here, location)).url
    except ValueError:
        target = ""
    if why_refused(target) is not None:
        raise _NotReachedError("adressen skickar vidare till något som inte är en webbadress")
    return target


def _elsewhere(address: str, moved_to: str) -> str:
    """A new address that could be written down, where it isn't the old one in another spelling."""
    is_same = _spelled(address) == _spelled(moved_to)
    return "" if is_same or len(moved_to) > _LONGEST else moved_to


def _spelled(address: str) -> tuple[str, str, str]:
    """What is left of an address without https, www, the last slash and what follows a #."""
    parts = urlsplit(address)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query


def _decoded(header: bytes) -> str:
    try:
        return header.decode("utf-8")
    except UnicodeDecodeError:
        return header.decode("latin-1")


def _why(status: int) -> str:
    """Why an answer tells that a page is gone; "" where it doesn't."""
    if status in _NOT_FOR_US or status < HTTPStatus.BAD_REQUEST:
        return ""
    if status in _GONE:
        return _GONE[HTTPStatus(status)]
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return f"servern har ett fel ({status})"
    return f"servern tar inte emot besök på sidan ({status})"


def _why_unanswered(error: BaseException) -> str:
    cause = error.__cause__ or error.__context__
    for kind, why in _UNANSWERED:
        if isinstance(error, kind) or isinstance(cause, kind):
            return why
    return "servern svarar inte"
