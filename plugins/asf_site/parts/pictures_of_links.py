"""The pictures that stand beside shared links: of kinds of pages, regions and municipalities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from asf_site.output_file import OutputFile
from asf_site.shared_pictures.remembered_pictures import RememberedPictures
from asf_site.shared_pictures.subject import picture_of_municipality, subjects
from asf_site.site import Site
from asf_site.templates import Templates


def shared_pictures(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """Those that a page which search engines may show leads to."""
    words, title = site.register.vocabulary, site.register.site.title
    quiet = {
        picture_of_municipality(place.slug)
        for code, place in words.municipalities.items()
        if code not in site.by_municipality
    }
    pictures = RememberedPictures(site.register)
    for subject in subjects(words):
        if subject.name not in quiet:
            yield OutputFile(subject.path, (title, subject), partial(pictures.png, subject))
    # Each has been made, where it had to, before the next was asked for.
    pictures.keep()
