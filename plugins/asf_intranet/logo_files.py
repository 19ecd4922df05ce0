"""The list's logo and the certification mark, as files that members can use, made at build."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import typst
from asf_register.root import THEME
from asf_register.swedish import number
from asf_site.certificates.seal import mark_dots

from asf_intranet.download import Download
from asf_intranet.made_of import made_of

# Their ids begin with it, so that they never are those of files in the register.
FOLDER = "logotyper"
_TEMPLATE = THEME / "intranet" / "logos.typ"
_SIDE = 96
# The template's pictures are as many points high as this; a picture is made of so many dots.
_POINTS = 100
_POINTS_AN_INCH = 72
_SMALL, _LARGE = 200, 1000
_DOT = re.compile(r"M(\S+) (\S+)h0")
_MARK_TOLD = "Certifieringsmärket: en rund platta med tio prickar"
_BESIDE_MARK = "Certifierat arbetsintegrerande socialt företag till [månad och år]"
_ABOUT_LOGO = (
    "Använd den när ni länkar till listan eller berättar att ni finns med i den.",
    "Lämna luft runt om, minst så mycket som pricken är bred.",
    "Ändra inte färg, form eller ord. Trycker ni i en färg, ta den svarta filen.",
    "Gör den minst 5 millimeter hög i tryck och 20 bildpunkter på skärm.",
    "Att ni står i listan betyder inte att ni är certifierade. Låt det inte se så ut.",
)
_ABOUT_MARK = (
    "Använd märket bara medan ert intyg gäller. Ta bort det den dag intyget går ut, blir vilande "
    "eller återkallas.",
    "Skriv alltid ord bredvid märket. Färgen och prickarna säger inget ensamma.",
    "Länka gärna märket till ert intyg, så att läsaren kan se att det gäller i dag.",
    "Märket gäller företaget eller enheten som är certifierad, inte varorna.",
    "Märket visar inte hur stor andel av dem som sysselsätts som hör till gruppen i en reserverad "
    "upphandling.",
    "Använd den bärnstensgula färgen bara till märket.",
)

Said = dict[str, Any]


def logo_files(title: str) -> Iterator[Download]:
    """All of them; nothing is drawn before it is asked for.

    Args:
        title: The list's name, which its logo is.
    """
    yield _sheet(title)
    for what, slug, called, high in (
        ("wordmark", "logotyp", "Logotypen", "hög"),
        ("mark", "certifieringsmarke", "Certifieringsmärket", "högt"),
    ):
        for colour, one_colour in (("", False), ("-svart", True)):
            said = _said(what, title, one_colour=one_colour)
            shade = "i svart" if one_colour else "i färg"
            for size, height in (("", _SMALL), ("-stor", _LARGE)):
                words = f"{called} {shade}, PNG, {number(height)} bildpunkter {high}"
                yield _file(f"{slug}{colour}{size}.png", words, said, height)
            words = f"{called} {shade}, PDF för tryck"
            yield _file(f"{slug}{colour}.pdf", words, said, None)


def _sheet(title: str) -> Download:
    said = _said("sheet", title, one_colour=False) | {
        "title": "Så använder ni logotypen och märket",
        "parts": [
            {"heading": "Logotypen", "beside": None, "rules": _ABOUT_LOGO},
            {"heading": "Certifieringsmärket", "beside": _BESIDE_MARK, "rules": _ABOUT_MARK},
        ],
    }
    words = "Så använder ni logotypen och märket, PDF på en sida"
    return _file("sa-anvands-logotypen.pdf", words, said, None)


def _file(name: str, title: str, said: Said, height: int | None) -> Download:
    """A file; `height` is a picture's in dots, and None gives a PDF."""
    return Download(
        id=f"{FOLDER}/{name}",
        name=name,
        type="application/pdf" if height is None else "image/png",
        title=title,
        made_of=made_of([said, height], "typst", [_TEMPLATE]),
        make=partial(_drawn, said, height),
    )


def _drawn(said: Said, height: int | None) -> bytes:
    made = typst.compile(
        str(_TEMPLATE),
        root=str(THEME),
        # The wheel's own fonts are the same everywhere.
        ignore_system_fonts=True,
        format="pdf" if height is None else "png",
        ppi=None if height is None else height / _POINTS * _POINTS_AN_INCH,
        sys_inputs={"logo": json.dumps(said, ensure_ascii=False)},
        pdf_standards=["ua-1"] if said["what"] == "sheet" else [],
    )
    assert isinstance(made, bytes)  # noqa: S101 -- it is one page
    return made


def _said(what: str, title: str, *, one_colour: bool) -> Said:
    return {
        "what": what,
        "title": _MARK_TOLD if what == "mark" else title,
        "name": title,
        "one_colour": one_colour,
        "mark": _mark_svg(one_colour=one_colour),
        "mark_told": _MARK_TOLD,
    }


def _mark_svg(*, one_colour: bool) -> str:
    """The mark; in one colour its dots are holes, so that it works on any paper."""
    dots = mark_dots(_SIDE)
    places = _DOT.findall(dots.path)
    circles = "".join(_circle(float(x), float(y), dots.width / 2) for x, y in places)
    disc = _circle(_SIDE / 2, _SIDE / 2, _SIDE / 2)
    shapes = (
        f'<path d="{disc}{circles}" fill="#1c211e" fill-rule="evenodd"/>'
        if one_colour
        else f'<path d="{disc}" fill="#e9b44c"/><path d="{circles}" fill="#1c211e"/>'
    )
    box = f"0 0 {_SIDE} {_SIDE}"
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">{shapes}</svg>'


def _circle(x: float, y: float, radius: float) -> str:
    half = f"a{radius:g} {radius:g} 0 1 0"
    return f"M{x - radius:g} {y:g}{half} {2 * radius:g} 0{half} {-2 * radius:g} 0z"
