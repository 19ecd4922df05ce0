"""The register's public records, for the commands that write rivals' sites of them."""

from __future__ import annotations

from pathlib import Path

from asf_register.check import check
from asf_register.day import today
from asf_register.errors import ProblemsFoundError
from asf_register.public import public_view
from asf_register.root import Root
from asf_site.site import Site


def site_of(folder: Path) -> Site:
    """What our own site is made from today.

    Args:
        folder: A register.

    Raises:
        ProblemsFoundError: Where the register has errors.
    """
    day = today()
    checked = check(Root(folder.resolve()), day)
    if checked.register is None or checked.errors:
        raise ProblemsFoundError("Registret har fel.", "Rätta dem.", checked.problems)
    return Site(public_view(checked.register), day)
