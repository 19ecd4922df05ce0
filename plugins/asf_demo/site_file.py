"""The maker of the site's settings, which say on every page that nothing of it is real."""

from __future__ import annotations

from collections.abc import Iterator

from asf_edit.canonical import canonical
from asf_register.schema import Schema

from asf_demo.demo import Demo, DemoFile

BANNER = "Demonstration. Alla företag och uppgifter är påhittade."


def site_file(demo: Demo) -> Iterator[DemoFile]:  # noqa: ARG001 -- as every maker
    """data/site.yaml."""
    settings = {
        "title": "ASF-listan (demo)",
        "address": "https://asf-listan-demo.example",
        "organisation": "SKOOPI",
        "contact": "info@asf-listan-demo.example",
        "show_from_sources": True,
        "banner": BANNER,
    }
    yield DemoFile("data/site.yaml", canonical(settings, Schema("site")))
