"""The certificates, as the site's search finds them: by number, as people write it, and by name."""

from __future__ import annotations

from collections.abc import Iterator

from asf_site.search.searched_page import PageKind, SearchedPage
from asf_site.site import Site


def searched_certificates(site: Site) -> Iterator[SearchedPage]:
    """The certificates that search engines may show too, the latest number first."""
    for view in reversed(site.certificates):
        if view.is_searchable:
            yield SearchedPage(
                title=view.certificate.name,
                url=view.url,
                summary=f"Intyg {view.number}",
                words=view.number,
                kind=PageKind.CERTIFICATE,
            )
