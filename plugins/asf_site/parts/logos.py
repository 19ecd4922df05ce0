"""Logos, made anew from what was handed in so that nothing hides in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from asf_register.enterprise import Enterprise
from asf_register.logo import read_logo
from PIL import Image

from asf_site.output_file import OutputFile
from asf_site.site import Site
from asf_site.templates import Templates

SIDE = 320
_QUICK = {"quality": 0, "method": 0}


def logo_path(enterprise: Enterprise) -> str | None:
    """Where an enterprise's logo lies on the site; None without one."""
    return f"logotyp/{enterprise.slug}.webp" if enterprise.logo else None


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
    picture = read_logo(source)
    picture.thumbnail((SIDE, SIDE))
    # A drawing of few colours is smaller, and better, without loss; a photograph isn't.
    ways: tuple[dict[str, Any], ...] = ({"quality": 90, "method": 6}, {"lossless": True, **_QUICK})
    return min((_encoded(picture, way) for way in ways), key=len)


def _encoded(picture: Image.Image, way: dict[str, Any]) -> bytes:
    made = BytesIO()
    picture.save(made, "WEBP", **way)
    return made.getvalue()
