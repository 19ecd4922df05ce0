"""Rules for logos: small pictures that are what they say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from warnings import catch_warnings, simplefilter

from PIL import Image, UnidentifiedImageError

from asf_register.enterprise import Enterprise
from asf_register.problem import Finding
from asf_register.rules.rule import Context

MAX_BYTES = 1024 * 1024
MAX_SIDE = 4000
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}


def logo_file(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A logo lies beside its enterprise: a PNG, JPEG or WebP of at most 1 MB and 4 000 pixels."""
    if enterprise.logo is None:
        return
    path = context.register.root.enterprises / enterprise.logo
    reason = _why_refused(path)
    if reason:
        yield Finding(
            ("logo",),
            f"logotypen {enterprise.logo} {reason}.",
            "Lägg en PNG, JPEG eller WebP på högst 1 MB bredvid företagets fil, eller ta bort "
            "raden.",
        )


def _why_refused(path: Path) -> str | None:
    if path.is_symlink():
        return "är en länk till en annan plats"
    if not path.is_file():
        return "finns inte bredvid företagets fil"
    if path.stat().st_size > MAX_BYTES:
        return f"är {path.stat().st_size / MAX_BYTES:.1f} MB stor".replace(".", ",")
    try:
        return _why_refused_as_picture(path)
    except Image.DecompressionBombError:
        return f"har alldeles för många bildpunkter; högst {MAX_SIDE} på en sida går bra"
    except (UnidentifiedImageError, OSError, ValueError):
        return "är ingen PNG, JPEG eller WebP, vad den än heter"


def _why_refused_as_picture(path: Path) -> str | None:
    with catch_warnings():
        simplefilter("ignore")  # what Pillow warns of is refused here
        with Image.open(path, formats=tuple(set(FORMATS.values()))) as image:
            kind, sides = image.format, image.size
    if kind != FORMATS[path.suffix]:
        return f"heter {path.suffix} men är en bild av slaget {kind}"
    if max(sides) > MAX_SIDE:
        return f"är {sides[0]} × {sides[1]} bildpunkter, men får vara högst {MAX_SIDE} på en sida"
    return None
