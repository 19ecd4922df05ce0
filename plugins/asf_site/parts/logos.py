"""Logos, made anew from what was handed in so that nothing hides in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from asf_site.logo_path import logo_path
from asf_site.output_file import OutputFile
from asf_site.site import Site
from asf_site.templates import Templates
from asf_site.web_picture import as_webp, scaled

SIDE = 320
# With the rest of a profile it stays within what a profile may weigh.
MOST_BYTES = 4 * 1024
# From the best to the smallest, in pixels a side and WebP's quality.
_TRIES = ((SIDE, 90), (SIDE, 75), (240, 75), (160, 75), (160, 50))


def logos(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """Every logo as WebP of at most 320 pixels a side, without metadata."""
    for enterprise in site.register:
        path = logo_path(enterprise)
        if path is None or enterprise.logo is None:
            continue
        source = site.register.root.enterprises / enterprise.logo
        # A logo that is put in its place is a new file, so its time tells; but pictures out of
        # one archive can have the same.
        there = source.stat()
        made_of = (enterprise.logo, there.st_mtime_ns, there.st_size)
        yield OutputFile(path, made_of, partial(_smaller, source))


def _smaller(source: Path) -> bytes:
    """The best of the tries that is small enough; the last one where none is."""
    picture, made = scaled(source, SIDE), b""
    for side, quality in _TRIES:
        picture.thumbnail((side, side))
        made = as_webp(picture, quality)
        if len(made) <= MOST_BYTES:
            break
    return made
