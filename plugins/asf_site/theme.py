"""The theme's static files, in a folder named after what they hold."""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from asf_register.root import THEME

STATIC = THEME / "static"


@cache
def static_folder() -> str:
    """The folder of the static files on the site; it changes when any of them does."""
    digest = sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(STATIC).as_posix().encode())
            digest.update(path.read_bytes())
    return f"tema/{digest.hexdigest()[:10]}"


def asset(name: str) -> str:
    """The address of one of the theme's static files, such as "asf.css"."""
    return f"/{static_folder()}/{name}"
