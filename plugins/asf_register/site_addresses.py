"""Every address that the built site has, as it follows from a register on a day.

What a build writes is held to be just this by a test, so that a link in a text can be judged
before anything is built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from asf_register.marketplace.post import Post, PostState
from asf_register.marketplace.post_kinds import POST_KINDS
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.slugs import KEPT_FOR_EXPERIENCES, KEPT_SLUG

# Pages that are there whatever the register holds.
OWN = frozenset(
    (
        "/",
        "/aktuellt/",
        "/arkiv/",
        "/asf/",
        "/bli-certifierad/",
        "/bransch/",
        "/certifiering/ansok/",
        "/certifiering/sjalvskattning/",
        "/certifikat/",
        "/certifikat/fraga/",
        "/kalender/",
        "/kortlista/",
        "/lan/",
        "/marknad/",
        "/marknad/alla/",
        "/marknad/annonsera/",
        "/marknad/inspiration/",
        "/marknad/rakna/",
        "/oppna-data/",
        "/processledare/",
        "/samhallsnytta/",
        f"/foresla/{KEPT_SLUG}/",
        f"/foresla/{KEPT_FOR_EXPERIENCES}/",
        *(f"/foresla/marknad/{kind.slug}/" for kind in POST_KINDS.values()),
    )
)
# What no page of running text may be called: what lies right below the site's root.
TAKEN = frozenset(
    "404 api bilder data delning foresla index intranat kommun logotyp pagefind robots sitemap "
    "tema".split()
) | {address.split("/", 2)[1] for address in OWN}
# Files that a text may lead to.
FILES = frozenset(
    (
        "/aktuellt/flode.atom",
        "/api/v1/catalog.ttl",
        "/api/v1/certificates/index.json",
        "/api/v1/enterprises.csv",
        "/api/v1/enterprises.geojson",
        "/api/v1/enterprises/index.json",
        "/api/v1/index.json",
        "/api/v1/marketplace/index.json",
        "/asf/flode.atom",
        "/kalender/kalender.ics",
        "/marknad/flode.atom",
        "/marknad/sista-dagar.ics",
        "/sitemap.xml",
    )
)
# Those that lie beside the page of a region or an industry.
_FOLLOWED = ("asf.atom", "marknad.atom", "marknad.ics")

_Addresses = Iterator[str]


class SiteAddresses:
    """The addresses of the public site.

    Args:
        register: All of it; what isn't public has no address.
        day: The day that the site is of.
    """

    def __init__(self, register: Register, day: date) -> None:
        self._register = register
        self._day = day
        self._by_folder: dict[str, frozenset[str]] = {}
        self._folders: Mapping[str, Callable[[], _Addresses]] = {
            "asf": self._profiles,
            "bransch": self._industries,
            "certifikat": lambda: _each("certifikat", self._public.certificates),
            "foresla": self._forms,
            "kommun": self._municipalities,
            "lan": self._regions,
            "marknad": lambda: _each("marknad", self._posts),
        }

    def __contains__(self, address: str) -> bool:
        """Whether a page or a file lies at an address, which begins with "/"."""
        if address in OWN or address in FILES or address in self.texts:
            return True
        page, _, file = address.rpartition("/")
        if file in _FOLLOWED and address.startswith(("/lan/", "/bransch/")):
            address = f"{page}/"
        return address in self._below(_folder_of(address))

    @cached_property
    def pages(self) -> frozenset[str]:
        """Every page."""
        below = (address for folder in self._folders for address in self._below(folder))
        return frozenset((*OWN, *self.texts, *below))

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """What the pages of running text and the news say, by address."""
        pages = {page.url: page.body for page in self._register.pages.values()}
        news = self._register.happenings.news_on(self._day)
        return pages | {item.url: item.body for item in news}

    def nearest(self, address: str) -> str | None:
        """The page or file that somebody meant who wrote an address that isn't there."""
        if f"{address}/" in self:
            return f"{address}/"
        known = [*OWN, *FILES, *self.texts, *self._below(_folder_of(address))]
        return next(iter(get_close_matches(address, known, 1, 0.75)), None)

    def _below(self, folder: str) -> frozenset[str]:
        """The pages of the records that lie below one of the site's folders."""
        if folder not in self._folders:
            return frozenset()
        if folder not in self._by_folder:
            self._by_folder[folder] = frozenset(self._folders[folder]())
        return self._by_folder[folder]

    @cached_property
    def _public(self) -> Register:
        return public_view(self._register)

    @cached_property
    def _posts(self) -> Mapping[str, Post]:
        posts = self._public.posts.items()
        return {name: p for name, p in posts if p.state_on(self._day) is not PostState.UPCOMING}

    def _profiles(self) -> _Addresses:
        for enterprise in self._public:
            yield from _each("asf", (enterprise.slug, *enterprise.aliases))

    def _forms(self) -> _Addresses:
        yield from _each("foresla", self._public.enterprises)
        changeable = (name for name, p in self._posts.items() if p.has_form_on(self._day))
        yield from _each("foresla/marknad", changeable)

    def _regions(self) -> _Addresses:
        return _each("lan", (one.slug for one in self._register.vocabulary.regions.values()))

    def _municipalities(self) -> _Addresses:
        places = self._register.vocabulary.municipalities.values()
        return _each("kommun", (one.slug for one in places))

    def _industries(self) -> _Addresses:
        terms = self._register.vocabulary.industries.values()
        return _each("bransch", (str(one.slug) for one in terms))


def _folder_of(address: str) -> str:
    return address.split("/", 2)[1]


def _each(folder: str, names: Iterable[str]) -> _Addresses:
    return (f"/{folder}/{name}/" for name in names)
