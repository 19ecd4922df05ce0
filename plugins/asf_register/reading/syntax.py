"""What a YAML parser's complaint means to the person who wrote the file."""

from __future__ import annotations

from yaml import MarkedYAMLError

from asf_register.reading.fault import Fault

_QUOTE = "Sätt hela texten inom citattecken: 'så här: en text'."

_MEANINGS: tuple[tuple[str, str, str], ...] = (
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
        "found unknown escape character",
        "ett omvänt snedstreck står inom dubbla citattecken.",
        "Använd enkla citattecken: 'så här'.",
    ),
    (
        "block sequence entries are not allowed",
        "här får inte en lista börja.",
        "Sätt listans streck på en ny rad under fältets namn, indraget två mellanslag.",
    ),
    (
        "did not find expected key",
        "raden är inte indragen som raderna omkring den.",
        "Dra in raden lika långt som syskonen ovanför. Börjar texten med ett citattecken ska den "
        "också sluta med det.",
    ),
    (
        "did not find expected '-' indicator",
        "raden hör inte till listan ovanför.",
        "Börja raden med streck och mellanslag, eller dra in den som fälten omkring.",
    ),
    (
        "did not find expected ',' or",
        "en hakparentes eller klammer öppnas men stängs aldrig.",
        "Skriv listan med ett streck per rad i stället.",
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


def yaml_syntax(error: MarkedYAMLError, line: int, column: int) -> Fault:
    """A file is well-formed YAML."""
    said = f"{error.context or ''} {error.problem or ''}"
    for part, message, hint in _MEANINGS:
        if part in said:
            return Fault("yaml-syntax", line, column, message, hint)
    return Fault(
        "yaml-syntax",
        line,
        column,
        "raden går inte att läsa som YAML.",
        "Jämför med raderna ovanför: namn, kolon, mellanslag, värde. " + _QUOTE,
    )
