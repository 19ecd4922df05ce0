"""Changed pictures, and the enterprises whose logos they are."""

from __future__ import annotations

from collections.abc import Mapping

from asf_register.check import Checked
from asf_register.swedish import number

from asf_propose.history.changed_files import ChangedFile
from asf_propose.report.change import Change
from asf_propose.report.file_kinds import PICTURES, kind_of
from asf_propose.report.sentences import Sentence, path
from asf_propose.report.sides import Sides

_DOES = {"added": "läggs till", "removed": "tas bort", "changed": "byts ut"}


def pictures_by_slug(sides: Sides) -> dict[str, list[ChangedFile]]:
    """The changed logos, by the slug of the enterprise that names them."""
    files = [file for file in sides.change if kind_of(file) is PICTURES]
    if not files:
        return {}
    owners = {**_owners(sides.before), **_owners(sides.after)}
    found: dict[str, list[ChangedFile]] = {}
    for file in files:
        slug = owners.get(file.path.rpartition("/")[2])
        if slug is not None:
            found.setdefault(slug, []).append(file)
    return found


def picture_change(file: ChangedFile, contents: Mapping[str, bytes]) -> Change:
    """What happens to a logo."""
    does = _DOES[file.status]
    raw = contents.get(file.after.id, b"") if file.after is not None else b""
    size: Sentence = (f" ({number(max(1, len(raw) // 1000))} kB)",) if raw else ()
    said: Sentence = ("Bilden ", path(file.path.rpartition("/")[2]), f" {does}", *size)
    # As the field is called, which says the same of a logo that comes or goes.
    what = "logotypen" if file.status == "changed" else "logotyp"
    return Change(said, what, does)


def _owners(side: Checked) -> dict[str, str]:
    if side.register is None:
        return {}
    return {one.logo: one.slug for one in side.register if one.logo is not None}
