"""Rules for the figures of social value."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.enterprise import Enterprise, Figure
from asf_register.problem import Finding, Pointer
from asf_register.rules.rule import Context
from asf_register.swedish import number

JUMP = 10
_NEEDS_METHOD = "socioeconomic-gain"


def percent_range(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A share in per cent is at most 100."""
    kinds = context.register.vocabulary.figure_kinds
    for index, figure in enumerate(enterprise.social_value.figures):
        if kinds[figure.kind].unit == "percent" and figure.value > 100:
            yield Finding(
                (*_at(index), "value"),
                f"{number(figure.value)} procent är mer än hela.",
                "Skriv ett tal mellan 0 och 100.",
            )


def figure_repeated(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A kind of figure has one value a year."""
    kinds = context.register.vocabulary.figure_kinds
    seen: set[tuple[str, int]] = set()
    for index, figure in enumerate(enterprise.social_value.figures):
        if (figure.kind, figure.year) in seen:
            yield Finding(
                _at(index),
                f"siffran för {kinds[figure.kind].title.lower()} {figure.year} står redan ovanför.",
                "Behåll den som har bäst källa.",
            )
        seen.add((figure.kind, figure.year))


def figure_method(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A socio-economic gain names its method."""
    for index, figure in enumerate(enterprise.social_value.figures):
        if figure.kind == _NEEDS_METHOD and figure.method is None:
            yield Finding(
                _at(index),
                "den samhällsekonomiska vinsten saknar metod.",
                "Lägg till method: och hur siffran räknats fram.",
            )


def figure_jump(enterprise: Enterprise, context: Context) -> Iterator[Finding]:
    """A figure is less than ten times that of the year before."""
    figures = enterprise.social_value.figures
    before: dict[tuple[str, int], Figure] = {(f.kind, f.year): f for f in figures}
    for index, figure in enumerate(figures):
        last = before.get((figure.kind, figure.year - 1))
        if last is not None and 0 < last.value * JUMP <= figure.value:
            yield Finding(
                (*_at(index), "value"),
                f"värdet {number(figure.value)} för {figure.year} är minst tio gånger så stort "
                f"som {number(last.value)} året innan.",
                "Kontrollera att inget har blivit en nolla för mycket.",
            )


def _at(index: int) -> Pointer:
    return ("social_value", "figures", index)
