"""Addresses on the web: which ones may be linked to."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_CONTROL_OR_SPACE = re.compile(
    "[\x00-\x20\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
    r"\\<>\"`{}|^]"
)
_HOST = re.compile(r"(?!-)[^\s.@:/?#\[\]]+(\.[^\s.@:/?#\[\]]+)+")


def why_refused(address: str) -> str | None:
    """Why an address may not be linked to, in Swedish; None where it may."""
    if _CONTROL_OR_SPACE.search(address):
        return "har mellanslag eller tecken som inte hör hemma i en adress"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "går inte att läsa som en adress"
    if parts.scheme not in ("http", "https"):
        return "börjar inte med https:// eller http://"
    if parts.username is not None or parts.password is not None:
        return "har ett användarnamn eller lösenord i sig"
    if not host or not _HOST.fullmatch(host) or port == 0:
        return "saknar ett riktigt domännamn"
    return None
