"""Rules for courses."""

from __future__ import annotations

from collections.abc import Iterator

from asf_register.intranet.course import Course
from asf_register.problem import Finding
from asf_register.rules.intranet_texts import unknown_slug
from asf_register.rules.rule import Context


def course_steps(course: Course, context: Context) -> Iterator[Finding]:
    """Each step of a course has a guide or a recording, and that is there."""
    for index, step in enumerate(course.steps):
        if (step.guide is None) == (step.recording is None):
            yield Finding(
                ("steps", index),
                "steget har ingen guide och ingen inspelning."
                if step.guide is None
                else "steget har både en guide och en inspelning.",
                "Skriv antingen guide: eller recording: i varje steg, och dela steget om det "
                "behövs.",
            )
        if step.guide is not None:
            pointer = ("steps", index, "guide")
            yield from unknown_slug(pointer, "guiden", step.guide, ("guides",), context)
        if step.recording is not None:
            pointer = ("steps", index, "recording")
            yield from unknown_slug(
                pointer, "inspelningen", step.recording, ("recordings",), context
            )


def right_answer(course: Course, context: Context) -> Iterator[Finding]:
    """The right answer to a question is one of its answers."""
    for index, step in enumerate(course.steps):
        for number, question in enumerate(step.questions):
            if question.right > len(question.answers):
                yield Finding(
                    ("steps", index, "questions", number, "right"),
                    f"svar {question.right} sägs vara rätt, men det finns bara "
                    f"{len(question.answers)} svar.",
                    "Skriv det rätta svarets nummer, räknat från 1.",
                )
