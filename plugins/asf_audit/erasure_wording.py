"""What an audit tells of erasures, in Swedish for people and as values for programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from asf_register.problem import visible
from asf_register.swedish import count_of, long_date

from asf_audit.audit import Audit
from asf_audit.erasures.layer import Layer
from asf_audit.erasures.record import Known
from asf_audit.resting import Rest

_SHOWN = 12
RESTS = {
    Rest.MERGE: "Godkännandet vilar på raderingens intyg: underskriften går inte att visa längre.",
    Rest.PROPOSAL: "Vem som skrev förslaget vilar på raderingens intyg.",
    Rest.CONTENT: "Det som stod före raderingen går inte att visa, och det som står nu vilar på "
    "raderingens intyg.",
    Rest.POLICY: "Vem som fick godkänna vilar på raderingens intyg.",
}


def erasure_lines(layer: Layer, audit: Audit) -> Iterator[str]:
    """When, by whom and why something was erased, and what can't be shown after it.

    Args:
        layer: The erasure.
        audit: The audit that found it.
    """
    record = layer.record
    who = f"administratör {visible(record.by)}"
    yield f"Raderat {long_date(record.day)} av {who}: {visible(record.why)}"
    yield f"    före: {record.old.head[:_SHOWN]}  efter: {record.new.head[:_SHOWN]}"
    count = count_of(len(layer.new_of), "version", "versioner")
    yield f"  {count} har fått nya namn. Underlaget visar vad de hette och höll förut."
    if record.withheld:
        count = count_of(len(record.withheld), "version", "versioner")
        yield f"  {count} går inte att visa som de var, för där stod det som raderades."
    for one in record.guarded:
        yield f"  Raderat också i {visible(one.path)}."
    resting = sum(bool(one.rests) for one in audit.judged)
    if resting and layer is audit.erased.layers[-1]:
        count = count_of(resting, "ändring", "ändringar")
        yield f"  {count} av beslut och policy vilar helt eller delvis på intyg om radering."


def erasure_as_json(layer: Layer) -> dict[str, Any]:
    """The same for programs.

    Args:
        layer: The erasure.
    """
    record = layer.record
    return {
        "id": layer.id,
        "day": record.day.isoformat(),
        "by": visible(record.by),
        "why": visible(record.why),
        "old": _known(record.old),
        "new": _known(record.new),
        "versions": len(layer.new_of),
        "withheld": len(record.withheld),
        "guarded": sorted({visible(one.path) for one in record.guarded}),
    }


def _known(known: Known) -> dict[str, Any]:
    return {
        "head": known.head,
        "genesis": known.genesis,
        "checkpoints": list(known.checkpoints),
    }
