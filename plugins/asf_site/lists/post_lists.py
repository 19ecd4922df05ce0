"""Lists of posts with filters: their columns, and their rows in chunks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import msgspec
from asf_register.marketplace.post import Post
from asf_register.marketplace.post_kinds import POST_KINDS
from asf_register.swedish import number as in_words

from asf_site.lists.shown_facet import ShownFacet, ShownOption
from asf_site.marketplace.post_row import kind_in_words
from asf_site.output_file import OutputFile, ready
from asf_site.site import Site
from asf_site.templates import Templates

FIRST_ROWS = 40
CHUNK = 100


@dataclass(frozen=True, slots=True)
class Said:
    """What the posts of a list are called: «1 öppen annons», «12 öppna annonser»."""

    one: str
    many: str
    none: str

    def counted(self, number: int) -> str:
        """So many of them, as theme/static/market-words.js says it."""
        return (
            f"{in_words(number)} {self.one if number == 1 else self.many}" if number else self.none
        )


@dataclass(frozen=True, slots=True)
class Flag:
    """A choice that is made or not.

    Attributes:
        key: Its name in the page's address.
        title: What it is called among the filters.
        said: What the sentence over the list says of posts that it leaves: «som …».
        leaves: Whether it leaves a post.
    """

    key: str
    title: str
    said: str
    leaves: Callable[[Post], bool]


RESERVED = Flag(
    "reserverad",
    "Reserverade, helt eller delvis",
    "har reserverats",
    lambda post: post.is_reserved or any(lot.reserved for lot in post.lots),
)
CERTIFIED = Flag(
    "certifierad", "Certifierade ASF söks", "söker certifierade", lambda post: post.certified
)
AWARDED = Flag(
    "avtal", "Avtal slutet", "har lett till avtal", lambda post: post.awarded is not None
)


@dataclass(frozen=True, slots=True)
class PostList:
    """A list of posts, and the files that its page loads.

    Attributes:
        posts: In the order they are shown.
        said: What they are called.
        files: The columns and the rows.
        data: What the page tells its scripts.
    """

    posts: Sequence[Post]
    said: Said
    files: tuple[OutputFile, ...]
    data: dict[str, object]


def post_list(
    site: Site,
    templates: Templates,
    name: str,
    *,
    posts: Sequence[Post],
    said: Said,
    flags: Sequence[Flag],
) -> PostList:
    """Make a list of posts.

    Args:
        site: What they are shown on.
        templates: Renders their rows.
        name: What its files are called.
        posts: In the order they are shown.
        said: What they are called.
        flags: The choices that are made or not.
    """
    rows = [str(templates.post_row(row)) for row in site.market.rows_of(posts)]
    columns = _json(_columns(site, posts, said, flags))
    version = sha256("".join([columns, *rows]).encode()).hexdigest()[:10]
    folder = f"data/{version}"
    return PostList(
        posts,
        said,
        (
            ready(f"{folder}/{name}.json", columns),
            *(
                ready(f"{folder}/{name}/{start // CHUNK}.json", _json(rows[start : start + CHUNK]))
                for start in range(0, max(len(rows), 1), CHUNK)
            ),
        ),
        {"columns": f"/{folder}/{name}.json", "rows": f"/{folder}/{name}/", "chunk": CHUNK},
    )


def post_facets(site: Site, posts: Sequence[Post], flags: Sequence[Flag]) -> list[ShownFacet]:
    """The filters over a list of posts, with how many each choice leaves.

    Args:
        site: What they are shown on.
        posts: The list.
        flags: The choices that are made or not.
    """
    words, market = site.register.vocabulary, site.market
    kinds = Counter(post.kind for post in posts)
    regions = Counter(code for post in posts for code in market.regions_of(post))
    industries = Counter(key for post in posts for key in market.industries_of(post))
    by_kind = (
        ShownOption(kind.slug, kind_in_words(key), kinds[key]) for key, kind in POST_KINDS.items()
    )
    by_region = (ShownOption(r.slug, r.name, regions[c]) for c, r in words.regions.items())
    by_industry = (
        ShownOption(term.slug, term.title, industries[str(key)])
        for key, term in words.industries.items()
    )
    made_or_not = [
        ShownFacet(
            key=flag.key,
            title=flag.title,
            kind="flag",
            options=(ShownOption("1", flag.title, sum(map(flag.leaves, posts))),),
        )
        for flag in flags
    ]
    return [
        ShownFacet(key="slag", title="Slag", kind="many", options=tuple(by_kind)),
        *made_or_not,
        ShownFacet(key="lan", title="Län", kind="many", options=tuple(by_region)),
        ShownFacet(key="kommun", title="Kommun", kind="place"),
        ShownFacet(key="bransch", title="Bransch", kind="many", options=tuple(by_industry)),
    ]


def _columns(
    site: Site, posts: Sequence[Post], said: Said, flags: Sequence[Flag]
) -> dict[str, Any]:
    words, market = site.register.vocabulary, site.market
    region = {code: number for number, code in enumerate(words.regions)}
    industry = {str(key): number for number, key in enumerate(words.industries)}
    kind = {key: number for number, key in enumerate(POST_KINDS)}
    return {
        "total": len(posts),
        "said": {"one": said.one, "many": said.many, "none": said.none},
        "said_of": {flag.key: flag.said for flag in flags},
        "kinds": [kind[post.kind] for post in posts],
        "regions": [[region[code] for code in market.regions_of(post)] for post in posts],
        "municipalities": [list(parts_of_regions(site, post)) for post in posts],
        "industries": [[industry[key] for key in market.industries_of(post)] for post in posts],
        "flags": {flag.key: [int(flag.leaves(post)) for post in posts] for flag in flags},
        "closes": [row.closes for row in market.rows_of(posts)],
        "facets": {
            "slag": [
                {"slug": k.slug, "title": kind_in_words(key)} for key, k in POST_KINDS.items()
            ],
            "lan": [{"slug": r.slug, "title": r.name} for r in words.regions.values()],
            "kommun": [
                {"slug": m.slug, "title": m.name, "lan": region[m.region]}
                for m in words.municipalities.values()
            ],
            "bransch": [{"slug": t.slug, "title": t.title} for t in words.industries.values()],
        },
    }


def parts_of_regions(site: Site, post: Post) -> Iterator[int]:
    """The numbers of a post's municipalities, but for those of regions that it is about whole."""
    country, reach = site.market.matching.country, site.market.reach_of(post)
    numbers = site.market.municipality_numbers
    for code in country.regions_in(reach):
        inside = country.of_regions([code])
        if inside & ~reach:
            yield from (numbers[place] for place in country.places_in(inside & reach))


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
