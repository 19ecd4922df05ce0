"""What a rule is: a function that finds what is wrong, and how grave that is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from asf_register.content_page import ContentPage
from asf_register.documents import Document
from asf_register.enterprise import Enterprise
from asf_register.problem import DocumentKey, Finding, Severity
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
RegisterCheck = Callable[[Context], Iterator[tuple[DocumentKey, Finding]]]
DocumentCheck = Callable[[Document, Context], Iterator[Finding]]
PageCheck = Callable[[ContentPage, Context], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class EnterpriseRule:
    """A rule that looks at one enterprise at a time.

    Attributes:
        check: The rule.
        severity: How grave it is.
        by_itself: Whether its verdict depends on that one file, the closed lists and the day
            alone, so that a file that was right stays so until it is changed.
    """

    check: EnterpriseCheck
    severity: Severity = Severity.ERROR
    by_itself: bool = True


@dataclass(frozen=True, slots=True)
class RegisterRule:
    """A rule that looks at the whole register; its findings come with a document's key."""

    check: RegisterCheck
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class PageRule:
    """A rule that looks at one page of running text at a time."""

    check: PageCheck
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """A rule that looks at what is written in one file at a time.

    Attributes:
        check: The rule.
        folders: The folders whose files it looks at, as in their keys.
        severity: How grave it is.
    """

    check: DocumentCheck
    folders: tuple[str, ...]
    severity: Severity = Severity.ERROR


Rule = EnterpriseRule | RegisterRule | PageRule | DocumentRule
