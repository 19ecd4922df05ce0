"""Messages as people send and save them: mail, mailboxes, folders, pages and pasted text."""

from __future__ import annotations

from asf_propose.messages.message import Message, MessageError
from asf_propose.messages.sources import read_messages

__all__ = ["Message", "MessageError", "read_messages"]
