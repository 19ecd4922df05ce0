"""Lines of guides, templates, courses and recordings that nobody has looked over for a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from asf_register.day import years_after
from asf_register.intranet.content import Content
from asf_register.register import Register
from asf_register.schema import labels, read_schema
from asf_register.swedish import long_date

from asf_upkeep.worklist.line import ADMINISTRATORS, Kind, Line, Subject

_YEARS, _FAR_TOO_MANY = 1, 2


def content_lines(register: Register) -> Iterator[Line]:
    """What members read and should be looked over again; it belongs to no region."""
    roles = labels(read_schema("guide"))["responsible"]
    for path, content in _all_content(register):
        since = years_after(content.reviewed, _YEARS)
        subject = Subject("content", content.slug, content.title)
        yield Line(
            kind=Kind.CONTENT,
            subject=subject,
            contact=subject,
            region=ADMINISTRATORS,
            why=f"«{content.title}» granskades senast {long_date(content.reviewed)}.",
            to_do="Läs igenom texten, rätta lagar, belopp och datum som har ändrats, och skriv in "
            f"dagen. Ansvarig: {roles[content.responsible]}.",
            link=path,
            since=since,
            urgent_from=years_after(content.reviewed, _FAR_TOO_MANY),
        )


def _all_content(register: Register) -> Iterator[tuple[str, Content]]:
    intranet = register.intranet
    kinds: tuple[tuple[str, str, Mapping[str, Content]], ...] = (
        ("guider", ".md", intranet.guides),
        ("mallar", ".md", intranet.templates),
        ("mallar", ".yaml", intranet.workbooks),
        ("kurser", ".yaml", intranet.courses),
        ("inspelningar", ".md", intranet.recordings),
    )
    for folder, ending, found in kinds:
        for slug, content in found.items():
            yield f"content/intranat/{folder}/{slug}{ending}", content
