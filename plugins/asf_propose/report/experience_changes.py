"""What a change does to the experiences that members read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from asf_edit.fields import Fields
from asf_register.schema import Schema

from asf_propose.forms.experience_form import NEW_EXPERIENCE
from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.field_changes import Differences
from asf_propose.report.file_values import values_of
from asf_propose.report.sentences import Kind, Sentence, value
from asf_propose.report.sides import Sides

_DOES = {"added": NEW_EXPERIENCE, "removed": "Tas bort", "changed": "Ändras"}
# What the first line of a new one says already.
_SAID = ("title", "enterprise", "date")


def experience_changes(file: ChangedFile, sides: Sides) -> Iterator[Sentence]:
    """What happens to one experience, and what a new one says; nothing where it can't be read."""
    before, after = values_of(file, sides.contents)
    latest = after if isinstance(after, dict) else before
    if not isinstance(latest, dict) or (file.after is not None and after is not latest):
        return
    title, who = _named(latest, sides)
    yield (f"{_DOES[file.status]}: ", value(title, 120, Kind.NAME), " (", value(who, 120), ")")
    top = Fields(Schema("experience", sides.words_after)).whole
    differences = Differences(sides.words_before, sides.words_after)
    if not isinstance(before, dict):
        told = {key: part for key, part in latest.items() if key not in _SAID}
        yield from (change.said for change in differences.told(top, told))
    elif latest is after:
        yield from (change.said for change in differences.between(top, before, latest))


def brief_of_experiences(files: Sequence[ChangedFile], sides: Sides) -> str:
    """What happens to them in few words; "" where it is not to a single one."""
    if len(files) != 1:
        return ""
    found = [one for one in values_of(files[0], sides.contents) if isinstance(one, dict)]
    if not found:
        return ""
    title, who = _named(found[-1], sides)
    return f"{_DOES[files[0].status]}: {value(title, 120).text} ({value(who, 120).text})"


def _named(experience: Mapping[str, Any], sides: Sides) -> tuple[str, str]:
    """What an experience is called, and who tells it."""
    slug = str(experience.get("enterprise", ""))
    sources = (side.register for side in (sides.after, sides.before) if side.register is not None)
    found = next((one for register in sources if (one := register.find(slug)) is not None), None)
    return str(experience.get("title", "")), found.name if found else slug
