"""Rules for logos."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.enterprise import Enterprise
from asf_register.picture import PictureRefusedError, read_picture
from asf_register.problem import Finding
from asf_register.rules.rule import Context


def logo_file(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A logo lies beside its enterprise: a PNG, JPEG or WebP of at most 1 MB and 4 000 pixels."""
    if enterprise.logo is None:
        return
    try:
        read_picture(context.register.root.enterprises / enterprise.logo)
    except PictureRefusedError as reason:
        yield Finding(
            ("logo",),
            f"logotypen {enterprise.logo} {reason}.",
            "Lägg en PNG, JPEG eller WebP på högst 1 MB bredvid företagets fil, eller ta bort "
            "raden.",
        )
