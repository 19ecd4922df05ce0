"""Write every region's work list, ready for an issue: write_worklists.py FOLDER [MEMORY].

MEMORY is what `asf links` remembers; where it isn't there, nothing is said of links. What is
written is read by post_worklists.py, which has no packages.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from asf_register.day import today
from asf_register.errors import AsfError
from asf_register.policy import Policy
from asf_register.read_register import read_register
from asf_register.register import Register
from asf_register.root import find_root
from asf_upkeep.links.memory import Finding, read_memory
from asf_upkeep.worklist.as_markdown import section_as_markdown
from asf_upkeep.worklist.words import Words
from asf_upkeep.worklist.worklist import Section, all_lines, sections_of
from forge import stop

NAME = "worklists.json"
_GUIDE = "docs/processledare.md#arbetslistan"


def main(folder: Path, memory: Path | None = None) -> int:
    """Write them, whether there is anything in them or not."""
    try:
        written = _worklists(memory)
    except AsfError as error:
        stop(str(error))
    folder.mkdir(parents=True, exist_ok=True)
    (folder / NAME).write_text(json.dumps(written, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


def _worklists(memory: Path | None) -> list[dict[str, Any]]:
    reading = read_register(find_root(None, Path.cwd()))
    register = reading.register
    findings = _findings(memory)
    words = Words(register, today())
    sections = sections_of(all_lines(register, findings), register, words.day)
    about = "\n\n".join(filter(None, (reading.left_out_in_words, _about(register.policy))))
    return [_worklist(section, words, register, about) for section in sections]


def _findings(memory: Path | None) -> Sequence[Finding]:
    """What is known of links; lists without it are better than none."""
    if memory is None or not memory.exists():
        return ()
    try:
        return read_memory(memory).findings
    except AsfError as error:
        sys.stdout.write(f"::warning::{error}\n")
        return ()


def _worklist(section: Section, words: Words, register: Register, about: str) -> dict[str, Any]:
    text = section_as_markdown(section, words)
    return {
        "code": section.code,
        "title": f"Arbetslista: {words.title(section)}",
        "team": _team(section, register.policy),
        "is_empty": not section.conversations,
        "text": f"{text}\n\n{about}\n",
    }


def _team(section: Section, policy: Policy | None) -> str:
    """The team whose list it is; "" where nobody has said."""
    if policy is None:
        return ""
    if section.region is None:
        return policy.administrators.team
    coordinator = policy.coordinators.get(section.code)
    return coordinator.team if coordinator else ""


def _about(policy: Policy | None) -> str:
    guide = f"{policy.forge.address}/blob/main/{_GUIDE}" if policy else _GUIDE
    return (
        "Listan skrivs om varje vecka. Det som är gjort försvinner av sig självt, och det som har "
        f"tillkommit kommer med. Mer om den står i [handboken]({guide}). Skriv inget om enskilda "
        "personer här."
    )


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
