"""Names, texts and the names of files."""

from __future__ import annotations

import re

from asf_register.slugs import fold, is_slug

from asf_edit.understanding.typography import lines, one_line, straight
from asf_edit.understanding.understood import NotUnderstoodError, Understood, quoted

_CPV = re.compile(r"([0-9]{7,8})(-[0-9])?")


def line(written: str) -> Understood:
    """A text on one line."""
    return Understood(one_line(written))


def text(written: str) -> Understood:
    """A text that may have several lines."""
    return Understood(lines(written))


def several_lines(written: str) -> Understood:
    """Several texts, one on each line."""
    found = dict.fromkeys(one_line(line) for line in lines(written).split("\n"))
    return Understood([line for line in found if line])


def slug(written: str) -> Understood:
    """The name of an enterprise's file, also with its folder and ending, or made of a name.

    Raises:
        NotUnderstoodError: Where there is nothing to make it of.
    """
    name = re.sub(r"^.*/|\.ya?ml$", "", straight(written).rstrip("/"))
    if is_slug(name):
        return Understood(name)
    if not is_slug(fold(name)):
        raise NotUnderstoodError(
            f"{quoted(written)} är inget filnamn.", "Skriv ett filnamn utan .yaml."
        )
    return Understood(fold(name), certain=False, note=f"{quoted(written)} togs som {fold(name)}")


def cpv_code(written: str) -> Understood:
    """A CPV code of eight digits, with or without its check digit.

    Raises:
        NotUnderstoodError: Where there are other digits than those.
    """
    code = _CPV.fullmatch(re.sub(r"[.,]0$", "", straight(written)).replace(" ", ""))
    if code is None:
        raise NotUnderstoodError(
            f"{quoted(written)} är ingen CPV-kod.", "Skriv åtta siffror, till exempel 90910000."
        )
    digits, check = code.group(1), code.group(2) or ""
    if len(digits) == 8:
        return Understood(digits + check)
    note = f"{quoted(written)} togs som 0{digits}{check}"
    return Understood(f"0{digits}{check}", certain=False, note=note)
