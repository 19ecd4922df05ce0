"""Checking a register: everything that is wrong, at once, in the order of the files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any

from asf_register.documents import Found
from asf_register.enterprise_files import Drafts
from asf_register.errors import ProblemsFoundError
from asf_register.known_files import KnownFiles, Records, digest_of
from asf_register.marketplace.post_files import MARKETPLACE, post_digest
from asf_register.problem import DocumentKey, Finding, Problem, Severity
from asf_register.read_register import Reading, read_register
from asf_register.reading.fault import MOST_FAULTS
from asf_register.register import Register
from asf_register.root import Root
from asf_register.rules import RULES
from asf_register.rules.rule import (
    CaseRule,
    CohortRule,
    Context,
    DecisionsRule,
    DocumentRule,
    EnterpriseRule,
    HappeningRule,
    IntranetRule,
    PageRule,
    PostRule,
    RecordRule,
    RegisterRule,
    Rule,
)


@dataclass(frozen=True)
class Checked:
    """A register and what is wrong with it, sorted by file and line.

    Attributes:
        register: The records that could be read; None where nothing could be judged.
        problems: Errors and warnings.
        files: Paths, as people see them, of every file that was looked at.
    """

    register: Register | None
    problems: tuple[Problem, ...]
    files: frozenset[str] = frozenset()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that block."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)


def check(
    root: Root,
    day: date,
    known: KnownFiles | None = None,
    drafts: Drafts | None = None,
    posts: Drafts | None = None,
    *,
    intranet: Drafts | None = None,
) -> Checked:
    """Read a register and hold it against every rule.

    Args:
        root: Where it lies.
        day: The day that counts as today.
        known: Remembers the files that were right, until they are changed.
        drafts: Enterprises that are to be judged as if they were written already.
        posts: Posts that are to be judged so, by id.
        intranet: Files of the intranet that are to be judged so, by their paths from the root.
    """
    try:
        reading = read_register(root, known, drafts, posts, intranet=intranet)
    except ProblemsFoundError as error:
        return Checked(None, tuple(sorted(error.problems)))
    problems = [*reading.problems, *_broken_rules(reading, day)]
    # What is only tried out is nothing to remember.
    if known and not (drafts or posts or intranet):
        known.keep(_right(reading, {problem.path for problem in problems}))
    return Checked(reading.register, tuple(sorted(set(problems))), reading.files)


def _right(reading: Reading, wrong: set[str]) -> Records:
    """The records whose files have no problem."""
    enterprises, posts = {}, {}
    for (folder, name), document in reading.documents.items():
        if document.shown in wrong:
            continue
        if folder == "asf":
            digest = digest_of(document.path.name, document.raw)
            enterprises[digest] = reading.register.enterprises[name]
        elif folder == MARKETPLACE:
            digest = post_digest(document.path.name, document.raw)
            posts[digest] = reading.register.posts[name]
    return Records(enterprises, posts)


def _broken_rules(reading: Reading, day: date) -> Iterator[Problem]:
    context = Context(reading.register, day, reading.unread, reading.unread_documents)
    found: dict[DocumentKey, list[Found]] = {}
    for rule in RULES:
        for key, finding in _findings(rule, reading, context):
            found.setdefault(key, []).append((rule.check.__name__, rule.severity, finding))
    for key, findings in found.items():
        problems = reading.documents[key].problems(findings)
        for problem, (_, _, finding) in zip(problems, findings, strict=True):
            others = sorted(reading.documents[other].shown for other in finding.also)
            yield replace(problem, also=tuple(others)) if others else problem


def _findings(
    rule: Rule, reading: Reading, context: Context
) -> Iterator[tuple[DocumentKey, Finding]]:
    if isinstance(rule, RegisterRule):
        yield from rule.check(context)
        return
    for key, findings in _of_each(rule, reading, context):
        for finding in islice(findings, MOST_FAULTS):
            yield key, finding


def _of_each(
    rule: RecordRule, reading: Reading, context: Context
) -> Iterator[tuple[DocumentKey, Iterator[Finding]]]:
    register = reading.register
    if isinstance(rule, EnterpriseRule):
        for slug, enterprise in register.enterprises.items():
            if not (rule.by_itself and ("asf", slug) in reading.known):
                yield ("asf", slug), rule.check(enterprise, context)
    elif isinstance(rule, PageRule):
        for key, page in _own("content", register.pages, reading):
            yield key, rule.check(page, context)
    elif isinstance(rule, DocumentRule):
        for key, document in reading.documents.items():
            if key[0] in rule.folders and key not in reading.known:
                yield key, rule.check(document, context)
    elif isinstance(rule, IntranetRule | HappeningRule):
        yield from _of_kinds(rule, reading, context)
    else:
        yield from _of_each_elsewhere(rule, register, context)


def _of_kinds(
    rule: IntranetRule | HappeningRule, reading: Reading, context: Context
) -> Iterator[tuple[DocumentKey, Iterator[Finding]]]:
    whole = reading.register
    part = whole.happenings if isinstance(rule, HappeningRule) else whole.intranet
    for kind in rule.kinds:
        for key, record in _own(kind, getattr(part, kind), reading):
            yield key, rule.check(record, context)


def _own(
    kind: str, records: Mapping[str, Any], reading: Reading
) -> Iterator[tuple[DocumentKey, Any]]:
    """A register's own records; the project's, where it has none, are judged in the project."""
    for name, record in records.items():
        if reading.register.root.holds(reading.documents[kind, name].path):
            yield (kind, name), record


def _of_each_elsewhere(
    rule: CohortRule | CaseRule | DecisionsRule | PostRule, register: Register, context: Context
) -> Iterator[tuple[DocumentKey, Iterator[Finding]]]:
    if isinstance(rule, CohortRule):
        for name, cohort in register.cohorts.items():
            yield ("cohorts", name), rule.check(cohort, context)
    elif isinstance(rule, CaseRule):
        for name, case in register.cases.items():
            yield ("cases", name), rule.check(case, context)
    elif isinstance(rule, PostRule):
        for name, post in register.posts.items():
            yield (MARKETPLACE, name), rule.check(post, context)
    else:
        for name, decisions in register.decisions.items():
            yield ("decisions", name), rule.check(decisions, context)
