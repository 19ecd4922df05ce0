"""What is on file about an enterprise, and by what it is known again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from asf_register.reading import load
from asf_register.register import Register

from asf_propose.confirmation.token import ON_FILE_BYTES

# When it was confirmed is what changes by answering; where its page was is nothing to confirm.
_NOT_CONFIRMED = ("confirmed", "aliases")


def file_of(slug: str, register: Register) -> tuple[bytes, dict[str, Any]]:
    """An enterprise's file and what it holds.

    Args:
        slug: Of an enterprise that the register has.
        register: The register.
    """
    raw = (register.root.enterprises / f"{slug}.yaml").read_bytes()
    return raw, load(raw).value


def shown_of(value: Mapping[str, Any]) -> dict[str, Any]:
    """What an enterprise is asked to confirm."""
    return {key: part for key, part in value.items() if key not in _NOT_CONFIRMED}


def digest_of(value: Mapping[str, Any]) -> bytes:
    """By what the entry is known again that a reminder showed: six bytes of a SHA-256."""
    told = json.dumps(shown_of(value), sort_keys=True, ensure_ascii=True)
    return sha256(told.encode()).digest()[:ON_FILE_BYTES]
