"""Rules for reserved contracts: LOU 4 kap. 18 §, and the same in LUF and LUK."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.marketplace.post import LEAST_SHARE, Post
from asf_register.problem import Finding
from asf_register.rules.rule import Context


def reserved_ground(post: Post, context: Context) -> Iterator[Finding]:
    """A reserved contract names the law that it is reserved by, and no other contract does."""
    lots = [index for index, lot in enumerate(post.lots) if lot.reserved]
    is_procured = post.kind in ("procurement", "reserved_procurement")
    for index in [] if is_procured else lots:
        yield Finding(
            ("lots", index, "reserved"),
            "bara en upphandling kan ha en reserverad del.",
            "Ta bort raden, eller skriv kind: procurement.",
        )
    is_reserved = post.is_reserved or (is_procured and bool(lots))
    if is_reserved and post.ground is None:
        yield Finding(
            ("kind",) if post.is_reserved else ("lots", lots[0], "reserved"),
            "här står inte vilken lag upphandlingen är reserverad enligt.",
            "Lägg till ground: lou, luf eller luk.",
        )
    elif post.ground is not None and not is_reserved:
        yield Finding(
            ("ground",),
            "här står en lag, men ingenting är reserverat.",
            "Ta bort raden, skriv kind: reserved_procurement, eller skriv reserved: true på den "
            "del som är reserverad.",
        )


def reserved_share(post: Post, context: Context) -> Iterator[Finding]:
    """A reserved contract asks for no smaller share of the target group than the law does."""
    is_reserved = post.is_reserved or any(lot.reserved for lot in post.lots)
    if is_reserved and post.share is not None and post.share < LEAST_SHARE:
        yield Finding(
            ("share",),
            f"andelen är {post.share} procent, men i ett reserverat kontrakt kräver lagen minst "
            f"{LEAST_SHARE}.",
            f"Skriv {LEAST_SHARE} eller mer, eller ta bort raden: då gäller {LEAST_SHARE}.",
        )
