"""The self-assessment: a sheet to fill in for oneself, kept in the browser and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from asf_register.schema import read_schema
from asf_register.vocabulary import Vocabulary

from asf_site.certificates.self_assessment_help import AREAS, CRITERIA, Help
from asf_site.output_file import OutputFile, html_page, own_head
from asf_site.own_pages import APPLICATION, SELF_ASSESSMENT
from asf_site.parts.application import CRUMBS
from asf_site.site import Site
from asf_site.templates import Templates


@dataclass(frozen=True, slots=True)
class Assessed:
    """Something to assess oneself against.

    Attributes:
        id: What it is kept under.
        title: Its heading.
        help: What it is about.
    """

    id: str
    title: str
    help: Help


def self_assessment(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page."""
    head = own_head(SELF_ASSESSMENT, "self-assessment", *CRUMBS)
    yield html_page(
        templates,
        "self_assessment.html",
        head,
        criteria=criteria(),
        areas=areas(site.register.vocabulary),
        states=read_schema("application")["$defs"]["state"]["x-labels"],
        application_url=APPLICATION.url,
    )


def criteria() -> list[Assessed]:
    """The four criteria, as the application has them."""
    asked = read_schema("application")["properties"]["self_assessed_criteria"]["items"]
    titles = asked["properties"]["criterion"]["x-labels"]
    return [Assessed(f"criterion-{key}", title, CRITERIA[key]) for key, title in titles.items()]


def areas(words: Vocabulary) -> list[Assessed]:
    """The areas of the closed list; a register's own may have others than the project's."""
    return [
        Assessed(f"area-{key}", term.title, AREAS.get(str(key), Help()))
        for key, term in words.areas.items()
    ]
