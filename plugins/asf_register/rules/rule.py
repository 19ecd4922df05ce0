"""What a rule is: a function that finds what is wrong, and how grave that is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from asf_register.certification.case import Case
from asf_register.certification.cohort import Cohort
from asf_register.certification.decisions import Decisions
from asf_register.content_page import ContentPage
from asf_register.documents import Document
from asf_register.enterprise import Enterprise
from asf_register.marketplace.post import Post
from asf_register.policy import Person
from asf_register.problem import DocumentKey, Finding, Severity
from asf_register.register import Register
from asf_register.site_addresses import SiteAddresses


@dataclass(frozen=True)
class Context:
    """What a rule may look at beside the record it judges.

    Attributes:
        register: The records that could be read.
        day: The day that counts as today.
        unread: Slugs of enterprises that exist but could not be read.
        unread_documents: Rounds, cases, decisions and posts that exist but could not be read.
    """

    register: Register
    day: date
    unread: frozenset[str] = frozenset()
    unread_documents: frozenset[DocumentKey] = frozenset()

    @cached_property
    def addresses(self) -> SiteAddresses:
        """Every address of the public site, as it would be built today."""
        return SiteAddresses(self.register, self.day)

    @property
    def people(self) -> Mapping[str, Person] | None:
        """Those with a role in the certification, by id; None where the policy can't be read."""
        policy = self.register.policy
        return None if policy is None else policy.people


EnterpriseCheck = Callable[[Enterprise, Context], Iterator[Finding]]
RegisterCheck = Callable[[Context], Iterator[tuple[DocumentKey, Finding]]]
DocumentCheck = Callable[[Document, Context], Iterator[Finding]]
PageCheck = Callable[[ContentPage, Context], Iterator[Finding]]
CohortCheck = Callable[[Cohort, Context], Iterator[Finding]]
CaseCheck = Callable[[Case, Context], Iterator[Finding]]
DecisionsCheck = Callable[[Decisions, Context], Iterator[Finding]]
PostCheck = Callable[[Post, Context], Iterator[Finding]]
# Takes a record of one of the kinds that its rule names.
IntranetCheck = Callable[[Any, Context], Iterator[Finding]]
HappeningCheck = Callable[[Any, Context], Iterator[Finding]]


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


@dataclass(frozen=True, slots=True)
class CohortRule:
    """A rule that looks at one certification round at a time."""

    check: CohortCheck
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class CaseRule:
    """A rule that looks at one case at a time."""

    check: CaseCheck
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class DecisionsRule:
    """A rule that looks at what was decided about one certificate at a time."""

    check: DecisionsCheck
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class PostRule:
    """A rule that looks at one post of the marketplace at a time."""

    check: PostCheck
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class IntranetRule:
    """A rule that looks at one file of the intranet at a time.

    Attributes:
        check: The rule.
        kinds: The kinds of files that it looks at, as in their keys and in `Intranet`.
        severity: How grave it is.
    """

    check: IntranetCheck
    kinds: tuple[str, ...]
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class HappeningRule:
    """A rule that looks at one piece of news, event of the calendar or archive at a time.

    Attributes:
        check: The rule.
        kinds: Which of them it looks at, as in their keys and in `Happenings`.
        severity: How grave it is.
    """

    check: HappeningCheck
    kinds: tuple[str, ...]
    severity: Severity = Severity.ERROR


RecordRule = (
    EnterpriseRule
    | PageRule
    | DocumentRule
    | CohortRule
    | CaseRule
    | DecisionsRule
    | PostRule
    | IntranetRule
    | HappeningRule
)
Rule = RegisterRule | RecordRule
