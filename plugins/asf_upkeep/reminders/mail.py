"""A reminder written as an e-mail: a text that says it all, and the same as HTML."""

from __future__ import annotations

from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from functools import cache

from asf_propose.confirmation.answer import ABOVE
from asf_register.root import THEME
from asf_register.site_settings import SiteSettings
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from asf_upkeep.reminders.letter import Letter

_BOUNDARY = "=_stammer_uppgifterna_="


def written(letter: Letter, settings: SiteSettings) -> bytes:
    """An e-mail that nobody has sent yet; mail programs open it as a draft.

    Args:
        letter: The reminder.
        settings: The site's.
    """
    message = EmailMessage(policy=policy.SMTP)
    message["Subject"] = _in_header(letter.subject)
    message["From"] = Address(settings.title, addr_spec=letter.sender)
    message["To"] = Address(addr_spec=letter.recipient)
    # Outlook and others let somebody look at it before it goes.
    message["X-Unsent"] = "1"
    # RFC 3834: so that no program answers it. Exchange goes by the other one.
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    context = {"letter": letter, "site": settings, "above": ABOVE}
    message.set_content(_render("mail.txt", context), cte="quoted-printable")
    message.add_alternative(_render("mail.html", context), subtype="html", cte="quoted-printable")
    # One of its own instead of a random one, so that the same reminder is the same bytes.
    message.set_boundary(_BOUNDARY)
    return message.as_bytes()


def _in_header(text: str) -> str:
    """A text as a header's, on one line and only what it says.

    A name may look like an encoded word (RFC 2047), which Python takes for what it stands for,
    line breaks and further headers too.
    """
    return " ".join(text.replace("=?", "= ?").split())


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
