"""Logos, made anew from what was handed in so that nothing hides in them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from asf_register.enterprise import Enterprise
from asf_register.logo import read_logo

from asf_site.output_file import OutputFile
from asf_site.site import Site
from asf_site.templates import Templates

SIDE = 320


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
    made = BytesIO()
    picture.save(made, "WEBP", quality=90, method=6)
    return made.getvalue()
