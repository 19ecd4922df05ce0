"""The members' directory: who can be asked about what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from asf_register.enterprise import Enterprise
from asf_register.intranet.member import Member, MemberContact
from asf_register.swedish import alphabetical

from asf_intranet.pages.page import Found, IntranetPage
from asf_intranet.pages.running_text import line_blocks
from asf_intranet.pages.view import IntranetView
from asf_intranet.templates import render

_ROUTE = "medlemmar"
_TITLE = "Medlemmar"
_SUMMARY = "Andra medlemmar att fråga, med kontaktuppgifter som bara finns här."
_CALLED = ("medlemskatalog", "kontakter", "telefonlista", "adresser")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMember:
    """One member as the directory shows it."""

    name: str
    contact: MemberContact
    region: str = ""
    place: str = ""
    trades: tuple[str, ...] = ()
    public_page: str = ""


def member_list_pages(view: IntranetView) -> Iterator[IntranetPage]:
    """The directory: those with a key that holds who want to be in it, by name."""
    readers = (one for one in view.intranet.members.values() if one.reads_with(view.day))
    shown = [_shown(view, one, one.contact) for one in readers if one.contact is not None]
    shown.sort(key=lambda one: alphabetical(one.name))
    here = {one.region for one in shown}
    regions = [r.name for r in view.register.vocabulary.regions.values() if r.name in here]
    html = render(
        "members.html",
        title=_TITLE,
        summary=_SUMMARY,
        members=shown,
        regions=sorted(regions, key=alphabetical),
        contact=view.register.site.contact,
    )
    page = Found(route=_ROUTE, kind="members", title=_TITLE, summary=_SUMMARY, called=_CALLED)
    yield IntranetPage(
        route=_ROUTE,
        kind="members",
        title=_TITLE,
        summary=_SUMMARY,
        html=html,
        found=(page, *map(_found, shown)),
    )


def _shown(view: IntranetView, member: Member, contact: MemberContact) -> ShownMember:
    enterprise = view.register.find(member.slug)
    if member.name or enterprise is None:
        return ShownMember(name=member.name or member.slug, contact=contact)
    words = view.register.vocabulary
    return ShownMember(
        name=enterprise.name,
        contact=contact,
        region=words.regions[enterprise.region].name,
        place=view.place(enterprise),
        trades=_trades(view, enterprise),
        public_page=view.public_page(enterprise),
    )


def _trades(view: IntranetView, enterprise: Enterprise) -> tuple[str, ...]:
    industries = view.register.vocabulary.industries
    return tuple(industries[one].title for one in enterprise.all_industries)


def _found(member: ShownMember) -> Found:
    trades = ", ".join(member.trades)
    return Found(
        route=f"{_ROUTE}?q={quote(member.name, safe='')}",
        kind="members",
        title=member.name,
        summary=member.place,
        blocks=line_blocks(member.contact.helps_with, trades, member.contact.role),
    )
