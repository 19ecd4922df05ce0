"""A post as its page tells programs of it, in the words of schema.org."""

from __future__ import annotations

from asf_site.marketplace.enterprise_posts import asks_for_something
from asf_site.post_pages.post_view import PostView
from asf_site.schema_org.structured_enterprise import StructuredEnterprises
from asf_site.structured_data import Thing, known


def structured_post(view: PostView, enterprises: StructuredEnterprises) -> Thing | None:
    """A post as a Demand, or as an Offer; None once it can't be answered.

    Args:
        view: The post.
        enterprises: Tells of the enterprise whose post it is.
    """
    if not view.is_open:
        return None
    post, page = view.post, f"{enterprises.address}{view.row.url}"
    actor = (
        enterprises.named(view.asker.slug, view.actor.name)
        if view.asker
        else {"@type": "Organization", "name": view.actor.name}
    )
    asks = asks_for_something(post)
    return known(
        type="Demand" if asks else "Offer",
        id=f"{page}#annons",
        url=page,
        name=post.title,
        areaServed=view.place,
        validFrom=post.published.isoformat() if post.published else None,
        validThrough=post.deadline.isoformat() if post.deadline else None,
        # Somebody seeks a Demand; the Demand itself has no word for whose it is.
        **{"@reverse": {"seeks": actor}} if asks else {"seller": actor},
    )
