"""The text of a pull request for a proposal: what whoever decides should know beside the report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from asf_register.harmless import harmless
from asf_register.personal_number import without_personal_numbers
from asf_register.problem import Problem

from asf_propose.proposal.entry_change import EntryChange
from asf_propose.subject import ENTERPRISE, EXPERIENCE, POST, Subject

FROM_A_FORM = "Förslaget kom in genom webbplatsens formulär."
_NEW_ENTERPRISE = (
    "Företaget är nytt. Pröva det mot de fyra kriterierna och skriv in det innan förslaget antas: "
    "`asf set {slug} admitted.date=… admitted.by=processledare` och de fyra kriterierna."
)
_NEW_POST = (
    "Annonsen är ny. Se efter att den kommer från annonsören, att den går att förstå och att "
    "kontakten inte är en privatperson. När förslaget slås ihop visas den på webbplatsen."
)
_NEW_EXPERIENCE = (
    "Erfarenheten är ny. Se efter att den kommer från företaget, att den går att förstå och att "
    "ingen människa kan kännas igen i den. När förslaget slås ihop visas den på intranätet, "
    "bredvid guiderna som den hör till."
)
_NEW: Mapping[Subject, str] = {
    ENTERPRISE: _NEW_ENTERPRISE,
    POST: _NEW_POST,
    EXPERIENCE: _NEW_EXPERIENCE,
}


def body_of(
    change: EntryChange,
    others: Sequence[str],
    warnings: Sequence[Problem],
    opening: str,
) -> str:
    """The text, as Markdown.

    Args:
        change: What the proposal makes of its record.
        others: Branches of other proposals about the same record.
        warnings: What doesn't stop it but should be looked at.
        opening: Where it came from, as Markdown.
    """
    parts = [opening]
    if not change.raw:
        parts.append(_NEW[change.subject].format(slug=change.slug))
    if change.said:
        parts.append(_listed("Företaget säger:", (f"{n}: {v}" for n, v in change.said.items())))
    if change.notes:
        parts.append(_listed("Så har det som skrevs förståtts:", change.notes))
    if others:
        heading = f"Det finns fler förslag om samma {change.subject.same}. Anta ett i taget:"
        parts.append(_listed(heading, others))
    if warnings:
        said = (f"{problem.message} {problem.hint}" for problem in warnings)
        parts.append(_listed("Att se efter:", said))
    return "\n\n".join(parts) + "\n"


def _listed(heading: str, lines: Iterable[str]) -> str:
    told = (harmless(without_personal_numbers(line)) for line in lines)
    return "\n".join([heading, "", *(f"- {line}" for line in told)])
