"""Parts of a site made without building the rest: a small register, and the files of a part."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from asf_register.check import check
from asf_register.public import public_view
from asf_register.root import Root
from asf_site.output_file import Part
from asf_site.preview.rendering import templates_of
from asf_site.site import Site

ENTERPRISE = """\
name: Kafé Linden
region: '21'
industries: [cafe-restaurant]
listing: consented
consent:
  date: 2026-01-31
  by: enterprise
"""


def small_register(folder: Path, files: Mapping[str, str]) -> Root:
    """Write a register with one enterprise and these files.

    Args:
        folder: Where; it is made.
        files: What they hold, by their paths from there.
    """
    entry = {"data/asf/kafe-linden.yaml": ENTERPRISE}
    for name, text in {**entry, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Root(folder)


def site_on(root: Root, day: date) -> Site:
    """The public site of a register without errors, on a day."""
    checked = check(root, day)
    assert [(one.path, one.line, one.message) for one in checked.errors] == []
    assert checked.register is not None
    return Site(public_view(checked.register), day)


def made(part: Part, site: Site) -> dict[str, str]:
    """The files of a part, by their paths."""
    files = part(site, templates_of(site))
    return {file.path: str(file.make()) for file in files}
