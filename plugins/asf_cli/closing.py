"""What follows when it is written that an enterprise has closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from asf_register.certification.certificate import State
from asf_register.register import Register
from asf_register.swedish import long_date


def what_follows(register: Register, slug: str, day: date) -> Iterator[str]:
    """What happens to an enterprise's page, posts and certificate now, in Swedish sentences.

    Args:
        register: As it was before.
        slug: Whose file is written.
        day: In Sweden.
    """
    yield "Företaget lämnar listan. Dess sida finns kvar och säger när det lades ner."
    for post in register.posts.values():
        owner = register.find(post.actor.enterprise) if post.actor.enterprise else None
        if owner is not None and owner.slug == slug and post.is_open(day):
            yield f"Annonsen ”{post.title}” ({post.id}) visas som återkallad."
    stands = register.state_of(slug, day)
    if stands.state is State.CERTIFIED:
        until = f" till {long_date(stands.last)}" if stands.last else ""
        yield (
            f"Märket för certifiering visas inte längre, men intyg {stands.number} gäller{until}. "
            "Säg till en certifierare: bara ett beslut ändrar det."
        )
