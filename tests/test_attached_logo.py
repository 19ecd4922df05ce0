"""An attached picture becomes a clean logo, or is refused with what to do instead."""

from __future__ import annotations

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from asf_propose.intake.attached_logo import LogoError, clean_logo
from asf_register.errors import AsfError
from asf_register.picture import MAX_BYTES, read_picture
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

MAX = 200 * 1024
SECRET = b"HEMLIGT"


def drawn(size: tuple[int, int] = (300, 120), mode: str = "RGB") -> Image.Image:
    """A picture with a few fields of colour."""
    picture = Image.new("RGB", size, (250, 250, 245))
    picture.paste((20, 90, 60), (0, 0, size[0] // 2, size[1] // 3))
    picture.paste((200, 60, 20), (size[0] // 2, size[1] // 2, size[0], size[1]))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str = "PNG", **how: Any) -> bytes:
    made = BytesIO()
    picture.save(made, kind, **how)
    return made.getvalue()


def noise(size: tuple[int, int], mode: str = "RGB") -> Image.Image:
    """A picture that can't be made small without losing something."""
    return Image.effect_noise(size, 90).convert(mode)


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of_size(width: int, height: int) -> bytes:
    """A small file that says it is a large picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(bytes(1000))
    parts = chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + parts


def webp_of_size(width: int, height: int) -> bytes:
    extended = struct.pack("<I", 0) + (width - 1).to_bytes(3, "little")
    body = b"WEBPVP8X" + struct.pack("<I", 10) + extended + (height - 1).to_bytes(3, "little")
    return b"RIFF" + struct.pack("<I", len(body)) + body


EXIF = Image.Exif()
EXIF[0x010E] = SECRET.decode()
EXIF[0x8825] = {1: "N", 2: (59.0, 20.0, 0.0)}
INFO = PngImagePlugin.PngInfo()
INFO.add_text("Author", SECRET.decode(), zip=False)
INFO.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET.decode()}</x>")
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

PICTURES = {
    "png": saved(drawn()),
    "png with text": saved(drawn(), pnginfo=INFO, exif=EXIF, icc_profile=PROFILE),
    "png, transparent": saved(drawn(mode="RGBA")),
    "png, palette": saved(drawn(mode="P")),
    "png, grey": saved(drawn(mode="L")),
    "png, grey and transparent": saved(drawn(mode="LA")),
    "png, black and white": saved(drawn(mode="1")),
    "png, 16 bits": saved(Image.new("I;16", (300, 120), 40_000)),
    "png of one pixel": saved(drawn((1, 1))),
    "jpeg": saved(drawn(), "JPEG"),
    "jpeg with exif": saved(drawn(), "JPEG", exif=EXIF, comment=SECRET, icc_profile=PROFILE),
    "jpeg, progressive": saved(noise((200, 200)), "JPEG", progressive=True),
    "jpeg, cmyk": saved(drawn(mode="CMYK"), "JPEG"),
    "jpeg, cmyk with a profile": saved(drawn(mode="CMYK"), "JPEG", icc_profile=PROFILE),
    "jpeg, grey": saved(drawn(mode="L"), "JPEG"),
    "jpeg of a telephone": saved(drawn(), "JPEG") + saved(drawn((20, 20)), "JPEG"),
    "jpeg with two pictures": saved(drawn(), "MPO", save_all=True, append_images=[drawn()]),
    "jpeg, padded": saved(drawn(), "JPEG") + bytes(64),
    "webp": saved(drawn(), "WEBP", exif=EXIF, icc_profile=PROFILE),
    "webp, lossless": saved(drawn(mode="RGBA"), "WEBP", lossless=True),
    "a profile that is none": saved(drawn(), icc_profile=b"abc" * 50),
    "large": saved(drawn((3000, 1500))),
    "tall": saved(drawn((100, 4000))),
    "photograph": saved(noise((1200, 900)), "JPEG", quality=60),
    "noise": saved(noise((500, 500))),
}


@pytest.mark.parametrize("what", PICTURES)
def test_a_picture_becomes_a_logo_that_the_register_takes(what: str, tmp_path: Path) -> None:
    logo = clean_logo(PICTURES[what])
    assert logo.ending in (".png", ".webp")
    assert len(logo.content) <= MAX
    path = tmp_path / f"logga{logo.ending}"
    path.write_bytes(logo.content)
    seen = read_picture(path)
    assert max(seen.size) <= 800
    with Image.open(BytesIO(PICTURES[what])) as before:
        assert seen.width / seen.height == pytest.approx(before.width / before.height, rel=0.1)
        assert max(seen.size) == min(800, max(before.size)) or what in ("photograph", "noise")
        was = before.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    now = seen.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    if what not in ("png, 16 bits", "png, transparent", "webp, lossless"):
        assert now == pytest.approx(was, abs=12)


@pytest.mark.parametrize("what", PICTURES)
def test_nothing_but_the_picture_is_left(what: str) -> None:
    content = clean_logo(PICTURES[what]).content
    for trace in (SECRET, b"eXIf", b"EXIF", b"Exif", b"iCCP", b"ICCP", b"tEXt", b"iTXt", b"XMP"):
        assert trace not in content
    assert opened(content).getexif() == {}
    assert clean_logo(PICTURES[what]) == clean_logo(PICTURES[what])


def test_the_same_picture_with_other_metadata_gives_the_same_bytes() -> None:
    assert clean_logo(PICTURES["png"]) == clean_logo(PICTURES["png with text"])


def test_a_picture_is_turned_as_its_camera_was_held() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = opened(clean_logo(saved(drawn(), "JPEG", exif=exif)).content)
    assert turned.size == (120, 300)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_colours_of_another_profile_are_those_that_were_seen(kind: str) -> None:
    # A profile that calls red green and green red.
    swapped = PROFILE.replace(b"rXYZ", b"-XYZ").replace(b"gXYZ", b"rXYZ").replace(b"-XYZ", b"gXYZ")
    picture = Image.new("RGB", (40, 40), (200, 60, 20))
    seen = opened(clean_logo(saved(picture, kind, icc_profile=swapped)).content)
    assert seen.convert("RGB").getpixel((20, 20)) == pytest.approx((60, 200, 20), abs=8)


def test_grey_of_16_bits_keeps_its_shades() -> None:
    seen = opened(clean_logo(saved(Image.new("I;16", (40, 40), 40_000))).content)
    assert seen.convert("RGB").getpixel((20, 20)) == (156, 156, 156)


def test_what_is_transparent_stays_so() -> None:
    picture = drawn(mode="RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    for profile in (None, PROFILE):
        seen = opened(clean_logo(saved(picture, icc_profile=profile)).content)
        assert seen.mode == "RGBA"
        assert seen.getchannel("A").getextrema() == picture.getchannel("A").getextrema()
    palette = drawn(mode="P")
    palette.info["transparency"] = 0
    assert opened(clean_logo(saved(palette, transparency=0)).content).mode == "RGBA"


def test_what_png_cannot_hold_in_200_kib_becomes_webp() -> None:
    assert clean_logo(PICTURES["png"]).ending == ".png"
    assert clean_logo(PICTURES["photograph"]).ending == ".webp"


def moving(kind: str) -> bytes:
    frames = [drawn(), drawn().rotate(180)]
    return saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


SVG = (
    b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
)
PNG, JPEG, WEBP = (saved(drawn(), kind) for kind in ("PNG", "JPEG", "WEBP"))
REFUSED = {
    "svg": (SVG, "Bilden är en SVG, och sådana tas inte emot."),
    "nothing": (b"", "Bilden är ingen PNG, JPEG eller WebP."),
    "gif": (saved(drawn(), "GIF"), "Bilden är ingen PNG, JPEG eller WebP."),
    "tiff": (saved(drawn(), "TIFF"), "Bilden är ingen PNG, JPEG eller WebP."),
    "bmp": (saved(drawn(), "BMP"), "Bilden är ingen PNG, JPEG eller WebP."),
    "pdf": (b"%PDF-1.7\n", "Bilden är ingen PNG, JPEG eller WebP."),
    "html": (b"<html><img src=x onerror=alert(1)>", "Bilden är ingen PNG, JPEG eller WebP."),
    "heic": (b"\0\0\0\x18ftypheic", "Bilden är ingen PNG, JPEG eller WebP."),
    "moving png": (moving("PNG"), "Bilden är rörlig."),
    "moving webp": (moving("WEBP"), "Bilden är rörlig."),
    "png and zip": (PNG + b"PK\x03\x04" + SECRET, "Filen innehåller mer än en bild."),
    "png and html": (PNG + b"<script>alert(1)</script>", "Filen innehåller mer än en bild."),
    "png and png": (PNG + PNG, "Filen innehåller mer än en bild."),
    "jpeg and zip": (JPEG + b"PK\x03\x04" + SECRET, "Filen innehåller mer än en bild."),
    "webp and pdf": (WEBP + b"%PDF-1.7", "Filen innehåller mer än en bild."),
    "something before": (b"GIF89a" + PNG, "Bilden är ingen PNG, JPEG eller WebP."),
    "half png": (PNG[: len(PNG) // 2], "Bilden är trasig eller avklippt."),
    "png without an end": (PNG[:-12], "Bilden är trasig eller avklippt."),
    "half jpeg": (JPEG[: len(JPEG) // 2], "Bilden är trasig eller avklippt."),
    "half webp": (WEBP[: len(WEBP) // 2], "Bilden är trasig eller avklippt."),
    "only the beginning of png": (PNG[:8], "Bilden är trasig eller avklippt."),
    "only the beginning of jpeg": (JPEG[:3], "Bilden är trasig eller avklippt."),
    "only the beginning of webp": (WEBP[:12], "Bilden är trasig eller avklippt."),
    "png with other data": (
        PNG.replace(b"IDAT", b"IDAT\0", 1)[: len(PNG)],
        "Bilden är trasig eller avklippt.",
    ),
    "too little data": (png_of_size(4000, 4000), "Bilden är trasig eller avklippt."),
    "bomb of png": (
        png_of_size(60_000, 60_000),
        "Bilden är 60\u202f000 × 60\u202f000 bildpunkter.",
    ),
    "bomb of webp": (
        webp_of_size(16_383, 16_383),
        "Bilden är 16\u202f383 × 16\u202f383 bildpunkter.",
    ),
    "wide": (saved(Image.new("1", (4001, 1))), "Bilden är 4\u202f001 × 1 bildpunkter."),
    "heavy": (PNG + bytes(MAX_BYTES), "Bilden är större än 1 MB."),
    "very heavy": (bytes(3 * MAX_BYTES // 2), "Bilden är större än 1 MB."),
}


@pytest.mark.parametrize("why", REFUSED)
def test_what_is_no_single_still_picture_is_refused(why: str) -> None:
    assert_refused(*REFUSED[why])


def test_a_bomb_of_text_is_refused() -> None:
    """Packed here, and not beside the others, since that takes seconds."""
    packed = zlib.compress(bytes(300_000_000))
    bomb = PNG[:-12] + chunk(b"zTXt", b"a\0\0" + packed) + PNG[-12:]
    assert_refused(bomb, "Bilden är trasig eller avklippt.")


def assert_refused(raw: bytes, message: str) -> None:
    with pytest.raises(LogoError) as refused:
        clean_logo(raw)
    assert refused.value.message == message
    assert refused.value.mend.endswith(".")


@given(
    st.sampled_from([PNG, JPEG, WEBP, PICTURES["jpeg, progressive"], PICTURES["webp, lossless"]]),
    st.lists(st.tuples(st.integers(0, 1 << 20), st.binary(max_size=6)), min_size=1, max_size=4),
)
@example(b"\x89PNG\r\n\x1a\n", [(8, b"")])
def test_a_changed_picture_becomes_a_logo_or_is_refused(
    picture: bytes, changes: list[tuple[int, bytes]]
) -> None:
    raw = bytearray(picture)
    for at, put in changes:
        start = at % (len(raw) + 1)
        raw[start : start + len(put)] = put
    answer(bytes(raw))
    answer(bytes(raw)[: changes[0][0] % (len(raw) + 1)])


@given(st.sampled_from([b"", PNG[:33], JPEG[:20], WEBP[:30]]), st.binary(max_size=200))
def test_any_bytes_become_a_logo_or_are_refused(head: bytes, tail: bytes) -> None:
    answer(head + tail)


def answer(raw: bytes) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            logo = clean_logo(raw)
        except AsfError:
            return
    assert len(logo.content) <= MAX
