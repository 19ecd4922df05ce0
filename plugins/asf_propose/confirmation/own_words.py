"""What somebody says in own words above the mail that they reply to, and what that answers.

Only a closed list of short answers is understood, and only where nothing else is said: «Stämmer!»
is one, «Stämmer, men telefonen är ny» isn't.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from asf_register.slugs import fold

from asf_propose.confirmation.answer import ABOVE, ANSWERS, ASKED, Answer

# What a mail program puts before the mail that is replied to, or that is sent on.
_SENT_ON = re.compile(
    r"[-_\s]*(?:vidarebefordra\w*|forwarded)\b.{0,60}|begin forwarded message.{0,10}", re.IGNORECASE
)
_QUOTED = re.compile(
    r"[>|].*"
    r"|[-\s]*(?:ursprungligt meddelande|original message).*"
    r"|_{8,}\s*"
    r"|\*?(?:från|from|skickat|sent)\*?\s*:.*",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\b(?:skrev|wrote)\b", re.IGNORECASE)
_DIGIT = re.compile("[0-9]")
_HEADER = re.compile(
    r"[>\s]*\*?(?:från|from|skickat|sent|datum|date|till|to|kopia|cc|ämne|subject)\*?\s*:.*",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"--\s?")
_PROGRAM = re.compile(
    r"(?:skickat|skickades|hämta|sent|get)\b.{0,40}\b(?:iphone|ipad|android|outlook|mobil|phone)\b"
    r".{0,40}",
    re.IGNORECASE,
)
# What GitHub's form puts around a text.
_FORM = re.compile(r"#{1,4} \w+|`{3,}\w*")
_PIECES = re.compile(r"[.!,;\n]+")
_POLITE = frozenset(
    "hej hejsan hej-hej hej-igen god-morgon tack tack-sa-mycket "
    "tack-for-paminnelsen mvh med-vanlig-halsning med-vanliga-halsningar vanliga-halsningar "
    "halsningar vanligen".split()
)
_SAYS = {
    Answer.RIGHT: frozenset(
        "ja jo japp javisst stammer det-stammer allt-stammer ja-stammer ja-det-stammer "
        "ja-allt-stammer uppgifterna-stammer ja-uppgifterna-stammer allt-ar-ratt det-ar-ratt "
        "allt-stammer-bra det-stammer-bra stammer-bra".split()
    ),
    Answer.CHANGE: frozenset("andra vi-vill-andra nagot-ska-andras".split()),
    Answer.CLOSED: frozenset(
        "finns-inte-langre vi-finns-inte-langre foretaget-finns-inte-langre nedlagt "
        "foretaget-ar-nedlagt vi-ar-nedlagda".split()
    ),
}
_FILLED_IN = frozenset(fold(one) for one in (*ASKED, *ANSWERS.values()))


def own_words(text: str) -> list[str]:
    """The lines that somebody has written themselves, without the signature of their program."""
    own: list[str] = []
    for line in text.splitlines():
        bare = line.strip()
        if begins_quote(bare) or ABOVE.casefold() in bare.casefold():
            break
        if _SIGNATURE.fullmatch(line.strip("\r\n")):
            break
        own.append(bare)
    return [line for line in own if line]


def begins_quote(line: str) -> bool:
    """Whether a line begins the mail that is replied to or sent on."""
    if _QUOTED.fullmatch(line) or _SENT_ON.fullmatch(line):
        return True
    wrote = _WROTE.search(line)
    return bool(wrote and _DIGIT.search(line, 0, wrote.start()))


def answer_in(lines: Iterable[str]) -> Answer | None:
    """What own words answer; None where they say anything else, or nothing."""
    text = "\n".join(line for line in lines if not _PROGRAM.fullmatch(line))
    if "?" in text:
        return None
    pieces = {fold(piece) for piece in _PIECES.split(text)} - {""} - _POLITE
    for answer, known in _SAYS.items():
        if pieces and pieces <= known:
            return answer
    return None


def says_more(lines: Iterable[str]) -> bool:
    """Whether there is anything for a person to read beside what a filled-in mail brings along."""
    return any(
        line
        and fold(line) not in _FILLED_IN | _POLITE | {""}
        and not _PROGRAM.fullmatch(line)
        and not _FORM.fullmatch(line)
        and not _HEADER.fullmatch(line)
        and not begins_quote(line)
        for line in (one.strip() for one in lines)
    )
