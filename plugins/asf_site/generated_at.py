"""When the facts of the open data were saved: a time that is the same in every build of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from subprocess import CalledProcessError
from zoneinfo import ZoneInfo

from asf_edit.git import git

_SWEDEN = ZoneInfo("Europe/Stockholm")


def generated_at(folder: Path, day: date) -> str:
    """The time of a register's last commit, in UTC as «2026-11-21T09:30:00Z».

    Args:
        folder: The register's root.
        day: The day that the site is made for. A register that is no git repository of its own
            has the beginning of this day instead.
    """
    # In UTC the calendar's first day would begin before the calendar does.
    first = max(day, date.min + timedelta(days=1))
    saved = _last_commit(folder) or datetime.combine(first, time(), _SWEDEN)
    return f"{saved.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _last_commit(folder: Path) -> datetime | None:
    try:
        if git(folder, "rev-parse", "--show-prefix").strip():
            # Some other project's folder: its commits say nothing about the register.
            return None
        said = git(folder, "log", "-1", "--format=%ct")
    except (FileNotFoundError, CalledProcessError):
        return None
    return datetime.fromtimestamp(int(said), UTC)
