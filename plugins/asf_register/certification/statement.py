"""The exact bytes that a decision's signature covers, the same for us and for outsiders."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

# What `ssh-keygen -Y sign -n` is told, so that a signature for something else never fits.
NAMESPACE = "asf-certifiering"


def statement(cohort: str, enterprise: str, event: Mapping[str, Any]) -> bytes:
    """What a certifier signs: the event with where it stands, without the signature.

    Args:
        cohort: The round's id.
        enterprise: The name of the file without .yaml.
        event: As it stands in the file.

    Returns:
        JSON with sorted keys, two spaces of indent and a line break at the end, in UTF-8.
    """
    told = {key: value for key, value in event.items() if key != "signature"}
    signed = {**told, "cohort": cohort, "enterprise": enterprise}
    return f"{json.dumps(signed, ensure_ascii=False, indent=2, sort_keys=True)}\n".encode()
