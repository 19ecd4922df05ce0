"""What a YAML parser's complaint means to the person who wrote the file."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError

from asf_register.reading.fault import Fault

_ONE_WORD = re.compile(r"(?:- )?[^\s:]+")
_QUOTE = "Sätt hela texten inom citattecken: 'så här: en text'."

_AFTER_QUOTES = (
    "texten fortsätter efter citattecknet eller parentesen.",
    "Sätt hela texten inom enkla citattecken: '\"Lindens\" bröd'. Se också efter att citattecken i "
    "raderna ovanför är stängda.",
)
_LINE_ABOVE = (
    "raden ovanför saknar kolon och mellanslag efter fältets namn, eller så är den här raden inte "
    "indragen som den.",
    "Skriv fältet som namn: värde, och dra in syskon lika långt.",
)
_MEANINGS: tuple[tuple[str, str, str], ...] = (
    *(
        (part, "ett utropstecken först i en text betyder något särskilt i YAML.", _QUOTE)
        for part in ("while scanning a tag", "while parsing a tag", "undefined tag handle")
    ),
    (
        "while scanning a block scalar did not find expected comment",
        "efter | eller > får inget mer stå på samma rad.",
        "Skriv texten på nästa rad, indragen två mellanslag.",
    ),
    *(
        (
            part,
            "ett omvänt snedstreck står inom dubbla citattecken.",
            "Använd enkla citattecken: 'så här'.",
        )
        for part in ("unknown escape character", "escape code", "expected hexdecimal")
    ),
    (
        "unknown directive",
        "en rad får inte börja med %.",
        "Ta bort raden, eller sätt texten inom citattecken.",
    ),
    *(
        (
            part,
            "en hakparentes eller klammer öppnas men stängs inte som den ska.",
            "Skriv listan med ett streck per rad i stället.",
        )
        for part in ("did not find expected ',' or", "while parsing a flow node")
    ),
    (
        "did not find expected node content",
        "en text får inte börja med det här tecknet.",
        _QUOTE,
    ),
    ("mapping values are not allowed", "här står ett kolon mitt i en text.", _QUOTE),
    (
        "could not find expected ':'",
        "raden saknar kolon efter fältets namn, eller är inte indragen som raden ovanför.",
        "Skriv fältet som namn: värde, och dra in texter som fortsätter på nästa rad.",
    ),
    (
        "found unexpected end of stream",
        "ett citattecken öppnas här men stängs aldrig.",
        "Sätt ett likadant citattecken sist i texten.",
    ),
    (
        "found character that cannot start any token",
        "en text får inte börja med det här tecknet.",
        _QUOTE,
    ),
    (
        "block sequence entries are not allowed",
        "här får inte en lista börja.",
        "Sätt listans streck på en ny rad under fältets namn, indraget två mellanslag.",
    ),
    (
        "did not find expected key",
        "raden är inte indragen som raderna omkring den.",
        "Dra in raden lika långt som de rader ovanför som den hör ihop med.",
    ),
    (
        "did not find expected '-' indicator",
        "raden hör inte till listan ovanför.",
        "Börja raden med streck och mellanslag, eller dra in den som fälten omkring.",
    ),
    (
        "did not find expected <document start>",
        "raden hör inte ihop med det som står ovanför.",
        "Skriv fältet som namn: värde, längst till vänster.",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "en text får inte börja med * eller &.",
        _QUOTE,
    ),
    (
        "wrong indentation",
        "raden är inte indragen som raderna omkring den.",
        "Dra in raden lika långt som de andra raderna i texten.",
    ),
)


def yaml_syntax(error: MarkedYAMLError, line: int, column: int, before: str) -> Fault:
    """A file is well-formed YAML."""
    return Fault("yaml-syntax", line, column, *_meaning(error, before.strip()))


def _meaning(error: MarkedYAMLError, before: str) -> tuple[str, str]:
    said = f"{error.context or ''} {error.problem or ''}"
    if "did not find expected key" in said and before:
        return _AFTER_QUOTES
    if "mapping values are not allowed" in said and _ONE_WORD.fullmatch(before):
        return _LINE_ABOVE
    for part, message, hint in _MEANINGS:
        if part in said:
            return message, hint
    return (
        "raden går inte att läsa som YAML.",
        "Jämför med raderna ovanför: namn, kolon, mellanslag, värde. " + _QUOTE,
    )
