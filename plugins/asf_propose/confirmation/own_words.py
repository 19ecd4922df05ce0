"""What somebody says in own words above the mail that they reply to, and what that answers.

Only a closed list of short answers is understood, and only where nothing else is said: «Stämmer!»
is one, «Stämmer, men telefonen är ny» isn't. What signs it may be no more than a signature.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from asf_register.slugs import fold

from asf_propose.confirmation.answer import ANSWERS, ASKED, Answer
from asf_propose.confirmation.quoting import begins_quote, is_header
from asf_propose.confirmation.signature import is_signature, parted, reached_by

# What a program writes below a mail: its own name, and where to get it.
_PROGRAM = re.compile(
    r"(?:(?:skickat|skickades|sent)\s+(?:från|med|via|from|with|using)|hämta|skaffa|get)"
    r"((?:\s+[\w-]+)+)[.!]?(?:\s*[<(]https?://[^\s>)]+[>)])?",
    re.IGNORECASE,
)
_OF_PROGRAMS = frozenset(
    "min mitt mina my the iphone ipad ios android androidtelefon android-telefon androidmobil "
    "mobil mobilen mobiltelefon telefon phone mobile smartphone smarttelefon samsung "
    "samsung-telefon galaxy huawei sony xperia nokia xiaomi oneplus google pixel outlook e-post "
    "mail e-mail gmail yahoo proton protonmail thunderbird appen app for "
    "pa windows mac 10 11".split()
)
_PICTURE = re.compile(r"\[cid:[^\]\s]*\]", re.IGNORECASE)
# What GitHub's form puts around a text.
_FORM = re.compile(r"#{1,4} \w+|`{3,}\w*")
_SMILES = re.compile(
    "[\U0001f44d\U0001f44c\U0001f642\U0001f60a\U0001f600\u2600\u263a\u2705\ufe0f]|[:;]-?[)]"
)
_ODD = re.compile(r"[^A-Za-zÅÄÖåäöÉéÜü\s.,!;*_\"«»”’'-]")
_PIECES = re.compile(r"[.,!;\n]+")
_POLITE = frozenset(
    "hej hejsan hej-hej hej-igen hej-pa-er hej-alla hej-och-tack tack-och-hej god-morgon god-dag "
    "tack tack-sa-mycket tack-pa-forhand tack-for-paminnelsen tack-for-mejlet tack-for-mailet "
    "tack-for-att-ni-fragar ok okej ha-det-bra ha-det-gott ha-en-fin-dag ha-en-bra-dag "
    "trevlig-helg".split()
)
_SAYS = {
    Answer.RIGHT: frozenset(
        "ja jo japp javisst stammer det-stammer allt-stammer allting-stammer ja-stammer "
        "ja-det-stammer ja-allt-stammer ja-allting-stammer uppgifterna-stammer "
        "ja-uppgifterna-stammer alla-uppgifter-stammer alla-uppgifterna-stammer allt-ar-ratt "
        "det-ar-ratt allt-ar-korrekt korrekt allt-stammer-bra det-stammer-bra stammer-bra "
        "stammer-fint ja-det-gor-det ja-det-gor-de det-gor-det det-gor-de stammer-fortfarande "
        "det-stammer-fortfarande allt-stammer-fortfarande uppgifterna-stammer-fortfarande "
        "uppgifterna-ar-ratt uppgifterna-ar-korrekta uppgifterna-ar-riktiga allting-ar-ratt "
        "allt-ar-som-det-ska allt-ser-bra-ut allt-ser-ratt-ut det-ser-bra-ut allt-ok "
        "allt-ar-ok ok-stammer ok-det-stammer ok-allt-stammer hej-det-stammer hej-allt-stammer "
        "hej-stammer inget-ska-andras inget-att-andra inga-andringar".split()
    ),
    Answer.CHANGE: frozenset("andra vi-vill-andra nagot-ska-andras".split()),
    Answer.CLOSED: frozenset(
        "finns-inte-langre vi-finns-inte-langre foretaget-finns-inte-langre nedlagt "
        "foretaget-ar-nedlagt vi-ar-nedlagda".split()
    ),
}
_FILLED_IN = frozenset(fold(one) for one in (*ASKED, *ANSWERS.values()))


@dataclass(frozen=True, slots=True)
class Said:
    """What own words say.

    Attributes:
        answer: The answer; None where they say anything else, or nothing.
        reached_by: The numbers, streets and hosts of the signature: others than those on file
            are news.
    """

    answer: Answer | None
    reached_by: frozenset[str] = frozenset()


def said_in(lines: Iterable[str]) -> Said:
    """What lines in own words answer.

    Args:
        lines: What somebody has written themselves.
    """
    written = [_PICTURE.sub("", unicodedata.normalize("NFC", line)) for line in lines]
    words, signed = parted(line for line in written if not _is_added(line))
    text = _SMILES.sub("", "\n".join(words))
    if _ODD.search(text) or not is_signature(signed):
        return Said(None)
    pieces = {fold(piece) for piece in _PIECES.split(text)} - {""} - _POLITE
    for answer, known in _SAYS.items():
        if pieces and pieces <= known:
            return Said(answer, reached_by("\n".join(signed)))
    return Said(None)


def says_more(lines: Iterable[str]) -> bool:
    """Whether there is anything for a person to read beside what a filled-in mail brings along."""
    words, signed = parted(line for line in map(str.strip, lines) if not _is_added(line))
    return not is_signature(signed) or any(
        fold(line) not in _FILLED_IN | _POLITE | {""}
        and not is_header(line)
        # As if what it quotes stood below it: the lines above a filled-in answer end there.
        and not begins_quote([line, ">"])
        for line in words
    )


def _is_added(line: str) -> bool:
    """Whether a program has written a line."""
    if _FORM.fullmatch(line):
        return True
    program = _PROGRAM.fullmatch(line)
    return program is not None and all(fold(word) in _OF_PROGRAMS for word in program[1].split())
