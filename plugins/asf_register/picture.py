"""Pictures that people hand in: small, what they say, read in one way by check and build."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from warnings import catch_warnings, simplefilter

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_BYTES = 1024 * 1024
MAX_SIDE = 4000
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}

# What Pillow's decoders raise for files that are broken in one way or another.
BROKEN = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    IndexError,
    KeyError,
    RuntimeError,
    struct.error,
    zlib.error,
)


class PictureRefusedError(ValueError):
    """A file that is no picture to show; the text says why, in Swedish, after «bilden X»."""


def read_picture(path: Path) -> Image.Image:
    """Read a whole picture, turned as its camera held it, in RGBA.

    Raises:
        PictureRefusedError: Where it is missing, large, broken or something else.
    """
    if path.is_symlink():
        raise PictureRefusedError("är en länk till en annan plats")
    if not path.is_file():
        raise PictureRefusedError("finns inte")
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise PictureRefusedError(f"är {size / MAX_BYTES:.1f} MB stor".replace(".", ","))
    with catch_warnings():
        simplefilter("ignore")  # what Pillow warns of is either harmless or refused here
        try:
            return _decoded(path)
        except PictureRefusedError:
            raise
        except Image.DecompressionBombError as error:
            raise PictureRefusedError(
                f"har alldeles för många bildpunkter; högst {MAX_SIDE} på en sida går bra"
            ) from error
        except BROKEN as error:
            raise PictureRefusedError(
                "är ingen hel PNG, JPEG eller WebP, vad den än heter"
            ) from error


def _decoded(path: Path) -> Image.Image:
    with Image.open(path, formats=tuple(set(FORMATS.values()))) as image:
        if image.format != FORMATS[path.suffix]:
            raise PictureRefusedError(
                f"heter {path.suffix} men är en bild av slaget {image.format}"
            )
        if max(image.size) > MAX_SIDE:
            raise PictureRefusedError(
                f"är {image.size[0]} × {image.size[1]} bildpunkter, men får vara högst {MAX_SIDE} "
                "på en sida"
            )
        return ImageOps.exif_transpose(image).convert("RGBA")
