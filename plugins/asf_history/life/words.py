"""An entry's life for people at a terminal, and for programs."""

from __future__ import annotations

import json

from asf_propose.report.as_text import plain
from asf_register.swedish import count_of, listing, long_date

from asf_history.life.life import Change, Life, lines_of

_SHORT = 10


def as_text(life: Life) -> str:
    """The life in paragraphs, one a change, oldest first."""
    return "\n\n".join(["\n".join(_head(life)), *map(_paragraph, life.changes)])


def as_json(life: Life) -> str:
    """The life for programs; sentences are as in the text."""
    value = {
        "slug": life.slug,
        "name": life.name,
        "earlier_slugs": list(life.earlier),
        "in_register": life.is_there,
        "complete": life.cut_off is None and not life.left_out,
        "clone_begins": life.cut_off.isoformat() if life.cut_off else None,
        "earlier_changes": life.left_out,
        "changes": [
            {
                "day": change.version.day.isoformat(),
                "day_is_certain": change.version.is_certain,
                "version": change.version.id,
                "way": change.way.kind.value,
                "proposal": change.way.number,
                "person": change.way.person.id if change.way.person else None,
                "roles": list(change.way.person.roles) if change.way.person else [],
                "said": [plain(said) for said in change.said],
            }
            for change in life.changes
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _head(life: Life) -> list[str]:
    lines = [f"{life.name} ({life.slug})" if life.name else life.slug]
    if life.earlier:
        lines.append(f"Har också haft adressen {listing(life.earlier)}.")
    if not life.is_there:
        lines.append("Finns inte i registret längre.")
    if life.cut_off is not None:
        lines.append(
            f"Den här klonen börjar {long_date(life.cut_off)}, och det som hände innan syns inte. "
            "Hämta resten: git fetch --unshallow"
        )
    if life.left_out:
        lines.append(
            f"{count_of(life.left_out, 'tidigare ändring', 'tidigare ändringar')} visas inte."
        )
    if not life.changes:
        lines.append("Inget har ändrats sedan dess.")
    return lines


def _paragraph(change: Change) -> str:
    version = change.version
    head = f"{long_date(version.day)} (version {version.id[:_SHORT]}), {change.way.in_words()}"
    return "\n".join([head, *(f"  {plain(said)}" for said in lines_of(change))])
