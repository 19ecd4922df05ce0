"""A reminder written as an e-mail: a text that says it all, and the same as HTML."""

from __future__ import annotations

from functools import cache

from asf_propose.confirmation.answer import ABOVE
from asf_register.mail_draft import MailDraft
from asf_register.root import THEME
from asf_register.site_settings import SiteSettings
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from asf_upkeep.reminders.letter import Letter

_BOUNDARY = "=_stammer_uppgifterna_="
# RFC 3834. Exchange goes by the other one.
_NOT_TO_BE_ANSWERED_BY_PROGRAMS = {
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "OOF, AutoReply",
}


def written(letter: Letter, settings: SiteSettings) -> bytes:
    """An e-mail that nobody has sent yet; mail programs open it as a draft.

    Args:
        letter: The reminder.
        settings: The site's.
    """
    context = {"letter": letter, "site": settings, "above": ABOVE}
    return MailDraft(
        subject=letter.subject,
        sender=settings.title,
        address=letter.sender,
        recipient=letter.recipient,
        text=_render("mail.txt", context),
        html=_render("mail.html", context),
        boundary=_BOUNDARY,
        headers=_NOT_TO_BE_ANSWERED_BY_PROGRAMS,
    ).written()


def _render(name: str, context: dict[str, object]) -> str:
    return _environment().get_template(name).render(context)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(THEME / "reminder"),
        autoescape=select_autoescape(["html"], default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
