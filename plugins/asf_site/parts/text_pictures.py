"""The pictures of running texts, as files of the site."""

from __future__ import annotations

from collections.abc import Iterator

from asf_site.output_file import OutputFile
from asf_site.site import Site
from asf_site.templates import Templates
from asf_site.texts.text_pictures import text_pictures


def picture_files(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """Every picture of content/bilder as WebP, at an address that changes with it."""
    for picture in text_pictures(site.register).values():
        yield OutputFile(picture.path, picture.shown, picture.made)
