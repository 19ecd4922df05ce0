"""What a rule is: a function that finds what is wrong, and how grave that is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from asf_register.content_page import ContentPage
from asf_register.enterprise import Enterprise
from asf_register.problem import Finding, Severity
from asf_register.register import Register


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may look at beside the record it judges.

    Attributes:
        register: The records that could be read.
        day: The day that counts as today.
        unread: Slugs of enterprises that exist but could not be read.
    """

    register: Register
    day: date
    unread: frozenset[str] = frozenset()


EnterpriseCheck = Callable[[Enterprise, Context], Iterator[Finding]]
RegisterCheck = Callable[[Context], Iterator[tuple[str, Finding]]]
PageCheck = Callable[[ContentPage, Context], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class EnterpriseRule:
    """A rule that looks at one enterprise at a time."""

    check: EnterpriseCheck
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class RegisterRule:
    """A rule that looks at all enterprises; its findings come with a slug."""

    check: RegisterCheck
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule that looks at one page of running text at a time."""

    check: PageCheck
    severity: Severity = Severity.ERROR
