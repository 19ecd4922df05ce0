"""What enterprises do for people on behalf of public buyers."""

from __future__ import annotations

from typing import Any

from asf_demo.bank import ServiceWords
from asf_demo.chance import likelier_first
from asf_demo.slots import cycled
from asf_demo.subject import Subject

# How often there are none, one, two …
_MANY = (1, 5, 8, 5, 2)
_FEW = (2, 3, 1)


def services_of(subject: Subject) -> list[dict[str, Any]]:
    """Some integration services that suit whom the enterprise is there for."""
    fitting = [
        service
        for service in subject.demo.bank.services.services
        if not service.only_for or set(service.only_for) & set(subject.facts.group.keys)
    ]
    weights = _FEW if subject.state.sparse else _MANY
    many = subject.luck.choices(range(len(weights)), weights)[0]
    order = likelier_first(fitting, lambda service: service.weight, subject.luck)
    return [_service(subject, words) for words in order[:many]]


def _service(subject: Subject, words: ServiceWords) -> dict[str, Any]:
    service: dict[str, Any] = {"kind": words.kind}
    if subject.from_sources:
        return service
    if subject.happens(0.85):
        service["text"] = subject.slots.fill(cycled(words.texts, subject.sketch.turn))
    if subject.happens(0.7):
        keys = subject.facts.group.keys
        service["target_groups"] = list(keys[: subject.luck.randint(1, len(keys))])
    if subject.happens(0.75):
        service["places"] = subject.luck.randint(*words.places)
    if subject.happens(0.8):
        buyers = subject.luck.randint(1, min(2, len(words.buyers)))
        service["buyers"] = subject.luck.sample(words.buyers, buyers)
    return service
