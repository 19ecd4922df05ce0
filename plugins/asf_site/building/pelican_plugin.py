"""The Pelican plugin: its generator asks every part of the site for files.

Pages are made from records only. Pelican's own readers are given nothing to
read, so a contributor's metadata never decides where a page lands.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from asf_site.building.written_files import WrittenFiles
from asf_site.parts import PARTS
from asf_site.site import Site
from asf_site.templates import Templates


class SiteGenerator(Generator):  # type: ignore[misc]
    """Renders the site that the settings carry as ASF_SITE."""

    def generate_output(self, writer: Writer) -> None:  # noqa: ARG002 - Pelican hands it over
        """Write every part of the site, where it isn't there already."""
        site: Site = self.settings["ASF_SITE"]
        written: WrittenFiles = self.settings["ASF_WRITTEN"]
        templates = Templates(self.env, site.workings)
        files = (file for part in PARTS for file in part(site, templates))
        written.write(Path(self.output_path), files)


def _generator(sender: Any) -> type[SiteGenerator]:
    return SiteGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
