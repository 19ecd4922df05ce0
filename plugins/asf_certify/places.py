"""Where an event belongs: which enterprise's file in which round."""

from __future__ import annotations

from dataclasses import dataclass

from asf_edit.entries import slug_of
from asf_register.errors import UsageError
from asf_register.problem import visible
from asf_register.register import Register
from asf_register.swedish import listing

_MEND = "Skriv omgången, ett snedstreck och företaget, till exempel 2027-bas/cafe-exemplet."
# The folder of each kind of file.
FOLDERS = {"case": "cases", "decisions": "decisions"}


@dataclass(frozen=True, slots=True)
class Place:
    """A file of events.

    Attributes:
        schema: Its kind: "case" or "decisions".
        cohort: The round's id.
        slug: The enterprise's, as the round's files have it.
    """

    schema: str
    cohort: str
    slug: str

    @property
    def path(self) -> str:
        """From the register's root."""
        return f"data/cohorts/{self.cohort}/{FOLDERS[self.schema]}/{self.slug}.yaml"


def place_of(written: str, schema: str, register: Register) -> Place:
    """The file that somebody means.

    Args:
        written: The round, a slash, and the enterprise by any of its names.
        schema: The kind of file.
        register: What is there.

    Raises:
        UsageError: Where there is no such round or enterprise.
    """
    cohort, slash, wanted = written.strip().partition("/")
    if not slash or not cohort or not wanted.strip():
        raise UsageError(f'"{visible(written)}" säger inte vilket ärende det gäller.', _MEND)
    if cohort not in register.cohorts:
        known = listing(list(register.cohorts))
        raise UsageError(
            f'Omgången "{visible(cohort)}" finns inte.',
            f"Omgångar som finns: {known}." if known else "Lägg upp omgången först.",
        )
    slug = wanted.strip()
    if f"{cohort}/{slug}" not in {*register.cases, *register.decisions}:
        slug = _slug_in(cohort, slug_of(slug, register), register)
    return Place(schema, cohort, slug)


def _slug_in(cohort: str, slug: str, register: Register) -> str:
    """What an enterprise is called in a round, which keeps the slug it was written with."""
    enterprise = register.find(slug)
    aliases = enterprise.aliases if enterprise else ()
    written = {*register.cases, *register.decisions}
    return next((one for one in aliases if f"{cohort}/{one}" in written), slug)
