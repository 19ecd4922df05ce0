"""Values as people write them, in a terminal, a spreadsheet or a letter, understood.

`understand` goes by the field's schema; the functions beside it take one kind each, for
a text that comes without a field. What comes back says whether it was a guess.
"""

from asf_edit.understanding.addresses import address, email, position, postal_code, web_address
from asf_edit.understanding.choices import fixed, yes_or_no
from asf_edit.understanding.days import day, year
from asf_edit.understanding.numbers import number, percent
from asf_edit.understanding.organisation_numbers import organisation_number
from asf_edit.understanding.telephones import telephone
from asf_edit.understanding.terms import term, terms
from asf_edit.understanding.typography import is_blank
from asf_edit.understanding.understand import WRITTEN_AS, understand
from asf_edit.understanding.understood import NotUnderstoodError, Understood

__all__ = [
    "WRITTEN_AS",
    "NotUnderstoodError",
    "Understood",
    "address",
    "day",
    "email",
    "fixed",
    "is_blank",
    "number",
    "organisation_number",
    "percent",
    "position",
    "postal_code",
    "telephone",
    "term",
    "terms",
    "understand",
    "web_address",
    "year",
    "yes_or_no",
]
