"""Plain scalars as YAML 1.2's core schema reads them.

So `no` is text, `0123` is the number 123 and a date stays text, unlike in
YAML 1.1, which PyYAML follows. Source: yaml.org, YAML 1.2.2, section 10.3.2.
"""

from __future__ import annotations

import re

MAX_DIGITS = 15

_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


class NumberRefusedError(ValueError):
    """A number that is not finite or has more digits than can be kept exactly."""


def resolve(text: str) -> str | int | float | bool | None:
    """Read one plain scalar.

    Raises:
        NumberRefusedError: For `.inf`, `.nan` and numbers of over 15 digits.
    """
    if text in _WORDS:
        return _WORDS[text]
    if _NOT_FINITE.fullmatch(text):
        raise NumberRefusedError(text)
    if _INTEGER.fullmatch(text):
        return int(_short(text))
    if _OCTAL.fullmatch(text):
        return int(_short(text)[2:], 8)
    if _HEXADECIMAL.fullmatch(text):
        return int(_short(text)[2:], 16)
    if _FLOAT.fullmatch(text):
        return _finite(float(_short(text)))
    return text


def _short(text: str) -> str:
    if sum(map(str.isdigit, text)) > MAX_DIGITS or len(text) > 2 * MAX_DIGITS:
        raise NumberRefusedError(text)
    return text


def _finite(number: float) -> float:
    if abs(number) == float("inf"):
        raise NumberRefusedError(number)
    return number
