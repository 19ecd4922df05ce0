"""The fast path: files in a plain form that every YAML reader reads alike.

A file is plain when each of its lines has one of a few forms that leave no room
for two readings: no tags, anchors, flow collections, escapes, tabs or odd
numbers. Then the fast reader's value is the explaining reader's value, and
duplicate keys (which the fast reader does not see) show as more lines with a
key than keys in the value.
"""

from __future__ import annotations

import re
from typing import Any

import yaml12

MAX_DEPTH = 20

_WORD = r"(?:[^\s:#]|:(?=[^\s])|(?<=[^\s])\#)+"
_PLAIN = (
    rf"(?![-?:,\[\]{{}}#&*!|>'\"%@`.=<+~\\])(?![0-9.]{{15}}|[0-9.]+[eExXo]){_WORD}(?: {_WORD})*"
)
_VALUE = rf"(?:{_PLAIN}|'(?:[^'\n\t]|'')*'|\"[^\"\\\n\t]*\")"
_KEY = r"[a-z][a-z0-9_]{0,60}:"
_LINE = (
    r"(?:"
    rf" {{0,16}}(?:- )?{_KEY}(?: (?:{_VALUE}|[|>]-?(?=\n +[^ \n#])))?"  # key: value
    rf"| {{0,16}}- {_VALUE}"  # - value
    rf"| {{1,16}}{_PLAIN}"  # the text of a block, or a value's next line
    r"|\#[^\n\t]*"
    r"|"
    r")"
)
_FILE = re.compile(rf"(?:(?:\#[^\n\t]*)?\n)*+(?! )(?:{_LINE}\n)*+")
_KEYS = re.compile(rf"^ *(?:- )?{_KEY}(?=[ \n])", re.MULTILINE)


class NotPlainError(ValueError):
    """The file may be right, but only the explaining path can tell."""


def read_plain(text: str) -> Any:
    """Read a plain file.

    Args:
        text: What `decode` gave, without faults.

    Raises:
        NotPlainError: Where the explaining path has to read it.
    """
    if not _FILE.fullmatch(text):
        raise NotPlainError
    try:
        value = yaml12.parse_yaml(text)
    except ValueError as error:
        raise NotPlainError from error
    if _keys_in(value, 1) != len(_KEYS.findall(text)):
        raise NotPlainError
    return value


def _keys_in(value: Any, depth: int) -> int:
    kind = type(value)
    if kind is dict:
        inner = value.values()
        count = len(value)
        if not all(type(key) is str for key in value):
            raise NotPlainError
    elif kind is list:
        inner, count = value, 0
    elif kind in (str, int, float, bool) or value is None:
        return 0
    else:
        raise NotPlainError
    if depth > MAX_DEPTH:
        raise NotPlainError
    for child in inner:
        if type(child) is not str:
            count += _keys_in(child, depth + 1)
    return count
