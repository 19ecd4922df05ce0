"""A picture that came with a proposal, made into a logo that holds nothing but its pixels."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from typing import Literal
from warnings import catch_warnings, simplefilter

from asf_register.picture import BROKEN, MAX_BYTES, MAX_SIDE
from asf_register.swedish import number
from PIL import Image, ImageCms, ImageOps

from asf_propose.intake.picture_file import LogoError, broken, picture_file

__all__ = ["CleanLogo", "LogoError", "clean_logo"]

MAX_KIB = 200
_SIDES = (800, 640, 480, 320)
_QUALITIES = (90, 80, 70)


@dataclass(frozen=True, slots=True)
class CleanLogo:
    """A logo as it may lie beside its enterprise's file.

    Attributes:
        content: The file's bytes, the same for the same picture.
        ending: What its name ends with.
    """

    content: bytes
    ending: Literal[".png", ".webp"]


def clean_logo(raw: bytes) -> CleanLogo:
    """Make a logo of an attached picture: at most 800 pixels a side and 200 KiB, no metadata.

    Args:
        raw: The picture's file, whatever it is called.

    Raises:
        LogoError: Where it is no still PNG, JPEG or WebP within the register's limits, or holds
            anything after it.
    """
    if len(raw) > MAX_BYTES:
        raise LogoError(
            f"Bilden är större än {MAX_BYTES // 1024**2} MB.", "Förminska den och bifoga den igen."
        )
    file = picture_file(raw)
    if max(file.width, file.height) > MAX_SIDE:
        raise LogoError(
            f"Bilden är {number(file.width)} × {number(file.height)} bildpunkter.",
            f"Förminska den till högst {number(MAX_SIDE)} bildpunkter på den längsta sidan.",
        )
    with catch_warnings():
        simplefilter("ignore")  # What Pillow warns of is either harmless or refused here.
        try:
            picture = _pixels(raw, file.format)
        except (*BROKEN, Image.DecompressionBombError, AssertionError, TypeError) as error:
            raise broken() from error
    for ending, content in _encoded(picture):
        if len(content) <= MAX_KIB * 1024:
            return CleanLogo(content, ending)
    raise LogoError("Bilden har för många detaljer för en logotyp.", "Bifoga en enklare bild.")


def _pixels(raw: bytes, kind: str) -> Image.Image:
    """The picture as it is seen, in RGB or RGBA and without anything else."""
    with Image.open(BytesIO(raw), formats=(kind,)) as image:
        if max(image.size) > MAX_SIDE:
            raise ValueError("larger than its file says")
        # Large photographs are decoded no larger than they are needed.
        image.draft("RGB", (_SIDES[0], _SIDES[0]))
        turned = _in_eight_bits(ImageOps.exif_transpose(image))
        mode = "RGBA" if turned.has_transparency_data else "RGB"
        seen = _in_common_colours(turned, turned.info.get("icc_profile")).convert(mode)
        if mode == "RGBA":
            seen.putalpha(turned.convert(mode).getchannel("A"))
    return Image.frombytes(mode, seen.size, seen.tobytes())


def _in_eight_bits(image: Image.Image) -> Image.Image:
    """The picture with 256 steps from black to white; Pillow cuts finer ones off at the 256th."""
    if not image.mode.startswith("I"):
        return image
    grey = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    grey.info.pop("transparency", None)
    return grey


def _in_common_colours(image: Image.Image, profile: object) -> Image.Image:
    """The picture in sRGB, which is what is shown where a file says nothing of its colours."""
    if not isinstance(profile, bytes):
        return image
    plain = image if image.mode in ("CMYK", "L", "RGB") else image.convert("RGB")
    # A profile that can't be used is left out, as a browser would do.
    with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
        made = ImageCms.profileToProfile(
            plain,
            ImageCms.ImageCmsProfile(BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
        return made or image
    return image


def _encoded(picture: Image.Image) -> Iterator[tuple[Literal[".png", ".webp"], bytes]]:
    """The picture's file in one way after the other, the best one first."""
    for side in _SIDES:
        smaller = picture.copy()
        smaller.thumbnail((side, side), Image.Resampling.LANCZOS)
        yield ".png", _saved(smaller, "PNG", optimize=True)
        for quality in _QUALITIES:
            yield ".webp", _saved(smaller, "WEBP", quality=quality, method=6)


def _saved(picture: Image.Image, kind: str, **how: int) -> bytes:
    made = BytesIO()
    picture.save(made, kind, **how)
    return made.getvalue()
