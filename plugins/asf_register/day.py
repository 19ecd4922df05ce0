"""What day it is in Sweden, wherever the command runs."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def today() -> date:
    """The date in Sweden now."""
    return datetime.now(ZoneInfo("Europe/Stockholm")).date()
