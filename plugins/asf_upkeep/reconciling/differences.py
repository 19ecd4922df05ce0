"""In what an entry differs from its company's rows: the name, the legal form, the address."""

from __future__ import annotations

from collections.abc import Iterator
from shlex import quote
from typing import Any

from asf_edit.draft import Draft
from asf_edit.importing.identity import folded_names, of_entry
from asf_edit.understanding import NotUnderstoodError, understand
from asf_register.slugs import fold
from asf_register.swedish import small

from asf_upkeep.reconciling.codes import FORMS
from asf_upkeep.reconciling.finding import Finding, Kind
from asf_upkeep.reconciling.organisation import Organisation, PostalAddress
from asf_upkeep.reconciling.subject import Subject

_CAPITALS = "Filen har bara versaler, så skriv själv hur det ska stavas."

_CERTIFIED = "Företaget är certifierat, och märket visas bara när namnet är beslutets."


def differences(subject: Subject) -> Iterator[Finding]:
    """In what an entry differs; nothing of a unit, which has names and addresses of its own."""
    rows = [row for row in subject.rows if not row.deregistered]
    if rows and not subject.is_unit:
        yield from _name(subject, rows)
        yield from _form(subject, rows)
        yield from _address(subject, rows)


def _name(subject: Subject, rows: list[Organisation]) -> Iterator[Finding]:
    names = tuple(dict.fromkeys(name for row in rows for name in row.names))
    own = set(of_entry(subject.enterprise, subject.register).names)
    own -= set(subject.enterprise.aliases)
    if not names or own & {folded for name in names for folded in folded_names(name)}:
        return
    registered = list(dict.fromkeys(row.names[0] for row in rows if row.names))
    why = f"Heter {' eller '.join(registered)} i filen."
    to_do = _CERTIFIED if subject.certificate else ""
    if len(registered) == 1 and not registered[0].isupper():
        yield subject.finding(Kind.NAME, why, to_do, changes=(("name", registered[0]),))
    else:
        doubt = _CAPITALS if registered[0].isupper() else "Raderna säger olika."
        command = f"asf set {subject.enterprise.slug} namn={quote(registered[0])}"
        yield subject.finding(Kind.NAME, why, f"{doubt} {to_do}".strip(), command)


def _form(subject: Subject, rows: list[Organisation]) -> Iterator[Finding]:
    known = {_forms(row.form, subject) for row in rows if row.form} - {()}
    own = subject.enterprise.legal_form
    if len(known) != 1 or own in (fitting := next(iter(known))):
        return
    terms = subject.register.vocabulary.legal_forms
    there = f"{terms[own].title} hos oss" if own else "Saknas hos oss"
    yield subject.finding(
        Kind.FORM,
        f"{there}, {small(terms[fitting[0]].title)} i filen.",
        changes=(("legal_form", fitting[0]),),
    )


def _forms(written: str, subject: Subject) -> tuple[str, ...]:
    """The legal forms that a code or word may stand for; none where that isn't known."""
    if written in FORMS:
        return FORMS[written]
    node = Draft(subject.register.vocabulary).fields.find("legal_form").node
    try:
        meant = understand(written, node, subject.register.vocabulary)
    except NotUnderstoodError:
        return ()
    same = (forms for forms in FORMS.values() if meant.value in forms[:1])
    return next(same, (meant.value,)) if meant.certain else ()


def _address(subject: Subject, rows: list[Organisation]) -> Iterator[Finding]:
    """Where the post goes, if the entry shows a street and that is another.

    An entry without one stays so: the address of a small association is often somebody's home.
    """
    own = subject.enterprise.address
    there = [row.address for row in rows if row.address.street]
    if own is None or own.street is None or not there:
        return
    wanted = there[0]
    if any(_is_same(own.street, own.postal_code, one) for one in there):
        return
    if wanted.has_care_of:
        why = "Posten går till någon annan (c/o) enligt filen."
        yield subject.finding(Kind.ADDRESS, why, "Fråga om besöksadressen stämmer.")
        return
    written = f"{own.street}, {own.postal_code or ''} {own.locality or ''}".strip(" ,")
    why = f"{written} hos oss, {_in_words(wanted)} i filen."
    doubt = _doubt_of(wanted, own.locality, len(set(there)))
    if doubt:
        yield subject.finding(Kind.ADDRESS, why, doubt, _command(subject, wanted))
    else:
        changes: list[tuple[str, Any]] = [("address.street", wanted.street)]
        if wanted.postal_code:
            changes.append(("address.postal_code", wanted.postal_code))
        if subject.enterprise.position is not None:
            changes.append(("position", None))  # it is where the old address was
        yield subject.finding(Kind.ADDRESS, why, changes=tuple(changes))


def _doubt_of(wanted: PostalAddress, locality: str | None, count: int) -> str:
    if count > 1:
        return "Raderna säger olika. Fråga vilken som stämmer."
    if fold(wanted.street).startswith(("box-", "fack-")):
        return "Filen har en box, och det är ingen besöksadress."
    if locality is None or fold(wanted.locality) != fold(locality):
        return "Det är en annan ort, så kommunen kan också vara en annan. Fråga."
    return _CAPITALS if wanted.street.isupper() else ""


def _is_same(street: str, code: str | None, other: PostalAddress) -> bool:
    return fold(street) == fold(other.street) and (
        code is None or not other.postal_code or code == other.postal_code
    )


def _in_words(address: PostalAddress) -> str:
    rest = f"{address.postal_code} {address.locality}".strip()
    return f"{address.street}, {rest}" if rest else address.street


def _command(subject: Subject, wanted: PostalAddress) -> str:
    parts = {"gata": wanted.street, "postnummer": wanted.postal_code, "ort": wanted.locality}
    said = " ".join(f"adress.{key}={quote(value)}" for key, value in parts.items() if value)
    return f"asf set {subject.enterprise.slug} {said}"
