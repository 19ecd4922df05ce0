"""What lies in clear: the page that unlocks, and the scripts and styles that it needs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from functools import cache
from hashlib import sha256

from asf_register.intranet.word_code import word_list
from asf_register.register import Register
from asf_register.root import THEME
from asf_site.forms.age_bundle import intranet_bundles
from asf_site.theme import STATIC

from asf_intranet.pages import SHARED_STATIC
from asf_intranet.templates import render

_OWN_STATIC = THEME / "intranet" / "static"
# It serves the whole origin, so it lies on top.
_SERVICE_WORKER = "sw.js"
# Lies beside those of the public site that the intranet uses too.
_OF_PUBLIC_SITE = ("asf.css", "lists.css", "logo/favicon.svg", *SHARED_STATIC)
ROBOTS = "User-agent: *\nDisallow: /\n"


def shell_files(register: Register, day: date) -> Iterator[tuple[str, bytes]]:
    """Every file in clear but the one that tells of the build: its path, and what it holds.

    Args:
        register: Gives the site's settings.
        day: The day of the build.

    Raises:
        BuildError: Where set-up hasn't made the program that encrypts.
    """
    folder = static_folder()
    page = render("shell.html", site=register.site, static=folder, day=day)
    yield "index.html", page.encode()
    yield _SERVICE_WORKER, (_OWN_STATIC / _SERVICE_WORKER).read_bytes()
    for name, content in _static_files().items():
        yield f"{folder}/{name}", content
    yield "robots.txt", ROBOTS.encode()


@cache
def static_folder() -> str:
    """The folder of scripts and styles, named after what they hold."""
    digest = sha256()
    for name, content in _static_files().items():
        digest.update(b"%d %s %d " % (len(name), name.encode(), len(content)) + content)
    return f"tema/{digest.hexdigest()[:10]}"


def shell_digest() -> str:
    """Something else as soon as anything in clear is, but for what the register says."""
    page = THEME / "intranet" / "templates" / "shell.html"
    worker = _OWN_STATIC / _SERVICE_WORKER
    return sha256(static_folder().encode() + page.read_bytes() + worker.read_bytes()).hexdigest()


@cache
def _static_files() -> dict[str, bytes]:
    own = {
        path.relative_to(_OWN_STATIC).as_posix(): path.read_bytes()
        for path in sorted(_OWN_STATIC.rglob("*"))
        if path.is_file() and path.name != _SERVICE_WORKER
    }
    public = {name: (STATIC / name).read_bytes() for name in _OF_PUBLIC_SITE}
    return {
        **public,
        **own,
        **intranet_bundles(),
        "words.json": json.dumps(word_list(), ensure_ascii=False).encode(),
    }
