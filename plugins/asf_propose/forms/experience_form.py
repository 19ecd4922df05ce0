"""The form of what one ASF has learnt, for others to read on the intranet."""

from __future__ import annotations

from asf_register.vocabulary import Vocabulary

from asf_propose.forms.form import Form, sections_of
from asf_propose.subject import EXPERIENCE

NEW_EXPERIENCE = "Ny erfarenhet"


def new_experience(words: Vocabulary) -> Form:
    """The form for an experience.

    Its page is public and what it belongs to is not, so it knows no guide by name.
    """
    sections = tuple(sections_of("experience", words))
    return Form(NEW_EXPERIENCE, "Dela en erfarenhet", sections, EXPERIENCE)
