"""All that stands on the intranet, and who reads it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from asf_register.intranet.attachment import Attachment
from asf_register.intranet.course import Course
from asf_register.intranet.document_template import DocumentTemplate
from asf_register.intranet.experience import Experience
from asf_register.intranet.guide import Guide
from asf_register.intranet.member import Member
from asf_register.intranet.recording import Recording
from asf_register.intranet.workbook import Workbook


@dataclass(frozen=True, kw_only=True)
class Intranet:
    """The records of content/intranat, data/experiences and data/members, by slug or id."""

    guides: Mapping[str, Guide] = field(default_factory=dict)
    templates: Mapping[str, DocumentTemplate] = field(default_factory=dict)
    workbooks: Mapping[str, Workbook] = field(default_factory=dict)
    courses: Mapping[str, Course] = field(default_factory=dict)
    recordings: Mapping[str, Recording] = field(default_factory=dict)
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    experiences: Mapping[str, Experience] = field(default_factory=dict)
    members: Mapping[str, Member] = field(default_factory=dict)

    def keys_on(self, day: date) -> Iterator[str]:
        """The public keys of everyone who reads the intranet on a day."""
        for member in self.members.values():
            yield from member.reads_with(day)
