"""The form of an application for certification, which is packed and encrypted in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from asf_propose.application.container import MAX_FILE_MIB, MAX_FILES, MAX_MIB
from asf_propose.forms.application_form import application_form
from asf_register.certification.cohort import Cohort

from asf_site.age_bundle import age_bundle, age_path
from asf_site.filled_form import as_json
from asf_site.form_questions import form_parts
from asf_site.output_file import OutputFile, PageHead, html_page, ready
from asf_site.own_pages import APPLICATION, BECOME_CERTIFIED
from asf_site.site import Site
from asf_site.templates import Templates

CRUMBS = [(BECOME_CERTIFIED.title, BECOME_CERTIFIED.url)]
_LIMITS = {"files": MAX_FILES, "file": MAX_FILE_MIB, "all": MAX_MIB}


def application(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page, and where applications can be sent what it fetches: the form, and what encrypts.

    What encrypts isn't needed for a site that has no key to encrypt to.
    """
    form = application_form(site.register.vocabulary)
    head = PageHead(
        title=APPLICATION.title,
        summary=APPLICATION.summary,
        url=APPLICATION.url,
        kind="application",
        breadcrumbs=CRUMBS,
    )
    page = {"form": form, "rounds": rounds(site), "limits": _LIMITS}
    if not site.register.site.application_key:
        yield html_page(templates, "application.html", head, address="", packs_with="", **page)
        return
    markup = templates.render("application_form.html", parts=form_parts(form), limits=_LIMITS)
    content = as_json({**form.as_data(), "limits": _LIMITS, "markup": markup})
    address = f"data/{sha256(content.encode()).hexdigest()[:10]}/ansok.json"
    yield ready(address, content)
    yield ready(age_path(), age_bundle())
    yield html_page(
        templates, "application.html", head, address=address, packs_with=age_path(), **page
    )


def rounds(site: Site) -> list[Cohort]:
    """The rounds that one can apply to today or later, those that close first before others."""
    cohorts = site.register.cohorts.values()
    announced = [one for one in cohorts if one.application and one.application.closes >= site.day]
    return sorted(announced, key=lambda one: (_closes(one), one.id))


def _closes(cohort: Cohort) -> str:
    return cohort.application.closes.isoformat() if cohort.application else ""
