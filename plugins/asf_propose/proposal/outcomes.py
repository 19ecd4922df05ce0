"""What came of a message: a proposal on a branch of its own, or a reply that says why not."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.errors import AsfError

from asf_propose.proposal.mistakes import Mistake
from asf_propose.report import Report
from asf_propose.subject import ENTERPRISE, Subject


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal that was taken.

    Attributes:
        slug: The record's slug as it will be.
        branch: The branch that holds the change, one commit on top of the base.
        title: What it does, in one line.
        body: What whoever decides should know beside the report, as Markdown.
        report: What it does, in words.
    """

    slug: str
    branch: str
    title: str
    body: str
    report: Report


class TaskError(AsfError):
    """A message that a person has to deal with: nothing can be made of it without guessing.

    Attributes:
        title: What it is, in one line for coordinators.
        steps: What to do, for coordinators; who may read the register may read them.
        reply: What can be answered to whoever sent it; "" where nobody waits for an answer. It
            tells nothing of what isn't public, nor why a proof failed.
    """

    def __init__(self, title: str, *steps: str, reply: str = "") -> None:
        super().__init__(title, " ".join(steps))
        self.title = title
        self.steps = steps
        self.reply = reply


class IgnoredError(AsfError):
    """A message that says nothing to the register: no person has written it."""


class RefusedError(AsfError):
    """A proposal that can't be taken.

    Attributes:
        mistakes: Why, for whoever sent it. They tell nothing of what isn't public.
        form: The address of the form's page to mend it on, if any: that of a public record, or
            of a form for new ones.
        details: Why, for whoever has the register before them.
        subject: What it is about, as far as that is known.
    """

    def __init__(
        self,
        *mistakes: Mistake,
        form: str | None = None,
        details: tuple[str, ...] = (),
        subject: Subject = ENTERPRISE,
    ) -> None:
        super().__init__("Förslaget kan inte tas emot.", "Svara den som skickade det.")
        self.mistakes = mistakes
        self.form = form
        self.details = details
        self.subject = subject
