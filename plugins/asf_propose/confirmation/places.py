"""Where a coordinator changes an entry: the site's form, or the file on GitHub."""

from __future__ import annotations

from dataclasses import dataclass

from asf_register.enterprise import Enterprise
from asf_register.public import is_public
from asf_register.register import Register

from asf_propose.subject import ENTERPRISE

_GUIDE = "docs/processledare.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Whole addresses for a task; a path where no address of the register is known.

    Attributes:
        are_known: Whether it is known which enterprise they are about.
        form: The site's form for the enterprise; the list where it isn't known which one it is,
            and "" where the site doesn't show it.
        file: The enterprise's file, to be edited; the folder where it isn't known which one.
        guide: The coordinators' guide.
    """

    are_known: bool
    form: str
    file: str
    guide: str


def places_of(enterprise: Enterprise | None, register: Register) -> Places:
    """Where a task about an enterprise is done.

    Args:
        enterprise: The enterprise; None where nothing proves which one it is.
        register: The register.
    """
    forge = f"{register.policy.forge.address}/" if register.policy else ""
    guide = f"{forge}blob/main/{_GUIDE}" if forge else _GUIDE
    if enterprise is None:
        folder = f"{forge}tree/main/{ENTERPRISE.folder}" if forge else ENTERPRISE.folder
        return Places(
            are_known=False, form=register.site.address + ENTERPRISE.pages, file=folder, guide=guide
        )
    path = ENTERPRISE.path(enterprise.slug)
    file = f"{forge}edit/main/{path}" if forge else path
    return Places(are_known=True, form=form_address(enterprise, register), file=file, guide=guide)


def form_address(enterprise: Enterprise, register: Register) -> str:
    """The whole address of an enterprise's form; "" for one that the site doesn't show."""
    if not is_public(enterprise, register.site):
        return ""
    return register.site.address + ENTERPRISE.form_page(enterprise.slug)
