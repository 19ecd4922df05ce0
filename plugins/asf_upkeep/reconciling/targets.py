"""What a column of an extract can be about."""

from __future__ import annotations

from collections.abc import Mapping

IGNORE = "ignore"
NUMBER = "number"
NAME = "name"
OTHER_NAME = "other_name"

# Each with what it is called inside a Swedish sentence.
TARGETS: Mapping[str, str] = {
    NUMBER: "organisationsnumret",
    NAME: "namnet",
    OTHER_NAME: "ett namn till",
    "form": "den juridiska formen",
    "deregistered": "dagen för avregistrering",
    "reason": "skälet till avregistrering",
    "proceedings": "konkurs, likvidation och annat som pågår",
    "address": "postadressen",
    "street": "gatan",
    "care_of": "c/o-adressen",
    "postal_code": "postnumret",
    "locality": "postorten",
    "seat": "orten",
}
