"""What a work list says beside its lines: whose it is, how much there is, who is reached how."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asf_register.register import Register

from asf_upkeep.reminders.asked import can_be_mailed
from asf_upkeep.worklist.how_much import how_much
from asf_upkeep.worklist.line import Kind, Line, Subject, Urgency
from asf_upkeep.worklist.ranking import Conversation
from asf_upkeep.worklist.worklist import Section

LATER = "När du har tid"
_URGENCY = {Urgency.URGENT: "Brådskande", Urgency.DUE: "", Urgency.WISH: LATER}


@dataclass(frozen=True, slots=True)
class Words:
    """Says things about the lines of one register on one day.

    Attributes:
        register: The register.
        day: In Sweden.
    """

    register: Register
    day: date

    def title(self, section: Section) -> str:
        """Whose a list is: «Gävleborgs län», «Administratörerna»."""
        return section.region.name if section.region else "Administratörerna"

    def parts(self, section: Section) -> tuple[tuple[Conversation, ...], tuple[Conversation, ...]]:
        """What there is to do, and what can wait until there is time."""
        now = tuple(one for one in section.conversations if not one.can_wait(self.day))
        return now, section.conversations[len(now) :]

    def total(self, section: Section) -> str:
        """How much there is and where to begin."""
        return how_much(*self.parts(section))

    def mark(self, line: Line, conversation: Conversation) -> str:
        """How urgent a line is, in a word; "" where there is nothing to say of it.

        What can wait altogether stands under a heading that says so.
        """
        return "" if conversation.can_wait(self.day) else _URGENCY[line.urgency(self.day)]

    def place(self, contact: Subject) -> str:
        """Where an enterprise is; "" where that isn't known."""
        enterprise = self.register.find(contact.id) if contact.kind == "enterprise" else None
        if enterprise is None or enterprise.municipality is None:
            return ""
        return self.register.vocabulary.municipalities[enterprise.municipality].name

    def ways(self, conversation: Conversation) -> tuple[str, ...]:
        """How one reaches somebody, by what stands in the register: telephone, then e-mail."""
        contact = conversation.contact
        found: tuple[str | None, ...] = ()
        if contact.kind == "enterprise" and (enterprise := self.register.find(contact.id)):
            found = (enterprise.phone, enterprise.email)
        elif contact.kind == "buyer":
            post = self.register.posts.get(conversation.lines[0].subject.id)
            if post is not None and post.contact is not None:
                found = (post.contact.phone, post.contact.email)
        return tuple(way for way in found if way)

    def reached(self, conversation: Conversation) -> str:
        """The same on one line, or else the website; "" where nothing is known."""
        return ", ".join(self.ways(conversation)) or self._website(conversation.contact)

    def asks_for_address(self, conversation: Conversation) -> bool:
        """Whether it is about an entry to confirm whose enterprise no reminder reaches."""
        contact = conversation.contact
        enterprise = self.register.find(contact.id) if contact.kind == "enterprise" else None
        is_asked = any(line.kind is Kind.CONFIRM for line in conversation.lines)
        return is_asked and enterprise is not None and not can_be_mailed(enterprise)

    def unreached(self, conversation: Conversation) -> str:
        """That nothing is known of how to reach an enterprise; "" for others, and where it is."""
        is_unknown = conversation.contact.kind == "enterprise" and not self.reached(conversation)
        return "inga kontaktuppgifter i registret" if is_unknown else ""

    def _website(self, contact: Subject) -> str:
        enterprise = self.register.find(contact.id) if contact.kind == "enterprise" else None
        return (enterprise.website or "") if enterprise else ""

    def unit(self, line: Line, conversation: Conversation) -> str:
        """The unit that a line is about, before its sentence; "" where the heading says it."""
        is_unit = line.subject.kind == "enterprise" and line.subject != conversation.contact
        return line.subject.name if is_unit else ""

    def address(self, line: Line) -> str:
        """Where a line's work is done, as a whole address; a path where the register has none."""
        if line.is_on_site:
            return self.register.site.address.rstrip("/") + line.link
        policy = self.register.policy
        return f"{policy.forge.address}/edit/main/{line.link}" if policy else line.link
