"""Who signs a mail: a name, a title and how to reach them, and whether that is all it says.

What follows a greeting may be a signature or one more thing to know. Only a simple, closed shape
is taken for a signature, so that nothing that somebody tells is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from asf_register.slugs import fold

_MOST_LINES, _LONGEST_LINE, _MOST_WORDS = 10, 80, 8
_LINE = re.compile(r"[-–—_*=~]{2,}")
# «Vänliga hälsningar», «Mvh», or the stroke of «/Anna».
_GREETING = re.compile(
    r"(?i:\b(?:(?:(?:med|många|de)\s+)?(?:vänlig|bäst|varm|solig|glad|god|trevlig)a?\s+)?hälsning(?:ar)?"
    r"|\b(?:mvh|m\.\s?v\.\s?h|vänligen|hälsar|allt gott))(?!\w)\.?"
    r"|(?<![\w/:])//?\s?(?=[A-ZÅÄÖ])"
)
_BETWEEN = re.compile(r"[\s|,·•]+")
# What programs put after an address that can be followed.
_FOLLOWED = re.compile(r"<(?:mailto|tel|https?):[^<>\s]*>", re.IGNORECASE)
_AROUND = ".:;()[]<>*"
_NAME = re.compile(r"[A-ZÅÄÖÉÜ][^\W\d_]*(?:[-'’&][^\W\d_]+)*")
_NUMBER = re.compile(r"\+?[(]?[0-9][0-9()–-]*")
_NUMBERS = re.compile(r"\+?[(]?[0-9](?:[ \t()–-]*[0-9])*")
_HOST = re.compile(r"(?:https?://)?(?:[\w.+-]+@)?((?:[a-z0-9åäöé-]+\.)+[a-z]{2,})(?:/\S*)?", re.I)
_STREET = re.compile(r"\b\w+(?:gatan?|vägen|väg|gränd|torget?|stigen|allén)\b", re.IGNORECASE)
_FROM_ABROAD = re.compile(r"^(?:\+|00)46\(?0?\)?")
_LABELS = frozenset(
    "tel tel-nr telefon tfn mobil mob vaxel vx e-post epost mejl mail e-mail email webb webbplats "
    "hemsida org nr orgnr org-nr organisationsnummer adress besoksadress box".split()
)
_SMALL = frozenset(
    "och i av pa for de von af vid fran oss alla gm genom c-o ek ek-for ekonomisk ideell forening "
    "ab verksamhetsledare verksamhetschef verksamhetsansvarig forestandare ordforande "
    "platschef vd handledare arbetsledare koordinator samordnare administrator ekonom kassor "
    "sekreterare styrelsen ledamot".split()
)
# Words that begin with a capital where a line does, and are no names.
_TELLING = re.compile(
    "nej|ej|inte|aldrig|ingen|inget|inga|men|dock|ny|nya|nytt|nyligen|obs|ps|p-s|fel|nastan|snart|"
    "fast|bara|utom|forutom|saknas|numera|tidigare|gammal|gammalt|gamla|sald.*|salt|salj.*|salu|"
    "vi|jag|ring|vet|kontakta|kolla|kanske|delvis|tveksamt|oklart|andra.*|.*andring.*|uppdater.*|"
    "ratta.*|korriger.*|fraga.*|osaker.*|stamm.*|byt.*|flytt.*|slut.*|.*stang.*|paus.*|vilar|vilande|"
    ".*uppehall|nedla.*|lagg.*|lagt|lade|lades|upphor.*|avveckl.*|konkurs.*|likvid.*|uppsag.*|"
    "ta|bort.*|radera.*|avregistr.*|avslut.*|avvakta.*|vanta.*|heter|hette|trasig.*|observera.*|"
    "notera.*"
)


def parted(lines: Iterable[str]) -> tuple[list[str], list[str]]:
    """What somebody says, and what follows the line or the greeting that ends it.

    Args:
        lines: What they have written, without what a program added.
    """
    said: list[str] = []
    rest = list(lines)
    while rest:
        line = rest.pop(0)
        if _LINE.fullmatch(line.strip()):
            return said, _without_greeting(rest)
        if greeting := _GREETING.search(line):
            return [*said, line[: greeting.start()]], [line[greeting.end() :], *rest]
        said.append(line)
    return said, []


def is_signature(lines: Sequence[str]) -> bool:
    """Whether lines are no more than names, titles and ways to reach somebody."""
    told = [line for line in lines if line.strip(" ,.!-–—_*")]
    return len(told) <= _MOST_LINES and all(map(_is_simple, told))


def reached_by(text: str) -> frozenset[str]:
    """The numbers, streets and hosts of a text, each in one form, to be held against another's."""
    named = (found[1] for found in _HOST.finditer(text))
    # «Org.nr» has the shape of a host.
    hosts = (one.casefold().removeprefix("www.") for one in named if fold(one) not in _LABELS)
    rest = _HOST.sub(" ", text)
    return frozenset(
        {*hosts, *map(_bare, _NUMBERS.findall(rest)), *map(fold, _STREET.findall(rest))}
    )


def _without_greeting(lines: list[str]) -> list[str]:
    return [_GREETING.sub("", line, count=1) if at < 2 else line for at, line in enumerate(lines)]


def _is_simple(line: str) -> bool:
    words = [
        word for part in _BETWEEN.split(_FOLLOWED.sub(" ", line)) if (word := part.strip(_AROUND))
    ]
    return (
        sum(map(len, words)) <= _LONGEST_LINE
        and len(words) <= _MOST_WORDS
        and "?" not in line
        and all(map(_is_known, words))
    )


def _is_known(word: str) -> bool:
    folded = fold(word)
    if _TELLING.fullmatch(folded):
        return False
    return (
        folded in _LABELS | _SMALL
        or word in "&-–/"
        or any(shape.fullmatch(word) for shape in (_NAME, _NUMBER, _HOST))
    )


def _bare(number: str) -> str:
    packed = re.sub(r"[ \t()–-]", "", number)
    return _FROM_ABROAD.sub("0", packed)
