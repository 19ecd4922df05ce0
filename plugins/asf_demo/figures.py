"""Figures of social value over the years, with a trend and a source each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any

from asf_demo.slots import cycled
from asf_demo.subject import Subject

_WAGE = 268_000
_TAX_RATE = 0.325
_REPORTS = ("Årsredovisning {}", "Verksamhetsberättelse {}", "Socialt bokslut {}")
_SHARE_SOURCES = (
    "Intyg från styrelsen",
    "Verksamhetsberättelse {}",
    "Egen uppföljning, granskad av revisorn",
    "Redovisning till kommunen {}",
)


def social_value_of(subject: Subject) -> dict[str, Any]:
    """Summary, target groups, global goals and figures; nothing where nobody has said."""
    if subject.from_sources and subject.happens(0.8):
        return {}
    group = subject.facts.group
    value: dict[str, Any] = {}
    if not subject.state.sparse and subject.happens(0.7):
        summaries = subject.demo.bank.story.summary
        value["summary"] = subject.slots.fill(cycled(summaries, subject.turn))
    if not subject.state.sparse or subject.happens(0.5):
        value["target_groups"] = list(group.keys)
    if not subject.state.sparse and subject.happens(0.65):
        near = subject.luck.sample(subject.sketch.trade.goals, 2)
        value["global_goals"] = sorted({*group.goals, *near})
    figures = list(_figures(subject))
    return {**value, "figures": figures} if figures else value


def _figures(subject: Subject) -> Iterator[dict[str, Any]]:
    """The more somebody has written down, the more kinds there are and the more years."""
    detail = subject.luck.random() - (0.45 if subject.state.sparse else 0)
    if detail < 0.1:
        return
    facts, luck = subject.facts, subject.luck
    many = luck.randint(1, 3 if detail < 0.5 else 7)
    years = range(max(facts.founded + 1, facts.last_year - many + 1), facts.last_year + 1)
    employed = trend(facts.employed, len(years), luck)
    yield from _of_people(subject, years, employed, detail)
    if detail > 0.6:
        yield from _of_money(subject, years[-1], employed[-1], detail)


def _of_people(
    subject: Subject, years: range, employed: list[int], detail: float
) -> Iterator[dict[str, Any]]:
    luck = subject.luck
    report = luck.choice(_REPORTS)
    training = trend(luck.randint(2, 6) + employed[-1] // 2, len(years), luck)
    together = list(zip(years, employed, training, strict=True))
    for year, count, _ in together:
        yield figure("employed", year, count, _source(subject, report, year))
    if detail > 0.35:
        for year, _, count in together:
            yield figure("in-training", year, count, report.format(year))
    if detail > 0.5:
        for year, paid, trained in together:
            yield figure("occupied", year, paid + trained, report.format(year))
    if detail > 0.45:
        for year, _, trained in together[-3:]:
            moved = max(1, round(trained * luck.uniform(0.2, 0.5)))
            qualifier = "at_least" if subject.happens(0.2) else "exact"
            yield figure("moved-on", year, moved, report.format(year), qualifier)


def _of_money(
    subject: Subject, year: int, employed: int, detail: float
) -> Iterator[dict[str, Any]]:
    luck = subject.luck
    accounts = f"Årsredovisning {year}"
    yield figure("wage-share", year, round(luck.uniform(48, 74) * 2) / 2, accounts)
    if detail > 0.7:
        tax = round(employed * _WAGE * _TAX_RATE * luck.uniform(0.8, 1.05), -3)
        yield figure("municipal-tax", year, int(tax), accounts)
    if detail > 0.82:
        gain = int(round(employed * luck.uniform(120_000, 310_000), -4))
        method = cycled(subject.demo.bank.story.methods, subject.turn)
        whole = figure("socioeconomic-gain", year, gain, f"Socialt bokslut {year}", "about")
        yield {**whole, "method": method}


def trend(now: int, years: int, luck: Random) -> list[int]:
    """A number for each year up to now, with growth, a setback here and there, and no leaps."""
    growth = luck.uniform(-0.05, 0.16)
    values = [float(now)]
    for _ in range(years - 1):
        change = growth + luck.uniform(-0.08, 0.08)
        values.append(max(1.0, values[-1] / (1 + change)))
    return [round(value) for value in reversed(values)]


def figure(
    kind: str, year: int, value: float, source: str, qualifier: str = "exact"
) -> dict[str, Any]:
    """One figure, as it stands in a file."""
    told: dict[str, Any] = {"kind": kind, "year": year, "value": value, "source": source}
    return told if qualifier == "exact" else {**told, "qualifier": qualifier}


def _source(subject: Subject, report: str, year: int) -> str:
    if subject.happens(0.15):
        return f"https://{subject.facts.domain}/arsredovisning-{year}"
    return report.format(year)


def shares_of(subject: Subject) -> list[dict[str, Any]]:
    """Per cent of those occupied who belong to the target group, the newest first."""
    if subject.from_sources or subject.happens(0.8 if subject.state.sparse else 0.35):
        return []
    facts, luck = subject.facts, subject.luck
    percent = luck.triangular(24, 92, 62)
    source = luck.choice(_SHARE_SOURCES)
    oldest = max(facts.founded, facts.last_year - luck.randint(0, 2))
    shares = []
    for year in range(facts.last_year, oldest - 1, -1):
        exactly = round(percent * 2) / 2 if subject.happens(0.4) else round(percent)
        day = date(year, luck.choice((6, 12)), 30).isoformat()
        shares.append({"percent": exactly, "date": day, "source": source.format(year)})
        percent = min(max(percent + luck.uniform(-6, 4), 18), 95)
    return shares
