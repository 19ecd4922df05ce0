"""What proposals are about: an enterprise or a post, where its file lies and where its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from asf_register.enterprise import to_enterprise
from asf_register.marketplace.post import to_post
from asf_register.public import public_view
from asf_register.register import Register


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind of record that forms are about.

    Attributes:
        schema: The schema of its files.
        folder: Where those lie, from the register's root.
        forms: Where its forms lie on the site.
        pages: Where the site shows all of them.
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
    pages="/marknad/",
    whole="Marknadsplatsen",
    definite="Annonsen",
    same="annons",
    another="En annan annons",
    shown=lambda register: public_view(register).posts,
    record=to_post,
)
SUBJECTS = (ENTERPRISE, POST)
