"""Personal identity numbers in text: found, so that they can be kept out. Source: SKV 707."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import luhn
from stdnum.exceptions import ValidationError
from stdnum.se import personnummer

_LIKE = re.compile(r"(?<![0-9])((?:18|19|20)?[0-9]{6})([-+\u2010-\u2015 ]?)([0-9]{4})(?![0-9])")


def personal_numbers(text: str) -> Iterator[str]:
    """Each personal or co-ordination number in a text, as it is written there."""
    for match in _LIKE.finditer(text):
        if _is_personal(match):
            yield match.group()


def without_personal_numbers(text: str) -> str:
    """A text with "(personnummer)" in place of each number, for reports that many read."""
    return _LIKE.sub(lambda m: "(personnummer)" if _is_personal(m) else m.group(), text)


def _is_personal(match: re.Match[str]) -> bool:
    born, separator, last = match.groups()
    day = int(born[-2:])
    # A co-ordination number has 60 added to the day of birth.
    day -= 60 if day > 60 else 0
    mark = "+" if separator == "+" and len(born) == 6 else "-"
    try:
        personnummer.get_birth_date(f"{born[:-2]}{day:02}{mark}{last}")
    except ValidationError:
        return False
    return bool(luhn.is_valid(born[-6:] + last))
