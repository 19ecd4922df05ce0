"""A page for each course: its steps, and questions whose answers teach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_register.intranet.course import Course, Question, Step
from asf_register.intranet.guide import Guide
from asf_register.intranet.recording import Recording

from asf_intranet.pages.content_page import content_page
from asf_intranet.pages.guides import mark_of, responsible_roles
from asf_intranet.pages.page import IntranetPage
from asf_intranet.pages.running_text import line_blocks
from asf_intranet.pages.view import IntranetView, route
from asf_intranet.templates import render


@dataclass(frozen=True, slots=True)
class ShownStep:
    """A step with what it is about.

    Attributes:
        mark: What the browser remembers it by.
        about: The guide or recording.
        route: Where that lies.
        questions: Each with its own mark.
    """

    mark: str
    about: Guide | Recording
    route: str
    questions: tuple[tuple[str, Question], ...]


def course_pages(view: IntranetView) -> Iterator[IntranetPage]:
    """The courses, by slug."""
    for course in view.intranet.courses.values():
        yield _page(view, course)


def _page(view: IntranetView, course: Course) -> IntranetPage:
    steps = [shown for step in course.steps if (shown := _shown(view, step))]
    html = render(
        "course.html",
        course=course,
        area=view.area(course.area),
        responsible=responsible_roles()[course.responsible],
        steps=steps,
    )
    said = [step.about.title for step in steps]
    said += [one.question for step in steps for _, one in step.questions]
    return content_page(view, course, "course", html, line_blocks(*said))


def _shown(view: IntranetView, step: Step) -> ShownStep | None:
    about: Guide | Recording | None
    if step.guide is not None:
        about = view.intranet.guides.get(step.guide)
    else:
        about = view.intranet.recordings.get(step.recording or "")
    if about is None:
        return None
    questions = tuple((mark_of(one.question), one) for one in step.questions)
    return ShownStep(mark_of(route(about)), about, route(about), questions)
