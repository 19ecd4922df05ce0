"""Where an enterprise's entry is changed on the site."""

from __future__ import annotations

from asf_register.enterprise import Enterprise
from asf_register.public import is_public
from asf_register.register import Register

from asf_propose.subject import ENTERPRISE


def form_address(enterprise: Enterprise, register: Register) -> str:
    """The whole address of an enterprise's form; "" for one that the site doesn't show."""
    if not is_public(enterprise, register.site):
        return ""
    return register.site.address + ENTERPRISE.form_page(enterprise.slug)
