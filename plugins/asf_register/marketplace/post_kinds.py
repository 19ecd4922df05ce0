"""The kinds of posts: whose each can be, and what its form is called in an address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from asf_register.marketplace.post import PUBLIC_BUYERS, ActorKind, Kind


@dataclass(frozen=True, slots=True)
class PostKind:
    """A kind of post.

    Attributes:
        kind: Its code.
        slug: What the address of its form ends with; no post has such an id.
        actors: Whose posts can be of this kind.
    """

    kind: Kind
    slug: str
    actors: tuple[ActorKind, ...]


_ANYBODY: tuple[ActorKind, ...] = (*PUBLIC_BUYERS, "firm", "association", "enterprise")
# A partnership is between a public body and somebody who works for an idea.
_PARTNERS: tuple[ActorKind, ...] = (*PUBLIC_BUYERS, "association", "enterprise")

POST_KINDS: Mapping[Kind, PostKind] = {
    one.kind: one
    for one in (
        PostKind("request", "forfragan", _ANYBODY),
        PostKind("procurement", "upphandling", PUBLIC_BUYERS),
        PostKind("reserved_procurement", "reserverad-upphandling", PUBLIC_BUYERS),
        PostKind("iop", "iop", _PARTNERS),
        PostKind("collaboration", "samverkan", ("enterprise",)),
        PostKind("csr", "foretag-soker-asf", ("firm",)),
        PostKind("offer", "erbjudande", ("enterprise",)),
        PostKind("surplus", "overskott", _ANYBODY),
    )
}
