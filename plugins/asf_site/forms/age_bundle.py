"""The programs that encrypt in a browser, as set-up has made them of npm's age-encryption."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from asf_register.errors import BuildError
from asf_register.root import THEME

_MADE = THEME / "age" / "node_modules" / ".made" / "age.js"
# The intranet's programs: one makes keys and opens files, the other shows an address as a code.
_MADE_FOR_INTRANET = ("age-intranet.js", "qr.js")
# Lies beside them, as those who wrote them ask for.
LICENCES = "licences.txt"


def age_bundle() -> bytes:
    """The program, as one ES module.

    Raises:
        BuildError: Where set-up hasn't made it.
    """
    try:
        return _MADE.read_bytes()
    except FileNotFoundError as error:
        raise BuildError(
            "Programmet som krypterar ansökningar är inte installerat.", "Kör make set-up."
        ) from error


def age_licences() -> bytes:
    """The licences of what the programs are made of.

    Raises:
        BuildError: Where set-up hasn't gathered them.
    """
    try:
        return _MADE.with_name(LICENCES).read_bytes()
    except FileNotFoundError as error:
        raise BuildError("Programmens licenser är inte hämtade.", "Kör make set-up.") from error


def intranet_bundles() -> dict[str, bytes]:
    """The intranet's programs by name, each as one ES module, and their licences.

    Raises:
        BuildError: Where set-up hasn't made it.
    """
    try:
        programs = {name: _MADE.with_name(name).read_bytes() for name in _MADE_FOR_INTRANET}
    except FileNotFoundError as error:
        raise BuildError(
            "Programmet som låser upp intranätet är inte installerat.", "Kör make set-up."
        ) from error
    return {**programs, LICENCES: age_licences()}


@cache
def age_path() -> str:
    """Where it lies on the site: in a folder named after what it holds."""
    return f"tema/{sha256(age_bundle()).hexdigest()[:10]}/age.js"


def licences_path() -> str:
    """Where their licences lie on the site: beside it."""
    return age_path().replace("age.js", LICENCES)
