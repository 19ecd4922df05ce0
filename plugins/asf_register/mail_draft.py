"""An e-mail that nobody has sent yet: mail programs open it, and somebody looks and sends it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage

# RFC 5322: parts with a dot between them. The schema lets more through than mail programs take.
_MAILABLE = re.compile(r"[^.@]+(?:\.[^.@]+)*@[^@]+")


@dataclass(frozen=True, slots=True)
class MailDraft:
    """An e-mail: a text that says it all, and the same as HTML.

    Attributes:
        subject: What it is about; other people's words may be in it.
        sender: Who sends it, by name.
        address: The address that answers go to.
        recipient: The address that it is for; "" for none yet.
        text: What it says.
        html: The same, as HTML.
        boundary: What stands between the two, so that the same mail is the same bytes.
        headers: More of them, by name.
    """

    subject: str
    sender: str
    address: str
    recipient: str
    text: str
    html: str
    boundary: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def written(self) -> bytes:
        """The e-mail as a file (.eml)."""
        message = EmailMessage(policy=policy.SMTP)
        message["Subject"] = _in_header(self.subject)
        message["From"] = Address(self.sender, addr_spec=self.address)
        if self.recipient:
            message["To"] = Address(addr_spec=self.recipient)
        # Outlook and others let somebody look at it before it goes.
        message["X-Unsent"] = "1"
        for name, value in self.headers.items():
            message[name] = value
        message.set_content(self.text, cte="quoted-printable")
        message.add_alternative(self.html, subtype="html", cte="quoted-printable")
        message.set_boundary(self.boundary)
        return message.as_bytes()


def is_mailable(address: str | None) -> bool:
    """Whether mail can be sent to what is on file as an address."""
    return bool(address and _MAILABLE.fullmatch(address))


def _in_header(text: str) -> str:
    """A text as a header's, on one line and only what it says.

    A name may look like an encoded word (RFC 2047), which Python takes for what it stands for,
    line breaks and further headers too.
    """
    return " ".join(text.replace("=?", "= ?").split())
