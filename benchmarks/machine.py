"""What kind of machine a run was measured on."""

from __future__ import annotations

import os
import platform
import re
from pathlib import Path

# More than this of each core busy, and clocks tell little.
_QUIET = 0.3


def kind() -> str:
    """Cores, processor, memory, system and Python, in one line."""
    return ", ".join([f"{_cores()} cores", _processor(), f"{_memory()} GB", _system(), _python()])


def load() -> str:
    """How busy others kept the machine during the last minute, and what that means."""
    wanted = os.getloadavg()[0]
    if wanted < _QUIET * _cores():
        return ""
    return (
        f" {wanted:.1f} programs wanted the processors before it began: "
        "trust the processors' seconds more than the clock's."
    )


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return platform.machine()
    found = re.search(r"^model name\s*: (.+)$", text, re.MULTILINE)
    name = re.sub(r"\((R|TM)\)|CPU|Processor", "", found[1]) if found else ""
    return " ".join([*name.split(), platform.machine()])


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def _python() -> str:
    return f"Python {platform.python_version()}"
