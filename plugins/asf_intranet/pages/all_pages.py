"""Every page of the intranet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from asf_register.register import Register

from asf_intranet.download import Download
from asf_intranet.pages.coordinator_tasks import task_pages
from asf_intranet.pages.courses import course_pages
from asf_intranet.pages.experiences import experience_pages
from asf_intranet.pages.file_list import file_list_pages
from asf_intranet.pages.guides import guide_pages
from asf_intranet.pages.home import home_pages
from asf_intranet.pages.member_list import member_list_pages
from asf_intranet.pages.page import IntranetPage
from asf_intranet.pages.recordings import recording_pages
from asf_intranet.pages.template_pages import template_pages
from asf_intranet.pages.view import IntranetView

# In the order in which equally good hits of a search are shown.
_KINDS: tuple[Callable[[IntranetView], Iterator[IntranetPage]], ...] = (
    home_pages,
    guide_pages,
    template_pages,
    course_pages,
    recording_pages,
    experience_pages,
    member_list_pages,
    file_list_pages,
    task_pages,
)


def intranet_pages(
    register: Register, day: date, downloads: Sequence[Download]
) -> Iterator[IntranetPage]:
    """Every page of a register's intranet.

    Args:
        register: All of it; the public view has no intranet.
        day: The day that members' keys must hold on. Nothing else depends on it.
        downloads: Every file that can be fetched; a button stands for those only.
    """
    view = IntranetView(register, day, downloads)
    for pages in _KINDS:
        yield from pages(view)
