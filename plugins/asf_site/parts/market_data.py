"""Posts as open data, under /api/v1/."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any

import msgspec
from asf_register.marketplace.advice import advice_for
from asf_register.marketplace.match import Match
from asf_register.marketplace.post import Post
from asf_register.schema import read_schema

from asf_site.marketplace.market import Market
from asf_site.open_data.post_record import Answers, Made, answered, envelope, record
from asf_site.output_file import OutputFile, ready
from asf_site.site import Site
from asf_site.templates import Templates

_API = "api/v1"
_POSTS = f"{_API}/marketplace"
_SCHEMA = f"{_API}/schemas/marketplace.schema.json"


def market_data(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """Every post that is shown: all in one file, and each in its own with who can answer it."""
    register, market = site.register, site.market
    address = register.site.address
    time = site.generated_at
    made = Made(register, f"{address}/{_POSTS}/", site.day, time)
    posts = [market.posts[name] for name in sorted(market.posts)]
    asking = (post for post in market.open if post.seeks_enterprises)
    matches = {post.id: market.matches_by_post[post.id] for post in asking}
    told = [(post, market.rows[post.id], matches.get(post.id)) for post in posts]
    yield OutputFile(
        f"{_POSTS}/index.json",
        ([(post, row, _count(found)) for post, row, found in told], time),
        partial(_index, posts, matches, market, made),
    )
    for post, row, found in told:
        yield OutputFile(
            f"{_POSTS}/{post.id}.json",
            (post, row, found, time),
            partial(_one, post, found, market, made),
        )
    schema = {**read_schema("api/marketplace"), "$id": f"{address}/{_SCHEMA}"}
    yield ready(_SCHEMA, _text(schema))


def _index(
    posts: Sequence[Post], matches: dict[str, tuple[Match, ...]], market: Market, made: Made
) -> bytes:
    rows = market.rows
    records = [record(one, rows[one.id], _count(matches.get(one.id)), made) for one in posts]
    return _text(envelope(records, made))


def _one(post: Post, matches: tuple[Match, ...] | None, market: Market, made: Made) -> bytes:
    known = record(post, market.rows[post.id], _count(matches), made)
    if matches is not None:
        advice = advice_for(post, market.matching.needs[post.id], matches, made.register)
        known |= answered(Answers(matches, advice, market.reasons), made)
    return _text(envelope([known], made))


def _count(matches: tuple[Match, ...] | None) -> int | None:
    return None if matches is None else len(matches)


def _text(value: Any) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
