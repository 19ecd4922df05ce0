"""What is answered to somebody whose proposal can't be taken."""

from __future__ import annotations

from collections.abc import Sequence

from asf_register.personal_number import without_personal_numbers
from asf_register.problem import visible
from asf_register.site_settings import SiteSettings

from asf_propose.intake.mistakes import BY_HAND, TAKEN_BEFORE, Mistake

# So many are told; whoever has more has made one mistake many times.
_MOST = 20


def reply_text(mistakes: Sequence[Mistake], site: SiteSettings, form: str | None) -> str:
    """A reply in plain words, to be sent by mail or as a comment.

    Args:
        mistakes: Why the proposal isn't taken.
        site: The site's address and who answers.
        form: The slug of the form's page to mend it on; None where there is nothing to mend there.
    """
    told = [f"- {visible(without_personal_numbers(str(one)))}" for one in mistakes[:_MOST]]
    if len(mistakes) > _MOST:
        told.append(f"- och {len(mistakes) - _MOST} till.")
    waits = set(mistakes) <= {BY_HAND, TAKEN_BEFORE}
    why = "" if waits else " Det kunde inte tas emot än:"
    page = f"/foresla/{form}/" if form and BY_HAND not in mistakes else "/asf/"
    return "\n".join(
        [
            "Hej!",
            "",
            f"Tack för förslaget till {site.title}.{why}",
            "",
            *told,
            "",
            "Inget har ändrats. Rätta och skicka på nytt härifrån:"
            if page != "/asf/"
            else "Listan finns här:",
            f"{site.address}{page}",
            "",
            "Hälsningar",
            f"{site.title}, {site.proposals or site.contact}",
            "",
        ]
    )
