"""What the page of one post tells of the post itself, in words."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from asf_register.marketplace.post import Lot, Post, PostState
from asf_register.schema import labels, read_schema
from asf_register.swedish import listing

from asf_site.marketplace.market import Market
from asf_site.marketplace.post_row import PostRow, place_in_words

_LABELS = labels(read_schema("post"))


@dataclass(frozen=True, slots=True)
class Named:
    """A name, with the address of its page where it has one."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True)
class ShownLot:
    """A lot in words."""

    number: int
    title: str
    about: str
    place: str
    reserved: bool


@dataclass(frozen=True, slots=True)
class Asker:
    """What a page tells of the enterprise whose post it is."""

    slug: str
    email: str | None


@dataclass(frozen=True, slots=True)
class PostView:
    """The page of one post.

    Attributes:
        market: What it is part of.
        post: The post.
        asker: The enterprise whose post it is, where it is one's.
    """

    market: Market
    post: Post
    asker: Asker | None

    @property
    def row(self) -> PostRow:
        """The post as it stands in lists."""
        return self.market.rows[self.post.id]

    @property
    def is_open(self) -> bool:
        """Whether it can be answered."""
        return self.row.state is PostState.OPEN

    @property
    def actor(self) -> Named:
        """Whose it is."""
        return Named(self.row.actor, f"/asf/{self.asker.slug}/" if self.asker else None)

    @property
    def actor_kind(self) -> str:
        """What kind of organisation that is."""
        return _LABELS["kind"][self.post.actor.kind]

    @property
    def value(self) -> str:
        """What it is worth, in words; "" where it doesn't say."""
        said = self.post.value
        return "" if said in (None, "not-said") else _LABELS["value"][said]

    @property
    def place(self) -> str:
        """Where, without anything left out."""
        return place_in_words(self.post.place, self.market.register.vocabulary)

    @property
    def industries(self) -> list[Named]:
        """The industries that it is about, with the addresses of their pages."""
        terms = self.market.register.vocabulary.industries
        found = (terms[key] for key in self.market.industries_of(self.post))
        return [Named(term.title, f"/bransch/{term.slug}/") for term in found]

    @property
    def services(self) -> list[str]:
        """The integration services that it is about."""
        terms = self.market.register.vocabulary.service_kinds
        return [terms[key].title for key in self.post.services]

    @property
    def lots(self) -> list[ShownLot]:
        """Its lots."""
        words = self.market.register.vocabulary
        return [
            ShownLot(
                number,
                lot.title,
                self._about(lot),
                place_in_words(lot.place, words) if lot.place else "",
                lot.reserved,
            )
            for number, lot in enumerate(self.post.lots, 1)
        ]

    @property
    def law(self) -> str:
        """The law that it is reserved by: «lagen om offentlig upphandling (LOU), 4 kap. 18 §»."""
        return _LABELS["ground"][self.post.ground] if self.post.ground else ""

    @property
    def reserved_lots(self) -> str:
        """The numbers of the lots that alone are reserved: «1 och 3»."""
        return listing([str(lot.number) for lot in self.lots if lot.reserved])

    @property
    def email(self) -> str:
        """Where one answers; an enterprise's own address where the post has no way to answer."""
        if self.post.contact:
            return self.post.contact.email or ""
        return self.asker.email or "" if self.asker else ""

    @property
    def mailto(self) -> str:
        """A mail to there, with a subject; the address adds no line to the mail's head."""
        subject = urlencode({"subject": f"Annonsen: {self.post.title}"}, quote_via=quote)
        return f"mailto:{quote(self.email, safe='@+')}?{subject}"

    @property
    def suppliers(self) -> list[Named]:
        """Who got the contract."""
        register = self.market.register
        awarded = self.post.awarded.to if self.post.awarded else ()
        found = ((one.name, register.find(one.enterprise or "")) for one in awarded)
        return [
            Named(enterprise.name, f"/asf/{enterprise.slug}/")
            if enterprise
            else Named(name or "", None)
            for name, enterprise in found
        ]

    def _about(self, lot: Lot) -> str:
        terms = self.market.register.vocabulary.industries
        parts = [terms[key].title for key in lot.industries]
        return "\u00a0· ".join([*parts, *([f"CPV {', '.join(lot.cpv)}"] if lot.cpv else [])])
