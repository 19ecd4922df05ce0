"""Signs the decisions of the examples with keys that are made from the persons' ids."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

from asf_register.certification.statement import statement
from asf_register.reading import load
from certified_register import sign

_EVENT = re.compile(r"^  - ", re.MULTILINE)
_SIGNATURE = re.compile(r"^    signature: \|\n(?:      .*\n)+", re.MULTILINE)


def sign_again(path: Path) -> None:
    """Sign each decision of a file as it stands there now; all else is left as it is written.

    Args:
        path: data/cohorts/<round>/decisions/<enterprise>.yaml, in the canonical form.
    """
    text = _SIGNATURE.sub("", path.read_text(encoding="utf-8"))
    head, *written = _EVENT.split(text)
    events = load(text.encode()).value["events"]
    cohort, enterprise = path.parts[-3], path.stem
    signed = [head]
    for event, part in zip(events, written, strict=True):
        signed.append(f"  - {part}")
        if "by" in event:
            signature = sign(event["by"], statement(cohort, enterprise, event))
            signed.append(f"    signature: |\n{textwrap.indent(signature, ' ' * 6)}")
    path.write_text("".join(signed), encoding="utf-8")
