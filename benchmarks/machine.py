"""What kind of machine a run was measured on."""

from __future__ import annotations

import os
import platform
import re
import resource
import time
from pathlib import Path

# A share of the processors that changes little.
_LITTLE = 0.05


def kind() -> str:
    """Cores, processor, memory, system and Python, in one line."""
    return ", ".join([f"{_cores()} cores", _processor(), f"{_memory()} GB", _system(), _python()])


class Others:
    """Sees how much of the processors others took since it was made."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._worked = _all_worked() - _we_worked()

    def in_words(self) -> str:
        """What others took, and what that means; nothing where it was little."""
        whole = (time.monotonic() - self._start) * _cores()
        share = (_all_worked() - _we_worked() - self._worked) / max(whole, 1e-9)
        if share < _LITTLE:
            return ""
        return (
            f" Others took {share:.0%} of the processors meanwhile: "
            "trust the processors' seconds more than the clock's."
        )


def _all_worked() -> float:
    """Seconds that the processors have worked for anybody; our own where that is not known."""
    try:
        first = Path("/proc/stat").read_text(encoding="ascii").splitlines()[0].split()
    except OSError:
        return _we_worked()
    user, nice, system, _idle, _waiting, *interrupts = map(int, first[1:9])
    return (user + nice + system + sum(interrupts)) / os.sysconf("SC_CLK_TCK")


def _we_worked() -> float:
    usages = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


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
