"""What a YAML parser's complaint means to the person who wrote the file."""

from __future__ import annotations

import re

from yaml import MarkedYAMLError

from asf_register.reading.fault import Fault

_ONE_WORD = re.compile(r"(?:- )?[^\s:]+")
_QUOTE = "Sätt hela texten inom citattecken: 'så här: en text'."

_THE_REST = "Rätta det först; resten av filen läses sedan."
_CONFLICT = re.compile(r"(<{7}|={7}|>{7})( |$)")
_RUN_TOGETHER = re.compile("(?:- | )*([a-z_]+):(?=[^\\s/]|[\u00a0\u202f])")

_APOSTROPHE = (
    "apostrofen (') avslutar texten, för den står inom enkla citattecken.",
    "Skriv apostrofen två gånger ('') eller byt till dubbla citattecken runt texten.",
)
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


def yaml_syntax(
    error: MarkedYAMLError, line: int, column: int, before: str, after: str = ""
) -> Fault:
    """A file is well-formed YAML."""
    message, hint = _meaning(error, before.strip(), after)
    return Fault("yaml-syntax", line, column, message, f"{hint} {_THE_REST}")


def plain_slip(lines: list[str], line: int) -> Fault | None:
    """What went wrong, where the text itself tells it better than the parser does.

    Args:
        lines: The file.
        line: Where the parser gave up, counted from 0.
    """
    for number, text in enumerate(lines, start=1):
        if _CONFLICT.match(text):
            message = "här står ett märke från git om två versioner som krockar."
            hint = (
                "Behåll den rätta versionen och ta bort raderna med <<<<<<<, ======= och >>>>>>>."
            )
            return Fault("yaml-syntax", number, 1, message, hint)
    for number in (line, line - 1):
        match = _RUN_TOGETHER.match(lines[number]) if 0 <= number < len(lines) else None
        if match:
            message = f'mellanslag saknas efter kolonet i "{match.group(1)}:".'
            hint = f"Skriv {match.group(1)}: och ett mellanslag före värdet. {_THE_REST}"
            return Fault("yaml-syntax", number + 1, match.end(), message, hint)
    return None


def late_quote(line: int, column: int, last_line: int) -> Fault:
    """Say of a quoted text that it ends in another one, further down."""
    message = f"ett citattecken öppnas här men stängs först på rad {last_line}."
    hint = f"Sätt ett likadant citattecken där texten slutar. {_THE_REST}"
    return Fault("yaml-syntax", line, column, message, hint)


def _meaning(error: MarkedYAMLError, before: str, after: str) -> tuple[str, str]:
    said = f"{error.context or ''} {error.problem or ''}"
    if "did not find expected key" in said and before:
        return _APOSTROPHE if before.endswith("'") and after[:1].isalnum() else _AFTER_QUOTES
    if "mapping values are not allowed" in said and _ONE_WORD.fullmatch(before):
        return _LINE_ABOVE
    for part, message, hint in _MEANINGS:
        if part in said:
            return message, hint
    return (
        "raden går inte att läsa som YAML.",
        "Jämför med raderna ovanför: namn, kolon, mellanslag, värde. " + _QUOTE,
    )
