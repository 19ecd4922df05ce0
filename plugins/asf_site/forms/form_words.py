"""What the pages of forms say beside their questions."""

from __future__ import annotations

from dataclasses import dataclass

from asf_propose.forms import Form
from asf_propose.forms.post_forms import CHANGED_POST
from asf_propose.subject import ENTERPRISE, EXPERIENCE


@dataclass(frozen=True, slots=True)
class FormWords:
    """What stands in a form around its questions.

    Attributes:
        looking: What its button says.
        review: The heading of what is about to be sent.
        unchanged: What is said where nothing is written.
        then: What happens when it is sent.
    """

    looking: str
    review: str
    unchanged: str
    then: str


_COORDINATOR = "Länets processledare läser det och hör av sig. Inget syns på webbplatsen förrän det"
_CHANGED = FormWords(
    "Granska ändringarna",
    "Detta ändras",
    "Inget är ändrat. Stämmer allt? Gå tillbaka och kryssa för «Alla uppgifter här stämmer i dag», "
    "längst ner.",
    f"{_COORDINATOR} är godkänt.",
)
_NEW = FormWords(
    "Granska anmälan", "Detta anmäls", "Inget är ändrat.", f"{_COORDINATOR} är godkänt."
)
_CHANGED_POST = FormWords(
    "Granska ändringarna",
    "Detta ändras",
    "Inget är ändrat.",
    "En processledare läser ändringen och hör av sig om något är oklart. Annonsen är som förut "
    "till dess.",
)
_NEW_POST = FormWords(
    "Granska annonsen",
    "Så här blir annonsen",
    "Inget är ifyllt.",
    "En processledare läser annonsen, frågar om något är oklart och publicerar den. Inget syns på "
    "webbplatsen före det.",
)
_NEW_EXPERIENCE = FormWords(
    "Granska erfarenheten",
    "Så här blir erfarenheten",
    "Inget är ifyllt.",
    "En processledare läser den, frågar om något är oklart och lägger in den på intranätet. Där "
    "läser andra medlemmar den. Den visas aldrig på webbplatsen.",
)


def words_of(form: Form) -> FormWords:
    """What a form says around its questions."""
    if form.subject is ENTERPRISE:
        return _NEW if form.is_new else _CHANGED
    if form.subject is EXPERIENCE:
        return _NEW_EXPERIENCE
    return _CHANGED_POST if form.matter == CHANGED_POST else _NEW_POST
