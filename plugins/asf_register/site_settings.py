"""The site's settings, from data/site.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class License:
    """On which terms something may be used: what they are called and where they stand."""

    title: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSettings:
    """What the site is called, where it lies and what it shows.

    Attributes:
        title: The site's name.
        address: Its address without a slash at the end.
        organisation: Who publishes the list.
        contact: A role address for questions.
        proposals: A role address that the site's forms are sent to; the one for questions if empty.
        repository: The register's address on GitHub, where issues are opened; may be empty.
        show_from_sources: Whether enterprises listed from sources are shown.
        certificates_complete_from: The day from which the register knows of every certification.
        application_key: The public age key that applications are encrypted to; may be empty.
        intranet: The address of the members' intranet; may be empty.
        data_license: On which terms the open data may be used; None where nobody has said.
        banner: A line on top of every page, for a register that is not real.
    """

    title: str
    address: str
    organisation: str
    contact: str
    proposals: str = ""
    repository: str = ""
    show_from_sources: bool = False
    certificates_complete_from: date | None = None
    application_key: str = ""
    intranet: str = ""
    data_license: License | None = None
    banner: str = ""
