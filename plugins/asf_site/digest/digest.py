"""What is new for somebody since a day: the sections of an e-mail, before they are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from asf_register.mail_draft import is_mailable
from asf_register.marketplace.post import Post, PostState
from asf_register.swedish import count_of, long_date

from asf_site.digest.audience import Audience
from asf_site.digest.items import Item, enterprise_item, post_item
from asf_site.site import Site

_SOON = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the news."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """The news.

    Attributes:
        subject: The e-mail's.
        intro: What this is, in a sentence.
        sections: What is new, and what closes soon; none without items.
        more: The address of the page that shows all of it.
        stop: How one gets no more of these.
        sender: The role address that answers go to.
        recipient: The address that it is for; "" where none is known that mail can go to.
    """

    subject: str
    intro: str
    sections: tuple[Section, ...]
    more: str
    stop: str
    sender: str
    recipient: str

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.sections


def make_digest(site: Site, audience: Audience, since: date) -> Digest:
    """Gather what is new for somebody.

    Args:
        site: The public register on the day of the e-mail.
        audience: Who it is for.
        since: The first day that counts as new.
    """
    posts = [post for post in site.market.posts.values() if post.years is None]
    days = _Days(since, site.day)
    opened = [post for post in posts if post.is_open(site.day)]
    new = [post for post in opened if days.has(post.published)]
    older = [post for post in opened if not days.has(post.published)]
    changed = [post for post in older if days.has(post.changed)]
    same = [post for post in older if not days.has(post.changed)]
    soon = [post for post in same if _is_soon(post, site.day)]
    ended = [post for post in posts if days.has(_ended(post, site.day))]
    groups = (
        ("Nya annonser", new),
        ("Ändrade annonser", changed),
        ("Stänger inom två veckor", soon),
        ("Avslutat", ended),
    )
    sections = [_posts(title, found, site, audience) for title, found in groups]
    sections.append(
        Section(
            "Nya i listan",
            tuple(
                enterprise_item(enterprise, site)
                for enterprise in audience.enterprises
                if enterprise.consent and days.has(enterprise.consent.date)
            ),
        )
    )
    left = tuple(section for section in sections if section.items)
    settings = site.register.site
    return Digest(
        subject=_subject(audience, left, site.day),
        intro=f"Det här är nytt {audience.whom} sedan {long_date(since)}.",
        sections=left,
        more=settings.address + audience.page,
        stop=f"Vill ni inte ha fler sådana här mejl? Svara «avsluta» till {settings.contact}.",
        sender=settings.contact,
        recipient=audience.recipient if is_mailable(audience.recipient) else "",
    )


@dataclass(frozen=True, slots=True)
class _Days:
    first: date
    last: date

    def has(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last


def _posts(title: str, posts: list[Post], site: Site, audience: Audience) -> Section:
    """Those of the posts that concern the audience, the first deadline first."""
    reasons = audience.reasons(posts)
    wanted = [post for post in posts if post.id in reasons]
    wanted.sort(
        key=lambda post: (post.deadline or date.max, post.deadline_time or "24:00", post.id)
    )
    return Section(title, tuple(post_item(post, reasons[post.id], site) for post in wanted))


def _is_soon(post: Post, day: date) -> bool:
    return post.deadline is not None and post.deadline <= day + _SOON


def _ended(post: Post, day: date) -> date | None:
    """The day on which a post closed, was awarded or was withdrawn; None for one that didn't."""
    state = post.state_on(day)
    if state is PostState.WITHDRAWN and post.withdrawn:
        return post.withdrawn.date
    if state is PostState.AWARDED and post.awarded:
        return post.awarded.date or post.deadline
    if state is PostState.CLOSED and post.deadline:
        return post.deadline + timedelta(days=1)
    return None


def _subject(audience: Audience, sections: Sequence[Section], day: date) -> str:
    new = next((len(one.items) for one in sections if one.title == "Nya annonser"), 0)
    if new:
        return f"{count_of(new, 'ny annons', 'nya annonser')} {audience.whom}, {long_date(day)}"
    word = "Nytt" if sections else "Inget nytt"
    return f"{word} {audience.whom}, {long_date(day)}"
