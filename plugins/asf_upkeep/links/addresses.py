"""The addresses that lead out of the register, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from asf_register.enterprise import Enterprise
from asf_register.marketplace.post import Post
from asf_register.register import Register
from asf_register.web_address import why_refused

# What an address is to an enterprise: its own site, more to see, or where a fact is from.
Use = Literal["website", "link", "source"]


def outside_addresses(register: Register) -> Mapping[str, tuple[str, ...]]:
    """Each address once, with the names of those who have it, in the order of the alphabet.

    What has closed or ended is left out: nobody mends its links. A source may be a few words.

    Args:
        register: A public view; nothing of others is asked for.
    """
    found: dict[str, dict[str, None]] = {}
    for address, name in _used(register):
        if why_refused(address) is None:
            found.setdefault(address, {})[name] = None
    return {address: tuple(found[address]) for address in sorted(found)}


def addresses_of(enterprise: Enterprise) -> Iterator[tuple[str, Use]]:
    """The addresses of an entry; one that stands there twice counts as what matters most."""
    for source in enterprise.sources:
        yield source.url, "source"
    for figure in enterprise.social_value.figures:
        yield figure.source, "source"
    for share in enterprise.target_group_share:
        yield share.source, "source"
    for link in enterprise.links:
        yield link.url, "link"
    if enterprise.website:
        yield enterprise.website, "website"


def addresses_of_post(post: Post) -> Iterator[str]:
    """The addresses of a post."""
    yield from (link.url for link in post.links)
    if post.contact is not None and post.contact.url:
        yield post.contact.url


def _used(register: Register) -> Iterator[tuple[str, str]]:
    for enterprise in register:
        if enterprise.closed is None:
            for address, _ in addresses_of(enterprise):
                yield address, enterprise.name
    for post in register.posts.values():
        if not post.has_ended:
            for address in addresses_of_post(post):
                yield address, post.title
