"""The maker of the site's settings, which say on every page that nothing of it is real."""

from __future__ import annotations

from collections.abc import Iterator

from asf_edit.canonical import canonical
from asf_register.schema import Schema

from asf_demo.certification.rounds import complete_from
from asf_demo.demo import Demo, DemoFile

BANNER = "Demonstration. Alla företag och uppgifter är påhittade."

# Its other half stands in tests/demo_application_key.txt: nothing sent to a demo is secret.
APPLICATION_KEY = "age1vmy7lp2rrtksvf58u0y2c6ttu740wkexp29849yc7nnaf6dhs3wqjd3g34"


def site_file(demo: Demo) -> Iterator[DemoFile]:
    """data/site.yaml."""
    settings = {
        "title": "ASF-listan (demo)",
        "address": "https://asf-listan-demo.example",
        "organisation": "SKOOPI",
        "contact": "info@asf-listan-demo.example",
        "show_from_sources": True,
        "certificates_complete_from": complete_from(demo.day).isoformat(),
        "application_key": APPLICATION_KEY,
        "banner": BANNER,
    }
    yield DemoFile("data/site.yaml", canonical(settings, Schema("site")))
