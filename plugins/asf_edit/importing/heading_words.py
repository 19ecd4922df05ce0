"""The words that people put above columns, and the fields they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from asf_register.slugs import fold

from asf_edit.importing.targets import FIGURES, IGNORE, PLACE, SLUG, fields, targets

# Beside each field's own names, which the schema has: what stands above columns only.
_ALSO = {
    SLUG: "fil, filnamn, adress i listan, file",
    "name": "verksamhetens namn, organisation, organisationens namn, förening, föreningens namn, "
    "asf, socialt företag, sociala företag, benämning, company, enterprise",
    "organisation_number": "org nr, org nummer, organisations nr, company number",
    "legal_form": "organisationsform, driftsform",
    "founded": "grundad, grundår, startat, start, bildades, bildat år, etablerat, established",
    "part_of": "ingår i, moderföretag, moderorganisation",
    "region": "länskod, länsnamn, county, county code",
    "municipality": "kommunkod, kommunnamn, hemkommun, municipality code",
    "municipality_basis": "hur kommunen är känd, municipality basis",
    PLACE: "ort, plats, verksamhetsort, ort kommun, kommun ort, kommun eller län, säte, stad, "
    "place text, city, town, location",
    "address": "postadress, address",
    "address.street": "gatuadress, street address",
    "address.postal_code": "postnr, post nr, zip, zip code, postcode",
    "address.locality": "postort, by, stadsdel, tätort",
    "website": "url, homepage, web, website seen",
    "email": "epost, epostadress, e mail",
    "phone": "telnr, tel nr, telefonnr, växel, telephone, phone number",
    "industries": "näringsgren, sektor, industry, sector",
    "offers": "verksamhet, verksamheter, affärsidé, tjänster, produkter och tjänster, erbjudande, "
    "lines of business, goods and services, products",
    "integration_services": "arbetsmarknadsinsatser, tjänster till offentlig sektor",
    "social_value.target_groups": "målgrupp, target group",
    "social_value.summary": "samhällsnytta, social nytta, nytta, social value",
    FIGURES: "nyckeltal, storlek, size, size text",
    f"{FIGURES}.employed": "anställda, antal anställda, employees",
    f"{FIGURES}.in-training": "i arbetsträning, antal i arbetsträning",
    f"{FIGURES}.occupied": "sysselsatta, antal sysselsatta",
    "description": "om verksamheten, kort beskrivning, about",
    "member": "skoopi medlem, medlem skoopi, medlemskap, membership",
    "listing": "samtycke, visas, får visas, ok att visa, publiceras, vill stå i listan, samtycker",
    "consent.date": "samtyckesdatum, samtycke datum, datum för samtycke",
    "consent.by": "samtycke av, samtycke från, samtycke roll",
    "confirmed.date": "senast bekräftat, senast bekräftad, bekräftat, bekräftad, bekräftat datum",
    "confirmed.by": "bekräftat av, bekräftad av",
    "closed.date": "nedlagt, nedlagd, upphört, nedlagt datum",
    "closed.source": "nedlagt källa",
    "sources.url": "källa, källor, länk till källa, källans adress, source, sources, source url",
    "sources.year": "källans år, källa år, årtal källa, source year",
}

# Columns that are known and must stay out, by why.
_KEPT_OUT = {
    "certifiering hör inte hemma i företagets fil": "certifiering, certifierad, certifikat, "
    "certifieringsdatum, intyg, certification, certification text, certified",
    "uppgifter om personer sparas inte i registret": "kontaktperson, kontakt, "
    "kontaktpersonens namn, namn på kontaktperson, vd, chef, ordförande, ansvarig, firmatecknare, "
    "verksamhetsledare, verksamhetschef, föreståndare, personnummer, contact, contact person",
}

_NUMBERED = re.compile(r"-[0-9]$")
# A heading is short; what is longer is a note above the list.
_LONGEST = 80


@cache
def known_words() -> dict[str, str]:
    """The field that each heading means, by the heading folded; `IGNORE` keeps it out."""
    words: dict[str, str] = {}
    for listed in _KEPT_OUT.values():
        words |= dict.fromkeys(_folded(listed), IGNORE)
    for path, listed in _ALSO.items():
        words |= dict.fromkeys(_folded(listed), path)
    for path, target in targets().items():
        words.setdefault(fold(target.title), path)
        words.setdefault(fold(path), path)
    for name, field in fields().names():
        if field.name in targets():
            words.setdefault(fold(name), field.name)
    return words


def why_kept_out(heading: str) -> str:
    """Why a column that is known is not for the register."""
    folded = plain_heading(heading)
    return next(why for why, listed in _KEPT_OUT.items() if folded in _folded(listed))


def plain_heading(heading: str) -> str:
    """A heading without what a parenthesis adds and without the «2» of «Bransch 2»."""
    outside = fold(re.sub(r"\([^)]*\)", " ", heading)) or fold(heading)
    return _NUMBERED.sub("", outside)


def how_many_known(cells: Iterable[str]) -> int:
    """How many different fields the cells of a row are headings of."""
    known = known_words()
    found = {known.get(plain_heading(cell)) for cell in cells if len(cell) <= _LONGEST}
    return len(found - {None})


def _folded(listed: str) -> list[str]:
    return [fold(word) for word in listed.split(",") if word.strip()]
