"""Rules for what a post says and where, and for posts beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_register.marketplace.post import Post
from asf_register.marketplace.post_kinds import POST_KINDS
from asf_register.problem import DocumentKey, Finding, Pointer
from asf_register.readable import is_readable
from asf_register.rules.contact import is_role_address
from asf_register.rules.rule import Context
from asf_register.rules.texts import refused_text
from asf_register.slugs import fold

# What stands beside the posts under /marknad/ or /foresla/marknad/.
_TAKEN = frozenset(
    ("alla", "annonsera", "flode", "index", "inspiration", "nytt", "rakna", "sista-dagar")
) | {kind.slug for kind in POST_KINDS.values()}
# A shorter text may well be the same in two posts: «Svara med pris och tid.»
_LONG_TEXT = 200


def post_address(post: Post, context: Context) -> Iterator[Finding]:
    """A post does not take an address that the marketplace uses itself."""
    if post.id in _TAKEN:
        yield Finding(
            (),
            f'adressen "{post.id}" använder marknadsplatsen själv.',
            f'Byt namn på filen, till exempel till "{post.id}-{fold(post.title)[:40].strip("-")}'
            '.yaml".',
        )


def post_words(post: Post, context: Context) -> Iterator[Finding]:
    """Headings and names of a post hold a letter or a digit, so that there is something to read."""
    for pointer, text in _headings(post):
        if not is_readable(text):
            yield Finding(
                pointer,
                "här står ingenting som går att läsa.",
                "Skriv minst en bokstav eller siffra.",
            )


def text_of_post(post: Post, context: Context) -> Iterator[Finding]:
    """The text of a post links to web pages and e-mail only, embeds nothing and is simple."""
    if post.text is not None:
        yield from refused_text(("text",), post.text)
    if post.awarded is not None and post.awarded.outcome is not None:
        yield from refused_text(("awarded", "outcome"), post.awarded.outcome)


def contact_role(post: Post, context: Context) -> Iterator[Finding]:
    """The e-mail address to answer to belongs to a role, not to a person."""
    email = post.contact.email if post.contact else None
    slug = post.actor.enterprise
    enterprise = context.register.find(slug) if slug else None
    names = [name for name in (post.actor.name, slug, enterprise and enterprise.name) if name]
    if email and not is_role_address(email, names):
        yield Finding(
            ("contact", "email"),
            f"{email} kan vara en persons adress, och det som en gång sparats går inte att ta bort "
            "i efterhand.",
            "Skriv en funktionsadress, till exempel upphandling@kommunen.se.",
        )


def same_post(context: Context) -> Iterator[tuple[DocumentKey, Finding]]:
    """Two posts by the same actor that are open at the same time do not say the same."""
    posts = sorted(context.register.posts.values(), key=_age)
    seen: dict[tuple[str, ...], list[Post]] = {}
    told: set[str] = set()
    for post in posts:
        for mark in _marks(post, context):
            earlier = seen.setdefault(mark, [])
            same = next((one for one in earlier if _are_same(one, post, mark)), None)
            earlier.append(post)
            if same is not None and post.id not in told:
                told.add(post.id)
                yield ("marketplace", post.id), _same(post, same, mark)


def _headings(post: Post) -> Iterator[tuple[Pointer, str]]:
    """What pages and lists name a post, its parts and those in it by."""
    yield ("title",), post.title
    if post.actor.name is not None:
        yield ("actor", "name"), post.actor.name
    for index, lot in enumerate(post.lots):
        yield ("lots", index, "title"), lot.title
    for index, link in enumerate(post.links):
        yield ("links", index, "title"), link.title
    for index, supplier in enumerate(post.awarded.to if post.awarded else ()):
        if supplier.name is not None:
            yield ("awarded", "to", index, "name"), supplier.name


def _same(post: Post, other: Post, mark: tuple[str, ...]) -> Finding:
    also = (("marketplace", other.id),)
    if mark[0] == "procedure":
        return Finding(
            ("notice", "procedure"),
            f"samma upphandling står redan i {other.id}.yaml.",
            "Behåll en av filerna. En ny version av annonsen ändrar den fil som finns.",
            also=also,
        )
    return Finding(
        (mark[0],),
        f"annonsen säger samma sak som {other.id}.yaml, från samma organisation under samma tid.",
        "Behåll en av filerna. Gäller de olika saker: skriv i rubriken och texten vad som skiljer.",
        also=also,
    )


def _age(post: Post) -> tuple[date, str]:
    return post.published or date.min, post.id


def _marks(post: Post, context: Context) -> Iterator[tuple[str, ...]]:
    """What makes two posts the same where they have it in common."""
    if post.notice is not None:
        yield ("procedure", post.notice.procedure)
    for who in _names(post, context):
        yield ("title", post.kind, who, fold(post.title) or post.title)
        if post.text is not None and len(post.text) >= _LONG_TEXT:
            yield ("text", post.kind, who, " ".join(post.text.split()))


def _names(post: Post, context: Context) -> Iterator[str]:
    actor = post.actor
    if actor.enterprise is not None:
        yield f"/{context.register.slug_now(actor.enterprise)}"
    if actor.organisation_number is not None:
        yield actor.organisation_number
    if actor.name is not None:
        yield f"={fold(actor.name)}"


def _are_same(one: Post, other: Post, mark: tuple[str, ...]) -> bool:
    if mark[0] == "procedure":
        return True
    if one.notice and other.notice and one.notice.procedure != other.notice.procedure:
        return False  # what a buyer has published as two is two
    if one.published is None or other.published is None:
        return one.published is other.published and one.years == other.years
    return other.published <= _last_day(one)


def _last_day(post: Post) -> date:
    """The last day on which a post could be answered."""
    ends = (
        post.deadline,
        post.withdrawn and post.withdrawn.date,
        post.awarded and post.awarded.date,
    )
    return min((day for day in ends if day), default=date.max)
