"""The form of an application for certification, which is packed and encrypted in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from asf_propose.application.container import MAX_FILE_MIB, MAX_FILES, MAX_MIB
from asf_propose.forms.application_form import application_form

from asf_site.forms.age_bundle import age_bundle, age_licences, age_path, licences_path
from asf_site.forms.filled_form import as_json
from asf_site.forms.form_questions import form_parts
from asf_site.output_file import OutputFile, html_page, own_head, ready
from asf_site.own_pages import APPLICATION, BECOME_CERTIFIED, SELF_ASSESSMENT
from asf_site.rounds import first_without, open_or_coming, window_notices
from asf_site.site import Site
from asf_site.templates import Templates

CRUMBS = [(BECOME_CERTIFIED.title, BECOME_CERTIFIED.url)]
_LIMITS = {"files": MAX_FILES, "file": MAX_FILE_MIB, "all": MAX_MIB}


def application(site: Site, templates: Templates) -> Iterator[OutputFile]:
    """The page, and where applications can be sent what it fetches: the form, and what encrypts.

    What encrypts isn't needed for a site that has no key to encrypt to.
    """
    form = application_form(site.register.vocabulary)
    head = own_head(APPLICATION, "application", *CRUMBS)
    rounds = site.register.cohorts.values()
    page = {
        "coming": [(r, window_notices(r, site.day)) for r in open_or_coming(rounds, site.day)],
        "none_from": first_without(rounds, site.day),
        "always": [f.form["always"] for f in form.fields if "always" in f.form],
        "limits": _LIMITS,
        "self_assessment": SELF_ASSESSMENT,
    }
    if not site.register.site.application_key:
        yield html_page(templates, "application.html", head, address="", packs_with="", **page)
        return
    markup = templates.render("application_form.html", parts=form_parts(form), limits=_LIMITS)
    content = as_json({**form.as_data(), "limits": _LIMITS, "markup": markup})
    address = f"data/{sha256(content.encode()).hexdigest()[:10]}/ansok.json"
    yield ready(address, content)
    yield ready(age_path(), age_bundle())
    yield ready(licences_path(), age_licences())
    yield html_page(
        templates, "application.html", head, address=address, packs_with=age_path(), **page
    )
