"""What the intranet's pages ask of the register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from asf_register.enterprise import Enterprise
from asf_register.intranet.content import Content
from asf_register.intranet.course import Course
from asf_register.intranet.document_template import DocumentTemplate
from asf_register.intranet.experience import Experience
from asf_register.intranet.guide import Guide
from asf_register.intranet.intranet import Intranet
from asf_register.intranet.recording import Recording
from asf_register.intranet.workbook import Workbook
from asf_register.public import is_public
from asf_register.register import Register
from asf_register.swedish import alphabetical
from asf_upkeep.worklist.line import ADMINISTRATORS, Line
from asf_upkeep.worklist.worklist import open_lines

from asf_intranet.documents import KINDS
from asf_intranet.download import Download

AnyTemplate = DocumentTemplate | Workbook
_FOLDERS: Mapping[type[Content], str] = {
    Guide: "guider",
    DocumentTemplate: "mallar",
    Workbook: "mallar",
    Course: "kurser",
    Recording: "inspelningar",
}
# What the formats of templates are called on buttons, in their order there.
FORMATS = {**KINDS, "xlsx": "Kalkylblad"}


@dataclass(frozen=True)
class IntranetView:
    """The intranet of a register on one day.

    Attributes:
        register: All of it; members see what is not public too.
        day: The day that keys must hold on.
        downloads: All files that can be fetched.
    """

    register: Register
    day: date
    downloads: Sequence[Download]

    @property
    def intranet(self) -> Intranet:
        """Its records."""
        return self.register.intranet

    @property
    def address(self) -> str:
        """Of the public site, without a "/" at the end."""
        return self.register.site.address.rstrip("/")

    def area(self, area: str) -> str:
        """What an area is called."""
        return self.register.vocabulary.guide_areas[area].title

    def download(self, wanted: str) -> Download | None:
        """The file with some id; None where there is none."""
        return self._downloads.get(wanted)

    def formats(self, template: AnyTemplate) -> list[tuple[str, Download]]:
        """The files of a template, each with what its format is called."""
        found = (
            (name, self.download(f"mallar/{template.slug}.{end}")) for end, name in FORMATS.items()
        )
        return [(name, file) for name, file in found if file is not None]

    @cached_property
    def templates(self) -> Mapping[str, AnyTemplate]:
        """Documents and workbooks by slug, in the order of their titles."""
        both: dict[str, AnyTemplate] = {**self.intranet.templates, **self.intranet.workbooks}
        return dict(sorted(both.items(), key=lambda item: alphabetical(item[1].title)))

    def templates_of(self, guide: Guide) -> list[AnyTemplate]:
        """The templates that belong to a guide, in its order."""
        return [self.templates[slug] for slug in guide.templates if slug in self.templates]

    def guides_with(self, template: AnyTemplate) -> list[Guide]:
        """The guides that a template belongs to."""
        return [one for one in self.intranet.guides.values() if template.slug in one.templates]

    def guides_in(self, area: str) -> list[Guide]:
        """The guides of an area, by title."""
        return self._guides.get(area, [])

    def courses_with(self, guide: Guide) -> list[Course]:
        """The courses that a guide is part of."""
        courses = self.intranet.courses.values()
        return [c for c in courses if any(step.guide == guide.slug for step in c.steps)]

    @cached_property
    def experiences(self) -> list[Experience]:
        """All that have been told, newest first."""
        told = self.intranet.experiences.values()
        return sorted(told, key=lambda one: (one.date, one.id), reverse=True)

    def experiences_of(self, guide: Guide) -> list[Experience]:
        """Those that belong to a guide, newest first."""
        return [one for one in self.experiences if guide.slug in one.guides]

    def teller(self, experience: Experience) -> Enterprise | None:
        """Who tells of an experience."""
        return self.register.find(experience.enterprise)

    def public_page(self, enterprise: Enterprise) -> str:
        """The address of an enterprise's page on the public site; "" where it has none."""
        shown = is_public(enterprise, self.register.site)
        return f"{self.address}/asf/{enterprise.slug}/" if shown else ""

    def place(self, enterprise: Enterprise) -> str:
        """Where an enterprise is: «Falun, Dalarnas län»."""
        words = self.register.vocabulary
        code = enterprise.municipality
        names = [words.municipalities[code].name] if code else []
        return ", ".join([*names, words.regions[enterprise.region].name])

    @cached_property
    def tasks(self) -> Sequence[Line]:
        """What all members may know that coordinators have to do, on whichever day."""
        return [one for one in open_lines(self.register) if one.region != ADMINISTRATORS]

    @cached_property
    def _downloads(self) -> dict[str, Download]:
        return {one.id: one for one in self.downloads}

    @cached_property
    def _guides(self) -> dict[str, list[Guide]]:
        grouped: dict[str, list[Guide]] = {}
        for guide in sorted(self.intranet.guides.values(), key=lambda g: alphabetical(g.title)):
            grouped.setdefault(guide.area, []).append(guide)
        return grouped

    def areas(self) -> Iterator[str]:
        """The ids of all areas, in their order."""
        yield from map(str, self.register.vocabulary.guide_areas)


def route(of: Content | Experience) -> str:
    """Where the page of a record lies, without "#/"."""
    if isinstance(of, Experience):
        return f"erfarenheter/{of.id}"
    return f"{_FOLDERS[type(of)]}/{of.slug}"
