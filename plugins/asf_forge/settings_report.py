"""What came of holding the forge's settings to the demands, in words for an administrator."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from asf_register.policy import Policy
from asf_register.swedish import count_of

from asf_forge.branch_rules import rules_of_main, switched_off
from asf_forge.demands import DEMANDS, Demand
from asf_forge.exports import Export
from asf_forge.rule_checks import stricter
from asf_forge.sources import SOURCES, fetched
from asf_forge.verdict import Answers, State, Verdict

_WIDTH = 96


@dataclass(frozen=True, slots=True)
class SettingsReport:
    """Every demand with its verdict.

    Attributes:
        verdicts: In the order of the table.
        notes: What else is worth knowing, in Swedish.
    """

    verdicts: tuple[tuple[Demand, Verdict], ...]
    notes: tuple[str, ...]

    def of(self, state: State) -> list[tuple[Demand, Verdict]]:
        """The demands with this verdict."""
        return [(demand, verdict) for demand, verdict in self.verdicts if verdict.state is state]

    @property
    def is_fine(self) -> bool:
        """Whether every demand was judged and is met."""
        return all(verdict.state is State.MET for _, verdict in self.verdicts)


def judge_settings(exports: tuple[Export, ...], policy: Policy) -> SettingsReport:
    """Hold exported settings to what is asked.

    Args:
        exports: What was exported.
        policy: Whose teams, checks and paths they must fit.
    """
    answers = Answers(exports)
    verdicts = tuple((demand, demand.judge(answers, policy)) for demand in DEMANDS)
    notes = (*switched_off(answers), *stricter(rules_of_main(answers) or ()))
    return SettingsReport(verdicts, notes)


def in_words(report: SettingsReport, exports: tuple[Export, ...], policy: Policy) -> str:
    """The report as text: what is wrong, what nobody knows, what is right."""
    weak, met = report.of(State.WEAK), report.of(State.MET)
    blocks = []
    if exports:
        read = "\n".join(f"  {export.shown}: {export.source.title}" for export in exports)
        blocks.append(f"Läste:\n{read}")
    if weak:
        blocks.append(f"Saknas eller är för svagt: {len(weak)}")
        blocks += [_mend(number, *one) for number, one in enumerate(weak, start=1)]
    blocks += _unknown(report, policy)
    if report.notes:
        notes = "\n".join(_wrapped(f"- {note}", "  ") for note in report.notes)
        blocks.append(f"Att veta\n\n{notes}")
    if met:
        right = "\n".join(_wrapped(f"- {demand.title}", "  ") for demand, _ in met)
        blocks.append(f"Som det ska vara: {len(met)} av {len(report.verdicts)}\n\n{right}")
    blocks.append(_summary(report))
    return "\n\n".join(blocks)


def _mend(number: int, demand: Demand, verdict: Verdict) -> str:
    lines = (
        _wrapped(f"{number}. {demand.title}", "   "),
        _wrapped(f"   Nu: {verdict.now}", "       "),
        _wrapped(f"   Varför: {demand.why}", "           "),
        _wrapped(f"   Rätta: {demand.mend}", "          "),
    )
    return "\n".join(lines)


def _unknown(report: SettingsReport, policy: Policy) -> Iterator[str]:
    unknown = report.of(State.UNKNOWN)
    if not unknown:
        return
    yield f"Kunde inte bedömas: {len(unknown)}"
    yield _wrapped(
        "Hämta det här som administratör av registret, och organisationens inställningar som ägare "
        "av den. gh är GitHubs eget program för terminalen (cli.github.com). Ange sedan alla filer "
        "på en gång.",
        "",
    )
    for source in SOURCES:
        waiting = [(d, v) for d, v in unknown if source.kind in v.needs]
        if not waiting:
            continue
        titles = [
            _wrapped(f"- {demand.title}{f': {verdict.now}' if verdict.now else ''}", "  ")
            for demand, verdict in waiting
        ]
        # A command is not wrapped, so that it can be copied.
        yield "\n".join((*titles, f"  {fetched(source, policy.forge)}"))


def _summary(report: SettingsReport) -> str:
    weak, unknown = len(report.of(State.WEAK)), len(report.of(State.UNKNOWN))
    if report.is_fine:
        return "Inställningarna är som de ska vara."
    said = [count_of(weak, "sak att rätta", "saker att rätta")] if weak else []
    said += [f"{count_of(unknown, 'sak', 'saker')} kvar att kontrollera"] if unknown else []
    return f"{' och '.join(said).capitalize()}."


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(
        text, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
