"""What people write in the forms of the marketplace, one post of each kind, and how it arrives.

`POSTS` has the lines of a block for each kind of post; `sent` makes the text that would arrive of
it, `changed` that of a change of a post that is there.
"""

from __future__ import annotations

from collections.abc import Mapping

from asf_propose.block import Block, Line, written
from asf_propose.forms import form_named, form_values, version_of
from asf_register.public import public_view
from asf_register.read_register import read_register
from asf_register.root import Root

Lines = Mapping[str, str]

# An enterprise of the list has to be called «kafe-linden» where these are taken.
_WHERE: Lines = {"Plats, kommuner": "Gävle", "Sista dag att svara": "den 4 december 2026"}
_BUYER: Lines = {
    "Kontakt, e-post": "upphandling@gavle.example",
    "Annonsör, slag av organisation": "kommun",
    "Annonsör, organisationens namn": "Gävle kommun",
}
_FIRM: Lines = {
    "Kontakt, webbadress": "https://bruket.example/asf",
    "Annonsör, organisationens namn": "Bruket AB",
}
_ENTERPRISE: Lines = {
    "Kontakt, telefon": "026-12 34 56",
    "Annonsör, ASF i listan": "https://listan.example/asf/kafe-linden/",
}

POSTS: Mapping[str, Lines] = {
    "Ny förfrågan": {
        "Rubrik": "Fruktkorgar till elva arbetsplatser",
        "Text": "Frukt varje måndag.\n\nElva adresser.",
        "Branscher": "Fruktkorgar",
        "CPV-koder": "03222000, 15300000-1",
        **_WHERE,
        "Värde": "under 100 000 kronor",
        "Klockslag": "kl. 12",
        "Frågor att svara på": "Vad kostar en korg, med leverans?\nNär kan ni börja?",
        **_BUYER,
    },
    "Ny upphandling": {
        "Rubrik": "Lokalvård i skolor",
        "Text": "Tre skolor.",
        "Branscher": "Städning",
        **_WHERE,
        "Delar 1, rubrik": "Norra skolan",
        "Delar 1, reserverad": "ja",
        "Delar 2, rubrik": "Södra skolan",
        "Laglig grund": "lou",
        **_BUYER,
    },
    "Ny reserverad upphandling": {
        "Rubrik": "Skötsel av parker",
        "Text": "Parker och torg.",
        "Branscher": "Trädgård och utemiljö",
        **_WHERE,
        "Laglig grund": "lou",
        "Andel ur målgruppen": "40 %",
        **_BUYER,
    },
    "Nytt IOP": {
        "Rubrik": "Vägen till arbete för unga",
        "Text": "Ett partnerskap.",
        "Arbetsintegrerande tjänster": "Arbetsträning",
        **_WHERE,
        **_BUYER,
    },
    "Ny samverkan": {
        "Rubrik": "Lämna anbud ihop",
        "Text": "Vi söker någon som tvättar.",
        "Branscher": "Tvätteri",
        **_WHERE,
        **_ENTERPRISE,
    },
    "Företag söker ASF": {
        "Rubrik": "Packning av prover",
        "Text": "Vi vill köpa packning.",
        "Branscher": "Café och restaurang",
        **_WHERE,
        **_FIRM,
    },
    "Nytt erbjudande": {
        "Rubrik": "Lunch till möten",
        "Text": "Vi lagar och kör ut.",
        "Branscher": "Café och restaurang",
        **_WHERE,
        **_ENTERPRISE,
    },
    "Nytt överskott": {
        "Rubrik": "Trettio kontorsstolar",
        "Text": "Hämtas på plats.",
        "Branscher": "Återbruk och återvinning",
        **_WHERE,
        "Annonsör, slag av organisation": "privat företag",
        **_FIRM,
    },
}


def sent(matter: str, **other: str) -> str:
    """A new post as it arrives.

    Args:
        matter: Its kind.
        other: Further lines, or others than in POSTS, by their names; "" leaves one out.
    """
    lines = {**POSTS[matter], **other}
    return block({"Ärende": matter, **{name: said for name, said in lines.items() if said}})


def changed(root: Root, name: str, lines: Lines) -> str:
    """A change of a post as it arrives, from a form that was filled in with what is there now.

    Args:
        root: The register.
        name: The post's id.
        lines: What shall be changed.
    """
    register = public_view(read_register(root).register)
    form = form_named("Ändra annons", register.vocabulary)
    assert form
    post = register.posts[name]
    version = version_of(form_values(post, form))
    head = {"Ärende": "Ändra annons", "Gäller": f"{post.title} ({name})", "Utgår från": version}
    return block({**head, **lines})


def block(lines: Lines) -> str:
    """The text block with some lines."""
    return written(Block(tuple(Line(*line) for line in lines.items())))
