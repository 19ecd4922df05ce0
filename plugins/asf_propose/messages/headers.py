"""What the headers of a mail tell, and nothing of who sent it: from a program, or on a reminder."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message as Part

from asf_propose.messages.message import Automatic

# What the reminders of the register are called; replies keep it.
REMINDER = "Stämmer uppgifterna om"
_BEFORE = r"(?:\s*(?:sv|re|vb|fw|fwd|aw)\s*:)*\s*"
_REMINDER = re.compile(_BEFORE + re.escape(REMINDER), re.IGNORECASE)
# RFC 3834 has Auto-Submitted; the rest is what programs wrote before it and still write.
_AWAY = re.compile(
    _BEFORE + r"(?:autosvar|automatiskt svar|frånvaro(?:meddelande)?\b|frånvarande|semestersvar"
    r"|out of (?:the )?office|automatic reply|auto(?:matic)?[ -]?(?:reply|response)|autoreply)",
    re.IGNORECASE,
)
_BOUNCED = re.compile(
    r"\s*(?:undeliver|undelivered mail|mail delivery (?:failed|failure|subsystem)"
    r"|delivery status notification \(failure\)|olevererbart|kunde inte levereras|failure notice"
    r"|returned mail)",
    re.IGNORECASE,
)
_BULK = ("bulk", "junk")
_REPLIES = ("x-autoreply", "x-autorespond", "x-autoresponder")
_LATER = ("delayed", "delivered", "relayed", "expanded")


def automatic_of(mail: Part) -> Automatic | None:
    """What a mail is that no person has written; None where a person may have."""
    subject = _subject(mail)
    if mail.get_content_type() == "multipart/report":
        return _report(mail)
    if _BOUNCED.match(subject) and _is_from_postmaster(mail):
        return Automatic.BOUNCED
    submitted = _said(mail, "auto-submitted")
    precedence = _said(mail, "precedence")
    replied = submitted.startswith("auto-replied") or precedence == "auto_reply"
    if replied or any(_said(mail, name) for name in _REPLIES) or _AWAY.match(subject):
        return Automatic.AWAY
    return Automatic.NOTICE if submitted not in ("", "no") or precedence in _BULK else None


def answers_reminder(mail: Part) -> bool:
    """Whether a mail has the subject of a reminder."""
    return _REMINDER.match(_subject(mail)) is not None


def _report(mail: Part) -> Automatic:
    """A mail server's report: that a mail was lost, or just late, or read."""
    if str(mail.get_param("report-type", "")).lower() != "delivery-status":
        return Automatic.NOTICE
    actions = {
        _said(part, "action")
        for part in mail.walk()
        if part.get_content_type() == "text/plain" and part.get("action")
    }
    return Automatic.NOTICE if actions and actions <= {*_LATER} else Automatic.BOUNCED


def _is_from_postmaster(mail: Part) -> bool:
    sender = _said(mail, "from")
    return "mailer-daemon" in sender or "postmaster" in sender


def _said(mail: Part, name: str) -> str:
    return str(mail.get(name, "")).strip().lower()


def _subject(mail: Part) -> str:
    written = " ".join(str(mail.get("subject", "")).split())
    try:
        return str(make_header(decode_header(written)))
    except (MessageError, LookupError, ValueError):
        return written
