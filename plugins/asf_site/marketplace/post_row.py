"""A post as it stands in a list, and the words of a post that lists and pages share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from asf_register.marketplace.deadline_words import days_left, deadline_day
from asf_register.marketplace.post import Kind, Place, Post, PostState, Years
from asf_register.register import Register
from asf_register.schema import labels, read_schema
from asf_register.swedish import count_of, listing, long_date
from asf_register.vocabulary import Vocabulary

STATES = {
    PostState.UPCOMING: "Kommande",
    PostState.OPEN: "Öppen",
    PostState.CLOSED: "Stängd",
    PostState.WITHDRAWN: "Återkallad",
    PostState.AWARDED: "Avtal slutet",
}
_LABELS = labels(read_schema("post"))
_WITHIN = "inom "
_MOST_PLACES = 3
_MOST_INDUSTRIES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """One post as it stands in a list.

    Attributes:
        id: Of the post.
        url: Of its page.
        title: What it is about.
        kind: What kind it is, in a word: «Reserverad upphandling».
        state: What it is on the site's day.
        actor: Whose it is, by name.
        place: Where, in words; "" where it doesn't say.
        industries: The titles of the first few that it is about.
        left: How long it can be answered, «om 6 dagar»; "" where it can't.
        deadline: The last day with its time, «4 december 2026 kl. 12»; "" for a deal of the past.
        closes: Until when that is, for scripts: a moment as "2026-12-04T11:00Z", or all of the last
            day as "2026-12-04"; "" where it can't be answered.
        reserved: The legal ground spelled out, where all or some of it is reserved; else "".
        certified: Whether certified enterprises are asked for.
        when: For what is over: «2017», «avtal slutet 4 december 2026»; else "".
        suppliers: The names of those that got the contract.
    """

    id: str
    url: str
    title: str
    kind: str
    state: PostState
    actor: str
    place: str
    industries: tuple[str, ...]
    left: str
    deadline: str
    closes: str
    reserved: str
    certified: bool
    when: str
    suppliers: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The place in a sentence: «i Falun», «inom 20 km från Falun»; "" where it doesn't say."""
        is_name = self.place and not self.place.startswith(_WITHIN)
        return f"i {self.place}" if is_name else self.place


def post_row(post: Post, industries: Sequence[str], register: Register, day: date) -> PostRow:
    """The row of a post.

    Args:
        post: The post.
        industries: The ids of the industries that it is about.
        register: A public view that it stands in.
        day: The site's.
    """
    words, state = register.vocabulary, post.state_on(day)
    is_open = state is PostState.OPEN and post.deadline is not None
    return PostRow(
        id=post.id,
        url=post_url(post.id),
        title=post.title,
        kind=kind_in_words(post.kind),
        state=state,
        actor=actor_name(post, register),
        place=place_in_words(_where(post), words, most=_MOST_PLACES),
        industries=tuple(words.industries[key].title for key in industries[:_MOST_INDUSTRIES]),
        left=days_left(post.deadline, day) if is_open and post.deadline else "",
        deadline=deadline_day(post),
        closes=_closes(post) if is_open else "",
        reserved=reserved_in_words(post),
        certified=post.certified,
        when=_when(post, state),
        suppliers=tuple(_suppliers(post, register)),
    )


def post_url(name: str) -> str:
    """The address of a post's page."""
    return f"/marknad/{name}/"


def kind_in_words(kind: Kind) -> str:
    """What a kind is called: «Reserverad upphandling»."""
    said = _LABELS["kind"][kind]
    return said[:1].upper() + said[1:]


def actor_name(post: Post, register: Register) -> str:
    """Whose it is, by name."""
    enterprise = register.find(post.actor.enterprise) if post.actor.enterprise else None
    return enterprise.name if enterprise else post.actor.name or ""


def place_in_words(place: Place | None, words: Vocabulary, *, most: int | None = None) -> str:
    """Where something is wanted: «Gävleborgs län och inom 30 km från Uppsala».

    Args:
        place: The place; None where a post doesn't say.
        words: The closed lists.
        most: How many names at most; the rest are counted.
    """
    if place is None:
        return ""
    if place.whole_country:
        return "hela landet"
    parts = [words.regions[code].name for code in place.regions]
    parts += [words.municipalities[code].name for code in place.municipalities]
    if place.around and place.radius_km:
        around = words.municipalities[place.around].name
        parts.append(f"{_WITHIN}{place.radius_km} km från {around}")
    return listing(_shortened(parts, most))


def reserved_in_words(post: Post) -> str:
    """The legal ground spelled out; "" where nothing is reserved."""
    lots = [number for number, lot in enumerate(post.lots, 1) if lot.reserved]
    if not (post.is_reserved or lots):
        return ""
    whole = kind_in_words(post.kind) if post.is_reserved else "Delvis reserverad"
    return f"{whole} enligt {_LABELS['ground'][post.ground]}" if post.ground else whole


def years_in_words(years: Years) -> str:
    """When a deal of the past was made: «2017», «cirka 2012–2014»."""
    said = f"{years.first}–{years.last}" if years.last else str(years.first)
    return f"{_LABELS['qualifier'][years.qualifier]} {said}" if years.qualifier else said


def _closes(post: Post) -> str:
    at = post.closes if post.deadline_time else post.deadline
    return f"{at:%Y-%m-%dT%H:%MZ}" if isinstance(at, datetime) else f"{at or ''}"


def _where(post: Post) -> Place | None:
    """A post's place, or those of its lots together."""
    places = [lot.place for lot in post.lots if lot.place]
    if post.place or not places:
        return post.place
    around = next((place for place in places if place.around), Place())
    return Place(
        whole_country=any(place.whole_country for place in places),
        regions=tuple(dict.fromkeys(code for place in places for code in place.regions)),
        municipalities=tuple(
            dict.fromkeys(code for place in places for code in place.municipalities)
        ),
        around=around.around,
        radius_km=around.radius_km,
    )


def _when(post: Post, state: PostState) -> str:
    if post.years:
        return years_in_words(post.years)
    if state in (PostState.OPEN, PostState.UPCOMING):
        return ""
    if post.withdrawn and state is PostState.WITHDRAWN:
        return f"{STATES[state].lower()} {long_date(post.withdrawn.date)}"
    ended = post.awarded.date if post.awarded else post.deadline
    return f"{STATES[state].lower()} {long_date(ended)}" if ended else STATES[state].lower()


def _suppliers(post: Post, register: Register) -> Iterator[str]:
    for supplier in post.awarded.to if post.awarded else ():
        enterprise = register.find(supplier.enterprise) if supplier.enterprise else None
        yield enterprise.name if enterprise else supplier.name or ""


def _shortened(parts: Sequence[str], most: int | None) -> Sequence[str]:
    if most is None or len(parts) <= most + 1:
        return parts
    return [*parts[:most], f"{count_of(len(parts) - most, 'plats', 'platser')} till"]
