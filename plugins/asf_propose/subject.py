"""What proposals are about: an enterprise, a post or an experience, and where each lies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from asf_register.enterprise import to_enterprise
from asf_register.intranet.experience import to_experience
from asf_register.marketplace.post import to_post
from asf_register.public import public_view
from asf_register.register import Register
from asf_register.slugs import KEPT_FOR_EXPERIENCES, KEPT_SLUG


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of record that forms are about.

    Attributes:
        schema: The schema of its files.
        folder: Where those lie, from the register's root.
        forms: Where its forms lie on the site.
        new: The name there of the form for new ones; "" where each kind has its own.
        pages: Where the site shows all of them, or has their form where it shows none.
        whole: What that place is called: «Listan».
        definite: One of them in a sentence's beginning: «Företaget».
        same: One of them after «samma»: «företag».
        another: Another one in a sentence's beginning: «Ett annat företag».
        shown: Gives those that the public sees, by slug.
        record: Makes the record of a slug and what its file holds.
    """

    schema: str
    folder: str
    forms: str
    new: str
    pages: str
    whole: str
    definite: str
    same: str
    another: str
    shown: Callable[[Register], Mapping[str, Any]]
    record: Callable[[str, dict[str, Any]], Any]

    def path(self, slug: str) -> str:
        """The file of one of them."""
        return f"{self.folder}{slug}.yaml"

    def form_page(self, slug: str) -> str:
        """The address of a form on the site: that of a record, or of one for new ones."""
        return f"{self.forms}{slug}/"


ENTERPRISE = Subject(
    schema="enterprise",
    folder="data/asf/",
    forms="/foresla/",
    new=KEPT_SLUG,
    pages="/asf/",
    whole="Listan",
    definite="Företaget",
    same="företag",
    another="Ett annat företag",
    shown=lambda register: public_view(register).enterprises,
    record=to_enterprise,
)
POST = Subject(
    schema="post",
    folder="data/marketplace/",
    forms="/foresla/marknad/",
    new="",
    pages="/marknad/",
    whole="Marknadsplatsen",
    definite="Annonsen",
    same="annons",
    another="En annan annons",
    shown=lambda register: public_view(register).posts,
    record=to_post,
)
# Members alone read them, so none is shown, and all of their forms are for new ones.
EXPERIENCE = Subject(
    schema="experience",
    folder="data/experiences/",
    forms="/foresla/",
    new=KEPT_FOR_EXPERIENCES,
    pages=f"/foresla/{KEPT_FOR_EXPERIENCES}/",
    whole="Formuläret",
    definite="Erfarenheten",
    same="erfarenhet",
    another="En annan erfarenhet",
    shown=lambda _: {},
    record=to_experience,
)
SUBJECTS = (ENTERPRISE, POST, EXPERIENCE)
