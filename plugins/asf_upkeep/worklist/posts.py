"""Lines of posts that have closed and that nobody has told the outcome of."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.day import months_after
from asf_register.marketplace.post import Place, Post
from asf_register.public import is_public
from asf_register.register import Register
from asf_register.swedish import long_date
from asf_register.vocabulary import Vocabulary

from asf_upkeep.worklist.line import ADMINISTRATORS, Kind, Line, Subject
from asf_upkeep.worklist.places import contact_of

# Whoever has got answers needs some weeks to choose.
_AFTER = 1
# What is offered to everybody ends without a contract that others could learn from.
_WITHOUT_OUTCOME = ("offer", "surplus")


def post_lines(register: Register) -> Iterator[Line]:
    """The posts whose last day passed a month ago, where nobody has said how it went."""
    for post in register.posts.values():
        if post.has_ended or post.deadline is None or post.kind in _WITHOUT_OUTCOME:
            continue
        contact = contact_of_post(post, register)
        if contact is None:
            continue
        yield Line(
            kind=Kind.POST,
            subject=Subject("post", post.id, post.title),
            contact=contact,
            region=region_of_post(post, register),
            why=f"Annonsen «{post.title}» stängde {long_date(post.deadline)}, och ingen har "
            "berättat hur det gick.",
            to_do="Fråga vem som fick avtalet, eller om det inte blev något, och fyll i det.",
            link=form_of_post(post, register),
            since=months_after(post.deadline, _AFTER),
        )


def contact_of_post(post: Post, register: Register) -> Subject | None:
    """Who knows how it went; None for an enterprise that has closed."""
    if post.actor.enterprise is None:
        name = post.actor.name or post.title
        return Subject("buyer", name, name)
    enterprise = register.find(post.actor.enterprise)
    if enterprise is None:
        return Subject("buyer", post.actor.enterprise, post.actor.enterprise)
    return None if enterprise.closed is not None else contact_of(enterprise, register)


def region_of_post(post: Post, register: Register) -> str:
    """Whose the post is: the advertiser's region, else the first that it names."""
    enterprise = register.find(post.actor.enterprise) if post.actor.enterprise else None
    if enterprise is not None:
        return enterprise.region
    places = (post.place, *(lot.place for lot in post.lots))
    codes = (code for place in places if place for code in _codes(place, register.vocabulary))
    return next(codes, ADMINISTRATORS)


def _codes(place: Place, words: Vocabulary) -> Iterator[str]:
    for code in (*place.municipalities, *filter(None, [place.around])):
        if code in words.municipalities:
            yield words.municipalities[code].region
    yield from (code for code in place.regions if code in words.regions)


def form_of_post(post: Post, register: Register) -> str:
    """The site's form for a post, or its file where the site has none."""
    enterprise = register.find(post.actor.enterprise) if post.actor.enterprise else None
    if enterprise is not None and not is_public(enterprise, register.site):
        return f"data/marketplace/{post.id}.yaml"
    return f"/foresla/marknad/{post.id}/"
