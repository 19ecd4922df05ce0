"""What came of a message: a proposal on a branch of its own, or a reply that says why not."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.errors import AsfError

from asf_propose.intake.mistakes import Mistake
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
