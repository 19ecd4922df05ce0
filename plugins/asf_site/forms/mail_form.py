"""A form as a mail to write in: the text block with a line for each common field."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from urllib.parse import quote

from asf_propose.block import Block, Line, written
from asf_propose.forms import Form, FormField
from asf_propose.subject import ENTERPRISE, EXPERIENCE, POST, Subject
from asf_register.site_settings import SiteSettings

from asf_site.forms.on_file import inner_name

# By their names in the file; those that a new entry can't be without come too.
_COMMON: Mapping[Subject, frozenset[str]] = {
    ENTERPRISE: frozenset(
        "name organisation_number municipality address website email phone description industries "
        "criteria_text".split()
    ),
    POST: frozenset("title text industries place deadline contact actor awarded withdrawn".split()),
    EXPERIENCE: frozenset("title did gave otherwise guides enterprise contact".split()),
}
_HOW = "Skriv bara på de rader som ska ändras. Lämna de andra tomma."
_HOW_NEW = "Skriv efter kolonet på varje rad. Lämna det tomt som ni inte vill uppge."
_FIRST, _LAST = written(Block(())).splitlines()


def _quoted(text: str) -> str:
    return quote(text.replace("\n", "\r\n"), safe="")


def _entries(*lines: Line) -> str:
    """Lines of a block, without what stands around them."""
    return _quoted(written(Block(lines))[len(_FIRST) + 1 : -len(_LAST) - 1])


_BREAK = _quoted("\n")
_VERSION = _entries(Line("Utgår från", "0")).removesuffix(f"0{_BREAK}")


class MailForm:
    """Makes the addresses that open a mail with a form in it.

    Args:
        form: The form.
        settings: Whom the mail goes to.
    """

    def __init__(self, form: Form, settings: SiteSettings) -> None:
        self._subject = _quoted(form.matter)
        self._to = settings.proposals or settings.contact
        how = _quoted(f"{_HOW_NEW if form.is_new else _HOW}\n\n{_FIRST}\n")
        names = _names(form.fields, _COMMON[form.subject], needed=form.is_new)
        self._begun = how + _entries(Line("Ärende", form.matter))
        self._lines = _entries(*(Line(name, "") for name in names)) + _quoted(f"{_LAST}\n")

    def address(self, about: str = "", version: str = "") -> str:
        """The address.

        Args:
            about: The record's name and slug; nothing for a new one.
            version: What the form would be filled in with.
        """
        subject, head = self._subject, ""
        if about:
            subject += _quoted(f": {about}")
            head = f"{_entries(Line('Gäller', about))}{_VERSION}{version}{_BREAK}"
        return f"mailto:{self._to}?subject={subject}&body={self._begun}{head}{self._lines}"


def _names(
    fields: Iterable[FormField], common: Collection[str], *, needed: bool, above: str = ""
) -> Iterator[str]:
    """What the fields to write in are called; of a list, those of its first item."""
    for field in fields:
        asked = field.key in common or (needed and field.required)
        name = inner_name(above, field.title)
        if (above or asked) and field.kind in ("group", "groups"):
            inside = f"{name} 1" if field.kind == "groups" else name
            yield from _names(field.fields, common, needed=needed, above=inside)
        elif above or asked:
            yield name
