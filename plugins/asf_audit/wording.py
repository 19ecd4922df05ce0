"""An audit's answer: in Swedish for people, in JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from asf_register.problem import visible
from asf_register.swedish import count_of, long_date

from asf_audit.approval import ROLES
from asf_audit.audit import Audit
from asf_audit.erasure_wording import RESTS, erasure_as_json, erasure_lines
from asf_audit.judging import Judged
from asf_audit.merger import Way
from asf_audit.refusals import Refusal

_SWEDEN = ZoneInfo("Europe/Stockholm")
_WAYS = {
    Way.FORGE: "Sammanslagen på GitHub.",
    Way.KEY: "Sammanslagen med egen nyckel.",
    Way.RECORD: "Sammanslagen så som raderingens intyg säger.",
}
_AFTERWARDS = (
    "Det som är underkänt blir inte godkänt av en senare ändring. När felet är utrett och rättat "
    "väljer ni en ny utgångspunkt efter rättningen, se docs/administrator.md."
)
_SHOWN = 12
_YEAR_3000 = 32_503_680_000
SCHEMA_VERSION = 1


def as_text(audit: Audit) -> str:
    """What an audit found, the verdict first.

    Args:
        audit: The audit.
    """
    return "\n".join(_lines(audit)) + "\n"


def as_json(audit: Audit) -> str:
    """The same for programs.

    Args:
        audit: The audit.
    """
    value = {
        "schema_version": SCHEMA_VERSION,
        "approved": audit.is_green,
        "genesis": audit.anchors.genesis,
        "checkpoints": list(audit.anchors.checkpoints),
        "head": audit.head,
        "versions": audit.versions,
        "problems": [_reason(one) for one in audit.refusals],
        "erasures": [erasure_as_json(layer) for layer in reversed(audit.erased.layers)],
        "changes": [_change(one, audit) for one in audit.judged],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_revision(audit: Audit) -> str:
    """What the site says of the version that it is built of, for the audits to come.

    Args:
        audit: A green audit of that version.
    """
    value = {
        "schema_version": SCHEMA_VERSION,
        "genesis": audit.anchors.genesis,
        "head": audit.head,
    }
    return json.dumps(value, indent=2) + "\n"


def _lines(audit: Audit) -> Iterator[str]:
    yield _headline(audit)
    yield (
        f"Från utgångspunkten {audit.anchors.genesis[:_SHOWN]} till {audit.head[:_SHOWN]}: "
        f"{count_of(audit.versions, 'version', 'versioner')} på main."
    )
    for one in audit.refusals:
        yield ""
        yield from _why(one)
    for layer in reversed(audit.erased.layers):
        yield ""
        yield from erasure_lines(layer, audit)
    for judged in audit.judged:
        yield ""
        yield from _told(judged)
    if not audit.is_green:
        yield ""
        yield _AFTERWARDS


def _headline(audit: Audit) -> str:
    if audit.refusals:
        return "Granskningen är röd: historiken går inte att lita på, så inget i den är prövat."
    wrong = sum(bool(one.refusals) for one in audit.judged)
    if wrong:
        all_of_them = count_of(len(audit.judged), "ändring", "ändringar")
        return f"Granskningen är röd: {wrong} av {all_of_them} av beslut och policy är underkända."
    if not audit.judged:
        return "Granskningen är grön: inga beslut och ingen policy har ändrats."
    count = count_of(len(audit.judged), "ändring", "ändringar")
    approved = "är godkänd" if len(audit.judged) == 1 else "är godkända"
    return f"Granskningen är grön: {count} av beslut och policy {approved} så som policyn säger."


def _told(judged: Judged) -> Iterator[str]:
    verdict = "UNDERKÄND" if judged.refusals else "godkänd"
    yield f"{_when(judged.at)}  {verdict}  {_who(judged)}  {judged.commit[:_SHOWN]}"
    for path in judged.paths:
        yield f"    {visible(path)}"
    for one in judged.refusals:
        yield from _why(one)
    if not judged.refusals and judged.way:
        yield f"  {_WAYS[judged.way]}"
    for rest in judged.rests:
        yield f"  {RESTS[rest]}"


def _why(one: Refusal) -> Iterator[str]:
    yield f"  {one.message}"
    yield f"  → {one.mend}"


def _who(judged: Judged) -> str:
    """In which role, and the person's id; never a name or an account."""
    if judged.person is None:
        return "av okänd"
    roles = [ROLES[guard] for guard in judged.guards if guard.value in judged.person.roles]
    return " ".join([*roles[:1], judged.person.id])


def _moment(at: int) -> datetime:
    """When that is in Sweden; a version may say whatever it likes, so no later than year 3000."""
    return datetime.fromtimestamp(min(at, _YEAR_3000), UTC).astimezone(_SWEDEN)


def _when(at: int) -> str:
    moment = _moment(at)
    return f"{long_date(moment.date())} kl. {moment:%H.%M}"


def _change(judged: Judged, audit: Audit) -> dict[str, Any]:
    return {
        "commit": judged.commit,
        "commit_at_first": audit.erased.first(judged.commit),
        "when": _moment(judged.at).isoformat(),
        "paths": [visible(path) for path in judged.paths],
        "needs": [guard.value for guard in judged.guards],
        "person": judged.person.id if judged.person else None,
        "roles": list(judged.person.roles) if judged.person else [],
        "way": judged.way.value if judged.way else None,
        "approved": not judged.refusals,
        "reasons": [_reason(one) for one in judged.refusals],
        "rests_on_erasure": [rest.value for rest in judged.rests],
    }


def _reason(one: Refusal) -> dict[str, str]:
    return {"reason": one.code, "message": one.message, "mend": one.mend}
