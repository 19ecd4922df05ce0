"""After a build: the pages that stand there are those that should."""

from __future__ import annotations

from pathlib import Path

from asf_propose.forms.post_forms import NEW_POSTS
from asf_propose.subject import EXPERIENCE
from asf_register.errors import BuildError

from asf_site.own_pages import OWN_PAGES
from asf_site.parts.post_forms import posts_with_forms
from asf_site.parts.proposal_forms import NEW_FORM
from asf_site.site import Site


def verify(site: Site, folder: Path) -> None:
    """Hold the folders of pages against the records they are made from.

    Raises:
        BuildError: Where a page is missing or one too many.
    """
    words = site.register.vocabulary
    enterprises = set(site.register.enterprises)
    aliases = {alias for enterprise in site.register for alias in enterprise.aliases}
    expected = {
        "asf": enterprises | aliases,
        "aktuellt": {item.slug for item in site.news},
        "lan": {region.slug for region in words.regions.values()},
        "kommun": {place.slug for place in words.municipalities.values()},
        "bransch": {term.slug for term in words.industries.values()},
        "foresla": {NEW_FORM, EXPERIENCE.new, *enterprises},
        "foresla/marknad": {post.id for post in posts_with_forms(site)}
        | {new.slug for new in NEW_POSTS.values()},
        "certifikat": set(site.register.certificates) | _below("certifikat"),
        "marknad": set(site.market.posts) | _below("marknad"),
    }
    for name, slugs in expected.items():
        found = {page.parent.name for page in (folder / name).glob("*/index.html")}
        if found != slugs:
            odd = ", ".join(sorted(found ^ slugs)[:5])
            raise BuildError(
                f"Under {name}/ blev det {len(found)} sidor av {len(slugs)} (skiljer: {odd}).",
                "Bygg igen; händer det på nytt är det ett fel i programmet.",
            )


def _below(folder: str) -> set[str]:
    """The names of the site's own pages right below a folder."""
    places = (page.url.strip("/").split("/") for page in OWN_PAGES)
    return {rest[0] for top, *rest in places if top == folder and rest}
