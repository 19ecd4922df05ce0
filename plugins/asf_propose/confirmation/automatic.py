"""What programs send by themselves: never an answer, however much of a reminder it quotes."""

from __future__ import annotations

from contextlib import suppress

from asf_register.enterprise import Enterprise
from asf_register.register import Register

from asf_propose.block import BlockError, read_block
from asf_propose.confirmation import tasks
from asf_propose.confirmation.found_answer import codes_in, find_answer
from asf_propose.confirmation.keys import Keys
from asf_propose.confirmation.places import places_of
from asf_propose.confirmation.token import claim_in
from asf_propose.messages import Message
from asf_propose.messages.message import Automatic


def refuse_automatic(message: Message, register: Register, keys: Keys | None) -> None:
    """Stop at what no person has written.

    A ticket system may mark what it sends on as its own notice, so a form's proposal in one is
    taken: it says all that it asks for.

    Args:
        message: What came.
        register: The register.
        keys: What codes are tried with; None where there are none.

    Raises:
        TaskError: Where a mail was returned: somebody has to find another address.
        IgnoredError: Where there is nothing to do.
    """
    if message.automatic is Automatic.AWAY:
        raise tasks.away()
    if message.automatic is Automatic.NOTICE and not _holds_proposal(message):
        raise tasks.notice()
    if message.automatic is Automatic.BOUNCED:
        whose = _whose(message, register, keys)
        raise tasks.bounced(whose.name if whose else "", places_of(whose, register))


def _holds_proposal(message: Message) -> bool:
    if find_answer(message) is not None:
        return False
    for text in message.texts:
        with suppress(BlockError):
            return bool(read_block(text).lines)
    return False


def _whose(message: Message, register: Register, keys: Keys | None) -> Enterprise | None:
    """The enterprise whose reminder is in a report; None where that isn't proved."""
    if keys is None:
        return None
    slugs = [name for one in register for name in (one.slug, *one.aliases)]
    codes = {code for text in message.texts for code in codes_in(text)}
    for code in sorted(codes)[:4]:
        claim = claim_in(code, slugs, keys)
        enterprise = register.find(claim.slug) if claim else None
        if enterprise is not None:
            return enterprise
    return None
