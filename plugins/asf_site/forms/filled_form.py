"""What differs from one page of a form to the next: whom it is about and what is on file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from asf_propose.forms import Form, form_values, version_of
from asf_register.enterprise import Enterprise
from asf_register.public import is_listed
from markupsafe import Markup

from asf_site.forms.mail_form import MailForm
from asf_site.forms.on_file import OnFile
from asf_site.site import Site


class FilledForm:
    """Fills a form in for one enterprise after the other.

    Args:
        site: The site that it stands on.
        form: The form for a change.
    """

    def __init__(self, site: Site, form: Form) -> None:
        self._site = site
        self._form = form
        self._on_file = OnFile(form.fields)
        self._mail = MailForm(form, site.register.site)

    def texts(self, enterprise: Enterprise, shares_name: bool) -> dict[str, str]:
        """What stands in each place that the page leaves open; markup is `Markup`.

        Args:
            enterprise: Who.
            shares_name: Whether another one has the same name.
        """
        slug, name = enterprise.slug, enterprise.name
        values = form_values(enterprise, self._form)
        about, version = f"{name} ({slug})", version_of(values)
        return {
            "slug": slug,
            "name": name,
            "title": f"{name}, {self._site.rows[slug].place}" if shares_name else name,
            "about": about,
            "version": version,
            "without": " ".join(_not_asked(enterprise)),
            "values": in_quotes(as_json(values)),
            "on_file": self._on_file.described(values),
            "mail": self._mail.address(about, version),
        }


def _not_asked(enterprise: Enterprise) -> Iterator[str]:
    """The fields of the form that make no sense for this enterprise."""
    if enterprise.listing == "consented":
        yield "consent"
    if not is_listed(enterprise):
        yield "listing"
    if enterprise.part_of:
        yield "organisation_number"  # a unit has that of the enterprise it is part of


def in_quotes(text: str) -> Markup:
    """A text that stands within single quotation marks, as short as it can be."""
    safe = text.replace("&", "&amp;").replace("'", "&#39;").replace("<", "&lt;")
    return Markup(safe)  # noqa: S704 - escaped


def as_json(value: Any) -> str:
    """A value as JSON."""
    return msgspec.json.encode(value).decode()
