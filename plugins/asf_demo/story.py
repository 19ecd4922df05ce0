"""What enterprises say of themselves: whole sentences, put together so that few are alike."""

from __future__ import annotations

from asf_demo.slots import cycled
from asf_demo.subject import Subject


def description_of(subject: Subject) -> str:
    """Some sentences about the enterprise, as it or others would put them; maybe ""."""
    story = subject.demo.bank.story
    if subject.state.closed:
        return subject.slots.fill(cycled(story.closed, subject.turn))
    if subject.from_sources:
        told = subject.slots.fill(cycled(story.from_sources, subject.turn))
        return told if subject.happens(0.6) else ""
    if subject.state.sparse:
        return _paragraph(subject, _of_the_business(subject)[:1])
    paragraphs = [
        _paragraph(subject, _of_the_business(subject)),
        _paragraph(subject, _of_its_people(subject)),
    ]
    if subject.sketch.former is not None:
        paragraphs[1] += f" Förr hette vi {subject.sketch.former[0]}."
    if subject.happens(0.15):
        paragraphs.append(cycled(story.hours, subject.turn))
    return "\n\n".join(paragraphs)


def participation_of(subject: Subject) -> str:
    """How co-workers take part; "" where nobody has written it down."""
    if subject.state.sparse or subject.from_sources or subject.happens(0.25):
        return ""
    texts = subject.demo.bank.story.participation
    forms = texts.association if subject.facts.is_association else texts.company
    said = [cycled(forms, subject.turn), cycled(texts.any, subject.turn)]
    if subject.happens(0.4):
        said.append(cycled(texts.any, subject.turn + len(texts.any) // 2))
    return ("\n\n" if subject.happens(0.3) else " ").join(said)


def _of_the_business(subject: Subject) -> list[str]:
    trade, turn = subject.sketch.trade, subject.sketch.turn + subject.demo.seed
    sentences = [cycled(trade.opening, turn), cycled(trade.detail, turn)]
    if subject.sketch.parent is not None:
        sentences.insert(0, cycled(subject.demo.bank.story.unit, subject.turn))
    return sentences


def _of_its_people(subject: Subject) -> list[str]:
    story = subject.demo.bank.story
    sentences = [cycled(story.people, subject.turn)]
    if subject.sketch.parent is None and subject.happens(0.6):
        sentences.insert(0, cycled(story.history, subject.turn))
    if subject.happens(0.35):
        sentences.append(cycled(story.place, subject.turn))
    return sentences


def _paragraph(subject: Subject, sentences: list[str]) -> str:
    return " ".join(map(subject.slots.fill, sentences))
