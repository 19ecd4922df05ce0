"""A day as it is written after an option."""

from __future__ import annotations

from datetime import date, datetime

from asf_register.errors import UsageError
from asf_register.personal_number import echoed


def written_day(written: str | None, otherwise: date) -> date:
    """The day that somebody has written.

    Args:
        written: Year, month and day with hyphens; None where nothing was asked for.
        otherwise: The day for that.

    Raises:
        UsageError: Where it is no day.
    """
    if written is None:
        return otherwise
    try:
        # Digits of other scripts count for Python, but nobody writes a day so on purpose.
        return datetime.strptime(written.encode("ascii").decode(), "%Y-%m-%d").date()
    except ValueError as error:
        raise UsageError(
            f'"{echoed(written)}" är inget datum.', "Skriv år-månad-dag, till exempel 2026-12-01."
        ) from error
