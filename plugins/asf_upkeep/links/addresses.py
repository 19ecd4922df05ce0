"""The addresses that lead out of the register, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from asf_register.register import Register
from asf_register.web_address import why_refused

from asf_upkeep.worklist.dead_links import addresses_of, addresses_of_post
from asf_upkeep.worklist.posts import has_ended


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


def _used(register: Register) -> Iterator[tuple[str, str]]:
    for enterprise in register:
        if enterprise.closed is None:
            for address, _ in addresses_of(enterprise):
                yield address, enterprise.name
    for post in register.posts.values():
        if not has_ended(post):
            for address in addresses_of_post(post):
                yield address, post.title
