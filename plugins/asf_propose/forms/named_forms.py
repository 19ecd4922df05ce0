"""The forms that there are, by what their blocks say the matter is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from asf_register.vocabulary import Vocabulary

from asf_propose.forms.enterprise_forms import (
    CHANGED_ENTERPRISE,
    NEW_ENTERPRISE,
    changed_enterprise,
    new_enterprise,
)
from asf_propose.forms.experience_form import NEW_EXPERIENCE, new_experience
from asf_propose.forms.form import Form
from asf_propose.forms.post_forms import CHANGED_POST, NEW_POSTS, changed_post, new_post

_FORMS: Mapping[str, Callable[[Vocabulary], Form]] = {
    CHANGED_ENTERPRISE: changed_enterprise,
    NEW_ENTERPRISE: new_enterprise,
    CHANGED_POST: changed_post,
    NEW_EXPERIENCE: new_experience,
    **{one.matter: partial(new_post, one) for one in NEW_POSTS.values()},
}


def form_named(matter: str, words: Vocabulary) -> Form | None:
    """The form whose block names this matter; None where there is none."""
    make = _FORMS.get(matter)
    return make(words) if make else None
