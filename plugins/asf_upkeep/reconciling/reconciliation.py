"""A register held against an extract: what differs, and the drafts of what is to be written."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from asf_edit.draft import Draft
from asf_edit.renaming import renamed
from asf_edit.understanding import Understood
from asf_register.documents import Document
from asf_register.errors import UsageError
from asf_register.problem import DocumentKey
from asf_register.register import Register

from asf_upkeep.reconciling.differences import differences
from asf_upkeep.reconciling.endings import endings
from asf_upkeep.reconciling.extract import Extract
from asf_upkeep.reconciling.finding import Finding, Kind
from asf_upkeep.reconciling.seeking import seeking
from asf_upkeep.reconciling.subject import subjects

_NOT_FOUND = (Kind.OTHER_NUMBER, Kind.MISSING, Kind.NOT_KEPT)
_ORDER = {kind: place for place, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What came of holding a register against an extract.

    Attributes:
        extract: The extract.
        findings: What differs, by kind and then in the register's order.
        compared: How many entries have a row of their own number.
        not_found: How many have a number of their own that no row has.
        without_number: How many entries have no number to look for.
    """

    extract: Extract
    findings: tuple[Finding, ...]
    compared: int
    not_found: int
    without_number: int

    def about(self, slugs: Collection[str]) -> Reconciliation:
        """The same with what is found of some entries only.

        Args:
            slugs: Which ones; all where there are none.
        """
        found = (one for one in self.findings if not slugs or one.slug in slugs)
        return replace(self, findings=tuple(found))

    def of(self, kinds: Collection[Kind]) -> tuple[Finding, ...]:
        """Findings that can be written.

        Args:
            kinds: Which ones.
        """
        return tuple(one for one in self.findings if one.kind in kinds and one.changes)


def reconciled(register: Register, extract: Extract, day: date) -> Reconciliation:
    """Hold a register against an extract.

    Args:
        register: Its entries that haven't closed.
        extract: What the company register says of them.
        day: Today.
    """
    there = list(subjects(register, extract, day))
    found = [
        finding
        for subject in there
        for part in (endings, differences, seeking)
        for finding in part(subject)
    ]
    return Reconciliation(
        extract,
        tuple(sorted(found, key=lambda finding: _ORDER[finding.kind])),
        sum(bool(subject.rows) for subject in there),
        sum(finding.kind in _NOT_FOUND for finding in found),
        sum(subject.number is None for subject in there),
    )


@dataclass(frozen=True, slots=True)
class Written:
    """An entry that is to be written.

    Attributes:
        slug: The file's name until now.
        new_slug: Its name from now on.
        draft: The entry.
        raw: What the file holds now.
    """

    slug: str
    new_slug: str
    draft: Draft
    raw: bytes


def drafted(
    findings: Sequence[Finding],
    register: Register,
    documents: Mapping[DocumentKey, Document],
) -> list[Written]:
    """Draft the entries that findings change, each once.

    Args:
        findings: Those to be written.
        register: The register.
        documents: Its files.

    Raises:
        UsageError: Where two entries would get the same file name.
    """
    written: dict[str, Written] = {}
    for slug in dict.fromkeys(one.slug for one in findings):
        document = documents["asf", slug]
        draft = Draft(register.vocabulary, document.value, document.raw)
        for one in findings:
            if one.slug == slug:
                _change(draft, one)
        new_slug = renamed(slug, draft, register)
        if new_slug in written:
            raise UsageError(
                f"Två företag skulle få filnamnet {new_slug}.", "Skriv dem ett i taget med --only."
            )
        written[new_slug] = Written(slug, new_slug, draft, document.raw)
    return list(written.values())


def _change(draft: Draft, finding: Finding) -> None:
    for name, value in finding.changes:
        field = draft.fields.find(name)
        if value is None:
            draft.empty(field)
        else:
            draft.put(field, Understood(value))
