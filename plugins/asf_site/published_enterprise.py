"""An enterprise as the files of open data hold it, remembered while it stays the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishedEnterprise:
    """One enterprise in each of the forms.

    Attributes:
        record: As JSON.
        row: As a line of the spreadsheet.
        feature: As a feature of GeoJSON; None where nobody knows where it is.
    """

    record: bytes
    row: bytes
    feature: bytes | None


class RememberedEnterprises:
    """Remembers them by what they were made of."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[object, PublishedEnterprise]] = {}

    def of(
        self, slug: str, made_of: object, make: Callable[[], PublishedEnterprise]
    ) -> PublishedEnterprise:
        """One enterprise.

        Args:
            slug: Whose.
            made_of: All that it depends on.
            make: Makes it.
        """
        before = self._known.get(slug)
        if before is None or before[0] != made_of:
            before = self._known[slug] = (made_of, make())
        return before[1]
