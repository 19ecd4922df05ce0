"""The enterprises that others name by their place in the list: each is shown there, or unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from asf_edit.understanding.understood import quoted
from asf_edit.values import placed, value_at
from asf_register.marketplace.post import Post, PostState
from asf_register.public import public_view
from asf_register.register import Register

from asf_propose.filled_in.answers import Answer
from asf_propose.proposal.mistakes import Mistake

_COPY = "Kopiera adressen till företagets sida i listan."
_KEY = "enterprise"
_POST = "about"


def with_enterprises_of_now(
    given: Iterable[Answer], value: Mapping[str, Any], register: Register, day: date
) -> tuple[dict[str, Any], list[Mistake]]:
    """Write the enterprises that answers name by the slugs that they have now.

    What isn't shown and what doesn't exist get the same words, and so do posts.

    Args:
        given: The answers.
        value: The post or experience with them.
        register: Everything that there is.
        day: The day that counts as today; a post that is published later isn't shown yet.

    Returns:
        The same with those slugs, and what can't be found.
    """
    shown = public_view(register)
    mistakes = []
    changed = dict(value)
    for answer in given:
        written = value_at(changed, answer.pointer)
        if not isinstance(written, str):
            continue
        if answer.pointer[-1] == _KEY:
            enterprise = shown.find(written)
            if enterprise is None:
                mistakes.append(
                    Mistake(answer.name, f"{quoted(written)} finns inte i listan.", _COPY)
                )
            else:
                changed = placed(changed, answer.pointer, enterprise.slug)
        elif answer.pointer == (_POST,) and not _is_shown(shown.posts.get(written), day):
            mend = "Kopiera adressen till annonsen på marknadsplatsen."
            said = f"{quoted(written)} finns inte på marknadsplatsen."
            mistakes.append(Mistake(answer.name, said, mend))
    return changed, mistakes


def _is_shown(post: Post | None, day: date) -> bool:
    return post is not None and post.state_on(day) is not PostState.UPCOMING
