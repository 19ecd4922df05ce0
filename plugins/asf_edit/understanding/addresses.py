"""E-mail and web addresses, and places that one can visit or find on a map."""

from __future__ import annotations

import re

from asf_register.web_address import why_refused

from asf_edit.understanding.typography import lines, straight
from asf_edit.understanding.understood import NotUnderstoodError, Understood, quoted

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:[.][A-Za-z0-9-]+)+")
_AT = re.compile(r" ?[\[(](?:at|snabel-?a)[\])] ?| snabel-?a ", re.IGNORECASE)
_SCHEME = re.compile(r"(https?):/*", re.IGNORECASE)
_SITE = re.compile(r"[^\s,;<>@]+\.[a-zåäö]{2,}(?:[/?#:][^\s,;<>]*)?", re.IGNORECASE)
_POSTAL_CODE = re.compile(r"(?:\bSE?[- ])?(?<![0-9])([0-9]{3}) ?([0-9]{2})(?![0-9])", re.IGNORECASE)
_DEGREES = (r"-?[0-9]{1,3}[.][0-9]+", r"-?[0-9]{1,3},[0-9]+", r"-?[0-9]{1,3}(?:[.,][0-9]+)?")


def email(written: str) -> Understood:
    """An e-mail address, out of what mail programs put around it.

    Raises:
        NotUnderstoodError: Where there is none.
    """
    text = straight(written)
    found = _EMAIL.findall(text)
    note = ""
    if not found and (found := _EMAIL.findall(_AT.sub("@", text))):
        note = f"{quoted(text)} togs som {found[0].rstrip('.').lower()}"
    if not found:
        raise NotUnderstoodError(
            f"{quoted(text)} är ingen e-postadress.",
            "Skriv den som info@foretaget.se, utan å, ä och ö.",
        )
    rest = re.sub(r"mailto:|e-?post:|e?mail:|mejl:", "", text, flags=re.IGNORECASE)
    if len(set(found)) > 1:
        note = "av flera adresser togs den första"
    elif re.search(r"\w", rest.replace(found[0], "")) and not note:
        note = f"av {quoted(text)} togs bara adressen"
    return Understood(found[0].rstrip(".").lower(), certain=not note, note=note)


def web_address(written: str) -> Understood:
    """A web address; https:// is put in front where nothing stands.

    Raises:
        NotUnderstoodError: Where there is none that may be linked to.
    """
    text = straight(written).strip("<>").rstrip(".,;")
    note = ""
    if _SCHEME.match(text):
        address = _SCHEME.sub(lambda scheme: f"{scheme.group(1).lower()}://", text, count=1)
    elif re.match(r"[a-z][a-z0-9+]*:(?![0-9])|//", text, re.IGNORECASE):
        address = text
    else:
        found = _SITE.findall(text)
        if len(found) != 1 or "@" in text:
            raise NotUnderstoodError(
                f"{quoted(text)} är ingen webbadress.",
                "Kopiera adressen ur webbläsarens adressfält.",
            )
        address = f"https://{found[0]}"
        note = f"{quoted(text)} togs som {address}"
    if reason := why_refused(address):
        raise NotUnderstoodError(
            f"Adressen {quoted(address)} {reason}.", "Kopiera adressen ur webbläsarens adressfält."
        )
    return Understood(address, certain=not note, note=note)


def postal_code(written: str) -> Understood:
    """Five digits, with or without a space, and SE- for Sweden.

    Raises:
        NotUnderstoodError: Where there are other digits than those.
    """
    text = straight(written)
    code = _POSTAL_CODE.fullmatch(re.sub(r"[.,]0$", "", text))
    if code is None:
        raise NotUnderstoodError(
            f"{quoted(text)} är inget postnummer.", "Skriv fem siffror, till exempel 111 22."
        )
    return Understood(f"{code.group(1)} {code.group(2)}")


def address(written: str) -> Understood:
    """A visiting address in one text: «Storgatan 1, 111 22 Storstad»."""
    text = ", ".join(straight(line).strip(" ,") for line in lines(written).split("\n"))
    code = _POSTAL_CODE.search(text)
    if code:
        street, locality = text[: code.start()], text[code.end() :]
        parts = {"street": street, "postal_code": f"{code.group(1)} {code.group(2)}"}
        certain = not re.search("[0-9]", locality)
    else:
        street, _, locality = text.rpartition(",")
        if not street and re.search("[0-9]", locality):
            street, locality = locality, ""
        parts, certain = {"street": street}, bool(street) != bool(locality)
    parts["locality"] = locality
    value = {name: part.strip(" ,") for name, part in parts.items() if part.strip(" ,")}
    note = "" if certain else f"{quoted(text)} delades i {' | '.join(value.values())}"
    return Understood(value, certain=certain, note=note)


def position(written: str) -> Understood:
    """Latitude and longitude in degrees, also out of a map's address.

    Raises:
        NotUnderstoodError: Where there aren't two numbers.
    """
    text = straight(written).partition("@")[2] or straight(written)
    found = next((two for form in _DEGREES if len(two := re.findall(form, text)) >= 2), None)
    if found is None:
        raise NotUnderstoodError(
            f"{quoted(text)} är inget läge.",
            "Skriv latitud och longitud i grader, till exempel 59.33, 18.06.",
        )
    # Six decimals are a decimetre.
    north, east = (round(float(number.replace(",", ".")), 6) for number in found[:2])
    note = ""
    if north < 30 < east:
        north, east, note = east, north, "latitud och longitud bytte plats"
    if not (-90 <= north <= 90 and -180 <= east <= 180):
        raise NotUnderstoodError(
            f"{quoted(text)} är inget läge på jorden.",
            "Skriv latitud och longitud i grader, till exempel 59.33, 18.06.",
        )
    return Understood({"latitude": north, "longitude": east}, certain=not note, note=note)
