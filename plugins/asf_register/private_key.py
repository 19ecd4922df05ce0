"""Private keys of age: found wherever somebody has put one, so that none is ever shown."""

from __future__ import annotations

import re

# Also in small letters, with other hyphens or none, and cut off; but not the mere words. A key that
# a mail program has broken into lines, or somebody into groups, is known by its alphabet (BIP 173).
_PRIVATE = re.compile(
    r"AGE[\W_]{0,12}SECRET[\W_]{0,12}KEY[\W_]{0,12}(?:PQ[\W_]{0,12})?"
    r"1(?:(?:[\W_]{0,12}[02-9AC-HJ-NP-Z]){45,58}|[02-9A-Z]{6,})",
    re.IGNORECASE,
)
_INSTEAD = "(hemlig nyckel)"


def holds_private_key(raw: bytes) -> bool:
    """Whether bytes hold a private key, in any case and also as UTF-16 has it."""
    return line_of_private_key(raw) is not None


def line_of_private_key(raw: bytes) -> int | None:
    """The line on which the first private key begins, from 1; None where there is none."""
    plain = raw.replace(b"\0", b"") if b"\0" in raw else raw
    # Nearly every file is left here, and this is quick.
    if b"SECRET" not in plain.upper():
        return None
    text = plain.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    match = _PRIVATE.search(text)
    return text.count("\n", 0, match.start()) + 1 if match else None


def without_private_keys(text: str) -> str:
    """A text with "(hemlig nyckel)" in place of each private key, for whatever is shown."""
    return _PRIVATE.sub(_INSTEAD, text) if "SECRET" in text.upper() else text
