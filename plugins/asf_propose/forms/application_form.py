"""The form of an application for certification, whose block travels encrypted."""

from __future__ import annotations

from asf_register.vocabulary import Vocabulary

from asf_propose.forms.form import Form, sections_of

APPLICATION = "Ansökan om certifiering"


def application_form(words: Vocabulary) -> Form:
    """What an application asks for.

    It is none of the forms that `form_named` finds: what it says is never taken as a proposal.
    """
    return Form(APPLICATION, "Ansök om certifiering", tuple(sections_of("application", words)))
