"""A page of the site on its own: everything that it shows is in it, and nothing in it can act."""

from __future__ import annotations

import html
import re
from base64 import b64encode
from collections.abc import Callable
from functools import cache
from hashlib import sha256

from asf_site.theme import STATIC

_PICTURE = re.compile(r'(<img (?:class="logo" )?src=")/((?:logotyp|bilder)/[a-z0-9-]+\.webp)(")')
_SKIP = re.compile(r'<a class="skip"[^>]*>[^<]*</a>')


# Of the pages that a preview shows.
_SHEETS = ("asf.css", "lists.css", "home.css", "profile.css", "text.css")


@cache
def style() -> str:
    """The site's stylesheets, in one."""
    return "".join((STATIC / name).read_text(encoding="utf-8") for name in _SHEETS)


def allowed(*styles: str) -> str:
    """What a page on its own may load: these styles and the pictures that are in it."""
    digests = [b64encode(sha256(text.encode()).digest()).decode() for text in styles]
    sources = " ".join(f"'sha256-{digest}'" for digest in digests)
    return f"default-src 'none'; style-src {sources}; img-src data:; form-action 'none'"


def lone_page(page: str, address: str, picture: Callable[[str], bytes]) -> str:
    """A page that can be opened anywhere.

    Links lead to the site as it is published, each in a window of its own.

    Args:
        page: The page as the site has it.
        address: The site's, without a slash at the end.
        picture: Gives the bytes of a logo or of a text's picture by its path on the site.
    """
    # What others have written is escaped, so the first end of a head is the template's own.
    head, _, body = page.partition("</head>")
    title = head.partition("<title>")[2].partition("</title>")[0]
    policy = html.escape(allowed(style()))
    return "".join(
        (
            '<!doctype html>\n<html lang="sv">\n<head>\n',
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n',
            '<meta charset="utf-8">\n',
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
            '<meta name="robots" content="noindex">\n',
            '<meta name="referrer" content="no-referrer">\n',
            f"<title>{title}</title>\n",
            f'<base href="{html.escape(address)}/" target="_blank">\n',
            f"<style>{style()}</style>\n</head>",
            _PICTURE.sub(lambda found: _with_picture(found, picture), _SKIP.sub("", body, count=1)),
        )
    )


def _with_picture(found: re.Match[str], picture: Callable[[str], bytes]) -> str:
    data = b64encode(picture(found[2])).decode()
    return f"{found[1]}data:image/webp;base64,{data}{found[3]}"
