"""What is answered to somebody whose proposal can't be taken."""

from __future__ import annotations

from asf_register.personal_number import without_personal_numbers
from asf_register.problem import visible
from asf_register.site_settings import SiteSettings

from asf_propose.proposal.mistakes import BY_HAND, TAKEN_BEFORE
from asf_propose.proposal.outcomes import RefusedError, TaskError

# So many are told; whoever has more has made one mistake many times.
_MOST = 20


def reply_text(refused: RefusedError, site: SiteSettings) -> str:
    """A reply in plain words, to be sent by mail or as a comment.

    Args:
        refused: Why the proposal isn't taken, and the form to mend it on.
        site: The site's address and who answers.
    """
    mistakes = refused.mistakes
    told = [f"- {visible(without_personal_numbers(str(one)))}" for one in mistakes[:_MOST]]
    if len(mistakes) > _MOST:
        told.append(f"- och {len(mistakes) - _MOST} till.")
    waits = set(mistakes) <= {BY_HAND, TAKEN_BEFORE}
    why = "" if waits else " Det kunde inte tas emot än:"
    form = refused.form if BY_HAND not in mistakes else None
    return "\n".join(
        [
            "Hej!",
            "",
            f"Tack för förslaget till {site.title}.{why}",
            "",
            *told,
            "",
            "Inget har ändrats. Rätta och skicka på nytt härifrån:"
            if form
            else f"{refused.subject.whole} finns här:",
            f"{site.address}{form or refused.subject.pages}",
            *_end(site),
        ]
    )


def task_reply(task: TaskError, site: SiteSettings) -> str:
    """A reply to whoever sent what a person has to deal with; "" where nobody waits for one.

    Args:
        task: What is to be dealt with.
        site: The site's address and who answers.
    """
    return "\n".join(["Hej!", "", task.reply, *_end(site)]) if task.reply else ""


def _end(site: SiteSettings) -> list[str]:
    return ["", "Hälsningar", f"{site.title}, {site.proposals or site.contact}", ""]
