"""The news written as an e-mail: a text that says it all, and the same as HTML."""

from __future__ import annotations

from functools import cache

from asf_register.mail_draft import MailDraft
from asf_register.root import THEME
from asf_register.site_settings import SiteSettings
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from asf_site.digest.digest import Digest

_BOUNDARY = "=_nyheter_fran_listan_="


def written(digest: Digest, settings: SiteSettings) -> bytes:
    """An e-mail that nobody has sent yet; mail programs open it as a draft.

    Args:
        digest: The news.
        settings: The site's.
    """
    context = {"digest": digest, "site": settings}
    return MailDraft(
        subject=digest.subject,
        sender=settings.title,
        address=digest.sender,
        recipient=digest.recipient,
        text=_render("mail.txt", context),
        html=_render("mail.html", context),
        boundary=_BOUNDARY,
    ).written()


def _render(name: str, context: dict[str, object]) -> str:
    return _environment().get_template(name).render(context)


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(THEME / "digest"),
        autoescape=select_autoescape(["html"], default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
