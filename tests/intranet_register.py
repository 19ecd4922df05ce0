"""A register with an intranet in which every text, name and file has a word of its own.

`CANARIES` are those words: whoever finds one in what lies in the open has found a leak.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from asf_register.root import Root, find_root
from PIL import Image, PngImagePlugin
from pyrage import x25519

TODAY = date(2026, 11, 22)

ENTERPRISE = """\
name: {name}
region: '01'
listing: {listing}
municipality: '0180'
industries: [catering]
consent: {{date: 2026-01-10, by: enterprise}}
"""
SITE = """\
title: Provlistan
address: https://provlistan.example
organisation: Provförbundet
contact: info@provlistan.example
intranet: https://intranat.provlistan.example
"""
GUIDE = """\
---
title: Canarytitel guide
summary: Sammanfattning canarysummering.
area: procurement
audience: [leadership]
reviewed: 2026-11-01
responsible: editor
templates: [canarymall, canarykalkyl]
synonyms: [canarysynonym]
checklist:
  - Gör canarysteg ett.
  - Gör steg två.
  - Gör steg tre.
---
## Canaryrubrik

Brödtext med canarybrodtext i.
"""
TEMPLATE = """\
---
title: Canarydokument
summary: En mall om canarymallsak.
area: procurement
reviewed: 2026-11-01
responsible: editor
legal: true
---
## Parter

Avtal om canaryavtal mellan [företagets namn] och [köparens namn].
"""
WORKBOOK = """\
title: Canarykalkylen
summary: En kalkyl om canarykalkylsak.
area: business
reviewed: 2026-11-01
responsible: editor
sheets:
- name: Canaryblad
  columns: [Post, Kronor]
  rows:
  - [Canarylön, 100]
  - [Summa, =B2*2]
"""
COURSE = """\
title: Canarykursen
summary: En kurs om canarykurssak.
area: procurement
reviewed: 2026-11-01
responsible: editor
steps:
- guide: canaryguide
  questions:
  - question: Vad är canaryfråga?
    answers: [Ett canarysvar, Något annat]
    right: 1
    why: För att canaryförklaring.
"""
RECORDING = """\
---
title: Canaryfilmen
summary: En film om canaryfilmsak.
area: procurement
reviewed: 2026-11-01
responsible: editor
file: canaryfilm.webm
subtitles: canarytext.vtt
minutes: 3
---
Det sägs canarytal i filmen.
"""
ATTACHMENT = """\
title: Canarybilden
summary: En bild av canarybildsak.
area: communication
file: canarybild.png
"""
EXPERIENCE = """\
title: Canaryerfarenhet
date: 2026-10-01
guides: [canaryguide]
enterprise: kafe-linden
did: Vi gjorde canarygjort.
gave: Det gav canarygav.
otherwise: Vi skulle canaryannorlunda.
contact: canaryadress@kafe-linden.example
"""
MEMBER = """\
keys:
{keys}contact:
  role: Canaryfunktion
  email: canarypost@kafe-linden.example
  phone: 010-17 45 23
  helps_with: Fråga oss om canaryhjalp.
"""
KEY = """\
- key: {key}
  added: {added}
  confirmed_by: administrator
  expires: {expires}
"""
CANARIES = (
    *(
        "canarytitel canarysummering canarysynonym canarysteg canaryrubrik canarybrodtext "
        "canaryguide canarymall canarydokument canaryavtal canarykalkyl canaryblad canarylön "
        "canarykurs canaryfråga canarysvar canaryförklaring canaryfilm canarytext canarytal "
        "canarybild canarymetadata canaryundertext canaryerfarenhet canarygjort canarygav "
        "canaryannorlunda canaryadress canaryfunktion canarypost canaryhjalp"
    ).split(),
    "010-17 45 23",
)


@dataclass
class Members:
    """Members and the secret halves of their keys, by slug."""

    secrets: dict[str, list[x25519.Identity]] = field(default_factory=dict)

    def new(self, slug: str) -> x25519.Identity:
        """One more key of a member."""
        secret = x25519.Identity.generate()
        self.secrets.setdefault(slug, []).append(secret)
        return secret


def intranet_register(folder: Path, members: Members, *slugs: str) -> Root:
    """Write the register, with a new key for each member that has none.

    Args:
        folder: Where it goes.
        members: Gets their secret keys.
        slugs: The members; those that are no enterprises get a name.
    """
    written: dict[str, str] = {
        "data/site.yaml": SITE,
        "data/asf/kafe-linden.yaml": ENTERPRISE.format(name="Kafé Linden", listing="consented"),
        "data/asf/lunchen.yaml": ENTERPRISE.format(name="Lunchen", listing="consented"),
        "content/om.md": "---\ntitle: Om listan\nsummary: Om den.\n---\nText.\n",
        "content/intranat/guider/canaryguide.md": GUIDE,
        "content/intranat/mallar/canarymall.md": TEMPLATE,
        "content/intranat/mallar/canarykalkyl.yaml": WORKBOOK,
        "content/intranat/kurser/canarykurs.yaml": COURSE,
        "content/intranat/inspelningar/canaryfilm.md": RECORDING,
        "content/intranat/inspelningar/canarytext.vtt": (
            "WEBVTT\n\n00:00.000 --> 00:03.000\nHär är canaryundertext.\n"
        ),
        "content/intranat/filer/canarybild.yaml": ATTACHMENT,
        "data/experiences/2026-canaryerfarenhet.yaml": EXPERIENCE,
    }
    for path, text in written.items():
        put(folder / path, text.encode())
    put(folder / "content/intranat/inspelningar/canaryfilm.webm", FILM)
    put(folder / "content/intranat/filer/canarybild.png", picture())
    for slug in slugs:
        if slug not in members.secrets:
            members.new(slug)
        write_member(folder, slug, members)
    return find_root(folder, folder)


def write_member(
    folder: Path,
    slug: str,
    members: Members,
    change: Callable[[int, str], str] = lambda _, text: text,
) -> None:
    """Write a member's file with all of its keys; `change` gets the number and text of each."""
    keys = "".join(
        change(
            at,
            KEY.format(
                key=secret.to_public(),
                added=TODAY - timedelta(days=30),
                expires=TODAY + timedelta(days=300),
            ),
        )
        for at, secret in enumerate(members.secrets[slug])
    )
    named = "" if slug in ("kafe-linden", "lunchen") else f"name: {slug.title()}\n"
    put(folder / f"data/members/{slug}.yaml", (named + MEMBER.format(keys=keys)).encode())


def picture() -> bytes:
    """A picture that says something of itself in its metadata."""
    said = PngImagePlugin.PngInfo()
    said.add_text("Comment", "canarymetadata")
    content = BytesIO()
    Image.new("RGB", (40, 30), "#1d5b43").save(content, "PNG", pnginfo=said)
    return content.getvalue()


# The shortest beginning of a film in WebM: an EBML header that says so.
FILM = bytes.fromhex("1a45dfa39f4286810142f7810142f2810442f381084282847765626d4287810442858102")


def put(path: Path, content: bytes) -> None:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
