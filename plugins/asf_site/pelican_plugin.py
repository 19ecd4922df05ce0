"""The Pelican plugin: its generator asks every part of the site for files.

Pages are made from records only. Pelican's own readers are given nothing to
read, so a contributor's metadata never decides where a page lands.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from asf_register.errors import BuildError
from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from asf_site.output_file import OutputFile
from asf_site.parts import PARTS
from asf_site.search_index import indexing
from asf_site.site import Site
from asf_site.templates import Templates


class SiteWriter(Writer):  # type: ignore[misc]
    """Writes finished files; a path that is written twice stops the build."""

    def write(self, file: OutputFile) -> None:
        """Write one file below the output folder."""
        try:
            self._write_anew(Path(self.output_path, file.path), file.content)
        except FileExistsError as error:
            raise BuildError(
                f"Två sidor vill ligga på /{file.path.removesuffix('index.html')}.",
                "Byt namn på den ena filen i content/ eller data/asf/.",
            ) from error

    @staticmethod
    def _write_anew(path: Path, content: str | bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            with path.open("xb") as stream:
                stream.write(content)
        else:
            with path.open("x", encoding="utf-8", newline="\n") as text:
                text.write(content)


class SiteGenerator(Generator):  # type: ignore[misc]
    """Renders the register that the settings carry as ASF_SITE."""

    def generate_output(self, writer: SiteWriter) -> None:
        """Write every part of the site, and index what can be searched."""
        site: Site = self.settings["ASF_SITE"]
        templates = Templates(self.env)
        with indexing(site, Path(self.output_path)):
            for part in PARTS:
                for file in part(site, templates):
                    writer.write(file)


def _generator(sender: Any) -> type[SiteGenerator]:
    return SiteGenerator


def _writer(sender: Any) -> type[SiteWriter]:
    return SiteWriter


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(_generator)
    signals.get_writer.connect(_writer)
